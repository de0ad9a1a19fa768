/**
 * The words by which things are called here, the most common first: `/recherche/mots.json`. The search fetches them
 * when a word that was typed is nowhere, to find the one that was meant.
 */
import { fold } from '../../lib/text/fold.ts';
import { searchFold } from '../../lib/text/search-fold.ts';
import type { Portal } from '../portal.ts';
import { SEARCHED, namesOf } from '../search-records.ts';
import { addressOf } from '../urls.ts';

export const SEARCH_VOCABULARY = `${addressOf({ kind: 'search' })}mots.json`;

/** In shorter ones, one letter more or less is another word. */
const LEAST_LETTERS = 4;

export function searchVocabulary(portal: Portal): string[] {
  const found = new Map<string, { word: string; count: number }>();
  for (const type of SEARCHED)
    for (const item of portal.items[type]) {
      const { keywords = [] } = item.data as { keywords?: string[] };
      const texts = [item.title, ...namesOf(item), ...keywords, item.place?.commune ?? ''];
      for (const word of searchFold([...new Set(texts)].join(' ')).match(/\p{L}+/gu) ?? []) {
        const key = fold(word);
        if (key.length < LEAST_LETTERS) continue;
        const known = found.get(key) ?? { word: word.toLowerCase(), count: 0 };
        found.set(key, { ...known, count: known.count + 1 });
      }
    }
  return [...found]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([, { word }]) => word);
}
