import { describe, expect, it } from 'vitest';
import { placedActors } from '../../../src/domain/atlas.ts';
import { documents } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { atlasOf, atlasPicture } from '../../../src/domain/models/atlas.ts';
import type { HubModel, ListModel } from '../../../src/domain/models/types.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { tilesOf, tilesProblems } from '../../../src/domain/tiles.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import { contentOf, md, portalOf } from '../../support/portal.ts';
import { readSettings } from '../../../src/reader/read-settings.ts';
import { samplePortal } from '../../support/sample.ts';

const square = (west: number, south: number, side: number) => [
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ],
];
const feature = (territory: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: { territory },
  geometry: { type: 'Polygon', coordinates },
});
const FILES = {
  'territories/pays.md': md('name: Pays\nlevel: pays\ngeo: {lat: 45.1, lon: 6.1}'),
  'territories/bas.md': md('name: Le Bas\nparent: pays\nlevel: commune\ngeo: {lat: 45.02, lon: 6.02}'),
  'territories/haut.md': md('name: Le Haut\nparent: pays\nlevel: commune'),
  'territories/contours.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature('pays', square(6, 45, 0.2)),
      feature('bas', square(6, 45, 0.1)),
      feature('haut', square(6.1, 45.1, 0.1)),
    ],
  }),
  'themes/pain.md': md('name: Pain'),
  'actors/four.md': md('name: Le Four\ngeo: {lat: 45.05, lon: 6.07}\nterritories: [bas]\nthemes: [pain]'),
  'actors/moulin.md': md('name: Le Moulin & fils\nterritories: [bas]\nthemes: [pain]'),
  'actors/puits.md': md('name: Le Puits\naddress: {commune: Le Bas}'),
  'actors/cabane.md': md('name: La Cabane\naddress: {commune: Le Haut}'),
  'actors/partout.md': md('name: Partout\nterritories: [pays]'),
  'actors/ailleurs.md': md('name: Ailleurs\naddress: {commune: Nevers}'),
};

const documentAt = (portal: Portal, address: string): string =>
  [...documents(portal)].find((one) => one.address === address)!.text();

describe('where actors stand', () => {
  it('is their position, else their commune, never the middle of a valley', () => {
    const placed = placedActors(portalOf(FILES));
    expect(placed.map(({ item, at, exact, place }) => [item.slug, at, exact, place])).toEqual(
      [
        ['cabane', [6.15, 45.15], false, 'Le Haut'],
        ['four', [6.07, 45.05], true, 'Le Bas'],
        ['moulin', [6.02, 45.02], false, 'Le Bas'],
        ['puits', [6.02, 45.02], false, 'Le Bas'],
      ].map(([slug, at, exact, place]) => [
        slug,
        (at as number[]).map((one) => expect.closeTo(one, 5)),
        exact,
        place,
      ]),
    );
  });

  it('counts those that are somewhere in a commune, and dots the others', () => {
    const { dots, heaps, map } = atlasPicture(portalOf(FILES), {})!;
    expect(dots).toHaveLength(1);
    expect(heaps.map(({ count }) => count)).toEqual([1, 2]);
    expect(map.areas.map(({ slug }) => slug)).toEqual(['pays', 'bas', 'haut']);
  });
});

