/**
 * A table from the bytes of a CSV file. Every row of the file comes out, with its line number; one that
 * cannot be cut into cells comes out with its fault, and the rows after it are not swallowed with it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { decodeTable } from './decode.ts';
import type { Encoding } from './decode.ts';
import { ImportError } from './errors.ts';

export type Delimiter = ',' | ';' | '\t';

export interface RowFault {
  why: string;
  cure: string;
}

export interface Row {
  /** From 1, in the file: what a text editor shows. */
  line: number;
  cells: readonly string[];
  fault?: RowFault;
}

export interface Table {
  /** Names of the columns, each only once: a second « tel » is called « tel (2) ». */
  columns: readonly string[];
  rows: readonly Row[];
  delimiter: Delimiter;
  encoding: Encoding;
  /** What was done to the file on the way, in French. */
  remarks: readonly string[];
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const NEWLINE = 10;

/** @throws ImportError where there is no table at all */
export function readTable(bytes: Uint8Array): Table {
  const { text, encoding, invisible } = decodeTable(bytes);
  const hint = /^"?sep=([,;\t])"?\n/i.exec(text);
  const skipped = hint?.[0].length ?? 0;
  const delimiter = (hint?.[1] as Delimiter | undefined) ?? sniffDelimiter(text);
  const records = readRecords(Buffer.from(text.slice(skipped)), delimiter, hint ? 2 : 1);
  const [header, ...rest] = records.filter((record) => record.fault || !isBlank(record.cells));
  if (!header)
    throw new ImportError('Ce fichier est vide : aucune ligne à lire. Vérifiez l’enregistrement du tableur.');
  if (header.fault)
    throw new ImportError(
      `La ligne ${header.line} devrait donner les noms des colonnes, mais un guillemet y est de trop ou n’est pas fermé. Corrigez cette ligne.`,
    );
  const remarks: string[] = [];
  if (invisible)
    remarks.push(
      `${invisible} caractère${invisible > 1 ? 's' : ''} invisible${invisible > 1 ? 's' : ''} retiré${invisible > 1 ? 's' : ''} du fichier.`,
    );
  const columns = nameColumns(header.cells, rest, remarks);
  return { columns, rows: rest.map((row) => fit(row, columns.length)), delimiter, encoding, remarks };
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

/** The sign that cuts the most lines like the first one, outside quotes. */
export function sniffDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; agree: number; count: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = countPerRecord(text, delimiter);
    const [count = 0] = counts;
    if (count === 0) continue;
    const agree = counts.filter((one) => one === count).length / counts.length;
    if (!best || agree > best.agree || (agree === best.agree && count > best.count))
      best = { delimiter, agree, count };
  }
  return best?.delimiter ?? ',';
}

function countPerRecord(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let [count, quoted, blank] = [0, false, true];
  for (let i = 0; i < text.length && i < 500_000 && counts.length < 50; i++) {
    const sign = text[i]!;
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === delimiter) count++;
    else if (!quoted && sign === '\n') {
      if (!blank) counts.push(count);
      [count, blank] = [0, true];
      continue;
    }
    if (sign !== '\n') blank = false;
  }
  if (!blank) counts.push(count);
  return counts;
}

/** Thrown through the parser, to read again from the next line. */
class Swallowed extends Error {}

/**
 * Reads strictly; where quotes go wrong, or a row of several lines has not the cells of the header, only the
 * line at fault is given up and the reading begins again after it. Otherwise a quote that is never
 * closed would carry off the rest of the file as one cell.
 */
function readRecords(buffer: Buffer, delimiter: Delimiter, firstLine: number): Row[] {
  const rows: Row[] = [];
  let [offset, line, width] = [0, firstLine, 0];
  while (offset < buffer.length) {
    const rest = buffer.subarray(offset);
    let consumed = 0;
    const onRecord = (cells: string[], info: { bytes: number }) => {
      const span = rest.subarray(consumed, info.bytes);
      const lead = leadingNewlines(span);
      const lines = countNewlines(span.subarray(lead));
      if (
        width &&
        cells.length !== width &&
        lines > 1 &&
        isWhole(lineAt(rest, consumed + lead), delimiter, width)
      )
        throw new Swallowed();
      rows.push({ line: line + lead, cells });
      width ||= isBlank(cells) ? 0 : cells.length;
      [consumed, line] = [info.bytes, line + lead + lines];
      return null;
    };
    try {
      parse(rest, { ...strict(delimiter), on_record: onRecord as never });
      break;
    } catch (error) {
      if (!(error instanceof CsvError) && !(error instanceof Swallowed)) throw error;
      const lead = leadingNewlines(rest.subarray(consumed));
      const start = consumed + lead;
      const end = endOfLine(rest, start);
      const row = readAlone(rest.subarray(start, end).toString('utf8'), line + lead, delimiter, width);
      rows.push(row);
      width ||= row.fault ? 0 : row.cells.length;
      [offset, line] = [offset + end + 1, line + lead + 1];
    }
  }
  return rows;
}

