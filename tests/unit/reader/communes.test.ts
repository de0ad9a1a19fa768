import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { GazetteerAnswer, GazetteerQuery } from '../../../src/lib/gazetteer.ts';
import { dataFolder, loadGazetteer, readLists } from '../../../src/reader/communes.ts';

const gazetteer = loadGazetteer();

/** An answer in one line: « Hauts de Bienne [39368] former-name as Morez ». */
function say(answer: GazetteerAnswer): string {
  if (answer.kind === 'several') return `several: ${answer.communes.map(({ name }) => name).join(', ')}`;
  if (answer.kind === 'none') return `none, near: ${answer.near.map(({ name }) => name).join(', ')}`;
  const as = answer.as === undefined ? '' : ` as ${answer.as}`;
  return `${answer.commune.name} [${answer.commune.code}] ${answer.via}${as}`;
}
const find = (query: GazetteerQuery) => say(gazetteer.find(query));

function findNothing(): never {
  throw new Error('Cannot find module');
}

describe('loadGazetteer', () => {
  it('gives the same gazetteer each time', () => {
    expect(loadGazetteer()).toBe(gazetteer);
  });

  it('says what to do when the package is missing', () => {
    expect(() => dataFolder(findNothing)).toThrowErrorMatchingInlineSnapshot(
      `[Error: La liste des communes manque : le paquet @etalab/decoupage-administratif n’est pas installé. Lancez « npm install » dans le dossier du projet.]`,
    );
  });

  it('names the file that cannot be read', () => {
    expect(() => readLists('/nowhere')).toThrow('/nowhere/communes.json est illisible');
  });
});

describe('byCode', () => {
  it('gives a whole commune', () => {
    expect(gazetteer.byCode('39300')).toEqual({
      code: '39300',
      name: 'Lons-le-Saunier',
      postalCodes: ['39000'],
      department: { code: '39', name: 'Jura' },
      region: { code: '27', name: 'Bourgogne-Franche-Comté' },
      epci: { code: '200071116', name: 'CA ECLA (Espace Communautaire Lons Agglomération)' },
    });
  });

  it.each([
    ['a former code', '01126', 'Valserhône'],
    ['a delegated commune', '01340', 'Arboys en Bugey'],
    ['an associated commune', '01120', 'Montluel'],
    ['a delegated commune with the code of the merged one', '39368', 'Hauts de Bienne'],
    ['an arrondissement of Paris', '75112', 'Paris'],
    ['an arrondissement of Lyon', '69383', 'Lyon'],
    ['an arrondissement of Marseille', '13201', 'Marseille'],
    ['Corsica, in lower case', '2a004', 'Ajaccio'],
    ['overseas', '97411', 'Saint-Denis'],
  ])('follows %s (%s) to %s', (_what, code, name) => {
    expect(gazetteer.byCode(code)?.name).toBe(name);
  });

  it('knows no other code', () => {
    expect(gazetteer.byCode('99999')).toBeUndefined();
    expect(gazetteer.byCode('')).toBeUndefined();
  });

  it('leaves out the EPCI of a commune without one', () => {
    expect(gazetteer.byCode('22016')).toMatchObject({ name: 'Île-de-Bréhat' });
    expect(gazetteer.byCode('22016')).not.toHaveProperty('epci');
  });
});

describe('find, by code', () => {
  it('trusts the code first', () => {
    expect(find({ inseeCode: '39300', name: 'Dole', postalCode: '39100' })).toBe(
      'Lons-le-Saunier [39300] code',
    );
  });
  it('keeps the name of the commune that the code was of', () => {
    expect(find({ inseeCode: '01340' })).toBe('Arboys en Bugey [01015] code as Saint-Bois');
  });
  it('goes on with the name if the code is unknown', () => {
    expect(find({ inseeCode: '00000', name: 'Dole', postalCode: '39100' })).toBe(
      'Dole [39198] name-and-postal-code',
    );
  });
});

