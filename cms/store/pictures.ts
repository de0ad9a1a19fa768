/**
 * Pictures as they come: decided by their content, never by their name, decoded and encoded again, without anything
 * that a camera wrote beside the pixels. Git never sees the original, nor where it was taken.
 */
import { MAX_BYTES, pictureKind, pictureSentence, tooHeavy } from '../../src/schema/picture-kind.ts';
import type { PictureKind } from '../../src/schema/picture-kind.ts';
import { encodeApart } from './picture-desk.ts';
import type { EncodedPicture } from './picture-encode.ts';
import { StoreRefusal } from './refusal.ts';

export interface TakenPicture extends EncodedPicture {
  bytes: Buffer;
}

/** @param name as it was sent, for the sentence. @throws StoreRefusal */
export async function takePicture(name: string, bytes: Uint8Array): Promise<TakenPicture> {
  if (bytes.length > MAX_BYTES) throw refusal(name, 'large-picture', tooHeavy(bytes.length));
  const kind = kindOf(name, bytes);
  const taken = await oneOfTwo(() => encodeApart(kind, bytes));
  if ('code' in taken) throw refusal(name, taken.code, taken.what);
  const { buffer, byteOffset, byteLength } = taken.bytes;
  return { ending: taken.ending, bytes: Buffer.from(buffer, byteOffset, byteLength) };
}

/** By the first bytes. @throws StoreRefusal for all that is not a picture of these kinds */
function kindOf(name: string, bytes: Uint8Array): PictureKind {
  const kind = pictureKind(bytes);
  if (typeof kind === 'string') return kind;
  throw refusal(name, kind.code, kind.what);
}

const refusal = (name: string, code: string, what: string): StoreRefusal =>
  new StoreRefusal(code, pictureSentence(name, what));

/** Two at once, whoever sends them. */
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
