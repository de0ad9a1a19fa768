/**
 * The interface of the store, over HTTP: for the editor, and for whatever forms come to stand on it. It knows no socket
 * and no port: what listens is in listen.ts.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { SECURITY_HEADERS } from '../../src/lib/security/csp.ts';
import type { Live } from '../../src/site/live/client.ts';
import type { EntryChoice } from '../config/entries.ts';
import type { Person, Store } from '../store/types.ts';
import { act, isChange } from './decap/actions.ts';
import { Events } from './events.ts';
import { checkHost, checkOrigin, checkSize, secure } from './guard.ts';
import { bytesOf, listOf, optionalText, readParams, textOf } from './params.ts';
import { PreviewPages } from './previews.ts';
import { Rates, checkRate } from './rates.ts';
import { Refused, refusalOf, unforeseen } from './refused.ts';
import type { Sending } from './sending.ts';
import { Sessions } from './session.ts';
import type { Codes } from './session.ts';
import { Tries } from './tries.ts';

/** What several applications of one server share: who is there, how often a code was tried, the pages to come. */
export interface SharedParts {
  sessions: Sessions;
  tries: Tries;
  previews: PreviewPages;
}

export interface AppOptions extends Partial<SharedParts> {
  store: Store;
  live: Live;
  /** Signs the sessions: 32 bytes that stay from one start to the next. */
  key: Uint8Array;
  codes: Codes;
  /** Names by which the server may be called: `localhost`, an address of this machine. */
  isHost: (hostname: string) => boolean;
  /** For pictures that are not published, while pages with them are previewed. */
  pictures: string;
  /** Where publications are pushed, told by /api/status. */
  remote?: string | undefined;
  /** How that goes. */
  sending?: Sending | undefined;
  /** Milliseconds since 1970; the clock of the machine where absent. */
  now?: () => number;
  /** Seconds that a session lasts. */
  lasting?: number;
  /** Told what nobody foresaw; never an address of a person. */
  onLog?: (message: string) => void;
}

type Env = { Variables: { person: Person } };
type Ctx = Context<Env>;

/** Signs of a name. */
const NAME = 60;
/** Signs of a text, in one request. */
const TEXT = 1024 * 1024;

/**
 * Requests a minute. The editor asks for each draft, and each picture of a list, one by one: hundreds when it opens. What
 * writes to the disk is counted apart.
 */
const MOST = { person: { read: 3000, write: 3000 }, place: { read: 20_000, write: 20_000 } };
/** Previews, and changes, of one session in a minute: while somebody types, a preview leaves at most each 600 ms. */
const WRITES = 240;

export function shareParts(options: AppOptions): SharedParts {
  const { store, live, codes, key, pictures: folder, now = Date.now, lasting } = options;
  return {
    sessions: options.sessions ?? new Sessions({ key, codes, now, lasting }),
    tries: options.tries ?? new Tries(now),
    previews: options.previews ?? new PreviewPages({ store, live, folder, now }),
  };
}

export function createApp(options: AppOptions): Hono<Env> {
  const { store, live, onLog = () => {}, now = Date.now } = options;
  const { sessions, tries, previews } = shareParts(options);
  const rates = new Rates(now);
  const sessionOf = (context: Ctx) => sessions.token(context);
  const events = new Events();
  tellAll(store, live, events);
  options.sending?.on((state) => events.tell('sending', state));

  const app = new Hono<Env>();
  app.use(secure);
  app.use(
    checkHost(options.isHost),
    checkRate(rates, { most: MOST, personOf: sessionOf, placeOf }),
    checkOrigin,
    checkSize,
  );
  app.onError((error, context) => answer(error, context, onLog));
  app.notFound((context) =>
    context.json({ error: 'Il n’y a rien à cette adresse.', code: 'not-found' }, 404),
  );

  sessionRoutes(app, sessions, tries);
  app.use('/api/*', inside(sessions));
  app.post('/api/v1', async (context) => {
    const params = await readParams(context);
    if (isChange(params)) rates.count(`change by ${sessionOf(context)}`, WRITES);
    return context.json(((await act(store, context.var.person, params)) ?? null) as object);
  });
  app.post('/api/check', async (context) => {
    const params = await readParams(context);
    const entry = { collection: textOf(params, 'collection', 100), slug: textOf(params, 'slug') };
    return context.json({ problems: store.check(entry, textOf(params, 'text', TEXT)) });
  });
  app.get('/api/drafts', async (context) => context.json(await draftChoices(store)));
  app.use('/api/preview', async (context, next) => {
    rates.count(`preview by ${sessionOf(context)}`, WRITES);
    await next();
  });
  previewRoutes(app, previews, sessionOf);
  app.get('/api/media/:name', (context) => sendPicture(context, store));
  app.get('/api/events', async (context) => events.listen(context, await statusOf(options)));
  app.get('/api/status', async (context) => context.json(await statusOf(options)));
  return app;
}

/** Whoever is not known is asked to say who they are. */
const inside =
  (sessions: Sessions): MiddlewareHandler<Env> =>
  async (context, next) => {
    const person = sessions.read(context);
    if (!person) throw noSession();
    context.set('person', person);
    await next();
  };

const noSession = (): Refused =>
  new Refused(
    401,
    'no-session',
    'Dites qui vous êtes pour continuer. Votre texte est gardé dans cette page.',
  );

