/** What the directory's filters are made of: small, true to the entries, and the same numbers as the static pages. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { TYPOLOGIES, LEGAL_FORMS } from '../../../src/content-types/actor/vocabularies.ts';
import type { Data, TypeName } from '../../../src/content-types/registry.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import { PUBLICS } from '../../../src/content-types/shared/vocabularies.ts';
import type { Entry, Snapshot } from '../../../src/content-types/snapshot.ts';
import { isWidest, widestSame } from '../../../src/domain/crossings.ts';
import { directoryData, directoryDetails, directoryFilters } from '../../../src/domain/filters/directory.ts';
import { documents } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { filtersModel } from '../../../src/domain/models/filters.ts';
import type { FilterValueModel, ListModel } from '../../../src/domain/models/types.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { createFilter, searchable, textFilter } from '../../../src/lib/facets.ts';
import { DETAILS, sharedAt } from '../../../src/lib/facets/directory-data.ts';
import { slugify } from '../../../src/lib/text/slugify.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { validate } from '../../../src/schema/validate.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { NOW, md, portalOf, snapshotOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';
import { seeded } from '../lib/random.ts';

const SEED = Number(process.env['SEED'] ?? 7000);

function entry(type: TypeName, slug: string, raw: Record<string, unknown>): Entry {
  const { data } = validate<Data>(typeOf(type).fields, raw as Record<string, Raw>);
  if (!data) throw new Error(`${type}/${slug}`);
  return { type, slug, file: `${type}s/${slug}.md`, data, body: '', bodyLine: 1 } as Entry;
}

const WORDS =
  'atelier bocage cordée draille épicerie fournil garenne halle îlot jardin kiosque lavoir moulin nacelle œuvre passerelle quartier ruche sentier tisane usine vallon wagon yourte zénith amandier bergerie chantier détour estive'.split(
    ' ',
  );

/** As unlike each other as seven thousand associations can be: names, places, hours, positions. */
function manyActors(count: number): Portal {
  const dice = seeded(SEED);
  const codes = (options: readonly { value: string }[], most: number) =>
    Array.from({ length: dice.int(most + 1) }, () => dice.pick(options).value);
  const themes = Array.from({ length: 15 }, (_, i) => `theme-${i}`);
  const communes = Array.from({ length: 48 }, (_, i) => `Commune ${i}`);
  const time = (from: number) =>
    `${String(from + dice.int(3)).padStart(2, '0')}:${dice.pick(['00', '15', '30'])}`;
  const actor = (i: number) => {
    const name = `${Array.from({ length: 4 }, () => dice.pick(WORDS)).join(' ')} ${i}`;
    return entry('actor', dice.int(5) ? slugify(name) : `acteur-${i}`, {
      name,
      summary: Array.from({ length: 16 }, () => dice.pick(WORDS)).join(' '),
      themes: [dice.pick(themes), dice.pick(themes)],
      typology: codes(TYPOLOGIES, 2),
      ...(dice.int(3) ? { legalForm: dice.pick(LEGAL_FORMS).value } : {}),
      publics: codes(PUBLICS, 3),
      address: { commune: dice.pick(communes) },
      ...(dice.int(2) ? { geo: { lat: 45 + dice.next(), lon: 6 + dice.next() } } : {}),
      ...(dice.int(2)
        ? { openingHours: `${dice.pick(['Mo-Fr', 'Tu,Th', 'We', 'Sa'])} ${time(8)}-${time(14)}` }
        : {}),
      verifiedOn: `2026-0${1 + dice.int(9)}-${10 + dice.int(18)}`,
    });
  };
  const entries = [
    ...themes.map((slug) => entry('theme', slug, { name: slug })),
    entry('territory', 'massif', { name: 'Massif', level: 'pays' }),
    ...Array.from({ length: 4 }, (_, i) =>
      entry('territory', `vallee-${i}`, { name: `Vallée ${i}`, level: 'vallee', parent: 'massif' }),
    ),
    ...communes.map((name, i) =>
      entry('territory', slugify(name), { name, level: 'commune', parent: `vallee-${i % 4}` }),
    ),
    ...Array.from({ length: count }, (_, i) => actor(i)),
  ];
  const snapshot: Snapshot = { ...snapshotOf({}), entries, files: entries.length };
  return buildPortal({ snapshot, now: NOW, gazetteer: loadGazetteer });
}