describe('find, by name and postal code', () => {
  it.each([
    ['LE CREUSOT', '71200', 'Le Creusot [71153]'],
    ['CREUSOT (LE)', '71200', 'Le Creusot [71153]'],
    ['Creusot', '71200', 'Le Creusot [71153]'],
    ['ISLE-SUR-LE-DOUBS (L’)', '25250', "L'Isle-sur-le-Doubs [25315]"],
    ['St Benin d Azy', '58270', "Saint-Benin-d'Azy [58232]"],
    ['NANS SOUS STE ANNE', '25330', 'Nans-sous-Sainte-Anne [25420]'],
    ['BUCEY-Lès-GY', '70700', 'Bucey-lès-Gy [70104]'],
    ['Arc & Senans', '25610', 'Arc-et-Senans [25021]'],
    ['Chalon s/Saône', '71100', 'Chalon-sur-Saône [71076]'],
    ['Chalon/Saône', '71100', 'Chalon-sur-Saône [71076]'],
    ['S/ Etienne', '42000', 'Saint-Étienne [42218]'],
    ['Villeneuve Laguyard', '89340', 'Villeneuve-la-Guyard [89460]'],
    ['Lyon 3e Arrondissement', '69003', 'Lyon [69123]'],
    ['PARIS 08', '75008', 'Paris [75056]'],
    ['NEVERS CEDEX', '58000', 'Nevers [58194]'],
    ['BERSAILLIN - LE VISENEY', '39800', 'Bersaillin [39049]'],
    ['Le Viseney (Bersaillin)', '39800', 'Bersaillin [39049]'],
    ['COSNE-SUR-LOIRE', '58200', 'Cosne-Cours-sur-Loire [58086]'],
    ['Saint-Martin', '97150', 'Saint-Martin [97801]'],
  ])('%s %s → %s', (name, postalCode, found) => {
    expect(find({ name, postalCode })).toBe(`${found} name-and-postal-code`);
  });

  it('reads both from one box', () => {
    expect(find({ name: '39100 Dole' })).toBe('Dole [39198] name-and-postal-code');
  });

  it('follows the name of a former commune', () => {
    expect(find({ name: 'MOREZ', postalCode: '39400' })).toBe('Hauts de Bienne [39368] former-name as Morez');
    expect(find({ name: 'Cravant', postalCode: '89460' })).toBe(
      'Deux Rivières [89130] former-name as Cravant',
    );
  });

  it('infers a merger whose parts the lists no longer name', () => {
    expect(find({ name: 'Verdun-sur-le-Doubs', postalCode: '71350' })).toBe(
      'Verdun-Ciel [71566] former-name',
    );
    expect(find({ name: 'Fontaine', postalCode: '25340' })).toBe(
      'Fontaine-lès-Clerval [25246] name-and-postal-code',
    );
  });

  it('takes one wrong letter, and says so', () => {
    expect(find({ name: 'BLETTRANS', postalCode: '39140' })).toBe('Bletterans [39056] spelling');
  });

  it('asks if a short or misspelt name is the name of another commune of the area', () => {
    // 14430 is Branville's, 14480 Banville's.
    expect(find({ name: 'Banville', postalCode: '14430' })).toBe('several: Banville, Branville');
  });

  it('asks between namesakes', () => {
    expect(find({ name: 'Château Chinon', postalCode: '58120' })).toBe(
      'several: Château-Chinon (Ville), Château-Chinon (Campagne)',
    );
    expect(find({ name: 'Château Chinon Campagne', postalCode: '58120' })).toBe(
      'Château-Chinon (Campagne) [58063] name-and-postal-code',
    );
  });

  it('does not take a wrong postal code for a special one, but proposes', () => {
    expect(find({ name: 'Lons-le-Saunier', postalCode: '39570' })).toBe('none, near: Lons-le-Saunier');
    expect(find({ name: 'Goux-les-Usiers', postalCode: '25520' })).toBe("none, near: Val-d'Usiers");
  });

  it('ignores a postal code that is none', () => {
    expect(find({ name: 'Bourg-en-Bresse', postalCode: '1000' })).toBe('Bourg-en-Bresse [01053] name');
  });
});

describe('find, by a postal code of no commune', () => {
  it.each([
    ['Dijon', '21078', 'Dijon [21231]'],
    ['LONS LE SAUNIER CEDEX', '39003', 'Lons-le-Saunier [39300]'],
    ['PARIS CEDEX 08', '75380', 'Paris [75056]'],
    ['AJACCIO CEDEX 9', '20700', 'Ajaccio [2A004]'],
    ['Bastia', '20405', 'Bastia [2B033]'],
    ['SAINT DENIS CEDEX', '97491', 'Saint-Denis [97411]'],
  ])('%s %s → %s', (name, postalCode, found) => {
    expect(find({ name, postalCode })).toBe(`${found} cedex`);
  });

  it('does not leave the area', () => {
    expect(find({ name: 'Dijon', postalCode: '39003' })).toMatch(/^none/);
  });
});

