/** The texts of the calendars to subscribe to, and of one file an event. */
import { calendarWords, plainSpaces } from '../../i18n/calendar-words.ts';
import { addMonths } from '../../lib/dates/local.ts';
import { calendarText, eventText } from '../../lib/formats/icalendar.ts';
import { calendarEvents } from '../calendar-events.ts';
import { calendarsOf } from '../calendar-links.ts';
import type { Calendar } from '../calendar-links.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import type { Document } from './index.ts';

type EventItem = Item<'event'>;

/** A single date stays in the calendars for so long after it was held; its own file stays for ever. In months. */
const KEPT_MONTHS = 12;

interface Written {
  text: string;
  zone: string;
  /** Of its earliest moment. */
  year: number;
}

const kept = new WeakMap<Portal, Map<string, Written>>();

/** The VEVENTs of an event, written once however many calendars they are in. */
function writtenOf(portal: Portal, item: EventItem): Written {
  let all = kept.get(portal);
  if (!all) kept.set(portal, (all = new Map()));
  let written = all.get(item.slug);
  if (!written) all.set(item.slug, (written = write(portal, item)));
  return written;
}

function write(portal: Portal, item: EventItem): Written {
  const events = calendarEvents(portal, item);
  return {
    text: events.map(eventText).join(''),
    zone: item.data.timeZone ?? portal.timeZone,
    year: Math.min(...events.map(({ start }) => Number(start.slice(0, 4)))),
  };
}

function textOf(portal: Portal, { name, href, page, events, isOwn }: Calendar): string {
  const since = addMonths(portal.now.slice(0, 10), -KEPT_MONTHS);
  const written = events
    .filter((item) => isOwn || isKept(portal, item, since))
    .map((item) => writtenOf(portal, item))
    .filter(({ text }) => text !== '');
  // Also where nothing is left: a calendar holds something, by the standard.
  const zones = new Map<string, number>(isOwn ? [] : [[portal.timeZone, Number(since.slice(0, 4))]]);
  for (const { zone, year } of written) zones.set(zone, Math.min(year, zones.get(zone) ?? year));
  return calendarText(
    {
      name: plainSpaces(name),
      description: isOwn ? undefined : calendarWords(portal.locale).kept,
      source: portal.origin + href,
      url: portal.origin + page,
      timeZone: portal.timeZone,
    },
    zones,
    written.map(({ text }) => text),
  );
}

/** A series goes on; a date that is long past is history, and history is on the pages. */
function isKept(portal: Portal, item: EventItem, since: string): boolean {
  if (item.data.recurrence) return true;
  const { next, last } = portal.dates(item as Item);
  return next !== undefined || (last?.over ?? '') >= since;
}

export function* calendars(portal: Portal): Generator<Document> {
  for (const calendar of calendarsOf(portal).values())
    yield {
      address: calendar.href.slice(portal.base.length),
      type: 'text/calendar; charset=utf-8',
      text: () => textOf(portal, calendar),
    };
}
