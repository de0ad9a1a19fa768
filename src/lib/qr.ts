/** A QR code (ISO/IEC 18004) as strokes, for an `<svg>`, or as the lines of a terminal. */
import { encode, renderUnicodeCompact } from 'uqr';

export interface QrCode {
  /** Side of the square in modules, with its quiet zone: `viewBox="0 0 size size"`. */
  size: number;
  /** Path data, a unit a module: each run of dark modules of a row is a line, to be drawn one unit wide. */
  path: string;
}

/** Modules left white around the code (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/**
 * The code of a text, at level M: 15 % of it may be stained and it still reads.
 * @throws RangeError where the text is longer than what a code holds (2,331 bytes at this level)
 */
export function qrCode(text: string): QrCode {
  // Any of the eight masks is read by all readers; looking for the handsomest takes ten times as long.
  const { data, size } = encode(text, { ecc: 'M', maskPattern: 3, border: QUIET_ZONE });
  return { size, path: data.map(rowPath).join('') };
}

/** From the left, relative moves over what is light: half the length of rectangles. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  let end = 0;
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `${path ? `m${start - end} 0` : `M${start} ${y + 0.5}`}h${x + 1 - start}`;
    end = x + 1;
  }
  return path;
}

/** Narrower than on paper, so that two stand side by side in eighty columns; screens of phones are read so. */
const TERMINAL_ZONE = 2;

/**
 * Lines of half blocks, light on dark: to be shown in white on black, whatever the colours of the terminal.
 * @throws RangeError as `qrCode`
 */
export const qrLines = (text: string): string[] =>
  renderUnicodeCompact(text, { ecc: 'M', maskPattern: 3, border: TERMINAL_ZONE }).split('\n');
