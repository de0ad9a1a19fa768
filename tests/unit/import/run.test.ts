import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/reader/read-content.ts';
import { seeded } from '../lib/random.ts';
import { Bench, isWhole, mistakesOf, said } from './setup.ts';

const MAP = `
source: Mairie
fields:
  name: nom
  address.postalCode: cp
  address.commune: ville
  contact.phone: tel
  typology: { column: type, split: "/" }
  verifiedOn: { column: maj, as: date }
  siret: siret
  openingHours: horaires
`;
const HEADER = 'nom;cp;ville;tel;type;maj;siret;horaires\n';
const WITH_ID = `${MAP}id: id\n`;
const HEADER_ID = `id;${HEADER}`;

const bench = (map = MAP) => new Bench(map);
const rows = (...lines: string[]) => HEADER + lines.join('\n');
const rowsWithId = (...lines: string[]) => HEADER_ID + lines.join('\n');

describe('a row', () => {
  it('becomes a file that the reader takes', async () => {
    const here = bench();
    const result = await here.import(
      rows(
        'Le Plot;1000;BOURG EN BRESSE;465712026;Tiers-lieu/mjc/mjc;2 mars 2021 00:00;732 829 320 00074;Mo-Fr 9:00-12:00',
      ),
    );
    expect(result).toMatchObject({
      read: 1,
      written: 1,
      unchanged: 0,
      reported: 0,
      remarks: 0,
      files: ['actors/le-plot.md'],
    });
    expect(here.read('le-plot.md')).toMatchInlineSnapshot(`
      "---
      name: Le Plot
      typology: [tiers-lieu, mjc]
      address:
        postalCode: "01000"
        commune: Bourg-en-Bresse
        inseeCode: "01053"
      contact:
        phone: "04 65 71 20 26"
      openingHours: "Mo-Fr 09:00-12:00"
      siret: "73282932000074"
      verifiedOn: "2021-03-02"
      source: Mairie
      ---
      "
    `);
    const { entries, setAside } = readContent(here.root);
    expect(setAside).toEqual([]);
    expect(entries[0]!.data).toMatchObject({
      verifiedOn: '2021-03-02',
      contact: { phone: { e164: '+33465712026' } },
      typology: ['tiers-lieu', 'mjc'],
    });
  });

  it('loses what its optional fields cannot take, said with the column and the value, and nothing else', async () => {
    const here = bench();
    const result = await here.import(
      rows('Le Plot;ABC;Dole;demander à Paul;mjc/inconnu;31/02/2021;123;du lundi au jeudi'),
    );
    expect(result).toMatchObject({ written: 1, reported: 0, remarks: 6 });
    expect(said(result)).toMatchInlineSnapshot(`
      [
        "remark 2 [maj] 31/02/2021 : Vérifié le : ce jour n’existe pas dans le calendrier → Vérifiez le jour et le mois",
        "remark 2 [siret] 123 : SIRET : un SIRET compte 14 chiffres → Corrigez la case dans le tableau, puis relancez l’import. Exemple : 73282932000074",
        "remark 2 [horaires] du lundi au jeudi : Horaires : ces horaires ne sont pas dans l’écriture attendue : ils sont gardés en toutes lettres dans les précisions → Écrivez-les comme Mo-Fr 09:00-12:00,14:00-18:00 pour qu’ils deviennent un tableau",
        "remark 2 [tel] demander à Paul : Téléphone : un numéro de téléphone est attendu : dix chiffres, ou +33 et neuf chiffres → Corrigez la case dans le tableau, puis relancez l’import. Exemple : 04 65 71 20 26",
        "remark 2 [cp] ABC : Code postal : un code postal compte cinq chiffres → S’il a perdu son premier zéro dans un tableur, remettez-le",
        "remark 2 [type] inconnu : Type : cette valeur n’est pas dans la liste : tiers-lieu, centre-social, mjc, maison-de-quartier, evs, aci, ai, ei, etti, eiti… → Corrigez la case dans le tableau, puis relancez l’import. Exemple : recyclerie",
      ]
    `);
    expect(readContent(here.root).entries[0]!.data).toMatchObject({
      name: 'Le Plot',
      typology: ['mjc'],
      openingHoursNote: 'du lundi au jeudi',
    });
  });

  it('is reported where it has no name', async () => {
    const result = await bench().import(
      rows(';39100;Dole;;;;;', 'X;39100;Dole;;;;;', 'Le Plot;39100;Dole;;;;;'),
    );
    expect(result).toMatchObject({ read: 3, written: 1, reported: 2 });
    expect(said(result)).toMatchInlineSnapshot(`
      [
        "refused 2 [nom]  : Nom : ce champ manque → Ajoutez-le",
        "refused 3 [nom] X : Nom : au moins 2 caractères sont attendus → Corrigez la case dans le tableau, puis relancez l’import. Exemple : La Remise à neuf",
      ]
    `);
  });

  it('may be left out, have constants, a body, several columns in a field', async () => {
    const here = bench(`
source: Mairie
fields:
  name: { columns: [nom, ville], join: " – " }
  keywords: { columns: [type, siret] }
  links.1.url: horaires
  summary: { column: tel, default: À compléter }
  price.details: maj
body: { columns: [cp, type] }
constants: { themes: [bien-manger], legalForm: Association loi 1901, links.1.label: Voir, price.kind: gratuit }
skip: { column: maj, values: [FERMÉ] }
`);
    const result = await here.import(
      rows(
        'A;**gras**;Dole;;x;;y;www.a.fr/p',
        'B1;;Dole;Un résumé;;;;',
        'C1;;;;;fermé;;',
        'D1;;;;;sur place;;',
      ),
    );
    expect(result).toMatchObject({ read: 4, written: 3, reported: 1, leftOut: 1 });
    expect(said(result)).toEqual([
      'left-out 4 [maj] fermé : la carte écarte les lignes qui ont cette valeur (skip) → Rien à faire si c’est voulu',
    ]);
    expect(here.files()).toMatchInlineSnapshot(`
      {
        "a-dole.md": "---
      name: A – Dole
      summary: À compléter
      themes: [bien-manger]
      legalForm: association-1901
      links:
        - label: Voir
          url: "https://www.a.fr/p"
      keywords: [x, "y"]
      source: Mairie
      ---

      **gras**

      x
      ",
        "b1-dole.md": "---
      name: B1 – Dole
      summary: Un résumé
      themes: [bien-manger]
      legalForm: association-1901
      source: Mairie
      ---
      ",
        "d1.md": "---
      name: D1
      summary: À compléter
      themes: [bien-manger]
      legalForm: association-1901
      price:
        kind: gratuit
        details: sur place
      source: Mairie
      ---
      ",
      }
    `);
  });
});

