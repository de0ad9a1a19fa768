import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/cli/import/csv.ts';
import { readMap } from '../../../src/cli/import/map.ts';
import { planImport } from '../../../src/cli/import/plan.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { mistakesOf } from './setup.ts';

const table = readTable(
  Buffer.from(
    'id,Nom de la structure,adresse,ville,lundi matin,code,vide,reste\n1,A,rue,Dole,9h-12h,M,,oui\n2,B,rue,Dole,,M,,\n',
  ),
);
const GOOD = 'source: Mairie\nfields:\n  name: nom de la structure\n';

const plan = (text: string, name: TypeName = 'actor') => planImport(readMap(text, 'carte.yaml'), name, table);
const mistakes = (text: string, name?: TypeName) => mistakesOf(() => plan(text, name));

describe('a map', () => {
  it('finds columns without regard to capitals, accents and spaces', () => {
    expect(plan(`${GOOD}  address.commune: VILLE\n`).fields.map(({ path }) => path.join('.'))).toEqual([
      'name',
      'address.commune',
    ]);
  });

  it('names the columns that hold values and go nowhere, unless it ignores them', () => {
    const text = `${GOOD}  address.commune: ville\nid: id\nignore: [adresse, Code]\n`;
    expect(plan(text).unmapped).toEqual([
      { column: 'lundi matin', values: 1 },
      { column: 'reste', values: 1 },
    ]);
  });

  it('takes keys left empty for keys that are not there', () => {
    expect(plan(`${GOOD}hints:\nignore:\nskip:\nconstants:\n  themes:\nbody:\nid:\n`).constants).toEqual([
      { path: ['source'], value: 'Mairie' },
    ]);
  });

  it('serves any type of the registry', () => {
    const text =
      'source: Mairie\nfields:\n  title: nom de la structure\n  start: { column: code, as: date }\n  links.1.url: adresse\n';
    expect(plan(text, 'event').fields.map(({ path }) => path.join('.'))).toEqual([
      'title',
      'start',
      'links.0.url',
    ]);
    expect(plan('fields: { name: ville }', 'theme').fields).toHaveLength(1);
  });
});

