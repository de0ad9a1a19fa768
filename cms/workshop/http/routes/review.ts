/** What reviewers do. That they are some is checked before these routes, and by the desk again. */
import type { Hono } from 'hono';
import type { WorkshopCompareModel } from '../../../../src/domain/models/workshop-types.ts';
import { meanwhileWords } from '../../../../src/i18n/workshop/meanwhile.ts';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { refusalOf } from '../../../server/refused.ts';
import { isId } from '../../core/ids.ts';
import type { EntryKey } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Asked, Ctx, Env, Parts } from '../context.ts';
import { keyOfValue, readInput, valueOfKey } from '../input.ts';
import type { Input } from '../input.ts';
import { compareModel, queueModel, reviewModel } from '../models/review.ts';
import type { NoticeWord } from '../notices.ts';
import { sendPreview } from '../previews.ts';
import { approveTicked, decide } from './decide.ts';
import { allRead, found, gone, itemOf, keyOf, unlessGone } from './drafts.ts';
import { editRoutes } from './edit.ts';

export function reviewRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  const queue = `${root}/relire/`;
  const at = (key: EntryKey, word?: NoticeWord) => `${queue}${valueOfKey(key)}${word ? `?fait=${word}` : ''}`;

  app.get('/atelier/relire', (context) => context.redirect(queue, 301));
  app.get('/atelier/relire/', async (context) =>
    sendPage(context, parts, queueModel(await ask(parts, context), await workshop.queue())),
  );
  app.post('/atelier/relire/', async (context) => {
    const input = await readInput(context, context.var.token);
    return approveTicked(context, parts, input);
  });

  app.get('/atelier/relire/comparer', async (context) => {
    const [a, b] = [found(keyOfValue(context.req.query('a'))), found(keyOfValue(context.req.query('b')))];
    return sendPage(context, parts, await compared(await ask(parts, context), a, b));
  });
  app.post('/atelier/relire/comparer', async (context) => {
    const input = await readInput(context, context.var.token);
    return merge(context, parts, input);
  });
  app.post('/atelier/relire/trancher/:id', async (context) => {
    const id = context.req.param('id');
    const input = await readInput(context, context.var.token);
    const one = isId(id) ? await workshop.find(id) : undefined;
    if (!one?.page) throw gone();
    const choices = Object.fromEntries(
      input
        .under('champ:')
        .flatMap(([name, value]) => (value === 'theirs' || value === 'mine' ? [[name, value] as const] : [])),
    );
    await workshop.settle(id, choices, context.var.person);
    return context.redirect(at(one.page, 'choisi'), 303);
  });

  editRoutes(app, parts);
  app.get('/atelier/relire/:collection/:slug', async (context) => {
    const item = await itemOf(parts, context);
    return sendPage(context, parts, reviewModel(await ask(parts, context), item));
  });
  app.get('/atelier/relire/:collection/:slug/cadre', async (context) => {
    const { key } = await itemOf(parts, context);
    const text = await parts.text(key);
    if (text === undefined) throw gone();
    return sendPreview(context, parts, { key, text });
  });
  app.post('/atelier/relire/:collection/:slug', async (context) => {
    const input = await readInput(context, context.var.token);
    return decide(context, parts, keyOf(context), input);
  });
}

/** Both sides as they are now: their versions are read before their texts, never after. @throws Refused, StoreRefusal */
async function compared(asked: Asked, a: EntryKey, b: EntryKey): Promise<WorkshopCompareModel> {
  const { parts } = asked;
  const [left, right] = await Promise.all([side(parts, a), side(parts, b)]);
  return compareModel(asked, left, right, await parts.workshop.compare(a, b));
}

async function merge(context: Ctx, parts: Parts, input: Input): Promise<Response> {
  const { keys, read } = allRead([input.text('a'), input.text('b')]);
  const [a, b] = keys as [EntryKey, EntryKey];
  const isA = input.text('garder', 10) !== 'b';
  const [kept, other] = isA ? [a, b] : [b, a];
  return unlessGone(context, parts, { keys: [other, kept], isOne: true }, async () => {
    try {
      await parts.workshop.merge(kept, other, choicesOf(input, isA), context.var.person, read);
    } catch (error) {
      if (refusalOf(error as Error)?.code !== 'changed') throw error;
      const asked = await ask(parts, context);
      const text = meanwhileWords(asked.facts.site.locale).compareChanged;
      return sendPage(context, parts, await compared({ ...asked, notice: { tone: 'bad', text } }, a, b), 409);
    }
    return context.redirect(`${parts.root}/relire/${valueOfKey(kept)}?fait=reuni`, 303);
  });
}

/** By path, told from the side that is kept. */
const choicesOf = (input: Input, isA: boolean): Record<string, 'a' | 'b' | 'both'> =>
  Object.fromEntries(
    input.under('champ:').flatMap(([path, value]) => {
      if (value !== 'a' && value !== 'b' && value !== 'both') return [];
      const chosen = isA || value === 'both' ? value : value === 'a' ? 'b' : 'a';
      return [[path, chosen] as const];
    }),
  );

/** A draft, or what is published. */
async function side({ workshop, facts, text }: Parts, key: EntryKey) {
  const version = await workshop.version(key);
  const item = await workshop.item(key);
  if (item) return { key, version, title: item.title, by: item.by };
  if ((await text(key)) === undefined) throw gone();
  const { entries, site } = await facts();
  const known = entries.find(({ href }) => href.endsWith(`/${key.slug}/`));
  return { key, version, title: known?.title ?? key.slug, by: serverWords(site.locale).stages.published };
}
