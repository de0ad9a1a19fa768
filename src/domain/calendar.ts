/** Every date of every event by month and by day: computed once a portal, read by the months and the days. */
import { addDays, addMonths, compare, weekdayOf } from '../lib/dates/local.ts';
import type { LocalDate } from '../lib/dates/local.ts';
import type { Occurrence } from './agenda.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';

export interface DatedItem {
  item: Item<'event'>;
  occurrence: Occurrence;
}

/** In the order of the clock; what lasts all day before what has an hour. */
export const byClock = (a: DatedItem, b: DatedItem): number =>
  compare(a.occurrence.start, b.occurrence.start) || compare(a.item.slug, b.item.slug);

const kept = new WeakMap<Portal, Map<string, DatedItem[]>>();

/** `2026-12` → the dates that touch this month, in the order of the clock. */
export function datesByMonth(portal: Portal): ReadonlyMap<string, readonly DatedItem[]> {
  const known = kept.get(portal);
  if (known) return known;
  const months = new Map<string, DatedItem[]>();
  kept.set(portal, months);
  for (const item of portal.items.event as Item<'event'>[]) {
    const { past, upcoming } = portal.dates(item);
    for (const occurrence of [...past, ...upcoming])
      for (const month of monthsOf(occurrence)) {
        const dates = months.get(month);
        if (dates) dates.push({ item, occurrence });
        else months.set(month, [{ item, occurrence }]);
      }
  }
  for (const dates of months.values()) dates.sort(byClock);
  return months;
}

const dayOf = (local: string): LocalDate => local.slice(0, 10);

/** The last day that a date touches. One that ends before noon of the next day is an evening, not two days. */
export function lastDayOf({ start, end, allDay }: Occurrence): LocalDate {
  const first = dayOf(start);
  if (!end) return first;
  const last = dayOf(end);
  if (allDay || !end.includes('T')) return last;
  return last === addDays(first, 1) && end.slice(11) < '12:00' ? first : last;
}

export const isLong = (occurrence: Occurrence): boolean => lastDayOf(occurrence) > dayOf(occurrence.start);

/**
 * What began before today and lasts several days, the first to end first: under today, it would bury the rest. And the
 * others, in their order.
 */
export function apart<T extends { occurrence: Occurrence }>(
  dates: readonly T[],
  today: LocalDate,
): { ongoing: T[]; others: T[] } {
  const ongoing = dates
    .filter(({ occurrence }) => dayOf(occurrence.start) < today && isLong(occurrence))
    .sort((a, b) => compare(a.occurrence.over, b.occurrence.over));
  const told = new Set(ongoing);
  return { ongoing, others: dates.filter((one) => !told.has(one)) };
}

function monthsOf(occurrence: Occurrence): string[] {
  const last = lastDayOf(occurrence).slice(0, 7);
  const months = [occurrence.start.slice(0, 7)];
  while (months.at(-1)! < last) months.push(addMonths(`${months.at(-1)!}-01`, 1).slice(0, 7));
  return months;
}

/** The dates that begin on a day. */
export function datesOn(portal: Portal, day: LocalDate): DatedItem[] {
  const dates = datesByMonth(portal).get(day.slice(0, 7)) ?? [];
  return dates.filter(({ occurrence }) => dayOf(occurrence.start) === day);
}

/** The days of a month by weeks that begin on Monday, with those of its neighbours that fill the first and the last. */
export function weeksOf(month: string): LocalDate[][] {
  const first = `${month}-01`;
  const weeks: LocalDate[][] = [];
  for (
    let monday = addDays(first, 1 - weekdayOf(first));
    monday.slice(0, 7) <= month;
    monday = addDays(monday, 7)
  )
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)));
  return weeks;
}
