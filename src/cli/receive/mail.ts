/**
 * The texts of a saved mail (RFC 5322, MIME): its own words and its attachments that are texts. Read for what people
 * send, with bounds for what they should not: depth, number of parts. Pictures are named, never opened.
 */
import { decodeEntities } from '../../lib/markdown/raw-html.ts';
import { joinLines, replaceTags } from '../../lib/text/runs.ts';

export interface MailText {
  /** Of an attachment. */
  name?: string | undefined;
  bytes: Uint8Array;
  charset?: string | undefined;
}

export interface ReadMail {
  texts: MailText[];
  /** Names of attachments that are no texts. */
  others: string[];
}

const DEPTH = 8;
const PARTS = 200;

/** Whether these bytes are a mail rather than a text. */
export function isMail(name: string, bytes: Uint8Array): boolean {
  if (/\.eml$/i.test(name)) return true;
  const head = latin(bytes.subarray(0, 8192));
  return /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)+\r?\n/.test(head) && /^MIME-Version:/im.test(head);
}

export function readMail(bytes: Uint8Array): ReadMail {
  const mail: ReadMail = { texts: [], others: [] };
  const html: MailText[] = [];
  walk(latin(bytes), mail, html, { depth: 0, parts: 0 });
  // Who writes in HTML alone is read all the same.
  if (mail.texts.length === 0) mail.texts.push(...html);
  return mail;
}

/** One character a byte: headers and boundaries are ASCII, and nothing is lost on the way. */
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function walk(source: string, mail: ReadMail, html: MailText[], at: { depth: number; parts: number }): void {
  if (at.depth > DEPTH || ++at.parts > PARTS) return;
  const cut = /\r?\n\r?\n/.exec(source);
  const head = (cut ? source.slice(0, cut.index) : source).replace(/\r?\n[ \t]+/g, ' ');
  const body = cut ? source.slice(cut.index + cut[0].length) : '';
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const type = header('Content-Type') || 'text/plain';
  const boundary = param(type, 'boundary');
  if (/^multipart\//i.test(type) && boundary) {
    const inner = body.split(new RegExp(`^--${escaped(boundary)}(?:--)?[ \\t]*\\r?$`, 'm')).slice(1, -1);
    const rest = inner.length > 0 ? inner : body.split(`--${boundary}`).slice(1);
    at.depth++;
    for (const part of rest) walk(part.replace(/^\r?\n/, ''), mail, html, at);
    at.depth--;
    return;
  }
  const name = param(header('Content-Disposition'), 'filename') ?? param(type, 'name');
  const text: MailText = {
    name,
    bytes: decoded(body, header('Content-Transfer-Encoding')),
    charset: param(type, 'charset'),
  };
  if (/^text\/html/i.test(type) && !name) html.push({ ...text, bytes: plain(text) });
  else if (/^text\//i.test(type) || /\.(?:txt|md)$/i.test(name ?? '')) mail.texts.push(text);
  else if (name)
    mail.others.push(
      words(name)
        .replace(/[^\p{L}\p{N} ._-]/gu, '_')
        .slice(0, 80),
    );
}

/** RFC 2047: « =?utf-8?Q?affiche_d=27=C3=A9t=C3=A9.jpg?= », by which mails name what is not English. */
const words = (text: string): string =>
  text.replace(
    /=\?([\w-]+)\?([BQ])\?([^?]*)\?=\s*/gi,
    (_whole, charset: string, way: string, coded: string) =>
      inCharset(
        decoded(coded.replace(/_/g, ' '), way.toUpperCase() === 'B' ? 'base64' : 'quoted-printable'),
        charset,
      ),
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function param(header: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\*?=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header) ?? [];
  return quoted ?? bare;
}

function decoded(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1');
  const text = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_sign, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(text, 'latin1');
}

/** Lines and words of an HTML body, without its tags. */
function plain({ bytes, charset }: MailText): Uint8Array {
  const written = joinLines(withoutUnseen(inCharset(bytes, charset)), ' ');
  const lines = replaceTags(written, /<br\b[^>]*>|<\/(?:p|div|li|tr|h\d)>/gi, '\n');
  const text = replaceTags(lines, /<[^>]*>/g, '').replace(/^ +/gm, '');
  return new TextEncoder().encode(decodeEntities(text));
}

/** Without what nobody reads: one that never closes stays, and its end is looked for once. */
function withoutUnseen(html: string): string {
  const opening = /<(style|script|head)\b/gi;
  const unclosed = new Set<string>();
  let kept = '';
  let at = 0;
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const name = found[1]!.toLowerCase();
    if (unclosed.has(name)) continue;
    const closing = new RegExp(`</${name}>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    if (closing.test(html)) {
      kept += html.slice(at, found.index);
      at = opening.lastIndex = closing.lastIndex;
    } else unclosed.add(name);
  }
  return kept + html.slice(at);
}

/** Bytes in the charset that a mail names; as UTF-8 where it names none that exists. */
export function inCharset(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
