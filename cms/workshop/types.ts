/**
 * A contribution workshop: who is there, what they write, what is read again. It stands on the store of `cms/store`: a
 * text that was sent is a draft of the store; before that, and for what is nobody's business but the workshop's, there
 * is a journal of its own. Shared by all the parts of `cms/workshop`.
 */
import type { FormProblem, FormValues, NewKind } from '../../src/domain/forms/types.ts';
import type {
  Conflict,
  EntryKey,
  Note,
  PublishResult,
  Role,
  StoreEvent,
  SyncReport,
} from '../store/types.ts';

/** What may be chosen: a new page, an answer to a question, a page to correct, « c’est toujours exact ». */
export type WorkshopKind = NewKind | 'answer' | 'correction' | 'exact';

/** What the animator said at the start; kept from one start to the next. */
export interface WorkshopInfo {
  name: string;
  place: string;
  /** YYYY-MM-DD */
  day: string;
  /** When it begins and ends, HH:MM. */
  from?: string | undefined;
  until?: string | undefined;
  kinds: readonly WorkshopKind[];
  /** Whom to call afterwards: a line for receipts. */
  contact?: string | undefined;
  /** The event of the portal that this workshop is; made at the end where there is none. */
  event?: EntryKey | undefined;
}

/** Its day and hours from now on, where nothing was sent on the day that it was made for. */
export type Resumed = Pick<WorkshopInfo, 'day' | 'from' | 'until'>;

/** Somebody in the room. Two who give the same name have two identifiers, and two names (« Amina », « Amina 2 »). */
export interface Participant {
  /** Random; in the session. */
  id: string;
  name: string;
  /** Agrees to be named where the workshop is told. */
  credit: boolean;
  role: Role;
}

/**
 * `begun`: known to its author alone. `sent`: in the queue. `to-change`: the reviewer asked for something. `ready`: read,
 * not published yet. `clash`: another changed the same thing, a reviewer chooses. `joined`: merged into another.
 */
export type Stage =
  'begun' | 'sent' | 'to-change' | 'clash' | 'ready' | 'published' | 'refused' | 'joined' | 'withdrawn';

/** A picture as it is kept: turned, reduced, without a position. */
export interface WorkshopPhoto {
  /** `media/photo.jpg`: the path that the text names. */
  path: string;
  /** sha256 of its bytes, and the name of its file in the workshop's folder. */
  hash: string;
  alt: string;
}

export interface Contribution {
  /** 128 random bits, base64url: whoever has it is its author. */
  id: string;
  kind: WorkshopKind;
  by: Pick<Participant, 'id' | 'name' | 'credit'>;
  /** ISO 8601, UTC. */
  created: string;
  updated: string;
  /** When it was sent last. */
  sent?: string | undefined;
  stage: Stage;
  /** As its author typed it last; for an entry without a title, « sans titre ». */
  title: string;
  values: FormValues;
  photos: readonly WorkshopPhoto[];
  /** The entry: from the start for a correction or an answer, once it was sent for a new one. */
  page?: EntryKey | undefined;
  /** Of a correction: the token of the text that the form was filled from, and what it was filled with. */
  seen?: string | undefined;
  given?: FormValues | undefined;
  /** What the reviewer and the author said to each other. */
  words: readonly Note[];
  refusal?: { reason: RefusalReason; text: string } | undefined;
  /** The entry that it was merged into. */
  joined?: EntryKey | undefined;
  conflict?: Conflict | undefined;
  /** It was published here, and elsewhere the page became another: both wait, until a reviewer chooses. */
  twoVersions?: boolean | undefined;
  /** Grows with each keep: an older one that comes late changes nothing. */
  revision: number;
  /** Whose keep was the last; undefined where it was nobody's page. */
  device?: string | undefined;
  hasContact: boolean;
}

/** The eight reasons of the charter of the portal: a closed list. Labels and texts ready to send: src/i18n/workshop/team.ts. */
export type RefusalReason =
  | 'off-charter'
  | 'out-of-territory'
  | 'double'
  | 'incomplete'
  | 'commercial'
  | 'personal-data'
  | 'illegible'
  | 'out-of-date';

/** What a page of a form knows of itself: numbers alone grow with each try of a phone that has no network. */
export interface Origin {
  /** The revision that this page read, or was told that its own became. */
  since: number;
  /** Drawn by the page when it opened: what it kept itself, and was not told of, is nobody else's. */
  device: string;
  /** The pages before it on this device whose unreceived text it took up, the last first, with points in between. */
  before?: string | undefined;
}

export type KeepResult =
  | { kind: 'kept'; revision: number }
  /** A newer one is there already: what came is not what is kept. */
  | { kind: 'older'; revision: number };

export type SendResult =
  | {
      kind: 'sent';
      key: EntryKey;
      /** Address of the page to come, from the portal's root. */ address: string;
    }
  /** Nothing was sent; the values stay kept. */
  | { kind: 'invalid'; problems: readonly FormProblem[] }
  /** « Est-ce celle-ci ? » */
  | { kind: 'same'; same: readonly SameEntry[] }
  /** Kept whole; a reviewer chooses. */
  | { kind: 'clash'; by: string };

