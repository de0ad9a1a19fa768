/**
 * When an event takes place. Pages, feeds and search all read this one expansion, so that they agree.
 * All times are local, in the event's zone or the portal's.
 */
import type { Data } from '../content-types/registry.ts';
import { addDays, addMonths, daysBetween } from '../lib/dates/local.ts';
import type { LocalDate, LocalDateTime } from '../lib/dates/local.ts';
import { localOf, utcOf } from '../lib/dates/zone.ts';
import { expandDates } from '../lib/recurrence.ts';
import type { Rule } from '../lib/recurrence.ts';
import type { EventStatus } from './models/types.ts';

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
}

type EventData = Data<'event'>;
type Recurrence = NonNullable<EventData['recurrence']>;
type Change = NonNullable<Recurrence['changes']>[number];

const FREQUENCY = {
  quotidien: 'daily',
  hebdomadaire: 'weekly',
  mensuel: 'monthly',
  annuel: 'yearly',
} as const;

/** How far ahead a rule without end is followed. */
export const HORIZON_MONTHS = 13;

/** The rule of RFC 5545 that the fields stand for. */
export function ruleOf(recurrence: Recurrence): Rule {
  const { freq, interval, byDay, byMonthDay, byMonth, until, count } = recurrence;
  return {
    freq: FREQUENCY[freq as keyof typeof FREQUENCY],
    interval: interval ?? 1,
    byDay: (byDay ?? []).map(({ weekday, nth }) => (nth ? { weekday, nth } : { weekday })),
    byMonthDay: byMonthDay ?? [],
    byMonth: byMonth ?? [],
    ...(until ? { until } : {}),
    ...(count ? { count } : {}),
  };
}

/** Every date of an event whose day of start lies in the window, sorted. */
export function occurrencesOf(event: EventData, window: { from: LocalDate; to: LocalDate }): Occurrence[] {
  const { start, recurrence } = event;
  const time = event.allDay ? undefined : start.time;
  if (!recurrence) return inWindow([occurrenceAt(event, start.date, time)], window);
  const dates = expandDates(start.date, ruleOf(recurrence), window).filter(
    (date) => !isExcluded(recurrence, date),
  );
  const changes = new Map((recurrence.changes ?? []).map((change) => [change.date, change]));
  const regular = dates.map((date) => occurrenceAt(event, date, time, changes.get(date)));
  const extra = (recurrence.extra ?? []).map((one) =>
    occurrenceAt(event, one.date, one.time ?? time, changes.get(one.date)),
  );
  return inWindow([...regular, ...extra], window).filter(isFirstOfItsTime);
}

function isExcluded({ except = [], exceptRanges = [] }: Recurrence, date: LocalDate): boolean {
  return except.includes(date) || exceptRanges.some(({ from, to }) => date >= from && date <= to);
}

function inWindow(occurrences: Occurrence[], { from, to }: { from: LocalDate; to: LocalDate }): Occurrence[] {
  return occurrences
    .filter(({ start }) => start.slice(0, 10) >= from && start.slice(0, 10) <= to)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** A date added that the rule already had counts once. */
const isFirstOfItsTime = (occurrence: Occurrence, i: number, all: Occurrence[]): boolean =>
  i === 0 || all[i - 1]!.start !== occurrence.start;

function occurrenceAt(
  event: EventData,
  date: LocalDate,
  time: string | undefined,
  change?: Change,
): Occurrence {
  const day = change?.newDate ?? date;
  const at = change?.start ?? time;
  const end = endAt(event, day, at, change);
  const status = (change?.status ?? event.status ?? 'programme') as EventStatus;
  return {
    start: at ? `${day}T${at}` : day,
    end,
    allDay: event.allDay ?? false,
    over: overAt(day, end),
    status,
    note: change?.note ?? (change ? undefined : event.statusNote),
    place: change?.place,
    changed: change !== undefined,
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
  const hour = change?.end ?? (change?.start && change.start !== start.time ? shifted(event, at) : end?.time);
  if (!end && !change?.end) return undefined;
  const nights = end ? daysBetween(start.date, end.date) : 0;
  const last = addDays(day, nights);
  if (event.allDay || !hour) return last === day ? undefined : last;
  // An hour that comes before the start on the same day is that of the next night.
  return last === day && at && hour < at ? `${addDays(day, 1)}T${hour}` : `${last}T${hour}`;
}

/** A date that begins later, with no new end given, lasts as long as the others. */
function shifted({ start, end }: EventData, at: string | undefined): string | undefined {
  if (!start.time || !end?.time || !at) return end?.time;
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const total = minutes(at) + minutes(end.time) - minutes(start.time);
  const wrapped = ((total % 1440) + 1440) % 1440;
  return `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`;
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

/**
 * @param now local, in the portal's zone
 * @param zone the portal's
 */
export function datesOf(event: EventData, now: LocalDateTime, zone: string): Dates {
  const here = event.timeZone && event.timeZone !== zone ? localOf(utcOf(now, zone), event.timeZone) : now;
  const horizon = addMonths(here.slice(0, 10), HORIZON_MONTHS);
  // A one-off event far ahead is announced all the same.
  const to = event.recurrence || event.start.date <= horizon ? horizon : event.start.date;
  const all = occurrencesOf(event, { from: event.start.date, to });
  const upcoming = all.filter((occurrence) => occurrence.over > here);
  const past = all.filter((occurrence) => occurrence.over <= here);
  return { upcoming, past, next: upcoming[0], last: past.at(-1) };
}
