/** Where the calendars are, and who has one. */
import type { TypeName } from '../content-types/registry.ts';
import type { Item } from './item.ts';
import type { CalendarLink } from './models/types.ts';
import type { Portal } from './portal.ts';
import { documentOf } from './urls.ts';

/** The calendar of a page, beside it: `/agenda/calendrier.ics`. */
export const CALENDAR = 'calendrier.ics';

/** Types whose entries have a calendar of their events. */
export const CALENDARED = ['theme', 'territory', 'actor'] as const;

export const isCalendared = (type: TypeName): boolean => (CALENDARED as readonly TypeName[]).includes(type);

export const calendarAddress = (href: string): string => documentOf(href, CALENDAR);

const kept = new WeakMap<Portal, Map<string, Item<'event'>[]>>();

/** The events of a theme, a territory or an actor, past ones included: a calendar must not vanish with its last date. */
export function eventsOf(portal: Portal, { type, slug }: Item): Item<'event'>[] {
  if (type === 'actor') {
    const { organised, hosted } = portal.relations.actor(slug);
    return [...organised, ...hosted];
  }
  let byKey = kept.get(portal);
  if (!byKey) {
    kept.set(portal, (byKey = new Map()));
    for (const event of portal.items.event as Item<'event'>[])
      for (const key of [
        ...event.themes.map((theme) => `theme/${theme}`),
        ...event.territories.map((territory) => `territory/${territory}`),
      ])
        push(byKey, key, event);
  }
  return byKey.get(`${type}/${slug}`) ?? [];
}

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list) list.push(one);
  else map.set(key, [one]);
}

/** To subscribe by one's own calendar program, and to download. */
export function calendarLink(portal: Portal, href: string): CalendarLink {
  const address = calendarAddress(href);
  return { href: address, webcal: portal.origin.replace(/^https?:/, 'webcal:') + address };
}

/** The calendar of an entry's events; undefined where it never had one. */
export const calendarOf = (portal: Portal, item: Item): CalendarLink | undefined =>
  portal.on('event') && eventsOf(portal, item).length > 0 ? calendarLink(portal, item.href) : undefined;
