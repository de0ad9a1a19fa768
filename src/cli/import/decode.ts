/**
 * The bytes of a spreadsheet, as text. Excel writes Windows-1252 unless it is told otherwise, and UTF-16
 * where it says « texte Unicode »; nobody who exports a table knows which.
 */
import { ImportError } from './errors.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** How many characters that nobody sees were taken out (NUL, marks of reading direction…). */
  invisible: number;
}

const MAX_BYTES = 64 * 1024 * 1024;

// Controls, zero-width marks and those that reorder what is read; YAML refuses most of them.
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** @throws ImportError where these bytes are no text */
export function decodeTable(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES)
    throw new ImportError('Ce fichier dépasse 64 Mo. Coupez le tableur en plusieurs fichiers.');
  refuseWorkbook(bytes);
  const { text, encoding } = read(bytes);
  let invisible = 0;
  const clean = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, () => {
      invisible++;
      return '';
    });
  return { text: clean.normalize('NFC'), encoding, invisible };
}

function read(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

/** .xlsx and .ods are zip archives, .xls an OLE file: people rename them, or pick the wrong one. */
function refuseWorkbook(bytes: Uint8Array): void {
  const signature = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (signature === '504b0304' || signature === 'd0cf11e0')
    throw new ImportError(
      'Ce fichier est un classeur de tableur, pas un fichier CSV. Ouvrez-le, puis « Enregistrer sous » au format CSV (UTF-8).',
    );
}

/** A text without what nobody sees, in composed letters: « é » is one letter. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '').normalize('NFC');
