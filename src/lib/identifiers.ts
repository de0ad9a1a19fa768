import { bad, good, type Parsed } from './result.ts';

// Official identifiers of organisations and places. All of them are text: as numbers they would lose
// their leading zeros. Sources of the rules: design/data-model.md, 4.1.
//
// Each parser takes what a person types or pastes (spaces, no-break spaces and dots are dropped) and gives the
// compact form. Reasons: 'length' (right characters, wrong number of them), 'format', 'checksum'.

const LA_POSTE = '356000000';
const RNA = /^W\d[0-9A-Z]\d{7}$/;
// Before 2009: the prefecture's code (3 characters and a letter), then the file's number: 751P00188854, 301S0301001688.
const RNA_OLD = /^\d[0-9A-Z]\d[A-Z][0-9A-Z]{2,4}\d{6}$/;
const INSEE = /^([013-9]\d|2[AB1-9])\d{3}$/;

/** SIREN of an organisation: 9 digits, Luhn. */
export function parseSiren(text: string): Parsed<string> {
  const digits = compact(text);
  const fault = digitsFault(digits, 9);
  if (fault) return bad(fault);
  return luhnSum(digits) % 10 === 0 ? good(digits) : bad('checksum');
}

/**
 * SIRET of an establishment: 14 digits, Luhn on all and on the SIREN before it. The establishments of La Poste
 * outgrew Luhn: for them a sum of digits that 5 divides is good too.
 */
export function parseSiret(text: string): Parsed<string> {
  const digits = compact(text);
  const fault = digitsFault(digits, 14);
  if (fault) return bad(fault);
  if (luhnSum(digits.slice(0, 9)) % 10 !== 0) return bad('checksum');
  if (luhnSum(digits) % 10 === 0) return good(digits);
  return digits.startsWith(LA_POSTE) && digitSum(digits) % 5 === 0 ? good(digits) : bad('checksum');
}

/** RNA number of an association, in capitals: `W751004076`, overseas `W9P1002760`, or the form used before 2009. */
export function parseRna(text: string): Parsed<string> {
  const code = compact(text).toUpperCase();
  if (RNA.test(code) || RNA_OLD.test(code)) return good(code);
  return bad(/^W[0-9A-Z]*$/.test(code) && code.length !== 10 ? 'length' : 'format');
}

/** INSEE code of a commune, as `38185` or `2A004`: its form only, not whether the commune exists. */
export function parseInsee(text: string): Parsed<string> {
  const code = compact(text).toUpperCase();
  if (INSEE.test(code)) return good(code);
  return bad(/^\d[0-9AB]\d*$/.test(code) && code.length !== 5 ? 'length' : 'format');
}

/** French postal code: 5 digits. */
export function parsePostalCode(text: string): Parsed<string> {
  const digits = compact(text);
  const fault = digitsFault(digits, 5);
  return fault ? bad(fault) : good(digits);
}

/** NAF (APE) code of an activity, rév. 2 or 2025, with or without its dot; given as INSEE prints it: `84.11Z`. */
export function parseNaf(text: string): Parsed<string> {
  const code = compact(text).toUpperCase();
  const match = /^(\d{2})(\d{2}[A-Z])$/.exec(code);
  if (match) return good(`${match[1]}.${match[2]}`);
  return bad(/^\d+[A-Z]?$/.test(code) && code.length !== 5 ? 'length' : 'format');
}

function compact(text: string): string {
  return text.replace(/[\s.\u200b\u2060]+/g, '');
}

function digitsFault(digits: string, length: number): string | undefined {
  if (!/^\d*$/.test(digits)) return 'format';
  return digits.length === length ? undefined : 'length';
}

function digitSum(digits: string): number {
  let sum = 0;
  for (const digit of digits) sum += Number(digit);
  return sum;
}

/** Sum of the Luhn formula: from the right, every second digit doubled, less 9 above 9. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighed = i % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum;
}
