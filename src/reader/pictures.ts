/** What is known of each picture of `media/`: its size once turned the right way, and a hash of its bytes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../content-types/snapshot.ts';
import type { Problem } from '../schema/problem.ts';

/** Beyond, decoding costs more memory than a build should take for one picture. */
export const MAX_PIXELS = 50_000_000;

const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif']);

/** Pictures are decided by their content, never by their name; one that is no picture costs itself alone. */
export async function readPictures(
  root: string,
  paths: Iterable<string>,
): Promise<{ pictures: Map<string, Picture>; problems: Problem[] }> {
  const pictures = new Map<string, Picture>();
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      pictures.set(path, await readPicture(root, path));
    } catch {
      problems.push({
        severity: 'warning',
        code: 'unreadable-picture',
        path: [],
        file: path,
        message:
          'ce n’est pas une image lisible : les fiches paraissent sans elle. Déposez une photo JPEG, PNG ou WebP de moins de 50 millions de pixels',
      });
    }
  }
  return { pictures, problems };
}

async function readPicture(root: string, path: string): Promise<Picture> {
  const bytes = await readFile(join(root, path));
  const { format, autoOrient } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
  if (!FORMATS.has(format)) throw new Error(`format ${format}`);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { path, width: autoOrient.width, height: autoOrient.height, hash };
}
