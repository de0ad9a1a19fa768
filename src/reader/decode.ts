/**
 * Bytes to text. Files come from every machine: what is certain is read and remarked upon, what is not is
 * given back with what to do, and nothing is published with its accents broken.
 */
import type { Fault } from '../schema/validate.ts';

export type Decoded = { ok: true; text: string; note?: string } | { ok: false; fault: Fault };

/** Bytes; beyond, a contribution is no text. */
export const MAX_BYTES = 1024 * 1024;

const refuse = (code: string, message: string): Decoded => ({
  ok: false,
  fault: { severity: 'error', code, path: [], message },
});

export const tooLarge = (bytes: number): Decoded =>
  refuse(
    'too-large',
    `le fichier pèse ${(bytes / MAX_BYTES).toFixed(1).replace('.', ',')} Mo, la limite est 1 Mo. Coupez-le, ou déposez les images dans media/`,
  );

/** Bytes to text, or the fault that says what was met. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return tooLarge(bytes.length);
  if (bytes.length === 0)
    return refuse('empty', 'le fichier est vide : enregistrement interrompu ? Recopiez son texte');
  const sixteen =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (sixteen) return converted(bytes, sixteen);
  if (bytes.includes(0))
    return refuse('damaged', 'le fichier est abîmé : enregistrement interrompu ? Recopiez son texte');
  const text = tryDecode(bytes, 'utf-8');
  if (text === undefined) return isFrenchText(bytes) ? converted(bytes, 'windows-1252') : unreadable();
  return text.includes('\ufffd') ? unreadable() : { ok: true, text };
}

const unreadable = () => refuse('encoding', 'les accents sont illisibles. Enregistrez le fichier en UTF-8');

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function converted(bytes: Uint8Array, encoding: string): Decoded {
  const text = tryDecode(bytes, encoding);
  return text === undefined || text.includes('\u0000')
    ? unreadable()
    : {
        ok: true,
        text,
        note: `le fichier n’est pas en UTF-8 (${encoding}) : il est lu quand même. Enregistrez-le en UTF-8`,
      };
}

// What French writes beyond ASCII, as Windows-1252 codes it; anything else there may be another language's.
const FRENCH = new TextDecoder('windows-1252');
const LETTERS = new Set('àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”–—…€°²³·•ºª\u00a0©®');

/** Certain only if every byte beyond ASCII is a letter or a sign that French uses. */
const isFrenchText = (bytes: Uint8Array): boolean =>
  [...FRENCH.decode(bytes.filter((byte) => byte >= 0x80))].every((character) => LETTERS.has(character));
