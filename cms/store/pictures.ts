/**
 * Pictures as they come: decided by their content, never by their name, decoded and encoded again, without anything
 * that a camera wrote beside the pixels. Git never sees the original, nor where it was taken.
 */
import type { Metadata, Sharp } from 'sharp';
import { MAX_PIXELS } from '../../src/reader/pictures.ts';
import { BROKEN, MAX_BYTES, pictureKind, pictureSentence, tooHeavy } from '../../src/schema/picture-kind.ts';
import type { PictureKind } from '../../src/schema/picture-kind.ts';
import { StoreRefusal } from './refusal.ts';

export interface TakenPicture {
  bytes: Buffer;
  /** Of the file that is kept, without a dot. */
  ending: 'jpg' | 'png' | 'webp';
}

const MAX_SIDE = 12_000;
/** Large enough for any screen, and for paper. */
const KEPT_SIDE = 2_560;
/** A photo in PNG weighs ten times what it should: beyond, it becomes a JPEG. */
const HEAVY_PNG = 1_500_000;
const QUALITY = 82;

/** @param name as it was sent, for the sentence. @throws StoreRefusal */
export function takePicture(name: string, bytes: Uint8Array): Promise<TakenPicture> {
  if (bytes.length > MAX_BYTES) throw refusal(name, 'large-picture', tooHeavy(bytes.length));
  const kind = kindOf(name, bytes);
  return oneOfTwo(() => encode(name, kind, bytes));
}

async function encode(name: string, kind: PictureKind, bytes: Uint8Array): Promise<TakenPicture> {
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    refuseGiant(name, metadata);
    const picture = open()
      .autoOrient()
      .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    return await write(picture, kind, metadata.hasAlpha ?? false);
  } catch (error) {
    if (error instanceof StoreRefusal) throw error;
    throw refusal(name, 'broken-picture', BROKEN);
  }
}

async function write(picture: Sharp, kind: PictureKind, hasAlpha: boolean): Promise<TakenPicture> {
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

function refuseGiant(name: string, { autoOrient: { width, height } }: Metadata): void {
  if (width * height <= MAX_PIXELS && Math.max(width, height) <= MAX_SIDE) return;
  const figure = (value: number) => value.toLocaleString('fr-FR', { maximumFractionDigits: 0 });
  throw refusal(
    name,
    'large-picture',
    `fait ${figure(width)} × ${figure(height)} pixels : c’est trop (${MAX_PIXELS / 1e6} millions, ${figure(MAX_SIDE)} de côté). Réduisez-la : 2 560 pixels de large suffisent partout`,
  );
}

/** By the first bytes. @throws StoreRefusal for all that is not a picture of these kinds */
function kindOf(name: string, bytes: Uint8Array): PictureKind {
  const kind = pictureKind(bytes);
  if (typeof kind === 'string') return kind;
  throw refusal(name, kind.code, kind.what);
}

const refusal = (name: string, code: string, what: string): StoreRefusal =>
  new StoreRefusal(code, pictureSentence(name, what));

/** Two at once: a photo of fifty million pixels takes 200 MB while it is decoded. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function oneOfTwo<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
