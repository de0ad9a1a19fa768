/** What happens to a draft in the store, by whatever door, happens to the contributions that are in it. */
import { mergeTexts } from '../../store/merge-text.ts';
import { nameOf } from '../../store/state.ts';
import type { EntryKey, StoreEvent } from '../../store/types.ts';
import { holdsAnswer } from './answers.ts';
import type { Context } from './context.ts';
import type { Kept } from './records.ts';
import { isInDraft, stageOf } from './stages.ts';

/** Milliseconds before what a full disk refused is tried again. */
const AGAIN = 5_000;

export class StoreFollower {
  readonly #context: Context;
  readonly #stop: () => void;
  readonly #events: StoreEvent[] = [];
  #working: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(context: Context) {
    this.#context = context;
    this.#stop = context.store.on((event) => {
      this.#events.push(event);
      this.#work();
    });
  }

  /** What was missed while nobody listened: a stop between the store and the journal. */
  async catchUp(): Promise<void> {
    for (const kept of this.#context.contributions.values())
      if (isInDraft(kept.stage) && kept.page) await this.#settle(kept, kept.page);
  }

  /** Resolves once what was told so far is done, or is to wait for a disk. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    clearTimeout(this.#again);
    await this.#working;
  }

  #work(): void {
    if (this.#working || this.#isClosed) return;
    this.#working = this.#doAll().finally(() => {
      this.#working = undefined;
    });
  }

  /** In the order in which they came. */
  async #doAll(): Promise<void> {
    while (this.#events.length > 0 && !this.#isClosed)
      try {
        await this.#do(this.#events[0]!);
        this.#events.shift();
      } catch (error) {
        console.error(`workshop: what the store did is not noted for now: ${(error as Error).message}`);
        clearTimeout(this.#again);
        this.#again = setTimeout(() => this.#work(), AGAIN).unref();
        return;
      }
  }

  async #do(event: StoreEvent): Promise<void> {
    if (event.kind === 'pulled') return this.catchUp();
    if (event.kind === 'published') {
      for (const key of event.keys)
        for (const { id } of this.#inDraft(key)) await this.#context.change(id, { stage: 'published' });
      return;
    }
    for (const kept of this.#inDraft(event.key))
      if (event.kind === 'discarded') await this.#givenUp(kept, event.by);
      else await this.#moved(kept);
  }

  /** As the draft is now: events that wait may be of yesterday. */
  async #moved(kept: Kept): Promise<void> {
    const draft = await this.#context.store.draft(kept.page!);
    const now = this.#context.contributions.get(kept.id)!;
    if (!draft || !isInDraft(now.stage) || now.stage === stageOf(draft.status)) return;
    await this.#context.change(kept.id, { stage: stageOf(draft.status) });
  }

  /** Through the editor: who did it says so there. */
  async #givenUp(kept: Kept, by: string): Promise<void> {
    if (!isInDraft(this.#context.contributions.get(kept.id)!.stage)) return;
    const isOwn = by === this.#context.signature(kept.by).name;
    await this.#context.change(
      kept.id,
      { stage: isOwn ? 'withdrawn' : 'refused', next: null },
      isOwn
        ? undefined
        : this.#context.note(`Ce brouillon a été abandonné par ${by}.`, { name: by, role: 'reviewer' }),
    );
  }

  async #settle(kept: Kept, key: EntryKey): Promise<void> {
    const { store } = this.#context;
    if (await store.draft(key)) return this.#moved(kept);
    const published = (await store.publishedEntry(key))?.text;
    const isThere = published !== undefined && holds(published, kept, key);
    await this.#context.change(
      kept.id,
      isThere ? { stage: 'published' } : { stage: 'refused', next: null },
      isThere
        ? undefined
        : this.#context.note('Ce brouillon n’est plus dans la file de relecture.', {
            name: 'L’atelier',
            role: 'reviewer',
          }),
    );
  }

  #inDraft(key: EntryKey): Kept[] {
    return [...this.#context.contributions.values()].filter(
      ({ page, stage }) => page && nameOf(page) === nameOf(key) && isInDraft(stage),
    );
  }
}

/** Whether what was sent is in what is published. */
export function holds(published: string, kept: Kept, key: EntryKey): boolean {
  if (kept.kind === 'answer') return holdsAnswer(published, kept);
  // A new entry is there, or is not.
  if (kept.original === undefined || kept.sentText === undefined) return true;
  const merged = mergeTexts(key, kept.original, published, kept.sentText);
  return !merged.isDisputed && merged.text === published;
}