describe('names of files', () => {
  it('take the commune, then a number; long names and reserved ones too', async () => {
    const here = bench();
    const long =
      'Association pour la sauvegarde et la mise en valeur du patrimoine rural et des petits métiers';
    const result = await here.import(
      rows(
        'École;39100;Dole;3939;;;;',
        'École;25000;Besançon;;;;;',
        'École;39100;Dole;3949;;;;',
        'École de Dole;39100;Dole;;;;;',
        'École de Dole;39100;DOLE;115;;;;',
        'Lettre;39100;Dole;;;;;',
        `${long};39100;Dole;;;;;`,
        `${long};25000;Besançon;;;;;`,
        '日本;39100;Dole;;;;;',
        '???;;;;;;;',
      ),
    );
    expect(result.written).toBe(10);
    expect(result.files.map((file) => file.slice('actors/'.length))).toMatchInlineSnapshot(`
      [
        "ecole.md",
        "ecole-besancon.md",
        "ecole-dole.md",
        "ecole-de-dole.md",
        "ecole-de-dole-2.md",
        "lettre-dole.md",
        "association-pour-la-sauvegarde-et-la-mise-en-valeur-du-patrimoine-rural-et-des.md",
        "association-pour-la-sauvegarde-et-la-mise-en-valeur-du-patrimoine-rural-besancon.md",
        "structure-dole.md",
        "structure.md",
      ]
    `);
    expect(readContent(here.root)).toMatchObject({ setAside: [], files: 10 });
  });

  it('stay with their rows, whatever is put in, taken out or moved', async () => {
    const here = bench();
    const [a, b, c] = [
      'École;39100;Dole;03 84 00 00 01;;;;',
      'École;39100;Dole;03 84 00 00 02;;;;',
      'École;25000;Besançon;03 84 00 00 03;;;;',
    ];
    await here.import(rows(a!, b!, c!));
    const before = here.files();
    for (const order of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
    ]) {
      expect(await here.import(rows(...(order as string[])))).toMatchObject({
        written: 0,
        unchanged: 3,
        reported: 0,
      });
      expect(here.files()).toEqual(before);
    }
    expect(await here.import(rows('École;39100;Dole;03 84 00 00 09;;;;', a!, b!, c!))).toMatchObject({
      written: 1,
      unchanged: 3,
      files: ['actors/ecole-dole-2.md'],
    });
    expect(here.files()).toMatchObject(before);
  });

  it('do not matter to a row that has an identifier: its file may be moved and renamed', async () => {
    const here = bench(WITH_ID);
    await here.import(rowsWithId('7;Le Plot;39100;Dole;;;;;'));
    mkdirSync(join(here.root, 'actors/dole'));
    writeFileSync(join(here.root, 'actors/dole/le-tiers-lieu.md'), here.read('le-plot.md'));
    here.write('le-plot.md', '---\nname: Un autre Plot\n---\n');
    expect(await here.import(rowsWithId('7;Le Plot;39100;Dole;;;;;'))).toMatchObject({
      unchanged: 1,
      written: 0,
    });
    expect(await here.import(rowsWithId('7;Le grand Plot;39100;Dole;;;;;'), { update: true })).toMatchObject({
      files: ['actors/dole/le-tiers-lieu.md'],
    });
  });
});

