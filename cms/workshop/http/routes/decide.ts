/** What a reviewer decides: nothing is published that they did not read, nothing that they wrote is lost. */
import { meanwhileWords } from '../../../../src/i18n/workshop/meanwhile.ts';
import { REFUSAL_KEYS, refusalText } from '../../../../src/i18n/workshop/refusals.ts';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { badRequest } from '../../../server/refused.ts';
import type { ApproveResult, EntryKey, Participant, RefusalReason, Versions } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Asked, Ctx, Parts } from '../context.ts';
import { keyRead, readOfKey, valueOfKey } from '../input.ts';
import type { Input } from '../input.ts';
import { queueModel, reviewModel } from '../models/review.ts';
import { allRead, gone, unlessGone } from './drafts.ts';

/** Signs of a message to an author. */
const MESSAGE = 5000;

const isReason = (text: string): text is RefusalReason => (REFUSAL_KEYS as string[]).includes(text);

export async function decide(context: Ctx, parts: Parts, key: EntryKey, input: Input): Promise<Response> {
  const { workshop, root } = parts;
  const { person } = context.var;
  const own = `${root}/relire/${valueOfKey(key)}`;
  const typed = input.text('texte', MESSAGE);
  switch (input.text('faire', 20)) {
    case 'approve': {
      const lu = readOfKey(key, keyRead(input.text('lu'))?.version ?? '');
      const all = allRead([lu, ...input.all('avec')]);
      return unlessGone(context, parts, all, () => approve(context, parts, all, 'review'));
    }
    case 'ask':
      if (!typed) return context.redirect(`${own}?fait=demande-vide`, 303);
      return unlessGone(context, parts, { keys: [key], typed }, async () => {
        await workshop.ask(key, typed, person);
        return context.redirect(`${root}/relire/?fait=demande`, 303);
      });
    case 'refuse': {
      const reason = input.text('raison', 40);
      if (!isReason(reason)) return context.redirect(`${own}?fait=refus-vide`, 303);
      return unlessGone(context, parts, { keys: [key], typed }, async () => {
        await refuse(parts, { key, reason, typed }, person);
        return context.redirect(`${root}/relire/?fait=refuse`, 303);
      });
    }
    default:
      throw badRequest('ce qui est à faire n’est pas dit');
  }
}

/** Left empty, the text that is ready is sent. @throws Refused, StoreRefusal */
async function refuse(
  { workshop, facts }: Parts,
  { key, reason, typed }: { key: EntryKey; reason: RefusalReason; typed: string },
  by: Participant,
): Promise<void> {
  const item = await workshop.item(key);
  if (!item) throw gone();
  const { contact } = workshop.info;
  const ready = refusalText(reason, { title: item.title, contact }, (await facts()).site.locale);
  await workshop.refuse(key, reason, typed || ready, by);
}

/** Several that are ticked in the queue. */
export async function approveTicked(context: Ctx, parts: Parts, input: Input): Promise<Response> {
  const ticked = input.all('page');
  if (ticked.length === 0) return context.redirect(`${parts.root}/relire/?fait=rien`, 303);
  const all = allRead(ticked);
  return unlessGone(context, parts, all, () => approve(context, parts, all, 'queue'));
}

/** Told on the page that comes: all published, or the first that could not be. */
async function approve(
  context: Ctx,
  parts: Parts,
  { keys, read }: { keys: readonly EntryKey[]; read: Versions },
  from: 'queue' | 'review',
): Promise<Response> {
  const { workshop, root } = parts;
  const titles = new Map(
    await Promise.all(
      keys.map(async (key) => [valueOfKey(key), (await workshop.item(key))?.title ?? key.slug] as const),
    ),
  );
  const result = await workshop.approve(keys, context.var.person, read);
  const asked = await ask(parts, context);
  if (result.kind === 'changed') return changed(context, asked, { keys, changed: result.keys, from });
  const say = serverWords(asked.facts.site.locale).notices;
  if (result.kind === 'published') {
    const word = parts.tell({ tone: 'good', text: say.approved([...new Set(titles.values())]) });
    return context.redirect(`${root}/relire/?fait=${word}`, 303);
  }
  const text = notPublished(say, titles.get(valueOfKey(result.key)) ?? '', result);
  const word = parts.tell({ tone: 'bad', text });
  return context.redirect(`${root}/relire/${valueOfKey(result.key)}?fait=${word}`, 303);
}

type Notices = ReturnType<typeof serverWords>['notices'];

const notPublished = (
  say: Notices,
  title: string,
  result: Extract<ApproveResult, { kind: 'conflict' | 'invalid' }>,
): string =>
  result.kind === 'conflict'
    ? say.approveClash(title)
    : say.approveInvalid(title, result.problems.map((one) => `${one.label} : ${one.message}`).join(' ; '));

/** The page as it is now: the queue, or the first of what is to be read again. */
async function changed(
  context: Ctx,
  asked: Asked,
  what: { keys: readonly EntryKey[]; changed: readonly EntryKey[]; from: 'queue' | 'review' },
): Promise<Response> {
  const { parts } = asked;
  const { workshop } = parts;
  const items = (await Promise.all(what.changed.map((key) => workshop.item(key)))).flatMap(
    (item) => item ?? [],
  );
  const [first] = items;
  if (!first) throw gone();
  const say = meanwhileWords(asked.facts.site.locale);
  const text = what.keys.length === 1 ? say.changed : say.changedOf(items.map(({ title }) => title));
  const told: Asked = { ...asked, notice: { tone: 'bad', text } };
  const model = what.from === 'queue' ? queueModel(told, await workshop.queue()) : reviewModel(told, first);
  return sendPage(context, parts, model, 409);
}