describe('the panel of the map', () => {
  const portal = portalOf(FILES);

  it('is on the directory’s first page, and says who is missing', () => {
    const { atlas } = modelFor(portal, '/annuaire/') as ListModel;
    expect(atlas).toMatchObject({ placed: 4, total: 6, points: '/annuaire/carte.json', tiles: undefined });
    expect(atlas!.picture.src).toBe('/annuaire/carte.svg');
    expect((modelFor(portal, '/agenda/') as ListModel).atlas).toBeUndefined();
  });

  it('is on a theme and on a territory, for their own', () => {
    expect((modelFor(portal, '/themes/pain/') as HubModel).atlas).toMatchObject({ theme: 'pain', placed: 2 });
    expect((modelFor(portal, '/territoires/bas/') as HubModel).atlas).toMatchObject({
      territory: 'bas',
      placed: 3,
      total: 3,
    });
  });

  it('has a picture at each address that it names, and no other', () => {
    const named = [
      '/annuaire/',
      '/themes/pain/',
      '/territoires/pays/',
      '/territoires/bas/',
      '/territoires/haut/',
    ].map((address) => (modelFor(portal, address) as HubModel).atlas!.picture.src);
    const made = [...documents(portal)]
      .map(({ address }) => address)
      .filter((one) => one.endsWith('/carte.svg'));
    expect(made.sort()).toEqual(named.sort());
  });

  it('is not there where nobody can be placed', () => {
    const empty = portalOf({ 'actors/ailleurs.md': FILES['actors/ailleurs.md'] });
    expect(atlasOf(empty, {})).toBeUndefined();
    expect([...documents(empty)].map(({ address }) => address)).not.toContain('/annuaire/carte.json');
    const off = portalOf(FILES, { settings: 'sections: {actor: non}\n' });
    expect(atlasOf(off, {})).toBeUndefined();
  });

  it('does without contours, around the points themselves', () => {
    const alone = portalOf({ 'actors/four.md': FILES['actors/four.md'] });
    expect(atlasPicture(alone, {})!.dots).toHaveLength(1);
    expect(atlasOf(alone, {})!.picture.height).toBeGreaterThan(100);
  });

  it('goes under the base path', () => {
    const based = portalOf(FILES, { settings: 'base: /portail\n' });
    expect(atlasOf(based, { theme: 'pain' })).toMatchObject({
      points: '/portail/annuaire/carte.json',
      picture: { src: '/portail/themes/pain/carte.svg' },
    });
    expect(JSON.parse(documentAt(based, '/annuaire/carte.json')).base).toBe('/portail/annuaire/');
  });
});

describe('the files of the map', () => {
  const portal = portalOf(FILES);

  it('name each word once, and each actor in the order of the directory', () => {
    const table = JSON.parse(documentAt(portal, '/annuaire/carte.json'));
    expect(table.points.map(([slug]: [string]) => slug)).toEqual(['cabane', 'four', 'moulin', 'puits']);
    const [slug, title, lon, lat, exact, kind, place, themes, territories] = table.points[1];
    expect([slug, title, lon, lat, exact, kind]).toEqual(['four', 'Le Four', 6.07, 45.05, 1, -1]);
    expect(table.places[place]).toBe('Le Bas');
    expect(themes.map((i: number) => table.themes[i])).toEqual(['pain']);
    expect(territories.map((i: number) => table.territories[i])).toEqual(['bas', 'pays']);
  });

  it('give the land as GeoJSON, with the names of communes', () => {
    const land = JSON.parse(documentAt(portal, '/annuaire/contours.geojson'));
    expect(land.features.map((one: { properties: object }) => one.properties)).toEqual([
      { slug: 'bas', name: 'Le Bas', level: 'leaf' },
      { slug: 'haut', name: 'Le Haut', level: 'leaf' },
      { slug: 'pays', name: 'Pays', level: 'root' },
      { name: 'Le Bas', count: 3 },
      { name: 'Le Haut', count: 1 },
    ]);
  });

  it('escape names in the picture, which weighs little', () => {
    const hostile = portalOf({
      ...FILES,
      'territories/bas.md': md('name: "<script>&"\nparent: pays\nlevel: commune'),
    });
    expect(documentAt(hostile, '/annuaire/carte.svg')).toContain('&lt;script&gt;&amp;');
    expect(documentAt(samplePortal(), '/annuaire/carte.svg').length).toBeLessThan(15_000);
  });

  it('of a village do not carry the whole massif', () => {
    const sample = samplePortal();
    const [village, all] = ['/territoires/vernasse/carte.svg', '/annuaire/carte.svg'].map(
      (address) => documentAt(sample, address).split('<path').length,
    );
    expect(village!).toBeLessThan(all!);
  });
});