/** What a form was filled with, and the token of the text that it was filled from. */
export interface Given {
  values: FormValues;
  seen: string;
}

/**
 * `changed`: nothing is written; another changed the same answers meanwhile, and each problem says what they are now.
 * `values` are for the form that is shown next: those of its sender, and what others changed elsewhere. `given` goes with it.
 */
export type EditResult =
  SendResult | { kind: 'changed'; problems: readonly FormProblem[]; values: FormValues; given: Given };

export interface SameEntry {
  key: EntryKey;
  title: string;
  detail: string;
  where: 'published' | 'draft';
  /** Of what is published, from the portal's root. */
  address?: string | undefined;
}

/** What authors do. All throw StoreRefusal, in French. A method that writes resolves once the synced journal has it. */
export interface Desk {
  join(person: { name: string; credit: boolean; role: Role; id?: string | undefined }): Promise<Participant>;
  /** @param page for a correction, an answer, an exact */
  begin(kind: WorkshopKind, by: Participant, page?: EntryKey): Promise<Contribution>;
  find(id: string): Promise<Contribution | undefined>;
  /** Newest first, without those that were begun and left empty. */
  mine(person: string): Promise<Contribution[]>;
  /** For the wall: what was sent, and neither refused nor withdrawn; newest first. */
  shown(): Promise<Contribution[]>;
  /**
   * What is typed, whole or not, valid or not: all the answers, empty ones left out or empty.
   * @param revision greater than the one that it was read with (one more will do): what is not changes nothing
   * @param origin what it was written over; what another page kept since is not written over unseen
   */
  keep(id: string, values: FormValues, revision: number, origin?: Origin): Promise<KeepResult>;
  /** @param name as the device called it. Twenty at most. */
  addPhoto(id: string, name: string, bytes: Uint8Array): Promise<WorkshopPhoto>;
  describePhoto(id: string, path: string, alt: string): Promise<void>;
  removePhoto(id: string, path: string): Promise<void>;
  photo(id: string, path: string): Promise<Uint8Array | undefined>;
  /** What the form would be told; writes nothing. */
  problems(id: string): Promise<readonly FormProblem[]>;
  /** The text of the entry as it would be sent: for the preview. */
  text(id: string): Promise<{ key: EntryKey; text: string } | { problems: readonly FormProblem[] }>;
  same(kind: WorkshopKind, title: string): Promise<SameEntry[]>;
  /** @param isAnother the author said that it is not the one that bears nearly its name */
  send(id: string, by: Participant, options?: { isAnother?: boolean }): Promise<SendResult>;
  /** « C’est toujours exact », in one gesture. */
  exact(page: EntryKey, by: Participant): Promise<Contribution>;
  reply(id: string, text: string, by: Participant): Promise<void>;
  /** Out of git; erased 60 days later. Empty takes it away. */
  leaveContact(id: string, contact: string): Promise<void>;
  withdraw(id: string, by: Participant): Promise<void>;
}

/** A draft in the queue, whoever wrote it and by whatever door. */
export interface QueueItem {
  key: EntryKey;
  title: string;
  isNew: boolean;
  isRemoval: boolean;
  status: 'draft' | 'pending_review' | 'pending_publish';
  by: string;
  /** Milliseconds since it waits. */
  age: number;
  /** Of its text and pictures, as they are: handed back with what is decided. Empty where there is no draft. */
  version: string;
  /** Contributions of the workshop that are in it. */
  contributions: readonly Contribution[];
  /** Entries that bear nearly its name. */
  doubles: readonly SameEntry[];
  /** Drafts that name it, or that it names: they belong together. */
  together: readonly { key: EntryKey; title: string; version: string }[];
}

export interface FieldDiff {
  /** The path of the field, `body` for the text. */
  path: string;
  label: string;
  before?: string | undefined;
  after?: string | undefined;
  /** Of a text: its words, those that left and those that came. */
  parts?: readonly { text: string; kind: 'same' | 'out' | 'in' }[] | undefined;
}

export interface ReviewItem extends QueueItem {
  fields: readonly FieldDiff[];
  photos: readonly { path: string; alt: string }[];
  words: readonly Note[];
  /** Advice of the check: what is missing, what may be wrong. */
  remarks: readonly string[];
  /** Phones and mails that authors left for questions. */
  contacts: readonly { name: string; contact: string }[];
  clashes: readonly { contribution: string; by: string; conflict: Conflict }[];
}

export interface ComparedField {
  path: string;
  label: string;
  a?: string | undefined;
  b?: string | undefined;
}

/** What was read: the version of each page, by `actors/le-plot`. */
export type Versions = Readonly<Record<string, string>>;

/** `changed`: these are not any more what was read; nothing is published. */
export type ApproveResult = PublishResult | { kind: 'changed'; keys: readonly EntryKey[] };

/** What became of a page that nothing is to be decided of any more. */
export interface Outcome {
  kind: 'published' | 'refused' | 'withdrawn' | 'joined' | 'gone';
  title: string;
  /** Who did it, where it is known: not after a restart, nor through the editor. */
  by?: string | undefined;
  /** The title of the page that it was merged into. */
  into?: string | undefined;
}

