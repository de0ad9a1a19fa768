/** An author takes back what they wrote: the draft where it is theirs alone, their part of it where it is not. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { Context } from './context.ts';
import type { Kept } from './records.ts';
import { isInDraft } from './stages.ts';

/** To be called alone for a contribution. @throws StoreRefusal */
export async function withdraw(context: Context, kept: Kept): Promise<void> {
  if (kept.stage === 'withdrawn') return;
  if (kept.stage === 'published' || kept.stage === 'joined')
    throw new StoreRefusal(
      'published',
      'C’est déjà en ligne, ou réuni à une autre page : cela ne se retire plus d’ici. Proposez une correction, ou parlez-en à l’équipe.',
    );
  const wasInDraft = isInDraft(kept.stage);
  // First: what the store then does is nobody's refusal.
  await context.change(kept.id, { stage: 'withdrawn', sending: null, conflict: null });
  try {
    if (wasInDraft && kept.page) await takeBack(context, kept);
  } catch (error) {
    await context.change(kept.id, { stage: kept.stage });
    throw error;
  }
}

async function takeBack(context: Context, kept: Kept): Promise<void> {
  const { store } = context;
  const key = kept.page!;
  const draft = await store.draft(key);
  if (!draft) return;
  const others = context.contributionsOf(key).some(({ id, stage }) => id !== kept.id && isInDraft(stage));
  const by = context.signature({ ...kept.by, role: 'contributor' });
  if (!others && draft.by === by.name) return store.discard(key, by);
  if (kept.original === undefined || kept.next === undefined) throw notAlone();
  // What the page said before, against what was sent: what others changed stays.
  const result = await store.save({
    key,
    text: kept.original,
    seen: kept.next,
    by,
    id: `${kept.id}-back-${kept.revision}`,
  });
  if (result.kind !== 'saved') throw notAlone();
}

const notAlone = (): StoreRefusal =>
  new StoreRefusal(
    'not-alone',
    'D’autres personnes ont complété ce texte depuis : écrivez à l’équipe ce que vous voulez retirer, dans la case « Répondre ».',
  );
