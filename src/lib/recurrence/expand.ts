import {
  dayNumber,
  fromDayNumber,
  partsOfDayNumber,
  toDayNumber,
  weekdayOfDayNumber,
  type LocalDate,
} from '../dates/calendar.ts';
import { daysOfDay, daysOfMonth, daysOfWeek, daysOfYear, type Start } from './days.ts';
import type { Rule } from './rule.ts';

/**
 * The dates of a rule inside a window (both ends included), in order, at most `limit`.
 *
 * RFC 5545 with WKST=MO: nothing before the start; the start itself only if the rule gives it; `count` counts from the
 * start even when the window opens later; days that a month or year does not have are skipped.
 * Without `count` the work goes straight to the window, however far it is from the start.
 */
export function expandDates(
  start: LocalDate,
  rule: Rule,
  window: { from: LocalDate; to: LocalDate },
  limit = 1000,
): LocalDate[] {
  const begin = startOf(start);
  const from = Math.max(toDayNumber(window.from), begin.at);
  const to = Math.min(toDayNumber(window.to), rule.until === undefined ? Infinity : toDayNumber(rule.until));
  const dates: LocalDate[] = [];
  let left = rule.count ?? Infinity;
  const interval = Math.max(1, Math.trunc(rule.interval) || 1);
  let period = rule.count === undefined ? Math.floor(periodOf(from, rule, begin) / interval) * interval : 0;
  for (; firstDay(period, rule, begin) <= to; period += interval) {
    for (const at of inOrder(daysOf(period, rule, begin))) {
      if (at < begin.at) continue;
      if (at > to || left <= 0 || dates.length >= limit) return dates;
      left--;
      if (at >= from) dates.push(fromDayNumber(at));
    }
    if (left <= 0) return dates;
  }
  return dates;
}

function startOf(date: LocalDate): Start {
  const at = toDayNumber(date);
  return { at, ...partsOfDayNumber(at), weekday: weekdayOfDayNumber(at) };
}

/** How many days, weeks, months or years a day is from the start: the period in which it falls. */
function periodOf(at: number, rule: Rule, start: Start): number {
  if (rule.freq === 'daily') return at - start.at;
  if (rule.freq === 'weekly') return Math.floor((at - mondayOf(start)) / 7);
  const { year, month } = partsOfDayNumber(at);
  return rule.freq === 'monthly' ? (year - start.year) * 12 + month - start.month : year - start.year;
}

function firstDay(period: number, rule: Rule, start: Start): number {
  if (rule.freq === 'daily') return start.at + period;
  if (rule.freq === 'weekly') return mondayOf(start) + 7 * period;
  if (rule.freq === 'yearly') return dayNumber(start.year + period, 1, 1);
  const { year, month } = monthOf(period, start);
  return dayNumber(year, month, 1);
}

function daysOf(period: number, rule: Rule, start: Start): number[] {
  if (rule.freq === 'daily') return daysOfDay(start.at + period, rule);
  if (rule.freq === 'weekly') return daysOfWeek(mondayOf(start) + 7 * period, rule, start);
  if (rule.freq === 'yearly') return daysOfYear(start.year + period, rule, start);
  const { year, month } = monthOf(period, start);
  return daysOfMonth(year, month, rule, start);
}

function monthOf(period: number, start: Start): { year: number; month: number } {
  const index = start.year * 12 + start.month - 1 + period;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

function mondayOf(start: Start): number {
  return start.at - start.weekday + 1;
}

function inOrder(days: number[]): number[] {
  return days.length < 2 ? days : [...new Set(days)].toSorted((a, b) => a - b);
}
