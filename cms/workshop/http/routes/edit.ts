/** A reviewer edits a draft in place, with the form of its type. */
import { randomInt } from 'node:crypto';
import type { Hono } from 'hono';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { Refused } from '../../../server/refused.ts';
import type { EntryKey, FormProblem, FormValues } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Ctx, Env, Parts } from '../context.ts';
import { readInput, valueOfKey } from '../input.ts';
import { formOfKind, namesIn, shownForm } from '../models/contribution.ts';
import { draftFormModel } from '../models/edit.ts';
import { itemOf } from './drafts.ts';

/** What a form was filled with, by the number that it hands back. */
interface Given {
  key: string;
  values: FormValues;
  seen: string;
}

/** Forms that are open at once. */
const OPEN = 200;

export function editRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  const given = new Map<number, Given>();

  /** The form of a draft as it is now. @param sent as it was just sent, and not kept */
  const show = async (
    context: Ctx,
    key: EntryKey,
    sent?: { values: FormValues; problems: readonly FormProblem[]; isOlder: boolean },
  ): Promise<Response> => {
    const { title } = await itemOf(parts, context);
    const now = await workshop.values(key);
    if (!now) throw new Refused(404, 'no-draft', serverWords('fr').gone);
    const number = randomInt(1, 2 ** 40);
    given.set(number, { key: valueOfKey(key), ...now });
    for (const old of given.keys()) if (given.size > OPEN) given.delete(old);
    const asked = await ask(parts, context);
    const say = serverWords(asked.facts.site.locale).notices;
    const notice = sent && { tone: 'bad' as const, text: sent.isOlder ? say.older : say.invalid };
    const model = draftFormModel(
      { ...asked, ...(notice ? { notice } : {}) },
      {
        key,
        title,
        form: shownForm(asked.facts, 'correction', key, await parts.text(key)),
        values: sent?.values ?? now.values,
        problems: sent?.problems ?? [],
        number,
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
    const from = given.get(Number(input.text('revision', 20)));
    if (from?.key !== valueOfKey(key)) return show(context, key, { values, problems: [], isOlder: true });
    const result = await workshop.edit(key, values, from, context.var.person);
    if (result.kind === 'invalid')
      return show(context, key, { values, problems: result.problems, isOlder: false });
    if (result.kind !== 'sent') return show(context, key, { values, problems: [], isOlder: true });
    return context.redirect(`${root}/relire/${valueOfKey(result.key)}?fait=modifie`, 303);
  });
}
