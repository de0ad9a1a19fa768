/** Takes records into git, one after the other, in the order of the journal; what fails is tried again. */
import type { StoreRecord } from './records.ts';

interface Waiting {
  record: StoreRecord;
  done: (commit: string | undefined) => void;
  failed: (error: unknown) => void;
}

const PATIENCE = { first: 500, most: 30_000 };

export interface FollowerOptions {
  /** Does it, and remembers that it is done. */
  follow: (record: StoreRecord) => Promise<string | undefined>;
  /** Told each time that it does not work, with what git or the disk says: for a log, and to mend what can be. */
  troubled: (error: unknown) => Promise<void>;
}

export class Follower {
  readonly #options: FollowerOptions;
  readonly #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #idle: (() => void)[] = [];
  #isClosed = false;
  #wake: (() => void) | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** @returns the commit, once it is made; rejects at the first try that fails, and goes on trying */
  push(record: StoreRecord): Promise<string | undefined> {
    const made = new Promise<string | undefined>((done, failed) => {
      this.#queue.push({ record, done, failed });
    });
    // Most do not wait for it.
    made.catch(() => {});
    this.#wake?.();
    this.#running ??= this.#run();
    return made;
  }

  get isIdle(): boolean {
    return this.#queue.length === 0;
  }

  /** Resolves once nothing is left to do. */
  settled(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  /** What is begun is ended; what is left is done at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let wait = PATIENCE.first; this.#queue.length > 0 && !this.#isClosed;) {
      const { record, done, failed } = this.#queue[0]!;
      try {
        done(await this.#options.follow(record));
        this.#queue.shift();
        wait = PATIENCE.first;
      } catch (error) {
        failed(error);
        await this.#options.troubled(error);
        await this.#pause(wait);
        wait = Math.min(wait * 2, PATIENCE.most);
      }
    }
    // At once with the look at the queue: what is pushed now begins again.
    this.#running = undefined;
    if (this.isIdle) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Cut short by whatever comes: the trouble may be over. */
  #pause(milliseconds: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
