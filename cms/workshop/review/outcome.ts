/** Who was there first: two reviewers open the same page, and the second is told what the first did. */
import { nameOf } from '../../store/state.ts';
import type { Kept } from '../core/records.ts';
import type { EntryKey, Outcome } from '../types.ts';
import type { ReviewParts } from './parts.ts';
import { waitingOn } from './queue.ts';

/** In memory: after a restart it is still told what was done, and no more by whom. */
export class Outcomes {
  readonly #known = new Map<string, Outcome>();

  note(key: EntryKey, outcome: Outcome): void {
    this.#known.set(nameOf(key), outcome);
  }

  of(key: EntryKey): Outcome | undefined {
    return this.#known.get(nameOf(key));
  }
}

/** Undefined for what still waits. */
export async function outcomeOf(
  { context, library, outcomes }: ReviewParts,
  key: EntryKey,
): Promise<Outcome | undefined> {
  if ((await context.store.draft(key)) || waitingOn(context, key).some(({ stage }) => stage === 'clash'))
    return undefined;
  await library.fresh();
  const last = context
    .contributionsOf(key)
    .reduce<Kept | undefined>((one, other) => (one && one.updated > other.updated ? one : other), undefined);
  const title = last?.title ?? library.get(key)?.title ?? key.slug;
  const known = outcomes.of(key);
  // What was noted may be of an earlier text: the contribution knows what became of the last one.
  if (known && (!last || last.stage === known.kind)) return known;
  switch (last?.stage) {
    case 'withdrawn':
      return { kind: 'withdrawn', title, by: last.by.name };
    case 'published':
    case 'refused':
    case 'joined':
      return { kind: last.stage, title };
    default:
      return { kind: 'gone', title };
  }
}
