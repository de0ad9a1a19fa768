import { describe, expect, it } from 'vitest';
import { TYPE_NAMES, typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { OWN_PAGES, SECTIONS, isReserved } from '../../../src/content-types/reserved.ts';
import { addresses } from '../../../src/domain/addresses.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { addressOf, documentOf, parseAddress } from '../../../src/domain/urls.ts';
import type { Route } from '../../../src/domain/urls.ts';
import { md, portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const SLUGS = ['le-plot', 'a', '2026-2027', 'lettre-ouverte', 'page-2', '12', 'closes-demain', 'annuaire-2'];
const PAGES = [1, 2, 10, 999];

/** Routes of every kind, with slugs that look like something else. */
function* routes(): Generator<Route> {
  for (const kind of [
    'home',
    'search',
    'subscribe',
    'site-map',
    'not-found',
    'open-data',
    'embed-guide',
  ] as const)
    yield { kind };
  for (const type of ['actor', 'event', 'map'] as const) {
    yield { kind: 'embed', type };
    yield { kind: 'embed', type, theme: 'bien-manger' };
    yield { kind: 'embed', type, territory: 'vernasse' };
    yield { kind: 'embed', type, theme: 'bien-manger', territory: 'vernasse' };
  }
  for (const type of ['theme', 'territory'] as const) yield { kind: 'index', type };
  for (const month of ['2026-01', '2026-12', '1999-10']) yield { kind: 'month', month };
  for (const page of PAGES) {
    for (const type of TYPE_NAMES)
      if (type !== 'page' && type !== 'theme' && type !== 'territory') yield { kind: 'list', type, page };
    for (const letter of ['a', 'z', '0']) yield { kind: 'letter', letter, page };
    yield { kind: 'closed', page };
    yield { kind: 'ongoing', page };
    for (const type of ['actor', 'article', 'listing', 'resource', 'question'] as const) {
      yield { kind: 'scoped', type, page, theme: 'bien-manger' };
      yield { kind: 'scoped', type, page, territory: 'vernasse' };
      yield { kind: 'scoped', type, page, theme: 'bien-manger', territory: 'vernasse' };
    }
    for (const scope of [
      { actor: 'le-plot' },
      { theme: 'bien-manger' },
      { territory: 'vernasse' },
      { theme: 'bien-manger', territory: 'vernasse' },
    ]) {
      yield { kind: 'agenda', page, ...scope };
      yield { kind: 'archive', year: '2026', page, ...scope };
    }
  }
  for (const scope of [{}, { theme: 'bien-manger' }, { territory: 'vernasse' }]) {
    yield { kind: 'poster', month: '2026-12', ...scope };
    yield { kind: 'programme', week: '2026-11-30', ...scope };
  }
  for (const slug of SLUGS)
    for (const type of TYPE_NAMES) if (!isReserved(type, slug)) yield { kind: 'entry', type, slug };
  for (const slug of SLUGS) yield { kind: 'crossing', theme: slug, territory: 'vernasse' };
}

/** Without the keys that are undefined: the two forms of a scope. */
const plain = (route: Route | undefined) => JSON.parse(JSON.stringify(route ?? null)) as Route | null;

describe('addresses', () => {
  it('are read back as the route that they were made of', () => {
    const all = [...routes()];
    expect(all.length).toBeGreaterThan(150);
    for (const route of all)
      expect([addressOf(route), plain(parseAddress(addressOf(route)))]).toEqual([
        addressOf(route),
        plain(route),
      ]);
  });

  it('are all different', () => {
    const all = [...routes()].map(addressOf);
    expect(new Set(all).size).toBe(all.length);
  });

  it('begin and end with a slash, but for the page of what is not found', () => {
    for (const route of routes())
      expect(addressOf(route)).toMatch(route.kind === 'not-found' ? /^\/404\.html$/ : /^\/([a-z0-9-]+\/)*$/);
  });

  it('of the sample are read back and made again the same, and each has a model', () => {
    const portal = samplePortal();
    const all = [...addresses(portal)];
    expect(all.length).toBeGreaterThan(500);
    expect(new Set(all).size).toBe(all.length);
    for (const address of all) {
      const route = parseAddress(address);
      expect([address, route && addressOf(route)]).toEqual([address, address]);
    }
  });

  it.each([
    '',
    '/',
    '//',
    '/x',
    'x/',
    '/Annuaire/',
    '/annuaire',
    '/annuaire//',
    '/annuaire/le-plot',
    '/annuaire/le-plot/x/',
    '/annuaire/page/1/',
    '/annuaire/page/0/',
    '/annuaire/page/01/',
    '/annuaire/page/-2/',
    '/annuaire/page/x/',
    '/annuaire/page/1e3/',
    '/annuaire/page/2/3/',
    '/annuaire/lettre/',
    '/integrer/themes/',
    '/integrer/annuaire/page/2/',
    '/integrer/annuaire/themes/',
    '/integrer/annuaire/autre/bien-manger/',
    '/integrer/annuaire/territoires/vernasse/bien-manger/',
    '/annuaire/lettre/a/b/',
    '/agenda/2026/13/',
    '/agenda/2026/0/',
    '/agenda/2026/1/',
    '/agenda/26/01/',
    '/agenda/2026/01/page/2/',
    '/annonces/closes/x/',
    '/themes/page/2/',
    '/themes/a/page/2/',
    '/themes/a/b/c/',
    '/themes/a/b/page/2/',
    '/territoires/a/b/',
    '/territoires/a/annuaire/x/',
    '/territoires/a/agenda/x/',
    '/territoires/a/agenda/2026/12/',
    '/territoires/a/annuaire/2026/',
    '/annuaire/le-plot/articles/',
    '/annuaire/le-plot/agenda/26/',
    '/annuaire/inconnu/agenda/',
    '/annuaire/le-plot/agenda/page/99/',
    '/annuaire/le-plot/agenda/1999/',
    '/a/b/',
    '/404/page/2/',
    '/recherche/x/',
    '/../',
    '/annuaire/../x/',
    '/%61/',
    '/é/',
    '/a.b/',
    '/index.html',
    '/annuaire/index.html',
    '/themes/a/annuaire/page/2/page/3/',
  ])('%j is no page of a portal', (address) => {
    const route = parseAddress(address);
    // An address of the grammar's form may be that of an entry; nothing is there.
    if (address === '/') expect(route).toEqual({ kind: 'home' });
    else expect(modelFor(samplePortalOnce(), address)).toBeUndefined();
  });
});

let sample: ReturnType<typeof samplePortal> | undefined;
const samplePortalOnce = () => (sample ??= samplePortal());

describe('documents beside pages', () => {
  it('follow their page', () => {
    expect(documentOf('/themes/bien-manger/', 'atom.xml')).toBe('/themes/bien-manger/atom.xml');
    expect(documentOf('/', 'rss.xml')).toBe('/rss.xml');
  });
});

/** What a slug would be mistaken for, were an entry to take it. */
function mistakenFor(type: TypeName, slug: string): Route | undefined {
  const address = addressOf({ kind: 'entry', type, slug });
  const route = parseAddress(address);
  return route?.kind === 'entry' && route.type === type && route.slug === slug
    ? undefined
    : (route ?? { kind: 'not-found' });
}

describe('reserved slugs', () => {
  it('are refused wherever the address would be another page', () => {
    const tried = [
      ...SECTIONS.keys(),
      ...OWN_PAGES,
      'page',
      'lettre',
      'closes',
      '2026',
      '1999',
      'index',
      ...SLUGS,
    ];
    for (const type of TYPE_NAMES)
      for (const slug of tried)
        if (/^[a-z0-9-]+$/.test(slug) && mistakenFor(type, slug))
          expect([type, slug, isReserved(type, slug)]).toEqual([type, slug, true]);
  });

  it('are the first segments of every address that is nobody’s entry', () => {
    for (const route of routes()) {
      if (route.kind === 'entry') continue;
      const [first, second] = addressOf(route).split('/').filter(Boolean);
      if (first) expect([first, isReserved('page', first.replace('.html', ''))]).toEqual([first, true]);
      const section = SECTIONS.get(first ?? '');
      if (
        section &&
        second &&
        !['crossing', 'scoped', 'agenda', 'archive', 'poster', 'programme'].includes(route.kind)
      )
        expect([section, second, isReserved(section, second)]).toEqual([section, second, true]);
    }
  });

  it('keep crossings and lists apart: no territory nor theme is called as a section', () => {
    for (const section of SECTIONS.keys()) {
      expect(isReserved('territory', section)).toBe(true);
      expect(isReserved('theme', section)).toBe(true);
      const kind = section === 'agenda' ? 'agenda' : 'scoped';
      expect(parseAddress(`/themes/a/${section}/`)).toMatchObject({ kind });
    }
  });

  it('leave out the names of files that servers look for, for every type', () => {
    for (const type of TYPE_NAMES) expect([type, isReserved(type, 'index')]).toEqual([type, true]);
  });

  it('are no more than these', () => {
    const free: [TypeName, string][] = [
      ['actor', 'closes'],
      ['actor', '2026'],
      ['event', 'lettre'],
      ['article', '2026'],
      ['listing', 'lettre'],
      ['question', 'recherche'],
      ['page', 'lettre'],
      ['page', '2026'],
      ['actor', 'agenda'],
      ['page', 'themes-2'],
    ];
    for (const [type, slug] of free)
      expect([type, slug, isReserved(type, slug), mistakenFor(type, slug)]).toEqual([
        type,
        slug,
        false,
        undefined,
      ]);
  });

  it('cost the entry its page, not its file: it is said and counted', () => {
    const portal = portalOf({
      'pages/agenda.md': md('title: Mon agenda'),
      'events/2026.md': md('title: Une année\nstart: 2027-01-01'),
      'actors/lettre.md': md('name: La Lettre'),
      'actors/bien.md': md('name: Bien'),
    });
    expect(portal.counts).toMatchObject({ files: 4, published: 1, setAside: 3 });
    expect(
      portal.problems
        .filter(({ code }) => code === 'reserved-address')
        .map(({ file, message }) => `${file}: ${message}`),
    ).toMatchInlineSnapshot(`
      [
        "actors/lettre.md: cette adresse est celle d’une page du portail. Renommez le fichier, par exemple lettre-2.md",
        "events/2026.md: cette adresse est celle d’une page du portail. Renommez le fichier, par exemple 2026-2.md",
        "pages/agenda.md: cette adresse est celle d’une page du portail. Renommez le fichier, par exemple agenda-2.md",
      ]
    `);
    expect(modelFor(portal, '/annuaire/lettre/')).toBeUndefined();
  });
});

describe('the base path', () => {
  const files = {
    'actors/le-plot.md': md('name: Le Plot\nthemes: culture', 'Un [lien](/annuaire/).'),
    'themes/culture.md': md('name: Culture'),
  };
  const at = (base: string) => portalOf(files, { settings: `base: ${base}\n` });

  it('is in links, never in addresses', () => {
    const root = portalOf(files);
    const under = at('/portail');
    expect([...addresses(under)]).toEqual([...addresses(root)]);
    expect(under.byKey.get('actor/le-plot')!.href).toBe('/portail/annuaire/le-plot/');
    for (const address of addresses(under))
      expect([address, modelFor(under, address)?.address]).toEqual([address, address]);
    expect(modelFor(under, '/portail/annuaire/le-plot/')).toBeUndefined();
  });

  /** What is shared has the address inside it, encoded or drawn: its own tests read it. */
  const withoutTools = (model: object | undefined) => ({ ...model, tools: undefined });

  it('is the only difference between two portals', () => {
    const root = portalOf(files);
    const under = at('/portail');
    for (const address of addresses(root)) {
      const text = JSON.stringify(withoutTools(modelFor(under, address)));
      expect(text.replaceAll('/portail/', '/').replaceAll('"/portail"', '""')).toBe(
        JSON.stringify(withoutTools(modelFor(root, address))),
      );
    }
  });

  it('never makes a double slash', () => {
    const under = at('/portail/');
    for (const address of addresses(under))
      expect(JSON.stringify(modelFor(under, address))).not.toMatch(/(?<!https?:|webcal:)\/\/(?!schema)/);
  });
});

it('every type has its entries at one place', () => {
  for (const name of TYPE_NAMES) {
    const { section } = typeOf(name);
    expect(addressOf({ kind: 'entry', type: name, slug: 'x' })).toBe(section ? `/${section}/x/` : '/x/');
  }
});
