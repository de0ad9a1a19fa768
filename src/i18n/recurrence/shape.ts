/** The questions that every language asks about a rule before it speaks. */
import type { RuleModel } from '../../domain/models/types.ts';
import { partsOf, weekdayOf } from '../../lib/dates/calendar.ts';

export type ByDay = RuleModel['byDay'][number];

/** Days of the week of a daily or weekly rule; without any, that of its start. */
export function weekdaysOf(rule: RuleModel): number[] {
  const days = [...new Set(rule.byDay.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  return days.length > 0 ? days : [weekdayOf(rule.start.slice(0, 10))];
}

/** Three days or more that follow each other. */
export function isStretch(days: readonly number[]): boolean {
  return days.length > 2 && days.every((day, index) => index === 0 || day === days[index - 1]! + 1);
}

/** « 1er et 3e samedi » : nth weekdays gathered by weekday, in the order in which they were written. */
export function byWeekday(byDay: readonly ByDay[]): { weekday: number; nths: number[] }[] {
  const groups = new Map<number, ByDay[]>();
  for (const day of byDay) groups.set(day.weekday, [...(groups.get(day.weekday) ?? []), day]);
  return [...groups].map(([weekday, days]) => ({
    weekday,
    nths: days.flatMap(({ nth }) => (nth === undefined ? [] : [nth])).sort((a, b) => orderOf(a) - orderOf(b)),
  }));
}

/** Days of the month of a monthly or yearly rule; without any, that of its start. */
export function monthDaysOf(rule: RuleModel): number[] {
  const days = [...rule.byMonthDay].sort((a, b) => orderOf(a) - orderOf(b));
  return days.length > 0 ? days : [partsOf(rule.start).day];
}

/** Months of a yearly rule; without any, that of its start. */
export function monthsOfYear(rule: RuleModel): number[] {
  return rule.byMonth.length > 0 ? [...rule.byMonth].sort((a, b) => a - b) : [partsOf(rule.start).month];
}

/** What counts from the end comes last. */
const orderOf = (nth: number): number => (nth < 0 ? 100 + nth : nth);
