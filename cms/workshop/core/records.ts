/** What the journal of the workshop holds, and the state that it makes. Nothing of it is ever in git. */
import type { DraftStatus } from '../../store/types.ts';
import type { Contribution, EntryKey, FormValues, Note, Participant, WorkshopInfo } from '../types.ts';

/** A send that was begun: done again until its outcome is known. */
export interface Sending {
  /** Of the save, in the store: sent twice, it is kept once. */
  save: string;
  /** Which edits are in it. */
  edits: number;
  key: EntryKey;
  text: string;
  /** Token that its author had read; absent for an entry that is new. */
  seen?: string | undefined;
  status: DraftStatus;
  /** ISO 8601, UTC. */
  time: string;
}

/** A contribution as the workshop keeps it: with what is nobody's business but the store's. */
export interface Kept extends Contribution {
  /** Of a correction: the text that the form was filled from. */
  original?: string | undefined;
  /** The token to hand back with the next send. */
  next?: string | undefined;
  /** Entries of nearly its name, of which its author said that they are others. */
  others?: readonly string[] | undefined;
  /** Grows with each change of its values or photos; the revision is that of a device. */
  edits: number;
  /** The text that was sent last, and the edits that were in it. */
  sentText?: string | undefined;
  sentEdits?: number | undefined;
  sending?: Sending | undefined;
}

export type Patch = { [Name in keyof Kept]?: Kept[Name] | null };

export type WorkshopRecord =
  | { op: 'info'; info: WorkshopInfo }
  | { op: 'person'; person: Participant }
  /** Begun, or as it is when the journal is written anew. */
  | { op: 'contribution'; contribution: Kept }
  /** The questions whose answers changed; null for one that has none any more. */
  | {
      op: 'keep';
      id: string;
      time: string;
      revision: number;
      device?: string | undefined;
      title: string;
      values: Record<string, readonly string[] | null>;
    }
  | { op: 'change'; id: string; time: string; patch: Patch; word?: Note | undefined }
  /** What else is to be known after a restart, by name. */
  | { op: 'fact'; name: string; value: unknown };

export interface WorkshopState {
  info: WorkshopInfo | undefined;
  /** In the order in which they came. */
  people: Map<string, Participant>;
  contributions: Map<string, Kept>;
  facts: Map<string, unknown>;
}

export const emptyState = (): WorkshopState => ({
  info: undefined,
  people: new Map(),
  contributions: new Map(),
  facts: new Map(),
});

export function apply(state: WorkshopState, record: WorkshopRecord): void {
  switch (record.op) {
    case 'info':
      state.info = record.info;
      return;
    case 'person':
      state.people.set(record.person.id, record.person);
      return;
    case 'fact':
      state.facts.set(record.name, record.value);
      return;
    case 'contribution':
      state.contributions.set(record.contribution.id, record.contribution);
      return;
    default: {
      const kept = state.contributions.get(record.id);
      if (kept) state.contributions.set(record.id, changed(kept, record));
    }
  }
}

function changed(kept: Kept, record: Extract<WorkshopRecord, { op: 'keep' | 'change' }>): Kept {
  if (record.op === 'keep')
    return {
      ...kept,
      updated: record.time,
      // A form that is sent again as it was is no other.
      edits: Object.keys(record.values).length > 0 ? kept.edits + 1 : kept.edits,
      revision: record.revision,
      device: record.device,
      title: record.title,
      values: withAnswers(kept.values, record.values),
    };
  const { patch, word, time } = record;
  const entries = Object.entries({ ...kept, ...patch }).filter(([, value]) => value !== null);
  const next = Object.fromEntries(entries) as unknown as Kept;
  return { ...next, updated: time, words: word ? [...next.words, word] : next.words };
}

function withAnswers(values: FormValues, changes: Record<string, readonly string[] | null>): FormValues {
  const all = new Map<string, readonly string[] | null>([
    ...Object.entries(values),
    ...Object.entries(changes),
  ]);
  return Object.fromEntries([...all].filter(([, answers]) => answers !== null)) as FormValues;
}

/** The answers that differ, as a record holds them. */
export function answersChanged(
  before: FormValues,
  after: FormValues,
): Record<string, readonly string[] | null> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes = [...names].flatMap((name) => {
    const [was, is] = [ownAnswers(before, name), ownAnswers(after, name)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [[name, is ?? null] as const];
  });
  return Object.fromEntries(changes);
}

const ownAnswers = (values: FormValues, name: string): readonly string[] | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** The state as records: a journal that is written anew begins with them. */
export function snapshot({ info, people, contributions, facts }: WorkshopState): WorkshopRecord[] {
  return [
    ...(info ? [{ op: 'info', info } as const] : []),
    ...[...people.values()].map((person) => ({ op: 'person', person }) as const),
    ...[...contributions.values()].map((contribution) => ({ op: 'contribution', contribution }) as const),
    ...[...facts].map(([name, value]) => ({ op: 'fact', name, value }) as const),
  ];
}

/** Of a contribution that is kept, what is its own business. */
const OWN: ReadonlySet<string> = new Set<Exclude<keyof Kept, keyof Contribution>>([
  'original',
  'next',
  'others',
  'edits',
  'sentText',
  'sentEdits',
  'sending',
]);

/** What its author and the pages may see. */
export const contributionOf = (kept: Kept): Contribution =>
  Object.fromEntries(Object.entries(kept).filter(([name]) => !OWN.has(name))) as unknown as Contribution;
