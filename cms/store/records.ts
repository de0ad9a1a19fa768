/** What the journal holds: each change as it was decided, so that doing it needs nothing else, and can be done again. */
import type { DraftStatus, EntryKey, Person } from './types.ts';

/** A file as it is to be, from the root of the content. */
export interface FileRecord {
  path: string;
  /** Its git blob; null takes it out. */
  oid: string | null;
  /** Its text, where git may not have it yet. */
  text?: string;
  /** The name of its bytes in `pictures/`, where git may not have them yet. */
  picture?: string;
}

interface Base {
  /** Counts up, over every journal that this store ever had. */
  n: number;
  /** In the trailer of its commit. */
  id: string;
  by: Person;
  /** Milliseconds since 1970. */
  time: number;
}

export interface SaveRecord extends Base {
  op: 'save' | 'remove';
  key: EntryKey;
  title: string;
  status: DraftStatus;
  /** All that the draft changes, what earlier saves brought too. */
  files: FileRecord[];
  /** Pictures that earlier saves brought, and that the text names no more. */
  dropped: string[];
  /** The draft is founded on what is published now, and no longer on what was when it began. */
  onto?: boolean;
  /** The text as it was sent, where another one is kept: what the next save of that form has read. */
  sent?: { oid: string; text: string };
}

export interface StatusRecord extends Base {
  op: 'status';
  key: EntryKey;
  title: string;
  status: DraftStatus;
}

export interface NoteRecord extends Base {
  op: 'note';
  key: EntryKey;
  title: string;
  status: DraftStatus;
  text: string;
}

export interface DiscardRecord extends Base {
  op: 'discard';
  key: EntryKey;
}

export interface PublishRecord extends Base {
  op: 'publish';
  keys: EntryKey[];
  titles: string[];
  contributors: string[];
  reviewers: string[];
  /** With what main had: whoever moved it meanwhile is not overwritten. */
  files: (FileRecord & { was?: string | undefined })[];
}

export type DraftRecord = SaveRecord | StatusRecord | NoteRecord;
export type StoreRecord = DraftRecord | DiscardRecord | PublishRecord;

type WithoutBase<R> = R extends Base ? Omit<R, 'n' | 'id' | 'time'> : never;

/** A change that was decided, before it has its number. */
export type Decided = WithoutBase<StoreRecord>;
