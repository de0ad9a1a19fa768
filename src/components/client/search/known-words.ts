import { fold } from '../../../lib/text/fold.ts';

/** How much of the beginning of a word must be met for it to be the same word otherwise ended. */
const LEAST_PART = 0.55;
const LEAST_LETTERS = 4;

interface Page {
  data(): Promise<{ content: string; meta: object }>;
}

/**
 * The words of a query that the portal holds. For a word that it does not know, Pagefind answers with the
 * longest beginning that it knows (« alzheimer » → « a »: every page): such a word is left out, as it leaves out
 * those of which it knows not even a letter. https://github.com/Pagefind/pagefind/issues/793
 * @param first a page of the answer
 * @param isThere whether this very word is somewhere
 */
export async function knownWords(
  query: string,
  first: Page,
  isThere: (word: string) => Promise<boolean>,
): Promise<string> {
  if (query.includes('"')) return query;
  const { content, meta } = await first.data();
  const present = bareWords([content, ...Object.values(meta)].join(' '));
  const known: string[] = [];
  for (const word of query.split(' ')) {
    const isMet = bareWords(word).every((one) => present.some((other) => isSame(one, other)));
    if (isMet || (await isThere(word))) known.push(word);
  }
  return known.join(' ');
}

function isSame(asked: string, found: string): boolean {
  const least = Math.max(Math.min(LEAST_LETTERS, asked.length), Math.ceil(asked.length * LEAST_PART));
  return found.slice(0, least) === asked.slice(0, least);
}

const bareWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
