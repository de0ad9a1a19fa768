/**
 * What a form asks for while somebody types: the names that are there already. `/proposer/noms.json` holds actors and
 * communes to choose from, `/proposer/association/noms.json` the entries of its kind with where they are.
 */
import { sayDayShort } from '../../i18n/days.ts';
import { NEW_KINDS, questionsOf } from '../forms/questions.ts';
import type { NewKind } from '../forms/types.ts';
import type { Item } from '../item.ts';
import { NAMES, formsOf, portalForm } from '../models/forms.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Document } from './index.ts';

/** Name, what tells it from others, address. */
export type KnownName = [name: string, detail: string, href: string];

const JSON_TYPE = 'application/json; charset=utf-8';

export function* formNames(portal: Portal): Generator<Document> {
  yield {
    address: addressOf({ kind: 'propose' }) + NAMES,
    type: JSON_TYPE,
    text: () => JSON.stringify(namesToChoose(portal)),
  };
  for (const kind of NEW_KINDS)
    if (portal.on(kind))
      yield {
        address: addressOf({ kind: 'form', form: kind }) + NAMES,
        type: JSON_TYPE,
        text: () => JSON.stringify(namesOf(portal, kind)),
      };
}

/** Names to choose from, by list. */
export const namesToChoose = (portal: Portal): Record<string, string[]> => ({
  actors: portal.items.actor.map(({ title }) => title),
  communes: portal.items.territory.map(({ title }) => title),
  ...longLists(portal),
});

/** The labels of what has too many to be seen at once, by name of question. */
const longLists = (portal: Portal): Record<string, string[]> =>
  Object.fromEntries(
    formsOf(portal)
      .flatMap((kind) => questionsOf(portalForm(portal, kind)!))
      .filter(({ list, options }) => list && options)
      .map(({ list, options }) => [list!, options!.map(({ label }) => label)]),
  );

function namesOf(portal: Portal, kind: NewKind): KnownName[] {
  return (portal.items[kind] as Item[])
    .filter((item) => kind !== 'listing' || !item.closed)
    .flatMap((item) => {
      const detail = detailOf(portal, item);
      return detail === undefined
        ? []
        : [[item.title, detail, item.href.slice(portal.base.length)] as KnownName];
    });
}

/** Where, or when next; nothing for an event that is over, which may well be held again. */
export function detailOf(portal: Portal, item: Item): string | undefined {
  if (item.type !== 'event') return item.place?.commune ?? '';
  const { next } = portal.dates(item as Item<'event'>);
  return next && sayDayShort(next.start, portal.locale, { year: true });
}
