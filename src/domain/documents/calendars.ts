/** Calendars to subscribe to: the whole agenda, each theme, territory and actor, and one file an event. */
import { titles } from '../../i18n/titles.ts';
import { addMonths } from '../../lib/dates/local.ts';
import { calendarText, eventText } from '../../lib/formats/icalendar.ts';
import { calendarEvents } from '../calendar-events.ts';
import { CALENDARED, calendarAddress, eventsOf } from '../calendar-links.ts';
import type { Item } from '../item.ts';
import { sectionHref, sectionLabel } from '../models/site.ts';
import { typesetOf } from '../models/text.ts';
import type { Portal } from '../portal.ts';
import type { Document } from './index.ts';

type EventItem = Item<'event'>;

/** A single date stays in the calendars for so long after it was held; its own file stays for ever. In months. */
const KEPT_MONTHS = 12;

interface Written {
  text: string;
  zone: string;
  year: number;
}

const kept = new WeakMap<Portal, Map<string, Written[]>>();

/** The VEVENTs of an event, written once however many calendars they are in. */
function writtenOf(portal: Portal, item: EventItem): Written[] {
  let all = kept.get(portal);
  if (!all) kept.set(portal, (all = new Map()));
  let written = all.get(item.slug);
  if (!written) {
    written = calendarEvents(portal, item).map((event) => ({
      text: eventText(event),
      zone: event.timeZone,
      year: Number(event.start.slice(0, 4)),
    }));
    all.set(item.slug, written);
  }
  return written;
}

function calendarOf(portal: Portal, name: string, href: string, items: readonly EventItem[]): string {
  const written = items.flatMap((item) => writtenOf(portal, item));
  const zones = new Map<string, number>();
  for (const { zone, year } of written) zones.set(zone, Math.min(year, zones.get(zone) ?? year));
  return calendarText(
    {
      name: name.replace(/[\u00a0\u202f]/g, ' '),
      source: portal.origin + calendarAddress(href),
      url: portal.origin + href,
      timeZone: portal.timeZone,
    },
    zones,
    written.map(({ text }) => text),
  );
}

/** A series goes on; a date that is long past is history, and history is on the pages. */
function isKept(portal: Portal, item: EventItem): boolean {
  if (item.data.recurrence) return true;
  const { next, last } = portal.dates(item as Item);
  return next !== undefined || (last?.start ?? '') >= addMonths(portal.now.slice(0, 10), -KEPT_MONTHS);
}

export function* calendars(portal: Portal): Generator<Document> {
  if (!portal.on('event')) return;
  const document = (href: string, name: string, items: () => readonly EventItem[]): Document => ({
    address: calendarAddress(href).slice(portal.base.length),
    type: 'text/calendar; charset=utf-8',
    text: () => calendarOf(portal, name, href, items()),
  });
  const { name } = portal.settings;
  const typeset = typesetOf(portal);
  const events = portal.items.event as EventItem[];
  const all = () => events.filter((item) => isKept(portal, item));
  yield document(
    sectionHref(portal, 'event'),
    titles(portal.locale).news(name, sectionLabel(portal, 'event')),
    all,
  );
  for (const item of events) yield document(item.href, typeset(item.title), () => [item]);
  for (const type of CALENDARED)
    for (const item of portal.on(type) ? portal.items[type] : []) {
      const own = eventsOf(portal, item);
      if (own.length === 0) continue;
      yield document(item.href, titles(portal.locale).news(name, item.title), () =>
        own.filter((event) => isKept(portal, event)),
      );
    }
}
