/** What every part of the store works with: state, journal, git, and the one way by which something is written. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweep } from '../git/debris.ts';
import { readRef } from '../git/refs.ts';
import { Attempts } from './attempts.ts';
import { dayIn } from './days.ts';
import { Blobs } from './blobs.ts';
import { Commits } from './commits.ts';
import { Follower } from './follower.ts';
import { holdFolder } from './hold.ts';
import { Journal, sweepParts, writeSynced } from './journal.ts';
import { Locks } from './locks.ts';
import { journalIds, readDrafts, readMain } from './read-git.ts';
import type { Decided, StoreRecord } from './records.ts';
import { StoreRefusal } from './refusal.ts';
import { openRepository } from './repository.ts';
import type { Repository } from './repository.ts';
import { State } from './state.ts';
import type { StoreEvent, StoreOptions } from './types.ts';

/** Bytes: beyond, a journal that git has whole is put away. */
const JOURNAL_ROOM = 4 * 1024 * 1024;

export interface Written<R extends StoreRecord = StoreRecord> {
  record: R;
  /** The commit, once git has it; rejects where git cannot for now. */
  made: Promise<string | undefined>;
}

export class Core {
  readonly repository: Repository;
  readonly blobs: Blobs;
  readonly attempts: Attempts;
  readonly pictures: string;
  readonly now: () => number;
  readonly state = new State();
  readonly locks = new Locks();
  /** Names of pictures whose save is under way, with their blobs. */
  readonly reserved = new Map<string, string>();
  readonly #folder: string;
  readonly #today: string | undefined;
  readonly #commits: Commits;
  readonly #follower: Follower;
  /** Of a process before this one: whether its git ended them is not known. */
  readonly #recovered = new Set<string>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #release: () => Promise<void>;
  #journal!: Journal<StoreRecord>;
  #written = 0;
  #last = 0;
  #commit = '';
  #made: { n: number; commit: string | undefined } | undefined;
  #isClosed = false;

  private constructor(options: StoreOptions, repository: Repository, release: () => Promise<void>) {
    this.repository = repository;
    this.#release = release;
    this.#folder = options.state;
    this.now = options.now ?? Date.now;
    this.#today = options.today;
    this.pictures = join(options.state, 'pictures');
    this.blobs = new Blobs(repository.git, this.pictures);
    this.attempts = new Attempts(join(options.state, 'attempts'));
    this.#commits = new Commits(repository, this.pictures);
    this.#follower = new Follower({ follow: this.#follow, troubled: this.#mend });
  }

