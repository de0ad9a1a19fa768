/**
 * The proof on real data: 697 places published by somebody else. What is expected is worked out here from the
 * CSV by other means than the importer's own (another parser of CSV, of hours and of codes).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../../src/cli/import/run.ts';
import type { Data } from '../../../src/content-types/registry.ts';
import type { Entry, Snapshot } from '../../../src/content-types/snapshot.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { isOpenAt } from '../../../src/lib/opening-hours.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { Bench, isWhole } from './setup.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/bourgogne-franche-comte');
const MAP = readFileSync(
  join(import.meta.dirname, '../../fixtures/import/bourgogne-franche-comte.yaml'),
  'utf8',
);

type Place = Record<string, string>;

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

// From champs.json: the meaning of the codes, in the portal's words.
const CODES: Record<string, Record<string, string>> = {
  code_typo: {
    M: 'lieu-de-mediation',
    I: 'lieu-acces-aux-droits',
    T: 'lieu-de-travail',
    O: 'lieu-de-formation',
    F: 'lieu-de-fabrication',
    TL: 'tiers-lieu',
  },
  code_label: {
    APTIC: 'aptic',
    CTL: 'charte-tiers-lieux',
    FTL: 'france-tiers-lieux',
    MSAP: 'msap',
    MFS: 'france-services',
    NMM: 'nievre-mediation-numerique',
    DM: 'dijon-metropole',
    RIN: 'inclusion-chalon-louhans',
  },
  code_accomp: { A: 'autonomie', L: 'acces-accompagne', RDV: 'rendez-vous', G: 'groupe', R: 'reparation' },
};

describe.skipIf(!existsSync(folder))(
  `Bourgogne-Franche-Comté${!existsSync(folder) ? ' (left out: ../shared/data is not there)' : ''}`,
  () => {
    const here = new Bench(MAP);
    const csv = existsSync(folder) ? readFileSync(join(folder, 'lieux.csv')) : Buffer.from('');
    const places = (parse(csv, { columns: true, bom: true }) as Place[]).map(
      (place, i) => ({ ...place, line: String(i + 2) }) as Place,
    );
    let first: ImportResult;
    let before: Record<string, string>;
    let second: ImportResult;
    let snapshot: Snapshot;
    let byId: Map<string, Entry<'actor'>>;

    beforeAll(async () => {
      first = await here.import(csv);
      before = here.files();
      second = await here.import(csv);
      writeFileSync(
        join(here.root, 'portal.yaml'),
        'name: Lieux numériques\nid: bfc\nurl: https://bfc.example\n',
      );
      snapshot = readContent(here.root);
      byId = new Map((snapshot.entries as Entry<'actor'>[]).map((entry) => [entry.data.sourceId!, entry]));
    }, 60_000);

    const dataOf = (place: Place): Data<'actor'> => byId.get(place['bfc_id']!)!.data;
    const remarked = (place: Place, column: string, value: string) =>
      first.notes.some(
        (note) =>
          note.line === Number(place['line']) &&
          note.column === column &&
          note.value === value.trim().slice(0, 79),
      );
    const startsRemark = (place: Place, column: string) =>
      first.notes.some((note) => note.line === Number(place['line']) && note.column === column);

    it('writes every row, loses none, and leaves no column aside', () => {
      expect(places).toHaveLength(697);
      expect(first).toMatchObject({
        read: 697,
        written: 697,
        updated: 0,
        unchanged: 0,
        reported: 0,
        leftOut: 0,
        unmapped: [],
      });
      expect(first.written).toBeGreaterThanOrEqual(690);
      expect(isWhole(first)).toBe(true);
      expect(new Set(first.files).size).toBe(697);
      expect(Object.keys(before)).toHaveLength(697);
    });

    it('writes nothing the second time', () => {
      expect(second).toMatchObject({
        read: 697,
        written: 0,
        unchanged: 697,
        reported: 0,
        files: [],
        absent: [],
      });
      expect(here.files()).toEqual(before);
    });

    it('makes files that the portal reads, none set aside', () => {
      expect(snapshot.setAside).toEqual([]);
      expect(snapshot.entries).toHaveLength(697);
      expect(byId.size).toBe(697);
      const telling = snapshot.problems.filter((problem) => problem.code !== 'missing');
      expect(telling).toEqual([]);
    });

    it('names every town that is no commune, or several', () => {
      expect(first.towns).toMatchInlineSnapshot(`
      [
        {
          "line": 259,
          "town": "Chateau Chinon",
        },
        {
          "line": 260,
          "town": "Château Chinon",
        },
        {
          "line": 261,
          "town": "Château Chinon",
        },
        {
          "line": 377,
          "town": "Sennecey-sur-Saône-Saint-Albin",
        },
        {
          "line": 563,
          "town": "Château-Chinon",
        },
        {
          "line": 618,
          "town": "Château-Chinon",
        },
        {
          "line": 666,
          "town": "Goux-les-Usiers",
        },
      ]
    `);
      for (const { line, town } of first.towns) {
        expect(dataOf(places[line - 2]!).address?.commune).toBe(town);
        expect(dataOf(places[line - 2]!).address?.inseeCode).toBeUndefined();
      }
    });

    it('says all the rest in its report', () => {
      const counts: Record<string, number> = {};
      for (const { column, why } of first.notes) {
        const key = `${column} : ${why.replace(/lu comme .*/, 'lu comme…').replace(/(le code postal) .*/, '$1…')}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      expect(first.remarks).toBe(first.notes.length);
      expect(counts).toMatchInlineSnapshot(`
        {
          "code_accomp : cette valeur n’est pas dans la table « values » de la carte : elle n’est pas reprise": 1,
          "code_label : cette valeur n’est pas dans la table « values » de la carte : elle n’est pas reprise": 203,
          "code_typo : cette valeur n’est pas dans la table « values » de la carte : elle n’est pas reprise": 4,
          "contact_email : Adresse électronique : une adresse électronique est attendue, de la forme nom@domaine": 3,
          "dimanche après-midi : ce n’est pas une plage horaire : la case est gardée en toutes lettres dans les précisions sur les horaires": 1,
          "dimanche matin : ce n’est pas une plage horaire : la case est gardée en toutes lettres dans les précisions sur les horaires": 1,
          "mardi matin : ce n’est pas une plage horaire : la case est gardée en toutes lettres dans les précisions sur les horaires": 1,
          "samedi après-midi : ce n’est pas une plage horaire : la case est gardée en toutes lettres dans les précisions sur les horaires": 1,
          "samedi matin : ce n’est pas une plage horaire : la case est gardée en toutes lettres dans les précisions sur les horaires": 1,
          "url_lieu : Site web : une adresse web est attendue, sans espace : retirez l’espace, ou gardez une seule adresse": 1,
          "ville : aucune commune de ce nom avec le code postal…": 2,
          "ville : le code postal…": 6,
          "ville : lu comme…": 7,
          "ville : plusieurs communes portent ce nom : Château-Chinon (Ville) (58062), Château-Chinon (Campagne) (58063). La fiche garde le nom tel quel": 5,
        }
      `);
    });

    it('has name, street, postal code, position, day and identifier of every row', () => {
      const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
      for (const place of places) {
        const { name, address, geo, verifiedOn, source } = dataOf(place);
        expect(name).toBe(squeezed(place['nom_structure']!));
        expect(address?.street ?? '').toBe(squeezed(place['adresse']!));
        expect(address?.postalCode).toBe(place['code_postal']);
        expect(geo).toEqual({ lat: Number(place['lat']), lon: Number(place['lon']) });
        expect(verifiedOn?.split('-').toReversed().join('/') ?? '').toBe(place['mise_a_jour']);
        expect(source).toBe('Mednum BFC, données ouvertes 2023');
      }
    });

    it('has the contacts of every row, or says why not', () => {
      const missing: string[] = [];
      for (const place of places) {
        const { contact, website } = dataOf(place);
        const phone = place['contact_tel']!.replace(/\D/g, '');
        expect((contact?.phone?.display ?? '').replace(/\D/g, '')).toBe(phone);
        for (const [column, value] of [
          ['contact_email', contact?.email],
          ['url_lieu', website],
        ] as const) {
          const written = place[column]!.trim();
          const bare = (text: string) =>
            text
              .toLowerCase()
              .replace(/^https?:\/\//, '')
              .replace(/\/$/, '');
          if (value === undefined && written !== '') {
            missing.push(written);
            expect(startsRemark(place, column)).toBe(true);
          } else expect(decodeURI(bare(value ?? ''))).toBe(decodeURI(bare(written)));
        }
      }
      expect(missing).toMatchInlineSnapshot(`
      [
        "https://mediatheques-cclvn.bibenligne.fr/mediatheque-de-donzy http://www.bibliotheque-donzy.fr/search.php?action=Accueil",
        "saint-loup.multimédia@wanadoo.fr",
        "epn@blanzy71 fr",
        "bpellicier@ccas-chatenoyleroyal",
      ]
    `);
    });

    it('has the types, labels and welcome of every row; a code that has no meaning is in the report', () => {
      for (const place of places) {
        const { typology = [], labels = [], welcome = [] } = dataOf(place);
        const given: Record<string, readonly string[]> = {
          code_typo: typology,
          code_label: labels,
          code_accomp: welcome,
        };
        for (const [column, codes] of Object.entries(CODES)) {
          const words = place[column]!.split('-').filter(Boolean);
          const known = words.flatMap((word) => codes[word.toUpperCase()] ?? []);
          expect(given[column]).toEqual([...new Set(known)]);
          for (const word of words)
            if (!codes[word.toUpperCase()]) expect(remarked(place, column, word)).toBe(true);
        }
      }
    });

    it('is open when each row says so, to the quarter of an hour', () => {
      let open = 0;
      for (const place of places) {
        const { openingHours, openingHoursNote = '' } = dataOf(place);
        for (const [i, day] of DAYS.entries()) {
          const spans = ['matin', 'après-midi'].flatMap((half) => {
            const text = place[`${day} ${half}`]!;
            const [, h1, m1, h2, m2] = /^(\d+)h(15|30|45|50)?-?(\d+)h(15|30|45|50)?$/.exec(text) ?? [];
            const [from, to] = [Number(h1) * 60 + Number(m1 ?? 0), Number(h2) * 60 + Number(m2 ?? 0)];
            if (from < to) return [{ from, to }];
            // What is not a range: nothing, closed, or a sentence.
            if (!['', '-', 'x', 'X'].includes(text))
              expect(openingHoursNote.replaceAll(' ', '').toLowerCase()).toContain(text.toLowerCase());
            return [];
          });
          for (let at = 0; at < 1440; at += 15) {
            const clock = `2026-11-${23 + i}T${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
            const expected = spans.some(({ from, to }) => at >= from && at < to);
            if (expected) open++;
            if ((openingHours ? isOpenAt(openingHours, clock) : false) !== expected)
              expect(`${place['bfc_id']} ${clock}`).toBe(expected);
          }
        }
      }
      expect(open).toBeGreaterThan(30_000);
    });

    it('has the commune and the département of every row whose town is one', () => {
      const gazetteer = loadGazetteer();
      const unknown = new Set(first.towns.map(({ line }) => line));
      const portal = buildPortal({ snapshot, now: '2026-11-21T12:00', gazetteer: () => gazetteer });
      expect(portal.items.actor).toHaveLength(697);
      expect(portal.counts).toMatchObject({ published: 697, setAside: 0, files: 697 });
      const items = new Map(portal.items.actor.map((item) => [(item.data as Data<'actor'>).sourceId, item]));
      for (const place of places) {
        const item = items.get(place['bfc_id'])!;
        expect(item.href).toBe(`/annuaire/${item.slug}/`);
        if (unknown.has(Number(place['line']))) {
          expect(item.place).toMatchObject({ known: false, commune: dataOf(place).address!.commune });
          continue;
        }
        expect(item.place).toMatchObject({ known: true, department: { code: place['departement'] } });
        const commune = gazetteer.byCode(dataOf(place).address!.inseeCode!)!;
        expect(dataOf(place).address!.commune).toBe(commune.name);
        expect(commune.department.code).toBe(place['departement']);
      }
      expect(unknown.size).toBe(7);
    });

    it('keeps the names of places that bear the same apart', () => {
      expect(first.files.filter((file) => /couveuse|onlineformapro|ecole-primaire|cow/.test(file)))
        .toMatchInlineSnapshot(`
      [
        "actors/onlineformapro-dijon.md",
        "actors/onlineformapro-besancon-picasso.md",
        "actors/onlineformapro-besancon-palente.md",
        "actors/onlineformapro-nevers.md",
        "actors/onlineformapro-vesoul.md",
        "actors/onlineformapro-gray.md",
        "actors/ecole-primaire-de-dasle.md",
        "actors/ecole-primaire.md",
        "actors/ecole-primaire-mathay.md",
        "actors/couveuse-objectif-creation.md",
        "actors/couveuse-potentiel.md",
        "actors/couveuse-potentiel-macon.md",
        "actors/locow-coworking.md",
        "actors/couveuse-potentiel-chalon-sur-saone.md",
        "actors/couveuse-potentiel-louhans-chateaurenaud.md",
        "actors/kelje-production-espace-de-coworking-ccscmb.md",
        "actors/couveuse-potentiel-auxerre.md",
        "actors/l-inter-cow-espace-de-coworking.md",
        "actors/onlineformapro-belfort.md",
        "actors/onlineformapro.md",
        "actors/onlineformapro-avallon.md",
        "actors/onlineformapro-auxerre.md",
        "actors/onlineformapro-cosne-cours-sur-loire.md",
        "actors/onlineformapro-champvert.md",
        "actors/onlineformapro-sens.md",
        "actors/onlineformapro-lure.md",
        "actors/onlineformapro-vignoles.md",
        "actors/l-inter-cow-espace-de-coworking-baudemont.md",
      ]
    `);
    });

    it('looks like this', () => {
      expect(before['espace-numerique-de-cote-d-or-centre-social-d-arnay-le-duc.md']).toMatchInlineSnapshot(`
      "---
      name: "Espace numérique de Côte-d'Or - Centre social d'Arnay-le-Duc"
      themes: [numerique-et-demarches]
      typology: [lieu-acces-aux-droits]
      labels: [aptic, msap, france-services]
      address:
        street: "3 rue de la Gare"
        postalCode: "21230"
        commune: Arnay-le-Duc
        inseeCode: "21023"
      geo:
        lat: 47.13087
        lon: 4.49111
      contact:
        email: "accueil@csarnayleduc.fr"
        phone: "03 80 90 17 55"
      website: "https://csarnayleduc.fr"
      openingHours: "Mo 18:30-20:00; Tu 10:00-11:30,15:30-18:30; We 15:30-17:30; Th 09:30-11:30; Fr 15:30-18:30; Sa 14:30-15:30"
      welcome: [autonomie, acces-accompagne, rendez-vous, groupe]
      verifiedOn: "2020-05-18"
      source: "Mednum BFC, données ouvertes 2023"
      sourceId: "mednumBFC_TL_3_"
      ---
      "
    `);
      expect(before['locow-coworking.md']).toMatchInlineSnapshot(`
      "---
      name: Locow coworking
      themes: [numerique-et-demarches]
      typology: [lieu-de-travail]
      address:
        street: "82 rue Victor Hugo"
        postalCode: "71000"
        commune: Mâcon
        inseeCode: "71270"
      geo:
        lat: 46.304852
        lon: 4.828139
      contact:
        email: "contact@locow.fr"
        phone: "03 85 31 13 97"
      website: "https://www.locow.fr/"
      openingHoursNote: "Du lundi au vendredi : fermé ; samedi et dimanche : sous condition"
      source: "Mednum BFC, données ouvertes 2023"
      sourceId: "mednumBFC_TL_391_"
      ---
      "
    `);
    });
  },
);
