/**
 * Phones and mails that authors leave for the reviewer's questions: in a file of their own that nobody else may read,
 * never in git nor in a journal, and erased sixty days later.
 */
import { chmod, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskRefusal } from '../../store/core.ts';
import { sweepParts, writeSynced } from '../../store/journal.ts';
import { StoreRefusal } from '../../store/refusal.ts';

/** What the portal promises. */
export const CONTACT_DAYS = 60;
const DAY = 86_400_000;
const MAX = 200;

interface Left {
  contact: string;
  /** Milliseconds since 1970. */
  time: number;
}

export class Contacts {
  readonly #path: string;
  readonly #now: () => number;
  #all: Map<string, Left>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, now: () => number, all: Map<string, Left>) {
    this.#path = path;
    this.#now = now;
    this.#all = all;
  }

  /** What is older than sixty days is erased. */
  static async open(path: string, now: () => number): Promise<Contacts> {
    // Phones are in what a stop left half-written too.
    await sweepParts(dirname(path));
    const text = await readFile(path, 'utf8').catch(() => '{}');
    const contacts = new Contacts(
      path,
      now,
      new Map(Object.entries(JSON.parse(text) as Record<string, Left>)),
    );
    // Of a full disk: they are told to nobody any more, and are erased once there is room.
    await contacts.purge().catch((error: Error) => console.error(`workshop: ${error.message}`));
    return contacts;
  }

  /** Of a contribution. */
  of(id: string): string | undefined {
    const left = this.#all.get(id);
    return left && this.#isKept(left) ? left.contact : undefined;
  }

  /** Empty takes it away. @throws StoreRefusal */
  async leave(id: string, contact: string): Promise<void> {
    const said = contact.replace(/\s+/g, ' ').trim();
    if (said.length > MAX)
      throw new StoreRefusal(
        'long-contact',
        `Ce contact est trop long (${said.length} signes) : un numéro ou une adresse, ${MAX} signes au plus.`,
      );
    await this.#change((all) => {
      if (said) all.set(id, { contact: said, time: this.#now() });
      else all.delete(id);
    });
  }

  /** What is older than sixty days. */
  async purge(): Promise<void> {
    if ([...this.#all.values()].every((left) => this.#isKept(left))) return;
    await this.#change((all) => {
      for (const [id, left] of all) if (!this.#isKept(left)) all.delete(id);
    });
  }

  async erase(): Promise<void> {
    await this.#writing;
    this.#all = new Map();
    await rm(this.#path, { force: true });
    await sweepParts(dirname(this.#path));
  }

  #isKept({ time }: Left): boolean {
    return this.#now() - time < CONTACT_DAYS * DAY;
  }

  /** One after the other: the file is whole each time. */
  #change(work: (all: Map<string, Left>) => void): Promise<void> {
    const change = this.#writing.then(async () => {
      const all = new Map(this.#all);
      work(all);
      try {
        await writeSynced(this.#path, JSON.stringify(Object.fromEntries(all)));
        await chmod(this.#path, 0o600);
      } catch (error) {
        throw diskRefusal(error);
      }
      this.#all = all;
    });
    this.#writing = change.catch(() => {});
    return change;
  }
}
