/**
 * Days and times in words. What comes in is local text (`2026-12-05`, `2026-12-05T14:00`, `18:30`),
 * never an instant: the zone of the machine has no part in it.
 */
import { partsOf, weekdayOf } from '../lib/dates/calendar.ts';
import { dayName, monthName, shortDayName, shortMonthName } from './calendar-names.ts';
import { joinWords, languageOf, NBSP } from './language.ts';

export { sayTime } from './time.ts';

export interface DayOptions {
  /** False drops the year. */
  year?: boolean;
  /** False drops the day of the week. */
  weekday?: boolean;
}

/** « mardi 24 novembre 2026 »; what follows a `T` is not read. */
export function sayDay(
  local: string,
  locale: string,
  { year = true, weekday = true }: DayOptions = {},
): string {
  const parts = partsOf(local);
  const words = [sayNumberOfDay(parts.day, locale), monthName(parts.month, locale)];
  if (year) words.push(String(parts.year));
  const date = words.join(NBSP);
  return weekday ? `${dayName(weekdayOf(local.slice(0, 10)), locale)} ${date}` : date;
}

/** « mar. 24 nov. », with the year if asked. */
export function sayDayShort(
  local: string,
  locale: string,
  { year = false, weekday = true }: DayOptions = {},
): string {
  const parts = partsOf(local);
  const words = [sayNumberOfDay(parts.day, locale), shortMonthName(parts.month, locale)];
  if (year) words.push(String(parts.year));
  if (weekday) words.unshift(shortDayName(weekdayOf(local.slice(0, 10)), locale));
  return words.join(NBSP);
}

/** « novembre », from a month number or a local text. */
export function sayMonth(month: number | string, locale: string): string {
  return monthName(typeof month === 'number' ? month : Number(month.slice(5, 7)), locale);
}

/** « mars 2026 », from `2026-03` or a day. */
export function sayMonthYear(local: string, locale: string): string {
  return sayMonth(local, locale) + NBSP + local.slice(0, 4);
}

/** « depuis 14 mois », « depuis plus de 2 ans »: how long something was left alone. */
export function saySince(months: number, locale: string): string {
  const isFrench = languageOf(locale) === 'fr';
  const years = Math.floor(months / 12);
  if (months < 24) {
    if (isFrench) return `depuis ${months}${NBSP}mois`;
    return `for ${months}${NBSP}month${months === 1 ? '' : 's'}`;
  }
  const more = months % 12 > 0;
  if (isFrench) return `depuis ${more ? 'plus de ' : ''}${years}${NBSP}ans`;
  return `for ${more ? 'over ' : ''}${years}${NBSP}years`;
}

/** « le 24 décembre », « les 24 et 31 décembre et le 7 janvier » : days told together, by month. */
export function sayDays(dates: readonly string[], locale: string, { year = true }: DayOptions = {}): string {
  const byMonth = new Map<string, string[]>();
  for (const date of [...dates].sort())
    byMonth.set(date.slice(0, 7), [...(byMonth.get(date.slice(0, 7)) ?? []), date]);
  const groups = [...byMonth.values()].map((group) => {
    const days = joinWords(
      group.map((date) => sayNumberOfDay(partsOf(date).day, locale)),
      locale,
    );
    const month = sayMonth(group[0]!, locale) + (year ? NBSP + group[0]!.slice(0, 4) : '');
    if (languageOf(locale) === 'en') return days + NBSP + month;
    return `${group.length > 1 ? 'les' : 'le'} ${days}${NBSP}${month}`;
  });
  return joinWords(groups, locale);
}

/** « du 19 décembre au 3 janvier », both days included; one day alone is « le 24 décembre ». */
export function sayRange(from: string, to: string, locale: string, { year = true }: DayOptions = {}): string {
  const isFrench = languageOf(locale) === 'fr';
  if (from === to) return sayDays([from], locale, { year });
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = sameYear && from.slice(5, 7) === to.slice(5, 7);
  const first = sameMonth
    ? sayNumberOfDay(partsOf(from).day, locale)
    : sayDay(from, locale, { weekday: false, year: year && !sameYear });
  const last = sayDay(to, locale, { weekday: false, year });
  return isFrench ? `du ${first} au ${last}` : `${first} to ${last}`;
}

/** « 1er » and the others. */
export function sayNumberOfDay(day: number, locale: string): string {
  return day === 1 && languageOf(locale) === 'fr' ? '1er' : String(day);
}
