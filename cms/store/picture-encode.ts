/**
 * The pixels of a picture, decoded and encoded again. It is run by a process of its own (picture-process.ts): a photo of
 * fifty million pixels takes 200 MB while it is decoded, and whatever a picture does to a decoder it does not do to the
 * server.
 */
import type { Metadata, Sharp } from 'sharp';
import { MAX_PIXELS } from '../../src/reader/pictures.ts';
import { BROKEN } from '../../src/schema/picture-kind.ts';
import type { PictureKind } from '../../src/schema/picture-kind.ts';

export interface EncodedPicture {
  bytes: Uint8Array;
  /** Of the file that is kept, without a dot. */
  ending: 'jpg' | 'png' | 'webp';
}

/** Why a picture is not kept: a code, and what is said after its name. */
export interface PictureFault {
  code: string;
  what: string;
}

const MAX_SIDE = 12_000;
/** Large enough for any screen, and for paper. */
const KEPT_SIDE = 2_560;
/** A photo in PNG weighs ten times what it should: beyond, it becomes a JPEG. */
const HEAVY_PNG = 1_500_000;
const QUALITY = 82;

export async function encodePicture(
  kind: PictureKind,
  bytes: Uint8Array,
): Promise<EncodedPicture | PictureFault> {
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (isGiant(metadata)) return giant(metadata);
    const picture = open()
      .autoOrient()
      .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    return await write(picture, kind, metadata.hasAlpha ?? false);
  } catch {
    return { code: 'broken-picture', what: BROKEN };
  }
}

async function write(picture: Sharp, kind: PictureKind, hasAlpha: boolean): Promise<EncodedPicture> {
  if (kind === 'webp') return { bytes: await picture.webp({ quality: QUALITY }).toBuffer(), ending: 'webp' };
  if (kind === 'png' || kind === 'gif') {
    const png = await picture.clone().png({ compressionLevel: 9 }).toBuffer();
    if (hasAlpha || png.length <= HEAVY_PNG) return { bytes: png, ending: 'png' };
  }
  return {
    bytes: await picture.flatten({ background: '#fff' }).jpeg({ quality: QUALITY }).toBuffer(),
    ending: 'jpg',
  };
}

const isGiant = ({ autoOrient: { width, height } }: Metadata): boolean =>
  width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;

function giant({ autoOrient: { width, height } }: Metadata): PictureFault {
  const figure = (value: number) => value.toLocaleString('fr-FR', { maximumFractionDigits: 0 });
  return {
    code: 'large-picture',
    what: `fait ${figure(width)} × ${figure(height)} pixels : c’est trop (${MAX_PIXELS / 1e6} millions, ${figure(MAX_SIDE)} de côté). Réduisez-la : 2 560 pixels de large suffisent partout`,
  };
}
