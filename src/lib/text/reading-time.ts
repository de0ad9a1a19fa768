/** A word: letters or figures, held together by apostrophes and hyphens. */
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Words a minute of an adult who reads on a screen, somewhat under the 238 of Brysbaert (2019). */
const PACE = 220;

/** Minutes that a plain text takes to read, rounded; 1 at least. */
export const readingMinutes = (text: string): number =>
  Math.max(1, Math.round((text.match(WORD)?.length ?? 0) / PACE));
