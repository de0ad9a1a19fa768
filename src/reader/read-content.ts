/**
 * A content folder, read whole. Every entry file is either an entry or set aside with its reasons:
 * there is no third fate. The same for build, check, import, editor and workshop.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf, TYPE_NAMES } from '../content-types/registry.ts';
import type { TypeName } from '../content-types/registry.ts';
import type { Entry, SetAside, Snapshot } from '../content-types/snapshot.ts';
import { isSlug, slugify } from '../lib/text/slugify.ts';
import { walk } from './files.ts';
import { refusedProblem, rootProblems, sameAddress, strayFile } from './refusals.ts';
import { readEntry } from './read-entry.ts';
import { readRecord, readRemoved } from './read-lasting.ts';
import { readOutlines } from './read-outlines.ts';
import { readSettings } from './read-settings.ts';

/** A content root that is missing, or that holds nothing: said in a sentence, in French. */
export class ContentRootError extends Error {
  override name = 'ContentRootError';
}

/** @throws ContentRootError where the folder is missing or holds no entry and no portal.yaml */
export function readContent(root: string): Snapshot {
  checkRoot(root);
  const { settings, problems } = readSettings(root);
  const media = walk(join(root, 'media'));
  const left = readRemoved(root);
  const snapshot: Snapshot = {
    settings,
    entries: [],
    setAside: [],
    files: 0,
    media: new Set(media.files.map((path) => `media/${path}`)),
    outlines: { contours: {}, rivers: [] },
    record: readRecord(root),
    removed: left.removed,
    problems: [
      ...problems,
      ...left.problems,
      ...rootProblems(root),
      ...media.refused.map((one) => refusedProblem('media', one)),
    ],
  };
  for (const type of TYPE_NAMES) readFolder(root, type, snapshot);
  if (snapshot.files === 0 && problems.some((problem) => problem.code === 'missing-settings'))
    throw new ContentRootError(
      `Le dossier de contenu est vide : ${root}. Il doit contenir un fichier portal.yaml et des dossiers comme actors/ ou events/.`,
    );
  return snapshot;
}

function checkRoot(root: string): void {
  const stats = statSync(root, { throwIfNoEntry: false });
  if (!stats)
    throw new ContentRootError(
      `Le dossier de contenu n’existe pas : ${root}. Vérifiez PORTAL_CONTENT, ou créez ce dossier.`,
    );
  if (!stats.isDirectory())
    throw new ContentRootError(`Le contenu doit être un dossier, et ceci est un fichier : ${root}.`);
}

function readFolder(root: string, type: TypeName, snapshot: Snapshot): void {
  const { folder } = typeOf(type);
  const taken = new Map<string, string>();
  const outlines: string[] = [];
  const { files, refused } = walk(join(root, folder));
  // Where two files claim one address, the one that bears its exact name has it.
  const exact = (path: string) => (isSlug(path.slice(path.lastIndexOf('/') + 1, -3)) ? 0 : 1);
  for (const path of files.toSorted((a, b) => exact(a) - exact(b))) {
    const file = `${folder}/${path}`;
    if (path.endsWith('.md')) readFile(root, file, type, taken, snapshot);
    else if (type === 'territory' && path.endsWith('.geojson')) outlines.push(file);
    else snapshot.problems.push(strayFile(file));
  }
  for (const one of refused) {
    snapshot.problems.push(refusedProblem(folder, one));
    // A link that would have been an entry is one that was set aside: it is counted like the others.
    if (!one.path.endsWith('.md') || one.kind === 'folder-named-as-file' || one.kind === 'hidden') continue;
    snapshot.files++;
    snapshot.setAside.push({
      type,
      slug: slugify(one.path.slice(one.path.lastIndexOf('/') + 1, -3)),
      file: `${folder}/${one.path}`,
    });
  }
  if (outlines.length === 0) return;
  const read = readOutlines(root, outlines);
  snapshot.outlines = read.outlines;
  snapshot.problems.push(...read.problems);
}

function readFile(
  root: string,
  file: string,
  type: TypeName,
  taken: Map<string, string>,
  snapshot: Snapshot,
): void {
  const { slug, entry, problems } = readEntry(root, file, type);
  snapshot.files++;
  const first = taken.get(slug);
  const twice = entry && first !== undefined ? [sameAddress(file, first, slug)] : [];
  snapshot.problems.push(...problems, ...twice);
  if (entry && twice.length === 0) {
    taken.set(slug, file);
    snapshot.entries.push(entry as Entry);
  } else snapshot.setAside.push({ type, slug, file } satisfies SetAside);
}
