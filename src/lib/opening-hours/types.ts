/** From and to, 'HH:MM'. `to` may be '24:00'; a `to` before `from` is a time of the next day. */
export type TimeRange = { from: string; to: string };

/** Months 1 to 12, both included; `to` before `from` goes over the new year. */
export type MonthRange = { from: number; to: number };

/**
 * Days of every year, MM-DD, `to` before `from` going over the new year; or of one, YYYY-MM-DD. Both included, and
 * written in the same way.
 */
export type DateRange = { from: string; to: string };

/**
 * Hours of some days. Of two rules that speak of the same day, the later one holds.
 *
 * - `days`: 1 for Monday to 7 for Sunday, in order
 * - `closed`: true with no range, or false with at least one
 * - `dates`: only then; never with `months`
 * - `nth`: only the nth of these weekdays in a month (`Th[1]`), -1 for the last
 */
export type OpeningRule = {
  days: number[];
  ranges: TimeRange[];
  closed: boolean;
  months?: MonthRange[];
  dates?: DateRange[];
  nth?: number[];
};

/**
 * The common subset of OpenStreetMap's `opening_hours`.
 * `always` is 24/7, over which the rules are laid. Of holidays, absent means that nothing was said.
 */
export type OpeningHours = {
  rules: OpeningRule[];
  publicHolidays?: 'off' | TimeRange[];
  schoolHolidays?: 'off' | TimeRange[];
  always?: boolean;
};

/** The longest that each month can be. */
export const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
export const MONTH_NAMES = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
export const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
export const WHOLE_DAY: TimeRange = { from: '00:00', to: '24:00' };
