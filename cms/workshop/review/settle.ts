/** A clash is settled: the chosen sides are kept in the draft, and the author goes on from there. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { Context } from '../core/context.ts';
import type { Kept, Patch } from '../core/records.ts';
import { valuesOf } from '../forms/index.ts';
import type { Participant } from '../types.ts';
import { settledText } from './clash.ts';
import type { Choices } from './clash.ts';
import { changedMeanwhile, checkReviewer } from './parts.ts';
import type { ReviewParts } from './parts.ts';

export async function settle(
  { context, library, writer }: ReviewParts,
  id: string,
  choices: Choices,
  by: Participant,
): Promise<void> {
  checkReviewer(context, by);
  await context.locks.some([id], async () => {
    const kept = context.contributions.get(id);
    const { conflict, page } = kept ?? {};
    if (!kept || !conflict || !page || kept.stage !== 'clash')
      throw new StoreRefusal(
        'no-clash',
        'Il n’y a plus rien à choisir ici : quelqu’un l’a peut-être déjà fait.',
      );
    const text = settledText(conflict, choices);
    const saved = await context.store.save({
      key: page,
      text,
      seen: conflict.theirs.token,
      uploads: (await context.store.attempt(conflict.attempt))?.uploads ?? [],
      by: context.signature(kept.by),
      status: 'pending_review',
    });
    // Somebody wrote there once more: what was chosen is asked again, of what is there now.
    if (saved.kind === 'conflict') {
      await context.change(id, { conflict: saved.conflict });
      throw changedMeanwhile();
    }
    if (saved.kind === 'invalid') {
      const [first] = saved.problems.filter(({ severity }) => severity === 'error');
      throw new StoreRefusal(
        'invalid',
        `Ce choix ne fait pas une page : ${first?.label ?? ''} ${first?.message ?? ''}.`,
      );
    }
    if (saved.kind === 'exists') throw changedMeanwhile();
    await library.fresh();
    await context.change(id, {
      stage: 'sent',
      conflict: null,
      next: saved.seen,
      sentText: text,
      sentEdits: kept.edits,
      ...newBeginning(writer, kept, text),
    });
  });
}

/** What the author goes on with is what is kept now: their next send does not bring back what was not chosen. */
function newBeginning(writer: ReviewParts['writer'], { kind, page, revision }: Kept, text: string): Patch {
  if (kind === 'answer' || kind === 'exact') return {};
  const values = valuesOf(writer.form(kind, page), text, writer.names);
  // A form that is open somewhere holds what was before: what it keeps next is older.
  const next = { values, revision: revision + 1, device: null };
  return kind === 'correction' ? { ...next, given: values, original: text } : next;
}

/** As it was sent: what it clashed with is no draft any more. What clashes still waits as it did. */
export async function sendAgain(context: Context, id: string): Promise<void> {
  const { conflict, page, next, seen, by } = context.contributions.get(id)!;
  const read = next ?? seen;
  if (!conflict || !page || !read) return;
  const saved = await context.store.save({
    key: page,
    text: conflict.mine,
    seen: read,
    uploads: (await context.store.attempt(conflict.attempt))?.uploads ?? [],
    by: context.signature(by),
    status: 'pending_review',
  });
  if (saved.kind === 'saved')
    await context.change(id, { stage: 'sent', conflict: null, next: saved.seen, sentText: conflict.mine });
  else if (saved.kind === 'conflict') await context.change(id, { conflict: saved.conflict });
}
