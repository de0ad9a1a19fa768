/**
 * What every part of the workshop works with: its journal, its state, the store, the clock, and the one way by which
 * something of it is written. The desks of authors, of reviewers and of the end are built on it.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Locks } from '../../store/locks.ts';
import type { EntryKey, Person, Store } from '../../store/types.ts';
import type { Note, Participant, Role, WorkshopEvent, Resumed, WorkshopInfo } from '../types.ts';
import { Contacts } from './contacts.ts';
import { newId, shownId } from './ids.ts';
import { Log } from './log.ts';
import { contributionOf } from './records.ts';
import type { Kept, Patch, WorkshopRecord, WorkshopState } from './records.ts';
import { isShown } from './stages.ts';

export interface ContextOptions {
  /** A folder of the workshop's own: `journal`, `photos/`, `contacts.json`. */
  state: string;
  store: Store;
  info: WorkshopInfo;
  resumed?: Resumed | undefined;
  /** Milliseconds since 1970; the clock of the machine where absent. */
  now?: (() => number) | undefined;
  /** YYYY-MM-DD, where the portal's clock is fixed. */
  today?: string | undefined;
  /** Of the portal; French where absent. */
  locale?: string | undefined;
  /** Bytes that the journal may hold beyond what is true now. */
  room?: number | undefined;
}

/** What leaves over the network is made there: whole texts, which no stop may leave behind. */
const COPIES = 'copies';

export class Context {
  readonly store: Store;
  readonly folder: string;
  readonly locale: string;
  readonly now: () => number;
  readonly contacts: Contacts;
  /** By contribution: what two ask at the same time is done one after the other. By entry: `nameOf(key)`. */
  readonly locks = new Locks();
  readonly #log: Log;
  readonly #today: string | undefined;
  readonly #listeners = new Set<(event: WorkshopEvent) => void>();

  private constructor(options: ContextOptions, log: Log, contacts: Contacts) {
    this.store = options.store;
    this.folder = options.state;
    this.locale = options.locale ?? 'fr';
    this.now = options.now ?? Date.now;
    this.#today = options.today;
    this.contacts = contacts;
    this.#log = log;
  }

  /** @throws JournalError where the journal is damaged; StoreRefusal where the disk is full */
  static async open(options: ContextOptions): Promise<Context> {
    await mkdir(join(options.state, 'photos'), { recursive: true, mode: 0o700 });
    await rm(join(options.state, COPIES), { recursive: true, force: true });
    const contacts = await Contacts.open(join(options.state, 'contacts.json'), options.now ?? Date.now);
    const log = await Log.open(join(options.state, 'journal'), options.room);
    const context = new Context(options, log, contacts);
    const info = infoNow(options, log.state);
    if (JSON.stringify(info) !== JSON.stringify(log.state.info)) await context.setInfo(info);
    return context;
  }

  /** What the animator said, and the event once it is made. */
  get info(): WorkshopInfo {
    return this.#log.state.info!;
  }

  /** By identifier, in the order in which they came. */
  get people(): ReadonlyMap<string, Participant> {
    return this.#log.state.people;
  }

  /** By identifier, in the order in which they were begun. */
  get contributions(): ReadonlyMap<string, Kept> {
    return this.#log.state.contributions;
  }

  /** Those of an entry, whatever became of them; those that were begun on it and never sent are none. */
  contributionsOf({ collection, slug }: EntryKey): Kept[] {
    return [...this.contributions.values()].filter(
      ({ page, stage }) => page?.collection === collection && page.slug === slug && stage !== 'begun',
    );
  }

  /** What else was to be known after a restart, by name: « finished », « exported ». */
  fact(name: string): unknown {
    return this.#log.state.facts.get(name);
  }

  setFact(name: string, value: unknown): Promise<void> {
    return this.write({ op: 'fact', name, value });
  }

  setInfo(info: WorkshopInfo): Promise<void> {
    return this.write({ op: 'info', info });
  }

