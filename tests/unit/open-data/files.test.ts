/** The files of open data: the same structures in each form, nobody who did not agree, read back as they were. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { actor } from '../../../src/content-types/actor/index.ts';
import { ACTOR_STANDARDS } from '../../../src/content-types/actor/standards.ts';
import type { Data } from '../../../src/content-types/registry.ts';
import { documents } from '../../../src/domain/documents/index.ts';
import { DATE_FIELDS } from '../../../src/domain/documents/dates-table.ts';
import { KEPT, PUBLISHED } from '../../../src/domain/open-data/columns.ts';
import { columnsFor } from '../../../src/domain/open-data/rows.ts';
import { FORMS, openSelections } from '../../../src/domain/open-data/selections.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { dateFieldWords } from '../../../src/i18n/date-field-words.ts';
import { csvSource } from '../../../src/lib/formats/csv.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { md, portalOf } from '../../support/portal.ts';
import { samplePortal, sampleSnapshot } from '../../support/sample.ts';
import { Bench } from '../import/setup.ts';

const textsOf = (portal: Portal): Map<string, string> =>
  new Map([...documents(portal)].map((one) => [one.address, one.text()]));

interface Row {
  slug: string;
  [name: string]: unknown;
}

const csvRows = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

/** The slugs of a file, whatever its form. */
function slugsIn(name: string, text: string): string[] {
  if (name.endsWith('.csv')) return csvRows(text).map(({ slug }) => slug!);
  const value = JSON.parse(text) as { actors?: Row[]; features?: { id: string }[] } & { id: string }[];
  if (name === 'annuaire.json') return value.actors!.map(({ slug }) => slug);
  if (name === 'annuaire.geojson') return value.features!.map(({ id }) => id);
  return value.map(({ id }) => id.replace(/^.+?--/, ''));
}

describe('the files of the sample', () => {
  const portal = samplePortal();
  const texts = textsOf(portal);
  const selections = openSelections(portal);
  const fileOf = ({ href }: { href: string }, name: string) => texts.get(`${href}${name}`)!;

  it('are those of the directory, of each theme and of each territory', () => {
    expect(selections[0]).toMatchObject({ isWhole: true, href: '/annuaire/' });
    expect(selections[0]!.actors).toHaveLength(portal.items.actor.length);
    expect(selections.filter(({ scope }) => scope.theme)).toHaveLength(portal.items.theme.length);
    expect(selections.filter(({ scope }) => scope.territory).length).toBeGreaterThan(10);
    // That of the whole portal is the whole.
    expect(texts.has('/territoires/massif-d-ambrune/annuaire.csv')).toBe(false);
  });

  it('hold the same structures in each form', () => {
    for (const selection of selections) {
      const expected = selection.actors.map(({ slug }) => slug);
      for (const name of Object.keys(FORMS)) {
        const found = slugsIn(name, fileOf(selection, name));
        if (name !== 'structures-data-inclusion.json') expect(found).toEqual(expected);
        else expect(expected).toEqual(expect.arrayContaining(found));
      }
    }
  });

  it('say the same of each structure, value by value', () => {
    const [whole] = selections;
    const { actors } = JSON.parse(fileOf(whole!, 'annuaire.json')) as { actors: Row[] };
    const rows = csvRows(fileOf(whole!, 'annuaire.csv'));
    const at = (value: unknown, path: string): unknown =>
      path
        .split('.')
        .reduce<unknown>(
          (one, key) =>
            (one as Record<string, unknown> | undefined)?.[/^\d+$/.test(key) ? Number(key) - 1 : key],
          value,
        );
    for (const [i, row] of rows.entries())
      for (const [path, cell] of Object.entries(row)) {
        const value = at(actors[i], path);
        const said = Array.isArray(value)
          ? value.map((one) => String(one).replace(/\s*;\s*/g, ', ')).join(' ; ')
          : value;
        expect([path, csvSource(cell)]).toEqual([path, said === undefined ? '' : String(said)]);
      }
  });

  it('say their licence, their day and where they are explained', () => {
    const { actors, ...about } = JSON.parse(fileOf(selections[0]!, 'annuaire.json')) as Record<
      string,
      unknown
    >;
    expect(actors).toHaveLength(49);
    expect(about).toEqual({
      name: 'Ambrune en commun',
      title: 'Annuaire',
      url: 'https://ambrune.example/annuaire/',
      licence: 'CC BY-SA 4.0',
      licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      updated: expect.stringMatching(/^2026-1[01]-\d\d$/) as string,
      documentation: 'https://ambrune.example/donnees-ouvertes/',
      count: 49,
    });
    for (const selection of selections) {
      const told = JSON.parse(fileOf(selection, 'datapackage.json')) as {
        version: string;
        licenses: { name: string }[];
        resources: { path: string; schema?: string }[];
      };
      expect(told.licenses[0]!.name).toBe('CC-BY-SA-4.0');
      expect(told.resources.map(({ path }) => path)).toEqual(Object.keys(FORMS));
      expect(told.resources[0]!.schema).toBe('https://ambrune.example/annuaire/schema.json');
      expect((JSON.parse(fileOf(selection, 'annuaire.geojson')) as { updated: string }).updated).toBe(
        told.version,
      );
    }
  });

  it('do not follow the clock', () => {
    const snapshot = sampleSnapshot();
    const later = textsOf(buildPortal({ snapshot, now: '2026-12-09T18:00', gazetteer: loadGazetteer }));
    for (const selection of selections)
      for (const name of [...Object.keys(FORMS), 'datapackage.json'])
        expect(later.get(`${selection.href}${name}`) === fileOf(selection, name), selection.href + name).toBe(
          true,
        );
  });

  it('have the columns that their schema tells, and an import map for each', () => {
    const [whole] = selections;
    const header = (text: string) => (parse(text, { bom: true, to: 1 }) as string[][])[0];
    const { fields } = JSON.parse(fileOf(whole!, 'schema.json')) as {
      fields: { name: string; title: string }[];
    };
    const names = fields.map(({ name }) => name);
    expect(header(fileOf(whole!, 'annuaire.csv'))).toEqual(names);
    expect(header(fileOf(selections[1]!, 'annuaire.csv'))).toEqual(names.slice(0, -1));
    expect(fields.every(({ title }) => title.length > 1)).toBe(true);
    const map = fileOf(whole!, 'annuaire.map.yaml');
    for (const name of names)
      expect(map).toMatch(new RegExp(`^(  ${name}: |  - ${name}$|id: ${name}$|body: ${name}$)`, 'm'));
  });
});

