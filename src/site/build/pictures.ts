/** The one picture module: every picture that is served was decoded and encoded again here, without its metadata. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Picture } from '../../content-types/snapshot.ts';
import { pictureFile, widthsOf } from '../../domain/models/pictures.ts';
import type { Portal } from '../../domain/portal.ts';
import { MAX_PIXELS } from '../../reader/pictures.ts';
import type { ColorMemory } from '../../reader/pictures.ts';
import { CACHE, cached } from './cache.ts';

export interface PictureFile {
  /** From the portal's root: `media/atelier-0a1b2c-960.webp`. */
  file: string;
  picture: Picture;
  width: number;
}

export function* pictureFiles({ pictures }: Pick<Portal, 'pictures'>): Generator<PictureFile> {
  for (const picture of pictures.values())
    for (const width of widthsOf(picture)) yield { file: pictureFile(picture, width), picture, width };
}

const FOLDER = 'pictures';

/** The name of a picture in the cache. */
export const keyOf = ({ hash }: Pick<Picture, 'hash'>): string => hash.slice(0, 24);

/** A picture as it was given, turned the right way when it is written; every way out of here strips its metadata. */
export const openPicture = async (content: string, { path }: Picture): Promise<Sharp> =>
  sharp(await readFile(join(content, path)), { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();

/** A picture at a width, from the cache where it was made before. */
export const renderPicture = (content: string, { picture, width }: PictureFile): Promise<Uint8Array> =>
  cached(FOLDER, `${keyOf(picture)}-${width}.webp`, async () =>
    (await openPicture(content, picture))
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer(),
  );

const colorFile = (hash: string): string => join(CACHE, FOLDER, `${keyOf({ hash })}.color`);

/** The colours of pictures, beside what was made of them. */
export const rememberedColors: ColorMemory = {
  get: (hash) => (existsSync(colorFile(hash)) ? readFileSync(colorFile(hash), 'utf8') : undefined),
  set(hash, color) {
    mkdirSync(join(CACHE, FOLDER), { recursive: true });
    const aside = `${colorFile(hash)}.${process.pid}`;
    writeFileSync(aside, color);
    renameSync(aside, colorFile(hash));
  },
};
