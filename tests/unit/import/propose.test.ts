import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/cli/import/csv.ts';
import { readMap } from '../../../src/cli/import/map.ts';
import { planImport } from '../../../src/cli/import/plan.ts';
import { proposeMap } from '../../../src/cli/import/propose.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { Bench } from './setup.ts';

const propose = (csv: string, name: TypeName = 'actor') =>
  proposeMap(readTable(Buffer.from(csv)), name, 'table.csv');

/** Which field each column was given, once the map that was proposed is read as any other. */
function given(csv: string, name: TypeName = 'actor'): Record<string, string> {
  const table = readTable(Buffer.from(csv));
  const plan = planImport(readMap(proposeMap(table, name, 'table.csv').text, 'carte.yaml'), name, table);
  return Object.fromEntries(
    plan.fields.flatMap(({ path, from }) =>
      'value' in from ? from.value.columns.map((column) => [column.name, path.join('.')]) : [],
    ),
  );
}

describe('proposeMap', () => {
  it('knows the headers of French tables', () => {
    const header =
      'ID;Nom de l’association;Sigle;Adresse 1;CP;Ville;Code INSEE;Tél.;E-mail;Site internet;N° SIRET;Forme juridique;Mots-clés;Date MAJ;latitude;longitude;Résumé';
    expect(given(`${header}\n`)).toMatchInlineSnapshot(`
      {
        "Adresse 1": "address.street",
        "CP": "address.postalCode",
        "Code INSEE": "address.inseeCode",
        "Date MAJ": "verifiedOn",
        "E-mail": "contact.email",
        "Forme juridique": "legalForm",
        "ID": "sourceId",
        "Mots-clés": "keywords",
        "Nom de l’association": "name",
        "N° SIRET": "siret",
        "Résumé": "summary",
        "Sigle": "acronym",
        "Site internet": "website",
        "Tél.": "contact.phone",
        "Ville": "address.commune",
        "latitude": "geo.lat",
        "longitude": "geo.lon",
      }
    `);
  });

  it('knows those of an agenda', () => {
    expect(
      given(
        'titre,date,fin,lieu,ville,courriel,description\nFête,01/02/2027,,Salle,Dole,a@b.fr,Texte\n',
        'event',
      ),
    ).toEqual({
      titre: 'title',
      date: 'start',
      fin: 'end',
      lieu: 'place',
      ville: 'address.commune',
      courriel: 'contact.email',
    });
  });

  it('lists codes to be translated, days of the week, and what it could not place', () => {
    const { text, found, left } = propose(
      'nom,type,lundi,mardi,mercredi,jeudi,vendredi,Age du capitaine,"a: ""b"" #c"\nA,MJC;ASSO,9h-12h,x,-,,,42,\nB,Fablab;truc,9h-12h,,,,,43,z\n',
    );
    expect({ found, left }).toEqual({ found: 7, left: ['Age du capitaine', 'a: "b" #c'] });
    expect(text.slice(text.indexOf('type: actors'))).toMatchInlineSnapshot(`
      "type: actors

      # D’où viennent ces données : écrit sur chaque fiche. Dites-le en clair, puis n’en changez plus.
      source: "table.csv"

      # Si une colonne donne un identifiant qui ne change jamais, nommez-la ici. Sans elle, c’est le nom et la commune.
      # id: 

      fields:
        name: nom  # Nom
        typology:  # Type de lieu ou d’activité
          column: type
          split: ";"
          # Retirez le # des lignes à compléter. Valeurs possibles :
          # tiers-lieu, centre-social, mjc, maison-de-quartier, evs, aci, ai, ei, etti, eiti, geiq, ea, asso,
          # ess, ccas, france-services, mediatheque, lieu-de-mediation, lieu-acces-aux-droits,
          # lieu-de-formation, lieu-de-travail, lieu-de-fabrication, fablab, cafe-associatif,
          # epicerie-solidaire, aide-alimentaire, amap, jardin-partage, recyclerie, ressourcerie, repair-cafe,
          # outiltheque, atelier-velo, mobilite, energie-citoyenne, habitat-partage, creche, ludotheque, sante,
          # aide-a-domicile, lieu-culturel, media, monnaie-locale, reseau
          values:
            MJC: mjc
            ASSO: asso
            Fablab: fablab
            # truc: 
        openingHours:
          halfDays:
            lundi: [lundi]
            mardi: [mardi]
            mercredi: [mercredi]
            jeudi: [jeudi]
            vendredi: [vendredi]
          # Ce qui veut dire « fermé ». Les autres textes sont gardés en toutes lettres sur la fiche.
          closed: ["-", "x"]

      # Ce qui vaut pour toutes les lignes.
      # constants:
      #   themes: [numerique-et-demarches]
      #   licence: etalab-2.0

      # Rien n’a été trouvé pour ces colonnes. Donnez-leur un champ ci-dessus, ou retirez le # pour dire que vous
      # les laissez de côté ; sinon l’import les nommera à la fin.
      ignore:
        # - Age du capitaine  # « 42 », « 43 »
        # - "a: \\"b\\" #c"  # « z »
      "
    `);
    expect(() =>
      planImport(
        readMap(text, 'x'),
        'actor',
        readTable(Buffer.from('nom,type,lundi,mardi,mercredi,jeudi,vendredi\n')),
      ),
    ).not.toThrow();
  });

  it('says which field is missing when no column has the name', () => {
    expect(propose('ville\nDole\n').text).toContain(
      '  # name:  # Nom : à compléter, aucune fiche ne peut s’en passer',
    );
  });

  it('makes a map that can be used at once, whatever the header', async () => {
    for (const header of [
      'nom,"a\nb",c',
      'nom,#x,- y',
      'nom,"{",\'',
      'nom,nom,NOM',
      'nom,true,null',
      'nom,01000,1e3',
    ]) {
      const csv = `${header}\nAmicale,1,2\n`;
      const bench = new Bench(propose(csv).text);
      expect((await bench.import(csv)).written).toBe(1);
    }
  });
});

const data = join(import.meta.dirname, '../../../../shared/data/bourgogne-franche-comte/lieux.csv');

describe.skipIf(!existsSync(data))(
  `on the places of Bourgogne-Franche-Comté${!existsSync(data) ? ' (left out: ../shared/data is not there)' : ''}`,
  () => {
    it('places every column', () => {
      expect(proposeMap(readTable(readFileSync(data)), 'actor', 'lieux.csv').left).toEqual([]);
      expect(given(readFileSync(data, 'utf8'))).toMatchObject({
        nom_structure: 'name',
        code_typo: 'typology',
        mise_a_jour: 'verifiedOn',
        bfc_id: 'sourceId',
      });
    });
  },
);