function sessionRoutes(app: Hono<Env>, sessions: Sessions, tries: Tries): void {
  app.get('/api/session', (context) => {
    const person = sessions.read(context);
    if (!person) throw noSession();
    return context.json(person);
  });
  app.post('/api/session', async (context) => {
    const params = await readParams(context);
    const name = nameFrom(textOf(params, 'name', 200));
    const code = optionalText(params, 'code', 100)?.replace(/\s/g, '') || undefined;
    const from = placeOf(context);
    tries.check(from);
    const role = sessions.roleOf(code);
    if (!role) {
      if (code !== undefined) tries.wrong(from);
      throw new Refused(
        403,
        'wrong-code',
        code === undefined
          ? 'Il manque le code. La personne qui a lancé le serveur vous le donne.'
          : 'Ce n’est pas le bon code. La personne qui a lancé le serveur le voit dans sa fenêtre.',
      );
    }
    sessions.open(context, { name, role });
    return context.json({ name, role });
  });
  app.delete('/api/session', (context) => {
    sessions.close(context);
    return context.body(null, 204);
  });
}

/** @throws Refused */
function nameFrom(text: string): string {
  const name = text
    .replace(/[\p{C}<>]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!name)
    throw new Refused(
      422,
      'no-name',
      'Il manque votre nom. Un prénom ou un surnom suffit, par exemple : Amina.',
    );
  if (name.length > NAME)
    throw new Refused(422, 'long-name', `Ce nom est trop long : ${NAME} signes au plus. Un prénom suffit.`);
  return name;
}

/** Kept in memory for a minute, to count tries; never written. */
function placeOf(context: Ctx): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    // Asked without a socket, as tests do.
    return '';
  }
}

function previewRoutes(
  app: Hono<Env>,
  previews: PreviewPages,
  sessionOf: (context: Ctx) => string | undefined,
): void {
  app.post('/api/preview', async (context) => {
    const params = await readParams(context);
    const assets = listOf(params, 'assets').map((asset) => ({
      path: textOf(asset, 'path'),
      bytes: bytesOf(asset),
    }));
    const tab = optionalText(params, 'tab', 40) ?? '';
    const { id, address, problems, pictures } = await previews.make(
      { collection: textOf(params, 'collection', 100), slug: optionalText(params, 'slug') ?? '' },
      textOf(params, 'text', TEXT),
      assets,
      `${sessionOf(context)} ${tab}`,
    );
    return context.json({ ...(id ? { url: `/api/preview/${id}`, address } : {}), problems, pictures });
  });
  app.get('/api/preview/:id', (context) => {
    const html = previews.html(context.req.param('id'));
    if (html === undefined)
      return context.html(
        '<!doctype html><html lang="fr"><title>Aperçu</title><p>Cet aperçu n’est plus gardé.',
        404,
      );
    // The page has its own policy; the editor alone may frame it.
    context.header('Content-Security-Policy', "frame-ancestors 'self'");
    context.header('X-Robots-Tag', 'noindex');
    return context.html(html);
  });
}

const PICTURES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** A picture as it was kept; of a draft where `draft=actors/x` says so. */
async function sendPicture(context: Ctx, store: Store): Promise<Response> {
  const name = context.req.param('name') ?? '';
  const type = PICTURES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  const [collection, slug] = (context.req.query('draft') ?? '').split('/');
  const found =
    type && (await store.media(`media/${name}`, collection && slug ? { collection, slug } : undefined));
  if (!type || !found) throw new Refused(404, 'not-found', 'Cette image n’est pas là.');
  return context.body(Uint8Array.from(found.bytes), 200, { 'Content-Type': type });
}

/** As `/admin/entries.json` tells what is published: what another entry may name. */
async function draftChoices(store: Store): Promise<EntryChoice[]> {
  const drafts = await store.drafts();
  return drafts
    .filter(({ isNew }) => isNew)
    .map(({ key, title, by }) => ({ ...key, title, detail: `brouillon (${by})` }));
}

async function statusOf({ store, live, remote, sending }: AppOptions) {
  const all = await store.drafts();
  const count = (status: string) => all.filter((draft) => draft.status === status).length;
  return {
    head: await store.head(),
    ...live.state(),
    drafts: {
      draft: count('draft'),
      pending_review: count('pending_review'),
      pending_publish: count('pending_publish'),
    },
    unlisted: store.unlisted(),
    ...(remote ? { remote } : {}),
    ...(sending?.state ? { sending: sending.state } : {}),
  };
}

function tellAll(store: Store, live: Live, events: Events): void {
  live.on(({ kind, ...told }) => events.tell(kind, told));
  store.on((event) => {
    if (event.kind === 'saved' || event.kind === 'status')
      events.tell('draft', { ...event.key, status: event.status, by: event.by });
    else if (event.kind === 'discarded') events.tell('draft', { ...event.key, status: null, by: event.by });
    else if (event.kind === 'published')
      for (const { collection, slug } of event.keys)
        events.tell('draft', { collection, slug, status: null, by: event.by, published: true });
  });
}

function answer(error: Error, context: Context, log: (message: string) => void): Response {
  const known = refusalOf(error);
  if (!known) log(error.stack ?? error.message);
  const { status, code, message, more } = known ?? unforeseen();
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value);
  return context.json({ error: message, code, ...more }, status);
}
