/** Icons and logos: squares of PNG, from a picture or from our own drawing. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { IconFile } from '../../domain/icons.ts';
import { toIco } from '../../lib/formats/ico.ts';
import { cached, sourceHash } from './cache.ts';
import { keyOf, openPicture } from './pictures.ts';

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };

/** The bytes of an icon, from the cache where it was made before. */
export function renderIcon(content: string, icon: IconFile): Promise<Uint8Array> {
  const { source, side, ground, share, file } = icon;
  const isIco = file.endsWith('.ico');
  const drawn = 'svg' in source ? source.svg : keyOf(source.picture);
  const key = createHash('sha256')
    .update(JSON.stringify([sourceHash('src/site/build/icons.ts'), drawn, side, ground, share]))
    .digest('hex')
    .slice(0, 24);
  return cached('icons', `${key}.${isIco ? 'ico' : 'png'}`, async () => {
    const png = await square(await open(content, icon), icon);
    return isIco ? toIco(png, side) : png;
  });
}

const open = (content: string, { source, side }: IconFile): Promise<Sharp> =>
  'picture' in source
    ? openPicture(content, source.picture)
    : // Drawn at its size: 72 dots an inch are one a unit of the drawing, which is 32 wide.
      Promise.resolve(sharp(Buffer.from(source.svg), { density: Math.ceil((72 * side) / 32) }));

/** All of it, in the middle of a square. */
async function square(drawing: Sharp, { side, ground, share }: IconFile): Promise<Buffer> {
  const inner = Math.round(side * share);
  const before = Math.floor((side - inner) / 2);
  const after = side - inner - before;
  const whole = await drawing
    .toColourspace('srgb')
    .resize(inner, inner, { fit: 'contain', background: TRANSPARENT })
    .extend({ top: before, left: before, bottom: after, right: after, background: TRANSPARENT })
    .png()
    .toBuffer();
  const image = ground ? sharp(whole).flatten({ background: ground }) : sharp(whole);
  return image.png({ compressionLevel: 9 }).toBuffer();
}
