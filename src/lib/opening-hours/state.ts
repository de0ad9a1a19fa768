/**
 * Whether it is open, and until when. Scripts of pages import this file: it brings nothing with it (no parser, and
 * the calendar is the machine's, in UTC).
 */
import type { LocalDate, LocalDateTime } from '../dates/calendar.ts';
import type { DateRange, OpeningHours, OpeningRule, TimeRange } from './types.ts';

/**
 * - `open: true` until a local time; without `until`, for longer than anybody needs to know (24/7)
 * - `open: false`, and when it opens next, if within two weeks
 * - `open: undefined`: a public holiday of which the hours say nothing
 */
export type Opening =
  { open: true; until?: LocalDateTime } | { open: false; next?: LocalDateTime } | { open: undefined };

/** How far one looks for the next opening, in days. */
const AHEAD = 14;
const DAY = 86_400_000;
const ALL_DAY: TimeRange[] = [{ from: '00:00', to: '24:00' }];

/**
 * The state at a local time; a range holds from its first minute to the one before its end.
 * @param local of the place, `YYYY-MM-DDTHH:MM`
 * @param isHoliday whether a day is a public holiday there: its hours are then those of `publicHolidays`, except where
 * a rule names that day or closes that part of the year
 */
export function openingAt(
  hours: OpeningHours,
  local: LocalDateTime,
  isHoliday: (date: LocalDate) => boolean = () => false,
): Opening {
  const today = local.slice(0, 10);
  const rangesOn = (date: LocalDate) => (isHoliday(date) ? onHoliday(hours, date) : rangesOf(hours, date));
  const moments = (ahead: number) => {
    const date = dayAfter(today, ahead);
    return (rangesOn(date) ?? []).map(({ from, to }) => {
      const hour = to === '24:00' ? '00:00' : to;
      return { start: `${date}T${from}`, end: `${hour > from ? date : dayAfter(date, 1)}T${hour}` };
    });
  };
  // Yesterday's may last until now; those that touch over midnight are one.
  let until = local;
  let next: LocalDateTime | undefined;
  for (let ahead = -1; ahead < AHEAD; ahead++)
    for (const { start, end } of moments(ahead)) {
      if (start <= until && end > until) until = end;
      if (start > local && !next) next = start;
    }
  if (until > local) return until > dayAfter(today, AHEAD - 1) ? { open: true } : { open: true, until };
  if (!rangesOn(today)) return { open: undefined };
  return next ? { open: false, next } : { open: false };
}

/** The day so many days after another; before, where it is negative. */
export const dayAfter = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/**
 * The ranges of a public holiday, undefined where nothing tells. A closure of the season holds on it (`Aug off`), and so
 * does the hour of that very day (`Dec 25 10:00-12:00`); the hours of a season are those of its ordinary days.
 */
function onHoliday(hours: OpeningHours, date: LocalDate): TimeRange[] | undefined {
  const { publicHolidays, always, rules } = hours;
  const rule = ruleOn(hours, date);
  if (rule && (rule.closed ? rule.months || rule.dates : namesOne(rule, date))) return sorted(rule.ranges);
  return publicHolidays === 'off' ? [] : (publicHolidays ?? (always && !rules.length ? ALL_DAY : undefined));
}

const namesOne = ({ dates = [] }: OpeningRule, date: LocalDate): boolean =>
  dates.some((range) => range.from === range.to && isAmong(date, range));

/** The ranges of an ordinary day, in order. */
function rangesOf(hours: OpeningHours, date: LocalDate): TimeRange[] {
  const rule = ruleOn(hours, date);
  return rule ? sorted(rule.ranges) : hours.always ? ALL_DAY : [];
}

/** The last rule that speaks of a day holds. */
const ruleOn = ({ rules }: OpeningHours, date: LocalDate): OpeningRule | undefined =>
  rules.filter((one) => holdsOn(one, new Date(date))).pop();

const sorted = (ranges: readonly TimeRange[]): TimeRange[] =>
  [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));

function holdsOn({ days, months, dates, nth }: OpeningRule, date: Date): boolean {
  const day = date.getUTCDate();
  const month = date.getUTCMonth() + 1;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate();
  return (
    days.includes(date.getUTCDay() || 7) &&
    (!months || months.some((range) => isWithin(month, range))) &&
    (!dates || dates.some((range) => isAmong(date.toISOString().slice(0, 10), range))) &&
    (!nth || nth.includes(Math.ceil(day / 7)) || nth.includes(-Math.ceil((last - day + 1) / 7)))
  );
}

function isWithin<T extends number | string>(one: T, { from, to }: { from: T; to: T }): boolean {
  return from <= to ? one >= from && one <= to : one >= from || one <= to;
}

/** Of every year where the range says no year. */
const isAmong = (date: LocalDate, range: DateRange): boolean =>
  isWithin(range.from.length === 5 ? date.slice(5) : date, range);
