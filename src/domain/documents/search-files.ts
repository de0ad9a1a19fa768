/** What the search fetches beside its index: how it begins, and the words that it may correct by. */
import type { Portal } from '../portal.ts';
import type { Document } from './index.ts';
import { SEARCH_START, searchStart } from './search-start.ts';
import { SEARCH_VOCABULARY, searchVocabulary } from './search-vocabulary.ts';

export function* searchFiles(portal: Portal): Generator<Document> {
  const json = (address: string, value: () => unknown): Document => ({
    address,
    type: 'application/json; charset=utf-8',
    text: () => JSON.stringify(value()),
  });
  yield json(SEARCH_START, () => searchStart(portal));
  yield json(SEARCH_VOCABULARY, () => searchVocabulary(portal));
}
