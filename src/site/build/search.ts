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

/** Writes the index under a folder. @returns how many entries it holds */
export async function writeSearch(portal: Portal, folder: string): Promise<number> {
  const { index, count } = await indexOf(portal);
  const { errors } = await index.writeFiles({ outputPath: folder });
  await pagefind.close();
  if (errors.length) throw new SearchError(errors.join('\n'));
  return count;
}

/** The files of the index, by name, for the development server. */
export async function searchFiles(portal: Portal): Promise<Map<string, Uint8Array>> {
  const { index } = await indexOf(portal);
  const { files } = await index.getFiles();
  return new Map(files.map(({ path, content }) => [path, content]));
}