describe('a second run', () => {
  it('changes nothing', async () => {
    const here = bench(WITH_ID);
    const csv = rowsWithId('1;Le Plot;39100;Dole;;;;;', '2;Le Plot;39100;Dole;;;;;', '3;;;;;;;;');
    expect(await here.import(csv)).toMatchObject({ read: 3, written: 2, reported: 1 });
    const before = here.files();
    expect(await here.import(csv)).toMatchObject({ read: 3, written: 0, unchanged: 2, reported: 1 });
    expect(here.files()).toEqual(before);
  });

  it('leaves what people added, and does not see how they wrote it', async () => {
    const here = bench(WITH_ID);
    const csv = rowsWithId('1;Le Plot;39100;Dole;;;;;');
    await here.import(csv);
    const added = here
      .read('le-plot.md')
      .replace('name: Le Plot', 'summary: Un lieu.\nname: "Le Plot"')
      .replace('source: Mairie', 'contact: { phone: "04 65 71 20 26" }\nsource: Mairie');
    here.write('le-plot.md', `${added}\nUn texte écrit à l’atelier.\n`);
    const before = here.files();
    expect(await here.import(csv)).toMatchObject({ unchanged: 1, reported: 0 });
    expect(await here.import(csv, { update: true })).toMatchObject({ unchanged: 1, written: 0 });
    expect(here.files()).toEqual(before);
  });

  it('leaves an entry that differs, and says so; --update takes the table and keeps the rest', async () => {
    const here = bench(WITH_ID);
    const csv = rowsWithId('1;Le Plot;39100;Dole;03 84 00 00 01;mjc;;;');
    await here.import(csv);
    here.write(
      'le-plot.md',
      `${here.read('le-plot.md').replace('03 84 00 00 01', '03 84 99 99 99').replace('mjc', 'tiers-lieu').replace('name:', 'summary: Un lieu.\nname:')}\nUn texte.\n`,
    );
    const before = here.files();
    const result = await here.import(csv);
    expect(result).toMatchObject({ read: 1, written: 0, unchanged: 0, reported: 1 });
    expect(said(result)).toEqual([
      'different 2 [nom] Le Plot : la fiche le-plot.md est différente du tableau : typology y est « tiers-lieu », ici « mjc », et 1 autre champ → Si la fiche a raison, corrigez le tableau. Si le tableau a raison, relancez avec --update',
    ]);
    expect(here.files()).toEqual(before);
    expect(await here.import(csv, { update: true })).toMatchObject({ written: 1, updated: 1, reported: 0 });
    expect(here.read('le-plot.md')).toMatchInlineSnapshot(`
      "---
      name: Le Plot
      summary: "Un lieu."
      typology: [mjc]
      address:
        postalCode: "39100"
        commune: Dole
        inseeCode: "39198"
      contact:
        phone: "03 84 00 00 01"
      source: Mairie
      sourceId: "1"
      updated: "2026-11-21"
      ---

      Un texte.
      "
    `);
    expect(await here.import(csv, { update: true })).toMatchObject({ written: 0, unchanged: 1 });
  });

  it('names the entries of its source that the table no longer has', async () => {
    const here = bench();
    await here.import(rows('Le Plot;39100;Dole;;;;;', 'La Grange;39100;Dole;;;;;'));
    here.write('autre.md', '---\nname: Autre\nsource: Ailleurs\n---\n');
    expect(await here.import(rows('Le Plot;39100;Dole;;;;;'))).toMatchObject({
      unchanged: 1,
      absent: ['la-grange.md'],
    });
    expect(here.names()).toHaveLength(3);
  });

  it('finds the entries of a run without identifiers when the map gets them', async () => {
    const here = bench();
    await here.import(rows('Le Plot;39100;Dole;;;;;'));
    const csv = rowsWithId('1;Le Plot;39100;Dole;;;;;');
    expect(await here.import(csv, { mapText: WITH_ID })).toMatchObject({ written: 0, reported: 1 });
    expect(await here.import(csv, { mapText: WITH_ID, update: true })).toMatchObject({
      updated: 1,
      files: ['actors/le-plot.md'],
    });
  });
});

