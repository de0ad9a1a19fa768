/**
 * The content lines of an iCalendar file (RFC 5545, 3.1), each with the line on which it begins. Lines are
 * unfolded as bytes, before they are decoded: folders that count octets cut letters in two.
 */
import { withoutInvisible } from '../import/decode.ts';
import type { Fault } from './fault.ts';

export interface Property {
  /** From 1, in the file: what a text editor shows. */
  line: number;
  /** In capitals. */
  name: string;
  params: ReadonlyMap<string, readonly string[]>;
  /** As written, escapes included. */
  value: string;
}

export interface Lines {
  properties: Property[];
  remarks: Fault[];
}

/** Properties by which a line is told from words that lost the space of their folding. */
const KNOWN = new Set(
  'BEGIN END VERSION PRODID CALSCALE METHOD UID DTSTART DTEND DURATION DTSTAMP SUMMARY DESCRIPTION LOCATION GEO URL STATUS CATEGORIES CLASS ORGANIZER ATTENDEE CONTACT COMMENT CREATED PRIORITY SEQUENCE TRANSP RRULE EXRULE RDATE EXDATE ATTACH TZID TZNAME TZOFFSETFROM TZOFFSETTO IMAGE CONFERENCE NAME COLOR SOURCE RESOURCES TRIGGER ACTION REPEAT DUE COMPLETED FREEBUSY'.split(
    ' ',
  ),
);

const HEAD = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)[;:]/;

export function readLines(bytes: Uint8Array): Lines {
  const remarks: Fault[] = [];
  const logical = unfold(asUtf8(bytes), remarks);
  const foreign: number[] = [];
  const properties = logical.flatMap(({ line, raw }) => {
    const text = decodeLine(raw, () => foreign.push(line));
    const property = readProperty(text, line);
    if (!property)
      remarks.push({
        line,
        column: '',
        value: text,
        why: 'cette ligne n’est pas de la forme NOM:valeur',
        cure: 'Rien à faire si le rendez-vous est juste. Sinon refaites l’export',
      });
    return property ?? [];
  });
  if (foreign.length > 0)
    remarks.push({
      line: foreign[0]!,
      column: '',
      value: '',
      why: `${foreign.length} ligne${foreign.length > 1 ? 's ne sont pas' : ' n’est pas'} en UTF-8 : lu comme du Windows-1252`,
      cure: 'Vérifiez les accents',
    });
  return { properties, remarks };
}

/** UTF-16 is told by its mark; anything else is read as it comes, line by line. */
function asUtf8(bytes: Uint8Array): Buffer {
  const [first, second] = bytes;
  const sixteen =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  if (sixteen) return Buffer.from(new TextDecoder(sixteen).decode(bytes));
  const hasMark = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(bytes.buffer, bytes.byteOffset + (hasMark ? 3 : 0), bytes.length - (hasMark ? 3 : 0));
}

interface Logical {
  line: number;
  /** One character a byte. */
  raw: string;
}

function unfold(buffer: Buffer, remarks: Fault[]): Logical[] {
  const found: { line: number; pieces: string[] }[] = [];
  let broken = 0;
  let firstBroken = 0;
  for (const [i, text] of buffer
    .toString('latin1')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const last = found.at(-1);
    if (last && /^[ \t]/.test(text)) last.pieces.push(text.slice(1));
    else if (text.trim() === '') continue;
    else if (last && !isHead(text)) {
      // A line break was written as it is where « \n » was meant; a mark has no text to go on.
      if (!/^(BEGIN|END):/i.test(last.pieces[0]!)) last.pieces.push('\\n', text);
      firstBroken ||= i + 1;
      broken++;
    } else found.push({ line: i + 1, pieces: [text] });
  }
  if (broken > 0)
    remarks.push({
      line: firstBroken,
      column: '',
      value: '',
      why: `${broken} ligne${broken > 1 ? 's' : ''} sans nom : rattachée${broken > 1 ? 's' : ''} au texte qui précède`,
      cure: 'Vérifiez ce texte',
    });
  return found.map(({ line, pieces }) => ({ line, raw: pieces.join('') }));
}

function isHead(text: string): boolean {
  const name = HEAD.exec(text)?.[1];
  if (!name) return false;
  return /^[A-Z0-9-]+$/.test(name) ? KNOWN.has(name) || name.includes('-') : isLowerKnown(name);
}

const isLowerKnown = (name: string): boolean =>
  /^x-/i.test(name) || (name === name.toLowerCase() && KNOWN.has(name.toUpperCase()));

function decodeLine(raw: string, onForeign: () => void): string {
  if (/^[\x09\x20-\x7e]*$/.test(raw)) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  try {
    return withoutInvisible(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    onForeign();
    return withoutInvisible(new TextDecoder('windows-1252').decode(bytes));
  }
}

function readProperty(text: string, line: number): Property | undefined {
  const name = HEAD.exec(text)?.[1]?.toUpperCase();
  if (!name) return undefined;
  const colon = colonOf(text);
  if (colon < 0) return undefined;
  const params = new Map<string, string[]>();
  for (const part of cutOutsideQuotes(text.slice(0, colon), ';').slice(1)) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const values = cutOutsideQuotes(part.slice(equals + 1), ',').map((one) => decodeParam(unquoted(one)));
    params.set(part.slice(0, equals).trim().toUpperCase(), values);
  }
  return { line, name, params, value: text.slice(colon + 1) };
}

/** The colon that ends the parameters: outside quotes, or the first where a quote is never closed. */
function colonOf(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === ':' && !quoted) return i;
  }
  return text.indexOf(':');
}

function cutOutsideQuotes(text: string, sign: string): string[] {
  const parts: string[] = [];
  let [from, quoted] = [0, false];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === sign && !quoted) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}

const unquoted = (text: string) => text.replace(/^"|"$/g, '');

/** RFC 6868. */
const decodeParam = (text: string) =>
  text.replace(/\^([n'^])/g, (_, sign: string) => (sign === 'n' ? ' ' : sign === "'" ? '"' : '^'));
