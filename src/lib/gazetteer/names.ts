/** Names: what people write, and what the register calls it. */
import { fold } from '../text/fold.ts';
import { once, push, unique } from './collections.ts';
import { isFormer } from './register.ts';
import type { Register } from './register.ts';

/** A name that leads to a commune of today; `former` is the proper name if it is not that commune's own. */
export interface Bearer {
  code: string;
  former: string | undefined;
  /** The words of the name, folded and joined by spaces. */
  words: string;
}

export interface NameIndex {
  /** Every bearer, the most populous commune first. */
  ranked: () => Bearer[];
  byKey: Map<string, Bearer[]>;
  byPostalCode: Map<string, Bearer[]>;
}

export function createNameIndex(register: Register): NameIndex {
  const all: Bearer[] = [];
  // Ranked only if close names are asked for.
  const ranked = once(() =>
    all.toSorted((a, b) => register.population(b.code) - register.population(a.code)),
  );
  const index: NameIndex = { ranked, byKey: new Map(), byPostalCode: new Map() };
  for (const record of register.records) {
    const former = isFormer(record) ? record.nom : undefined;
    const code = former === undefined ? record.code : register.todaysCode(record.chefLieu ?? '');
    if (code === undefined) continue;
    const bearer: Bearer = { code, former, words: wordsOf(record.nom) };
    all.push(bearer);
    for (const key of keysOf(record.nom, bearer.words)) push(index.byKey, key, bearer);
    for (const postalCode of register.postalCodes(code)) push(index.byPostalCode, postalCode, bearer);
  }
  return index;
}

/** Under which keys an official name is filed; « Bors (Canton de Charente-Sud) » is also called « Bors ». */
function keysOf(name: string, words: string): Set<string> {
  const keys = new Set([words, loose(words)]);
  const short = name.includes('(') ? wordsOf(name.replace(/\(.*/, '')) : '';
  return short === '' ? keys : keys.add(short).add(loose(short));
}

export const ARTICLE = /^(?:l|la|le|les) (?=.)/;
const FINAL_ARTICLE = /^(.+) (l|la|le|les)$/;
const EXPANSIONS = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
  // « lès » and « lez » (near) are one word, which communes spell in two ways and people in three.
  ['lez', 'les'],
]);

/** A name as bare words: « Saint-Bénin-d'Azy » → « saint benin d azy ». */
export function wordsOf(name: string): string {
  const folded = fold(name);
  // Only what people write has these signs: the 37 000 official names are spared the replacements.
  const text = /[&/]/.test(folded) ? withSignsSpelt(folded) : folded;
  const words = text.split(/[^a-z0-9]+/).filter(Boolean);
  return words.map((word) => EXPANSIONS.get(word) ?? word).join(' ');
}

/** « Fontenay s/s Bois », « Chalon s/Saône », but « S/ Étienne »; « Arc & Senans ». */
const withSignsSpelt = (folded: string) =>
  folded
    .replaceAll('&', ' et ')
    .replace(/\bs\/s\b/g, ' sous ')
    .replace(/(?<=[a-z0-9]\W+)s\//g, ' sur ')
    .replace(/^\W*s\//, 'saint ');

/**
 * A key without leading article nor spaces, for « Creusot » and « Villeneuve Laguyard ». The mark keeps it
 * apart from the plain keys: « Moulins » is « Les Moulins » only if no « Moulins » fits.
 */
const loose = (words: string) => `~${words.replace(ARTICLE, '').replaceAll(' ', '')}`;

/** Ways to read a name, most faithful first; the keys of one reading are equally good. */
export type Reading = string[];

/** `whole`: the full text as one name; `parts`: what stands on either side of a dash or bracket. */
export interface Readings {
  whole: Reading[];
  parts: Reading[];
  /** Bare words, for comparing spellings. */
  words: string[];
}

export function readingsOf(name: string): Readings {
  const words = withoutRouting(wordsOf(name));
  const inverted = words.replace(FINAL_ARTICLE, '$2 $1');
  // « S/ » between two words is « sur » nearly always, « saint » otherwise.
  const saint = words.replace(/ sur /, ' saint ');
  const variants = unique([words, inverted, ...(/\bs\//i.test(name) ? [saint] : [])]);
  const parts = partsOf(name)
    .map((part) => withoutRouting(wordsOf(part)))
    .filter(Boolean);
  return {
    whole: [...variants.map((variant) => [variant]), ...variants.map((variant) => [loose(variant)])],
    parts: parts.length > 1 ? [parts, parts.map(loose)] : [],
    words: unique([inverted, ...parts]).filter(Boolean),
  };
}

/** « BERSAILLIN - LE VISENEY », « Le Viseney (Bersaillin) » → both sides. A hyphen without space divides nothing. */
const partsOf = (name: string) =>
  fold(name)
    .split(/\s-|-\s|(?<!\bs)\/(?!s\b)|[(),;:]/)
    .map((part) => part.trim());

const ROUTING = /^(?:\d+(?:er|ere|e|eme)?|er|eme|arr|arrdt|arrt|arrondissement)$/;

/** Drops what the post adds: « CEDEX 9 », « 3e arrondissement », « 08 ». No commune has a digit in its name. */
function withoutRouting(words: string): string {
  const kept = words.replace(/ cedex\b.*$/, '').split(' ');
  while (kept.length > 1 && ROUTING.test(kept[kept.length - 1]!)) kept.pop();
  return kept.join(' ');
}