describe('a mistake is said by line, with what to write', () => {
  it.each([
    [
      '',
      [
        'carte.yaml, ligne 1 : la carte demande une partie « fields: », avec une ligne par champ, de la forme « name: nom de la colonne ».',
      ],
    ],
    [
      '- a',
      ['carte.yaml : ce n’est pas une carte. Relancez l’import sans --map pour en obtenir une à compléter.'],
    ],
    [
      'a: b: c',
      [
        'carte.yaml, ligne 1 : cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets, les accolades et les espaces du début.',
      ],
    ],
    [
      `${GOOD}  name: ville`,
      ['carte.yaml, ligne 4 : ce nom est présent deux fois au même endroit. Gardez-en un.'],
    ],
    [
      `${GOOD}feilds: 1`,
      ['carte.yaml, ligne 4 : « feilds » n’est pas un mot de la carte. Écrivez « fields ».'],
    ],
    [
      `${GOOD}  acronym: { colum: ville }`,
      ['carte.yaml, ligne 4 : « colum » n’est pas un mot de la carte. Écrivez « column ».'],
    ],
    [
      `${GOOD}  acronym: { join: "-" }`,
      [
        'carte.yaml, ligne 4 : « fields.acronym » demande une colonne : « column: nom », ou plusieurs : « columns: [nom, prénom] ».',
      ],
    ],
    [
      `${GOOD}  address:\n    commune: ville`,
      [
        'carte.yaml, ligne 5 : « commune » n’est pas un mot de la carte. Pour un champ dans un groupe, écrivez « address.commune: colonne ».',
      ],
    ],
    [
      `${GOOD}  verifiedOn: { column: code, as: jour }`,
      ['carte.yaml, ligne 4 : « fields.verifiedOn.as » ne peut valoir que date, moment.'],
    ],
    [
      `${GOOD}  openingHours: { halfDays: { lundy: [lundi matin] } }`,
      ['carte.yaml, ligne 4 : « lundy » n’est pas un mot de la carte. Écrivez « lundi ».'],
    ],
    [
      `${GOOD}  openingHours: { halfDays: { noel: [lundi matin] } }`,
      [
        'carte.yaml, ligne 4 : « noel » n’est pas un jour de la semaine : lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche.',
      ],
    ],
    [
      `${GOOD}fields2: [`,
      [
        'carte.yaml, ligne 4 : cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets, les accolades et les espaces du début.',
      ],
    ],
    [
      'fields: tout',
      [
        'carte.yaml, ligne 1 : la carte demande une partie « fields: », avec une ligne par champ, de la forme « name: nom de la colonne ».',
      ],
    ],
    [
      `${GOOD}type: events`,
      [
        'carte.yaml, ligne 4 : cette carte est faite pour « events », et l’import demandé est celui de « actors ».',
      ],
    ],
    [
      `${GOOD}type: acteur`,
      ['carte.yaml, ligne 4 : « acteur » n’est pas une rubrique du portail. Vouliez-vous dire « actors » ?'],
    ],
    [
      `${GOOD}  adresse: adresse\n  tel: ville`,
      [
        'carte.yaml, ligne 4 : le champ « adresse » n’existe pas dans actors. Écrivez « address.street ».',
        'carte.yaml, ligne 5 : le champ « tel » n’existe pas dans actors. Écrivez « contact.phone ».',
      ],
    ],
    [
      `${GOOD}  address: adresse`,
      [
        'carte.yaml, ligne 4 : « address » contient plusieurs champs : dites lequel, par exemple « address.street ».',
      ],
    ],
    [
      `${GOOD}  links: adresse`,
      [
        'carte.yaml, ligne 4 : « links » contient plusieurs champs : dites lequel, par exemple « links.1.label ».',
      ],
    ],
    [
      `${GOOD}  acronym: vile`,
      ['carte.yaml, ligne 4 : la colonne « vile » n’est pas dans le tableau. Le plus proche : « ville ».'],
    ],
    [
      `${GOOD}  typology: { column: code, values: { M: mjcc } }`,
      ['carte.yaml, ligne 4 : « mjcc » : cette valeur n’est pas dans la liste. Le plus proche : « mjc ».'],
    ],
    [
      `${GOOD}  acronym: { column: code, split: "-" }`,
      [
        'carte.yaml, ligne 4 : « acronym » n’attend qu’une valeur : « split » n’est fait que pour les listes.',
      ],
    ],
    [
      `${GOOD}  acronym: { column: code, as: date }`,
      ['carte.yaml, ligne 4 : « acronym » n’est pas une date.'],
    ],
    [
      `${GOOD}  acronym: { halfDays: { lundi: [lundi matin] } }`,
      [
        'carte.yaml, ligne 4 : « acronym » n’est pas un champ d’horaires : halfDays ne va qu’avec openingHours.',
      ],
    ],
    [
      `${GOOD}constants:\n  legalForm: assoc-1905`,
      [
        'carte.yaml, ligne 5 : « assoc-1905 » : cette valeur n’est pas dans la liste : association-1901, association-rup, association-insertion, association-intermediaire, association-droit-local, groupement-employeurs, fondation, fonds-dotation, mutuelle, assurance-mutuelle…',
      ],
    ],
    [
      `${GOOD}constants:\n  name: XY`,
      [
        'carte.yaml, ligne 5 : « name » est donné deux fois : par une colonne et par une constante. Gardez l’un des deux (« default » remplace une case vide).',
      ],
    ],
    [
      'source: x\nfields: { acronym: code }',
      ['carte.yaml, ligne 2 : le champ « name » (Nom) est nécessaire : dites quelle colonne le donne.'],
    ],
    [
      'fields: { name: ville }',
      [
        'carte.yaml, ligne 1 : dites d’où viennent ces données, par exemple « source: "Mairie de Vernasse, 2026" » : c’est ainsi qu’un second import reconnaît ses fiches.',
      ],
    ],
    [
      `${GOOD}skip: { column: etat, values: [x] }`,
      ['carte.yaml, ligne 4 : la colonne « etat » n’est pas dans le tableau.'],
    ],
  ])('%j', async (text, expected) => {
    expect(await mistakes(text)).toEqual(expected);
  });
});
