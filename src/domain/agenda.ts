/**
 * When an event takes place. Pages, feeds and search all read this one expansion, so that they agree.
 * All times are local, in the event's zone or the portal's.
 */
import { ruleOf } from '../content-types/event/rule.ts';
import type { Data } from '../content-types/registry.ts';
import { addDays, addMonths, daysBetween } from '../lib/dates/local.ts';
import type { LocalDate, LocalDateTime } from '../lib/dates/local.ts';
import { localOf, utcOf } from '../lib/dates/zone.ts';
import { expandDates } from '../lib/recurrence.ts';
import type { EventStatus } from './models/types.ts';

export { ruleOf };

export interface Occurrence {
  /** `2026-12-05T14:00`, or a day alone where the hour is unknown or the event lasts all day. */
  start: string;
  end?: string | undefined;
  allDay: boolean;
  /** The local moment from which it is over. Without an end, it ends that night. */
  over: LocalDateTime;
  status: EventStatus;
  note?: string | undefined;
  /** A place for this date alone, as written. */
  place?: string | undefined;
  changed: boolean;
  /** When it would have begun, had it not been moved. */
  previous?: string | undefined;
}

type EventData = Data<'event'>;
type Recurrence = NonNullable<EventData['recurrence']>;
type Change = NonNullable<Recurrence['changes']>[number];

/** How far ahead a rule without end is followed. */
export const HORIZON_MONTHS = 18;

/** How far back a series is followed, in months: thirty years of archives. */
const PAST_MONTHS = 360;

/** One date a day over all that time, and some. */
const MOST_DATES = 20_000;

/** In months; a festival every other year is followed to its next edition. */
function horizonOf(recurrence: Recurrence | undefined): number {
  const months = { annuel: 12, mensuel: 1 }[recurrence?.freq as string] ?? 0;
  return Math.max(HORIZON_MONTHS, months * (recurrence?.interval ?? 1) + 1);
}

/** Every date of an event whose day of start lies in the window, sorted. */
export function occurrencesOf(event: EventData, window: { from: LocalDate; to: LocalDate }): Occurrence[] {
  const { start, recurrence } = event;
  const time = event.allDay ? undefined : start.time;
  if (!recurrence) return inWindow([occurrenceAt(event, start.date, time)], window);
  const dates = expandDates(start.date, ruleOf(recurrence), reachOf(recurrence, window), MOST_DATES).filter(
    (date) => !isExcluded(recurrence, date),
  );
  const changes = new Map((recurrence.changes ?? []).map((change) => [change.date, change]));
  const regular = dates.map((date) => occurrenceAt(event, date, time, changes.get(date)));
  const extra = (recurrence.extra ?? []).map((one) =>
    occurrenceAt(event, one.date, one.time ?? time, changes.get(one.date)),
  );
  return inWindow([...regular, ...extra], window).filter(isFirstOfItsTime);
}

/** The window, and the dates out of it that were moved into it. */
function reachOf({ changes = [] }: Recurrence, { from, to }: { from: LocalDate; to: LocalDate }) {
  const moved = changes.filter(({ newDate }) => newDate && newDate >= from && newDate <= to);
  const days = [from, to, ...moved.map(({ date }) => date)].sort();
  return { from: days[0]!, to: days.at(-1)! };
}

/** Whether a date of the rule does not take place. */
export function isExcluded({ except = [], exceptRanges = [] }: Recurrence, date: LocalDate): boolean {
  return except.includes(date) || exceptRanges.some(({ from, to }) => date >= from && date <= to);
}

function inWindow(occurrences: Occurrence[], { from, to }: { from: LocalDate; to: LocalDate }): Occurrence[] {
  return occurrences
    .filter(({ start }) => start.slice(0, 10) >= from && start.slice(0, 10) <= to)
    .sort(
      (a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0) || Number(b.changed) - Number(a.changed),
    );
}