describe('find, by name and department', () => {
  it.each(['21', 'Côte-d’Or', "COTE D'OR", '21 - Côte-d’Or'])('department %s', (department) => {
    expect(find({ name: 'Saint-Sauveur', department })).toBe('Saint-Sauveur [21571] name-and-department');
  });
  it('takes a department without its zero, and Corsica', () => {
    expect(find({ name: 'Gex', department: '1' })).toBe('Gex [01173] name-and-department');
    expect(find({ name: 'Corte', department: '2b' })).toBe('Corte [2B096] name-and-department');
  });
  it('does not look elsewhere', () => {
    expect(find({ name: 'Dijon', department: '39' })).toMatch(/^none, near: .*Dijon/);
  });
});

describe('find, by name alone', () => {
  it('answers if only one commune of France has it', () => {
    expect(find({ name: 'le creusot' })).toBe('Le Creusot [71153] name');
    expect(find({ name: 'Morez' })).toBe('Hauts de Bienne [39368] former-name as Morez');
  });
  it('asks otherwise, also if the homonym is a former commune', () => {
    expect(find({ name: 'Saint-Denis' })).toMatch(/^several: Saint-Denis, Saint-Denis/);
    expect(find({ name: 'Cravant' })).toBe('several: Cravant, Deux Rivières');
  });
  it('proposes close names', () => {
    expect(find({ name: 'Blettrans' })).toMatch(/^none, near: Bletterans/);
  });
});

describe('find, by little', () => {
  it('takes a postal code of one commune, asks for the others', () => {
    expect(find({ postalCode: '39000' })).toBe('Lons-le-Saunier [39300] postal-code');
    expect(find({ postalCode: '39100' })).toMatch(/^several: .*Dole/);
  });
  it.each([{}, { name: '' }, { name: ' - ' }, { postalCode: '39003' }])('has no answer to %o', (query) => {
    expect(find(query)).toBe('none, near: ');
  });
});

describe('suggest', () => {
  it('gives close names, best first', () => {
    expect(gazetteer.suggest('Bezançon').map(({ name }) => name)[0]).toBe('Besançon');
    expect(gazetteer.suggest('Zonsle-Saunier').map(({ name }) => name)[0]).toBe('Lons-le-Saunier');
    expect(gazetteer.suggest('Saint-Maring', 2)).toHaveLength(2);
  });
  it('gives nothing for nonsense', () => {
    expect(gazetteer.suggest('xyzzyxyzzy')).toEqual([]);
    expect(gazetteer.suggest('')).toEqual([]);
  });
});

describe('departments and EPCI', () => {
  it('lists the departments by code, Corsica and overseas included', () => {
    const departments = gazetteer.departments();
    expect(departments.slice(0, 2)).toEqual([
      { code: '01', name: 'Ain' },
      { code: '02', name: 'Aisne' },
    ]);
    expect(departments.map(({ code }) => code)).toEqual(expect.arrayContaining(['2A', '2B', '971', '976']));
  });
  it('gives the members of an EPCI, all of them communes', () => {
    const epci = gazetteer.epci('200071116');
    expect(epci).toMatchObject({
      code: '200071116',
      name: 'CA ECLA (Espace Communautaire Lons Agglomération)',
    });
    expect(epci?.members).toContain('39300');
    expect(epci?.members.every((code) => gazetteer.byCode(code)?.epci?.code === '200071116')).toBe(true);
  });
  it('knows no other number', () => {
    expect(gazetteer.epci('000000000')).toBeUndefined();
  });
});

const spaced = (name: string) => name.replaceAll('-', ' ');

function leadsTo(query: GazetteerQuery, code: string | undefined): boolean {
  const answer = gazetteer.find(query);
  return answer.kind === 'one' && answer.commune.code === code;
}

// Seventy thousand questions: a second or two, more on a busy machine.
describe('all communes of France', { timeout: 30_000 }, () => {
  const { communes } = readLists(
    dataFolder((module) => join(import.meta.dirname, '../../../node_modules', module)),
  );
  const today = communes.filter(({ type }) => type === 'commune-actuelle');
  const former = communes.filter(({ type }) => type === 'commune-deleguee' || type === 'commune-associee');

  it('are found by their name in capitals and each of their postal codes', () => {
    const missed = today.flatMap(({ code, nom, codesPostaux = [] }) =>
      codesPostaux.filter((postalCode) => !leadsTo({ name: nom.toUpperCase(), postalCode }, code)),
    );
    expect(missed).toEqual([]);
  });

  it('are found by their name without hyphens and their department', () => {
    const missed = [...today, ...former].filter(
      ({ code, nom, departement, chefLieu }) =>
        !leadsTo({ name: spaced(nom), department: departement }, chefLieu ?? code),
    );
    expect(missed.map(({ nom }) => nom)).toEqual([]);
  });
});

const PLACES = join(import.meta.dirname, '../../../../shared/data/bourgogne-franche-comte/lieux.csv');
const isHere = existsSync(PLACES);

