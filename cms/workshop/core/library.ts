/**
 * What the portal has and is about to have, by name: published entries and drafts. From it come the slugs of names that
 * are typed, names that are free, and « est-ce celle-ci ? ».
 */
import { isReserved } from '../../../src/content-types/reserved.ts';
import { TYPE_NAMES, typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { communeOf } from '../../../src/content-types/free-slug.ts';
import { parseLocalDateTime } from '../../../src/lib/dates/local.ts';
import { fold } from '../../../src/lib/text/fold.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { typeOfCollection } from '../../store/paths.ts';
import { nameOf } from '../../store/state.ts';
import type { EntryKey, Store, StoreEvent } from '../../store/types.ts';

export interface KnownEntry {
  key: EntryKey;
  type: TypeName;
  title: string;
  /** Its title and its other names. */
  names: readonly string[];
  former: readonly string[];
  /** What tells it from another of its name: the commune, the day. */
  detail: string;
  /** Of an event that takes place once, YYYY-MM-DD. */
  day?: string | undefined;
  where: 'published' | 'draft';
}

export class Library {
  readonly #store: Store;
  readonly #entries = new Map<string, KnownEntry>();
  /** Changed since they were read. */
  readonly #stale = new Map<string, EntryKey>();
  #isAllStale = true;
  #reading: Promise<void> = Promise.resolve();
  readonly #stop: () => void;
  #index: ReturnType<typeof indexOf> | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.#stop = store.on((event) => this.#note(event));
  }

  close(): void {
    this.#stop();
  }

  /** Resolves once what is asked is answered from what the store has. */
  fresh(): Promise<void> {
    this.#reading = this.#reading.catch(() => {}).then(() => this.#read());
    return this.#reading;
  }

  get(key: EntryKey): KnownEntry | undefined {
    return this.#entries.get(nameOf(key));
  }

  ofType(type: TypeName): KnownEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.type === type);
  }

  /** The slug of the entry that a name means: by its address, a former one, or a name that it alone bears. */
  find(type: TypeName, text: string): string | undefined {
    this.#index ??= indexOf(this.#entries.values());
    const { bySlug, byName } = this.#index;
    return bySlug.get(`${type}/${text}`) ?? byName.get(`${type}/${fold(text)}`) ?? undefined;
  }

  isFree(type: TypeName, slug: string): boolean {
    this.#index ??= indexOf(this.#entries.values());
    return !isReserved(type, slug) && !this.#index.bySlug.has(`${type}/${slug}`);
  }

  #note(event: StoreEvent): void {
    if (event.kind === 'pulled') this.#isAllStale = true;
    else for (const key of 'keys' in event ? event.keys : [event.key]) this.#stale.set(nameOf(key), key);
  }

  async #read(): Promise<void> {
    if (this.#isAllStale) await this.#readAll();
    const stale = [...this.#stale.values()];
    if (stale.length === 0) return;
    this.#stale.clear();
    for (const key of stale) {
      const published = await this.#store.publishedEntry(key);
      const text = published ?? (await this.#store.draftText(key));
      if (text) this.#entries.set(nameOf(key), known(key, text.text, published ? 'published' : 'draft'));
      else this.#entries.delete(nameOf(key));
    }
    this.#index = undefined;
  }

  async #readAll(): Promise<void> {
    this.#isAllStale = false;
    this.#entries.clear();
    this.#stale.clear();
    for (const type of TYPE_NAMES)
      for (const { key, text } of await this.#store.published(typeOf(type).folder))
        this.#entries.set(nameOf(key), known(key, text, 'published'));
    for (const { key, isNew } of await this.#store.drafts()) if (isNew) this.#stale.set(nameOf(key), key);
    this.#index = undefined;
  }
}

/** A name that two entries bear leads to neither. */
function indexOf(entries: Iterable<KnownEntry>) {
  const [bySlug, byName] = [new Map<string, string>(), new Map<string, string | null>()];
  const all = [...entries];
  for (const { type, key } of all) bySlug.set(`${type}/${key.slug}`, key.slug);
  for (const { type, key, former, names } of all) {
    for (const one of former) if (!bySlug.has(`${type}/${one}`)) bySlug.set(`${type}/${one}`, key.slug);
    for (const one of names) {
      const name = `${type}/${fold(one)}`;
      const was = byName.get(name);
      byName.set(name, was === undefined || was === key.slug ? key.slug : null);
    }
  }
  return { bySlug, byName };
}

function known(key: EntryKey, text: string, where: KnownEntry['where']): KnownEntry {
  const type = typeOfCollection(key.collection);
  const read = parseFrontMatter(text);
  const raw: Record<string, Raw> = read.ok ? read.raw : {};
  const title = textIn(raw[typeOf(type).title]) || key.slug;
  const start = type === 'event' ? parseLocalDateTime(textIn(raw['start'])) : undefined;
  const day = start?.ok && !raw['recurrence'] ? textIn(raw['end'] ?? raw['start']).slice(0, 10) : undefined;
  return {
    key,
    type,
    title,
    names: [title, ...textsIn(raw['alternateNames']), ...textsIn(raw['acronym'])],
    former: textsIn(raw['formerSlugs']),
    detail: day ?? communeOf(raw),
    day,
    where,
  };
}

const textIn = (raw: Raw | undefined): string => (typeof raw === 'string' ? raw.trim() : '');
const textsIn = (raw: Raw | undefined): string[] =>
  [raw].flat().flatMap((one) => (typeof one === 'string' && one.trim() ? [one.trim()] : []));
