/** What the store takes and gives: entries, drafts, saves. Shared by the store, its server and the workshop. */
import type { Problem } from '../../src/schema/problem.ts';
import type { BodyConflict } from '../merge/body.ts';
import type { FieldConflict } from '../merge/entry.ts';
import type { EntryKey } from './paths.ts';

export type { EntryKey } from './paths.ts';

/** Editorial workflow, in the words of the proxy protocol; published entries have no draft. */
export type DraftStatus = 'draft' | 'pending_review' | 'pending_publish';

export type Role = 'contributor' | 'reviewer';

/** Who acts: a pseudonym will do; the mail that git wants is made up. */
export interface Person {
  name: string;
  role: Role;
}

/** A text and the identifier of its bytes (a git blob): handed back with a save, it says what its author had read. */
export interface EntryText {
  key: EntryKey;
  text: string;
  token: string;
}

/** A file of a draft, from the root of the content. */
export interface DraftFile {
  path: string;
  token: string;
  isNew: boolean;
  isText: boolean;
}

/** A word of the reviewer's or of the author's, kept in the history of the draft. */
export interface Note {
  id: string;
  by: string;
  role: Role;
  /** ISO 8601, UTC. */
  time: string;
  text: string;
}

export interface Draft {
  key: EntryKey;
  title: string;
  status: DraftStatus;
  /** Whoever began it. */
  by: string;
  /** ISO 8601, UTC. */
  updated: string;
  /** Nothing of that name is published. */
  isNew: boolean;
  /** The draft takes the published entry out. */
  isRemoval: boolean;
  files: readonly DraftFile[];
  notes: readonly Note[];
}

/** A picture as it was sent: it is decoded and encoded again before git sees it. */
export interface Upload {
  /** The path by which the text names it, from the root of the content: `media/photo.jpg`. */
  path: string;
  bytes: Uint8Array;
}

export interface Save {
  key: EntryKey;
  text: string;
  /** The token of the text that its author had read; absent for an entry that is new to them. */
  seen?: string | undefined;
  uploads?: readonly Upload[];
  by: Person;
  /** Kept as it is where absent; `draft` for a new one. */
  status?: DraftStatus | undefined;
  /** The sender's own identifier of this save: sent twice, it is kept once. */
  id?: string | undefined;
}

/** Where both changed the same thing: what is kept stays, and the other's version is here to be asked about. */
export interface Conflict {
  /** Under which the attempt is kept, whole. */
  attempt: string;
  theirs: EntryText & { by: string };
  mine: string;
  /** Merged as far as it goes, theirs where it does not. */
  merged: string;
  fields: readonly FieldConflict[];
  paragraphs: readonly BodyConflict[];
}

export type SaveResult =
  | {
      kind: 'saved';
      /** The text that is kept now. */
      text: string;
      /** Its token. */
      token: string;
      /** The token to hand back with the next save of the form as it stands: that of the text that was sent. */
      seen: string;
      /** Another's changes were kept with these; by whom. */
      mergedWith?: string | undefined;
      /** Paths that pictures were sent under, and those that they are kept under, where they differ. */
      renamed: Readonly<Record<string, string>>;
      /** Advice that does not stop a save. */
      remarks: readonly Problem[];
      status: DraftStatus;
    }
  /** Nothing is written; each problem in French, by field. */
  | { kind: 'invalid'; problems: readonly Problem[] }
  | { kind: 'conflict'; conflict: Conflict }
  /** The name is taken, by a draft or a published entry: it is offered. */
  | {
      kind: 'exists';
      key: EntryKey;
      title: string;
      where: 'draft' | 'published';
      by?: string | undefined;
      /** The published file that has the address, where its own name makes it none of the editor's. */
      file?: string;
    };

export type PublishResult =
  | { kind: 'published'; commit: string; keys: readonly EntryKey[] }
  | { kind: 'conflict'; key: EntryKey; conflict: Conflict }
  | { kind: 'invalid'; key: EntryKey; problems: readonly Problem[] };

