/** What a picture is, by its first bytes, never by its name; and the sentence for what is none. For the store and for browsers. */

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** Why a file is not taken: the rest of a sentence that begins with its name. */
export interface NotAPicture {
  code: 'heic-picture' | 'svg-picture' | 'bad-picture';
  what: string;
}

/** Bytes that are enough to know. */
export const HEAD = 512;

/** A photo of the best phones of 2026 weighs 12 MB. */
export const MAX_BYTES = 20 * 1024 * 1024;

const ASK = 'Envoyez-la en JPEG ou en PNG';

/** @param bytes the first HEAD at least */
export function pictureKind(bytes: Uint8Array): PictureKind | NotAPicture {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const at = (from: number, to: number) => head.slice(from, to);
  if (at(0, 3) === '\u00ff\u00d8\u00ff') return 'jpeg';
  if (at(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(at(0, 6))) return 'gif';
  if (at(4, 8) === 'ftyp') {
    if (/avi[fs]/.test(at(8, 32))) return 'avif';
    return /hei[cxms]|hev[cmx]|mif1|msf1/.test(at(8, 32))
      ? {
          code: 'heic-picture',
          what: `est au format HEIC des iPhone, que les navigateurs n’affichent pas. ${ASK} ; sur l’iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »`,
        }
      : {
          code: 'bad-picture',
          what: 'est une vidéo. Déposez-la sur une plateforme, et donnez son adresse dans le texte',
        };
  }
  if (/<svg[\s>]|<!DOCTYPE svg/i.test(head))
    return {
      code: 'svg-picture',
      what: 'est un dessin SVG, qui peut contenir un programme : il n’est pas accepté. Exportez-le en PNG',
    };
  if (at(0, 4) === '%PDF')
    return {
      code: 'bad-picture',
      what: 'est un document PDF, et non une image. Donnez plutôt son adresse dans le texte',
    };
  return { code: 'bad-picture', what: `n’est pas une image lisible, quel que soit son nom. ${ASK}` };
}

export const tooHeavy = (bytes: number): string =>
  `pèse ${(bytes / 1024 / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo, la limite est ${MAX_BYTES / 1024 / 1024}. Réduisez-la : 2 560 pixels de large suffisent partout`;

export const BROKEN =
  'est abîmée ou incomplète : l’envoi a peut-être été interrompu. Ouvrez-la pour voir si elle est entière, et envoyez-la à nouveau';

export const pictureSentence = (name: string, what: string): string =>
  `L’image « ${name.replace(/[\p{C}]/gu, '').slice(-60)} » ${what}.`;
