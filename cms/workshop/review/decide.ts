/** What a reviewer says of what waits: it is published, something is asked for, it is refused. */
import { REFUSAL_KEYS } from '../../../src/i18n/workshop/refusals.ts';
import { entryPath } from '../../store/paths.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import type { Draft, Note, PublishResult } from '../../store/types.ts';
import type { Context } from '../core/context.ts';
import type { Kept } from '../core/records.ts';
import { isInDraft } from '../core/stages.ts';
import { asideIn } from '../forms/index.ts';
import type { ApproveResult, EntryKey, Participant, RefusalReason, Versions } from '../types.ts';
import { noteApprovals } from './approvals.ts';
import type { Approval } from './approvals.ts';
import { setAside } from './aside.ts';
import { checkReviewer, refuseEmpty, sameKey } from './parts.ts';
import type { ReviewParts } from './parts.ts';
import { waitingOn } from './queue.ts';
import { sendAgain } from './settle.ts';
import { changedIn } from './version.ts';

type Shared = Pick<ReviewParts, 'context' | 'outcomes'>;

/** Together, in one commit: all of them, or none. @param read what the reviewer had before them, where it is known */
export async function approve(
  shared: Shared,
  keys: readonly EntryKey[],
  by: Participant,
  read?: Versions,
): Promise<ApproveResult> {
  const { context } = shared;
  checkReviewer(context, by);
  return whileNobodySends(context, keys, async () => {
    const changed = read ? await changedDrafts(context, keys, read) : [];
    if (changed.length > 0) return { kind: 'changed', keys: changed };
    return (await unreadIn(context, keys)) ?? publishAll(shared, keys, by);
  });
}

/** A draft that is gone has not changed: the store says so. */
async function changedDrafts({ store }: Context, keys: readonly EntryKey[], read: Versions) {
  const drafts = await Promise.all(keys.map((key) => store.draft(key)));
  const waiting = keys.filter((_, i) => drafts[i]);
  return changedIn(store, waiting, read);
}

/** What was typed and is not read would be published as it is, and git never forgets. */
async function unreadIn({ store }: Context, keys: readonly EntryKey[]): Promise<PublishResult | undefined> {
  for (const key of keys) {
    const aside = asideIn((await store.draftText(key))?.text ?? '');
    if (aside.length > 0)
      return {
        kind: 'invalid',
        key,
        problems: aside.map(({ label, value }) => ({
          severity: 'error',
          code: 'unread',
          file: entryPath(key),
          path: ['body'],
          label,
          value,
          message:
            'ceci n’est pas compris, et paraîtrait tel quel. Modifiez d’abord le texte : écrivez-le à sa place, puis effacez la ligne « À relire »',
        })),
      };
  }
  return undefined;
}

async function publishAll(
  { context, outcomes }: Shared,
  keys: readonly EntryKey[],
  by: Participant,
): Promise<PublishResult> {
  const waiting = keys.flatMap((key) => inDraft(context, key));
  const drafts = await Promise.all(keys.map((key) => context.store.draft(key)));
  const elsewhere = await byEditor(context, keys);
  const result = await context.store.publish(keys, context.signature(by));
  if (result.kind === 'published') {
    for (const draft of drafts)
      if (draft) outcomes.note(draft.key, { kind: 'published', title: draft.title, by: by.name });
    for (const { id } of waiting) await stageOnce(context, id, { stage: 'published' });
    if (elsewhere.length > 0) await noteApprovals(context, elsewhere);
  }
  // Another published the same field meanwhile: a reviewer chooses, as for a text that was just sent.
  if (result.kind === 'conflict')
    for (const { id, page } of waiting)
      if (sameKey(page, result.key)) await context.change(id, { stage: 'clash', conflict: result.conflict });
  return result;
}

async function byEditor(context: Context, keys: readonly EntryKey[]): Promise<Approval[]> {
  const drafts = await Promise.all(
    keys.filter((key) => waitingOn(context, key).length === 0).map((key) => context.store.draft(key)),
  );
  return drafts.flatMap((draft) =>
    draft && !draft.isRemoval ? [{ key: draft.key, title: draft.title, isNew: draft.isNew }] : [],
  );
}

/** Whoever follows the store may have been there first. */
async function stageOnce(context: Context, id: string, patch: Pick<Kept, 'stage'>): Promise<void> {
  if (context.contributions.get(id)?.stage !== patch.stage) await context.change(id, patch);
}

