/** The pages and calls of a workshop over the one in memory; a page is answered as its model, in JSON. */
import type { Hono } from 'hono';
import { Sessions } from '../../cms/server/session.ts';
import { Tries } from '../../cms/server/tries.ts';
import { workshopApp } from '../../cms/workshop/http/app.ts';
import type { WorkshopAppOptions } from '../../cms/workshop/http/app.ts';
import type { Env } from '../../cms/workshop/http/context.ts';
import type { SiteModel } from '../../src/domain/models/base-types.ts';
import type { WorkshopPageModel } from '../../src/domain/models/workshop-types.ts';
import type { PortalFacts } from '../../src/site/live/client.ts';
import { FakeWorkshop } from './workshop.ts';

export const HOST = '192.168.1.20:4331';
export const ORIGIN = `http://${HOST}`;
export const CODES = { contributor: '482915', reviewer: '731064' };
export const BASE = '/pays';
export const ROOT = `${BASE}/atelier`;
export const NOON = Date.parse('2026-12-01T12:00:00Z');

const site = {
  name: 'Les Trois Vallées',
  locale: 'fr',
  base: BASE,
  origin: 'https://trois-vallees.example',
  timeZone: 'Europe/Paris',
} as SiteModel;

export const FACTS: PortalFacts = {
  site,
  themes: [{ value: 'culture', label: 'Culture' }],
  names: { actors: ['Le Plot'], communes: ['Saint-Aubin'] },
  entries: [
    {
      type: 'actor',
      slug: 'le-plot',
      title: 'Le Plot',
      detail: 'Saint-Aubin',
      href: `${BASE}/annuaire/le-plot/`,
    },
    {
      type: 'question',
      slug: 'ou-trouver',
      title: 'Où trouver un four à pain ?',
      detail: '',
      href: `${BASE}/questions/ou-trouver/`,
    },
  ],
};

export interface Stand {
  app: Hono<Env>;
  workshop: FakeWorkshop;
  logged: string[];
  previewed: { key: { collection: string; slug: string }; assets: number }[];
  /** Milliseconds since 1970; moves when the test says so. */
  clock: { now: number };
}

export function stand(options: Partial<WorkshopAppOptions> = {}): Stand {
  const clock = { now: NOON };
  const now = () => clock.now;
  const workshop = new FakeWorkshop({ now, published: { 'actors/le-plot': 'Le Plot' } });
  const logged: string[] = [];
  const previewed: Stand['previewed'] = [];
  const app = workshopApp({
    workshop,
    facts: () => Promise.resolve(FACTS),
    pages: { render: (model) => Promise.resolve(JSON.stringify(model)) },
    sessions: new Sessions({ key: new Uint8Array(32).fill(7), codes: CODES, now }),
    tries: new Tries(now),
    previews: {
      make: (key, _text, assets) => {
        previewed.push({ key, assets: assets.length });
        return Promise.resolve({ id: 'one', problems: [], pictures: [] });
      },
      html: () => '<p>la page à venir</p>',
    },
    text: ({ slug }) => Promise.resolve(slug === 'le-plot' ? '---\nname: Le Plot\n---\n' : undefined),
    codes: CODES,
    base: BASE,
    isHost: (name) => name === '192.168.1.20' || name === 'localhost',
    interfaces: ['192.168.1.20'],
    wifi: { name: 'Salle', password: 'bonjour' },
    now,
    onLog: (message) => logged.push(message),
    isOwn: () => false,
    ...options,
  });
  return { app, workshop, logged, previewed, clock };
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Where a form leads, from the root of the workshop. */
  to: string;
  /** Of a page; of a call, what it says. */
  model: WorkshopPageModel & Record<string, any>;
  cookie: string;
}

type Fields = Record<string, string | string[]>;

/** Somebody with a browser: its cookie, its token, its forms. */
export class Visitor {
  cookie = '';
  token = '';
  readonly #app: Hono<Env>;
  readonly #host: string;

  constructor({ app }: Pick<Stand, 'app'>, host = HOST) {
    this.#app = app;
    this.#host = host;
  }

  async ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
    const response = await this.#app.request(`http://${this.#host}/atelier${path}`, {
      ...init,
      headers: {
        Host: this.#host,
        Accept: 'text/html',
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...init.headers,
      },
    });
    const text = await response.text();
    const set = response.headers.get('set-cookie')?.split(';')[0];
    if (set !== undefined) this.cookie = set.endsWith('=') ? '' : set;
    return {
      status: response.status,
      headers: response.headers,
      text,
      to: (response.headers.get('location') ?? '').replace(ROOT, ''),
      model: parse(text),
      cookie: set ?? '',
    };
  }

  get = (path: string): Promise<Answer> => this.ask(path);

  /** As a form without a picture is sent. */
  post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ jeton: this.token, ...fields }))
      for (const one of [value].flat()) body.append(name, one);
    return this.ask(path, {
      method: 'POST',
      body: body.toString(),
      headers: {
        Origin: `http://${this.#host}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    });
  }

  /** As a form with pictures is. */
  send(path: string, fields: Fields, photos: readonly File[] = []): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ jeton: this.token, ...fields }))
      for (const one of [value].flat()) body.append(name, one);
    for (const photo of photos) body.append('photo', photo);
    return this.ask(path, { method: 'POST', body, headers: { Origin: `http://${this.#host}` } });
  }

  /** As a script calls. */
  call(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        Origin: `http://${this.#host}`,
        'Content-Type': 'application/json',
        'X-Jeton': this.token,
        ...headers,
      },
    });
  }

  async enter(nom = 'Amina', code = CODES.contributor, more: Fields = { citer: 'oui' }): Promise<Answer> {
    const answer = await this.post('/entrer', { nom, code, suite: '', ...more });
    const home = await this.get('/');
    this.token = home.model.person?.token ?? '';
    return answer;
  }

  /** A contribution that is begun. @returns its address, from the root of the workshop */
  async begin(sorte: string, page?: string): Promise<string> {
    const { to } = await this.post('/commencer', { sorte, ...(page ? { page } : {}) });
    return to.replace(/modifier.*$|\?.*$/, '');
  }
}

/** Whoever came in already. */
export async function visitor(stood: Stand, nom = 'Amina', code = CODES.contributor): Promise<Visitor> {
  const one = new Visitor(stood);
  await one.enter(nom, code);
  return one;
}

export const reviewer = (stood: Stand): Promise<Visitor> => visitor(stood, 'Claire', CODES.reviewer);

/** The first bytes of a JPEG: enough for the workshop in memory. */
export const photo = (name = 'IMG_1.jpg', size = 64): File => {
  const bytes = new Uint8Array(size);
  bytes.set([0xff, 0xd8, 0xff]);
  return new File([bytes], name, { type: 'image/jpeg' });
};

function parse(text: string): Answer['model'] {
  try {
    return JSON.parse(text) as Answer['model'];
  } catch {
    return {} as Answer['model'];
  }
}
