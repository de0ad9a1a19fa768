/** The order of each list, and what is closed. */
import type { Data, TypeName } from '../content-types/registry.ts';
import { TYPE_NAMES, typeOf } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import type { LocalDateTime } from '../lib/dates/local.ts';
import { compareNames, sortName } from '../lib/text/name-key.ts';
import { datesOf } from './agenda.ts';
import type { Item } from './item.ts';

export function sortItems(all: readonly Item[], now: LocalDateTime, zone: string): Record<TypeName, Item[]> {
  const items = Object.fromEntries(TYPE_NAMES.map((type) => [type, [] as Item[]])) as Record<
    TypeName,
    Item[]
  >;
  for (const item of all) items[item.type].push(item);
  for (const item of items.listing) item.closed = isClosedListing(item as Item<'listing'>, now);
  for (const item of items.actor) item.closed = (item as Item<'actor'>).data.status === 'ferme';
  const byName = sorter((item) => sortName(item.title), compareNames);
  const order = (item: Item) => (item.data as Data<'theme'>).order ?? 999;
  items.actor.sort(byName);
  items.page.sort(byName);
  items.territory.sort(byName);
  items.theme.sort((a, b) => order(a) - order(b) || byName(a, b));
  for (const type of ['article', 'listing', 'resource', 'question'] as const) items[type].sort(byNewest);
  sortEvents(items.event as Item<'event'>[], now, zone);
  return items;
}

function isClosedListing({ data }: Item<'listing'>, now: LocalDateTime): boolean {
  return data.validThrough < now.slice(0, 10) || (data.state !== undefined && data.state !== 'ouverte');
}

export const titleOf = ({ type, data }: Entry): string =>
  (data as Record<string, unknown>)[typeOf(type).title] as string;

/** The order of themes and territories, before they are items: that of their lists. */
export function compareEntries(a: Entry, b: Entry): number {
  const order = ({ data }: Entry) => (data as Data<'theme'>).order ?? 999;
  return (
    order(a) - order(b) ||
    compareNames(sortName(titleOf(a)), sortName(titleOf(b))) ||
    (a.slug < b.slug ? -1 : 1)
  );
}

/** Sort keys are computed once an item, not once a comparison. */
function sorter(keyFor: (item: Item) => string, compare: (a: string, b: string) => number) {
  const keys = new Map<Item, string>();
  const key = (item: Item) => {
    let known = keys.get(item);
    if (known === undefined) keys.set(item, (known = keyFor(item)));
    return known;
  };
  return (a: Item, b: Item) => compare(key(a), key(b)) || (a.slug < b.slug ? -1 : 1);
}

export function byNewest(a: Item, b: Item): number {
  const first = a.published ?? '';
  const second = b.published ?? '';
  return first > second ? -1 : first < second ? 1 : a.slug < b.slug ? -1 : 1;
}

/** What comes, the nearest first, then what is over, the latest first. */
function sortEvents(events: Item<'event'>[], now: LocalDateTime, zone: string): void {
  const keys = new Map(events.map((event) => [event, datesOf(event.data, now, zone)]));
  events.sort((a, b) => {
    const first = keys.get(a)!;
    const second = keys.get(b)!;
    if (first.next && second.next)
      return compareText(first.next.start, second.next.start) || compareText(a.slug, b.slug);
    if (first.next || second.next) return first.next ? -1 : 1;
    return compareText(second.last?.start ?? '', first.last?.start ?? '') || compareText(a.slug, b.slug);
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
