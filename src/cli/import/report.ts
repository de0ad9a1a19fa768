/** The report of an import: a table that opens in the spreadsheet the rows came from. */
import type { Fate, Note } from './note.ts';

const FATES: Record<Fate, string> = {
  refused: 'ligne non importée',
  different: 'fiche laissée telle quelle',
  'left-out': 'ligne écartée par la carte',
  remark: 'fiche écrite, à vérifier',
};

const HEADER = ['ligne', 'colonne', 'valeur', 'pourquoi', 'que faire', 'suite'];

const RANK: Record<Fate, number> = { refused: 0, different: 1, 'left-out': 2, remark: 3 };

/** With a mark and semicolons: the French Excel opens it as it is. What was not imported comes first. */
export function reportCsv(notes: readonly Note[]): string {
  const sorted = notes.toSorted((a, b) => RANK[a.fate] - RANK[b.fate] || a.line - b.line);
  const rows = sorted.map(({ line, column, value, why, cure, fate }) => [
    String(line),
    column,
    value,
    why,
    cure,
    FATES[fate],
  ]);
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`;
}

export const isReport = (text: string): boolean => text.startsWith(`\ufeff${HEADER.join(';')}\r\n`);

/** A cell that begins like a formula would be run by the spreadsheet: an apostrophe keeps it a text. */
function cellText(text: string): string {
  const short = text.length > 500 ? `${text.slice(0, 499)}…` : text;
  const safe = /^[=+\-@\t\r]/.test(short) ? `'${short}` : short;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One note in one line, for the terminal. */
export function sayNote({ line, column, value, why, cure }: Note): string {
  const where = column ? `, ${column.length > 60 ? `${column.slice(0, 59)}…` : column}` : '';
  const quoted = value ? ` « ${value.length > 60 ? `${value.slice(0, 59)}…` : value} »` : '';
  return `ligne ${line}${where}${quoted} : ${why}. ${cure}.`;
}
