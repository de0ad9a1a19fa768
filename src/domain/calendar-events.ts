/**
 * An event as calendars know it (RFC 5545): its rule, what is excluded and added, and one VEVENT for each date that is
 * not as the others. Nothing of it depends on the day of the build: the same content gives the same bytes.
 */
import type { Data } from '../content-types/registry.ts';
import { words } from '../i18n/index.ts';
import { addDays, addMonths, daysBetween } from '../lib/dates/local.ts';
import type { CalendarEvent } from '../lib/formats/icalendar.ts';
import { expandDates } from '../lib/recurrence.ts';
import { occurrencesOf, ruleOf } from './agenda.ts';
import type { Occurrence } from './agenda.ts';
import type { Item } from './item.ts';
import { cardOf, placeOn } from './models/cards.ts';
import { plainText } from './models/text.ts';
import type { EventStatus } from './models/types.ts';
import type { Portal } from './portal.ts';

type EventItem = Item<'event'>;
type EventData = Data<'event'>;
type Recurrence = NonNullable<EventData['recurrence']>;

/** Sequence numbers count days from here: each day of change is a greater number. */
const SEQUENCE_FROM = '2020-01-01';

/** An exclusion that never ends is told for so long, in months. */
const EXCLUDED_MONTHS = 120;

/** Longer than that, one goes to the page. */
const DESCRIPTION_LENGTH = 1500;

/** The same for ever: its own, or its first slug at the portal's name; never the host. */
export const uidOf = (portal: Portal, { data, slug }: EventItem): string =>
  data.uid ?? `${data.formerSlugs?.[0] ?? slug}@${portal.settings.id ?? 'portail'}`;

/** The VEVENTs of an event: itself, then its changed dates. */
export function calendarEvents(portal: Portal, item: EventItem): CalendarEvent[] {
  const { data } = item;
  const { recurrence } = data;
  if (!recurrence) return oneEvent(portal, item, occurrencesOf(data, dayWindow(data.start.date))[0]);
  const first = firstOf(data, recurrence);
  if (first === undefined) return addedAlone(portal, item, recurrence);
  const excluded = excludedOf(data, recurrence, first);
  const added = (recurrence.extra ?? []).map((one) => momentOf(data, one.date, one.time));
  const [usual] = occurrencesOf(regular(data), dayWindow(first));
  const master: CalendarEvent = {
    ...common(portal, item, usual!),
    rule: ruleOf(recurrence),
    // A date that is added again after it was excluded takes place: readers would let the exclusion win.
    excluded: excluded.filter((one) => !added.includes(one)),
    added: added.filter((one) => excluded.includes(one) || !isOfRule(data, recurrence, one)),
  };
  return [master, ...changesOf(portal, item, recurrence)];
}

const oneEvent = (portal: Portal, item: EventItem, date: Occurrence | undefined): CalendarEvent[] =>
  date ? [common(portal, item, date)] : [];

const dayWindow = (day: string) => ({ from: day, to: day });

/** The event as its rule says it, before exceptions. */
const regular = (data: EventData): EventData => ({
  ...data,
  recurrence: data.recurrence && {
    ...data.recurrence,
    except: undefined,
    exceptRanges: undefined,
    extra: undefined,
    changes: undefined,
  },
});

/** The first date that the rule gives, which DTSTART must be. */
function firstOf({ start }: EventData, recurrence: Recurrence): string | undefined {
  const window = { from: start.date, to: addMonths(start.date, EXCLUDED_MONTHS) };
  return expandDates(start.date, ruleOf(recurrence), window, 1)[0];
}

function momentOf({ start, allDay }: EventData, day: string, time = start.time): string {
  return time && !allDay && start.time ? `${day}T${time}` : day;
}

function isOfRule({ start }: EventData, recurrence: Recurrence, moment: string): boolean {
  const day = moment.slice(0, 10);
  const sameHour = !moment.includes('T') || moment.slice(11) === start.time;
  return sameHour && expandDates(start.date, ruleOf(recurrence), dayWindow(day)).length > 0;
}

