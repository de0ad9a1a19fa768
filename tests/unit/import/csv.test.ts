import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable, sniffDelimiter } from '../../../src/cli/import/csv.ts';
import { mistakesOf } from './setup.ts';

const bytes = (text: string) => Buffer.from(text);
const table = (text: string) => readTable(bytes(text));
const cells = (text: string) => table(text).rows.map((row) => row.cells);
const lines = (text: string) =>
  table(text).rows.map((row) => `${row.line}${row.fault ? ` ${row.fault.why}` : ''}`);

describe('delimiter', () => {
  it.each([
    ['nom,ville\na,b', ','],
    ['nom;ville\n"a;b";c\nd,e,f;g', ';'],
    ['nom\tville\na\tb, c', '\t'],
    ['nom', ','],
    ['nom;"adresse, rue"\na;b, c', ';'],
    ['', ','],
  ])('%j → %j', (text, expected) => {
    expect(sniffDelimiter(text)).toBe(expected);
  });

  it('takes the word of Excel', () => {
    expect(table('sep=;\nnom;ville\na;b')).toMatchObject({
      columns: ['nom', 'ville'],
      delimiter: ';',
      rows: [{ line: 3, cells: ['a', 'b'] }],
    });
  });
});

describe('bytes', () => {
  const accents = 'nom;ville\nMédiathèque;Besançon – « Œuvre »\n';
  const expected = [['Médiathèque', 'Besançon – « Œuvre »']];
  const latin = Buffer.from(accents.replace('–', '\u0096').replace('Œ', '\u008c'), 'latin1');
  const utf16 = Buffer.from(`\ufeff${accents}`, 'utf16le');

  it.each([
    ['UTF-8', bytes(accents)],
    ['UTF-8', bytes(`\ufeff${accents}`)],
    ['Windows-1252', latin],
    ['UTF-16', utf16],
    ['UTF-16', Buffer.from(utf16).swap16()],
  ])('%s', (encoding, source) => {
    const read = readTable(source);
    expect(read.rows.map((row) => row.cells)).toEqual(expected);
    expect(read.columns).toEqual(['nom', 'ville']);
    expect(read.encoding).toBe(encoding);
  });

  it('composes letters, and takes out what nobody sees, saying so', () => {
    const read = table('nom,x\nCafe\u0301\u0000\u202e,\u200bb\n');
    expect(read.rows[0]!.cells).toEqual(['Café', 'b']);
    expect(read.remarks).toEqual(['3 caractères invisibles retirés du fichier.']);
  });

  it('refuses workbooks, empty files and blank ones with a sentence', async () => {
    expect(await mistakesOf(() => readTable(Buffer.from('504b030414000600', 'hex')))).toEqual([
      'Ce fichier est un classeur de tableur, pas un fichier CSV. Ouvrez-le, puis « Enregistrer sous » au format CSV (UTF-8).',
    ]);
    for (const text of ['', '\ufeff', '\n\n  \n', ',,,\n,,,', '\u0000\u0000'])
      expect(await mistakesOf(() => table(text))).toEqual([
        'Ce fichier est vide : aucune ligne à lire. Vérifiez l’enregistrement du tableur.',
      ]);
  });
});

describe('rows', () => {
  it('keeps the line of each, through blank lines and cells of several lines', () => {
    expect(lines('a,b\n\n1,2\n"x\ny\nz",3\r\n\r\n,\n4,5')).toEqual(['3', '4', '9']);
    expect(lines('a,b\r1,2\r3,4')).toEqual(['2', '3']);
  });

  it('forgives empty cells at the end, not others', () => {
    expect(cells('a,b,,\n1,2,,\n3,4\n5,6,,,,')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(lines('a,b\n1\n1,2,3\n3,4')).toEqual([
      '2 cette ligne a 1 case, alors que l’en-tête en a 2',
      '3 cette ligne a 3 cases, alors que l’en-tête en a 2',
      '4',
    ]);
  });

  it('has quotes inside a cell without quotes', () => {
    expect(cells('a,b\nAmicale "Les amis",Dole\n"Les ""amis""",x\n"p" , q\n')).toEqual([
      ['Amicale "Les amis"', 'Dole'],
      ['Les "amis"', 'x'],
      ['p', 'q'],
    ]);
  });

  it('does not let an open quote carry off the rows below it', () => {
    const fault = 'un guillemet ouvert n’est pas fermé, ou se trouve au milieu d’une case';
    expect(lines('a,b,c\n1,"2,3\n4,5,6\n7,"8",9\n')).toEqual([`2 ${fault}`, '3', '4']);
    expect(lines('a,b,c\n1,2,3\n4,5,"6\n7,8,9\n')).toEqual(['2', `3 ${fault}`, '4']);
    // Two quotes that were never meant to meet; the second one is a sign like another (9 inches).
    expect(lines('a,b,c\n"1,2,3\n4,5,6\n7,8,9"\n10,11,12\n')).toEqual([`2 ${fault}`, '3', '4', '5']);
  });

  it('names columns once', () => {
    const read = table('tel,,tel,Nom  de la\u00a0structure,\n1,2,3,4,\n');
    expect(read.columns).toEqual(['tel', 'colonne 2', 'tel (2)', 'Nom de la structure']);
    expect(read.remarks).toEqual([
      'La colonne 2 n’a pas de nom : elle s’appelle « colonne 2 » pour l’import.',
      'Deux colonnes s’appellent « tel » : la suivante s’appelle « tel (2) » pour l’import.',
    ]);
  });

  it('reads a header alone, and says when the header itself is broken', async () => {
    expect(table('nom,ville').rows).toEqual([]);
    expect(await mistakesOf(() => table('nom,"ville\nx,y'))).toEqual([
      'La ligne 1 devrait donner les noms des colonnes, mais un guillemet y est de trop ou n’est pas fermé. Corrigez cette ligne.',
    ]);
  });

  it('takes a cell of a megabyte, and twenty thousand rows with a quote wrong in each', () => {
    expect(table(`a,b\n${'x'.repeat(1_000_000)},1`).rows[0]!.cells[0]).toHaveLength(1_000_000);
    const many = table(`a,b\n${'1,"2" 3\n'.repeat(20_000)}`);
    expect(many.rows).toHaveLength(20_000);
  });
});

const corpus = join(import.meta.dirname, '../../../../shared/corpora/csv-spectrum');

describe.skipIf(!existsSync(corpus))(
  `csv-spectrum${!existsSync(corpus) ? ' (left out: ../shared/corpora is not there)' : ''}`,
  () => {
    const names = existsSync(corpus)
      ? readdirSync(join(corpus, 'csvs')).map((file) => file.replace('.csv', ''))
      : [];

    it.each(names)('%s', (name) => {
      const read = readTable(readFileSync(join(corpus, 'csvs', `${name}.csv`)));
      const rows = read.rows.map((row) =>
        Object.fromEntries(read.columns.map((column, i) => [column, row.cells[i]])),
      );
      // Line ends inside cells become `\n`: what a Markdown file holds.
      const json = readFileSync(join(corpus, 'json', `${name}.json`), 'utf8').replaceAll('\\r\\n', '\\n');
      // In this pair of the corpus, the number was made anonymous in the JSON only.
      const expected = name === 'location_coordinates' ? json.replace('1234567890', '2095257564') : json;
      expect(rows).toEqual([JSON.parse(expected)].flat());
    });

    it('is whole', () => expect(names).toHaveLength(12));
  },
);