describe('files of another origin', () => {
  it('are never touched, not even by --update', async () => {
    const here = bench(WITH_ID);
    mkdirSync(join(here.root, 'actors'));
    const others = {
      'le-plot.md': '---\nname: Le Plot\naddress: { commune: Dole, inseeCode: "39198" }\n---\nÀ la main.\n',
      'le-plot-dole.md': '---\nname: Le Plot\nsource: Une autre\nsourceId: "1"\n---\n',
      'ancien.md': '---\nname: Ancien\nformerSlugs: [le-plot-dole-2]\n---\n',
    };
    for (const [name, text] of Object.entries(others)) here.write(name, text);
    const result = await here.import(rowsWithId('1;Le Plot;39100;Dole;;;;;'), { update: true });
    expect(result).toMatchObject({ written: 1, files: ['actors/le-plot-dole-3.md'] });
    expect(here.files()).toMatchObject(others);
  });

  it('that cannot be read are not doubled', async () => {
    const here = bench(WITH_ID);
    const csv = rowsWithId('1;Le Plot;39100;Dole;;;;;');
    await here.import(csv);
    here.write('le-plot.md', here.read('le-plot.md').replace('name: Le Plot', 'name: Le: Plot: "x'));
    const result = await here.import(csv, { update: true });
    expect(said(result)).toEqual([
      'refused 2 [nom] Le Plot : sa fiche est là, mais son en-tête est illisible : le-plot.md → Réparez ce fichier (la commande « check » dit quoi), puis relancez l’import',
    ]);
    expect(here.names()).toEqual(['le-plot.md']);
  });
});

describe('doubles', () => {
  it('of an identifier, and of a whole row, are reported', async () => {
    const result = await bench(WITH_ID).import(rowsWithId('1;A1;;;;;;;', '1;B1;;;;;;;'));
    expect(result).toMatchObject({ read: 2, written: 1, reported: 1 });
    expect(said(result)[0]).toBe(
      'refused 3 [nom] B1 : l’identifiant « 1 » est déjà celui de la ligne 2 → Donnez un identifiant à chaque ligne, ou retirez le doublon',
    );
    const twice = await bench().import(rows('A1;39100;Dole;;;;;', 'A1;39100;DOLE ;;;;;'));
    expect(said(twice)).toEqual([
      'refused 3 [nom] A1 : cette ligne dit la même chose que la ligne 2 → Retirez le doublon du tableau',
    ]);
  });
});

describe('a dry run', () => {
  it('says the same and writes nothing', async () => {
    const here = bench();
    const csv = rows('A1;;;x;;;;', 'A1;39100;Dole;;;;;');
    const dry = await here.import(csv, { dryRun: true });
    expect(() => here.files()).toThrow();
    const { written, files, notes } = await here.import(csv);
    expect(dry).toMatchObject({ written, files, notes });
  });
});

