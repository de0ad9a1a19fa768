/** The card of an event on one of its dates, and dates by day. */
import { typeOf } from '../../content-types/registry.ts';
import { inLocale } from '../../schema/field.ts';
import type { Occurrence } from '../agenda.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { cardOf, occurrenceModel, placeOn } from './cards.ts';
import type { CardModel, DayGroup } from './types.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The card of an event on one of its dates. */
export const dateCard = (portal: Portal, item: Item, occurrence: Occurrence): CardModel => ({
  ...cardOf(portal, item),
  occurrence: occurrenceModel(portal, item as Item<'event'>, occurrence),
  place: placeOn(portal, item as Item<'event'>, occurrence),
  ...statusBadge(portal, item, occurrence),
});

/** A date's own status shows on its card, whatever the series says. */
function statusBadge(portal: Portal, item: Item, occurrence: Occurrence): Partial<CardModel> {
  if (!occurrence.changed) return {};
  const data = { ...(item as Item<'event'>).data, status: occurrence.status };
  const { badge } = typeOf('event').card(data as never);
  return { badge: badge && { label: inLocale(badge.label, portal.locale), tone: badge.tone } };
}

/** Days with their cards. What began before today and goes on is under today. */
export function byDay(cards: CardModel[], today: string): DayGroup[] {
  const days = new Map<string, CardModel[]>();
  for (const card of cards) {
    const start = card.occurrence!.start.slice(0, 10);
    const day = start < today ? today : start;
    days.set(day, [...(days.get(day) ?? []), card]);
  }
  return [...days].map(([day, group]) => ({ day, cards: group })).sort((a, b) => compare(a.day, b.day));
}
