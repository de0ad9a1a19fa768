/**
 * Who renders the pages of the workshop: a process that holds the compiled pages, and nothing else. The server stays
 * small, and a page never waits behind the rebuilding of the portal, which is another process's.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { WorkshopPageModel } from '../../src/domain/models/workshop-types.ts';
import { LiveError } from '../../src/site/live/client.ts';

export interface Pages {
  /** The whole page, HTML. @throws LiveError */
  render(model: WorkshopPageModel): Promise<string>;
  close(): Promise<void>;
}

export type PageOrder = { id: number; model: WorkshopPageModel };
export type PageAnswer = { id: number; html: string } | { id: number; error: string };

export interface PagesOptions {
  /** Of the portal: compiled in. */
  base: string;
  onLog?: (message: string) => void;
}

const PROCESS = fileURLToPath(new URL('pages-process.ts', import.meta.url));
/** Milliseconds; compiling the pages, the first time of all, takes ten seconds and more. */
const PATIENCE = 60_000;

const BUSY = 'La page n’est pas prête : l’atelier se prépare. Rechargez dans un instant ; rien n’est perdu.';
const BROKEN =
  'La page n’a pas pu être préparée, à cause d’une erreur du programme et non de votre texte. Rien n’est perdu.';

export const startPages = (options: PagesOptions): Pages => new PagesClient(options);

interface Waiting {
  order: PageOrder;
  resolve: (html: string) => void;
  reject: (error: LiveError) => void;
  /** Asked again of another process where one died. */
  isSecond: boolean;
}

class PagesClient implements Pages {
  readonly #base: string;
  readonly #log: (message: string) => void;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #id = 0;
  #isClosed = false;

  constructor({ base, onLog = () => {} }: PagesOptions) {
    this.#base = base;
    this.#log = onLog;
    this.#start();
  }

  render(model: WorkshopPageModel): Promise<string> {
    if (this.#isClosed) return Promise.reject(new LiveError(BUSY));
    if (!this.#child) this.#start();
    const order = { id: ++this.#id, model };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.#settle(order.id, (one) => one.reject(new LiveError(BUSY))),
        PATIENCE,
      );
      const done = <T>(then: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      };
      this.#waiting.set(order.id, { order, resolve: done(resolve), reject: done(reject), isSecond: false });
      this.#send(order);
    });
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
    const child = fork(PROCESS, [this.#base], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child = child;
    child.stderr?.on('data', (data: Buffer) => this.#log(data.toString()));
    child.on('message', (answer: PageAnswer) => this.#hear(answer));
    child.on('error', (error) => this.#log(error.message));
    child.on('exit', () => this.#died());
  }

  #send(order: PageOrder): void {
    if (this.#child?.connected) this.#child.send(order, () => {});
  }

  /** What was asked of it is asked of the next one, once: a page that kills does not kill for ever. */
  #died(): void {
    this.#child = undefined;
    for (const [id, one] of this.#waiting) {
      if (this.#isClosed || one.isSecond) this.#settle(id, ({ reject }) => reject(new LiveError(BROKEN)));
      else {
        one.isSecond = true;
        if (!this.#child) this.#start();
        this.#send(one.order);
      }
    }
  }

  #hear(answer: PageAnswer): void {
    this.#settle(answer.id, ({ resolve, reject }) => {
      if ('html' in answer) return resolve(answer.html);
      this.#log(answer.error);
      reject(new LiveError(BROKEN));
    });
  }

  #settle(id: number, how: (one: Waiting) => void): void {
    const one = this.#waiting.get(id);
    if (!one) return;
    this.#waiting.delete(id);
    how(one);
  }
}
