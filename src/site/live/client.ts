/** The server's side of the process that renders: started, asked, and started again where it died. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { PortalFacts } from './facts.ts';
import type { EntryName, LiveOptions } from './live-portal.ts';
import type { Answer, Order } from './messages.ts';
import type { PreviewPage, PreviewText } from './previews.ts';

export type { PreviewPage, PreviewText } from './previews.ts';
export type { KnownEntry, PortalFacts } from './facts.ts';
export type { EntryName } from './live-portal.ts';

export type LiveEvent =
  /** Addresses from the portal's root, of the entries that have a page. */
  | { kind: 'visible'; commit: string; addresses: string[] }
  | { kind: 'searchable'; commit: string }
  /** The portal stays as it was; a French sentence. */
  | { kind: 'failed'; commit: string; message: string };

/** The portal that is served, kept up to date with what is published. */
export interface Live {
  /** @param commit what the content folder holds from now on */
  update(commit: string, first: readonly EntryName[]): void;
  /** @throws LiveError */
  preview(text: PreviewText): Promise<PreviewPage>;
  /** What the portal is, as it is shown. @throws LiveError */
  facts(): Promise<PortalFacts>;
  /** Commits that are seen, and that the search has; undefined before the first. */
  state(): { visible: string | undefined; searchable: string | undefined };
  on(listener: (event: LiveEvent) => void): () => void;
  close(): Promise<void>;
}

/** What cannot be shown for now, in French. */
export class LiveError extends Error {
  override name = 'LiveError';
}

export interface LiveProcess extends Omit<LiveOptions, 'doors'> {
  /** File of the process: it calls `runLive`. */
  module: string;
  /** Told what went wrong, for the log of whoever looks after the portal. */
  onLog?: (message: string) => void;
}

/** Deaths without an update in between: beyond, it is left alone until the next update. */
const DEATHS = 3;
const PATIENCE = 20_000;

const BUSY = 'L’aperçu n’est pas prêt : le portail se prépare. Réessayez dans un instant.';

export const startLive = (options: LiveProcess): Live => new LiveClient(options);

interface Update {
  id: number;
  commit: string;
  first: readonly EntryName[];
  isVisible: boolean;
}

interface Waiting {
  /** With what was asked for. */
  resolve: (answer: unknown) => void;
  reject: (error: LiveError) => void;
}

class LiveClient implements Live {
  readonly #module: string;
  readonly #options: Omit<LiveOptions, 'doors'>;
  readonly #log: (message: string) => void;
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #waiting = new Map<number, Waiting>();
  /** Updates that are not whole yet, in their order. */
  #updates: Update[] = [];
  #state: { visible: string | undefined; searchable: string | undefined } = {
    visible: undefined,
    searchable: undefined,
  };
  #child: ChildProcess | undefined;
  #id = 0;
  #deaths = 0;
  #isClosed = false;

  constructor({ module, onLog = () => {}, ...options }: LiveProcess) {
    this.#module = module;
    this.#options = options;
    this.#log = onLog;
  }

  update(commit: string, first: readonly EntryName[]): void {
    const update = { id: ++this.#id, commit, first, isVisible: false };
    this.#updates.push(update);
    this.#deaths = 0;
    if (!this.#child) this.#start();
    else this.#send({ do: 'update', id: update.id, first });
  }

  preview(text: PreviewText): Promise<PreviewPage> {
    return this.#ask((id) => ({ do: 'preview', id, text }));
  }

  facts(): Promise<PortalFacts> {
    return this.#ask((id) => ({ do: 'facts', id }));
  }

  #ask<Answered>(order: (id: number) => Order): Promise<Answered> {
    if (!this.#child) this.#start();
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, (one) => one.reject(new LiveError(BUSY))), PATIENCE);
      const done = <T>(then: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      };
      this.#waiting.set(id, { resolve: done(resolve as (answer: unknown) => void), reject: done(reject) });
      this.#send(order(id));
    });
  }

  state() {
    return { ...this.#state };
  }

  on(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    const child = this.#child;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.disconnect();
    });
  }

  #start(): void {
    if (this.#isClosed) return;
    const child = fork(this.#module, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child = child;
    givesWay(child);
    child.stderr?.on('data', (data: Buffer) => this.#log(data.toString()));
    child.on('message', (answer: Answer) => this.#hear(answer));
    child.on('error', (error) => this.#log(error.message));
    child.on('exit', () => this.#died());
    this.#send({ do: 'start', options: this.#options });
    for (const { id, first } of this.#updates) this.#send({ do: 'update', id, first });
  }

  #send(order: Order): void {
    // A child that has just died is heard of by its exit.
    if (this.#child?.connected) this.#child.send(order, () => {});
  }

  #died(): void {
    this.#child = undefined;
    for (const id of this.#waiting.keys()) this.#settle(id, (one) => one.reject(new LiveError(BUSY)));
    if (this.#isClosed || this.#updates.length === 0) return;
    if (++this.#deaths < DEATHS) this.#start();
    else {
      this.#log('The process that renders the portal died several times.');
      this.#tell({ kind: 'failed', commit: this.#updates.at(-1)!.commit, message: BROKEN });
      this.#updates = [];
    }
  }

  #hear(answer: Answer): void {
    switch (answer.kind) {
      case 'visible':
        return this.#visible(answer.upTo, answer.addresses);
      case 'whole':
        for (const { commit } of this.#take(answer.upTo)) {
          this.#state.searchable = commit;
          this.#tell({ kind: 'searchable', commit });
        }
        return;
      case 'failed': {
        this.#log(answer.message);
        const message = answer.isContent ? answer.message : BROKEN;
        for (const { commit } of this.#take(answer.upTo)) this.#tell({ kind: 'failed', commit, message });
        return;
      }
      case 'fault':
        return this.#log(`${answer.address}: ${answer.message}`);
      case 'preview':
        return this.#settle(answer.id, ({ resolve }) => resolve(answer.page));
      case 'facts':
        return this.#settle(answer.id, ({ resolve }) => resolve(answer.facts));
      case 'answer-failed':
        this.#log(answer.message);
        return this.#settle(answer.id, ({ reject }) => reject(new LiveError(NO_PREVIEW)));
    }
  }

  /** Several publications may be seen at once: each is told, to whoever waits for it. */
  #visible(upTo: number, addresses: string[]): void {
    for (const update of this.#updates) {
      if (update.id > upTo || update.isVisible) continue;
      update.isVisible = true;
      this.#state.visible = update.commit;
      this.#tell({ kind: 'visible', commit: update.commit, addresses });
    }
  }

  /** Those that are over, which are then no longer waited for. */
  #take(upTo: number): Update[] {
    const over = this.#updates.filter(({ id }) => id <= upTo);
    this.#updates = this.#updates.filter(({ id }) => id > upTo);
    return over;
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #settle(id: number, how: (one: Waiting) => void): void {
    const one = this.#waiting.get(id);
    if (!one) return;
    this.#waiting.delete(id);
    how(one);
  }
}

/** The server that people wait for goes first, on a machine with two processors. */
function givesWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems do not let it; it only takes longer then.
  }
}

const BROKEN =
  'Le portail n’a pas pu être mis à jour, à cause d’une erreur du programme et non de vos textes. Ce qui est publié est gardé ; les pages d’avant restent en place.';
const NO_PREVIEW =
  'L’aperçu n’a pas pu être préparé, à cause d’une erreur du programme et non de votre texte. Rien n’est perdu.';