const gz = (value: unknown) => gzipSync(JSON.stringify(value)).length;

describe(`seven thousand actors (SEED=${SEED})`, () => {
  const portal = manyActors(7000);
  const data = directoryData(portal);

  it('are filtered with 300 KB at most, and shown with little more', () => {
    expect(data.titles).toHaveLength(7000);
    expect(gz(data)).toBeLessThan(300 * 1024);
    const details = directoryDetails(portal);
    expect(details).toHaveLength(Math.ceil(7000 / DETAILS));
    expect(Math.max(...details.map(gz))).toBeLessThan(8 * 1024);
  });

  it('are what their files say, entry by entry', () => {
    expect(portal.items.actor).toHaveLength(7000);
    const filters = new Map(directoryFilters(portal).map((filter) => [filter.facet.name, filter]));
    const valuesOf = (name: string, i: number) => {
      const { facet, column } = filters.get(name)!;
      return column.sets[column.rows[i]!]!.map((value) => facet.codes[value]).toSorted();
    };
    for (const [i, item] of portal.items.actor.entries()) {
      const { typology = [], publics = [] } = item.data as Data<'actor'>;
      expect(data.slugs[i] || slugify(data.titles[i]!)).toBe(item.slug);
      expect(valuesOf('theme', i)).toEqual([...new Set(item.themes)].toSorted());
      expect(valuesOf('territoire', i)).toEqual(item.territories.toSorted());
      expect(valuesOf('type', i)).toEqual([...new Set<string>(typology)].toSorted());
      expect(valuesOf('public', i)).toEqual([...new Set<string>(publics)].toSorted());
      expect(sharedAt(data.verified, i)).toBe((item.data as Data<'actor'>).verifiedOn);
    }
  });

  it('have the same numbers in the form and on the page of a crossing', () => {
    const filter = createFilter(data.facets, data.columns);
    for (const theme of ['theme-3', 'theme-11'])
      for (const territory of ['vallee-2', 'commune-7', 'massif']) {
        const chosen = new Map([
          ['theme', [theme]],
          ['territoire', [territory]],
        ]);
        expect(filter({ chosen }).entries.length, `${theme} ${territory}`).toBe(
          portal.indexes.under({ theme, territory }).actor?.length ?? 0,
        );
      }
  });
});

describe('names', () => {
  const { titles, also } = directoryData(
    portalOf({
      'actors/oeuf.md': md('name: L’Œuf à la coque\nacronym: OC\nalternateNames: [La Basse-Cour]'),
      'actors/mjc.md': md(
        'name: Maison des jeunes et de la culture de Sarvenne\nlegalName: Association Bel Air',
      ),
      'actors/saint.md': md('name: Saint-Denis Solidarité'),
      'actors/un.md': md('name: Un'),
    }),
  );
  const texts = titles.map((title, i) => searchable(`${title} ${also[i]!}`));
  const found = (q: string) => titles.filter((_, i) => textFilter(texts, q)!(i));

  it.each([
    ['oc', 'L’Œuf à la coque'],
    ['basse cour', 'L’Œuf à la coque'],
    ['loeuf', 'L’Œuf à la coque'],
    ['MJC', 'Maison des jeunes et de la culture de Sarvenne'],
    ['mjcs', 'Maison des jeunes et de la culture de Sarvenne'],
    ['bel air', 'Maison des jeunes et de la culture de Sarvenne'],
    ['st denis', 'Saint-Denis Solidarité'],
  ])('are found as they are said: %s', (q, name) => expect(found(q)).toEqual([name]));

  it('weigh nothing where there is no other', () => expect(also[titles.indexOf('Un')]).toBe(''));
});