describe('the ground that portal.yaml names', () => {
  const TILES =
    'map: {tiles: {url: "https://{s}.tuiles.example/{z}/{x}/{y}.png", provider: Tuiles libres, attribution: © eux}}\n';
  const told = (lines: string) => {
    const { settings, problems } = readSettings(
      contentOf({ 'portal.yaml': `name: Essai\nid: essai\nurl: https://essai.example\n${lines}` }),
    );
    return { settings, said: [...problems, ...tilesProblems(settings)].map(sentenceOf) };
  };

  it('is nobody’s by default', () => {
    const portal = portalOf(FILES);
    expect(tilesOf(portal.settings)).toBeUndefined();
    expect(documentAt(portal, '/_headers')).not.toContain('tuiles');
  });

  it('of somebody else is let in on the pages with a map alone', () => {
    const portal = portalOf(FILES, { settings: TILES });
    expect(tilesOf(portal.settings)).toMatchObject({
      kind: 'raster',
      foreign: { provider: 'Tuiles libres', host: 'tuiles.example', source: 'https://*.tuiles.example' },
    });
    const headers = documentAt(portal, '/_headers').split(/\n(?=\/)/);
    // Frames for other sites have a map as well: tests of embeds look at them.
    const loose = headers.filter((one) => one.includes('tuiles.example') && !one.startsWith('/integrer/'));
    expect(loose.map((one) => one.split('\n')[0])).toEqual(['/annuaire/*', '/themes/*', '/territoires/*']);
    for (const one of loose) {
      expect(one).toMatch(/img-src 'self' data: https:\/\/\*\.tuiles\.example;/);
      expect(one).toContain("connect-src 'self';");
      expect(one).toContain('  ! Content-Security-Policy');
    }
  });

  it('of this site goes under the base path, and asks nobody', () => {
    const { settings, said } = told(
      'base: /portail\ncarte: {fond: {url: /tiles/pays.pmtiles, attribution: © IGN}}\n',
    );
    expect(said).toEqual([]);
    expect(tilesOf(settings)).toEqual({
      kind: 'pmtiles',
      url: '/portail/tiles/pays.pmtiles',
      attribution: '© IGN',
    });
  });

  it.each([
    [
      'map: {tiles: {url: "https://t.example/{z}/{x}/{y}.png", attribution: © eux}}',
      /dites à qui l’adresse IP des visiteurs sera envoyée/,
    ],
    [
      'map: {tiles: {url: "https://t.example/{z}/{x}/{y}.png", provider: Eux}}',
      /demandent que leurs auteurs soient nommés/,
    ],
    ['map: {tiles: {url: "http://t.example/{z}/{x}/{y}.png"}}', /doivent venir en https/],
    ['map: {tiles: {url: "https://t.example/{z}/{x}.png"}}', /doit contenir \{z\}, \{x\} et \{y\}/],
    ['map: {tiles: {url: "https://t.example/p.pmtiles"}}', /Téléchargez-le et servez-le avec le portail/],
    ['map: {tiles: {provider: Eux}}', /Adresse des tuiles/],
    ['map: {tiles: {url: "/t/{z}/{x}/{y}.png", attribution: x, maxZoom: 40}}', /entre 6 et 20/],
    ['map: oui', /groupe de champs/],
    ['map: {tuile: {url: x}}', /Écrivez « tiles »/],
  ])('%s: is told in French, and nothing goes out', (lines, sentence) => {
    const { settings, said } = told(`${lines}\n`);
    expect(said.join('\n')).toMatch(sentence);
    expect(tilesOf(settings)?.foreign).toBeUndefined();
    expect(settings.name).toBe('Essai');
  });
});

describe('an address that fits two communes of one name', () => {
  const commune = (at: string) => md(`name: Saint-Denis\nlevel: commune\ngeo: ${at}`);
  const portal = portalOf({
    'territories/un.md': commune('{lat: 45.1, lon: 6.1}'),
    'territories/deux.md': commune('{lat: 45.2, lon: 6.2}'),
    'actors/dit.md': md('name: Dit\nterritories: [deux]\naddress: {commune: Saint-Denis}'),
    'actors/tu.md': md('name: Tu\naddress: {commune: Saint-Denis}'),
    'actors/ailleurs.md': md('name: Ailleurs\nterritories: [deux]\naddress: {commune: Nulle-Part-du-Tout}'),
  });

  it('is where the entry says; without it, or of another name, nowhere', () => {
    expect(placedActors(portal).map(({ item, at, exact }) => [item.slug, at, exact])).toEqual([
      ['dit', [6.2, 45.2], false],
    ]);
  });
});