/** What reviewers do. `by` has the role; StoreRefusal otherwise. */
export interface ReviewDesk {
  queue(): Promise<QueueItem[]>;
  item(key: EntryKey): Promise<ReviewItem | undefined>;
  /** Told to whoever comes second; undefined for what still waits. */
  outcome(key: EntryKey): Promise<Outcome | undefined>;
  /** Of a page as a reviewer reads it now: its draft, else what is published; empty where there is neither. */
  version(key: EntryKey): Promise<string>;
  /** @param read where it is given, a page that has another version, or that it does not hold, is not published */
  approve(keys: readonly EntryKey[], by: Participant, read?: Versions): Promise<ApproveResult>;
  ask(key: EntryKey, text: string, by: Participant): Promise<void>;
  /** The draft leaves the queue; the author reads why, the text stays in the workshop's journal. */
  refuse(key: EntryKey, reason: RefusalReason, text: string, by: Participant): Promise<void>;
  /** Field by field, of two drafts, or of a draft (`a`) and what is published or drafted (`b`). */
  compare(a: EntryKey, b: EntryKey): Promise<readonly ComparedField[]>;
  /**
   * `other` (`b`) goes into `kept` (`a`), with the chosen side of each field that differs; the authors of `other` are told where.
   * @param read where it is given, and one of them has another version: StoreRefusal `changed`, nothing is written
   */
  merge(
    kept: EntryKey,
    other: EntryKey,
    choices: Readonly<Record<string, 'a' | 'b' | 'both'>>,
    by: Participant,
    read?: Versions,
  ): Promise<void>;
  /** Chosen side of each field and paragraph of a clash. */
  settle(
    contribution: string,
    choices: Readonly<Record<string, 'theirs' | 'mine'>>,
    by: Participant,
  ): Promise<void>;
  /** The values of the form of a draft, to edit in place. */
  values(key: EntryKey): Promise<Given | undefined>;
  /** @param given undefined where it is not known any more: then all that differs from the page is asked about */
  edit(key: EntryKey, values: FormValues, given: Given | undefined, by: Participant): Promise<EditResult>;
}

export interface WorkshopSummary {
  info: WorkshopInfo;
  participants: number;
  /** Names of those who agree to be named, in the order in which they came. */
  thanks: readonly string[];
  /** Entries that were made or changed here. `by` only with consent. */
  made: readonly {
    key: EntryKey;
    title: string;
    what: 'new' | 'changed' | 'exact';
    by: readonly string[];
    published: boolean;
    address: string;
  }[];
  refused: number;
  /** Sent, and not published yet. */
  waiting: number;
  /** Begun, and never sent. */
  unsent: number;
}

export interface FinishReport {
  sync?: SyncReport | undefined;
  /** Why nothing was pushed, in French: the same command does it later. */
  later?: string | undefined;
  event: EntryKey;
}

export interface Export {
  files: number;
  bytes: number;
  /** Once it is in its owner's hands: what is in it may then be erased here. */
  taken(): Promise<void>;
}

/** What of the end is done, as the disk remembers it: the same after a restart, and by the command as by the pages. */
export interface EndProgress {
  /** Its page is written. */
  event: boolean;
  /** All that is published, and the drafts, are in the remote. */
  pushed: boolean;
  /** Nothing would be lost with this machine. */
  safe: boolean;
}

export interface ExportAside extends Export {
  folder: string;
  /** Once it has left, or was cut. */
  remove(): Promise<void>;
}

export interface EndDesk {
  summary(): Promise<WorkshopSummary>;
  progress(): Promise<EndProgress>;
  /** The event of the workshop published, then fetch, merge, push. May be asked again. */
  finish(by: Participant, remote: string | undefined): Promise<FinishReport>;
  /** Everything, in a folder that is new: the content, the drafts, what was begun and refused, the pictures, a git bundle. */
  exportTo(folder: string): Promise<Export>;
  /** The same, for who takes it over the network: in a folder of the workshop's own, gone at the next start and at the erasing. */
  exportAside(): Promise<ExportAside>;
  /** What is personal leaves: contacts, sessions, journals. @throws StoreRefusal where something was not pushed or exported, unless `anyway` */
  erase(options?: { anyway?: boolean }): Promise<void>;
}

/** Told to pages that are open. Nothing of what was not sent. */
export type WorkshopEvent =
  | {
      kind: 'contribution';
      /** `shownId` of its identifier (core/ids.ts): everybody reads it, and finds nothing by it. */
      id: string;
      stage: Stage;
      title: string;
      contributionKind: WorkshopKind;
      by?: string | undefined;
    }
  | { kind: 'joined-workshop'; participants: number };

export interface Workshop extends Desk, ReviewDesk, EndDesk {
  readonly info: WorkshopInfo;
  on(listener: (event: WorkshopEvent) => void): () => void;
  close(): Promise<void>;
}

export type { Conflict, EntryKey, FormProblem, FormValues, Note, Role, StoreEvent };
