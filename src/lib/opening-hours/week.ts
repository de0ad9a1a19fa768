import {
  addDays,
  daysInMonth,
  partsOf,
  weekdayOf,
  type LocalDate,
  type LocalDateTime,
} from '../dates/calendar.ts';
import { ALL_DAYS, WHOLE_DAY, type OpeningHours, type OpeningRule, type TimeRange } from './types.ts';

/**
 * The ordinary week: seven days from Monday, each with its ranges in order (none when closed).
 * A later rule takes the place of an earlier one on the same day. Rules that do not hold every week (months, nth
 * weekday) are left out, as are holidays: whoever shows the week says them beside it.
 */
export function weekOf(hours: OpeningHours): { day: number; ranges: TimeRange[] }[] {
  const weekly = hours.rules.filter((rule) => !rule.months && !rule.nth);
  return ALL_DAYS.map((day) => {
    const rule = weekly.findLast((each) => each.days.includes(day));
    return { day, ranges: rangesOf(rule, hours) };
  });
}

/**
 * Whether it is open at a local time; a range holds from its first minute to the one before its end.
 * Knows no calendar of holidays: `publicHolidays` and `schoolHolidays` are not looked at.
 */
export function isOpenAt(hours: OpeningHours, local: LocalDateTime): boolean {
  const date = local.slice(0, 10);
  const time = local.slice(11, 16);
  const today = rangesOn(hours, date).some(({ from, to }) => time >= from && (time < to || to < from));
  // What was opened the evening before and goes past midnight.
  return today || rangesOn(hours, addDays(date, -1)).some(({ from, to }) => to < from && time < to);
}

function rangesOn(hours: OpeningHours, date: LocalDate): TimeRange[] {
  return rangesOf(
    hours.rules.findLast((rule) => holdsOn(rule, date)),
    hours,
  );
}

function rangesOf(rule: OpeningRule | undefined, hours: OpeningHours): TimeRange[] {
  if (!rule) return hours.always ? [WHOLE_DAY] : [];
  return rule.closed ? [] : rule.ranges.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function holdsOn(rule: OpeningRule, date: LocalDate): boolean {
  if (!rule.days.includes(weekdayOf(date))) return false;
  const { year, month, day } = partsOf(date);
  if (rule.months && !rule.months.some((range) => isWithin(month, range.from, range.to))) return false;
  if (!rule.nth) return true;
  const fromStart = Math.ceil(day / 7);
  const fromEnd = -Math.ceil((daysInMonth(year, month) - day + 1) / 7);
  return rule.nth.includes(fromStart) || rule.nth.includes(fromEnd);
}

function isWithin(month: number, from: number, to: number): boolean {
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}
