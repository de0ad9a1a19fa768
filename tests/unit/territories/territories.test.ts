import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareTerritories } from '../../../src/cli/territories/command.ts';
import type { TerritoriesOptions } from '../../../src/cli/territories/command.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { folderOf } from '../../support/portal.ts';

/** Five communes of the south of Vaucluse, in the package's lists. */
const SIREN = '200000628';
const CODES = ['84019', '84064', '84078', '84083', '84069'];

const square = (column: number, row = 0): number[][] => {
  const [west, south] = [4.6 + column * 0.1, 44.2 + row * 0.1];
  return [
    [west, south],
    [west + 0.1, south],
    [west + 0.1, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ];
};
const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const polygon = (ring: unknown) => ({ type: 'Polygon', coordinates: [ring] });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** The communes in a row, from west to east. */
const row = (name = 'code') =>
  collection(...members().map((code, i) => feature({ [name]: code, nom: `n° ${i}` }, polygon(square(i)))));

let known: string[] | undefined;
function members(): string[] {
  if (!known) {
    const to = folderOf({});
    prepareTerritories({ epci: [SIREN], to });
    known = /members: \[(.*)\]/
      .exec(readFileSync(join(to, EPCI), 'utf8'))![1]!
      .replace(/["\s]/g, '')
      .split(',');
  }
  return known;
}

const EPCI = 'cc-rhone-lez-provence.md';
const run = (to: string, options: Partial<TerritoriesOptions> = {}) =>
  prepareTerritories({ epci: [SIREN], to, ...options }).join('\n');
const filesOf = (to: string) =>
  Object.fromEntries(
    readdirSync(to)
      .sort()
      .map((name) => [name, readFileSync(join(to, name), 'utf8')]),
  );
const geojson = (text: string) => join(folderOf({ 'pays.geojson': text }), 'pays.geojson');

describe('an intercommunalité', () => {
  it('becomes a file, and its communes one each, as the portal reads them', () => {
    const root = folderOf({ 'portal.yaml': 'name: Essai\nid: essai\nurl: https://essai.example\n' });
    const said = run(join(root, 'territories'));
    expect(said).toContain('CC Rhône Lez Provence (200000628), 5 communes');
    expect(said).toContain('6 fiches écrites, 0 fiche complétée, 0 fiche inchangée');
    expect(said).toContain('rootTerritory: cc-rhone-lez-provence');
    const { entries, problems } = readContent(root);
    expect(problems).toEqual([]);
    const bollene = entries.find(({ slug }) => slug === 'bollene')!;
    expect(bollene.data).toMatchObject({
      name: 'Bollène',
      level: 'commune',
      code: '84019',
      parent: 'cc-rhone-lez-provence',
      postalCode: '84500',
    });
    const epci = entries.find(({ slug }) => slug === 'cc-rhone-lez-provence')!.data as { members: string[] };
    expect(epci.members).toHaveLength(5);
    expect(epci.members).toContain(CODES[0]);
  });

  it('is not written in a trial', () => {
    const to = join(folderOf({}), 'territories');
    expect(run(to, { dryRun: true })).toContain('Essai, rien n’est écrit. Ce serait : 6 fiches écrites');
    expect(existsSync(to)).toBe(false);
  });

  it('twice changes nothing', () => {
    const to = folderOf({});
    const from = geojson(row());
    run(to, { geojson: from });
    const before = filesOf(to);
    const said = run(to, { geojson: from });
    expect(said).toContain('0 fiche écrite, 0 fiche complétée, 6 fiches inchangées, 0 contour ajouté');
    expect(filesOf(to)).toEqual(before);
  });

  it('keeps what somebody wrote, emptied or renamed, and says where the lists differ', () => {
    const to = folderOf({
      'notre-bollene.md':
        '---\n# notre ville\nname: Bollène la belle\nlevel: commune\ncode: "84019"\npostalCode:\npopulation: 12\n---\n\nUn texte.\n',
      'lapalud.md': '---\nname: Lapalud\nsummary: Au bord du Rhône.\n---\n\nÀ garder.\n',
    });
    const said = run(to, { geojson: geojson(row()) });
    expect(said).toContain('4 fiches écrites, 2 fiches complétées');
    expect(said).toContain(
      'Gardé tel quel : notre-bollene.md : name « Bollène la belle », et l’INSEE dit « Bollène »',
    );
    const files = filesOf(to);
    expect(files['notre-bollene.md']).toMatch(
      /^---\n# notre ville\nname: Bollène la belle\n[\s\S]*\nUn texte\.\n$/,
    );
    expect(files['notre-bollene.md']).toContain('postalCode:\npopulation: 12\n');
    expect(files['notre-bollene.md']).toContain('parent: cc-rhone-lez-provence');
    expect(files['lapalud.md']).toContain('summary: Au bord du Rhône.');
    expect(files['lapalud.md']).toContain('code: "84064"');
    expect(files['lapalud.md']).toContain('À garder.');
    expect(files['bollene.md']).toBeUndefined();
    // Neighbours go by the names of the files.
    expect(Object.values(files).join()).toContain('notre-bollene');
  });

  it('leaves alone a file whose header cannot be read', () => {
    const broken = '---\nname: "Bollène\n---\n';
    const to = folderOf({ 'bollene.md': broken });
    run(to);
    const files = filesOf(to);
    expect(files['bollene.md']).toBe(broken);
    expect(files['bollene-84019.md']).toContain('name: Bollène');
  });
});

describe('contours and positions', () => {
  it('come from a GeoJSON file, with who touches whom and the edge of all', () => {
    const root = folderOf({ 'portal.yaml': 'name: Essai\nid: essai\nurl: https://essai.example\n' });
    const to = join(root, 'territories');
    const said = run(to, { geojson: geojson(row('INSEE_COM')) });
    expect(said).toContain('6 contours ajoutés');
    expect(said).not.toContain('Il manque');
    const { entries, outlines, problems } = readContent(root);
    expect(problems).toEqual([]);
    expect(Object.keys(outlines.contours)).toHaveLength(6);
    const [west, south] = [4.6, 44.2];
    const whole = outlines.contours['cc-rhone-lez-provence']!;
    const corners = (whole.coordinates as number[][][])[0]!.map(([lon, lat]) => `${lon} ${lat}`);
    expect(corners).toEqual(expect.arrayContaining([`${west} ${south}`, '5.1 44.3']));
    const byCode = new Map(entries.map(({ data }) => [(data as { code?: string }).code, data]));
    const first = byCode.get(members()[0]) as { geo: object; neighbours: string[] };
    expect(first.geo).toEqual({ lat: 44.25, lon: 4.65 });
    expect(first.neighbours).toHaveLength(1);
    expect((byCode.get(members()[2]) as { neighbours: string[] }).neighbours).toHaveLength(2);
  });

  it('can come later, and are added to what is there', () => {
    const to = folderOf({});
    run(to);
    const said = run(to, { geojson: geojson(row('codgeo')) });
    expect(said).toMatch(/0 fiche écrite, 6 fiches complétées, 0 fiche inchangée, 6 contours ajoutés/);
    expect(said).toContain('Complétée : bollene.md (geo, neighbours)');
  });

  it('keep a contour that somebody drew', () => {
    const drawn = collection(feature({ territory: 'bollene' }, polygon(square(9))));
    const to = folderOf({ 'main.geojson': drawn });
    expect(run(to, { geojson: geojson(row()) })).toContain('5 contours ajoutés');
    expect(filesOf(to)['main.geojson']).toBe(drawn);
  });

  it('take a point for a position, islands for one contour, and numbers for codes', () => {
    const [a, b] = members();
    const text = collection(
      feature({ code: Number(a) }, { type: 'Point', coordinates: [4.7123456, 44.3, 120] }),
      feature({ code: a }, polygon(square(0))),
      feature({ code: a }, polygon(square(8))),
      feature({ code: b }, { type: 'LineString', coordinates: square(1) }),
      feature({ code: members()[2] }, null),
      feature({ code: '75056' }, polygon(square(2))),
    );
    const to = folderOf({});
    const said = run(to, { geojson: geojson(text) });
    expect(said).toContain(
      'une forme de type « LineString » : un Polygon, un MultiPolygon ou un Point est attendu',
    );
    expect(said).toContain(`${members()[2]} : sans forme`);
    expect(said).toContain('1 contour ajouté');
    const files = filesOf(to);
    expect(files['contours-cc-rhone-lez-provence.geojson']).toContain('"MultiPolygon"');
    expect(Object.values(files).join()).toContain('lat: 44.3\n  lon: 4.7123');
    // With communes missing, the edge of all would be a wrong one.
    expect(said).toMatch(/sans contour : CC Rhône Lez Provence, /);
  });

  it.each([
    ['cut short', '{"type":"FeatureCollection","features":[{', 'n’est pas du JSON lisible'],
    ['a web page', '<!doctype html><p>404</p>', 'c’est du XML ou une page web'],
    ['TopoJSON', '{"type":"Topology","objects":{}}', 'est du TopoJSON'],
    ['no features', '{"type":"truc"}', 'une FeatureCollection est attendue'],
    ['nothing in it', collection(), 'est vide'],
    ['null features', '{"type":"FeatureCollection","features":[null,7]}', 'est vide'],
    [
      'Lambert-93',
      collection(
        feature(
          { code: '84019' },
          polygon([
            [841234.5, 6352345],
            [841300, 6352345],
            [841300, 6352400],
            [841234.5, 6352345],
          ]),
        ),
      ),
      'Lambert-93',
    ],
    [
      'Lambert-93, as it says itself',
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { properties: { name: 'urn:ogc:def:crs:EPSG::2154' } },
        features: [],
      }),
      'EPSG:4326',
    ],
    [
      'latitude first',
      collection(feature({ code: '84019' }, { type: 'Point', coordinates: [44.28, 4.75] })),
      'la latitude est écrite avant la longitude',
    ],
    [
      'no code',
      collection(feature({ NOM: 'Bollène', POP: 3 }, polygon(square(0)))),
      'rien ne dit le code INSEE de chaque forme. Une propriété « code », « insee », « INSEE_COM » ou « codgeo » est attendue ; il y a : NOM, POP',
    ],
    [
      'another place',
      collection(feature({ code: '29019' }, polygon(square(0)))),
      'Aucune des communes demandées n’est dans pays.geojson (une forme lue)',
    ],
  ])('%s is refused in a sentence, and nothing is written', (_what, text, sentence) => {
    const to = folderOf({});
    expect(() => run(to, { geojson: geojson(text) })).toThrow(sentence);
    expect(readdirSync(to)).toEqual([]);
  });

  it('says what ring is no ring', () => {
    const text = collection(
      feature(
        { code: members()[0] },
        polygon([
          [4, 44],
          ['là', 44],
          [4, 45],
          [4, 44],
        ]),
      ),
      feature({ code: members()[1] }, polygon(square(1))),
    );
    expect(run(folderOf({}), { geojson: geojson(text) })).toContain(`${members()[0]} : contour illisible`);
  });

  it('leaves a file of contours that cannot be read', () => {
    const to = folderOf({ 'contours-cc-rhone-lez-provence.geojson': '{oups' });
    expect(run(to, { geojson: geojson(row()) })).toContain(
      'n’est pas lisible : aucun contour n’y est ajouté',
    );
    expect(readFileSync(join(to, 'contours-cc-rhone-lez-provence.geojson'), 'utf8')).toBe('{oups');
  });
});

describe('what is asked for', () => {
  const to = () => folderOf({});

  it.each([
    [
      { epci: ['200000629'] },
      /Aucune intercommunalité ne porte le SIREN « 200000629 »\. Les plus proches : .*CC Rhône Lez Provence \(200000628\)/,
    ],
    [{ epci: ['2000006'] }, /un SIREN compte neuf chiffres, celui-ci 7/],
    [
      { epci: ['rhône lez'] },
      /Celles dont le nom ressemble à « rhône lez » : CC Rhône Lez Provence \(200000628\)/,
    ],
    [{ epci: ['xyzzy'] }, /Aucune intercommunalité ne s’appelle « xyzzy »/],
    [{ epci: [], departement: '99' }, /Aucun département ne porte le numéro « 99 »/],
    [{ epci: [], departement: 'Nièvre' }, /Vouliez-vous : Nièvre \(58\)/],
    [{ epci: [], communes: '84500' }, /Aucune commune d’aujourd’hui ne porte le code INSEE « 84500 »/],
    [{ epci: [] }, /Dites quel territoire/],
  ] as [Partial<TerritoriesOptions>, RegExp][])('%j', (options, sentence) => {
    expect(() => run(to(), options)).toThrow(sentence);
  });

  it('can be a département, its intercommunalités and its communes', () => {
    const folder = to();
    const said = run(folder, { epci: [], departement: '90' });
    expect(said).toMatch(/^Territoire de Belfort \(90\), 1\d\d communes/);
    expect(readFileSync(join(folder, 'belfort.md'), 'utf8')).toMatch(/parent: ca-grand-belfort/);
    const names = readdirSync(folder);
    expect(
      readFileSync(
        join(
          folder,
          names.find((name) => name.startsWith('ca-'))!,
        ),
        'utf8',
      ),
    ).toContain('parent: territoire-de-belfort');
  });

  it('can be communes alone', () => {
    const folder = to();
    expect(run(folder, { epci: [], communes: '84019, 84064' })).toContain('2 communes');
    expect(readdirSync(folder).sort()).toEqual(['bollene.md', 'lapalud.md']);
  });

  it('goes to the folder of territories and no other', () => {
    const root = folderOf({ 'portal.yaml': 'name: x\n' });
    expect(() => run(root)).toThrow(/--to attend le dossier des territoires/);
    writeFileSync(join(root, 'fichier'), '');
    expect(() => run(join(root, 'fichier', 'sous'))).toThrow(/ne peut pas être écrit/);
  });
});
