/** Which commune is meant: the pieces of evidence, in order of strength. */
import { unique } from './collections.ts';
import { ARTICLE, readingsOf, wordsOf } from './names.ts';
import type { Bearer, NameIndex, Reading, Readings } from './names.ts';
import { near } from './near.ts';
import { tidyCode } from './register.ts';
import type { Register } from './register.ts';
import type { Coded, GazetteerAnswer, GazetteerEvidence, GazetteerQuery } from './types.ts';

/** A query made ready; `postalCode` as `separate` gives it, `department` a code that exists. */
interface Question {
  readings: Readings;
  postalCode: string;
  department: string | undefined;
}

/** The pieces of evidence in order of strength; the first that has an answer gives it. */
export function find(query: GazetteerQuery, register: Register, names: () => NameIndex): GazetteerAnswer {
  const byCode = query.inseeCode === undefined ? undefined : findByCode(query.inseeCode, register);
  if (byCode) return byCode;
  const { name, postalCode } = separate(query);
  const question: Question = {
    readings: readingsOf(name),
    postalCode,
    department: departmentCode(query.department, register.departments),
  };
  const finder = { question, register, names: names() };
  if (question.readings.words.length === 0) return inPostalCodeAlone(finder) ?? { kind: 'none', near: [] };
  return (
    inPostalCode(finder) ??
    roughlyInPostalCode(finder) ??
    inPostalArea(finder) ??
    inDepartment(finder) ??
    inFrance(finder) ?? { kind: 'none', near: near(finder) }
  );
}

function findByCode(insee: string, register: Register): GazetteerAnswer | undefined {
  const code = tidyCode(insee);
  const commune = register.byCode(code);
  const as = register.formerName(code);
  return commune && { kind: 'one', commune, via: 'code', ...(as !== undefined && { as }) };
}

/**
 * Takes « 39100 Dole » apart: forms often ask for both in one box. `postalCode` has five digits or is ''; one
 * that lost its first zero to a spreadsheet says nothing sure.
 */
export function separate({ name = '', postalCode = '' }: GazetteerQuery): {
  name: string;
  postalCode: string;
} {
  const [, code = '', rest = name] = /^\s*(\d{5})\b\s*(.*)$/s.exec(name) ?? [];
  const given = /\d{5}(?!\d)/.exec(tidyCode(postalCode));
  return { name: rest, postalCode: given?.[0] ?? code };
}

/** « 58 », « Nièvre », « 58 - Nièvre », « 2a » → code; undefined for anything else. */
function departmentCode(text: string | undefined, departments: Coded[]): string | undefined {
  const words = wordsOf(text ?? '');
  if (words === '') return undefined;
  const first = words.split(' ')[0]!.toUpperCase().padStart(2, '0');
  const found =
    departments.find(({ code }) => code === first) ?? departments.find(({ name }) => wordsOf(name) === words);
  return found?.code;
}

export interface Finder {
  question: Question;
  register: Register;
  names: NameIndex;
}