describe('hostile tables', () => {
  it.each([
    ['empty', '', ['Ce fichier est vide : aucune ligne à lire. Vérifiez l’enregistrement du tableur.']],
    ['no such column', 'a;b\n1;2', undefined],
  ])('%s', async (_name, csv, expected) => {
    const mistakes = await mistakesOf(async () => await bench().import(csv));
    if (expected) expect(mistakes).toEqual(expected);
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.join()).not.toContain('not an ImportError');
  });

  it('a header alone', async () => {
    expect(await bench().import(HEADER)).toMatchObject({ read: 0, written: 0, reported: 0, notes: [] });
  });

  it('endless cells, in every field', async () => {
    const here = bench();
    const huge = ['x', '1', ';', 'a/', '9h', ' 1,', '\u{1f600}'].map(
      (sign) => `"${sign.repeat(100_000 / sign.length)}"`,
    );
    const lines = huge.map((cell, i) => [`N${i}`, ...Array<string>(7).fill(cell)].join(';'));
    const result = await here.import(rows(...lines, `"${'x'.repeat(1_000_000)}";;;;;;;`));
    expect(result).toMatchObject({ read: 8, written: 8, reported: 0 });
    expect(isWhole(result)).toBe(true);
    expect(readContent(here.root).setAside).toEqual([]);
    expect(here.names().every((name) => name.length <= 83)).toBe(true);
  }, 30_000);

  it('signs that YAML, Markdown or a reader could take for something else', async () => {
    const here = bench(`${MAP}body: tel\n`);
    const names = [
      'yes',
      '---',
      '<<<<<<< HEAD',
      '"',
      "l'a: b #c",
      '- x',
      '{{a}}',
      '=1+1',
      '\\',
      '@a',
      '%a',
      '!!js/function x',
      'a\tb',
      '__proto__',
      'constructor',
    ];
    const cells = names.map((name) => `"${name.replaceAll('"', '""')}1"`);
    const result = await here.import(
      HEADER + cells.map((cell) => `${cell};;${cell};"a${'\n'}---${'\n'}b";;;;`).join('\n'),
    );
    expect(isWhole(result)).toBe(true);
    expect(result).toMatchObject({ read: names.length, written: names.length });
    const { entries, setAside } = readContent(here.root);
    expect(setAside).toEqual([]);
    expect(entries.map((entry) => (entry.data as { name: string }).name).toSorted()).toEqual(
      names.map((name) => `${name}1`.replace('\t', ' ')).toSorted(),
    );
  });

  it('a body that the reader would refuse is reported, not written', async () => {
    const here = bench(`${MAP}body: tel\n`);
    const result = await here.import(`${HEADER}Le Plot;;;"a\n<<<<<<< x\nb";;;;\n`);
    expect(result).toMatchObject({ read: 1, written: 0, reported: 1 });
    expect(result.notes.at(-1)!.why).toContain('<<<<<<<');
  });

  it('whatever the bytes, each row has one fate, and what is written can be read', async () => {
    const { int, pick } = seeded(42);
    const pieces = [
      '"',
      ';',
      ',',
      '\n',
      '\r\n',
      '\t',
      '',
      'Dole',
      '39100',
      'École',
      '\u0000',
      '\ufeff',
      '-',
      '0',
      "'",
      '01/02/2026',
      'x'.repeat(50),
      '---',
      ': ',
      ' #',
      'mjc',
      '\u2028',
      '\u202e',
      'é',
      '\\',
    ];
    for (let turn = 0; turn < 60; turn++) {
      const here = bench();
      const body = Array.from({ length: 10 + int(200) }, () => pick(pieces)).join('');
      const bytes = turn % 3 ? Buffer.from(HEADER + body) : Buffer.from(HEADER + body, 'latin1');
      const result = await here.import(bytes);
      expect(isWhole(result)).toBe(true);
      if (result.written === 0) continue;
      const before = here.files();
      expect(Object.keys(before)).toHaveLength(result.written);
      expect(readContent(here.root).setAside).toEqual([]);
      expect(await here.import(bytes)).toMatchObject({
        read: result.read,
        written: 0,
        unchanged: result.written,
        reported: result.reported,
      });
      expect(here.files()).toEqual(before);
    }
  }, 30_000);
});

describe('other types', () => {
  it('events, with their rules', async () => {
    const here = bench();
    const map = 'source: Mairie\nfields:\n  title: nom\n  start: maj\n  end: siret\n';
    const result = await here.import(
      rows(
        'Fête;;;;;5 juin 2027 à 18h30;06/06/2027;',
        'Bal;;;;;05/06/2027;04/06/2027;',
        'Foire;;;;;bientôt;;',
      ),
      { type: 'events', mapText: map },
    );
    expect(result).toMatchObject({ read: 3, written: 2, reported: 1, remarks: 1 });
    expect(said(result)).toMatchInlineSnapshot(`
      [
        "remark 3 [siret] 04/06/2027 : la fin est avant le début (2027-06-05) → Corrigez l’une des deux",
        "refused 4 [maj] bientôt : Début : une date, avec une heure s’il y en a une, est attendue, sous la forme AAAA-MM-JJ HH:MM → Corrigez la case dans le tableau, puis relancez l’import. Exemple : 2026-11-24 18:30",
      ]
    `);
    expect(here.files('events')['fete-2027.md']).toContain('start: "2027-06-05 18:30"\nend: "2027-06-06"');
  });

  it('types without a source', async () => {
    const here = bench();
    const options = { type: 'themes', mapText: 'fields: { name: nom }' };
    expect(await here.import(rows('Se loger;;;;;;;'), options)).toMatchObject({ written: 1 });
    expect(await here.import(rows('Se loger;;;;;;;'), options)).toMatchObject({ unchanged: 1 });
  });
});
