/**
 * Whether two names may be those of one body, as somebody who knows the place would say: « MJC de Gap » and
 * « M.J.C. Gap », never « Les Jardins de la Ville » and « Les Jardins de la Vallée ». By words: those that say
 * nothing are left out, the others must all find their like, but for a typing fault or a word that only says what
 * kind of place it is.
 */
import { distance } from '../../lib/text/distance.ts';
import { fold } from '../../lib/text/fold.ts';

/** Articles and links. */
const SMALL = wordSet(`
  a au aux avec ce ces chez d dans de des du en et l la le les leur nos notre ou par pour sous sur un une vos votre vers`);

/** What the law calls them, which says nothing of who it is. */
const LEGAL = wordSet(`
  association asso assoc associations associatif associative loi 1901 scop scic sarl sas eurl gie collectif cie`);

/** Words that say what kind of place it is: a name with one and the same name without are close. */
const KINDS = wordSet(`
  accueil antenne atelier bibliotheque boutique bureau cafe centre chantier club comite commune cooperative cyber
  cyberbase epicerie epn espace etablissement fablab federation ferme foyer france groupe jardin local
  lieu local maison mairie mediatheque mission municipal municipale point pole recyclerie relais repair reseau
  ressourcerie salle section service services site solidaire social sociale theatre tiers union ville`);

/** How some words are also written. */
const SAME: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  dept: 'departement',
  departemental: 'departement',
  departementale: 'departement',
  interco: 'intercommunal',
  num: 'numerique',
  '1er': 'premier',
};

/** A name, ready to be compared with others. */
export interface NameKey {
  /** Its words, without the small and legal ones and those of its commune; more of them where nothing would be left. */
  words: readonly string[];
  /** Put together: « Repair Café » is « RepairCafé ». */
  joined: string;
  /** The initials of its legal words, which acronyms keep: an « APE » is an association of parents. */
  legal: string;
}

/** @param commune whose name says where, not who */
export function nameKey(name: string, commune = ''): NameKey {
  const all = wordsOf(name);
  const towns = new Set(wordsOf(commune));
  const full = all.filter((word) => !SMALL.has(word));
  const own = full.filter((word) => !LEGAL.has(word));
  const here = own.filter((word) => !towns.has(word));
  const kept = [here, own, full].find((list) => list.length > 0) ?? all;
  const words = kept.map((word) => SAME[word] ?? word);
  return { words, joined: words.join(''), legal: initials(full.filter((word) => LEGAL.has(word))) };
}

const initials = (words: readonly string[]): string => words.map((word) => word[0]).join('');

function wordsOf(name: string): string[] {
  const plain = fold(name)
    // « M.J.C. », « M J C »: letters alone in a row are one word.
    .replace(
      /(?<![a-z0-9])(?:[a-z](?:\.\s?|\s)){2,}[a-z]?(?![a-z0-9])/g,
      (letters) => `${letters.replace(/[^a-z]/g, '')} `,
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? [] : plain.split(' ');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Whether a word says who it is, and not only what kind of place. */
export const isTelling = (word: string): boolean => !KINDS.has(word) && word.length > 2;

/** See the table of pairs in tests/unit/domain/doubles.test.ts. */
export function areClose(a: NameKey, b: NameKey): boolean {
  if (a.joined === '' || b.joined === '') return false;
  if (a.joined === b.joined) return true;
  const [onlyA, onlyB] = unmatched(...unmatched(a.words, b.words, isSame), isLike);
  if (onlyA.length > 0 && onlyB.length > 0) return isAcronym(onlyA, onlyB, b) || isAcronym(onlyB, onlyA, a);
  const [more, common] = onlyA.length > 0 ? [onlyA, b.words] : [onlyB, a.words];
  // « Recyclerie Le Plot » and « Le Plot »: what is more says what kind of place, what is common says who.
  return more.every((word) => KINDS.has(word)) && (more.length === 0 || common.some(isTelling));
}

const isSame = (a: string, b: string): boolean => a === b;

/** The words of each that have no like in the other; each answers for one. */
function unmatched(
  a: readonly string[],
  b: readonly string[],
  isMatch: (a: string, b: string) => boolean,
): [string[], string[]] {
  const rest = [...b];
  const left = a.filter((word) => {
    const at = rest.findIndex((other) => isMatch(word, other));
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
  return [left, rest];
}

/** « MJC » and « Maison des jeunes et de la culture ». */
function isAcronym(short: readonly string[], long: readonly string[], { legal }: NameKey): boolean {
  const [word = ''] = short;
  if (short.length > 1 || word.length < 3) return false;
  return word === initials(long) || word === legal + initials(long);
}

/** From this many letters, one typing fault makes no other word: « livre » and « lièvre » are two. */
const LONG = 7;

/** The same word but for its number, a doubled letter, or a fault in a long one. Figures are never alike. */
function isLike(a: string, b: string): boolean {
  if (/\d/.test(a) || /\d/.test(b)) return false;
  const [x, y] = [single(a), single(b)];
  if (x === y) return true;
  return Math.min(a.length, b.length) >= LONG && distance(x, y, 1) !== undefined;
}

/** One of each doubled letter, no mark of the plural. */
const single = (word: string): string =>
  (word.length > 3 ? word.replace(/[sx]$/, '') : word).replace(/(.)\1/g, '$1');

/** The sound bones of a word: those of a misspelt one are mostly the same. For looking up, not for deciding. */
export const bonesOf = (word: string): string =>
  word[0] +
  single(word)
    .slice(1)
    .replace(/[aeiouyh]/g, '');
