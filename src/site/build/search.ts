/** The search index, from the portal's own records: Pagefind never reads our pages. */
import * as pagefind from 'pagefind';
import { searchRecords } from '../../domain/search-records.ts';
import type { Portal } from '../../domain/portal.ts';

export class SearchError extends Error {
  override name = 'SearchError';
}

async function indexOf(portal: Portal) {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: portal.locale });
  if (!index) throw new SearchError(errors.join('\n'));
  let count = 0;
  for (const record of searchRecords(portal)) {
    const added = await index.addCustomRecord(record);
    if (added.errors.length) throw new SearchError(`${record.url}: ${added.errors.join('\n')}`);
    count++;
  }
  return { index, count };
}

export interface SearchIndex {
  /** How many entries it holds. */
  count: number;
  /** Its files, by name. */
  files: Map<string, Uint8Array>;
}

/**
 * The index, in memory. We write it ourselves: Pagefind answers that its files are written while the last
 * of them may still be empty on the disk.
 */
export async function buildSearch(portal: Portal): Promise<SearchIndex> {
  const { index, count } = await indexOf(portal);
  const { files, errors } = await index.getFiles();
  await pagefind.close();
  if (errors.length) throw new SearchError(errors.join('\n'));
  return { count, files: new Map(files.map(({ path, content }) => [path, content])) };
}
