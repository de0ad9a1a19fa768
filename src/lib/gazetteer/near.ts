/** Close names, for « did you mean ». */
import { nearest } from '../text/nearest.ts';
import { push, unique } from './collections.ts';
import { firstOf, inArea, separate } from './find.ts';
import type { Finder } from './find.ts';
import { ARTICLE, readingsOf } from './names.ts';
import type { Bearer, NameIndex } from './names.ts';
import type { Register } from './register.ts';
import type { Commune } from './types.ts';

/** Up to three communes that may have been meant: of the postal code, else of its area or the department. */
export function near({ question, register, names }: Finder): Commune[] {
  const { postalCode, department, readings } = question;
  const local = names.byPostalCode.get(postalCode) ?? [];
  const isAround = postalCode === '' ? () => false : inArea(postalCode, register);
  const isNear = (bearer: Bearer) => isAround(bearer) || register.departmentOf(bearer.code) === department;
  const around = names.ranked().filter(isNear);
  const homonyms = firstOf(readings.whole, names, isNear);
  // Functions, so that the wide searches run only if the narrow ones found nothing.
  const pools = [
    () => homonyms,
    () => alike(readings.words, local),
    () => akin(readings.words, local),
    () => alike(readings.words, around),
    () => alikeInFrance(readings.words, names),
  ];
  for (const pool of pools) {
    const codes = unique(pool().map((bearer) => bearer.code));
    if (codes.length > 0) return codes.slice(0, 3).map(register.commune);
  }
  return [];
}

export function suggest(name: string, limit: number, register: Register, names: NameIndex): Commune[] {
  const { words } = readingsOf(separate({ name }).name);
  const codes = unique(alikeInFrance(words, names, limit).map((bearer) => bearer.code));
  return codes.slice(0, limit).map(register.commune);
}

/** Nearly everyone gets the first letter right: the other names are compared only if that finds nothing. */
function alikeInFrance(words: string[], names: NameIndex, max = 3): Bearer[] {
  const initials = new Set(words.map(initial));
  const likely = alike(
    words,
    names.ranked().filter((bearer) => initials.has(initial(bearer.words))),
    max,
  );
  return likely.length > 0 ? likely : alike(words, names.ranked(), max);
}

const initial = (words: string) => words.replace(ARTICLE, '').charAt(0);

/** The bearers whose name looks like one of these, closest first; ties in the order given. */
function alike(words: string[], bearers: Bearer[], max = 3): Bearer[] {
  const byWords = new Map<string, Bearer[]>();
  for (const bearer of bearers) push(byWords, bearer.words, bearer);
  const found = words.flatMap((each) => nearest(each, [...byWords.keys()], max));
  return found.flatMap((each) => byWords.get(each) ?? []);
}

/** The bearers that have a word of four letters or more in common with these, most words first. */
function akin(words: string[], bearers: Bearer[]): Bearer[] {
  const asked = new Set(words.flatMap((each) => each.split(' ')).filter((word) => word.length > 3));
  const shared = (bearer: Bearer) => bearer.words.split(' ').filter((word) => asked.has(word)).length;
  return bearers.filter((bearer) => shared(bearer) > 0).toSorted((a, b) => shared(b) - shared(a));
}