export interface SyncReport {
  /** Entries that came from the remote, and those that were merged by field. */
  pulled: readonly EntryKey[];
  merged: readonly EntryKey[];
  /** Where both sides changed the same thing: ours was kept on a draft branch, theirs published. */
  asked: readonly EntryKey[];
  pushed: readonly string[];
  /** Files other than entries that both sides changed: theirs were kept; told. */
  others: readonly string[];
}

/** Told to those who listen: the portal that shows, the wall of a workshop. */
export type StoreEvent =
  | { kind: 'saved'; key: EntryKey; by: string; status: DraftStatus }
  | { kind: 'status'; key: EntryKey; by: string; status: DraftStatus }
  | { kind: 'discarded'; key: EntryKey; by: string }
  | { kind: 'published'; keys: readonly EntryKey[]; by: string; commit: string }
  | { kind: 'pulled'; commit: string };

/**
 * The store. Every method that writes resolves once the synced journal has it; git follows, and reads see it at once.
 * All throw StoreRefusal, in French, where what is asked cannot be done.
 */
export interface Store {
  /** The commit of the published content, and the prefix of the content in the repository (`content/`, or empty). */
  head(): Promise<string>;
  readonly prefix: string;

  published(collection: string): Promise<EntryText[]>;
  publishedEntry(key: EntryKey): Promise<EntryText | undefined>;
  /** A picture or document of `media/`, of a draft where `draft` says so and has it, else published. */
  media(path: string, draft?: EntryKey): Promise<{ bytes: Uint8Array; token: string } | undefined>;
  mediaPaths(): Promise<string[]>;
  /** Published files, from the root of the repository, that make pages and whose names are none of the editor’s. */
  unlisted(): readonly string[];

  drafts(): Promise<Draft[]>;
  draft(key: EntryKey): Promise<Draft | undefined>;
  draftText(key: EntryKey): Promise<EntryText | undefined>;
  /** An attempt that ended in a conflict, or that was refused as invalid and kept all the same. */
  attempt(id: string): Promise<Save | undefined>;

  /** Writes nothing: what `save` would say of the text. */
  check(key: EntryKey, text: string): readonly Problem[];
  save(save: Save): Promise<SaveResult>;
  setStatus(key: EntryKey, status: DraftStatus, by: Person): Promise<void>;
  note(key: EntryKey, text: string, by: Person): Promise<Note>;
  /** Together, in one commit: an association and its dance. Reviewers only. */
  publish(keys: readonly EntryKey[], by: Person): Promise<PublishResult>;
  discard(key: EntryKey, by: Person): Promise<void>;
  /** A draft that takes a published entry out, to be published like another. */
  remove(key: EntryKey, by: Person): Promise<void>;

  /** Fetches, merges by field, pushes what is published and the drafts. Loses nothing where there is no network. */
  sync(remote: string, options?: { push?: boolean }): Promise<SyncReport>;

  /**
   * What is published becomes what the remote has, where its history was rewritten.
   * @returns the drafts: those that there were, and what was published here and not sent yet
   */
  take(remote: string): Promise<readonly EntryKey[]>;

  on(listener: (event: StoreEvent) => void): () => void;
  /** Resolves once git has all that the journal has. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A folder of the store's own: `git/` (bare), `journal`, `pictures/`. */
  state: string;
  /** The repository that it is cloned from when `git/` is not there: a folder or an address. */
  origin: string;
  /** Default: the branch that the origin's HEAD names. */
  branch?: string | undefined;
  /** Folder of the content in the repository; found where absent (the folder that has `portal.yaml`). */
  prefix?: string | undefined;
  /** Milliseconds since 1970; the clock of the machine where absent. */
  now?: () => number;
  /** The day that publications bear, where the portal's clock is fixed: YYYY-MM-DD. */
  today?: string | undefined;
}
