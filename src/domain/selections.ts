/** Which items a list holds, and how many pages that makes. Computed once a portal, not once a page. */
import type { TypeName } from '../content-types/registry.ts';
import { addDays } from '../lib/dates/local.ts';
import type { Occurrence } from './agenda.ts';
import { apart } from './calendar.ts';
import type { Item } from './item.ts';
import { byNewest } from './order.ts';
import type { Portal } from './portal.ts';
import type { Route, Scope } from './urls.ts';

export const pageCount = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/** A computation that a portal needs once, however many pages ask for it. */
export function once<T>(make: (portal: Portal) => T): (portal: Portal) => T {
  const known = new WeakMap<Portal, { value: T }>();
  return (portal) => {
    let made = known.get(portal);
    if (!made) known.set(portal, (made = { value: make(portal) }));
    return made.value;
  };
}

/** How many days ahead the agenda's list goes; beyond are the months. */
export const AGENDA_DAYS = 60;

const openListings = once((portal) => portal.items.listing.filter((item) => !item.closed));

/** The items of a type's list: what is open; what is closed has its own list. */
export const listItems = (portal: Portal, type: TypeName): Item[] =>
  type === 'listing' ? openListings(portal) : portal.items[type];

/** Listings that are over, the last closed first. */
export const closedItems = once((portal) =>
  portal.items.listing.filter((item) => item.closed).sort(byClosing),
);

const byClosing = (a: Item, b: Item): number => {
  const first = (a as Item<'listing'>).data.validThrough;
  const second = (b as Item<'listing'>).data.validThrough;
  return first > second ? -1 : first < second ? 1 : byNewest(a, b);
};

export interface ComingDate {
  item: Item;
  occurrence: Occurrence;
}

/** Dates of the coming days, one card a date, in the order of the clock. */
export const upcoming = once((portal): ComingDate[] => {
  const last = `${addDays(portal.now.slice(0, 10), AGENDA_DAYS)}T24`;
  return portal.items.event
    .flatMap((item) =>
      portal
        .dates(item)
        .upcoming.filter(({ start }) => start <= last)
        .map((occurrence) => ({ item, occurrence })),
    )
    .sort((a, b) => compare(a.occurrence.start, b.occurrence.start) || compare(a.item.slug, b.item.slug));
});

/** The dates of the agenda's list, and those that it tells apart. */
export const agendaDates = once((portal) => apart(upcoming(portal), portal.now.slice(0, 10)));

/** How many entries a section has to show today: what is over is not counted. */
export const openCount = (portal: Portal, type: TypeName): number =>
  type === 'event'
    ? portal.items.event.filter((item) => portal.dates(item).next).length
    : listItems(portal, type).length;

/** How many cards a type's list holds, over all its pages. */
export const listTotal = (portal: Portal, type: TypeName): number =>
  type === 'event' ? agendaDates(portal).others.length : listItems(portal, type).length;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many cards of each type a hub shows before « tout voir ». */
export const SHOWN = 6;

/** The items of a type in a scope. */
export const scopedItems = (portal: Portal, scope: Scope, type: TypeName): Item[] =>
  portal.indexes.under(scope)[type] ?? [];

/** Whether a scope has more of a type than its hub shows. */
export const isLong = (portal: Portal, scope: Scope, type: TypeName): boolean =>
  scopedItems(portal, scope, type).length > SHOWN;

export type ListRoute = Extract<Route, { kind: 'list' | 'letter' | 'closed' | 'ongoing' | 'scoped' }>;

/** How many pages a list has; 0 where there is no such list. */
export function pagesOf(portal: Portal, route: ListRoute): number {
  const { pageSize } = portal;
  switch (route.kind) {
    case 'list':
      if (!portal.on(route.type)) return 0;
      return pageCount(listTotal(portal, route.type), pageSize);
    case 'letter':
      return portal.indexes.letters.has(route.letter)
        ? pageCount(portal.indexes.letters.get(route.letter)!.length, pageSize)
        : 0;
    case 'closed':
      return portal.on('listing') && closedItems(portal).length
        ? pageCount(closedItems(portal).length, pageSize)
        : 0;
    case 'ongoing': {
      const { length } = portal.on('event') ? agendaDates(portal).ongoing : [];
      return length > 0 ? pageCount(length, pageSize) : 0;
    }
    case 'scoped': {
      const scope = { theme: route.theme, territory: route.territory };
      return isLong(portal, scope, route.type)
        ? pageCount(scopedItems(portal, scope, route.type).length, pageSize)
        : 0;
    }
  }
}
