/** What a room sees: the wall, the way in, the sheets; and what arrives, told to pages that are open. */
import type { Hono, MiddlewareHandler } from 'hono';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { Refused } from '../../../server/refused.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { joinModel, sheetsModel, wallModel } from '../models/wall.ts';

export function wallRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;

  // The laptop that projects has no session: it is this machine.
  const ownOrKnown: MiddlewareHandler<Env> = (context, next) => {
    if (context.get('person') || parts.isOwn(context)) return next();
    return Promise.resolve(
      context.redirect(`${root}/?suite=${encodeURIComponent(parts.base + context.req.path)}`, 303),
    );
  };
  app.get('/atelier/mur', ownOrKnown, async (context) =>
    sendPage(
      context,
      parts,
      wallModel(await ask(parts, context), await workshop.shown(), await workshop.summary()),
    ),
  );
  app.get('/atelier/evenements', ownOrKnown, (context) => parts.events.listen(context, {}));
  app.get('/atelier/feuilles/', ownOrKnown, (context) => sheets(context, parts));
  app.get('/atelier/feuilles/:kind/', ownOrKnown, (context) =>
    sheets(context, parts, context.req.param('kind')),
  );
  app.get('/atelier/entree', async (context) => {
    const asked = await ask(parts, context);
    // It tells the code of the room: to those who know it, and on the screen of who leads.
    if (asked.person?.role !== 'reviewer' && !parts.isOwn(context))
      throw new Refused(403, 'own-machine', serverWords(asked.facts.site.locale).own403);
    return sendPage(context, parts, joinModel(asked));
  });
}

async function sheets(context: Ctx, parts: Parts, kind?: string): Promise<Response> {
  const asked = await ask(parts, context);
  const model = sheetsModel(asked, kind);
  if (!model) throw new Refused(404, 'not-found', serverWords(asked.facts.site.locale).missing);
  return sendPage(context, parts, model);
}
