import type { LocalDate } from '../dates/calendar.ts';

/** A day of the week: 1 for Monday to 7 for Sunday; with `nth`, the nth of its month or year (-1 for the last). */
export type ByDay = { weekday: number; nth?: number };

/**
 * What this portal keeps of an RRULE (RFC 5545, 3.3.10), weeks beginning on Monday.
 *
 * - `interval`: every so many days, weeks, months or years; below 1 counts as 1
 * - `byMonthDay`: 1 to 31, or from the end of the month (-1 for its last day)
 * - `byMonth`: 1 to 12
 * - `until`: the last possible day, included
 * - `count`: how many dates in all, from the start
 *
 * `nth` means something in monthly and yearly rules only; elsewhere it is not read.
 */
export type Rule = {
  freq: 'daily' | 'weekly' | 'monthly' | 'yearly';
  interval: number;
  byDay: ByDay[];
  byMonthDay: number[];
  byMonth: number[];
  until?: LocalDate;
  count?: number;
};