/** A date added that the rule already had counts once; the one that says more is kept. */
const isFirstOfItsTime = (occurrence: Occurrence, i: number, all: Occurrence[]): boolean =>
  i === 0 || all[i - 1]!.start !== occurrence.start;

/** The date of an event that begins on this day at this hour, as `change` alters it. */
export function occurrenceAt(
  event: EventData,
  date: LocalDate,
  time: string | undefined,
  change?: Change,
): Occurrence {
  const day = change?.newDate ?? date;
  const at = change?.start ?? time;
  const end = endAt(event, day, at, change);
  const start = at ? `${day}T${at}` : day;
  const usual = time ? `${date}T${time}` : date;
  const status = (change?.status ?? event.status ?? 'programme') as EventStatus;
  return {
    start,
    end,
    // A date that was given an hour has one.
    allDay: (event.allDay ?? false) && at === undefined,
    over: overAt(day, end),
    status,
    note: change?.note ?? (change ? undefined : event.statusNote),
    place: change?.place,
    changed: change !== undefined,
    ...(usual === start ? {} : { previous: usual }),
  };
}

/** The end, moved with the start: as many days later, at the same hour. */
function endAt(
  event: EventData,
  day: LocalDate,
  at: string | undefined,
  change?: Change,
): string | undefined {
  const { start, end } = event;
  if (!end && !change?.end) return undefined;
  const nights = end ? daysBetween(start.date, end.date) : 0;
  if (event.allDay) return nights === 0 ? undefined : addDays(day, nights);
  if (!change?.end && at && at !== start.time && start.time && end?.time)
    return momentAfter(day, minutesOf(at) + minutesOf(end.time) - minutesOf(start.time) + nights * DAY);
  const hour = change?.end ?? end?.time;
  if (!hour) return nights === 0 ? undefined : addDays(day, nights);
  // An event that ends in the night ends at the first such hour after its start, were it before midnight.
  const overnight = nights === 1 && start.time && end?.time && end.time < start.time;
  if ((nights === 0 || (overnight && change?.end)) && at)
    return hour < at ? `${addDays(day, 1)}T${hour}` : `${day}T${hour}`;
  return `${addDays(day, nights)}T${hour}`;
}

const DAY = 1440;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A date that begins at another hour, with no new end given, lasts as long as the others. */
function momentAfter(day: LocalDate, minutes: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const inDay = minutes % DAY;
  return `${addDays(day, Math.floor(minutes / DAY))}T${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
}

function overAt(day: LocalDate, end: string | undefined): LocalDateTime {
  return end?.includes('T') ? end : `${addDays(end ?? day, 1)}T00:00`;
}

/** An event's dates, past and to come, seen from now. */
export interface Dates {
  upcoming: Occurrence[];
  past: Occurrence[];
  next?: Occurrence | undefined;
  last?: Occurrence | undefined;
}

/** A date may be added, or moved, before the first one. */
function firstDay({ start, recurrence }: EventData): LocalDate {
  const { extra = [], changes = [] } = recurrence ?? {};
  const days = [...extra.map(({ date }) => date), ...changes.flatMap(({ newDate }) => newDate ?? [])];
  return days.reduce((first, day) => (day < first ? day : first), start.date);
}

/**
 * @param now local, in the portal's zone
 * @param zone the portal's
 */
export function datesOf(event: EventData, now: LocalDateTime, zone: string): Dates {
  const here = event.timeZone && event.timeZone !== zone ? localOf(utcOf(now, zone), event.timeZone) : now;
  const today = here.slice(0, 10);
  // What begins far ahead is announced all the same.
  const to = addMonths(event.start.date > today ? event.start.date : today, horizonOf(event.recurrence));
  const since = addMonths(today, -PAST_MONTHS);
  const first = firstDay(event);
  const from = first > since || !event.recurrence ? first : since;
  const all = occurrencesOf(event, { from, to });
  const upcoming = all.filter((occurrence) => occurrence.over > here);
  const past = all.filter((occurrence) => occurrence.over <= here);
  return { upcoming, past, next: upcoming[0], last: past.at(-1) };
}
