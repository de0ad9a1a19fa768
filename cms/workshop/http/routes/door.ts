/** The door: a code and a name; then the first page. */
import type { Hono } from 'hono';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { ask, placeOf } from '../ask.ts';
import { sendPage } from '../answer.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { readInput } from '../input.ts';
import { doorModel, homeModel } from '../models/home.ts';

/** Signs of a name. */
const NAME = 60;

export function doorRoutes(app: Hono<Env>, parts: Parts): void {
  app.get('/atelier', (context) => context.redirect(`${parts.root}/`, 301));
  app.get('/atelier/', async (context) => {
    const asked = await ask(parts, context);
    const { person } = asked;
    if (!person) {
      const name = parts.sessions.identity(context)?.name ?? '';
      return sendPage(
        context,
        parts,
        doorModel(asked, { name, next: safe(parts, context.req.query('suite')) }),
      );
    }
    return sendPage(context, parts, homeModel(asked, await parts.workshop.mine(person.id)));
  });
  app.post('/atelier/entrer', (context) => enter(context, parts));
  app.post('/atelier/sortir', async (context) => {
    // No token is asked for: whoever makes somebody leave takes nothing from them, and they come in again.
    await readInput(context, undefined);
    parts.sessions.close(context);
    return context.redirect(`${parts.root}/?fait=sorti`, 303);
  });
}

async function enter(context: Ctx, parts: Parts): Promise<Response> {
  const { sessions, tries, workshop } = parts;
  const input = await readInput(context, undefined);
  const code = input.text('code', 100).replace(/\s/g, '');
  const name = cleanName(input.text('nom', 500));
  const then = safe(parts, input.text('suite', 500));
  const from = placeOf(context);
  tries.check(from);
  const asked = await ask(parts, context);
  const say = serverWords(asked.facts.site.locale).notices;
  const again = (text: string, status: 403 | 422) =>
    sendPage(
      context,
      parts,
      doorModel({ ...asked, notice: { tone: 'bad', text } }, { name, next: then }),
      status,
    );
  // An empty code is no try.
  const role = code ? sessions.roleOf(code) : undefined;
  if (!role) {
    if (code) tries.wrong(from);
    return again(code ? say.code : say.noCode, 403);
  }
  if (!name) return again(say.noName, 422);
  if (name.length > NAME) return again(say.longName, 422);
  // Somebody who comes back, with the code of reviewers for instance, stays who they are.
  const known = sessions.identity(context);
  const id = known?.name === name ? known.id : undefined;
  const credit = input.has('citer');
  const person = await workshop.join({ name, credit, role, ...(id === undefined ? {} : { id }) });
  sessions.open(context, { id: person.id, name: person.name, role, credit: person.credit });
  return context.redirect(then || `${parts.root}/`, 303);
}

const cleanName = (text: string): string => text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim();

/** A page of this workshop, and no other place. */
function safe({ root }: Parts, then: string | undefined): string {
  const path = (then ?? '').replace(/[?#].*$/s, '');
  const isOwn = path.startsWith(`${root}/`) && /^(?:\/[A-Za-z0-9_-]+)+(?:\.json|\.zip)?\/?$/.test(path);
  return isOwn ? path : '';
}
