/** The ordinary week of a place, row by row. */
import type { WeekDay } from '../domain/models/types.ts';
import { dayName } from './calendar-names.ts';
import { sayTime } from './days.ts';
import { languageOf, NBSP } from './language.ts';

export interface HoursRow {
  /** 1 for Monday. */
  day: number;
  label: string;
  text: string;
  closed: boolean;
}

/** Seven rows from Monday: « lundi », « 9 h – 12 h, 14 h – 18 h »; a day that is not there is closed. */
export function hoursRows(week: readonly WeekDay[], locale: string): HoursRow[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const ranges = week.find((each) => each.day === day)?.ranges ?? [];
    return {
      day,
      label: dayName(day, locale),
      text: ranges.length === 0 ? closed(locale) : sayRanges(ranges, locale),
      closed: ranges.length === 0,
    };
  });
}

/** « 9 h – 12 h, 14 h – 18 h » */
export const sayRanges = (ranges: readonly { from: string; to: string }[], locale: string): string =>
  ranges.map((range) => sayOpening(range, locale)).join(', ');

/** A row as one line: « lundi : 9 h – 12 h, 14 h – 18 h ». */
export function sayHoursRow(row: HoursRow, locale: string): string {
  return `${row.label}${languageOf(locale) === 'fr' ? NBSP : ''}: ${row.text}`;
}

function sayOpening({ from, to }: { from: string; to: string }, locale: string): string {
  if (from === '00:00' && to === '24:00')
    return languageOf(locale) === 'fr' ? `24${NBSP}h sur${NBSP}24` : 'all day and night';
  return `${sayTime(from, locale)}${NBSP}–${NBSP}${sayTime(to, locale)}`;
}

const closed = (locale: string): string => (languageOf(locale) === 'fr' ? 'fermé' : 'closed');
