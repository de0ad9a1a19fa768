import type { LocalDateTime } from '../dates/calendar.ts';
import { openingAt } from './state.ts';
import { ALL_DAYS, WHOLE_DAY, type OpeningHours, type OpeningRule, type TimeRange } from './types.ts';

/** Holds every week: neither of a season, nor of a date, nor of the first Saturday of a month. */
export const isWeekly = ({ months, dates, nth }: OpeningRule): boolean => !months && !dates && !nth;

/**
 * The ordinary week: seven days from Monday, each with its ranges in order (none when closed).
 * A later rule takes the place of an earlier one on the same day. Rules that do not hold every week (months, dates,
 * nth weekday) are left out, as are holidays: whoever shows the week says them beside it.
 */
export function weekOf(hours: OpeningHours): { day: number; ranges: TimeRange[] }[] {
  const latest = hours.rules.filter(isWeekly).reverse();
  return ALL_DAYS.map((day) => {
    const rule = latest.find((each) => each.days.includes(day));
    return { day, ranges: rangesOf(rule, hours) };
  });
}

/**
 * Whether it is open at a local time; a range holds from its first minute to the one before its end.
 * Knows no calendar of holidays: `publicHolidays` and `schoolHolidays` are not looked at (`openingAt` does).
 */
export const isOpenAt = (hours: OpeningHours, local: LocalDateTime): boolean =>
  openingAt(hours, local).open === true;

function rangesOf(rule: OpeningRule | undefined, hours: OpeningHours): TimeRange[] {
  if (!rule) return hours.always ? [WHOLE_DAY] : [];
  return rule.closed ? [] : [...rule.ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
