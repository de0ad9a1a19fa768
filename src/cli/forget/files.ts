/** The files of a folder as texts, whatever they are: compressed, pictures, old encodings. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { metadataTexts } from '../../reader/picture-metadata.ts';
import type { Motif } from './motif.ts';
import { find } from './unfold.ts';
import type { Match } from './unfold.ts';

export interface Trace {
  /** From the folder, with `/`. */
  file: string;
  kind: 'text' | 'name' | 'metadata';
  matches: Match[];
}

export interface Looked {
  traces: Trace[];
  /** Documents whose words cannot be read here. */
  unread: string[];
}

const PICTURE = /\.(?:jpe?g|png|webp|gif|avif|heic|heif|tiff?)$/i;
/** Compressed inside, or sounds: their words are not in their bytes. */
const SEALED = /\.(?:pdf|od[tsp]|docx?|xlsx?|pptx?|epub|zip|mp3|ogg)$/i;

export async function lookInFolder(root: string, motifs: readonly Motif[]): Promise<Looked> {
  const looked: Looked = { traces: [], unread: [] };
  for (const file of everyFile(root)) {
    const name = find(file, motifs);
    if (name.length) looked.traces.push({ file, kind: 'name', matches: name });
    const found = await lookInBytes(file, readFileSync(join(root, file)), motifs);
    if (found.trace) looked.traces.push(found.trace);
    if (!found.read) looked.unread.push(file);
  }
  return looked;
}

/** @param name tells a picture or a document from a text */
export async function lookInBytes(
  name: string,
  bytes: Buffer,
  motifs: readonly Motif[],
): Promise<{ trace?: Trace; read: boolean }> {
  if (PICTURE.test(name)) return { read: true, ...metadataTrace(name, await metadataTexts(bytes), motifs) };
  const matches = find(textOf(bytes), motifs);
  const read = !SEALED.test(name);
  return matches.length ? { trace: { file: name, kind: 'text', matches }, read } : { read };
}

function metadataTrace(file: string, texts: readonly string[], motifs: readonly Motif[]): { trace?: Trace } {
  // The same block in several encodings says the same thing: the first reading is enough.
  const matches = texts.map((text) => find(text, motifs)).find((found) => found.length > 0);
  return matches ? { trace: { file, kind: 'metadata', matches } } : {};
}

/** Links are not followed: what they lead to is elsewhere. */
function* everyFile(root: string, folder = ''): Generator<string> {
  for (const entry of entriesOf(join(root, folder))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
      yield* everyFile(root, path);
    else if (entry.isFile()) yield path;
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** Search engines' fragments are compressed, and do not say so in their names. */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return decodeBytes(unzip(bytes));
  return decodeBytes(bytes);
}

function unzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function decodeBytes(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  try {
    return UTF8.decode(bytes);
  } catch {
    // Half binary, half text, as an index is; or an old file. Its words are found in one reading or the other.
    return `${bytes.toString('latin1')}\n${bytes.toString('utf8')}`;
  }
}