describe('the form of the directory', () => {
  const portal = samplePortal();
  const filters = filtersModel(portal)!;
  const flat = (values: readonly FilterValueModel[]): FilterValueModel[] =>
    values.flatMap((value) => [value, ...flat(value.children)]);

  it('has its filters in an order that nothing changes, without values that nobody has', () => {
    expect(filters.facets.map(({ name }) => name)).toEqual([
      'theme',
      'territoire',
      'type',
      'forme',
      'public',
      'label',
      'accessibilite',
      'ouvert',
    ]);
    const counts = filters.facets.flatMap(({ values }) => flat(values).flatMap(({ count }) => count ?? []));
    expect(counts.length).toBeGreaterThan(60);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it('stands on the first page of the directory alone', () => {
    const of = (address: string) => (modelFor(portal, address) as ListModel).filters;
    expect(of('/annuaire/')).toEqual(filters);
    expect(of('/annuaire/page/2/')).toBeUndefined();
    expect(of('/articles/')).toBeUndefined();
  });

  it('has, for those without JavaScript, a page for each theme and territory where somebody is', () => {
    const links = (nodes: typeof filters.ways.territories): { href: string; count: number }[] =>
      nodes.flatMap((node) => [node, ...links(node.children)]);
    const ways = [...filters.ways.themes, ...links(filters.ways.territories)];
    expect(ways.length).toBeGreaterThan(25);
    for (const { href, count } of ways) {
      const model = modelFor(portal, href)!;
      expect(model, href).toBeDefined();
      const told =
        model.kind === 'list'
          ? model.pagination.total
          : model.kind === 'hub'
            ? model.groups.find(({ type }) => type === 'actor')!.total
            : NaN;
      expect(told, href).toBe(count);
    }
  });

  it('asks for its data under a name that changes with them', () => {
    const renamed = portalOf({ 'actors/un.md': md('name: Un') });
    const again = portalOf({ 'actors/un.md': md('name: Autre') });
    expect(filtersModel(renamed)!.data).not.toBe(filtersModel(again)!.data);
    expect(filtersModel(portalOf({}))).toBeUndefined();
  });

  it('is served with all that it asks for', () => {
    const files = new Map([...documents(portal)].map((document) => [document.address, document]));
    const asked = filters.data.replace(/\?.*/, '');
    expect(JSON.parse(files.get(asked)!.text()).titles).toHaveLength(filters.total);
    expect(JSON.parse(files.get('/annuaire/fiches-0.json')!.text())).toHaveLength(
      Math.min(DETAILS, filters.total),
    );
  });
});

describe('a crossing that holds all that a wider one holds', () => {
  const portal = portalOf({
    'themes/manger.md': md('name: Manger'),
    'territories/pays.md': md('name: Pays\nlevel: pays'),
    'territories/val.md': md('name: Val\nlevel: vallee\nparent: pays'),
    'territories/bourg.md': md('name: Bourg\nlevel: commune\nparent: val'),
    'territories/autre.md': md('name: Autre\nlevel: commune\nparent: pays'),
    'actors/un.md': md('name: Un\nthemes: [manger]\naddress: { commune: Bourg }'),
    'actors/deux.md': md('name: Deux\nthemes: [manger]\naddress: { commune: Autre }'),
  });
  const count = (scope: { theme?: string | undefined; territory?: string | undefined }) =>
    portal.indexes.count(scope);
  const canonical = (address: string) => modelFor(portal, address)!.head.canonical;

  it('gives way to the widest', () => {
    expect(widestSame(portal, { theme: 'manger', territory: 'bourg' }, count)).toEqual({
      theme: 'manger',
      territory: 'val',
    });
    expect(widestSame(portal, { theme: 'manger', territory: 'pays' }, count)).toEqual({ theme: 'manger' });
    expect(isWidest(portal, { theme: 'manger', territory: 'autre' }, count)).toBe(true);
  });

  it('says so to search engines, and is not in the site map', () => {
    expect(canonical('/themes/manger/bourg/')).toBe('https://essai.example/themes/manger/val/');
    expect(canonical('/themes/manger/pays/')).toBe('https://essai.example/themes/manger/');
    expect(canonical('/themes/manger/autre/')).toBe('https://essai.example/themes/manger/autre/');
    const map = [...documents(portal)].find(({ address }) => address === '/sitemap.xml')!.text();
    expect(map).toContain('/themes/manger/val/');
    expect(map).not.toContain('/themes/manger/bourg/');
    expect(map).not.toContain('/themes/manger/pays/');
  });
});
