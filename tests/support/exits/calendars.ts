/** Calendars read again by programs that we did not write: ical.js, and ts-ics with the arithmetic of rrule-temporal. */
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { convertIcsCalendar } from 'ts-ics';
import type { IcsDateObject, IcsEvent } from 'ts-ics';

/** A date as all exits tell it: `2026-12-05T13:00Z`, or a day; its end likewise, excluded. */
export interface When {
  start: string;
  end?: string;
  held: boolean;
}

const minute = (instant: Date): string => `${instant.toISOString().slice(0, 16)}Z`;
const day = (instant: Date): string => instant.toISOString().slice(0, 10);

export const byStart = (a: When, b: When): number => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0);

/** As ical.js expands them, with the zones that the file defines and no others. @param to a day, excluded */
export function byIcalJs(text: string, to: string): When[] {
  ICAL.TimezoneService.reset();
  const root = new ICAL.Component(ICAL.parse(text));
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const masters = events.filter((event) => !event.isRecurrenceException());
  for (const change of events.filter((event) => event.isRecurrenceException()))
    masters.find(({ uid }) => uid === change.uid)!.relateException(change);
  return masters.flatMap((event) => datesOf(event, to)).sort(byStart);
}

function datesOf(event: ICAL.Event, to: string): When[] {
  if (!event.isRecurring()) return [whenOf(event, event.startDate, event.endDate)];
  const dates: When[] = [];
  const iterator = event.iterator();
  for (
    let next = iterator.next();
    next && next.toString() < to && dates.length < 3000;
    next = iterator.next()
  ) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    dates.push(whenOf(item, startDate, endDate));
  }
  return dates;
}

function whenOf({ component }: ICAL.Event, start: ICAL.Time, end: ICAL.Time): When {
  const said = (time: ICAL.Time) => (time.isDate ? time.toString() : minute(time.toJSDate()));
  return {
    start: said(start),
    ...(component.hasProperty('dtend') ? { end: said(end) } : {}),
    held: component.getFirstPropertyValue('status') !== 'CANCELLED',
  };
}

/** As ts-ics reads them, expanded by rrule-temporal. ts-ics leaves RDATE out: it is read from the text. */
export function byTsIcs(text: string, to: string): When[] {
  const { events = [] } = convertIcsCalendar(undefined, text);
  const lines = text.replace(/\r\n /g, '').split('\r\n');
  return events
    .filter((event) => !event.recurrenceId)
    .flatMap((master) => {
      const changes = events.filter(({ uid, recurrenceId }) => uid === master.uid && recurrenceId);
      return seriesOf(master, changes, addedOf(lines, master.uid), to);
    })
    .sort(byStart);
}

const keyOf = ({ date, type }: IcsDateObject): string => (type === 'DATE' ? day(date) : minute(date));

function seriesOf(master: IcsEvent, changes: IcsEvent[], added: string[], to: string): When[] {
  const excluded = new Set((master.exceptionDates ?? []).map(keyOf));
  const starts = new Set([...rulesOf(master, to), ...added]);
  const zone = master.start.local?.timezone ?? 'UTC';
  return [...starts]
    .filter((start) => !excluded.has(start) && start < to)
    .map((start) => {
      const change = changes.find(({ recurrenceId }) => keyOf(recurrenceId!.value) === start);
      return change ? said(change) : { ...said(master), ...shifted(master, start, zone) };
    });
}

const said = (event: IcsEvent): When => ({
  start: keyOf(event.start),
  ...('end' in event && event.end ? { end: keyOf(event.end) } : {}),
  held: event.status !== 'CANCELLED',
});

/** Another date of a series lasts as long by the clock. */
function shifted(master: IcsEvent, start: string, zone: string): Partial<When> {
  if (!('end' in master) || !master.end) return { start };
  const wall = (instant: string) =>
    Temporal.Instant.from(instant.includes('T') ? instant.replace('Z', ':00Z') : `${instant}T00:00:00Z`)
      .toZonedDateTimeISO(instant.includes('T') ? zone : 'UTC')
      .toPlainDateTime();
  const length = wall(keyOf(master.start)).until(wall(keyOf(master.end)));
  const end = wall(start).add(length);
  if (!start.includes('T')) return { start, end: end.toString().slice(0, 10) };
  return { start, end: minute(new Date(end.toZonedDateTime(zone).epochMilliseconds)) };
}

function rulesOf({ start, recurrenceRule: rule }: IcsEvent, to: string): string[] {
  if (!rule) return [keyOf(start)];
  const isDay = start.type === 'DATE';
  const zone = isDay ? 'UTC' : start.local!.timezone;
  const zoned = (date: Date) =>
    Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
  const last = zoned(new Date(`${to}T00:00:00Z`));
  const until = rule.until && zoned(rule.until.date);
  const expanded = new RRuleTemporal({
    freq: rule.frequency as 'DAILY',
    interval: rule.interval ?? 1,
    dtstart: zoned(start.date) as never,
    ...(rule.count ? { count: rule.count } : {}),
    until: (until && Temporal.ZonedDateTime.compare(until, last) < 0
      ? until
      : rule.count
        ? undefined
        : last) as never,
    byDay: rule.byDay?.map(({ day: weekday, occurrence }) => `${occurrence ?? ''}${weekday}`),
    byMonthDay: rule.byMonthday,
    // ts-ics counts months from 0, as Date does.
    byMonth: rule.byMonth?.map((month) => month + 1),
  } as never);
  return (expanded.all() as { epochMilliseconds: number }[])
    .map(({ epochMilliseconds }) => new Date(epochMilliseconds))
    .map((date) => (isDay ? day(date) : minute(date)));
}

function addedOf(lines: string[], uid: string): string[] {
  const from = lines.indexOf(`UID:${uid.replace(/[\\;,]/g, '\\$&')}`);
  const own = lines.slice(from, lines.indexOf('END:VEVENT', from)).filter((line) => line.startsWith('RDATE'));
  return own.map((line) => {
    const [, zone, text] = /^RDATE;(?:VALUE=DATE|TZID=([^:]+)):(.+)$/.exec(line)!;
    const plain = Temporal.PlainDateTime.from(zone ? text! : `${text!}T000000`);
    if (!zone) return plain.toString().slice(0, 10);
    return minute(new Date(plain.toZonedDateTime(zone).epochMilliseconds));
  });
}