function inPostalCodeAlone({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const bearers = names.byPostalCode.get(question.postalCode) ?? [];
  return settle(
    bearers.filter((bearer) => bearer.former === undefined),
    'postal-code',
    register,
  );
}

/** The postal code is the commune's own. */
function inPostalCode({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const here = new Set(names.byPostalCode.get(question.postalCode));
  const bearers = firstOf([...question.readings.whole, ...question.readings.parts], names, (bearer) =>
    here.has(bearer),
  );
  return settle(narrow(bearers, question.department, register), 'name-and-postal-code', register);
}

/**
 * The postal code is a commune's, the name nearly. If another commune of the area has that very name, the
 * postal code may be what is wrong, and both are given.
 */
function roughlyInPostalCode({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { postalCode, readings } = question;
  const local = names.byPostalCode.get(postalCode) ?? [];
  const [words = ''] = readings.words;
  const short = local.filter((bearer) => isShortFor(words, bearer.words));
  const misspelt = short.length > 0 ? [] : local.filter((bearer) => isOneFaultFrom(words, bearer.words));
  const rough = [...short, ...misspelt];
  if (rough.length === 0) rough.push(...nowMerged(words, local, register));
  if (rough.length === 0) return undefined;
  const homonyms = firstOf(readings.whole, names, inArea(postalCode, register));
  const via = misspelt.length > 0 ? 'spelling' : short.length > 0 ? 'name-and-postal-code' : 'former-name';
  return settle([...homonyms, ...rough], via, register, false);
}

/**
 * The postal code is no commune's: CEDEX codes and those of large organisations belong to a sorting
 * office. The name counts among the communes whose own codes begin alike: the department's two digits
 * (three overseas; Corsica's 20 covers 2A and 2B).
 */
function inPostalArea({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { postalCode, department, readings } = question;
  if (postalCode === '' || names.byPostalCode.has(postalCode)) return undefined;
  const isHere = inArea(postalCode, register);
  const bearers = firstOf([...readings.whole, ...readings.parts], names, isHere);
  return settle(narrow(bearers, department, register), 'cedex', register);
}

function inDepartment({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { department, readings } = question;
  if (department === undefined) return undefined;
  const isHere = ({ code }: Bearer) => register.departmentOf(code) === department;
  return settle(
    firstOf([...readings.whole, ...readings.parts], names, isHere),
    'name-and-department',
    register,
  );
}

/** A name alone. Parts are not tried: with nothing to confirm them, « Foyer rural - Marmagne » is a guess. */
function inFrance({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { postalCode, department, readings } = question;
  if (postalCode !== '' || department !== undefined) return undefined;
  const bearers = firstOf(readings.whole, names, () => true);
  return settle(bearers, 'name', register, false);
}

/** The bearers, among those that `isHere` admits, of the first reading that has any. */
export function firstOf(
  readings: Reading[],
  names: NameIndex,
  isHere: (bearer: Bearer) => boolean,
): Bearer[] {
  for (const keys of readings) {
    const bearers = keys.flatMap((key) => names.byKey.get(key) ?? []).filter(isHere);
    if (bearers.length > 0) return bearers;
  }
  return [];
}

/** Keeps to the department if that leaves any: postal codes cross borders. */
function narrow(bearers: Bearer[], department: string | undefined, register: Register): Bearer[] {
  const inside = bearers.filter(({ code }) => register.departmentOf(code) === department);
  return inside.length > 0 ? inside : bearers;
}

/**
 * One commune, several, or undefined if there is no bearer. Within a known place a commune of today wins
 * over a former one of that name; in the whole of France (`todayWins` false) it would hide a homonym.
 */
function settle(
  bearers: Bearer[],
  via: GazetteerEvidence,
  register: Register,
  todayWins = true,
): GazetteerAnswer | undefined {
  const today = bearers.filter((bearer) => bearer.former === undefined);
  const kept = todayWins && today.length > 0 ? today : [...today, ...bearers];
  const codes = unique(kept.map((bearer) => bearer.code));
  if (codes.length > 1) return { kind: 'several', communes: codes.map(register.commune) };
  const [bearer] = kept;
  if (!bearer) return undefined;
  const commune = register.commune(bearer.code);
  if (bearer.former === undefined) return { kind: 'one', commune, via };
  return { kind: 'one', commune, via: via === 'spelling' ? via : 'former-name', as: bearer.former };
}

/** « Cosne sur Loire » for « Cosne-Cours-sur-Loire »: the same first word, then some of the words, in order. */
function isShortFor(words: string, full: string): boolean {
  const asked = words.replace(ARTICLE, '').split(' ');
  const official = full.replace(ARTICLE, '').split(' ');
  if (asked[0] !== official[0] || telling(words) === undefined) return false;
  let at = 0;
  for (const word of official) if (word === asked[at]) at += 1;
  return at === asked.length;
}

/**
 * One letter more, less, or other, or two neighbours swapped, in a name of five letters or more, and not in
 * the first: « Merval » was not « Serval ».
 */
function isOneFaultFrom(words: string, other: string): boolean {
  if (words.length < 5 || words[0] !== other[0] || Math.abs(words.length - other.length) > 1) return false;
  let start = 0;
  while (start < words.length && words[start] === other[start]) start += 1;
  const [a, b] = [words.slice(start), other.slice(start)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

/**
 * « Verdun-sur-le-Doubs » is now « Verdun-Ciel », but the lists name former communes only as long as they
 * are delegated or associated; of the other 2 000 they keep the code. Such a merged commune is meant if its
 * name has the first telling word of the name asked for, and no other name of the postal code begins
 * with it. Tried by hiding the 2 576 former names that are known: 351 found, 1 wrong.
 */
function nowMerged(words: string, local: Bearer[], register: Register): Bearer[] {
  const word = telling(words);
  if (word === undefined) return [];
  const merged = local.filter(
    (bearer) =>
      bearer.former === undefined &&
      bearer.words.split(' ').includes(word) &&
      register.hasNamelessPart(bearer.code),
  );
  const codes = new Set(merged.map((bearer) => bearer.code));
  const rival = local.some((bearer) => telling(bearer.words) === word && !codes.has(bearer.code));
  return codes.size === 1 && !rival ? merged : [];
}

/** The first word that tells one name from another: not « Saint » nor « sous ». */
const telling = (words: string) =>
  words
    .split(' ')
    .find((word) => word.length > 3 && !/^(?:saint|sainte|saints|sous|pres|notre|dame)$/.test(word));

/** Whether a bearer's commune has a postal code of the same area as this one. */
export function inArea(postalCode: string, register: Register): (bearer: Bearer) => boolean {
  const area = postalCode.slice(0, /^9[78]/.test(postalCode) ? 3 : 2);
  return ({ code }) => register.postalCodes(code).some((own) => own.startsWith(area));
}
