import { fold } from '../../../lib/text/fold.ts';
import { distance } from '../../../lib/text/distance.ts';

/** How much of the beginning of a word must be met for it to be the same word otherwise ended. */
const LEAST_PART = 0.55;
const LEAST_LETTERS = 4;
/** A word may have one letter wrong from this length on, two from that. */
const ONE_FAULT = 5;
const TWO_FAULTS = 9;

interface Page {
  data(): Promise<{ content: string; meta: object }>;
}

export interface Lexicon {
  /** Whether this very word, or another form of it, is somewhere. */
  isThere(word: string): Promise<boolean>;
  /** The words of names and titles, the most common first; fetched once, and only for a word that is nowhere. */
  words(): Promise<readonly string[]>;
}

export interface Known {
  /** What is to be asked instead; empty when the portal knows no word of the query. */
  query: string;
  isCorrected: boolean;
}

/**
 * The words of a query that the portal holds. For a word that it does not know, Pagefind answers with the
 * longest beginning that it knows (« alzheimer » → « a »: every page): such a word is taken for the one that
 * differs by a letter, if there is one, and otherwise left out, as Pagefind leaves out those of which it knows not
 * even a letter. https://github.com/Pagefind/pagefind/issues/793
 * @param first a page of the answer, if there is one
 */
export async function knownWords(query: string, first: Page | undefined, lexicon: Lexicon): Promise<Known> {
  if (query.includes('"')) return { query, isCorrected: false };
  const { content = '', meta = {} } = (await first?.data()) ?? {};
  const present = [...new Set(bareWords([content, ...Object.values(meta)].join(' ')))];
  const words: string[] = [];
  let isCorrected = false;
  for (const word of query.split(' ')) {
    const parts = bareWords(word);
    const isMet = (same: typeof isSame) => parts.every((part) => present.some((other) => same(part, other)));
    if (isMet(isBeginning) || (await lexicon.isThere(word))) {
      words.push(word);
      continue;
    }
    const all = await lexicon.words();
    const meant = parts.length === 1 ? correct(parts[0]!, all) : undefined;
    if (meant !== undefined) words.push(meant);
    else if (isMet(isSame)) words.push(word);
    if (meant !== undefined) isCorrected = true;
  }
  return { query: words.join(' '), isCorrected };
}

/** The word that was meant, by the fewest faults; undefined when it is the beginning of one, or like none. */
function correct(asked: string, words: readonly string[]): string | undefined {
  const most = asked.length >= TWO_FAULTS ? 2 : asked.length >= ONE_FAULT ? 1 : 0;
  let best: { word: string; faults: number } | undefined;
  for (const word of words) {
    const bare = fold(word);
    if (isBeginning(asked, bare)) return undefined;
    const faults = distance(asked, bare, best ? best.faults - 1 : most);
    if (faults !== undefined) best = { word, faults };
    if (best?.faults === 0) return undefined;
  }
  return best?.word;
}

const isBeginning = (asked: string, found: string): boolean => found.startsWith(asked);

function isSame(asked: string, found: string): boolean {
  const least = Math.max(Math.min(LEAST_LETTERS, asked.length), Math.ceil(asked.length * LEAST_PART));
  return found.slice(0, least) === asked.slice(0, least);
}

const bareWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
