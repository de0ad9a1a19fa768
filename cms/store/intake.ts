/** Pictures of a save: decoded first, then given a name that is free, then named so in the text. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { slugify } from '../../src/lib/text/slugify.ts';
import { writeSynced } from './journal.ts';
import { MEDIA, badPath, checkPath } from './paths.ts';
import { takePicture } from './pictures.ts';
import { StoreRefusal } from './refusal.ts';
import type { Upload } from './types.ts';

export const MAX_UPLOADS = 20;

/** A picture that was taken, and has no name yet. */
export interface Incoming {
  /** The path by which the text names it. */
  sent: string;
  bytes: Buffer;
  oid: string;
  stem: string;
  ending: string;
}

export interface Placed extends Incoming {
  path: string;
}

const NAME_MAX = 60;
/** Of the names that devices give: what file systems hold. */
const SENT_MAX = 200;

/** @throws StoreRefusal where one of them is no picture: then none is taken */
export async function takeUploads(
  uploads: readonly Upload[],
  oidOf: (bytes: Uint8Array) => string,
): Promise<Incoming[]> {
  if (uploads.length > MAX_UPLOADS)
    throw new StoreRefusal(
      'many-files',
      `${uploads.length} images en une fois, c’est trop : ${MAX_UPLOADS} au plus. Enregistrez, puis ajoutez les autres.`,
    );
  return Promise.all(
    uploads.map(async ({ path, bytes }) => {
      const name = nameIn(path);
      const taken = await takePicture(name, bytes);
      const stem = slugify(name.replace(/\.[^.]*$/, ''), NAME_MAX) || 'image';
      return { sent: path, bytes: taken.bytes, oid: oidOf(taken.bytes), stem, ending: taken.ending };
    }),
  );
}

/** The name of a picture as a device gave it, before it has one of the portal's. @throws StoreRefusal for a path that leaves the folder of pictures */
export function nameIn(path: string): string {
  const [folder, name, ...rest] = path.split('/');
  const isText = name && name.length <= SENT_MAX && name.isWellFormed();
  const isName = isText && !/[\\\p{Cc}]/u.test(name) && !name.startsWith('.');
  if (folder === MEDIA && isName && rest.length === 0) return name;
  throw badPath(path);
}

/**
 * @param blobsAt the blobs that a path has already: the same picture is the same file, another one is numbered
 */
export function place(incoming: Incoming, blobsAt: (path: string) => Iterable<string>): Placed {
  for (let count = 1; ; count++) {
    const path = `${MEDIA}/${incoming.stem}${count === 1 ? '' : `-${count}`}.${incoming.ending}`;
    const there = [...blobsAt(path)];
    if (isWritable(path) && there.every((oid) => oid === incoming.oid)) return { ...incoming, path };
  }
}

/** `nul.png` is a machine's name on Windows. */
function isWritable(path: string): boolean {
  try {
    return checkPath(path) === path;
  } catch {
    return false;
  }
}

/** The name of its bytes among those that came. */
export const fileOf = ({ bytes }: Pick<Incoming, 'bytes'>): string =>
  createHash('sha256').update(bytes).digest('hex');

/** On the disk when it resolves. */
export async function keepPicture(folder: string, picture: Incoming): Promise<string> {
  const name = fileOf(picture);
  const path = join(folder, name);
  const size = await stat(path).then(
    (found) => found.size,
    () => -1,
  );
  if (size !== picture.bytes.length) await writeSynced(path, picture.bytes);
  return name;
}

/** The text, with pictures under the names that they are kept under. */
export function rename(
  text: string,
  placed: readonly Placed[],
): { text: string; renamed: Record<string, string> } {
  const renamed: Record<string, string> = {};
  for (const { sent, path } of placed) if (sent !== path) renamed[sent] = path;
  // All at once: a name that one of them leaves may be another's new one.
  const forms = Object.keys(renamed).flatMap((sent) => [
    [sent, renamed[sent]!] as const,
    [encodeURI(sent), renamed[sent]!] as const,
  ]);
  if (forms.length === 0) return { text, renamed };
  const names = new Map(forms);
  const escaped = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => quoted(name));
  const pattern = new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-]|\\.\\w)`, 'gu');
  return { text: text.replace(pattern, (name) => names.get(name) ?? name), renamed };
}

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
