import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberedColors } from './build/pictures.ts';
import { isDocument } from '../content-types/snapshot.ts';
import type { Picture, Snapshot } from '../content-types/snapshot.ts';
import { localOf } from '../lib/dates/zone.ts';
import { checkIntegrity } from '../domain/integrity.ts';
import { lastingProblems } from '../domain/lasting/problems.ts';
import { parseManifest } from '../domain/manifest.ts';
import type { Manifest } from '../domain/manifest.ts';
import { legalProblems } from '../domain/privacy/legal.ts';
import { tilesProblems } from '../domain/tiles.ts';
import { buildPortal } from '../domain/portal.ts';
import type { Portal } from '../domain/portal.ts';
import { loadGazetteer } from '../reader/communes.ts';
import { readIcons } from '../reader/icons.ts';
import { readPictures } from '../reader/pictures.ts';
import { locateProblems } from '../reader/locate.ts';
import { readContent } from '../reader/read-content.ts';
import { compareProblems } from '../schema/problem.ts';
import type { Problem } from '../schema/problem.ts';
import { DEFAULT_SETTINGS } from '../schema/settings.ts';
import type { Environment } from './environment.ts';

/** What a content folder holds, read once: portals are made from it, at any hour. */
export interface Source {
  snapshot: Snapshot;
  pictures: ReadonlyMap<string, Picture>;
  /** What is inside the icons that themes name. */
  icons: ReadonlyMap<string, string>;
}

/** @throws ContentRootError where the folder is missing or empty */
export async function readSource(content: string): Promise<Source> {
  const snapshot = readContent(content);
  const { pictures, problems } = await readPictures(
    content,
    [...snapshot.media].filter((path) => !isDocument(path)),
    rememberedColors,
  );
  const icons = readIcons(snapshot.entries);
  snapshot.problems.push(...problems, ...icons.problems);
  return { snapshot, pictures, icons: icons.bodies };
}

/** The portal of what was read, at the hour of the clock or of `PORTAL_NOW`. */
export function portalOf(
  { snapshot, pictures, icons }: Source,
  { now }: Pick<Environment, 'now'>,
  previous?: Manifest,
): Portal {
  const zone = snapshot.settings.timeZone ?? DEFAULT_SETTINGS.timeZone;
  return buildPortal({
    snapshot,
    now: now ?? localOf(Date.now(), zone),
    gazetteer: loadGazetteer,
    pictures,
    icons,
    previous,
  });
}

/** The same problems, in the same words, for the build, the check and the team's page. */
export const problemsOf = (portal: Portal, { content, strict = false }: Environment): Problem[] =>
  locateProblems(content, [
    ...portal.problems,
    ...checkIntegrity(portal),
    ...legalProblems(portal.settings, strict),
    ...tilesProblems(portal.settings),
    ...lastingProblems(portal, strict),
  ]).sort(compareProblems);

/**
 * The portal of a content folder, with all that is to be said of it.
 * @param previous what the build before published; null where nothing is being published
 * @throws ContentRootError where the folder is missing or empty
 */
export async function loadPortal(
  environment: Environment,
  previous: Manifest | null = readPrevious(environment),
): Promise<Portal> {
  const portal = portalOf(await readSource(environment.content), environment, previous ?? undefined);
  portal.problems = problemsOf(portal, environment);
  return portal;
}

/** The manifest that the build before left beside its pages. */
export const MANIFEST = 'cordee.json';

export function readPrevious({ out, previous }: Pick<Environment, 'out' | 'previous'>): Manifest | null {
  try {
    return parseManifest(readFileSync(previous ?? join(out, MANIFEST), 'utf8')) ?? null;
  } catch {
    // A first build has none.
    return null;
  }
}