describe.skipIf(!isHere)(`697 real places (${isHere ? 'lieux.csv' : `skipped: no ${PLACES}`})`, () => {
  const rows = isHere ? readPlaces(PLACES) : [];
  const answers = rows.map((query) => ({ query, answer: gazetteer.find(query) }));
  const misses = answers.filter(({ answer }) => answer.kind !== 'one');

  it('finds one commune for nearly all', () => {
    expect(rows).toHaveLength(697);
    expect(rows.length - misses.length).toBe(690);
  });

  it('finds one in the department that the row names', () => {
    const elsewhere = answers.filter(
      ({ query, answer }) => answer.kind === 'one' && answer.commune.department.code !== query.department,
    );
    expect(elsewhere).toEqual([]);
  });

  it('misses only what is ambiguous or too far from any name', () => {
    expect(misses.map(describeRow)).toMatchInlineSnapshot(`
      [
        "CHATEAU CHINON 58120 → several: Château-Chinon (Ville), Château-Chinon (Campagne)",
        "CHÂTEAU CHINON 58120 → several: Château-Chinon (Ville), Château-Chinon (Campagne)",
        "CHÂTEAU CHINON 58120 → several: Château-Chinon (Ville), Château-Chinon (Campagne)",
        "SENNECEY-SUR-SAÔNE-SAINT-ALBIN 70360 → none, near: Scey-sur-Saône-et-Saint-Albin, Rupt-sur-Saône",
        "ChÂTEAU-CHINON 58120 → several: Château-Chinon (Ville), Château-Chinon (Campagne)",
        "ChÂTEAU-CHINON 58120 → several: Château-Chinon (Ville), Château-Chinon (Campagne)",
        "GOUX-LES-USIERS 25520 → none, near: Val-d'Usiers",
      ]
    `);
  });

  it('shows what was not plainly a name and its postal code', () => {
    const inferred = answers.filter(
      ({ answer }) => answer.kind === 'one' && answer.via !== 'name-and-postal-code',
    );
    expect(inferred.map(describeRow)).toMatchInlineSnapshot(`
      [
        "LONS LE SAUNIER 39003 → Lons-le-Saunier [39300] cedex",
        "BAIGNEAUX-LES-JUIFS 21450 → Baigneux-les-Juifs [21043] spelling",
        "CLERVAL 25340 → Pays-de-Clerval [25156] former-name",
        "SANCEY-LE-GRAND 25430 → Sancey [25529] former-name",
        "MOREZ 39400 → Hauts de Bienne [39368] former-name as Morez",
        "MOREZ 39400 → Hauts de Bienne [39368] former-name as Morez",
        "MOREZ 39400 → Hauts de Bienne [39368] former-name as Morez",
        "NEVERS 58022 → Nevers [58194] cedex",
        "DORNES 58190 → Dornes [58104] name-and-department",
        "COSNE-COURS-SUR-LOIRE 58207 → Cosne-Cours-sur-Loire [58086] cedex",
        "FOUGEROLLES 70220 → Fougerolles-Saint-Valbert [70245] former-name as Fougerolles",
        "CHALON SUR SAONE 71332 → Chalon-sur-Saône [71076] cedex",
        "VERDUN SUR LE DOUBS 71350 → Verdun-Ciel [71566] former-name",
        "MONTIGNY-PRES-LOUHANS 71500 → Montagny-près-Louhans [71303] spelling",
        "CHARNY 89120 → Charny Orée de Puisaye [89086] former-name as Charny",
        "CRAVANT 89460 → Deux Rivières [89130] former-name as Cravant",
        "BELFORT 90020 → Belfort [90010] cedex",
        "MÂCON 71870 → Mâcon [71270] name-and-department",
        "LONS-LE-SAUNIER 39570 → Lons-le-Saunier [39300] name-and-department",
        "VESOUL 70007 → Vesoul [70550] cedex",
        "MACON 71100 → Mâcon [71270] name-and-department",
        "MARCIGNY 71170 → Marcigny [71275] name-and-department",
        "COUBLANC 71740 → Coublanc [71148] name-and-department",
        "NUIT-SAINT-GEORGES 21700 → Nuits-Saint-Georges [21464] spelling",
        "BLETTRANS 39140 → Bletterans [39056] spelling",
      ]
    `);
  });
});

function readPlaces(file: string): GazetteerQuery[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
  return rows.map((row) => ({
    name: row['ville'],
    postalCode: row['code_postal'],
    department: row['departement'],
  }));
}

function describeRow({ query, answer }: { query: GazetteerQuery; answer: GazetteerAnswer }): string {
  return `${query.name} ${query.postalCode} → ${say(answer)}`;
}
