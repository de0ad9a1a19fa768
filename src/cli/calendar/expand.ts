/**
 * The dates of any RRULE within a window, by trying every day: slow beside `lib/recurrence` and much shorter
 * than a clever way, for the parts that our fields do not have (BYSETPOS, BYYEARDAY, BYWEEKNO, BYHOUR, WKST), and
 * the judge of whether a rule put in our fields still gives the same dates.
 */
import {
  dayNumber,
  daysInMonth,
  fromDayNumber,
  isLeap,
  partsOfDayNumber,
  toDayNumber,
  weekdayOfDayNumber,
} from '../../lib/dates/calendar.ts';
import type { LocalDate, LocalTime } from '../../lib/dates/calendar.ts';
import type { Parts } from './rule.ts';

export interface Begin {
  date: LocalDate;
  time?: LocalTime | undefined;
}

/** `2026-12-05` or `2026-12-05T18:30`, in order. @param until the last possible moment, as text */
export function expandAny(
  parts: Parts,
  start: Begin,
  window: { from: LocalDate; to: LocalDate },
  { until, limit = 1000 }: { until?: string | undefined; limit?: number } = {},
): string[] {
  const found: string[] = [];
  const [first, last] = [momentOf(start.date, start.time), toDayNumber(window.to)];
  const times = timesOf(parts, start);
  let left = parts.count ?? Infinity;
  const walk = periods(parts, start);
  for (const days of walk(last)) {
    const set = days.flatMap((day) => {
      const date = fromDayNumber(day);
      return times.map((time) => momentOf(date, time));
    });
    for (const moment of inPlaces(set, parts.bySetPos)) {
      if (moment < first) continue;
      if (left <= 0 || (until !== undefined && moment > until) || moment.slice(0, 10) > window.to)
        return found;
      left--;
      if (moment.slice(0, 10) < window.from) continue;
      found.push(moment);
      if (found.length >= limit) return found;
    }
  }
  return found;
}

const momentOf = (date: LocalDate, time: LocalTime | undefined) => (time ? `${date}T${time}` : date);

function timesOf({ byHour, byMinute }: Parts, { time }: Begin): (LocalTime | undefined)[] {
  if (!time) return [undefined];
  const hours = byHour.length > 0 ? byHour : [Number(time.slice(0, 2))];
  const minutes = byMinute.length > 0 ? byMinute : [Number(time.slice(3))];
  const pad = (value: number) => String(value).padStart(2, '0');
  return hours.flatMap((hour) => minutes.map((minute) => `${pad(hour)}:${pad(minute)}`)).toSorted();
}

function inPlaces(set: readonly string[], places: readonly number[]): readonly string[] {
  if (places.length === 0) return set;
  const chosen = places.flatMap((place) => set.at(place > 0 ? place - 1 : place) ?? []);
  return [...new Set(chosen)].toSorted();
}

type Walk = (last: number) => Generator<number[]>;

/** The days of each period of a rule, in order, up to a day. */
function periods(parts: Parts, start: Begin): Walk {
  const at = toDayNumber(start.date);
  const { year, month } = partsOfDayNumber(at);
  const step = parts.plain.interval;
  const suits = filterOf(parts, start);
  const between = (from: number, to: number, weekYear?: number) => {
    const days: number[] = [];
    for (let day = from; day <= to; day++) if (suits(day, weekYear)) days.push(day);
    return days;
  };
  return function* (last) {
    if (parts.freq === 'DAILY') for (let day = at; day <= last; day += step) yield between(day, day);
    else if (parts.freq === 'WEEKLY') {
      const monday = at - ((weekdayOfDayNumber(at) - parts.weekStart + 7) % 7);
      for (let day = monday; day <= last; day += 7 * step) yield between(day, day + 6);
    } else if (parts.freq === 'MONTHLY')
      for (let index = year * 12 + month - 1; ; index += step) {
        const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
        const from = dayNumber(y, m, 1);
        if (from > last) return;
        yield between(from, from + daysInMonth(y, m) - 1);
      }
    else
      for (let y = year; dayNumber(y, 1, 1) - 6 <= last; y += step)
        yield parts.byWeekNo.length > 0
          ? between(dayNumber(y, 1, 1) - 6, dayNumber(y, 12, 31) + 6, y)
          : between(dayNumber(y, 1, 1), dayNumber(y, 12, 31));
  };
}

/** Whether a day is one of the rule: every part that is given lets it through, and DTSTART stands for the others. */
function filterOf(parts: Parts, start: Begin): (day: number, weekYear?: number) => boolean {
  const { freq, byYearDay, byWeekNo, weekStart, plain } = parts;
  const { byDay, byMonth, byMonthDay } = plain;
  const begun = partsOfDayNumber(toDayNumber(start.date));
  const weekday = weekdayOfDayNumber(toDayNumber(start.date));
  const isYearly = freq === 'YEARLY';
  const namesDays = byDay.length + byMonthDay.length + byYearDay.length > 0;
  return (day, weekYear) => {
    const { year, month, day: inMonth } = partsOfDayNumber(day);
    if (byMonth.length > 0 && !byMonth.includes(month)) return false;
    if (byWeekNo.length > 0 && isYearly) {
      const week = weekOf(day, weekStart);
      if (week.year !== weekYear) return false;
      if (!byWeekNo.includes(week.number) && !byWeekNo.includes(week.number - week.count - 1)) return false;
      if (!namesDays) return weekdayOfDayNumber(day) === weekday;
    }
    if (byYearDay.length > 0) {
      const [nth, length] = [day - dayNumber(year, 1, 1) + 1, isLeap(year) ? 366 : 365];
      if (!byYearDay.includes(nth) && !byYearDay.includes(nth - length - 1)) return false;
    }
    const length = daysInMonth(year, month);
    if (byMonthDay.length > 0 && !byMonthDay.includes(inMonth) && !byMonthDay.includes(inMonth - length - 1))
      return false;
    if (byDay.length > 0) {
      const ofMonth = freq === 'MONTHLY' || (isYearly && byMonth.length > 0);
      const [first, last] = ofMonth
        ? [dayNumber(year, month, 1), dayNumber(year, month, length)]
        : [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];
      const counts = (freq === 'MONTHLY' || isYearly) && byWeekNo.length === 0;
      return byDay.some(
        (one) =>
          one.weekday === weekdayOfDayNumber(day) &&
          (!counts || one.nth === undefined || isNth(day, one.nth, first, last)),
      );
    }
    if (namesDays || freq === 'DAILY') return true;
    if (freq === 'WEEKLY') return weekdayOfDayNumber(day) === weekday;
    if (inMonth !== begun.day) return false;
    return freq === 'MONTHLY' || byMonth.length > 0 || month === begun.month;
  };
}

const isNth = (day: number, nth: number, first: number, last: number): boolean =>
  nth > 0 ? Math.floor((day - first) / 7) + 1 === nth : Math.floor((last - day) / 7) + 1 === -nth;

/** Week 1 is the first with four days in its year (ISO 8601, from another weekday where WKST says so). */
function weekOf(day: number, weekStart: number): { year: number; number: number; count: number } {
  const firstWeek = (year: number) => {
    const fourth = dayNumber(year, 1, 4);
    return fourth - ((weekdayOfDayNumber(fourth) - weekStart + 7) % 7);
  };
  let { year } = partsOfDayNumber(day);
  if (day >= firstWeek(year + 1)) year++;
  else if (day < firstWeek(year)) year--;
  const from = firstWeek(year);
  return {
    year,
    number: Math.floor((day - from) / 7) + 1,
    count: Math.round((firstWeek(year + 1) - from) / 7),
  };
}
