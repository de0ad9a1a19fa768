import { bad, good, type Parsed } from '../result.ts';
import { fold } from '../text/fold.ts';
import { dateOf, daysInMonth, type LocalDate, type LocalTime } from './calendar.ts';

// The words in which dates are read, folded: data of the grammar, like the digits, not text to show.
const MONTHS: string[][] = [
  ['janvier', 'janv'],
  ['fevrier', 'fevr', 'fev'],
  ['mars'],
  ['avril', 'avr'],
  ['mai'],
  ['juin'],
  ['juillet', 'juil'],
  ['aout'],
  ['septembre', 'sept'],
  ['octobre', 'oct'],
  ['novembre', 'nov'],
  ['decembre', 'dec'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const IN_WORDS = /^(\d{1,2}|1er) ([a-z]+)\.? (\d{4})$/;
const TIME = /^(\d{1,2})(?::(\d{2})(?::\d{2}(?:[.,]\d+)?)?| ?h(?: ?(\d{2}))?)$/;
const ENDS_WITH_OFFSET = /\d\s*(?:z|utc|gmt|[+-](?:0\d|1[0-4])(?::?\d{2})?)$/i;

/**
 * A day: `2026-06-05`, or as the French write it: `05/06/2026`, `5.6.2026`, `5 juin 2026`, `1er juin 2026`.
 * Years 1900 to 2199. Note 'french-order' when day and month were read from numbers in the French order.
 * Reasons: 'format'; 'not-a-day' for one that does not exist (31 February) or is out of these years.
 */
export function parseLocalDate(text: string): Parsed<LocalDate> {
  const written = fold(text);
  const yearFirst = YEAR_FIRST.exec(written);
  if (yearFirst) return day(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) return day(Number(dayFirst[4]), Number(dayFirst[3]), Number(dayFirst[1]), 'french-order');
  const words = IN_WORDS.exec(written);
  const month = words && MONTH_OF.get(words[2]!);
  return words && month ? day(Number(words[3]), month, Number.parseInt(words[1]!, 10)) : bad('format');
}

/**
 * A time of day: `18:30`, `18h30`, `18 h 30`, `18h`; seconds are dropped.
 * Reasons: 'format'; 'not-a-time' beyond 23:59.
 */
export function parseLocalTime(text: string): Parsed<LocalTime> {
  const match = TIME.exec(fold(text));
  if (!match) return bad('format');
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? match[3] ?? 0);
  if (hour > 23 || minute > 59) return bad('not-a-time');
  return good(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

/**
 * A day alone, or a day and a time after `T`, a space, a comma or « à ». The notes and reasons of both, and
 * 'offset' for an instant (`…Z`, `…+01:00`): local times belong to the portal's zone, so that one must be rewritten.
 */
export function parseLocalDateTime(text: string): Parsed<{ date: LocalDate; time?: LocalTime }> {
  const written = fold(text);
  const alone = parseLocalDate(written);
  if (alone.ok) return good({ date: alone.value }, alone.note);
  const match = /^(.*?\d{4}|\d{4}\S*?)(?:t|,? a |, ?| )(\d{1,2} ?[:h].*)$/.exec(written);
  if (!match) return alone;
  if (ENDS_WITH_OFFSET.test(match[2]!)) return bad('offset');
  const date = parseLocalDate(match[1]!);
  if (!date.ok) return date;
  const time = parseLocalTime(match[2]!);
  return time.ok ? good({ date: date.value, time: time.value }, date.note) : time;
}

function day(year: number, month: number, dayOfMonth: number, note?: string): Parsed<LocalDate> {
  const exists =
    year >= 1900 &&
    year <= 2199 &&
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= daysInMonth(year, month);
  return exists ? good(dateOf(year, month, dayOfMonth), note) : bad('not-a-day');
}
