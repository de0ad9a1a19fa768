/** What is chosen on the first page, and which page it is about. */
import type { Hono } from 'hono';
import { Refused, badRequest } from '../../../server/refused.ts';
import type { WorkshopKind } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Env, Parts } from '../context.ts';
import { keyOfValue, readInput } from '../input.ts';
import { sameRow } from '../models/contribution.ts';
import { findModel, isPurpose } from '../models/home.ts';

/** Signs of what is typed to find something. */
const QUERY = 200;

export function findRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  const isKind = (text: string): text is WorkshopKind => workshop.info.kinds.includes(text as WorkshopKind);

  app.post('/atelier/commencer', async (context) => {
    const input = await readInput(context, context.var.token);
    const { person } = context.var;
    const kind = input.text('sorte', 20);
    if (!isKind(kind)) throw badRequest('cet atelier ne demande pas cela');
    const page = input.text('page', 200);
    if (!isPurpose(kind)) {
      const { id } = await workshop.begin(kind, person);
      return context.redirect(`${root}/c/${id}/modifier`, 303);
    }
    if (!page) return context.redirect(`${root}/chercher?pour=${kind}`, 303);
    const key = keyOfValue(page);
    if (!key) throw new Refused(404, 'not-found', 'Cette page n’est pas là. Cherchez-la par son nom.');
    if (kind === 'exact') {
      const { id } = await workshop.exact(key, person);
      return context.redirect(`${root}/c/${id}/?fait=exact`, 303);
    }
    const { id } = await workshop.begin(kind, person, key);
    return context.redirect(`${root}/c/${id}/modifier`, 303);
  });

  app.get('/atelier/chercher', async (context) => {
    const purpose = context.req.query('pour');
    if (!isPurpose(purpose)) return context.redirect(`${root}/`, 303);
    const query = (context.req.query('q') ?? '').slice(0, QUERY);
    return sendPage(context, parts, findModel(await ask(parts, context), purpose, query));
  });

  app.get('/atelier/noms.json', async (context) => {
    const { names } = await parts.facts();
    // What was proposed this afternoon may be named too.
    const queue = await workshop.queue();
    const fresh = (collection: string) =>
      queue.filter(({ key, isNew }) => isNew && key.collection === collection).map(({ title }) => title);
    return context.json({
      ...names,
      actors: [...new Set([...(names['actors'] ?? []), ...fresh('actors')])],
    });
  });

  app.get('/atelier/semblables', async (context) => {
    const kind = context.req.query('sorte') ?? '';
    const query = (context.req.query('q') ?? '').slice(0, QUERY).trim();
    if (!isKind(kind) || !query) return context.json([]);
    const asked = await ask(parts, context);
    return context.json((await workshop.same(kind, query)).map((one) => sameRow(asked, one)));
  });
}
