/**
 * The folder that receives the entries: whose file is whose, and which names are free. A row finds its file by
 * its identity (source and identifier, else source, name and commune), wherever the file was moved or
 * renamed; a file of another origin is never touched.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { communeOf, dayOf, freeSlug, textAt, titleOf } from '../../content-types/free-slug.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { fold } from '../../lib/text/fold.ts';
import { slugify } from '../../lib/text/slugify.ts';
import { listFiles } from '../../reader/files.ts';
import { decode } from '../../reader/decode.ts';
import { parseFrontMatter } from '../../reader/front-matter.ts';
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
    const slug = freeSlug(this.#name, raw, (one) => this.#taken.has(one));
    this.#taken.add(slug);
    return slug;
  }
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

function communeKey(raw: Record<string, Raw>): string {
  const { address } = raw;
  const code =
    address && typeof address === 'object' && !Array.isArray(address) ? textAt(address, 'inseeCode') : '';
  return code || fold(communeOf(raw));
}

/** Of a header that YAML refuses, the lines that say whose it is. */
function guessIdentity(text: string): Record<string, Raw> {
  const line = (key: string) => new RegExp(`^ *${key}: *["']?(.*?)["']? *$`, 'm').exec(text)?.[1] ?? '';
  const own = ['source', 'sourceId', 'name', 'title'].map((key) => [key, line(key)]);
  return { ...Object.fromEntries(own), address: { inseeCode: line('inseeCode'), commune: line('commune') } };
}

export const fileText = (name: TypeName, raw: Record<string, Raw>, body: string): string =>
  toMarkdown(typeOf(name).fields, raw, body);
