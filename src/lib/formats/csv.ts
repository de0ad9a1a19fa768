/** Escaping for CSV (RFC 4180), opened by spreadsheets that run what looks like a formula. */

/** A formula begins with one of these once the spreadsheet has trimmed the cell. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r]/;

/** A number, or a phone number in its international form: they begin with a sign and are no formula. */
const HARMLESS = /^[+-]?[\d\s\u00a0.,()]+$/;

/**
 * One cell, always quoted. What could be run as a formula gets an apostrophe before it, which spreadsheets
 * do not show; `csvSource` takes it away again.
 */
export function csvCell(text: string): string {
  const clean = text.replace(/\u0000/g, '');
  const tame = FORMULA.test(clean) && !HARMLESS.test(clean) ? `'${clean}` : clean;
  return `"${tame.replace(/"/g, '""')}"`;
}

/** What was written, from a cell that `csvCell` made. */
export const csvSource = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** One line, without its end. */
export const csvRow = (cells: readonly string[]): string => cells.map(csvCell).join(',');

/** Lines end as the RFC says; the mark first is what makes Excel read UTF-8. */
export const csvText = (rows: readonly string[]): string => `\ufeff${rows.join('\r\n')}\r\n`;

export const toCsv = (rows: readonly (readonly string[])[]): string => csvText(rows.map(csvRow));
