import { isDocument } from '../content-types/snapshot.ts';
import { localOf } from '../lib/dates/zone.ts';
import { buildPortal } from '../domain/portal.ts';
import type { Portal } from '../domain/portal.ts';
import { loadGazetteer } from '../reader/communes.ts';
import { readPictures } from '../reader/pictures.ts';
import { readContent } from '../reader/read-content.ts';
import { DEFAULT_SETTINGS } from '../schema/settings.ts';
import type { Environment } from './environment.ts';

/**
 * The portal of a content folder, at the hour of the clock or of `PORTAL_NOW`.
 * @throws ContentRootError where the folder is missing or empty
 */
export async function loadPortal({ content, now }: Environment): Promise<Portal> {
  const snapshot = readContent(content);
  const { pictures, problems } = await readPictures(
    content,
    [...snapshot.media].filter((path) => !isDocument(path)),
  );
  snapshot.problems.push(...problems);
  const zone = snapshot.settings.timeZone ?? DEFAULT_SETTINGS.timeZone;
  return buildPortal({ snapshot, now: now ?? localOf(Date.now(), zone), gazetteer: loadGazetteer, pictures });
}
