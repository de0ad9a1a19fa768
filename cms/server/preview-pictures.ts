/**
 * Pictures that came with texts which nobody has saved: on the disk for as long as their pages are previewed, never more
 * than so many bytes of them all, those of each page in a folder of its own.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MAX_BYTES, pictureKind, pictureSentence, tooHeavy } from '../../src/schema/picture-kind.ts';
import { nameIn } from '../store/intake.ts';
import { Locks } from '../store/locks.ts';
import { MEDIA, checkPath } from '../store/paths.ts';
import { StoreRefusal } from '../store/refusal.ts';

/** Milliseconds after its last preview for which a page, and what it shows, is kept. */
export const KEPT = 10 * 60_000;

/** Bytes of all pictures at once: a room of a hundred, with a photo or two each as workshops keep them. */
const BUDGET = 256 * 1024 * 1024;

/** As devices name pictures; the bytes are looked at besides. */
const ENDING = /\.(?:jpe?g|jfif|png|webp|gif|avif|hei[cf])$/i;

export interface Asset {
  path: string;
  bytes: Uint8Array;
}

interface Held {
  page: string;
  /** From the folder of the page. */
  path: string;
  bytes: number;
  /** Milliseconds since 1970, of the last preview that had it. */
  at: number;
}

export interface PreviewPicturesOptions {
  folder: string;
  now: () => number;
  /** Bytes of all of them. */
  budget?: number | undefined;
}

export class PreviewPictures {
  readonly #options: Required<PreviewPicturesOptions>;
  /** By their files, those that were used last at the end. */
  readonly #held = new Map<string, Held>();
  /** What one writes, another does not take away meanwhile. */
  readonly #locks = new Locks();

  constructor({ folder, now, budget = BUDGET }: PreviewPicturesOptions) {
    this.#options = { folder, now, budget };
  }

  /** @param page whose preview it is, whatever that is made of. @returns a folder that no other page has */
  folderOf = (page: string): string =>
    join(this.#options.folder, createHash('sha256').update(page).digest('hex').slice(0, 32));

  has = (page: string, path: string): boolean => this.#held.has(join(this.folderOf(page), path));

  /** From the folder of the page, sorted. */
  pathsOf(page: string): string[] {
    const own = [...this.#held.values()].filter((one) => one.page === page);
    return own.map(({ path }) => path).sort();
  }

  /** A page is previewed again: what it has stays as long as if it came now. */
  touch(page: string): void {
    const at = this.#options.now();
    for (const [file, one] of Array.from(this.#held)) if (one.page === page) this.#last(file, { ...one, at });
  }

  /** As devices name them: they have a name of the portal's once they are saved. @throws StoreRefusal, before any is written */
  async take(page: string, assets: readonly Asset[]): Promise<void> {
    const taken = assets.map(({ path, bytes }) => ({ path: `${MEDIA}/${pictureName(path, bytes)}`, bytes }));
    for (const { path, bytes } of taken) await this.#write(page, path, bytes);
  }

  /** A picture that the store has taken already. @throws StoreRefusal */
  keep = (page: string, path: string, bytes: Uint8Array): Promise<void> =>
    this.#write(page, checkPath(path), bytes);

  /** Those whose time is over, and the oldest of those that are too many. */
  forget = (): Promise<void> => this.#locks.alone(() => this.#makeRoom());

  async #makeRoom(): Promise<void> {
    const since = this.#options.now() - KEPT;
    let total = 0;
    for (const { bytes } of this.#held.values()) total += bytes;
    for (const [file, { at, bytes }] of this.#held) {
      if (at > since && total <= this.#options.budget) continue;
      this.#held.delete(file);
      total -= bytes;
      await drop(file);
    }
  }

  #write(page: string, path: string, bytes: Uint8Array): Promise<void> {
    const file = join(this.folderOf(page), path);
    return this.#locks.alone(async () => {
      this.#last(file, { page, path, bytes: bytes.length, at: this.#options.now() });
      // Room is made before it is taken.
      await this.#makeRoom();
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    });
  }

  #last(file: string, one: Held): void {
    this.#held.delete(file);
    this.#held.set(file, one);
  }
}

/** Its name, where it is one of a picture, and its bytes are. @throws StoreRefusal */
function pictureName(path: string, bytes: Uint8Array): string {
  const name = nameIn(path);
  const kind = pictureKind(bytes);
  if (typeof kind !== 'string') throw new StoreRefusal(kind.code, pictureSentence(name, kind.what));
  if (bytes.length > MAX_BYTES)
    throw new StoreRefusal('large-picture', pictureSentence(name, tooHeavy(bytes.length)));
  if (!ENDING.test(name))
    throw new StoreRefusal(
      'bad-picture',
      pictureSentence(name, 'n’a pas un nom d’image. Donnez-lui un nom qui finit par .jpg ou .png'),
    );
  return name;
}

/** And the folders that it leaves empty; one that is not stays. */
async function drop(file: string): Promise<void> {
  await rm(file, { force: true });
  const folder = dirname(file);
  await rmdir(folder)
    .then(() => rmdir(dirname(folder)))
    .catch(() => {});
}
