import { fold } from '../text/fold.ts';
import type { Answer, Column, Facet, FilterState } from './types.ts';

/**
 * @param only what narrows everything, counts included: words looked for, a range of days
 */
export type Filter = (state: Pick<FilterState, 'chosen'>, only?: (entry: number) => boolean) => Answer;

/**
 * Filters the entries of some columns, in time proportional to entries times facets. An entry is weighed by its sets:
 * what a set answers is computed once, however many entries share it.
 * @param columns one a facet, in the same order, all of the same length
 */
export function createFilter(facets: readonly Facet[], columns: readonly Column[]): Filter {
  const whole = columns.map(({ sets }, i) => sets.map((set) => withBroader(set, facets[i]!.parents)));
  const rows = columns.map((column) => Uint32Array.from(column.rows));
  const size = rows[0]?.length ?? 0;

  return ({ chosen }, only) => {
    const passes = facets.flatMap((facet, index) => {
      const sets = passingSets(whole[index]!, facet, chosen.get(facet.name));
      return sets ? [{ index, sets, rows: rows[index]! }] : [];
    });
    const tallies = whole.map((sets) => new Uint32Array(sets.length));
    const entries: number[] = [];
    for (let entry = 0; entry < size; entry++) {
      if (only && !only(entry)) continue;
      const failing = soleFailure(passes, entry);
      if (failing === MANY) continue;
      // Refused by one filter alone, it counts for the values of that one: choosing them would bring it back.
      if (failing !== NONE) tallies[failing]![rows[failing]![entry]!]!++;
      else {
        entries.push(entry);
        for (let i = 0; i < rows.length; i++) tallies[i]![rows[i]![entry]!]!++;
      }
    }
    const counts = facets.map(({ name, codes }, i) => {
      const byValue = new Uint32Array(codes.length);
      whole[i]!.forEach((set, row) => set.forEach((value) => (byValue[value]! += tallies[i]![row]!)));
      return [name, byValue] as const;
    });
    return { entries, counts: new Map(counts) };
  };
}

const NONE = -1;
const MANY = -2;

/** A facet of which something is chosen. */
interface Pass {
  index: number;
  /** By set: whether it has one of the values chosen. */
  sets: Uint8Array;
  /** The set of each entry. */
  rows: Uint32Array;
}

/** The one facet that refuses an entry; NONE, or MANY. */
function soleFailure(passes: readonly Pass[], entry: number): number {
  let failing = NONE;
  // Asked of every entry at each tick: an iterator here is half of the time.
  for (let i = 0; i < passes.length; i++) {
    const { index, sets, rows } = passes[i]!;
    if (sets[rows[entry]!]) continue;
    if (failing !== NONE) return MANY;
    failing = index;
  }
  return failing;
}

/** Values with all that are broader, each once. A loop of parents ends where it closes. */
function withBroader(set: readonly number[], parents: readonly number[] | undefined): number[] {
  const found = new Set<number>();
  for (const value of set)
    for (let at = value; at >= 0 && !found.has(at); at = parents?.[at] ?? -1) found.add(at);
  return [...found];
}

/** Which sets have one of the values chosen; undefined where nothing is chosen: all pass. */
function passingSets(
  sets: readonly (readonly number[])[],
  { codes }: Facet,
  chosen: readonly string[] | undefined,
): Uint8Array | undefined {
  if (!chosen?.length) return undefined;
  const wanted = new Set(chosen.map((code) => codes.indexOf(code)));
  return Uint8Array.from(sets, (set) => Number(set.some((value) => wanted.has(value))));
}

/**
 * Whether an entry has all words of a query, each as the beginning of one of its words, whatever accents and letter case.
 * A query that has no word (« & », « 🚲 ») is looked for as it is written.
 * @param texts of each entry, from `searchable`
 * @returns undefined where nothing is asked
 */
export function textFilter(texts: readonly string[], q: string): ((entry: number) => boolean) | undefined {
  const asked = fold(q) || q;
  if (asked === '') return undefined;
  const words = wordsOf(asked.replace(/\./g, ''));
  const parts = words.length > 0 ? words.map((word) => ` ${word}`) : [asked];
  return (entry) => parts.every((part) => (texts[entry] ?? '').includes(part));
}

/** A text as `textFilter` reads it: as it is, its words, and those that a mark cuts in one piece (« latelier », « admr »). */
export function searchable(text: string): string {
  const folded = fold(text);
  const joined = folded.replace(/['.-]/g, '');
  const words = wordsOf(joined === folded ? folded : `${folded} ${joined}`);
  return `${folded}\n ${words.join(' ')}`;
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
