/** After a sync: what was published here and is not there is no more published, and its authors are told so. */
import type { EntryKey } from '../../store/types.ts';
import type { Context } from './context.ts';
import { holds } from './follow.ts';
import type { Kept } from './records.ts';
import { isInDraft, stageOf } from './stages.ts';

/** @param asked entries whose version of here waits beside the one of elsewhere, which is published */
export async function tellAskedAgain(context: Context, asked: readonly EntryKey[]): Promise<void> {
  for (const key of asked)
    for (const { id } of context.contributionsOf(key))
      await context.locks.some([id], async () => {
        const kept = context.contributions.get(id)!;
        const draft = await context.store.draft(key);
        if (draft && (await isAsked(context, kept, key)))
          await context.change(id, { stage: stageOf(draft.status), twoVersions: true });
      });
}

/** What only others of its page disagree about is published all the same. */
async function isAsked({ store }: Context, kept: Kept, key: EntryKey): Promise<boolean> {
  if (isInDraft(kept.stage)) return true;
  if (kept.stage !== 'published') return false;
  const published = (await store.publishedEntry(key))?.text;
  return published === undefined || isNewEntry(kept) || !holds(published, kept, key);
}

/** Of a new one there is nothing to compare with: that another stands in its place is all that is known. */
const isNewEntry = ({ kind, original }: Kept): boolean => kind !== 'answer' && original === undefined;
