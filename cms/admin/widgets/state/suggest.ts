/** What is suggested while somebody types a name: entries of the portal, communes. */
import type { CommuneChoice } from '../../../config/communes.ts';
import type { EntryChoice } from '../../../config/entries.ts';
import { fold } from '../../../../src/lib/text/fold.ts';

/** Once something is typed; and before, of a list that one may want to look through. */
const MOST = 8;
const TO_LOOK_AT = 30;

/** Bare words, apostrophes and dashes as spaces: « lepicerie » is nobody's name, « l epicerie » is. */
const bare = (text: string): string => fold(text).replace(/['’-]+/g, ' ');

/** 0 the name begins so, 1 one of its words does, 2 it is within, undefined it is not there. */
function rankIn(name: string, wanted: string): number | undefined {
  const at = bare(name).indexOf(wanted);
  if (at < 0) return undefined;
  if (at === 0) return 0;
  return bare(name)[at - 1] === ' ' ? 1 : 2;
}

function best<T>(choices: readonly T[], typed: string, namesOf: (one: T) => readonly string[]): T[] {
  const wanted = bare(typed).trim();
  if (!wanted) return choices.slice(0, TO_LOOK_AT);
  return choices
    .flatMap((one) => {
      const ranks = namesOf(one).flatMap((name) => rankIn(name, wanted) ?? []);
      return ranks.length > 0 ? [{ one, rank: Math.min(...ranks) }] : [];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}

/** @param choices of one collection. @returns those whose name begins so first */
export const suggestEntries = (choices: readonly EntryChoice[], typed: string): EntryChoice[] =>
  best(choices, typed, ({ title, also = [], slug }) => [title, ...also, slug]);

/** By name, other name or postal code. */
export const suggestCommunes = (choices: readonly CommuneChoice[], typed: string): CommuneChoice[] =>
  best(choices, typed, ({ name, also = [], postalCodes }) => [name, ...also, ...postalCodes]);

/** The entry that a value names: by its slug, or in so many words. */
export function entryOf(choices: readonly EntryChoice[], value: string): EntryChoice | undefined {
  return choices.find(({ slug }) => slug === value) ?? named(choices, value);
}

/** Words that are the name of one entry alone are that entry. */
export function named(choices: readonly EntryChoice[], words: string): EntryChoice | undefined {
  const found = choices.filter(({ title, also = [] }) =>
    [title, ...also].some((one) => bare(one) === bare(words)),
  );
  return found.length === 1 ? found[0] : undefined;
}
