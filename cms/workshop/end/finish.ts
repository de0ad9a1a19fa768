/** « Terminer l’atelier »: its event, then what is published and the drafts to the remote. Asked again, it does the rest. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { SyncReport } from '../../store/types.ts';
import type { Context } from '../core/context.ts';
import type { FinishReport, Participant } from '../types.ts';
import { eventKey, workshopEvent } from './event.ts';
import { notePushed } from './marks.ts';
import { checkEnds } from './parts.ts';
import type { EndParts } from './parts.ts';

const NO_REMOTE =
  'aucun dépôt distant n’est connu. Tout est gardé sur cet ordinateur ; donnez l’adresse du dépôt, ou exportez sur une clé';

export async function finish(
  parts: EndParts,
  by: Participant,
  remote: string | undefined,
): Promise<FinishReport> {
  const { context } = parts;
  checkEnds(context, by);
  const { event, later } = await eventOrWhy(parts, by);
  if (!remote) return { event, later: later ?? NO_REMOTE };
  try {
    return { event, sync: await push(context, remote), later };
  } catch (error) {
    // The network, a right, a full disk: said, and done later.
    return { event, later: whyOf(error) };
  }
}

/** All that is here is known to be there, but where somebody wrote meanwhile: the next time tells. */
async function push(context: Context, remote: string): Promise<SyncReport> {
  const { store } = context;
  await store.settled();
  let isTouched = false;
  const off = store.on(({ kind }) => {
    isTouched ||= kind !== 'pulled';
  });
  try {
    const sync = await store.sync(remote);
    if (!isTouched) await notePushed(context);
    return sync;
  } finally {
    off();
  }
}

/** A page of the agenda that cannot be written keeps nothing here that is to leave. */
async function eventOrWhy(parts: EndParts, by: Participant): Promise<Pick<FinishReport, 'event' | 'later'>> {
  try {
    return { event: await workshopEvent(parts, by) };
  } catch (error) {
    return { event: eventKey(parts), later: whyOf(error) };
  }
}

function whyOf(error: unknown): string {
  if (error instanceof StoreRefusal) return error.message;
  throw error;
}
