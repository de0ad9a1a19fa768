import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/domain/item.ts';
import { buildTree } from '../../../src/domain/tree.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

const TERRITORIES: Files = {
  'territories/jura.md': md('name: Jura\nlevel: departement\ncode: 39'),
  'territories/pays-lédonien.md': md(
    'name: Pays lédonien\nlevel: bassin\nparent: jura\nmembers: [39300, "39013"]',
  ),
  'territories/lons.md': md(
    'name: Lons-le-Saunier\nlevel: commune\ncode: "39300"\npostalCode: "39000"\nparent: pays-ledonien',
  ),
  'territories/massif.md': md('name: Massif d’Ambrune\nlevel: pays'),
  'territories/haute-dourse.md': md('name: Haute-Dourse\nlevel: vallee\nparent: massif'),
  'territories/fontorbe.md': md(
    'name: Fontorbe\nlevel: commune\npostalCode: "99132"\nparent: haute-dourse\nalternateNames: Les Fontorbes',
  ),
  'territories/hameau.md': md('name: Le Hameau\nlevel: quartier\nparent: fontorbe'),
};

function placed(address: string, more = '') {
  const portal = portalOf({
    ...TERRITORIES,
    'actors/a.md': md(`name: Aa\nsummary: x\naddress: ${address}\n${more}`),
  });
  const { place, territories } = portal.byKey.get('actor/a')!;
  const said = portal.problems
    .filter(({ code }) => code === 'unknown-commune')
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { place, territories, said };
}

describe('a place', () => {
  it('is found by its INSEE code, whatever its name', () => {
    const { place, territories, said } = placed('{inseeCode: "39300", commune: Ailleurs}');
    expect(place).toMatchObject({
      commune: 'Lons-le-Saunier',
      inseeCode: '39300',
      department: { name: 'Jura' },
      territory: 'lons',
      known: true,
    });
    expect(territories).toEqual(['lons', 'pays-ledonien', 'jura']);
    expect(said).toEqual([]);
  });

  it('is found by its name and its postal code', () => {
    expect(placed('{commune: LONS LE SAUNIER, postalCode: "39000"}')).toMatchObject({
      place: { commune: 'Lons-le-Saunier', territory: 'lons' },
      said: [],
    });
  });

  it('of a commune without a page of its own is in the territory that counts it', () => {
    // 39013 is Arbois.
    expect(placed('{inseeCode: "39013"}')).toMatchObject({
      place: { commune: 'Arbois', territory: 'pays-ledonien' },
      territories: ['pays-ledonien', 'jura'],
    });
    expect(placed('{inseeCode: "39198"}')).toMatchObject({
      place: { commune: 'Dole' },
      territories: ['jura'],
    });
    expect(placed('{inseeCode: "01053"}')).toMatchObject({
      place: { commune: 'Bourg-en-Bresse', territory: undefined },
      territories: [],
    });
  });

  it('of the portal’s own territories needs no official list', () => {
    for (const address of [
      '{commune: Fontorbe}',
      '{commune: FONTORBE, postalCode: "99132"}',
      '{commune: Les Fontorbes}',
    ])
      expect(placed(address)).toMatchObject({
        place: { commune: 'Fontorbe', postalCode: '99132', known: true },
        territories: ['fontorbe', 'haute-dourse', 'massif'],
        said: [],
      });
    expect(placed('{commune: Le Hameau}').territories).toEqual([
      'hameau',
      'fontorbe',
      'haute-dourse',
      'massif',
    ]);
  });

  it('is not a valley of the same name', () => {
    expect(placed('{commune: Haute-Dourse}').place).toMatchObject({ known: false });
  });

  it('takes the name of today where communes have merged, and says the former', () => {
    expect(placed('{commune: Morez, postalCode: "39400"}').place).toMatchObject({
      commune: 'Hauts de Bienne',
      formerly: 'Morez',
      inseeCode: '39368',
    });
  });

  it('that several bear the name of is asked about, and shown as it was written', () => {
    const { place, said } = placed('{commune: Saint-Denis}');
    expect(place).toMatchObject({ commune: 'Saint-Denis', known: false });
    expect(said).toMatchInlineSnapshot(`
      [
        "address.commune: plusieurs communes portent ce nom : Saint-Denis (11310), Saint-Denis (30500), Saint-Denis (93200)… Ajoutez le code postal ou le code INSEE",
      ]
    `);
  });

  it('that nobody knows is said with the nearest, those of the portal first, and shown as it was written', () => {
    const { place, territories, said } = placed(
      '{commune: Lons-le-Saumier, postalCode: "12345"}',
      'territories: haute-dourse',
    );
    expect(place).toMatchObject({ commune: 'Lons-le-Saumier', known: false });
    expect(territories).toEqual(['haute-dourse', 'massif']);
    expect(said).toMatchInlineSnapshot(`
      [
        "address.commune: aucune commune de ce nom avec le code postal 12345 : il est affiché tel quel. Dans ce portail : Lons-le-Saunier (39000)",
      ]
    `);
    expect(placed('{inseeCode: "39999"}').said).toMatchInlineSnapshot(`
      [
        "address.inseeCode: aucune commune ne porte ce code INSEE. Vérifiez-le, ou donnez le nom et le code postal",
      ]
    `);
    expect(placed('{postalCode: "00000"}').said).toMatchInlineSnapshot(`
      [
        "address.postalCode: aucune commune de ce nom : il est affiché tel quel. Vérifiez le nom et le code postal",
      ]
    `);
  });

  it('is nowhere without an address', () => {
    expect(placed('{street: 4 rue du Moulin}')).toEqual({ place: undefined, territories: [], said: [] });
  });

  it('adds to the territories that the entry names, each with those around it, once', () => {
    expect(
      placed('{commune: Fontorbe}', 'territories: [lons, massif]\nareaServed: [haute-dourse]').territories,
    ).toEqual(['fontorbe', 'haute-dourse', 'massif', 'lons', 'pays-ledonien', 'jura']);
  });

  it('of two territories with one name is told apart by the postal code', () => {
    const files: Files = {
      'territories/mont-a.md': md('name: Le Mont\nlevel: commune\npostalCode: "99001"'),
      'territories/mont-b.md': md('name: Le Mont\nlevel: commune\npostalCode: "99002"'),
    };
    const at = (address: string) =>
      portalOf({ ...files, 'actors/a.md': md(`name: Aa\naddress: ${address}`) }).byKey.get('actor/a')!
        .territories;
    expect(at('{commune: Le Mont, postalCode: "99002"}')).toEqual(['mont-b']);
    expect(at('{commune: Le Mont}')).toEqual([]);
  });

  it('of an event is that of its host, unless it has its own', () => {
    const portal = portalOf({
      ...TERRITORIES,
      'actors/foyer.md': md('name: Foyer rural\naddress: {commune: Fontorbe}'),
      'events/chez.md': md('title: Chez\nstart: 2026-12-05\nplace: Foyer rural\nterritories: [jura]'),
      'events/ailleurs.md': md(
        'title: Ailleurs\nstart: 2026-12-05\nplace: foyer\naddress: {commune: Lons-le-Saunier, postalCode: "39000"}',
      ),
    });
    const event = (slug: string) => portal.byKey.get(`event/${slug}`)!;
    expect([event('chez').place?.commune, event('chez').territories]).toEqual([
      'Fontorbe',
      ['fontorbe', 'haute-dourse', 'massif', 'jura'],
    ]);
    expect([event('ailleurs').place?.commune, event('ailleurs').territories[0]]).toEqual([
      'Lons-le-Saunier',
      'lons',
    ]);
  });
});

