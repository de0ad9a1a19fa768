/** The pages and calls of a workshop, under `/atelier/`: it knows no socket and no disk. */
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { serverWords } from '../../../src/i18n/workshop/server.ts';
import { Events } from '../../server/events.ts';
import { checkHost } from '../../server/guard.ts';
import { Rates, checkRate } from '../../server/rates.ts';
import { Refused } from '../../server/refused.ts';
import { ask, isOwnMachine, placeOf } from './ask.ts';
import { dress, isCall, sendError, sendPage } from './answer.ts';
import type { Env, Parts, WorkshopAppOptions } from './context.ts';
import { checkMethod, checkSize, checkSource } from './guard.ts';
import { MOST } from './limits.ts';
import { doorModel } from './models/home.ts';
import { Told } from './notices.ts';
import { contributionRoutes } from './routes/contribution.ts';
import { doorRoutes } from './routes/door.ts';
import { endRoutes } from './routes/end.ts';
import { findRoutes } from './routes/find.ts';
import { photoRoutes } from './routes/photos.ts';
import { reviewRoutes } from './routes/review.ts';
import { wallRoutes } from './routes/wall.ts';

export type { WorkshopAppOptions } from './context.ts';

export function workshopApp(options: WorkshopAppOptions): Hono<Env> {
  const notices = new Told();
  const parts: Parts = {
    now: Date.now,
    onLog: () => {},
    isOwn: isOwnMachine,
    ...defined(options),
    events: new Events(),
    root: `${options.base}/atelier`,
    tell: (notice) => notices.tell(notice),
    toldBy: (word) => notices.get(word),
  };
  options.workshop.on(({ kind, ...told }) => parts.events.tell(kind, told));
  options.onVisible?.((addresses) => parts.events.tell('visible', { addresses }));

  const app = new Hono<Env>();
  app.use(async (context, next) => {
    await next();
    dress(context);
  });
  app.onError(async (error, context) => {
    const response = await sendError(context, parts, error, () => ask(parts, context));
    context.res = response;
    dress(context);
    return context.res;
  });
  app.notFound((context) => {
    throw missing(context.req.path);
  });
  app.use(
    checkHost(parts.isHost),
    checkMethod,
    checkRate(new Rates(parts.now), {
      most: MOST,
      personOf: (context) => parts.sessions.identity(context)?.id,
      placeOf,
    }),
    checkSource,
    checkSize('/atelier'),
  );
  app.use(known(parts));
  doorRoutes(app, parts);
  wallRoutes(app, parts);
  app.use(inside(parts));
  findRoutes(app, parts);
  contributionRoutes(app, parts);
  photoRoutes(app, parts);
  app.use('/atelier/relire/*', reviewersOnly(parts));
  for (const name of ['fin', 'bilan', 'export.zip']) app.use(`/atelier/${name}`, reviewersOnly(parts));
  reviewRoutes(app, parts);
  endRoutes(app, parts);
  return app;
}

/** Who is there, where somebody is. */
const known =
  ({ sessions }: Parts): MiddlewareHandler<Env> =>
  async (context, next) => {
    const said = sessions.identity(context);
    const token = sessions.token(context);
    if (said?.id !== undefined && token !== undefined) {
      const { id, name, role, credit = false } = said;
      context.set('person', { id, name, role, credit });
      context.set('token', token);
    }
    await next();
  };

/** Whoever is not known is led to the door, and then where they wanted to go. */
const inside =
  (parts: Parts): MiddlewareHandler<Env> =>
  async (context, next) => {
    if (context.get('person')) return next();
    const { req } = context;
    const say = async () => serverWords((await parts.facts()).site.locale).notices.again;
    if (isCall(context)) throw new Refused(401, 'no-session', await say());
    if (req.method !== 'POST')
      return context.redirect(`${parts.root}/?suite=${encodeURIComponent(parts.base + req.path)}`, 303);
    // What was posted is still in the page before: the answer says so.
    const asked = await ask(parts, context);
    const model = doorModel({ ...asked, notice: { tone: 'bad', text: await say() } }, { name: '', next: '' });
    return sendPage(context, parts, model, 401);
  };

const reviewersOnly =
  (parts: Parts): MiddlewareHandler<Env> =>
  async (context, next) => {
    if (context.var.person.role === 'reviewer') return next();
    const { site } = await parts.facts();
    throw new Refused(403, 'reviewers-only', serverWords(site.locale).team403);
  };

const missing = (path: string): Refused =>
  new Refused(
    404,
    'not-found',
    path.includes('/relire/') ? serverWords('fr').gone : serverWords('fr').missing,
  );

/** Options that are there: an absent one leaves the default. */
const defined = (options: WorkshopAppOptions): WorkshopAppOptions =>
  Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as unknown as WorkshopAppOptions;
