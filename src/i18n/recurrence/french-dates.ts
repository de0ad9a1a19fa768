/** Days of the year as French tells them, folded: « 15 juin », « 22 et le 29 decembre ». */
import { dateOf, daysInMonth, weekdayOf } from '../../lib/dates/calendar.ts';
import { parseLocalDate } from '../../lib/dates/local.ts';
import { AND, DAY, DAYS, daysNamed, LIST, MONTH, MONTHS } from './french-words.ts';

const NUMBER = `(?:(?:les? )?(?:${DAY} )?(?:1er|\\d{1,2}))`;

/** One or several: « les 24 et 31 decembre », « le 24/12/2026 ». */
export const DATES = `(?:${LIST(NUMBER)} ${MONTH}(?: \\d{4})?|(?:le )?(?:${DAY} )?\\d{1,2}/\\d{1,2}(?:/\\d{4})?)`;

/** All the days that `DATES` found; undefined where one is not, or is not of the day of the week that was said. */
export function datesNamed(text: string, from: string): string[] | undefined {
  const [, month] = new RegExp(` (${MONTH}(?: \\d{4})?)$`).exec(text) ?? [];
  const found = text.split(new RegExp(AND)).map((one) => {
    const day = one.replace(/^les? /, '');
    return dayOf(month && !day.endsWith(month) ? `${day} ${month}` : day, from);
  });
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** A day with or without its year: the first such day from there on. */
export function dayOf(text: string, from: string): string | undefined {
  const [, weekday, written = ''] = new RegExp(`^(?:le )?(?:(${DAY}) )?(.+)$`).exec(text) ?? [];
  const start = Number(from.slice(0, 4));
  const whole = parseLocalDate(written);
  const join = written.includes('/') ? '/' : ' ';
  const days = whole.ok
    ? [whole.value]
    : [start, start + 1].flatMap((year) => {
        const day = parseLocalDate(`${written}${join}${year}`);
        return day.ok && day.value >= from ? [day.value] : [];
      });
  const [day] = days;
  return day && (!weekday || DAYS[weekdayOf(day) - 1] === daysNamed(weekday)[0]) ? day : undefined;
}

/** The last day of « juin », of « juin 2027 ». */
export function endOfMonth(text: string, from: string): string | undefined {
  const [, month, year] = new RegExp(`^(${MONTH})(?: (\\d{4}))?$`).exec(text) ?? [];
  if (!month) return undefined;
  const number = MONTHS.indexOf(month) + 1;
  const ends = (of: number) => dateOf(of, number, daysInMonth(of, number));
  const start = Number(from.slice(0, 4));
  if (year) return ends(Number(year));
  return ends(start) >= from ? ends(start) : ends(start + 1);
}
