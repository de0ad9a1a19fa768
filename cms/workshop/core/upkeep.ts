/** What is done without being asked: sends that were cut short, contacts that are sixty days old, photos that nobody names. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { Context } from './context.ts';
import type { Photos } from './photos.ts';
import type { Sender } from './send.ts';

/** Milliseconds. */
const SENDS_EACH = 15_000;
const CONTACTS_EACH = 6 * 3_600_000;

interface UpkeepParts {
  context: Context;
  sender: Sender;
  photos: Photos;
}

export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #timers: NodeJS.Timeout[] = [];
  #sending: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  /** Resolves once what was to be sent is sent, or waits for a disk. */
  async start(): Promise<void> {
    const { context, photos } = this.#parts;
    const named = [...context.contributions.values()].flatMap((kept) => kept.photos.map(({ hash }) => hash));
    await photos.sweep(new Set(named));
    await this.#sendAll();
    this.#timers.push(
      setInterval(() => void this.#sendAll(), SENDS_EACH).unref(),
      setInterval(() => void context.contacts.purge().catch(told), CONTACTS_EACH).unref(),
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#sending;
  }

  #sendAll(): Promise<void> {
    this.#sending ??= this.#sendEach().finally(() => (this.#sending = undefined));
    return this.#sending;
  }

  /** In the order in which they were begun; the store refuses one, the others go on. */
  async #sendEach(): Promise<void> {
    const { context, sender } = this.#parts;
    const waiting = [...context.contributions.values()].filter(({ sending }) => sending);
    for (const { id } of waiting) {
      if (this.#isClosed) return;
      try {
        await context.locks.some([id], async () => {
          if (context.contributions.get(id)?.sending) await sender.deliver(id, true);
        });
      } catch (error) {
        told(error);
        if (error instanceof StoreRefusal && error.code === 'disk') return;
      }
    }
  }
}

const told = (error: unknown): void => console.error(`workshop: ${(error as Error).message}`);
