/**
 * The journal of the workshop, which forgets what was written over: forty people who type make a record each two seconds.
 * It is written anew, beside the old one, when it holds much more than what is true now.
 */
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Journal, syncFolder } from '../../store/journal.ts';
import { closed, diskRefusal } from '../../store/core.ts';
import { apply, emptyState, snapshot } from './records.ts';
import type { WorkshopRecord, WorkshopState } from './records.ts';

/** Bytes: below, nothing is worth forgetting. */
const ROOM = 4 * 1024 * 1024;

export class Log {
  readonly state: WorkshopState;
  readonly #path: string;
  readonly #room: number;
  #journal: Journal<WorkshopRecord>;
  /** Bytes that were written since the journal was new, and that it was new with. */
  #written: number;
  #whole: number;
  /** Those that write wait for it; it waits for those that were writing. */
  #anew: Promise<void> | undefined;
  readonly #writing = new Set<Promise<unknown>>();
  #isClosed = false;

  private constructor(path: string, room: number, journal: Journal<WorkshopRecord>, state: WorkshopState) {
    this.#path = path;
    this.#room = room;
    this.#journal = journal;
    this.state = state;
    this.#written = this.#whole = 0;
  }

  /** @param room bytes beyond what is true now. @throws JournalError where what is there is damaged */
  static async open(path: string, room = ROOM): Promise<Log> {
    // Cut short while it was written anew: the one that it was made from is whole.
    await rm(`${path}.new`, { force: true });
    const { journal, entries } = await Journal.open<WorkshopRecord>(path);
    const state = emptyState();
    for (const record of entries) apply(state, record);
    const log = new Log(path, room, journal, state);
    log.#written = (await stat(path)).size;
    log.#whole = snapshot(state).reduce((sum, record) => sum + sizeOf(record), 0);
    log.#look();
    return log;
  }

  /** Resolves once the disk has it, and the state with it. @throws StoreRefusal where it is not kept */
  async append(record: WorkshopRecord): Promise<void> {
    while (this.#anew) await this.#anew;
    if (this.#isClosed) throw closed();
    const work = this.#journal.append(record).catch((error: unknown) => {
      throw diskRefusal(error);
    });
    this.#writing.add(work);
    try {
      await work;
    } finally {
      this.#writing.delete(work);
    }
    apply(this.state, record);
    this.#written += sizeOf(record);
    this.#look();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#anew;
    await this.#journal.close();
  }

  #look(): void {
    if (this.#anew || this.#isClosed || this.#written < 2 * this.#whole + this.#room) return;
    this.#anew = this.#writeAnew().finally(() => (this.#anew = undefined));
  }

  async #writeAnew(): Promise<void> {
    await Promise.allSettled(this.#writing);
    const aside = `${this.#path}.new`;
    // What its callers have been told is in the state by now.
    await new Promise((done) => setImmediate(done));
    const records = snapshot(this.state);
    const size = records.reduce((sum, record) => sum + sizeOf(record), 0);
    try {
      await writeAll(aside, records);
      await this.#journal.close();
      try {
        await rename(aside, this.#path);
        await syncFolder(dirname(this.#path));
      } finally {
        this.#journal = (await Journal.open<WorkshopRecord>(this.#path)).journal;
      }
    } catch (error) {
      // A full disk, say: the old one goes on.
      console.error(`workshop: the journal is not written anew for now: ${(error as Error).message}`);
      await rm(aside, { force: true }).catch(() => {});
    }
    this.#whole = this.#written = size;
  }
}

async function writeAll(path: string, records: readonly WorkshopRecord[]): Promise<void> {
  const { journal } = await Journal.open<WorkshopRecord>(path);
  try {
    await Promise.all(records.map((record) => journal.append(record)));
  } finally {
    await journal.close();
  }
}

const sizeOf = (record: WorkshopRecord): number => Buffer.byteLength(JSON.stringify(record)) + 10;
