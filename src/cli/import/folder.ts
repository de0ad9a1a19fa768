/**
 * The folder that receives the entries: whose file is whose, and which names are free. A row finds its file by
 * its identity (source and identifier, else source, name and commune), wherever the file was moved or
 * renamed; a file of another origin is never touched.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReserved } from '../../content-types/reserved.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { parseLocalDateTime } from '../../lib/dates/local.ts';
import { fold } from '../../lib/text/fold.ts';
import { isSlug, SLUG_MAX, slugify } from '../../lib/text/slugify.ts';
import { listFiles } from '../../reader/files.ts';
import { decode } from '../../reader/decode.ts';
import { parseFrontMatter } from '../../reader/front-matter.ts';
import { inLocale } from '../../schema/field.ts';
import { momentText } from '../../schema/fields/dates.ts';
import type { Raw } from '../../schema/validate.ts';
import { toMarkdown } from '../../reader/write.ts';

export interface Existing {
  /** From the folder, with `/`. */
  path: string;
  raw: Record<string, Raw>;
  body: string;
  /** A header that is not read: only its identity could be guessed. */
  damaged: boolean;
}

export class Folder {
  readonly path: string;
  readonly #name: TypeName;
  readonly #all: Existing[] = [];
  readonly #byIdentity = new Map<string, Existing[]>();
  readonly #taken = new Set<string>();

  constructor(root: string, name: TypeName) {
    this.#name = name;
    this.path = join(root, typeOf(name).folder);
    for (const path of listFiles(this.path)) if (path.endsWith('.md')) this.#add(path);
  }

  #add(path: string): void {
    this.#taken.add(slugify(path.slice(path.lastIndexOf('/') + 1, -'.md'.length)));
    const bytes = readFileSync(join(this.path, path));
    const decoded = decode(bytes);
    const read = decoded.ok ? parseFrontMatter(decoded.text) : decoded;
    const existing: Existing = read.ok
      ? { path, raw: read.raw, body: read.body, damaged: false }
      : { path, raw: guessIdentity(Buffer.from(bytes).toString('utf8')), body: '', damaged: true };
    this.#all.push(existing);
    for (const slug of [existing.raw['formerSlugs']].flat())
      if (typeof slug === 'string') this.#taken.add(slug);
    for (const key of identitiesOf(this.#name, existing.raw)) {
      const there = this.#byIdentity.get(key);
      if (there) there.push(existing);
      else this.#byIdentity.set(key, [existing]);
    }
  }