describe('the columns', () => {
  it('are every field of the type, or one that is kept and why', () => {
    for (const name of Object.keys(actor.fields))
      expect([name, name in PUBLISHED || name in KEPT]).toEqual([name, true]);
    expect(Object.keys(KEPT).filter((name) => !(name in actor.fields))).toEqual([]);
    expect(Object.keys(PUBLISHED).filter((name) => name in KEPT)).toEqual([]);
  });

  it('have names in other vocabularies that are those of a column', () => {
    const paths = columnsFor(samplePortal(), true).map(({ path }) => path);
    expect(Object.keys(ACTOR_STANDARDS).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('of dates are explained, in both languages', () => {
    for (const locale of ['fr', 'en'])
      expect(Object.keys(dateFieldWords(locale)).toSorted()).toEqual(DATE_FIELDS.toSorted());
  });
});

describe('what never leaves', () => {
  const files = (portal: Portal) =>
    [...textsOf(portal)]
      .filter(([address]) => /annuaire\.|structures-/.test(address))
      .map(([, text]) => text);

  it('is a contact without consent, and the consent itself', () => {
    const portal = portalOf({
      'actors/a.md': md(
        `name: Une\nupdated: 2026-10-01\ncontact: { email: marie@remise.example, phone: "06 12 34 56 78" }\nconsent: { given: oui, on: 2025-01-01, until: 2026-01-01, how: au marché }`,
        'Écrivez à marie@remise.example.',
      ),
      'actors/b.md': md(
        `name: Deux\nupdated: 2026-10-01\ncontact: { email: paul@remise.example }\nconsent: { given: oui, on: 2026-01-01, how: à l’atelier }`,
      ),
    });
    const all = files(portal).join('\n');
    expect(all).not.toMatch(/marie@|612345678|06 12 34/);
    expect(all).toContain('paul@remise.example');
    expect(all).not.toMatch(/au marché|à l’atelier|"consent|2025-01-01/);
  });

  it('is an entry whose rights are reserved', () => {
    const portal = portalOf({
      'actors/a.md': md('name: Une\nupdated: 2026-10-01\nlicence: tous-droits-reserves'),
      'actors/b.md': md('name: Deux\nupdated: 2026-10-01\nlicence: etalab-2.0'),
    });
    expect(csvRows(textsOf(portal).get('/annuaire/annuaire.csv')!).map(({ slug }) => slug)).toEqual(['b']);
  });
});

describe('export, then import', () => {
  const NASTY = {
    'actors/formules.md': md(
      `name: "=HYPERLINK(\\"https://x.example\\")"
summary: "- Réparer\\t; + donner, \\"partager\\", @tous"
keywords: ["+33", "-10 %", "=1+1"]
updated: 2026-10-01
address: { street: "@ la gare, 3", postalCode: "01000", commune: Bourg-en-Bresse }
contact: { phone: "04 65 71 20 40", email: bonjour@x.example }
links: [{ label: Un, url: "https://un.example/" }, { label: "=Deux", url: "https://deux.example/" }]`,
      '- Un point\n- Deux ; trois\n\n=Une formule=',
    ),
    'actors/calme.md': md(
      'name: Calme\nstatus: en-sommeil\ngeo: { lat: 45.1, lon: -6.5 }\nupdated: 2026-10-01',
    ),
  };

  /** What a reader of the page would find: without what import and export say of themselves. */
  function told(data: Data<'actor'>): Record<string, unknown> {
    const known = Object.entries(data).filter(
      ([name]) => name in PUBLISHED && !['source', 'sourceId'].includes(name),
    );
    return Object.fromEntries(known);
  }

  async function roundTrip(portal: Portal) {
    const texts = textsOf(portal);
    const bench = new Bench(texts.get('/annuaire/annuaire.map.yaml')!);
    const csv = texts.get('/annuaire/annuaire.csv')!;
    const result = await bench.import(csv);
    const { entries } = readContent(bench.root);
    return {
      csv,
      result,
      entries: new Map(entries.map((one) => [(one.data as Data<'actor'>).sourceId, one])),
    };
  }

  it('gives the structures of the sample again', async () => {
    // Looking for villages that no list knows takes a moment: some of them will do.
    const { entries: all } = sampleSnapshot();
    let actors = 0;
    const portal = samplePortal({
      entries: all.filter(({ type }) => type !== 'actor' || actors++ % 12 === 0),
    });
    expect(portal.items.actor.length).toBeGreaterThan(3);
    const { csv, result, entries } = await roundTrip(portal);
    expect(csv.startsWith('\ufeff"slug"')).toBe(true);
    expect([result.written, result.reported]).toEqual([portal.items.actor.length, 0]);
    expect(result.unmapped).toEqual([]);
    for (const item of portal.items.actor) {
      const back = entries.get(item.slug)!;
      const place = item.place;
      const data = item.data as Data<'actor'>;
      const address = data.address && {
        ...data.address,
        ...(place?.postalCode && !data.address.postalCode ? { postalCode: place.postalCode } : {}),
        ...(place?.inseeCode && !data.address.inseeCode ? { inseeCode: place.inseeCode } : {}),
      };
      expect([item.slug, told(back.data as Data<'actor'>)]).toEqual([
        item.slug,
        told({ ...data, ...(address ? { address } : {}) }),
      ]);
      expect(back.body.trim()).toBe(item.body.trim());
    }
  });

  it('gives back what a spreadsheet would run, and runs none of it on the way', async () => {
    const portal = portalOf(NASTY);
    const { csv, result, entries } = await roundTrip(portal);
    for (const row of parse(csv, { bom: true, from: 2 }) as string[][])
      for (const cell of row) expect(cell).not.toMatch(/^\s*(?:[=@\t\r]|[+-](?![\d\s.,()]+$))/);
    expect(result.written).toBe(2);
    const nasty = portal.find('actor', 'formules')!;
    const back = entries.get('formules')!;
    expect((back.data as Data<'actor'>).name).toBe('=HYPERLINK("https://x.example")');
    expect((back.data as Data<'actor'>).keywords).toEqual(['+33', '-10 %', '=1+1']);
    expect((back.data as Data<'actor'>).links).toEqual(nasty.data.links);
    expect(back.body.trim()).toBe(nasty.body.trim());
    expect((entries.get('calme')!.data as Data<'actor'>).geo).toEqual({ lat: 45.1, lon: -6.5 });
  });
});
