import { beforeAll, describe, expect, it } from 'vitest';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { TYPE_NAMES, typeOf } from '../../../src/content-types/registry.ts';
import type { Entry } from '../../../src/content-types/snapshot.ts';
import { addresses } from '../../../src/domain/addresses.ts';
import { documents } from '../../../src/domain/documents/index.ts';
import { leadsSomewhere } from '../../../src/domain/exists.ts';
import { iconFiles } from '../../../src/domain/icons.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type {
  EntryModel,
  HubModel,
  ListModel,
  MonthModel,
  PageModel,
} from '../../../src/domain/models/types.ts';
import { datesByMonth } from '../../../src/domain/calendar.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { searchRecords } from '../../../src/domain/search-records.ts';
import { typesetFrench } from '../../../src/lib/markdown/typography.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { NOW, md, portalOf, snapshotOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';
import { linksOf, modelsOf, samplePortal, sampleSnapshot, textsOf } from '../../support/sample.ts';

let ambrune: Portal;
let models: Map<string, PageModel>;
beforeAll(() => {
  ambrune = samplePortal();
  models = modelsOf(ambrune);
});

const jsonOf = (all: ReadonlyMap<string, PageModel>) =>
  new Map([...all].map(([address, model]) => [address, JSON.stringify(model)]));

/** Pages that no page leads to: what is not found, and what the team has to mend. */
const APART = new Set(['/404.html', '/quarantaine/']);

/** Documents for servers and robots: nobody links to them from a text. */
const NOT_FOR_READERS = new Set([
  '/_headers',
  '/_redirects',
  '/_redirects.nginx',
  '/_redirects.caddy',
  '/.htaccess',
  // What scripts read.
  '/annuaire/filtres.json',
  '/annuaire/fiches-0.json',
  '/annuaire/carte.json',
  '/annuaire/contours.geojson',
  '/recherche/debut.json',
  '/recherche/mots.json',
]);

