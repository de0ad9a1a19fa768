/** What waits to be read: the drafts of the store, by whatever door they came, and what two people wrote over each other. */
import { typeOfCollection } from '../../store/paths.ts';
import { nameOf } from '../../store/state.ts';
import type { Draft } from '../../store/types.ts';
import type { Context } from '../core/context.ts';
import type { Library } from '../core/library.ts';
import { contributionOf } from '../core/records.ts';
import type { Kept } from '../core/records.ts';
import { sameEntry } from '../core/send.ts';
import { isInDraft } from '../core/stages.ts';
import { nearNames } from '../forms/index.ts';
import type { Contribution, EntryKey, QueueItem, SameEntry } from '../types.ts';
import { togetherWith } from './belongs.ts';
import type { ReadDraft } from './belongs.ts';
import { sameKey } from './parts.ts';
import type { ReviewParts } from './parts.ts';
import { versionOf } from './version.ts';

const NO_ENTRY = { names: [], named: [] };

/** Those that wait longest first. */
export async function queueOf(parts: ReviewParts): Promise<QueueItem[]> {
  const found = await findAll(parts);
  return found.map((one) => queueItem(parts, one)).sort((a, b) => b.age - a.age);
}

export async function queueItemOf(parts: ReviewParts, key: EntryKey): Promise<QueueItem | undefined> {
  const one = (await findAll(parts)).find(({ draft }) => sameKey(draft.key, key));
  return one && queueItem(parts, one);
}

async function findAll(parts: ReviewParts): Promise<Found[]> {
  const { store, contributions } = parts.context;
  const waiting = waitingByEntry(contributions.values());
  const drafts = await store.drafts();
  const all = [...drafts, ...clashesAlone(parts, drafts)];
  const read = await readAll(parts, all);
  return all.map((draft, i) => ({
    draft,
    own: read[i]!,
    read,
    waiting: waiting.get(nameOf(draft.key)) ?? [],
  }));
}

/** By entry, those that are in its draft, that were merged into it, or that clash with it. */
function waitingByEntry(all: Iterable<Kept>): Map<string, Kept[]> {
  const byEntry = new Map<string, Kept[]>();
  for (const kept of all) {
    const key = kept.stage === 'joined' ? kept.joined : kept.page;
    if (!key || !(isInDraft(kept.stage) || kept.stage === 'clash' || kept.stage === 'joined')) continue;
    const list = byEntry.get(nameOf(key));
    if (list) list.push(kept);
    else byEntry.set(nameOf(key), [kept]);
  }
  return byEntry;
}

/** What somebody changed that another changed and published: there is no draft, and a reviewer is to choose. */
function clashesAlone({ context, library }: ReviewParts, drafts: readonly Draft[]): Draft[] {
  const there = new Set(drafts.map(({ key }) => nameOf(key)));
  const alone: Draft[] = [];
  for (const { stage, page, updated, by } of context.contributions.values()) {
    if (stage !== 'clash' || !page || there.has(nameOf(page))) continue;
    there.add(nameOf(page));
    const title = library.get(page)?.title ?? page.slug;
    alone.push({
      key: page,
      title,
      status: 'pending_review',
      by: by.name,
      updated,
      isNew: false,
      isRemoval: false,
      files: [],
      notes: [],
    });
  }
  return alone;
}

const readAll = async ({ context, library, readings }: ReviewParts, drafts: readonly Draft[]) => {
  await library.fresh();
  return Promise.all(
    drafts.map(async (draft): Promise<ReadDraft> => {
      const { key, title } = draft;
      const text = await context.store.draftText(key);
      const read = text ? readings.of(key, text.token, text.text) : NO_ENTRY;
      return { key, title, version: versionOf(draft), read };
    }),
  );
};

interface Found {
  draft: Draft;
  own: ReadDraft;
  read: readonly ReadDraft[];
  waiting: readonly Kept[];
}

function queueItem({ context, library }: ReviewParts, { draft, own, read, waiting }: Found): QueueItem {
  const { key, title, status, isNew, isRemoval } = draft;
  return {
    key,
    title,
    status,
    isNew,
    isRemoval,
    by: authorsOf(draft, waiting),
    age: Math.max(0, context.now() - Date.parse(since(draft, waiting))),
    version: own.version,
    contributions: waiting.map(contributionOf),
    doubles: isNew ? doublesOf(library, key, title) : [],
    together: togetherWith(own, read).map((other) => ({
      key: other.key,
      title: other.title,
      version: other.version,
    })),
  };
}

/** As they are called in the room, whatever name git has. */
function authorsOf(draft: Draft, waiting: readonly Contribution[]): string {
  const names = [...new Set(waiting.map(({ by }) => by.name))];
  return names.length > 0 ? names.join(', ') : draft.by;
}

/** When the first of those that wait was sent; for a draft that came by another door, its last change. */
function since({ updated }: Draft, waiting: readonly Contribution[]): string {
  const sent = waiting.flatMap((one) => (one.stage === 'sent' && one.sent ? [one.sent] : [])).sort();
  return sent[0] ?? updated;
}

/** Published or drafted, past or to come: a reviewer sees more than an author is asked about. */
function doublesOf(library: Library, key: EntryKey, title: string): SameEntry[] {
  const others = library.ofType(typeOfCollection(key.collection)).filter((one) => !sameKey(one.key, key));
  return nearNames(title, others).map(sameEntry);
}

/** What is in the draft of an entry, or clashes with it. */
export const waitingOn = (context: Context, key: EntryKey): Kept[] =>
  waitingByEntry(context.contributions.values()).get(nameOf(key)) ?? [];
