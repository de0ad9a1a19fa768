import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speakFrench } from '../../../src/cli/french.ts';
import { importCommand, runImport } from '../../../src/cli/import/command.ts';
import { readTable } from '../../../src/cli/import/csv.ts';
import { newFolder } from './setup.ts';

const CSV = 'nom;ville;tel\nLe Plot;Dole;03 84 00 00 01\n;Dole;\nLa Grange;Nulle-Part;pas de téléphone\n';
const MAP = 'source: Mairie\nfields: { name: nom, address.commune: ville, contact.phone: tel }\n';

let folder: string;
let cwd: string;
beforeEach(() => {
  cwd = process.cwd();
  folder = newFolder();
  process.chdir(folder);
  writeFileSync('asso.csv', CSV);
  writeFileSync('carte.yaml', MAP);
});
afterEach(() => process.chdir(cwd));

/** Exit code and all that was said. */
async function run(type?: string, file?: string, options: object = {}) {
  const lines: string[] = [];
  const output = {
    out: (line: string) => lines.push(line),
    err: (line: string) => lines.push(`! ${line}`),
    isWatched: false,
  };
  const code = await runImport(
    type,
    file,
    { to: 'contenu', report: 'import-rapport.csv', ...options },
    output as never,
  );
  return { code, said: lines };
}

