/** « Ajouter à mon agenda »: the event’s own file, and links to two calendars of the web for its next date. */
import { addDays } from '../../lib/dates/local.ts';
import { offsetIso } from '../../lib/dates/zone.ts';
import { ruleText } from '../../lib/formats/icalendar.ts';
import type { CalendarEvent } from '../../lib/formats/icalendar.ts';
import { expandDates } from '../../lib/recurrence.ts';
import type { Occurrence } from '../agenda.ts';
import { calendarDate } from '../calendar-events.ts';
import { CALENDAR } from '../calendar-links.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { seriesOf } from '../series.ts';
import { documentOf } from '../urls.ts';
import type { EventPart } from './types.ts';

/** Absent when no date is to come, or the next is not held. */
export function eventCalendar(portal: Portal, item: Item<'event'>): EventPart['calendar'] {
  const { next } = portal.dates(item as Item);
  if (!next || next.status === 'annule' || next.status === 'reporte') return undefined;
  const date = calendarDate(portal, item, next);
  return {
    ics: documentOf(item.href, CALENDAR),
    google: google(date, ruleFrom(item, next, date.timeZone)),
    outlook: outlook(date),
  };
}

/**
 * The rule from this date on, if it tells every date to come: these links take no exception, and a calendar that
 * says « chaque mardi » of a Tuesday that is not held sends people to a closed door.
 */
function ruleFrom({ data }: Item<'event'>, { start, changed }: Occurrence, zone: string): string | undefined {
  const { first, rule, ...others } = seriesOf(data);
  const exceptions = [...others.excluded, ...others.added, ...others.changed.map(({ usual }) => usual)];
  if (!first || !rule || changed || others.alone.length > 0) return undefined;
  if (exceptions.some((usual) => usual >= start)) return undefined;
  const begin = first.start.slice(0, 10);
  const day = start.slice(0, 10);
  if (expandDates(begin, rule, { from: day, to: day }).length === 0) return undefined;
  const before = expandDates(begin, rule, { from: begin, to: addDays(day, -1) }).length;
  const left = rule.count === undefined ? rule : { ...rule, count: rule.count - before };
  return ruleText(left, start.includes('T') ? zone : undefined);
}

const query = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&');

/** https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs, as Google itself says nothing of it. */
function google(date: CalendarEvent, rule: string | undefined): string {
  const digits = (local: string) => local.replace(/[-:]/g, '') + (local.includes('T') ? '00' : '');
  const values = {
    action: 'TEMPLATE',
    text: date.summary,
    // An end is wanted: without one, the hour of the start, which is what is known.
    dates: `${digits(date.start)}/${digits(date.end ?? date.start)}`,
    ctz: date.timeZone,
    details: date.description,
    location: date.location,
    recur: rule && `RRULE:${rule}`,
  };
  return `https://calendar.google.com/calendar/render?${query(values)}`;
}

/** The calendar of outlook.com; that of a firm has the same form at another address. */
function outlook(date: CalendarEvent): string {
  const isAllDay = !date.start.includes('T');
  const at = (local: string) => (isAllDay ? local : offsetIso(local, date.timeZone));
  const values = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: date.summary,
    startdt: at(date.start),
    enddt: at(date.end ?? date.start),
    allday: isAllDay ? 'true' : undefined,
    body: date.description,
    location: date.location,
  };
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query(values)}`;
}
