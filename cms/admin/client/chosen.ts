/** A picture that somebody chooses: what is none is said at once, in French, and not when the entry is saved. */
import {
  BROKEN,
  HEAD,
  MAX_BYTES,
  pictureKind,
  pictureSentence,
  tooHeavy,
} from '../../../src/schema/picture-kind.ts';
import { notify } from './notices.ts';

/** Kinds that the browser makes smaller before they leave, whatever they weigh. */
const SHRUNK = new Set(['jpeg', 'png', 'webp']);

/** @throws Error the sentence */
export async function checkChosen(file: File): Promise<void> {
  const kind = pictureKind(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (typeof kind !== 'string') throw new Refused(pictureSentence(file.name, kind.what));
  if (!SHRUNK.has(kind) && file.size > MAX_BYTES)
    throw new Refused(pictureSentence(file.name, tooHeavy(file.size)));
}

class Refused extends Error {}

/** For Decap's toast, which goes away; the sentence stays above the form. */
export function notTaken(file: File, error: unknown): string {
  const said =
    error instanceof Refused || (error as Error).name === 'ApiError'
      ? (error as Error).message
      : pictureSentence(file.name, file.size > MAX_BYTES ? tooHeavy(file.size) : BROKEN);
  notify('problems', said, { kind: 'problem' });
  return said;
}
