/** What is known of each picture of `media/`: its size once turned the right way, and a hash of its bytes. */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../content-types/snapshot.ts';
import type { Problem } from '../schema/problem.ts';

/** Beyond, decoding costs more memory than a build should take for one picture. */
export const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 12_000;
const MAX_BYTES = 15 * 1024 * 1024;

/** SVG is not among them: it is a program that draws. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif']);

/** Why a picture is not taken, in words. */
class PictureRefusal extends Error {}

const figure = (value: number): string => value.toLocaleString('fr-FR', { maximumFractionDigits: 1 });

/**
 * Pictures are decided by their content, never by their name; one that is no picture costs itself alone.
 * @param wasDecoded whether a picture was decoded whole before: it need not be tried again
 */
export async function readPictures(
  root: string,
  paths: Iterable<string>,
  wasDecoded: (picture: Picture) => boolean = () => false,
): Promise<{ pictures: Map<string, Picture>; problems: Problem[] }> {
  const pictures = new Map<string, Picture>();
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      pictures.set(path, await readPicture(root, path, wasDecoded));
    } catch (error) {
      const why = error instanceof PictureRefusal ? error.message : 'ce n’est pas une image lisible';
      problems.push({
        severity: 'warning',
        code: 'unreadable-picture',
        path: [],
        file: path,
        message: `${why} : les fiches paraissent sans elle. Déposez une photo JPEG, PNG ou WebP entière, de moins de 50 millions de pixels et de 15 Mo`,
      });
    }
  }
  return { pictures, problems };
}

async function readPicture(
  root: string,
  path: string,
  wasDecoded: (picture: Picture) => boolean,
): Promise<Picture> {
  const { size } = lstatSync(join(root, path));
  if (size > MAX_BYTES)
    throw new PictureRefusal(`elle pèse ${figure(size / 1024 / 1024)} Mo, la limite est 15`);
  const bytes = await readFile(join(root, path));
  const { format, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (!FORMATS.has(format)) throw new PictureRefusal(`le format ${format.toUpperCase()} n’est pas accepté`);
  const { width, height } = autoOrient;
  if (width * height > MAX_PIXELS)
    throw new PictureRefusal(
      `elle compte ${figure((width * height) / 1e6)} millions de pixels, la limite est 50`,
    );
  if (Math.max(width, height) > MAX_SIDE)
    throw new PictureRefusal(
      `elle fait ${figure(Math.max(width, height))} pixels de long, la limite est ${figure(MAX_SIDE)}`,
    );
  const picture = { path, width, height, hash: createHash('sha256').update(bytes).digest('hex') };
  // Decoded whole, once: a truncated photo would otherwise stop the build when its turn comes.
  if (!wasDecoded(picture))
    await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).resize(8).toBuffer();
  return picture;
}