describe('trees', () => {
  const tree = (parents: Record<string, string | undefined>) => {
    const problems: Problem[] = [];
    const nodes = Object.entries(parents).map(
      ([slug, parent]) =>
        ({ slug, file: `themes/${slug}.md`, data: { parent } }) as Pick<Item, 'slug' | 'file'> & {
          data: { parent?: string };
        },
    );
    const built = buildTree(nodes, (slug) => (slug in parents ? slug : undefined), problems);
    const lineages = Object.fromEntries(
      Object.keys(parents).map((slug) => [slug, built.lineage(slug).join('/')]),
    );
    return { ...built, lineages, problems };
  };

  it('go from an entry to the root', () => {
    const { lineages, roots, children } = tree({ a: undefined, b: 'a', c: 'b', d: 'a' });
    expect(lineages).toEqual({ a: 'a', b: 'b/a', c: 'c/b/a', d: 'd/a' });
    expect([roots, children('a'), children('c'), children('nothing')]).toEqual([['a'], ['b', 'd'], [], []]);
  });

  it('take a parent that is not there for none', () => {
    const { roots, problems } = tree({ a: 'gone', b: 'b' });
    expect([roots, problems]).toEqual([['a', 'b'], []]);
  });

  it.each([
    ['two', { a: 'b', b: 'a' }],
    ['three', { a: 'b', b: 'c', c: 'a' }],
    ['three, with one that hangs on them', { x: 'b', a: 'b', b: 'c', c: 'a' }],
  ])('cut a loop of %s once, where it closes, and say it', (_what, parents) => {
    const { lineages, roots, problems, children } = tree(parents);
    expect(problems).toHaveLength(1);
    expect(roots).toHaveLength(1);
    for (const [slug, lineage] of Object.entries(lineages)) {
      expect(new Set(lineage.split('/')).size).toBe(lineage.split('/').length);
      expect([slug, lineage.split('/').at(-1)]).toEqual([slug, roots[0]]);
    }
    // Each is somebody's child but the root: none is lost from the tree.
    const seen = [...roots];
    for (let i = 0; i < seen.length; i++) seen.push(...children(seen[i]!));
    expect(seen.sort()).toEqual(Object.keys(parents).sort());
  });

  it('say it in a sentence', () => {
    expect(tree({ a: 'b', b: 'a' }).problems).toMatchInlineSnapshot(`
      [
        {
          "code": "loop",
          "file": "themes/a.md",
          "message": "ce rattachement tourne en rond : il est ignoré. Choisissez un parent plus large",
          "path": [
            "parent",
          ],
          "severity": "warning",
          "value": "b",
        },
      ]
    `);
  });
});
