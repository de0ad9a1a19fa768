const NBSP = '\u00A0';
const NNBSP = '\u202F';
/** Stands for a passage that no rule may touch. A noncharacter: never in a text. */
const MASK = '\uFDD0';
const EVERY_MASK = /\uFDD0/g;

/** Addresses, `:shortcodes:` and entities written out. */
const PROTECTED =
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"<>«»]+|\b(?:www\.|mailto:|tel:)[^\s"<>«»]+|(?<!\S):[\w+-]{1,40}:|&#?\w{1,31};/giu;
const MAY_PROTECT = /:|www\.|&/i;

const SPACE = String.raw`[ \t\u00A0\u2009\u202F]`;
/** A whole run of spaces: without the look-behind, a long run would cost its square. */
const SPACES = `(?<!${SPACE})${SPACE}+`;
const WORD_END = String.raw`(?<=[\p{L}\p{N})»”%€…])`;
const UNIT = String.raw`(?:h|min|s|€|k€|M€|%|‰|km|m|dm|cm|mm|m²|m³|km²|ha|t|kg|g|mg|l|L|dl|cl|ml|mL|°C|kWh|Wh|kW|W|Go|Mo)`;
const STOP = String.raw`(?=;(?:\s|$)|[!?]+(?:[\s.,…)»”"’\]]|$))`;
/** Not `14: 30`, which is a time. */
const COLON = String.raw`(?=:(?!\s?\d)(?:\s|$))`;
const SPACED_COLON = String.raw`(?=:(?:\s|$))`;

type Rule = readonly [needle: RegExp, find: RegExp, put: string];

/** In order: what a rule writes may be read by those below it. */
const RULES: readonly Rule[] = [
  [/\.\.\./, /(?<!\.)\.{3}(?!\.)/gu, '…'],
  [/'/, /(?<=\p{L})'(?=[\p{L}\p{N}«“"])/gu, '’'],
  // `l'` before an emphasis: the text run ends there. Not the end of a 'quotation'.
  [/'$/, /(?<=^[^']*\p{L})'$/gu, '’'],
  [/"/, /(?<=^|[\s([{«“—–’'/-])"([^"\s](?:[^"]{0,600}?[^"\s])?)"(?![\p{L}\p{N}])/gu, `«${NBSP}$1${NBSP}»`],
  [/«/, new RegExp(`«(?:${SPACE}+|(?=\\S))`, 'gu'), `«${NBSP}`],
  [/»/, new RegExp(`(?:${SPACES}|(?<=\\S)(?<!${SPACE}))»`, 'gu'), `${NBSP}»`],
  [/[;!?]/, new RegExp(`(?:${SPACES}|${WORD_END})${STOP}`, 'gu'), NNBSP],
  [/:/, new RegExp(`${SPACES}${SPACED_COLON}|${WORD_END}${COLON}`, 'gu'), NBSP],
  [/-/, /(?<=[ \u00A0])--?(?=[ \n])/gu, '–'],
  // 12 000 is one number: three figures a group, and no longer run of figures on either side.
  [/\d \d{3}/, /(?<=(?<![\d.,])\d{1,3}) (?=\d{3}(?!\d))/gu, NNBSP],
  [/\d /, new RegExp(`(?<=\\d) (?=${UNIT}(?![\\p{L}\\p{N}'’]))`, 'gu'), NBSP],
  [/h /, /(?<=\d[ \u00A0\u202F]?h) (?=\d)/gu, NBSP],
  [/n° /i, /(?<=n°) (?=\d)/giu, NBSP],
];

/**
 * French micro-typography of a plain text: no-break spaces, quotes, apostrophes, ellipses, dashes.
 * Applying it again changes nothing. Addresses, times and smileys are left alone.
 */
export function typesetFrench(text: string): string {
  const kept: string[] = [];
  let result = mask(text, kept);
  for (const [needle, find, put] of RULES) {
    if (needle.test(result)) result = result.replace(find, put);
  }
  return kept.length === 0 ? result : unmask(result, kept);
}

/** Whether a locale reads French typography. */
export function isFrench(locale: string): boolean {
  return /^fr(?:-|$)/i.test(locale);
}

function mask(text: string, kept: string[]): string {
  const clean = text.includes(MASK) ? text.split(MASK).join('') : text;
  if (!MAY_PROTECT.test(clean)) return clean;
  return clean.replace(PROTECTED, (passage) => {
    kept.push(passage);
    return MASK;
  });
}

function unmask(text: string, kept: readonly string[]): string {
  let next = 0;
  return text.replace(EVERY_MASK, () => kept[next++] ?? '');
}
