/** A reviewer edits a draft in place, with the form of its type. */
import { randomInt } from 'node:crypto';
import type { Hono } from 'hono';
import { meanwhileWords } from '../../../../src/i18n/workshop/meanwhile.ts';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import type { EntryKey, FormProblem, FormValues, Given } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Asked, Ctx, Env, Parts } from '../context.ts';
import { readInput, valueOfKey } from '../input.ts';
import { formOfKind, namesIn, shownForm } from '../models/contribution.ts';
import { draftFormModel } from '../models/edit.ts';
import { gone, itemOf } from './drafts.ts';

/** What a form was filled with, by the number that it hands back. */
interface Opened extends Given {
  key: string;
}

/** As it was just sent, and not kept. */
interface Sent {
  values: FormValues;
  problems: readonly FormProblem[];
  /** What the next send is compared with. */
  given: Given;
  /** Another wrote there meanwhile. */
  isOlder: boolean;
}

/** Forms that are open at once. */
const OPEN = 200;

export function editRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  const opened = new Map<number, Opened>();

  const open = (key: EntryKey, given: Given): number => {
    const number = randomInt(1, 2 ** 40);
    opened.set(number, { key: valueOfKey(key), ...given });
    for (const old of opened.keys()) if (opened.size > OPEN) opened.delete(old);
    return number;
  };

  /** The form of a draft as it is now, or as it was sent. */
  const show = async (context: Ctx, key: EntryKey, sent?: Sent): Promise<Response> => {
    const { title } = await itemOf(parts, context);
    const given = sent?.given ?? (await workshop.values(key));
    if (!given) throw gone();
    const asked = await ask(parts, context);
    const model = draftFormModel(
      { ...asked, ...(sent ? { notice: { tone: 'bad', text: notKept(asked, sent) } } : {}) },
      {
        key,
        title,
        form: shownForm(asked.facts, 'correction', key, await parts.text(key)),
        values: sent?.values ?? given.values,
        problems: sent?.problems ?? [],
        number: open(key, given),
      },
    );
    return sendPage(context, parts, model, sent ? (sent.isOlder ? 409 : 422) : 200);
  };

  app.get('/atelier/relire/:collection/:slug/modifier', async (context) =>
    show(context, (await itemOf(parts, context)).key),
  );
  app.post('/atelier/relire/:collection/:slug/modifier', async (context) => {
    const { key } = await itemOf(parts, context);
    const input = await readInput(context, context.var.token);
    const names = namesIn(formOfKind(await parts.facts(), 'correction', key));
    const values = input.values((name) => names.has(name));
    const from = opened.get(Number(input.text('revision', 20)));
    const given = from?.key === valueOfKey(key) ? from : undefined;
    const result = await workshop.edit(key, values, given, context.var.person);
    if (result.kind === 'sent')
      return context.redirect(`${root}/relire/${valueOfKey(result.key)}?fait=modifie`, 303);
    if (result.kind === 'changed') return show(context, key, { ...result, isOlder: true });
    // As it was: what others change until the next send is still theirs.
    const problems = result.kind === 'invalid' ? result.problems : [];
    return show(context, key, { values, problems, given: given!, isOlder: result.kind !== 'invalid' });
  });
}

const notKept = ({ facts }: Asked, { isOlder }: Sent): string =>
  isOlder ? meanwhileWords(facts.site.locale).edited : serverWords(facts.site.locale).notices.invalid;