/** The dates of the rule that do not take place: a period is told date by date. */
function excludedOf(data: EventData, recurrence: Recurrence, first: string): string[] {
  const { except = [], exceptRanges = [] } = recurrence;
  const last = addMonths(first, EXCLUDED_MONTHS);
  const rule = ruleOf(recurrence);
  const periods = [...except.map((day) => ({ from: day, to: day })), ...exceptRanges];
  const days = periods.flatMap(({ from, to }) =>
    expandDates(data.start.date, rule, { from, to: to < last ? to : last }, 5000),
  );
  return [...new Set(days)].toSorted().map((day) => momentOf(data, day));
}

/** A rule that never happens leaves the dates that were added: each is an event of its own. */
function addedAlone(portal: Portal, item: EventItem, recurrence: Recurrence): CalendarEvent[] {
  return (recurrence.extra ?? []).flatMap((one) => {
    const [date] = occurrencesOf(
      {
        ...item.data,
        recurrence: { freq: recurrence.freq, until: addDays(item.data.start.date, -1), extra: [one] },
      },
      dayWindow(one.date),
    );
    return date ? [{ ...common(portal, item, date), uid: `${one.date}-${uidOf(portal, item)}` }] : [];
  });
}

/** One VEVENT for each changed date, which stands for the usual one. */
function changesOf(portal: Portal, item: EventItem, recurrence: Recurrence): CalendarEvent[] {
  const { data } = item;
  return (recurrence.changes ?? []).flatMap((change) => {
    const added = recurrence.extra?.find(({ date }) => date === change.date);
    const usual = momentOf(data, change.date, added?.time);
    if (!added && !isOfRule(data, recurrence, usual)) return [];
    const alone: EventData = { ...data, recurrence: { ...recurrence, changes: [change] } };
    const days = [change.date, change.newDate ?? change.date].toSorted();
    const window = { from: days[0]!, to: days[1]! };
    const date = occurrencesOf(alone, window).find(({ changed }) => changed);
    return date ? [{ ...common(portal, item, date), insteadOf: usual }] : [];
  });
}

/** What a date says, whatever makes it come back. */
function common(portal: Portal, item: EventItem, date: Occurrence): CalendarEvent {
  const { data } = item;
  const url = portal.origin + item.href;
  const changed = item.updated ?? item.published ?? data.start.date;
  const geo = item.data.geo ?? undefined;
  return {
    uid: uidOf(portal, item),
    changed,
    created: item.published,
    sequence: Math.max(0, daysBetween(SEQUENCE_FROM, changed)),
    timeZone: data.timeZone ?? portal.timeZone,
    start: date.start,
    end: endOf(date),
    summary: titleOn(portal, item, date.status),
    description: descriptionOn(portal, item, date, url),
    location: placeOn(portal, item, date),
    geo: date.place ? undefined : geo,
    categories: cardOf(portal, item as Item).themes.map(({ label }) => label),
    url,
    status: STATUSES[date.status],
    online: data.onlineUrl ? { label: words(portal.locale).event.online, url: data.onlineUrl } : undefined,
    parent: parentOf(portal, item),
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

/** Calendars exclude the end: the day after the last one. Without an end, none is made up. */
function endOf({ start, end, allDay }: Occurrence): string | undefined {
  if (!start.includes('T')) {
    const last = (end ?? start).slice(0, 10);
    return allDay || last > start ? addDays(last, 1) : undefined;
  }
  if (end === undefined) return undefined;
  return end.includes('T') ? end : `${addDays(end, 1)}T00:00`;
}

function titleOn(portal: Portal, item: EventItem, status: EventStatus): string {
  const title = plain(cardOf(portal, item as Item).title);
  return status === 'programme'
    ? title
    : `${title} (${words(portal.locale).event.status[status].toLowerCase()})`;
}

function descriptionOn(portal: Portal, item: EventItem, date: Occurrence, url: string): string {
  const { data, body } = item;
  const text = plainText(portal, body).trim();
  const short = text.length > DESCRIPTION_LENGTH ? `${text.slice(0, DESCRIPTION_LENGTH)}…` : text;
  return [date.note, data.summary, short, url].flatMap((part) => (part ? [plain(part)] : [])).join('\n\n');
}

/** A calendar has no French typography: its spaces are plain. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

function parentOf(portal: Portal, { data, slug }: EventItem): string | undefined {
  const parent = portal.find('event', data.parent);
  return parent && parent.slug !== slug ? uidOf(portal, parent) : undefined;
}
