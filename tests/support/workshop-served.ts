/** A workshop, started whole over content of its own, and whoever comes with a phone: over a socket, as they do. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWorkshop } from '../../cms/workshop/start.ts';
import type { RunningWorkshop, WorkshopOptions } from '../../cms/workshop/start.ts';
import { NOW, temporary } from './built.ts';
import { makeRepository } from './cms.ts';
import { INFO } from './workshop.ts';

const WITHOUT_EDITOR = fileURLToPath(new URL('live-process.ts', import.meta.url));

export const CODES = { contributor: '482915', reviewer: '731064' };

export interface ServedWorkshop extends RunningWorkshop {
  /** Its folder; the repository is in `origin`. */
  folder: string;
  logged: string[];
}

interface Options extends Partial<WorkshopOptions> {
  /** Writes the content into an empty folder, which is then a repository. */
  write: (folder: string) => void;
}

/** Closed, its folders are taken away. */
export async function serveWorkshop({ write, ...options }: Options): Promise<ServedWorkshop> {
  const { folder, remove } = temporary();
  const origin = join(folder, 'origin');
  write(origin);
  makeRepository(origin);
  const logged: string[] = [];
  const running = await startWorkshop({
    origin,
    state: join(folder, 'state'),
    info: INFO,
    codes: CODES,
    port: 5100,
    interfaces: [],
    now: NOW,
    module: WITHOUT_EDITOR,
    onLog: (message) => logged.push(message),
    ...options,
  });
  return {
    ...running,
    folder,
    logged,
    close: async () => {
      await running.close();
      remove();
    },
  };
}

/** Somebody who came in. */
export class Phone {
  cookie = '';
  token = '';
  readonly url: string;

  /** @param url of the portal, without a final slash */
  constructor(url: string) {
    this.url = url;
  }

  async ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        Accept: 'text/html',
        Origin: new URL(this.url).origin,
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...init.headers,
      },
    });
    const set = response.headers.get('set-cookie')?.split(';')[0];
    if (set) this.cookie = set;
    return response;
  }

  text = async (path: string): Promise<string> => (await this.ask(path)).text();

  /** @returns where it leads, from the portal's root */
  async post(path: string, fields: Record<string, string>): Promise<string> {
    const body = new URLSearchParams({ jeton: this.token, ...fields }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.#leads(await this.ask(path, { method: 'POST', body, headers }));
  }

  async send(path: string, fields: Record<string, string>, photo?: Blob): Promise<string> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ jeton: this.token, ...fields })) body.append(name, value);
    if (photo) body.append('photo', photo, 'photo.jpg');
    return this.#leads(await this.ask(path, { method: 'POST', body }));
  }

  keep(own: string, values: Record<string, string[]>, revision: number): Promise<Response> {
    return this.ask(`${own}garder`, {
      method: 'POST',
      body: JSON.stringify({ values, revision }),
      headers: { 'Content-Type': 'application/json', 'X-Jeton': this.token },
    });
  }

  /** As the script of a form does. */
  async photograph(own: string, photo: Blob): Promise<void> {
    const answer = await this.ask(`${own}photo?name=photo.jpg`, {
      method: 'POST',
      body: photo,
      headers: { 'X-Jeton': this.token },
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  async #leads(response: Response): Promise<string> {
    const to = response.headers.get('location');
    if (to === null) throw new Error(`${response.status}: ${(await response.text()).slice(0, 300)}`);
    return to;
  }

  async enter(nom: string, code: string = CODES.contributor): Promise<this> {
    await this.post('/atelier/entrer', { nom, code, citer: 'oui' });
    this.token = /name="jeton" value="([^"]+)"/.exec(await this.text('/atelier/'))?.[1] ?? '';
    return this;
  }

  /** @returns the address of a contribution that is begun, from the portal's root */
  async begin(sorte: string): Promise<string> {
    return (await this.post('/atelier/commencer', { sorte })).replace(/modifier$/, '');
  }
}

/** Resolves once pages are there: the first time, they are compiled. */
export async function untilReady(url: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const response = await fetch(`${url}/atelier/`);
    await response.arrayBuffer();
    if (response.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the workshop is not ready');
}
