/** What a workshop made, and who agrees to be named for it. */
import { nameOf } from '../../store/state.ts';
import type { Context } from '../core/context.ts';
import type { Library } from '../core/library.ts';
import { hasNoText } from '../core/prepare.ts';
import type { Kept } from '../core/records.ts';
import { pageAddress } from '../core/send.ts';
import { isNew } from '../core/values.ts';
import { approvals } from '../review/approvals.ts';
import { setAsides } from '../review/aside.ts';
import type { EntryKey, Stage, WorkshopSummary } from '../types.ts';

type Made = WorkshopSummary['made'][number];

const WAITING: ReadonlySet<Stage> = new Set(['sent', 'to-change', 'ready', 'clash']);
/** Of these, nothing came into the portal. */
const NOTHING: ReadonlySet<Stage> = new Set(['begun', 'refused', 'withdrawn']);

export async function summaryOf(context: Context, library: Library): Promise<WorkshopSummary> {
  await library.fresh();
  const all = [...context.contributions.values()];
  const drafts = new Set((await context.store.drafts()).map(({ key }) => nameOf(key)));
  return {
    info: context.info,
    participants: participantsOf(context, all),
    thanks: [...context.people.values()].flatMap(({ credit, name }) => (credit ? [name] : [])),
    made: madeOf(context, { all, library, drafts }),
    refused: all.filter(({ stage }) => stage === 'refused').length + refusedElsewhere(context),
    waiting: all.filter(({ stage }) => WAITING.has(stage)).length + waitingElsewhere(all, drafts),
    unsent: all.filter((kept) => kept.stage === 'begun' && !hasNoText(kept)).length,
  };
}

/** Who reads is counted where they wrote too. */
function participantsOf({ people }: Context, all: readonly Kept[]): number {
  const wrote = new Set(all.filter(({ stage }) => stage !== 'begun').map(({ by }) => by.id));
  return [...people.values()].filter(({ id, role }) => role === 'contributor' || wrote.has(id)).length;
}

/** Through the editor: no contribution tells of it. */
const refusedElsewhere = (context: Context): number =>
  setAsides(context).filter(({ why, contributions }) => why.kind === 'refused' && contributions === 0).length;

function waitingElsewhere(all: readonly Kept[], drafts: ReadonlySet<string>): number {
  const told = new Set(all.flatMap(({ page }) => (page ? [nameOf(page)] : [])));
  return [...drafts].filter((name) => !told.has(name)).length;
}

interface Sources {
  all: readonly Kept[];
  library: Library;
  /** Names of the entries that have a draft. */
  drafts: ReadonlySet<string>;
}

/** By entry, in the order in which they were begun; what came by the editor last. */
function madeOf(context: Context, { all, library, drafts }: Sources): Made[] {
  const byEntry = new Map<string, Kept[]>();
  for (const kept of all) {
    const key = entryOf(kept);
    if (!key) continue;
    const list = byEntry.get(nameOf(key));
    if (list) list.push(kept);
    else byEntry.set(nameOf(key), [kept]);
  }
  const made = [...byEntry.values()].map((list): Made => {
    const key = entryOf(list[0]!)!;
    const isOnline = list.some(({ stage }) => stage === 'published');
    return {
      key,
      title: library.get(key)?.title ?? list[0]!.title,
      what: whatOf(list, key),
      by: [...new Set(list.flatMap(({ by }) => (by.credit ? [by.name] : [])))],
      // Joined to a page that was online already: the page is, and what was joined waits in its draft.
      published: isOnline || (isThere(library, key) && !drafts.has(nameOf(key))),
      address: pageAddress(key),
    };
  });
  const elsewhere = approvals(context).filter(({ key }) => !byEntry.has(nameOf(key)));
  return [
    ...made,
    ...elsewhere.map(({ key, title, isNew: isFirst }): Made => ({
      key,
      title: library.get(key)?.title ?? title,
      what: isFirst ? 'new' : 'changed',
      by: [],
      published: true,
      address: pageAddress(key),
    })),
  ];
}

const isThere = (library: Library, key: EntryKey): boolean => library.get(key)?.where === 'published';

const entryOf = ({ stage, page, joined }: Kept): EntryKey | undefined =>
  NOTHING.has(stage) ? undefined : stage === 'joined' ? joined : page;

function whatOf(list: readonly Kept[], key: EntryKey): Made['what'] {
  if (
    list.some(
      (one) => isNew(one.kind) && one.page && nameOf(one.page) === nameOf(key) && one.stage !== 'joined',
    )
  )
    return 'new';
  return list.every(({ kind }) => kind === 'exact') ? 'exact' : 'changed';
}
