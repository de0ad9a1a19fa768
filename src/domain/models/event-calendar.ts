/** The ways to put an event in one's own agenda: a file, and the two agendas on the web that most people have. */
import { addDays } from '../../lib/dates/local.ts';
import { ruleText } from '../../lib/formats/icalendar.ts';
import { ruleOf } from '../agenda.ts';
import { calendarAddress } from '../calendar-links.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { cardOf, placeOn } from './cards.ts';
import type { EventPart } from './types.ts';

/** Absent when no date is to come. */
export function eventCalendar(portal: Portal, item: Item<'event'>): EventPart['calendar'] {
  const { next } = portal.dates(item as Item);
  if (!next) return undefined;
  const zone = item.data.timeZone ?? portal.timeZone;
  const title = plain(cardOf(portal, item as Item).title);
  const url = portal.origin + item.href;
  const location = placeOn(portal, item, next);
  const { recurrence } = item.data;
  const end = next.end ?? next.start;
  // A whole day ends, for both, when the next one begins.
  const last = next.start.includes('T') ? end : addDays(end.slice(0, 10), 1);
  const rule = recurrence
    ? `RRULE:${ruleText(ruleOf(recurrence), next.start.includes('T') ? zone : undefined)}`
    : undefined;
  return {
    ics: calendarAddress(item.href),
    google: linkTo('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: `${compact(next.start)}/${compact(last)}`,
      ctz: zone,
      location,
      details: url,
      // The rule counts from its first date: where it has a count, the date alone is exact.
      recur: recurrence?.count ? undefined : rule,
    }),
    outlook: linkTo('https://outlook.live.com/calendar/0/deeplink/compose', {
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: title,
      startdt: next.start,
      enddt: last,
      allday: next.start.includes('T') ? undefined : 'true',
      location,
      body: url,
    }),
  };
}

const compact = (local: string): string =>
  local.includes('T') ? `${local.replace(/[-:]/g, '')}00` : local.replaceAll('-', '');

function linkTo(address: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${address}?${new URLSearchParams(given)}`;
}

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