describe('import', () => {
  it('says what it did, in plain lines, and writes its report', async () => {
    expect(await run('actors', 'asso.csv', { map: 'carte.yaml' })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "said": [
          "asso.csv : 3 lignes lues (point-virgule, UTF-8).",
          "2 fiches écrites, 0 déjà à jour, 1 au rapport.",
          "  ligne 3, nom : Nom : ce champ manque. Ajoutez-le.",
          "Communes non reconnues, gardées telles quelles : Nulle-Part (ligne 4).",
          "1 autre remarque sur des fiches écrites.",
          "Tout est dans import-rapport.csv, ligne par ligne.",
          "Un fichier portal.yaml est prêt à compléter : contenu/portal.yaml. Pour voir le portail : PORTAL_CONTENT=contenu npm start",
        ],
      }
    `);
    expect(readFileSync('import-rapport.csv', 'utf8')).toMatchInlineSnapshot(`
      "﻿ligne;colonne;valeur;pourquoi;que faire;suite
      3;nom;;Nom : ce champ manque;Ajoutez-le;ligne non importée
      4;ville;Nulle-Part;aucune commune de ce nom. La fiche garde le nom tel quel;Vérifiez le nom et le code postal;fiche écrite, à vérifier
      4;tel;pas de téléphone;Téléphone : un numéro de téléphone est attendu : dix chiffres, ou +33 et neuf chiffres;Corrigez la case dans le tableau, puis relancez l’import. Exemple : 04 65 71 20 26;fiche écrite, à vérifier
      "
    `);
    expect(existsSync('contenu/actors/le-plot.md')).toBe(true);
    const report = readTable(readFileSync('import-rapport.csv'));
    expect(report.columns).toEqual(['ligne', 'colonne', 'valeur', 'pourquoi', 'que faire', 'suite']);
    expect(report.rows.filter((row) => row.fault)).toEqual([]);
  });

  it('does not leave the report of an earlier run beside one that had nothing to say', async () => {
    await run('actors', 'asso.csv', { map: 'carte.yaml' });
    writeFileSync('asso.csv', 'nom;ville;tel\nLe Plot;Dole;03 84 00 00 01\n');
    expect((await run('actors', 'asso.csv', { map: 'carte.yaml' })).code).toBe(0);
    expect(readFileSync('import-rapport.csv', 'utf8')).toBe(
      '\ufeffligne;colonne;valeur;pourquoi;que faire;suite\r\n',
    );
  });

  it('never writes its report over another file', async () => {
    expect(await run('actors', 'asso.csv', { map: 'carte.yaml', report: 'carte.yaml' })).toEqual({
      code: 1,
      said: [
        '! Le fichier carte.yaml existe et n’est pas un rapport d’import. Donnez un autre nom avec --report.',
      ],
    });
    expect(readFileSync('carte.yaml', 'utf8')).toBe(MAP);
  });

  it('takes the folder of the entries for the content around it', async () => {
    mkdirSync('portail/actors', { recursive: true });
    writeFileSync('portail/portal.yaml', 'name: Essai\n');
    await run('actors', 'asso.csv', { map: 'carte.yaml', to: 'portail/actors/' });
    expect(readdirSync('portail').sort()).toEqual(['actors', 'portal.yaml']);
    expect(readdirSync('portail/actors')).toContain('le-plot.md');
  });

  it('tries without writing entries', async () => {
    const { code, said } = await run('actors', 'asso.csv', { map: 'carte.yaml', dryRun: true });
    expect(code).toBe(1);
    expect(said[1]).toBe(
      'Essai, rien n’est écrit. Ce serait : 2 fiches écrites, 0 déjà à jour, 1 au rapport.',
    );
    expect(existsSync('contenu')).toBe(false);
  });

  it('proposes a map once, and never over another', async () => {
    expect(await run('actors', 'asso.csv')).toEqual({
      code: 0,
      said: [
        'Rien n’est importé encore. asso.csv : 3 lignes, 3 colonnes.',
        'Une carte est proposée dans asso.map.yaml : 3 colonnes sur 3 ont trouvé un champ.',
        'Relisez-la, puis : npm run import -- actors asso.csv --map asso.map.yaml --dry-run',
      ],
    });
    expect((await run('actors', 'asso.csv', { map: 'asso.map.yaml' })).said[1]).toBe(
      '2 fiches écrites, 0 déjà à jour, 1 au rapport.',
    );
    expect((await run('actors', 'asso.csv')).code).toBe(1);
  });

  it.each([
    [
      undefined,
      undefined,
      {},
      'Dites quelle rubrique et quel fichier : npm run import -- actors fichier.csv --map carte.yaml',
    ],
    [
      'acteurs',
      'asso.csv',
      {},
      '« acteurs » n’est pas une rubrique du portail. Vouliez-vous dire « actors » ?',
    ],
    [
      'actors',
      'nulle-part.csv',
      {},
      'Le fichier n’existe pas : nulle-part.csv. Vérifiez son nom et son dossier.',
    ],
    ['actors', '.', {}, 'Le fichier attendu est un dossier : .. Donnez le nom d’un fichier.'],
    [
      'actors',
      'asso.csv',
      { map: 'rien.yaml' },
      'La carte n’existe pas : rien.yaml. Vérifiez son nom et son dossier.',
    ],
    [
      'actors',
      'asso.csv',
      { map: 'carte.yaml', to: 'asso.csv' },
      'Le contenu doit être un dossier, et ceci est un fichier : asso.csv.',
    ],
    [
      'actors',
      'asso.csv',
      { map: 'asso.csv' },
      'asso.csv : ce n’est pas une carte. Relancez l’import sans --map pour en obtenir une à compléter.',
    ],
  ])('%s %s %j is a sentence, not a stack', async (type, file, options, expected) => {
    expect(await run(type, file, options)).toEqual({ code: 1, said: [`! ${expected}`] });
  });

  it('keeps formulas from running in the report', async () => {
    writeFileSync('asso.csv', 'nom;ville;tel\nLe Plot;Dole;=HYPERLINK(1)\n');
    await run('actors', 'asso.csv', { map: 'carte.yaml' });
    expect(readFileSync('import-rapport.csv', 'utf8')).toContain(";'=HYPERLINK(1);");
  });

  it('is a command with its options, in French', async () => {
    const lines: string[] = [];
    const output = {
      out: (line: string) => void lines.push(line),
      err: (line: string) => void lines.push(line),
      isWatched: false,
    };
    await importCommand(output).parseAsync(
      [
        'actors',
        join(folder, 'asso.csv'),
        '--map',
        'carte.yaml',
        '--to',
        'ici',
        '--dry-run',
        '--report',
        'r.csv',
      ],
      { from: 'user' },
    );
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    expect(lines[0]).toBe('asso.csv : 3 lignes lues (point-virgule, UTF-8).');
    expect(speakFrench(importCommand(output)).helpInformation()).not.toMatch(
      /Usage|Options:|default|display/,
    );
  });
});
