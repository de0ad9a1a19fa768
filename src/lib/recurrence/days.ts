import { dayNumber, daysInMonth, partsOfDayNumber, weekdayOfDayNumber } from '../dates/calendar.ts';
import type { ByDay, Rule } from './rule.ts';

// The days of a rule in one period (a day, a week, a month, a year). Days are day numbers, in no order, perhaps twice.

/** The start of a rule, taken apart once. */
export type Start = { at: number; year: number; month: number; day: number; weekday: number };

/** The day itself if the rule lets it through. */
export function daysOfDay(at: number, rule: Rule): number[] {
  return passes(at, rule) ? [at] : [];
}

/** Days of the week that begins on the Monday `monday`. */
export function daysOfWeek(monday: number, rule: Rule, start: Start): number[] {
  const found: number[] = [];
  const anyDay = rule.byDay.length > 0 || rule.byMonthDay.length > 0;
  for (let at = monday; at < monday + 7; at++) {
    if ((anyDay || at - monday + 1 === start.weekday) && passes(at, rule)) found.push(at);
  }
  return found;
}

/** Days of a month of a monthly rule. */
export function daysOfMonth(year: number, month: number, rule: Rule, start: Start): number[] {
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return [];
  if (rule.byMonthDay.length > 0)
    return monthDays(year, month, rule.byMonthDay).filter((at) => isOneOf(at, rule.byDay, year, month));
  if (rule.byDay.length === 0) return monthDays(year, month, [start.day]);
  const first = dayNumber(year, month, 1);
  return weekdaysBetween(first, first + daysInMonth(year, month) - 1, rule.byDay);
}

/** Days of a year of a yearly rule; without BYMONTH, the nth weekday is the nth of the year. */
export function daysOfYear(year: number, rule: Rule, start: Start): number[] {
  if (rule.byMonth.length > 0) return rule.byMonth.flatMap((month) => daysOfMonth(year, month, rule, start));
  if (rule.byMonthDay.length > 0) {
    const days = ALL_MONTHS.flatMap((month) => monthDays(year, month, rule.byMonthDay));
    return days.filter((at) => isOneOf(at, rule.byDay, year));
  }
  if (rule.byDay.length === 0) return monthDays(year, start.month, [start.day]);
  return weekdaysBetween(dayNumber(year, 1, 1), dayNumber(year, 12, 31), rule.byDay);
}

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The limits that hold in daily and weekly rules. */
function passes(at: number, rule: Rule): boolean {
  if (rule.byDay.length > 0) {
    const weekday = weekdayOfDayNumber(at);
    if (!rule.byDay.some((each) => each.weekday === weekday)) return false;
  }
  if (rule.byMonth.length === 0 && rule.byMonthDay.length === 0) return true;
  const { year, month, day } = partsOfDayNumber(at);
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return false;
  const fromEnd = day - daysInMonth(year, month) - 1;
  return rule.byMonthDay.length === 0 || rule.byMonthDay.includes(day) || rule.byMonthDay.includes(fromEnd);
}

/** A day that the month does not have is skipped, never moved: RFC 5545, "invalid date … MUST be ignored". */
function monthDays(year: number, month: number, wanted: number[]): number[] {
  const length = daysInMonth(year, month);
  const days = wanted.map((day) => (day < 0 ? length + 1 + day : day));
  return days.filter((day) => day >= 1 && day <= length).map((day) => dayNumber(year, month, day));
}

function weekdaysBetween(first: number, last: number, byDay: ByDay[]): number[] {
  return byDay.flatMap(({ weekday, nth }) => {
    const start = first + ((weekday - weekdayOfDayNumber(first) + 7) % 7);
    const length = Math.floor((last - start) / 7) + 1;
    if (nth === undefined) return Array.from({ length }, (_, i) => start + 7 * i);
    const index = nth < 0 ? length + nth : nth - 1;
    return index >= 0 && index < length ? [start + 7 * index] : [];
  });
}

function isOneOf(at: number, byDay: ByDay[], year: number, month?: number): boolean {
  if (byDay.length === 0) return true;
  const first = dayNumber(year, month ?? 1, 1);
  const last = dayNumber(year, month ?? 12, month === undefined ? 31 : daysInMonth(year, month));
  return weekdaysBetween(first, last, byDay).includes(at);
}