  /** Resolves once the disk has it, and the state with it. @throws StoreRefusal */
  write(record: WorkshopRecord): Promise<void> {
    return this.#log.append(record);
  }

  /**
   * The one way by which a contribution changes stage: kept, then told to pages that are open.
   * @param patch null takes a value out. @param word of the reviewer or of the author, added to those that are there
   */
  async change(id: string, patch: Patch, word?: Note): Promise<Kept> {
    const before = this.contributions.get(id);
    await this.write({ op: 'change', id, time: this.time(), patch, word });
    const after = this.contributions.get(id)!;
    if (before && before.stage !== after.stage) this.#tell(after, before);
    return after;
  }

  /** A word, to be given to `change`. */
  note(text: string, by: { name: string; role: Role }): Note {
    return { id: newId(), by: by.name, role: by.role, time: this.time(), text };
  }

  /** ISO 8601, UTC. */
  time(): string {
    return new Date(this.now()).toISOString();
  }

  /** YYYY-MM-DD: of the clock that is fixed, else where the workshop is. */
  today(): string {
    if (this.#today) return this.#today;
    const here = new Date(this.now());
    const two = (value: number) => String(value).padStart(2, '0');
    return `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`;
  }

  /**
   * Under which name somebody writes into git, which leaves with the content: theirs where they agreed to be named,
   * else the rank in which they came.
   */
  signature(who: {
    id: string;
    name: string;
    role?: Role | undefined;
    credit?: boolean | undefined;
  }): Person {
    const person = this.people.get(who.id);
    const role = who.role ?? person?.role ?? 'contributor';
    if (person?.credit ?? (who.credit || role === 'reviewer'))
      return { name: identityOf(person?.name ?? who.name), role };
    const rank = [...this.people.keys()].indexOf(who.id) + 1;
    return { name: rank > 0 ? `Une personne (${rank})` : 'Une personne', role };
  }

  /** A folder of its own for a copy that leaves; those that a stop left are gone at the next opening. */
  async copyFolder(): Promise<string> {
    const folder = join(this.folder, COPIES);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return mkdtemp(join(folder, 'copie-'));
  }

  on(listener: (event: WorkshopEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: WorkshopEvent): void {
    for (const listener of this.#listeners)
      try {
        listener(event);
      } catch (error) {
        // What is done is done, whatever those who are told make of it.
        console.error('workshop: a listener failed', error);
      }
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  /** What is personal goes: journal, photos, contacts, copies that were leaving. Nothing is written afterwards. */
  async erase(): Promise<void> {
    await this.close();
    await this.contacts.erase();
    for (const name of ['journal', 'journal.new', 'photos', 'contacts.json', COPIES])
      await rm(join(this.folder, name), { recursive: true, force: true });
  }

  /** Nothing of what was not sent, nor what it holds; a name where its owner agrees. */
  #tell(after: Kept, before: Kept): void {
    if (!isShown(after.stage) && !isShown(before.stage)) return;
    const { id, stage, title, kind, by } = contributionOf(after);
    this.emit({
      kind: 'contribution',
      id: shownId(id),
      stage,
      title: isShown(stage) ? title : '',
      contributionKind: kind,
      by: by.credit ? by.name : undefined,
    });
  }
}

/** What git keeps of a name: a draft is known to be its author's by what is read back. Pages show it as it was typed. */
const identityOf = (name: string): string =>
  name.replace(/[<>]/g, '').replace(/\s+/g, ' ').trim() || 'Anonyme';

/** Prepared the day before, it is of the day on which it takes place; announced, or begun, it keeps its day. */
function infoNow({ info, resumed }: ContextOptions, state: WorkshopState): WorkshopInfo {
  // The event that was recognised was that of its day.
  const event = info.event ?? (state.info?.day === info.day ? state.info.event : undefined);
  const isUsed = [...state.contributions.values()].some(({ stage }) => stage !== 'begun');
  const isMoved = resumed !== undefined && info.day < resumed.day && !event && !isUsed;
  return { ...info, ...(isMoved ? resumed : {}), event };
}
