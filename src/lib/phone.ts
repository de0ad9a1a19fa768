import { bad, good, type Parsed } from './result.ts';

/**
 * - `e164`: `+33465712026`; absent for short numbers, which exist only inside France
 * - `display`: as it is written, with no-break spaces: « 04 65 71 20 26 »
 * - `href`: `tel:+33465712026`, `tel:3939`
 */
export type Phone = { e164?: string; display: string; href: string };

const NBSP = '\u00a0';

// Overseas, ten-digit numbers are dialled as at home but live behind another country code.
// ARCEP's numbering plan; 0709 as in libphonenumber's metadata. 09 numbers (box lines) are left in +33.
const OVERSEAS_PREFIXES: [RegExp, string][] = [
  [/^(?:26[239]|639|69[23]|7092|7093[5-7])/, '262'],
  [/^(?:590|69[01]|7090)/, '590'],
  [/^(?:594|694|7093[0-3])/, '594'],
  [/^(?:596|69[67]|7091)/, '596'],
  [/^(?:508|708)/, '508'],
];

// Digits after the country code. With nine of them, a number is shown in the French way: 0 and pairs.
const FRENCH_CODES: Record<string, number[]> = {
  '33': [9],
  '262': [9],
  '590': [9],
  '594': [9],
  '596': [9],
  '508': [6, 9],
  '681': [6],
  '687': [6],
  '689': [8, 6],
};

const MOBILE =
  /^\+(?:33[67]|262(?:639|69|709)|590(?:69|709)|594(?:694|709)|596(?:69|709)|508708|687[7-9]|6898[79])\d+$/;

// Emergencies, social lines (115, 119, 116xxx), directory services (118xxx), 10xx and 3xxx.
const SHORT = /^(?:15|17|18|11[2-9]|19[1-7]|116\d{3}|118\d{3}|10\d{2}|3\d{3})$/;

// With fewer digits behind it, 00 is a slip for 0 rather than the way out of France.
const INTERNATIONAL_PREFIX = /^00\s?(?=[1-9](?:\D*\d){8})/;

/**
 * One phone number as people write it in France: ten digits in any spacing, +33 or 0033 with or without (0), overseas
 * codes, short numbers, and foreign numbers with their + (or 00), whose own spacing is kept.
 * Notes: 'zero-added' and 'plus-added' for what a spreadsheet or YAML took away (465712026, 33465712026).
 * Reasons: 'format' (other characters), 'length', 'several' (two numbers in one text).
 */
export function parsePhone(text: string): Parsed<Phone> {
  // Copied numbers often carry invisible marks of reading direction.
  const written = text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
    .replace(/^tel:/i, '');
  if (/\d[^\d]*(?:,|;|\b(?:ou|et|or)\b|\/\s*\+)\D*\d/i.test(written)) return bad('several');
  const kept = written
    .replace(/\(0\)/g, ' ')
    .replace(/^\(\+(\d{1,3})\)/, '+$1 ')
    .replace(INTERNATIONAL_PREFIX, '+');
  if (!/^\+?[\d\s.\-\u2010-\u2015/()_]+$/.test(kept)) return bad('format');
  const digits = kept.replace(/\D/g, '');
  if (digits.length >= 18) return bad('several');
  return kept.startsWith('+') ? international(digits, kept) : domestic(digits);
}

/** Whether an E.164 number is a mobile of France or of its overseas territories. */
export function isFrenchMobile(e164: string): boolean {
  return MOBILE.test(e164);
}

function domestic(digits: string): Parsed<Phone> {
  if (SHORT.test(digits)) return good({ display: showShort(digits), href: `tel:${digits}` });
  if (/^0[1-9]\d{8}$/.test(digits)) return good(french(digits.slice(1)));
  if (/^[1-9]\d{8}$/.test(digits)) return good(french(digits), 'zero-added');
  if (/^33[1-9]\d{8}$/.test(digits)) return good(french(digits.slice(2)), 'plus-added');
  return bad('length');
}

function international(digits: string, written: string): Parsed<Phone> {
  const code = Object.keys(FRENCH_CODES).find((each) => digits.startsWith(each));
  if (code === undefined) return foreign(digits, written);
  const rest = digits.slice(code.length).replace(/^0/, '');
  if (!FRENCH_CODES[code]!.includes(rest.length)) return bad('length');
  // A number of Réunion written +33 692… is mended on the way: it would not be reached.
  if (code === '33') return good(french(rest));
  return good(withCode(code, rest));
}

function foreign(digits: string, written: string): Parsed<Phone> {
  // E.164: 15 digits at most; the shortest numbers in use have 7 with their country code.
  if (!/^[1-9]\d{6,14}$/.test(digits)) return bad('length');
  const groups = written.slice(1).split(/\D+/).filter(Boolean);
  return good({ e164: `+${digits}`, display: `+${groups.join(NBSP)}`, href: `tel:+${digits}` });
}

/** From the nine digits behind the 0. */
function french(nine: string): Phone {
  const code = OVERSEAS_PREFIXES.find(([prefix]) => prefix.test(nine))?.[1] ?? '33';
  // The fixed lines of Saint-Pierre-et-Miquelon: 0508 is the way in, the number is the six digits after it.
  return withCode(code, code === '508' && nine.startsWith('508') ? nine.slice(3) : nine);
}

function withCode(code: string, rest: string): Phone {
  const e164 = `+${code}${rest}`;
  return { e164, display: display(code, rest), href: `tel:${e164}` };
}

function display(code: string, rest: string): string {
  if (rest.length === 9) return pairs(`0${rest}`);
  return code === '508' ? pairs(`0508${rest}`) : `+${code}${NBSP}${pairs(rest)}`;
}

function pairs(digits: string): string {
  return digits.replace(/\d{2}(?=\d)/g, `$&${NBSP}`);
}

function showShort(digits: string): string {
  return digits.length === 6 ? `${digits.slice(0, 3)}${NBSP}${digits.slice(3)}` : digits;
}
