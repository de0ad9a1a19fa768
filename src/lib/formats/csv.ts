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

/** Lines end as the RFC says; the mark first is what makes Excel read UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