describe('the model of every address of the sample', () => {
  it('is there, and says its own address', () => {
    expect(models.size).toBeGreaterThan(500);
    for (const [address, model] of models) expect([address, model.address]).toEqual([address, address]);
  });

  it('is plain data: it goes through JSON and comes back the same', () => {
    expect(oddIn({ a: new Map() })).toBe('a');
    expect(oddIn([{ b: Number.NaN }])).toBe('0.b');
    for (const [address, model] of models) expect([address, oddIn(model)]).toEqual([address, undefined]);
    for (const address of [
      '/',
      '/agenda/',
      '/annuaire/le-plot/',
      '/agenda/cafe-des-bricoles/',
      '/themes/bien-manger/',
    ])
      expect(JSON.parse(JSON.stringify(models.get(address)))).toEqual(models.get(address));
  });

  it('holds no word of a program', () => {
    for (const [address, model] of models)
      for (const { text, path } of textsOf(model))
        if (/\bundefined\b|\bNaN\b|\[object |\bnull\b|Invalid Date/.test(text))
          expect(`${address} ${path.join('.')}: ${text}`).toBe('');
  });

  it('has a title, and a canonical address of this portal', () => {
    for (const [address, { title, head }] of models) {
      expect([address, title.trim() !== '', head.title.trim() !== '']).toEqual([address, true, true]);
      expect(head.canonical).toMatch(/^https:\/\/ambrune\.example\//);
    }
    const titles = new Map<string, string[]>();
    for (const [address, { head, kind }] of models)
      if (kind !== 'redirect' && !head.noindex)
        titles.set(head.title, [...(titles.get(head.title) ?? []), address]);
    // A town and a body may share a name; a page and its second page may not.
    const shared = [...titles.values()].filter(
      (list) => list.length > 1 && new Set(list.map((one) => one.split('/')[1])).size < list.length,
    );
    expect(shared).toEqual([]);
  });

  it('leads to pages and documents that are there, and nowhere else', () => {
    const known = new Set([
      ...models.keys(),
      ...[...documents(ambrune)].map(({ address }) => address),
      ...[...iconFiles(ambrune)].map(({ file }) => `/${file}`),
      // The editor, which is built beside.
      '/admin/',
    ]);
    const dead = [...models].flatMap(([address, model]) =>
      linksOf(model)
        .map((href) => href.replace(/[?#].*$/, ''))
        .filter((href) => !known.has(href) && !/^\/(media|pagefind)\//.test(href))
        .map((href) => `${address} → ${href}`),
    );
    expect(dead).toEqual([]);
  });

  it('is known without being made', () => {
    for (const address of models.keys())
      if (address !== '/404.html')
        expect([address, leadsSomewhere(ambrune, address)]).toEqual([address, true]);
    for (const { address } of documents(ambrune))
      if (!NOT_FOR_READERS.has(address))
        expect([address, leadsSomewhere(ambrune, address)]).toEqual([address, true]);
    for (const address of [
      '/nothing/',
      '/annuaire/nothing/',
      '/annuaire/page/999/',
      '/agenda/1999/01/',
      '/themes/bien-manger/nothing/',
      '/annuaire/lettre/0/',
      '/media/nothing.pdf',
      '/annuaire/le-plot/x/',
    ])
      expect([address, leadsSomewhere(ambrune, address), modelFor(ambrune, address)]).toEqual([
        address,
        false,
        undefined,
      ]);
  });

  it('has the editor but where the settings say that there is none', () => {
    expect(leadsSomewhere(ambrune, '/admin/')).toBe(true);
    const { settings } = sampleSnapshot();
    const without = samplePortal({ settings: { ...settings, editor: { backend: 'none' } } });
    expect(leadsSomewhere(without, '/admin/')).toBe(false);
    // The words stay, the link goes.
    expect(linksOf(modelsOf(without).get('/ouvrir-l-editeur/')!)).not.toContain('/admin/');
  });

  it('can be reached from the home page by links', () => {
    const seen = new Set(['/']);
    for (const address of seen)
      for (const href of models.has(address) ? linksOf(models.get(address)!) : [])
        seen.add(href.replace(/[?#].*$/, ''));
    const lost = [...models.keys()].filter(
      (address) =>
        !seen.has(address) &&
        !APART.has(address) &&
        !ambrune.redirects.has(address) &&
        !ambrune.kept.has(address),
    );
    expect(lost).toEqual([]);
  });

  it('has the same site for all: one object', () => {
    const sites = new Set([...models.values()].map(({ site }) => site));
    expect(sites.size).toBe(1);
  });
});

describe('what the pages show', () => {
  it('does not depend on the order of the files', () => {
    const { entries } = sampleSnapshot();
    for (const shuffled of [
      entries.toReversed(),
      entries.toSorted((a, b) =>
        a.slug.split('').reverse().join('') < b.slug.split('').reverse().join('') ? -1 : 1,
      ),
    ]) {
      const other = jsonOf(modelsOf(samplePortal({ entries: shuffled })));
      expect([...other.keys()].sort()).toEqual([...models.keys()].sort());
      for (const [address, json] of jsonOf(models))
        if (other.get(address) !== json)
          expect({ address, model: JSON.parse(other.get(address)!) }).toEqual({
            address,
            model: JSON.parse(json),
          });
    }
  });

  it('is the same each time', () => {
    expect(jsonOf(modelsOf(samplePortal()))).toEqual(jsonOf(models));
  });

  const SLUG = 'cafe-des-bricoles';
  const HREF = `/agenda/${SLUG}/`;

  it('changes with an event only where the event is shown', () => {
    const title = 'Rendez-vous des tournevis';
    const changed = samplePortal({
      entries: sampleSnapshot().entries.map((entry) =>
        entry.type === 'event' && entry.slug === SLUG
          ? ({ ...entry, data: { ...entry.data, title } } as Entry)
          : entry,
      ),
    });
    const before = jsonOf(models);
    const after = jsonOf(modelsOf(changed));
    expect([...after.keys()]).toEqual([...before.keys()]);
    const touched = [...before.keys()].filter((address) => before.get(address) !== after.get(address));
    const old = ambrune.byKey.get(`event/${SLUG}`)!.title;
    const shown = [...models]
      .filter(([address, model]) => address === HREF || names(model, HREF, old))
      .map(([address]) => address);
    expect(touched).toEqual(shown);
    // The event is where one looks for it…
    expect(touched).toEqual(
      expect.arrayContaining([
        HREF,
        '/agenda/',
        '/agenda/2026/12/',
        '/agenda/2027/02/',
        '/annuaire/la-remise-a-neuf/',
        '/themes/reparer-et-reemployer/',
        '/territoires/sarvenne/',
        '/territoires/val-de-sarvenne/',
      ]),
    );
    // … and nowhere else.
    for (const address of [
      '/annuaire/',
      '/articles/',
      '/annuaire/le-plot/',
      '/themes/',
      '/recherche/',
      '/s-abonner/',
      '/plan-du-site/',
      '/404.html',
      '/annonces/',
      '/territoires/vernasse/',
    ])
      expect(touched).not.toContain(address);
  });

  it('changes feeds and search only where the event is', () => {
    const title = 'Rendez-vous des tournevis';
    const changed = samplePortal({
      entries: sampleSnapshot().entries.map((entry) =>
        entry.type === 'event' && entry.slug === SLUG
          ? ({ ...entry, data: { ...entry.data, title } } as Entry)
          : entry,
      ),
    });
    const texts = (one: Portal) =>
      new Map([...documents(one)].map((document) => [document.address, document.text()]));
    const [before, after] = [texts(ambrune), texts(changed)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const touched = [...before]
      .filter(([address, text]) => after.get(address) !== text)
      .map(([address]) => address);
    expect(touched).toEqual(
      [...before]
        .filter(
          ([address, text]) =>
            (/(atom|rss)\.xml$|feed\.json$/.test(address) &&
              text.includes(`tag:ambrune,2026:event/${SLUG}`)) ||
            (address.endsWith('.ics') && text.includes(`UID:${SLUG}@ambrune`)) ||
            (/agenda\.(?:csv|json)$/.test(address) && text.includes(`/agenda/${SLUG}/`)) ||
            address === '/agenda/filtres.json' ||
            address === '/recherche/mots.json' ||
            // « Est-ce celle-ci ? »
            address === '/proposer/rendez-vous/noms.json',
        )
        .map(([address]) => address),
    );
    expect(touched).toEqual(
      expect.arrayContaining([
        '/themes/s-entraider/atom.xml',
        '/territoires/sarvenne/atom.xml',
        '/annuaire/la-remise-a-neuf/atom.xml',
        `/agenda/${SLUG}/calendrier.ics`,
      ]),
    );
    const records = (one: Portal) =>
      new Map([...searchRecords(one)].map((record) => [record.url, JSON.stringify(record)]));
    const [first, second] = [records(ambrune), records(changed)];
    expect([...first].filter(([url, record]) => second.get(url) !== record).map(([url]) => url)).toEqual([
      HREF,
    ]);
  });
});

/** Where a value holds what JSON cannot: the path of the first. */
function oddIn(value: unknown, path: string[] = []): string | undefined {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean')
    return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return undefined;
  const isPlain =
    Array.isArray(value) || (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype);
  if (!isPlain || 'toJSON' in (value as object)) return path.join('.');
  for (const [key, one] of Object.entries(value as object)) {
    const odd = oddIn(one, [...path, key]);
    if (odd !== undefined) return odd;
  }
  return undefined;
}

/** Whether a value names this page by its title, beside a link to it. */
function names(value: unknown, href: string, title: string): boolean {
  if (!value || typeof value !== 'object') return false;
  const texts = Object.values(value).filter((one) => typeof one === 'string');
  if (
    texts.some((text) => text === href || text === `https://ambrune.example${href}`) &&
    texts.some((text) => text === title || text === typesetFrench(title))
  )
    return true;
  return Object.values(value).some((one) => names(one, href, title));
}

describe('a section that is off', () => {
  it.each(TYPE_NAMES.filter((name) => name !== 'page'))('leaves no trace: %s', (type) => {
    const { settings } = sampleSnapshot();
    const without = samplePortal({
      settings: { ...settings, sections: { ...settings.sections, [type]: false } },
    });
    const section = `/${typeOf(type).section}/`;
    const found = modelsOf(without);
    // An address that was published goes on saying what became of it.
    for (const address of without.kept.keys()) found.delete(address);
    expect([...found.keys()].filter((address) => address.startsWith(section))).toEqual([]);
    for (const [address, model] of found) {
      const links = linksOf(model).filter((href) => href.startsWith(section));
      expect([address, links]).toEqual([address, []]);
    }
    expect(
      [...documents(without)]
        .filter(({ address }) => address.startsWith(section))
        .map(({ address }) => address),
    ).toEqual([]);
    expect([...searchRecords(without)].filter(({ url }) => url.startsWith(section))).toEqual([]);
    const crossed = type === 'theme' || type === 'territory';
    if (crossed)
      expect(
        [...found.keys()].filter(
          (address) =>
            /^\/themes\/[^/]+\/[^/]+\//.test(address) &&
            !/^\/themes\/[^/]+\/(annuaire|agenda|articles|annonces|ressources|questions)\//.test(address),
        ),
      ).toEqual([]);
    for (const { address, text } of documents(without))
      if (/sitemap|opml/.test(address))
        expect([address, text().includes(`ambrune.example${section}`)]).toEqual([address, false]);
  });

  it('leaves names in full, without a link', () => {
    const files: Files = {
      'actors/la-remise-a-neuf.md': md('name: La Remise à neuf'),
      'events/e.md': md(
        'title: E\nstart: 2026-12-05\nplace: la-remise-a-neuf\norganisers: [la-remise-a-neuf, La Remise à neuf, Mairie]',
      ),
    };
    const off = portalOf(files, { settings: 'sections: {actor: non}\n' });
    const { event, head } = modelFor(off, '/agenda/e/') as EntryModel;
    expect(event!.organisers).toEqual([
      { label: 'La Remise à neuf' },
      { label: 'La Remise à neuf' },
      { label: 'Mairie' },
    ]);
    expect(event!.place).toEqual({ label: 'La Remise à neuf' });
    expect(JSON.stringify(head.jsonLd)).not.toContain('la-remise-a-neuf');
    expect([...searchRecords(off)][0]!.content).toContain('La Remise à neuf');
  });

  it('leaves its entry out of menus that were written by hand', () => {
    const menus =
      'menus: {main: [{label: Annonces, href: /annonces/}, {label: Annuaire, href: /annuaire/}, {label: Ailleurs, href: "https://a.fr/"}], footer: [{label: Rien, href: /rien/}]}\n';
    const { site } = modelFor(portalOf({}, { settings: `${menus}sections: {listing: non}\n` }), '/')!;
    expect([site.menu, site.footer]).toEqual([
      [
        { label: 'Annuaire', href: '/annuaire/' },
        { label: 'Ailleurs', href: 'https://a.fr/' },
      ],
      [],
    ]);
  });
});

describe('indexes', () => {
  const files: Files = {
    'themes/manger.md': md('name: Manger'),
    'themes/pain.md': md('name: Pain\nparent: manger'),
    'themes/seul.md': md('name: Seul'),
    'territories/massif.md': md('name: Massif\nlevel: pays'),
    'territories/vallee.md': md('name: Vallée\nlevel: vallee\nparent: massif'),
    'territories/fontorbe.md': md('name: Fontorbe\nlevel: commune\nparent: vallee'),
    'territories/vide.md': md('name: Vide\nlevel: commune\nparent: massif'),
    'actors/four.md': md('name: Le Four\nthemes: [pain]\naddress: {commune: Fontorbe}'),
    'listings/finie.md': md('title: Finie\nvalidThrough: 2026-11-30\nthemes: [seul]\nterritories: [vide]'),
    'events/passe.md': md('title: Passé\nstart: 2026-11-30\nthemes: [seul]\nterritories: [vide]'),
    'events/suite.md': md('title: Suite\nstart: 2026-12-05\nthemes: [pain]\nterritories: [vallee]'),
  };
  const small = portalOf(files);
  const under = (scope: { theme?: string; territory?: string }) =>
    Object.values(small.indexes.under(scope))
      .flat()
      .map(({ slug }) => slug)
      .sort();

  it('find an entry in its commune, its valley and beyond, and under its broader theme', () => {
    expect(under({ territory: 'fontorbe' })).toEqual(['four']);
    expect(under({ territory: 'vallee' })).toEqual(['four', 'suite']);
    expect(under({ territory: 'massif' })).toEqual(['four', 'suite']);
    expect(under({ theme: 'pain' })).toEqual(['four', 'suite']);
    expect(under({ theme: 'manger' })).toEqual(['four', 'suite']);
    expect(under({ theme: 'manger', territory: 'fontorbe' })).toEqual(['four']);
    expect(small.indexes.count({ theme: 'manger' })).toBe(2);
  });

  it('leave out what is over', () => {
    expect(under({ theme: 'seul' })).toEqual([]);
    expect(under({ territory: 'vide' })).toEqual([]);
    expect(small.indexes.count({ theme: 'nothing' })).toBe(0);
  });

  it('cross only where there is something', () => {
    const crossings = [...addresses(small)].filter((address) =>
      /^\/themes\/[^/]+\/(?!agenda)[^/]+\/$/.test(address),
    );
    expect(crossings.sort()).toEqual([
      '/themes/manger/fontorbe/',
      '/themes/manger/massif/',
      '/themes/manger/vallee/',
      '/themes/pain/fontorbe/',
      '/themes/pain/massif/',
      '/themes/pain/vallee/',
    ]);
    expect(modelFor(small, '/themes/seul/vide/')).toBeUndefined();
    expect(modelFor(small, '/themes/manger/vide/')).toBeUndefined();
    const hub = modelFor(small, '/themes/manger/') as HubModel;
    expect(hub.crossings.links).toEqual([
      { label: 'Fontorbe', href: '/themes/manger/fontorbe/', count: 1 },
      { label: 'Massif', href: '/themes/manger/massif/', count: 2 },
      { label: 'Vallée', href: '/themes/manger/vallee/', count: 2 },
    ]);
  });

  it('give each hub its parents, its children and their counts', () => {
    const hub = modelFor(small, '/territoires/vallee/') as HubModel;
    expect(hub.parents).toEqual([{ label: 'Massif', href: '/territoires/massif/' }]);
    expect(hub.children).toMatchObject([{ label: 'Fontorbe', href: '/territoires/fontorbe/', count: 1 }]);
    expect((modelFor(small, '/themes/pain/') as HubModel).parents).toEqual([
      { label: 'Manger', href: '/themes/manger/' },
    ]);
    expect((modelFor(small, '/territoires/vide/') as HubModel).head.noindex).toBe(true);
  });

  it('file names by their letter, without the article', () => {
    expect([...small.indexes.letters.keys()]).toEqual(['f']);
    const letters = portalOf({
      'actors/a.md': md('name: L’Épicerie'),
      'actors/b.md': md('name: Œuvre commune'),
      'actors/c.md': md('name: 3 petits tours'),
      'actors/d.md': md('name: « Étape »'),
    }).indexes.letters;
    expect(
      Object.fromEntries([...letters].map(([letter, items]) => [letter, items.map(({ slug }) => slug)])),
    ).toEqual({ '0': ['c'], e: ['a', 'd'], o: ['b'] });
  });
});

describe('the agenda', () => {
  const months = (files: Files) => [...datesByMonth(portalOf(files)).keys()].sort();

  it('has an event in each month that it touches', () => {
    expect(
      months({ 'events/e.md': md('title: E\nstart: 2026-11-15\nend: 2027-02-03\nallDay: oui') }),
    ).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    const portal = portalOf({
      'events/e.md': md('title: E\nstart: 2026-11-15\nend: 2027-02-03\nallDay: oui'),
    });
    for (const month of ['2026/11', '2026/12', '2027/01', '2027/02'])
      expect((modelFor(portal, `/agenda/${month}/`) as MonthModel).long).toHaveLength(1);
    expect(modelFor(portal, '/agenda/2027/03/')).toBeUndefined();
  });

  it('keeps months that are over, marked as such, and leads from one to the next', () => {
    const portal = portalOf({
      'events/e.md': md('title: E\nstart: 2026-10-06\nrecurrence: {freq: mensuel, count: 4}'),
    });
    const october = modelFor(portal, '/agenda/2026/10/') as MonthModel;
    expect(october).toMatchObject({ archive: true, prev: undefined, next: { href: '/agenda/2026/11/' } });
    expect(modelFor(portal, '/agenda/2026/12/')).toMatchObject({
      archive: false,
      prev: { href: '/agenda/2026/11/' },
      next: { href: '/agenda/2027/01/' },
    });
  });

  it('lists each date once, by day; what began before and goes on is told above', () => {
    const portal = portalOf(
      {
        'events/long.md': md('title: Long\nstart: 2026-11-28\nend: 2026-12-04\nallDay: oui'),
        'events/matin.md': md('title: Matin\nstart: 2026-12-01 08:00\nend: 2026-12-01 08:30'),
        'events/hebdo.md': md(
          'title: Hebdo\nstart: 2026-12-01 18:00\nrecurrence: {freq: hebdomadaire, changes: [{date: 2026-12-08, status: annulé}]}',
        ),
      },
      { now: NOW },
    );
    const { days, pagination, ongoing } = modelFor(portal, '/agenda/') as ListModel;
    expect(ongoing!.map(({ title }) => title)).toEqual(['Long']);
    expect(
      days!
        .slice(0, 3)
        .map(({ day, cards }) => [
          day,
          cards.map(({ title, badge }) => `${title}${badge ? ` (${badge.label})` : ''}`),
        ]),
    ).toEqual([
      ['2026-12-01', ['Hebdo']],
      ['2026-12-08', ['Hebdo (Annulé)']],
      ['2026-12-15', ['Hebdo']],
    ]);
    expect(pagination.total).toBe(9);
  });
});

describe('pages of a list', () => {
  const many = (count: number): Files =>
    Object.fromEntries([
      ...Array.from({ length: count }, (_, i): [string, string] => [
        `actors/foyer-${i}.md`,
        md(`name: Foyer ${i}\nthemes: [culture]\nterritories: [ici]`),
      ]),
      ['themes/culture.md', md('name: Culture')],
      ['territories/ici.md', md('name: Ici\nlevel: commune')],
    ]);
  const settings = 'listing: {pageSize: 6}\n';
  const lists = [
    '/annuaire/',
    '/annuaire/lettre/f/',
    '/themes/culture/annuaire/',
    '/territoires/ici/annuaire/',
    '/themes/culture/ici/annuaire/',
  ];

  it.each([
    [6, 1],
    [7, 2],
    [12, 2],
    [13, 3],
  ])('hold every entry once: %i entries, %i pages', (count, pages) => {
    const portal = portalOf(many(count), { settings });
    for (const list of lists) {
      // A hub shows six of a type: beyond, it has a list of its own.
      if (count <= 6 && list.split('/').length > 3 && !list.includes('lettre')) {
        expect(modelFor(portal, list)).toBeUndefined();
        continue;
      }
      const found = Array.from(
        { length: pages },
        (_, i) => modelFor(portal, i ? `${list}page/${i + 1}/` : list) as ListModel,
      );
      expect(found.flatMap(({ cards }) => cards.map(({ title }) => title))).toEqual(
        Array.from({ length: count }, (_, i) => `Foyer ${i}`),
      );
      expect(found.map(({ head }) => [head.prev, head.next])).toEqual(
        found.map((_, i) => [
          i ? (i === 1 ? list : `${list}page/${i}/`) : undefined,
          i + 1 < pages ? `${list}page/${i + 2}/` : undefined,
        ]),
      );
      expect(new Set(found.map(({ head }) => head.title)).size).toBe(pages);
      expect(found[0]!.pagination).toMatchObject({
        page: 1,
        pages,
        total: count,
        hrefs: Object.fromEntries(found.map((_, i) => [i + 1, i ? `${list}page/${i + 1}/` : list])),
      });
      expect(modelFor(portal, `${list}page/${pages + 1}/`)).toBeUndefined();
      expect(
        [...addresses(portal)].filter((address) => address.startsWith(`${list}page/`) || address === list),
      ).toEqual(Object.values(found[0]!.pagination.hrefs));
    }
  });

  it('that is empty is a page all the same, and says so', () => {
    const portal = portalOf({});
    for (const address of [
      '/annuaire/',
      '/agenda/',
      '/articles/',
      '/annonces/',
      '/ressources/',
      '/questions/',
    ])
      expect(modelFor(portal, address)).toMatchObject({
        empty: true,
        cards: [],
        head: { noindex: true },
        pagination: { pages: 1, total: 0 },
      });
    expect(modelFor(portal, '/annonces/closes/')).toBeUndefined();
    for (const address of addresses(portal)) expect(modelFor(portal, address)).toBeDefined();
  });
});

describe('listings', () => {
  const portal = portalOf({
    'listings/ouverte.md': md('title: Ouverte\nvalidThrough: 2026-12-01\nkind: emploi\nsummary: x'),
    'listings/passee.md': md(
      'title: Passée\nvalidThrough: 2026-11-30\napplyUrl: https://a.fr/postuler\ndossierUrl: https://a.fr/dossier',
    ),
    'listings/pourvue.md': md('title: Pourvue\nvalidThrough: 2027-01-01\nstate: pourvue'),
  });

  it('that are closed leave the list for another', () => {
    const titles = (address: string) =>
      (modelFor(portal, address) as ListModel).cards.map(({ title }) => title);
    expect(titles('/annonces/')).toEqual(['Ouverte']);
    expect(titles('/annonces/closes/')).toEqual(['Pourvue', 'Passée']);
    expect(modelFor(portal, '/annonces/closes/')).toMatchObject({ archive: true, head: { noindex: true } });
  });

  it('that are closed keep their page, and can no longer be answered', () => {
    expect(modelFor(portal, '/annonces/passee/')).toMatchObject({
      over: true,
      head: { noindex: true },
      listing: { closed: true, applyUrl: undefined, dossierUrl: undefined },
    });
    expect(JSON.stringify(modelFor(portal, '/annonces/passee/'))).not.toContain('https://a.fr/');
    expect(modelFor(portal, '/annonces/ouverte/')).not.toHaveProperty('over');
  });
});

describe('typography', () => {
  it('is that of French everywhere, of code nowhere', () => {
    const portal = portalOf({
      'actors/a.md': md('name: "L\'atelier : ici"\nsummary: "Oui !"\nrna: W751004076', 'Un "mot" : deux.'),
    });
    const model = modelFor(portal, '/annuaire/a/') as EntryModel;
    expect([model.title, model.summary]).toEqual(['L’atelier\u00a0: ici', 'Oui\u202f!']);
    expect(model.bodyHtml).toContain('\u00a0: deux');
    expect(JSON.stringify(model.facts)).toContain('W751004076');
  });

  it('leaves English alone', () => {
    const portal = portalOf({ 'actors/a.md': md('name: "Here: there"') }, { settings: 'locale: en\n' });
    expect((modelFor(portal, '/annuaire/a/') as EntryModel).title).toBe('Here: there');
  });
});

describe('a full entry of every type', () => {
  it('has a page in both languages, without a French word where English was asked', () => {
    const files: Files = {
      'actors/a.md': md(
        'name: Aa\nlegalForm: association\ntypology: mjc\nstatus: fermé\nverifiedOn: 2026-01-01',
      ),
      'listings/l.md': md('title: L\nvalidThrough: 2027-01-01\nkind: emploi'),
      'questions/q.md': md('title: Q\nanswers: [{text: R}]'),
    };
    for (const locale of ['fr', 'en'])
      for (const model of modelsOf(portalOf(files, { settings: `locale: ${locale}\n` })).values())
        expect(model.site.locale).toBe(locale);
    const english = [...modelsOf(portalOf(files, { settings: 'locale: en\n' })).values()]
      .map((model) => JSON.stringify(model))
      .join();
    expect(english).not.toMatch(/Annuaire"|Annonces"|Rendez-vous"|Accueil"|Fermé"|Emploi"/);
  });
});

it('the same files make the same portal from another folder', () => {
  const files: Files = {
    'actors/a.md': md('name: Aa'),
    'events/e.md': md('title: E\nstart: 2026-12-05\nplace: a'),
  };
  const make = () => buildPortal({ snapshot: snapshotOf(files), now: NOW, gazetteer: loadGazetteer });
  expect(jsonOf(modelsOf(make()))).toEqual(jsonOf(modelsOf(make())));
});

/** Named here so that a type without a list is noticed. */
it('every listed type has its list', () => {
  const listed: TypeName[] = ['actor', 'event', 'article', 'listing', 'resource', 'question'];
  for (const type of listed)
    expect(models.get(`/${typeOf(type).section}/`)).toMatchObject({ kind: 'list', type });
});