  /** The files that may be this entry's, those of its identifier first. */
  filesOf(raw: Record<string, Raw>): readonly Existing[] {
    const [first, second] = identitiesOf(this.#name, raw);
    const own = this.#byIdentity.get(first!) ?? [];
    if (own.length > 0 || second === undefined) return own;
    // Imported before the map gave identifiers.
    return (this.#byIdentity.get(second) ?? []).filter((one) => !textAt(one.raw, 'sourceId'));
  }

  all(): readonly Existing[] {
    return this.#all;
  }

  ofSource(source: string): readonly Existing[] {
    return this.#all.filter(({ raw }) => textAt(raw, 'source') === source);
  }

  /** A free file name for a new entry: its name, then with its commune (of an event, its day), then numbered. */
  freeSlug(raw: Record<string, Raw>): string {
    const isEvent = this.#name === 'event';
    const day = isEvent ? dayOf(raw).slice(0, 10) : '';
    const more = isEvent ? day : slugify(communeOf(raw));
    const title =
      slugify(titleOf(this.#name, raw)) ||
      slugify(`${inLocale(typeOf(this.#name).labels.singular, 'fr')} ${more}`);
    // What takes place once will be held again: « bal-2027 » leaves room for the next.
    const base = isEvent && !raw['recurrence'] ? withPart(title, day.slice(0, 4)) : title;
    const longer = isEvent && day ? suffixed(title, day) : withPart(base, more);
    const isFree = (slug: string) => !this.#taken.has(slug) && !isReserved(this.#name, slug) && isSlug(slug);
    let slug = base;
    for (let turn = 1; !isFree(slug); turn++) slug = turn === 1 ? longer : suffixed(longer, String(turn));
    this.#taken.add(slug);
    return slug;
  }
}

const withPart = (base: string, part: string): string =>
  part && !`-${base}-`.includes(`-${part}-`) ? suffixed(base, part) : base;

function suffixed(base: string, suffix: string): string {
  const room = SLUG_MAX - 1 - suffix.length;
  return room < 10 ? base : `${slugify(base, room)}-${suffix}`;
}

/** `id` first, if there is one, then `name`: one row, one entry. */
export function identitiesOf(name: TypeName, raw: Record<string, Raw>): string[] {
  const source = textAt(raw, 'source');
  const id = textAt(raw, 'sourceId');
  // A weekly café and its Christmas party bear one name: of an event, the day says which.
  const which = name === 'event' ? dayOf(raw) : communeKey(raw);
  const named = ['name', source, fold(titleOf(name, raw)), which].join('\u0000');
  return id ? [['id', source, id].join('\u0000'), named] : [named];
}

function dayOf(raw: Record<string, Raw>): string {
  const start = parseLocalDateTime(textAt(raw, 'start'));
  return start.ok ? momentText(start.value) : textAt(raw, 'start');
}

export const titleOf = (name: TypeName, raw: Record<string, Raw>): string => textAt(raw, typeOf(name).title);

export function communeOf(raw: Record<string, Raw>): string {
  const { address } = raw;
  return address && typeof address === 'object' && !Array.isArray(address) ? textAt(address, 'commune') : '';
}

function communeKey(raw: Record<string, Raw>): string {
  const { address } = raw;
  const code =
    address && typeof address === 'object' && !Array.isArray(address) ? textAt(address, 'inseeCode') : '';
  return code || fold(communeOf(raw));
}

const textAt = (raw: Record<string, Raw>, key: string): string => {
  const value = raw[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** Of a header that YAML refuses, the lines that say whose it is. */
function guessIdentity(text: string): Record<string, Raw> {
  const line = (key: string) => new RegExp(`^ *${key}: *["']?(.*?)["']? *$`, 'm').exec(text)?.[1] ?? '';
  const own = ['source', 'sourceId', 'name', 'title'].map((key) => [key, line(key)]);
  return { ...Object.fromEntries(own), address: { inseeCode: line('inseeCode'), commune: line('commune') } };
}

/** What the file would be with the row's values in it: what people added to it stays. */
export function overlay(there: Record<string, Raw>, row: Record<string, Raw>): Record<string, Raw> {
  const merged: Record<string, Raw> = { ...there };
  for (const [key, value] of Object.entries(row)) {
    const old = Object.hasOwn(there, key) ? there[key] : undefined;
    merged[key] = isGroup(old) && isGroup(value) ? overlay(old, value) : value;
  }
  return merged;
}

const isGroup = (raw: Raw | undefined): raw is Record<string, Raw> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** The places where two values differ: « contact.phone ». */
export function differences(
  there: Raw | undefined,
  other: Raw | undefined,
  path = '',
): { path: string; there: string; other: string }[] {
  if (isGroup(there) && isGroup(other))
    return [...new Set([...Object.keys(there), ...Object.keys(other)])].flatMap((key) =>
      differences(there[key], other[key], path ? `${path}.${key}` : key),
    );
  const [a, b] = [plainText(there), plainText(other)];
  return a === b ? [] : [{ path, there: a, other: b }];
}

function plainText(raw: Raw | undefined): string {
  if (typeof raw === 'string') return raw.trim();
  if (Array.isArray(raw)) return raw.map(plainText).join(', ');
  if (!isGroup(raw)) return '';
  return Object.keys(raw)
    .toSorted()
    .map((key) => `${key}: ${plainText(raw[key])}`)
    .join(', ');
}

/** Whether the reader finds in a text what was put in it. */
export function isFaithful(text: string, raw: Record<string, Raw>): boolean {
  const read = parseFrontMatter(text);
  return read.ok && differences(read.raw, raw).length === 0;
}

export const fileText = (name: TypeName, raw: Record<string, Raw>, body: string): string =>
  toMarkdown(typeOf(name).fields, raw, body);
