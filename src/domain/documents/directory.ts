import { directoryData, directoryDetails } from '../filters/directory.ts';
import { DIRECTORY_DATA, detailsAddress } from '../models/filters.ts';
import type { Portal } from '../portal.ts';
import type { Document } from './index.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** What the filters of the directory fetch: the columns of all actors, then the details of those that are shown. */
export function* directoryFiles(portal: Portal): Generator<Document> {
  if (!portal.on('actor') || portal.items.actor.length === 0) return;
  yield { address: DIRECTORY_DATA, type: JSON_TYPE, text: () => JSON.stringify(directoryData(portal)) };
  for (const [file, details] of directoryDetails(portal).entries())
    yield { address: detailsAddress(file), type: JSON_TYPE, text: () => JSON.stringify(details) };
}