const strict = (delimiter: Delimiter) => ({
  delimiter,
  record_delimiter: '\n',
  relax_column_count: true,
  skip_empty_lines: true,
});

/** `Amicale "Les amis",Dijon`: quotes inside a cell that has none around it are only quotes. */
function readAlone(text: string, line: number, delimiter: Delimiter, width: number): Row {
  const cells = relaxed(text, delimiter);
  if (cells && (width === 0 || cells.length === width)) return { line, cells };
  return {
    line,
    cells: cells ?? [text],
    fault: {
      why: 'un guillemet ouvert n’est pas fermé, ou se trouve au milieu d’une case',
      cure: 'Fermez ou retirez le guillemet ("), puis relancez l’import',
    },
  };
}

function relaxed(text: string, delimiter: Delimiter): string[] | undefined {
  try {
    return (parse(text, { ...strict(delimiter), relax_quotes: true, trim: true }) as string[][])[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** Whether the line that follows the one at `start` is a whole row by itself. */
function isWhole(next: string, delimiter: Delimiter, width: number): boolean {
  try {
    return (parse(next, strict(delimiter)) as string[][])[0]?.length === width;
  } catch {
    return false;
  }
}

function lineAt(buffer: Buffer, start: number): string {
  const after = endOfLine(buffer, start) + 1;
  return buffer.subarray(after, endOfLine(buffer, after)).toString('utf8');
}

function endOfLine(buffer: Buffer, start: number): number {
  const end = buffer.indexOf(NEWLINE, start);
  return end < 0 ? buffer.length : end;
}

function leadingNewlines(buffer: Buffer): number {
  let count = 0;
  while (buffer[count] === NEWLINE) count++;
  return count;
}

function countNewlines(buffer: Buffer): number {
  let count = 0;
  for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

/** Columns at the end that have neither name nor value are what a spreadsheet leaves behind. */
function nameColumns(header: readonly string[], rows: readonly Row[], remarks: string[]): string[] {
  const lastUsed = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const whole = rows.filter((row) => row.cells.length === header.length);
  const used = whole.reduce((most, row) => Math.max(most, lastUsed(row.cells)), lastUsed(header));
  const names: string[] = [];
  for (const [i, cell] of header.slice(0, used).entries()) {
    const name = cell.replace(/\s+/g, ' ').trim();
    if (!name)
      remarks.push(`La colonne ${i + 1} n’a pas de nom : elle s’appelle « colonne ${i + 1} » pour l’import.`);
    names.push(freeName(name || `colonne ${i + 1}`, names, remarks));
  }
  return names;
}

function freeName(name: string, taken: readonly string[], remarks: string[]): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name} (${number})`)) number++;
  remarks.push(
    `Deux colonnes s’appellent « ${name} » : la suivante s’appelle « ${name} (${number}) » pour l’import.`,
  );
  return `${name} (${number})`;
}

/** A row has the cells of the header; more of them are forgiven where they are empty. */
function fit(row: Row, width: number): Row {
  if (row.fault || row.cells.length === width) return row;
  if (row.cells.length > width && isBlank(row.cells.slice(width)))
    return { ...row, cells: row.cells.slice(0, width) };
  const count = row.cells.length;
  return {
    ...row,
    fault: {
      why: `cette ligne a ${count} case${count > 1 ? 's' : ''}, alors que l’en-tête en a ${width}`,
      cure:
        count > width
          ? 'Une case contient sans doute le séparateur : mettez-la entre guillemets'
          : 'Ajoutez les séparateurs des cases vides, ou recollez une ligne coupée en deux',
    },
  };
}