export async function ask({ context }: Shared, key: EntryKey, text: string, by: Participant): Promise<void> {
  checkReviewer(context, by);
  const said = refuseEmpty(text, 'La demande est vide. Écrivez ce qui manque, ou ce qui est à changer.');
  await whileNobodySends(context, [key], async () => {
    const waiting = await answerable(context, key);
    const word = await noteOn(context, key, said, by);
    for (const { id } of waiting) await context.change(id, { stage: 'to-change', conflict: null }, word);
  });
}

/** Whose text is in the draft; where there is none, those who clash with what is published. @throws StoreRefusal */
async function answerable(context: Context, key: EntryKey): Promise<Kept[]> {
  if (await context.store.draft(key)) return inDraft(context, key);
  const clashing = waitingOn(context, key).filter(({ stage }) => stage === 'clash');
  if (clashing.length === 0) throw nothingWaits(key);
  return clashing;
}

/** Kept with the draft, for all who open it; where there is none, with the contributions alone. */
async function noteOn(context: Context, key: EntryKey, text: string, by: Participant): Promise<Note> {
  const { store } = context;
  const person = context.signature(by);
  if (!(await store.draft(key))) return context.note(text, by);
  const word = await store.note(key, text, person);
  await store.setStatus(key, 'draft', person);
  return word;
}

/** Nothing is lost: the text stays in the workshop's journal, and with its author. */
export async function refuse(
  { context, outcomes }: Shared,
  { key, reason, text }: { key: EntryKey; reason: RefusalReason; text: string },
  by: Participant,
): Promise<void> {
  checkReviewer(context, by);
  if (!REFUSAL_KEYS.includes(reason))
    throw new StoreRefusal('bad-reason', 'Choisissez la raison dans la liste de la charte du portail.');
  const reply = refuseEmpty(
    text,
    'La réponse est vide. Écrivez à la personne pourquoi, et ce qu’elle peut faire.',
  );
  await whileNobodySends(context, [key], async () => {
    const draft = await context.store.draft(key);
    const clashing = waitingOn(context, key).filter(({ stage }) => stage === 'clash');
    const waiting = await refusable(context, key);
    if (draft)
      await setAside(context, draft, {
        by: authorOf(draft, waiting),
        contributions: waiting.length,
        reviewer: by.name,
        why: { kind: 'refused', reason, reply },
      });
    // Before the draft goes: a machine that stops between both has refused it all the same.
    for (const { id } of waiting)
      await context.change(
        id,
        { stage: 'refused', refusal: { reason, text: reply }, next: null, conflict: null, joined: null },
        context.note(reply, by),
      );
    if (!draft) return;
    await context.store.discard(key, context.signature(by));
    outcomes.note(key, { kind: 'refused', title: draft.title, by: by.name });
    // What they disagreed with is gone.
    for (const { id } of clashing) await sendAgain(context, id);
  });
}

/** All that is in the draft, what was merged into it too; where there is none, what clashes. @throws StoreRefusal */
async function refusable(context: Context, key: EntryKey): Promise<Kept[]> {
  const hasDraft = (await context.store.draft(key)) !== undefined;
  const waiting = waitingOn(context, key).filter(({ stage }) => hasDraft === (stage !== 'clash'));
  if (!hasDraft && waiting.length === 0) throw nothingWaits(key);
  return waiting;
}

/** An author who sends meanwhile waits for the reviewer, and the reviewer for them. */
export const whileNobodySends = <T>(
  context: Context,
  keys: readonly EntryKey[],
  work: () => Promise<T>,
): Promise<T> =>
  context.locks.some(
    keys.flatMap((key) => waitingOn(context, key).map(({ id }) => id)),
    work,
  );

export const inDraft = (context: Context, key: EntryKey): Kept[] =>
  waitingOn(context, key).filter(({ stage }) => isInDraft(stage));

export const authorOf = ({ by }: Draft, waiting: readonly Kept[]): string =>
  [...new Set(waiting.map((one) => one.by.name))].join(', ') || by;

export const nothingWaits = ({ slug }: EntryKey): StoreRefusal =>
  new StoreRefusal(
    'no-draft',
    `Rien n’est à relire sous le nom « ${slug} » : quelqu’un l’a peut-être publié, refusé ou retiré entre-temps.`,
  );
