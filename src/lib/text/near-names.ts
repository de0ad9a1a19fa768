import { distance } from './distance.ts';
import { fold } from './fold.ts';

// Words that names have in common: data of the comparison, never shown.
const SMALL = /^(?:les?|la|l|une?|des?|du|d|et|a|au|aux|en|association|asso|the|of)$/;

/**
 * Those that bear nearly a name, as somebody types it: those that bear it first, then in their order. The same but for a slip or small words, or all
 * the words of the shorter in the longer, if they are two at least. Quick enough for 10,000 at each key.
 */
export function nearNames<T>(typed: string, known: readonly T[], nameOf: (one: T) => string, max = 3): T[] {
  const words = wordsOf(typed);
  const joined = words.join('');
  if (joined.length < 4) return [];
  const isIt = (one: T) => wordsOf(nameOf(one)).join('') === joined;
  const bound = joined.length > 8 ? 2 : 1;
  const near = known.filter((one) => {
    const own = wordsOf(nameOf(one));
    if (distance(joined, own.join(''), bound) !== undefined) return true;
    const [few, many] = words.length < own.length ? [words, own] : [own, words];
    return few.length > 1 && few.every((word) => many.includes(word));
  });
  return [...near.filter(isIt), ...near.filter((one) => !isIt(one))].slice(0, max);
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !SMALL.test(word));
