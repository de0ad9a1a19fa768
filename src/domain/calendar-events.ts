/**
 * An event as calendars know it: its series, and one VEVENT for each date that is not as the others. Nothing of it
 * depends on the day of the build: the same content gives the same bytes.
 */
import type { Data } from '../content-types/registry.ts';
import { PRICES } from '../content-types/shared/vocabularies.ts';
import { calendarWords, plainSpaces } from '../i18n/calendar-words.ts';
import { words } from '../i18n/index.ts';
import { addDays, daysBetween } from '../lib/dates/local.ts';
import type { CalendarEvent } from '../lib/formats/icalendar.ts';
import type { Rule } from '../lib/recurrence.ts';
import { labelIn } from '../schema/vocabulary.ts';
import type { Occurrence } from './agenda.ts';
import { uidOf } from './calendar-links.ts';
import { placeLine, placeOf } from './event-place.ts';
import type { Item } from './item.ts';
import { bodyOf } from './models/text.ts';
import type { EventStatus } from './models/types.ts';
import type { Portal } from './portal.ts';
import { seriesOf } from './series.ts';

type EventItem = Item<'event'>;
type EventData = Data<'event'>;

/** Days are counted from here in sequence numbers. */
const SEQUENCE_FROM = '2000-01-01';

/** Without a summary, so much of the body is told, in characters. */
const EXCERPT = 400;

/** Dates without a rule: some readers forget the first where there is none. */
const ONCE: Rule = { freq: 'daily', interval: 1, byDay: [], byMonthDay: [], byMonth: [], count: 1 };

/** The VEVENTs of an event: itself, then its changed dates. None where it never takes place. */
export function calendarEvents(portal: Portal, item: EventItem): CalendarEvent[] {
  const { first, rule, excluded, added, changed, alone } = seriesOf(item.data);
  const common = commonOf(portal, item);
  const one = (occurrence: Occurrence): CalendarEvent => ({ ...common, ...dated(portal, item, occurrence) });
  return [
    ...(first
      ? [{ ...one(first), rule: rule ?? (added.length > 0 ? ONCE : undefined), excluded, added }]
      : []),
    ...changed.map(({ usual, occurrence }) => ({ ...one(occurrence), insteadOf: usual })),
    ...alone.map((occurrence) => ({
      ...one(occurrence),
      uid: `${occurrence.start.replace(/[-:]/g, '')}-${common.uid}`,
    })),
  ];
}

/** One date by itself, whatever makes it come back. */
export const calendarDate = (portal: Portal, item: EventItem, occurrence: Occurrence): CalendarEvent => ({
  ...commonOf(portal, item),
  ...dated(portal, item, occurrence),
});

/** What all its dates share. */
function commonOf(portal: Portal, item: EventItem) {
  const { data } = item;
  const lastChange = [item.updated, item.published]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  const parent = portal.find('event', data.parent);
  const themes = item.themes
    .slice(0, item.ownThemes)
    .flatMap((slug) => portal.find('theme', slug)?.title ?? []);
  return {
    uid: uidOf(portal, item),
    changed: lastChange ?? data.start.date,
    created: item.published,
    sequence: sequenceOf(data, lastChange),
    timeZone: data.timeZone ?? portal.timeZone,
    categories: [...themes, ...(data.keywords ?? [])],
    url: portal.origin + item.href,
    organiser: organiserOf(portal, data),
    online: data.onlineUrl ? { label: words(portal.locale).event.online, url: data.onlineUrl } : undefined,
    parent: parent && parent.slug !== item.slug ? uidOf(portal, parent) : undefined,
  };
}

/**
 * Must grow when the event changes, and the data hold no counter. The day of the last change, then how many exceptions
 * there are: who cancels a date forgets « updated » more often than not.
 */
function sequenceOf({ status, recurrence }: EventData, lastChange: string | undefined): number {
  const { except = [], exceptRanges = [], extra = [], changes = [] } = recurrence ?? {};
  const isAltered = status !== undefined && status !== 'programme';
  const exceptions = except.length + exceptRanges.length + extra.length + changes.length + Number(isAltered);
  const days = lastChange === undefined ? 0 : Math.max(0, daysBetween(SEQUENCE_FROM, lastChange));
  return days * 100 + Math.min(99, exceptions);
}

/** Whom to write to: the address that the page shows, of the event or of who organises it. */
function organiserOf(portal: Portal, { organisers = [], contact }: EventData): CalendarEvent['organiser'] {
  const [first] = organisers;
  const email = contact?.email ?? portal.find('actor', first)?.data.contact?.email;
  if (!email) return undefined;
  return { name: first ? portal.nameOf(first) : portal.settings.name, email };
}

/** What is proper to one date. */
function dated(portal: Portal, item: EventItem, occurrence: Occurrence) {
  const { status } = occurrence;
  const isAltered = status !== 'programme' && status !== 'reprogramme';
  const say = calendarWords(portal.locale);
  const place = placeOf(portal, item, occurrence);
  return {
    start: occurrence.start,
    end: endOf(occurrence),
    // Few programs show the status, and a month on a telephone shows a dozen letters.
    summary: plainSpaces(
      isAltered ? say.marked(words(portal.locale).event.status[status], item.title) : item.title,
    ),
    description: plainSpaces(descriptionOf(portal, item, occurrence)),
    location: plainSpaces(place.isOnline ? say.onlinePlace : placeLine(place)),
    geo: place.geo,
    status: STATUSES[status],
  };
}

/** Put off is not held that day: a calendar that shows it would send people there. */
const STATUSES: Record<EventStatus, CalendarEvent['status']> = {
  programme: 'CONFIRMED',
  reprogramme: 'CONFIRMED',
  'deplace-en-ligne': 'CONFIRMED',
  complet: 'CONFIRMED',
  reporte: 'CANCELLED',
  annule: 'CANCELLED',
};

/**
 * Calendars exclude the end: the midnight after the last day. Where none is given, none is made up: what the calendar
 * would draw until midnight, or for an hour, is nobody's word (RFC 5545, 3.6.1: it then ends when it starts).
 */
function endOf({ start, end }: Occurrence): string | undefined {
  if (!start.includes('T')) return addDays((end ?? start).slice(0, 10), 1);
  const excluded = end?.includes('T') ? end : end && `${addDays(end, 1)}T00:00`;
  return excluded && excluded > start ? excluded : undefined;
}

function descriptionOf(portal: Portal, item: EventItem, { note }: Occurrence): string {
  const { data } = item;
  const say = calendarWords(portal.locale);
  const names = (texts: readonly string[] = []) => texts.map((text) => portal.nameOf(text)).join(', ');
  const price = data.price && [labelIn(PRICES, data.price.kind, portal.locale), data.price.details];
  const facts = [
    price && say.price(price.filter(Boolean).join('. ')),
    data.registration?.length &&
      say.registration(
        data.registration.map((one) => (one.kind === 'url' ? one.href : one.display)).join(', '),
      ),
    data.organisers?.length && say.organisers(names(data.organisers)),
    data.partners?.length && say.partners(names(data.partners)),
    data.onlineUrl && say.online(data.onlineUrl),
    say.known(portal.origin + item.href),
  ];
  const paragraphs = [note, data.summary ?? excerpt(bodyOf(portal, item as Item).text)];
  return [...paragraphs, facts.filter(Boolean).join('\n')].filter(Boolean).join('\n\n');
}

/** The beginning of a text, cut between two words. */
function excerpt(text: string): string {
  if (text.length <= EXCERPT) return text.trim();
  return `${text.slice(0, EXCERPT).replace(/\s+\S*$/, '')}…`;
}
