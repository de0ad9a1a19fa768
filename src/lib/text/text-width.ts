/**
 * How wide a text is in our faces, and how many lines it takes: what is printed is cut into sheets before any
 * browser sees it. Measured in Chromium; browsers may draw two letters a little closer, never further apart.
 */
export type Face = 'regular' | 'bold' | 'display';

/** Advances in hundredths of an em, from the space (U+0020) to the tilde (U+007E). */
const ASCII: Readonly<Record<Face, readonly number[]>> = {
  regular: [
    28, 29, 30, 65, 59, 92, 73, 16, 30, 30, 48, 61, 21, 36, 21, 39, 65, 41, 55, 58, 61, 59, 60, 51, 61, 59,
    21, 21, 55, 63, 55, 48, 78, 63, 61, 64, 67, 57, 55, 69, 69, 39, 51, 63, 54, 82, 69, 71, 59, 72, 61, 59,
    56, 69, 59, 86, 62, 57, 61, 32, 39, 34, 55, 37, 24, 52, 57, 48, 56, 54, 31, 56, 55, 25, 24, 49, 26, 84,
    55, 55, 57, 57, 35, 47, 33, 54, 46, 68, 48, 45, 46, 34, 24, 34, 55,
  ],
  bold: [
    31, 30, 39, 76, 61, 97, 72, 21, 33, 33, 48, 59, 27, 37, 27, 44, 66, 44, 58, 60, 62, 61, 63, 54, 62, 57,
    27, 27, 57, 61, 57, 55, 78, 68, 64, 66, 69, 60, 57, 72, 70, 42, 56, 66, 55, 86, 72, 75, 63, 76, 65, 61,
    61, 69, 64, 89, 68, 65, 62, 34, 44, 34, 58, 40, 29, 55, 60, 51, 60, 56, 36, 59, 57, 30, 26, 55, 32, 88,
    57, 58, 60, 60, 38, 51, 38, 57, 53, 74, 54, 52, 51, 38, 25, 38, 54,
  ],
  display: [
    25, 37, 40, 76, 72, 88, 81, 21, 45, 45, 58, 60, 32, 51, 31, 50, 60, 40, 54, 53, 57, 54, 61, 57, 56, 61,
    31, 32, 60, 60, 60, 54, 104, 79, 72, 75, 79, 75, 69, 77, 90, 41, 52, 80, 70, 104, 89, 82, 70, 82, 80, 72,
    79, 81, 78, 121, 85, 79, 74, 40, 50, 40, 60, 60, 60, 62, 61, 51, 62, 51, 40, 52, 68, 35, 30, 63, 35, 104,
    68, 57, 63, 62, 53, 54, 41, 66, 60, 93, 60, 58, 54, 46, 60, 46, 60,
  ],
};

/** Dashes, quotes, ligatures, no-break spaces and the like, in the order of the rows below. */
const SIGNS =
  '\u2013\u2014\u2019\u2018\u201c\u201d\u00ab\u00bb\u2026\u00b7\u00b0\u20ac\u0153\u0152\u00e6\u00c6\u00df\u00a0\u202f\u00d7\u2022';
const SIGN_WIDTHS: Readonly<Record<Face, readonly number[]>> = {
  regular: [50, 82, 24, 24, 40, 40, 56, 56, 67, 24, 35, 66, 92, 101, 87, 89, 58, 28, 14, 53, 44],
  bold: [50, 83, 27, 27, 48, 48, 65, 65, 78, 29, 39, 68, 94, 102, 88, 97, 62, 31, 16, 54, 44],
  display: [55, 75, 32, 32, 54, 54, 66, 66, 88, 23, 35, 84, 87, 124, 89, 117, 70, 25, 12, 60, 60],
};

/** What our faces do not draw comes from another one: a full square is enough for any. */
const UNKNOWN = 100;

/** In ems. Letters with accents are as wide as without. */
export function textWidth(text: string, face: Face): number {
  let sum = 0;
  for (const sign of text.normalize('NFD')) sum += advance(sign, face);
  return sum / 100;
}

function advance(sign: string, face: Face): number {
  if (/\p{M}/u.test(sign)) return 0;
  const own = ASCII[face][sign.codePointAt(0)! - 32];
  return own ?? SIGN_WIDTHS[face][SIGNS.indexOf(sign)] ?? UNKNOWN;
}

/** A text once measured: its words, each with the space or the hyphen that follows it, in ems. */
export interface Measured {
  words: readonly { width: number; space: number }[];
}

/**
 * Lines break after spaces and hyphens; never at no-break spaces.
 * @param more ems around the first word
 */
export function measure(text: string, face: Face, more = 0): Measured {
  const space = textWidth(' ', face);
  const words = text
    .trim()
    .split(/[ \t\n]+/)
    .flatMap((word) => {
      const parts = word.split(/(?<=\w-)(?=\w)/);
      return parts.map((part, i) => ({
        width: textWidth(part, face),
        space: i < parts.length - 1 ? 0 : space,
      }));
    });
  words[0]!.width += more;
  return { words };
}

/** The longest word, in ems. */
export const widestWord = ({ words }: Measured): number =>
  words.reduce((widest, { width }) => Math.max(widest, width), 0);

/**
 * How many lines a text takes.
 * @param width of a line, in ems
 */
export function linesOf({ words }: Measured, width: number): number {
  let lines = 1;
  let used = 0;
  let space = 0;
  for (const word of words) {
    if (used > 0 && used + space + word.width > width) {
      lines++;
      used = 0;
    }
    used = (used > 0 ? used + space : 0) + word.width;
    space = word.space;
    // A word longer than a line is cut where it must be.
    while (used > width) {
      lines++;
      used -= width;
    }
  }
  return lines;
}
