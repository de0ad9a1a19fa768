/** Pictures of contributions, from the moment they come: turned, reduced, without a position, named by what they are. */
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeviceName } from '../../../src/lib/text/device-names.ts';
import { slugify } from '../../../src/lib/text/slugify.ts';
import { diskRefusal } from '../../store/core.ts';
import { writeSynced } from '../../store/journal.ts';
import { takePicture } from '../../store/pictures.ts';
import { StoreRefusal } from '../../store/refusal.ts';

export const PHOTOS_MAX = 20;
const NAME_MAX = 50;

export interface TakenPhoto {
  hash: string;
  /** Of its file in the content, with its ending: `bal-de-mai.jpg`. */
  name: string;
}

export class Photos {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** On the disk once it resolves; what came is never written. @throws StoreRefusal */
  async take(name: string, bytes: Uint8Array): Promise<TakenPhoto> {
    const taken = await takePicture(shownName(name), bytes);
    const hash = createHash('sha256').update(taken.bytes).digest('hex');
    const path = join(this.#folder, hash);
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    );
    try {
      if (size !== taken.bytes.length) await writeSynced(path, taken.bytes);
    } catch (error) {
      throw diskRefusal(error);
    }
    const stem = slugify(name.replace(/\.[^.]*$/, ''), NAME_MAX);
    // `nul.jpg` is a machine's name on Windows; `IMG_2041` says nothing to anybody.
    const isName = stem && !isDeviceName(stem);
    return { hash, name: `${isName ? stem : 'photo'}.${taken.ending}` };
  }

  /** @param hash as `take` gave it */
  read(hash: string): Promise<Buffer | undefined> {
    return readFile(join(this.#folder, hash)).catch(() => undefined);
  }

  /** What no contribution names: taken, and never acknowledged, or taken out since. */
  async sweep(named: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.#folder))
      if (!named.has(name)) await rm(join(this.#folder, name), { force: true });
  }
}

/** Of what came, so much is repeated. */
const shownName = (name: string): string => name.replace(/[\p{C}\\/]/gu, '').slice(0, 80) || 'photo';

export const tooManyPhotos = (): StoreRefusal =>
  new StoreRefusal(
    'many-photos',
    `${PHOTOS_MAX} photos, c’est le plus que puisse avoir une page. Retirez-en une pour en mettre une autre.`,
  );
