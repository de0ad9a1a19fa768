/** Published files and drafts as they are once the journal is in git: what reads are answered from. */
import { entryPath, keyOfPath } from './paths.ts';
import type { DiscardRecord, DraftRecord, PublishRecord, SaveRecord, StoreRecord } from './records.ts';
import type { DraftStatus, EntryKey, Note } from './types.ts';

export interface DraftState {
  key: EntryKey;
  status: DraftStatus;
  /** Whoever began it, and whoever wrote last. */
  by: string;
  lastBy: string;
  /** Milliseconds since 1970. */
  updated: number;
  notes: Note[];
  contributors: Set<string>;
  reviewers: Set<string>;
  /** From the root of the content, its blob; null takes it out. */
  files: Map<string, string | null>;
  /** What was published of the entry when the draft was founded on it; undefined for nothing. */
  base: string | undefined;
}

export const nameOf = ({ collection, slug }: EntryKey): string => `${collection}/${slug}`;

export class State {
  /** From the root of the content, the blob of each published file. */
  main = new Map<string, string>();
  readonly drafts = new Map<string, DraftState>();

  apply(record: StoreRecord): void {
    if (record.op === 'publish') this.#publish(record);
    else if (record.op === 'discard') this.#discard(record);
    else this.#draft(record);
  }

  /** The text that a save would change: that of the draft, else what is published. */
  current(key: EntryKey): string | null | undefined {
    const path = entryPath(key);
    const draft = this.drafts.get(nameOf(key));
    return draft?.files.has(path) ? draft.files.get(path) : this.main.get(path);
  }

  /** Blobs that a path has, published or in a draft. */
  *at(path: string): Generator<string> {
    const published = this.main.get(path);
    if (published !== undefined) yield published;
    for (const { files } of this.drafts.values()) {
      const oid = files.get(path);
      if (oid) yield oid;
    }
  }

  #draft(record: DraftRecord): void {
    const { key, by, time, status } = record;
    const draft = this.drafts.get(nameOf(key)) ?? this.#begin(record);
    if (record.op === 'save' || record.op === 'remove') this.#write(draft, record);
    else if (record.op === 'note')
      draft.notes.push({
        id: record.id,
        by: by.name,
        role: by.role,
        time: new Date(time).toISOString(),
        text: record.text,
      });
    if (by.role === 'reviewer' && record.op === 'status') draft.reviewers.add(by.name);
    draft.status = status;
    draft.updated = time;
    this.drafts.set(nameOf(key), draft);
  }

  #begin({ key, by, time, status }: DraftRecord): DraftState {
    return {
      key,
      status,
      by: by.name,
      lastBy: by.name,
      updated: time,
      notes: [],
      contributors: new Set(),
      reviewers: new Set(),
      files: new Map(),
      base: this.main.get(entryPath(key)),
    };
  }

  #write(draft: DraftState, { files, onto, by }: SaveRecord): void {
    draft.files = new Map(files.map(({ path, oid }) => [path, oid]));
    if (onto) draft.base = this.main.get(entryPath(draft.key));
    draft.lastBy = by.name;
    draft.contributors.add(by.name);
  }

  #discard({ key }: DiscardRecord): void {
    this.drafts.delete(nameOf(key));
  }

  #publish({ keys, files }: PublishRecord): void {
    for (const { path, oid } of files)
      if (oid === null) this.main.delete(path);
      else this.main.set(path, oid);
    for (const key of keys) this.drafts.delete(nameOf(key));
  }
}

/** Published entries of a collection, with their blobs. */
export function* entriesOf(
  main: ReadonlyMap<string, string>,
  collection: string,
): Generator<[EntryKey, string]> {
  for (const [path, oid] of main) {
    if (!path.startsWith(`${collection}/`)) continue;
    const key = keyOfPath(path);
    if (key) yield [key, oid];
  }
}