  /** @throws StoreRefusal where the origin is no content, or another process has the folder */
  static async open(options: StoreOptions): Promise<Core> {
    await mkdir(join(options.state, 'pictures'), { recursive: true });
    const release = await holdFolder(options.state);
    try {
      for (const folder of [options.state, join(options.state, 'pictures')]) await sweepParts(folder);
      const core = new Core(options, await openRepository(options), release);
      await core.#recover();
      return core;
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** The commit of what is published. */
  get commit(): string {
    return this.#commit;
  }

  /** The day, where the portal is. */
  readonly today = async (): Promise<string> => {
    if (this.#today) return this.#today;
    const settings = this.state.main.get('portal.yaml');
    return dayIn((settings && (await this.blobs.text(settings))) ?? '', this.now());
  };

  /** Resolves once the disk has it; then reads see it, and git follows. @throws StoreRefusal where the disk is full */
  async write<D extends Decided>(decided: D): Promise<Written<Extract<StoreRecord, { op: D['op'] }>>> {
    if (this.#isClosed) throw closed();
    const n = ++this.#last;
    const id = `${n.toString(36)}-${randomBytes(6).toString('hex')}`;
    const record = { ...decided, n, id, time: this.now() } as unknown as Extract<
      StoreRecord,
      { op: D['op'] }
    >;
    try {
      await this.#journal.append(record);
    } catch (error) {
      throw diskRefusal(error);
    }
    this.#written += JSON.stringify(record).length;
    this.#take(record);
    const made = this.#follower.push(record);
    if (this.#written > JOURNAL_ROOM) void this.#rotateSoon();
    return { record, made };
  }

  /** Picks up what is on main, as a fetch left it. Alone only. */
  async reload(): Promise<void> {
    const { git, main, prefix } = this.repository;
    this.#commit = (await readRef(git, main))!;
    this.state.main = await readMain(git, this.#commit, prefix);
    this.state.drafts.clear();
    for (const [name, draft] of await readDrafts(git, this.#commit, prefix))
      this.state.drafts.set(name, draft);
  }

  on(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: StoreEvent): void {
    for (const listener of this.#listeners)
      try {
        listener(event);
      } catch (error) {
        // What is done is done, whatever those who are told make of it.
        console.error('store: a listener failed', error);
      }
  }

  settled(): Promise<void> {
    return this.#follower.settled();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.locks.alone(async () => {
      this.#isClosed = true;
    });
    await this.#follower.close();
    await this.#journal.close();
    await this.#release();
  }

  /** In memory: reads see it. */
  #take(record: StoreRecord): void {
    if ('files' in record)
      for (const { oid, text, picture } of record.files) {
        if (oid === null) continue;
        if (text !== undefined) this.blobs.hold(oid, { text });
        else if (picture !== undefined) this.blobs.hold(oid, { picture });
      }
    if (record.op === 'save' && record.sent) this.blobs.hold(record.sent.oid, { text: record.sent.text });
    this.state.apply(record);
  }

  /** Into git; then it is remembered as done. */
  readonly #follow = async (record: StoreRecord): Promise<string | undefined> => {
    // Made, and not remembered as done: a full disk, say. It is not made twice.
    const { commit } =
      this.#made?.n === record.n
        ? this.#made
        : (this.#made = {
            n: record.n,
            commit: await this.#commits.make(record, this.#recovered.has(record.id)),
          });
    await writeSynced(join(this.#folder, 'applied'), `${record.n}\n`);
    if ('files' in record) for (const { oid } of record.files) if (oid !== null) this.blobs.release(oid);
    if (record.op === 'save' && record.sent) this.blobs.release(record.sent.oid);
    if (record.op === 'publish' && commit) {
      this.#commit = commit;
      this.emit({ kind: 'published', keys: record.keys, by: record.by.name, commit });
    }
    return commit;
  };

  /** A lock that a killed git left would stop all that follows. */
  readonly #mend = async (error: unknown): Promise<void> => {
    console.error(`store: git does not follow for now, and will be tried again: ${(error as Error).message}`);
    await sweep(this.repository.git.dir).catch(() => {});
  };

  /** What was acknowledged and is not in git is done now, in order; what is there already is not done twice. */
  async #recover(): Promise<void> {
    const { journal, entries } = await Journal.open<StoreRecord>(join(this.#folder, 'journal'));
    this.#journal = journal;
    try {
      const applied = Number(await readFile(join(this.#folder, 'applied'), 'utf8').catch(() => '0')) || 0;
      const rest = entries.filter(({ n }) => n > applied);
      this.#last = Math.max(applied, entries.at(-1)?.n ?? 0);
      await sweep(this.repository.git.dir);
      // Git follows in order: what it has was done, and all that came before.
      const known = rest.length > 0 ? await journalIds(this.repository.git) : new Set<string>();
      const end = rest.findLast(({ id }) => known.has(id));
      if (end) rest.splice(0, rest.indexOf(end) + 1);
      // Cut short, perhaps, between main and its drafts.
      if (end?.op === 'publish') await this.#commits.make(end, true);
      await this.reload();
      for (const record of rest) {
        this.#recovered.add(record.id);
        this.#take(record);
        void this.#follower.push(record);
      }
      if (rest.length === 0 && entries.length > 0) await this.#rotate();
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  async #rotateSoon(): Promise<void> {
    this.#written = 0;
    await this.settled();
    if (!this.#isClosed)
      await this.locks.alone(async () => {
        if (this.#follower.isIdle && !this.#isClosed) await this.#rotate();
      });
  }

  /** Git has it all: the journal begins anew, the one before stays beside it. Where the disk refuses, it is another time. */
  async #rotate(): Promise<void> {
    try {
      await writeSynced(join(this.#folder, 'applied'), `${this.#last}\n`);
      this.#journal = await this.#journal.renew(join(this.#folder, 'journal'));
      for (const name of await readdir(this.pictures)) await rm(join(this.pictures, name), { force: true });
    } catch (error) {
      console.error(`store: the journal does not begin anew for now: ${(error as Error).message}`);
    }
  }
}

export const closed = (): StoreRefusal =>
  new StoreRefusal(
    'closed',
    'Le portail s’arrête : rien n’a été enregistré. Gardez votre texte, et recommencez quand il sera revenu.',
  );

/** Nothing was acknowledged, and nothing is written. */
export function diskRefusal(error: unknown): StoreRefusal {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
      ? 'le disque est plein. Faites de la place'
      : 'le disque ne répond pas comme il faut. Vérifiez-le';
  return new StoreRefusal(
    'disk',
    `L’enregistrement n’a pas pu se faire : ${why}, puis recommencez. Votre texte est encore à l’écran, ne fermez pas la page.`,
  );
}
