/** What reviewers do. That they are some is checked before these routes, and by the desk again. */
import type { Hono } from 'hono';
import { REFUSAL_KEYS, refusalText } from '../../../../src/i18n/workshop/refusals.ts';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { Refused, badRequest } from '../../../server/refused.ts';
import { isId } from '../../core/ids.ts';
import type { EntryKey, RefusalReason, ReviewItem } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { keyOfValue, readInput, valueOfKey } from '../input.ts';
import type { Input } from '../input.ts';
import { compareModel, queueModel, reviewModel } from '../models/review.ts';
import type { NoticeWord } from '../notices.ts';
import { sendPreview } from '../previews.ts';
import { editRoutes } from './edit.ts';

/** Signs of a message to an author. */
const MESSAGE = 5000;

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
    const keys = input.all('page').map(keyOfValue);
    if (keys.length === 0) return context.redirect(`${queue}?fait=rien`, 303);
    return approve(context, parts, keys.map(found));
  });

  app.get('/atelier/relire/comparer', async (context) => {
    const [a, b] = [found(keyOfValue(context.req.query('a'))), found(keyOfValue(context.req.query('b')))];
    const fields = await workshop.compare(a, b);
    const [left, right] = await Promise.all([side(parts, a), side(parts, b)]);
    return sendPage(context, parts, compareModel(await ask(parts, context), left, right, fields));
  });
  app.post('/atelier/relire/comparer', async (context) => {
    const input = await readInput(context, context.var.token);
    const [a, b] = [found(keyOfValue(input.text('a'))), found(keyOfValue(input.text('b')))];
    const isA = input.text('garder', 10) !== 'b';
    const choices = Object.fromEntries(
      input.under('champ:').flatMap(([path, value]) => {
        if (value !== 'a' && value !== 'b' && value !== 'both') return [];
        // Sides are told from what is kept.
        const chosen = isA || value === 'both' ? value : value === 'a' ? 'b' : 'a';
        return [[path, chosen] as const];
      }),
    );
    const [kept, other] = isA ? [a, b] : [b, a];
    await workshop.merge(kept, other, choices, context.var.person);
    return context.redirect(at(kept, 'reuni'), 303);
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
    return decide(context, parts, await itemOf(parts, context), input);
  });
}

const gone = (): Refused => new Refused(404, 'no-draft', serverWords('fr').gone);

/** @throws Refused */
export function found(key: EntryKey | undefined): EntryKey {
  if (!key) throw gone();
  return key;
}

export async function itemOf({ workshop }: Parts, context: Ctx): Promise<ReviewItem> {
  const { collection = '', slug = '' } = context.req.param() as { collection?: string; slug?: string };
  const item = await workshop.item(found(keyOfValue(`${collection}/${slug}`)));
  if (!item) throw gone();
  return item;
}

/** A draft, or what is published. */
async function side({ workshop, facts, text }: Parts, key: EntryKey) {
  const item = await workshop.item(key);
  if (item) return { key, title: item.title, by: item.by };
  if ((await text(key)) === undefined) throw gone();
  const { entries, site } = await facts();
  const known = entries.find(({ href }) => href.endsWith(`/${key.slug}/`));
  return { key, title: known?.title ?? key.slug, by: serverWords(site.locale).stages.published };
}

const isReason = (text: string): text is RefusalReason => (REFUSAL_KEYS as string[]).includes(text);

async function decide(context: Ctx, parts: Parts, item: ReviewItem, input: Input): Promise<Response> {
  const { workshop, root } = parts;
  const { person } = context.var;
  const { key } = item;
  const own = `${root}/relire/${valueOfKey(key)}`;
  const text = input.text('texte', MESSAGE);
  switch (input.text('faire', 20)) {
    case 'approve':
      return approve(context, parts, [key, ...input.all('avec').map((one) => found(keyOfValue(one)))]);
    case 'ask':
      if (!text) return context.redirect(`${own}?fait=demande-vide`, 303);
      await workshop.ask(key, text, person);
      return context.redirect(`${root}/relire/?fait=demande`, 303);
    case 'refuse': {
      const reason = input.text('raison', 40);
      if (!isReason(reason)) return context.redirect(`${own}?fait=refus-vide`, 303);
      const { site } = await parts.facts();
      // Left empty, the text that is ready is sent.
      const { contact } = workshop.info;
      const reply = text || refusalText(reason, { title: item.title, contact }, site.locale);
      await workshop.refuse(key, reason, reply, person);
      return context.redirect(`${root}/relire/?fait=refuse`, 303);
    }
    default:
      throw badRequest('ce qui est à faire n’est pas dit');
  }
}

/** Told on the page that comes: all published, or the first that could not be. */
async function approve(context: Ctx, parts: Parts, keys: readonly EntryKey[]): Promise<Response> {
  const { workshop } = parts;
  const titles = new Map(
    await Promise.all(
      keys.map(async (key) => [valueOfKey(key), (await workshop.item(key))?.title ?? key.slug] as const),
    ),
  );
  const result = await workshop.approve(keys, context.var.person);
  const asked = await ask(parts, context);
  const say = serverWords(asked.facts.site.locale).notices;
  if (result.kind === 'published') {
    const word = parts.tell({ tone: 'good', text: say.approved([...new Set(titles.values())]) });
    return context.redirect(`${parts.root}/relire/?fait=${word}`, 303);
  }
  const title = titles.get(valueOfKey(result.key)) ?? '';
  const text =
    result.kind === 'conflict'
      ? say.approveClash(title)
      : say.approveInvalid(title, result.problems.map((one) => `${one.label} : ${one.message}`).join(' ; '));
  const word = parts.tell({ tone: 'bad', text });
  return context.redirect(`${parts.root}/relire/${valueOfKey(result.key)}?fait=${word}`, 303);
}
