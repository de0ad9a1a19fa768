/** Drafts that a reviewer names in an address or a form, and what is answered where another was there first. */
import { meanwhileWords } from '../../../../src/i18n/workshop/meanwhile.ts';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { Refused, refusalOf } from '../../../server/refused.ts';
import type { EntryKey, ReviewItem, Versions } from '../../types.ts';
import type { Ctx, Parts } from '../context.ts';
import { keyOfValue, keyRead, valueOfKey } from '../input.ts';

export const gone = (): Refused => new Refused(404, 'no-draft', serverWords('fr').gone);

/** @throws Refused */
export function found(key: EntryKey | undefined): EntryKey {
  if (!key) throw gone();
  return key;
}

/** The draft of an address. @throws Refused */
export function keyOf(context: Ctx): EntryKey {
  const { collection = '', slug = '' } = context.req.param() as { collection?: string; slug?: string };
  return found(keyOfValue(`${collection}/${slug}`));
}

/** @throws Refused */
export async function itemOf({ workshop }: Parts, context: Ctx): Promise<ReviewItem> {
  const item = await workshop.item(keyOf(context));
  if (!item) throw gone();
  return item;
}

/** What a form says was read. @throws Refused */
export function allRead(values: readonly string[]): { keys: EntryKey[]; read: Versions } {
  const all = values.map((value) => {
    const one = keyRead(value);
    return { key: found(one?.key), version: one?.version ?? '' };
  });
  return {
    keys: all.map(({ key }) => key),
    read: Object.fromEntries(all.map(({ key, version }) => [valueOfKey(key), version])),
  };
}

interface Deciding {
  keys: readonly EntryKey[];
  /** What was written, and is not sent then: the queue shows it, to be copied. */
  typed?: string;
  /** They are one to who decides: what became of the first that waits no more says it all. */
  isOne?: boolean;
}

/**
 * Does what a form asks of drafts; where one of them waits no more, leads back to the queue, which says who was there first.
 */
export async function unlessGone(
  context: Ctx,
  parts: Parts,
  deciding: Deciding,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (refusalOf(error as Error)?.code !== 'no-draft') throw error;
    const { typed } = deciding;
    const text = await whatHappened(parts, deciding);
    if (text === undefined) throw error;
    const { notSent } = meanwhileWords((await parts.facts()).site.locale);
    const word = parts.tell({ tone: 'bad', ...(typed ? { text: `${text} ${notSent}`, typed } : { text }) });
    return context.redirect(`${parts.root}/relire/?fait=${word}`, 303);
  }
}

/** Undefined where all of them still wait. */
async function whatHappened(
  { workshop, facts }: Parts,
  { keys, isOne = false }: Deciding,
): Promise<string | undefined> {
  const say = meanwhileWords((await facts()).site.locale);
  const done = (await Promise.all(keys.map((key) => workshop.outcome(key)))).flatMap((one) => one ?? []);
  if (done.length === 0) return undefined;
  const told = done.map((one) => say.outcomes[one.kind](one));
  if (isOne) return told[0];
  return [...told, ...(done.length < keys.length ? [say.othersStay] : [])].join(' ');
}
