/** What is known of each picture of `media/`: its size once turned the right way, its colour, a hash of its bytes. */
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
 * The colours of pictures by the hash of their bytes, kept from one build to the next. Only a picture that was
 * decoded whole has one, so that what is found here need not be tried again.
 */
export interface ColorMemory {
  get(hash: string): string | undefined;
  set(hash: string, color: string): unknown;
}

/** Pictures are decided by their content, never by their name; one that is no picture costs itself alone. */
export async function readPictures(
  root: string,
  paths: Iterable<string>,
  colors: ColorMemory = new Map<string, string>(),
): Promise<{ pictures: Map<string, Picture>; problems: Problem[] }> {
  const pictures = new Map<string, Picture>();
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      pictures.set(path, await readPicture(root, path, colors));
    } catch (error) {
      const why = error instanceof PictureRefusal ? error.message : 'ce n’est pas une image lisible';
      problems.push({
        severity: 'warning',
        code: 'unreadable-picture',
        path: [],
        file: path,
        message: `${why} : les fiches paraissent sans elle. Déposez à sa place une image JPEG, PNG ou WebP entière, de moins de 15 Mo : 2 400 pixels de large suffisent partout`,
      });
    }
  }
  return { pictures, problems };
}

async function readPicture(root: string, path: string, colors: ColorMemory): Promise<Picture> {
  const { size } = lstatSync(join(root, path));
  if (size > MAX_BYTES)
    throw new PictureRefusal(`elle pèse ${figure(size / 1024 / 1024)} Mo, la limite est 15`);
  const bytes = await readFile(join(root, path));
  const { format, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (!FORMATS.has(format)) throw new PictureRefusal(`le format ${format.toUpperCase()} n’est pas accepté`);
  const { width, height } = autoOrient;
  refuseGiant(width, height);
  const hash = createHash('sha256').update(bytes).digest('hex');
  let color = colors.get(hash);
  if (color === undefined) colors.set(hash, (color = await colorOf(bytes)));
  return { path, width, height, hash, ...(color === TRANSPARENT ? {} : { color }) };
}

/** @throws PictureRefusal */
function refuseGiant(width: number, height: number): void {
  const size = `elle fait ${figure(width)} × ${figure(height)} pixels`;
  if (width * height > MAX_PIXELS)
    throw new PictureRefusal(
      `${size}, soit ${figure((width * height) / 1e6)} millions de pixels, la limite est ${MAX_PIXELS / 1e6}`,
    );
  if (Math.max(width, height) > MAX_SIDE)
    throw new PictureRefusal(`${size}, la limite est ${figure(MAX_SIDE)} de côté`);
}

/** What is remembered of a picture through which one sees: a colour behind it would stay. */
const TRANSPARENT = 'transparent';

/**
 * The colour that a picture has most of, as `#rrggbb`, or `transparent`. The picture is decoded whole for it:
 * a truncated photo would otherwise stop the build when its turn comes.
 */
async function colorOf(bytes: Buffer): Promise<string> {
  const small = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .toColourspace('srgb')
    .resize(32)
    .png()
    .toBuffer();
  const { isOpaque, dominant } = await sharp(small).stats();
  if (!isOpaque) return TRANSPARENT;
  return `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
