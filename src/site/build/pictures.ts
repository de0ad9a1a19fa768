/** The one picture module: every picture that is served was decoded and encoded again here, without its metadata. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../../content-types/snapshot.ts';
import { pictureFile, widthsOf } from '../../domain/models/pictures.ts';
import type { Portal } from '../../domain/portal.ts';
import { MAX_PIXELS } from '../../reader/pictures.ts';
import { PROJECT_ROOT } from '../environment.ts';

export interface PictureFile {
  /** From the portal's root: `media/atelier-0a1b2c-960.webp`. */
  file: string;
  picture: Picture;
  width: number;
}

export function* pictureFiles(portal: Portal): Generator<PictureFile> {
  for (const picture of portal.pictures.values())
    for (const width of widthsOf(picture)) yield { file: pictureFile(picture, width), picture, width };
}

const CACHE = join(PROJECT_ROOT, 'node_modules', '.cache', 'cordee', 'pictures');

const cachedFile = ({ hash }: Picture, width: number): string =>
  join(CACHE, `${hash.slice(0, 24)}-${width}.webp`);

/** Whether a picture went through here before. */
export const isRendered = (picture: Picture): boolean =>
  existsSync(cachedFile(picture, widthsOf(picture)[0]!));

/** A picture at a width, from the cache where it was made before. */
export async function renderPicture(content: string, { picture, width }: PictureFile): Promise<Uint8Array> {
  const cached = cachedFile(picture, width);
  if (existsSync(cached)) return readFile(cached);
  const bytes = await readFile(join(content, picture.path));
  const made = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  await mkdir(dirname(cached), { recursive: true });
  const aside = `${cached}.${process.pid}`;
  await writeFile(aside, made);
  await rename(aside, cached);
  return made;
}
