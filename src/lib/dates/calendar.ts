// Dates of the civil calendar as text, computed on integers: no Date object, no zone, no clock.
// A day number counts days from 1970-01-01 (day 0). Formulas: Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", https://howardhinnant.github.io/date_algorithms.html

/** 'YYYY-MM-DD' */
export type LocalDate = string;
/** 'YYYY-MM-DDTHH:MM', in a zone that is known elsewhere */
export type LocalDateTime = string;
/** 'HH:MM', 00:00 to 23:59 */
export type LocalTime = string;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ZERO = 48;

/** Whether a year has a 29 February. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Year, month (1 to 12) and day of a date that is known to be well formed. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: digits(date, 0, 4), month: digits(date, 5, 2), day: digits(date, 8, 2) };
}

/** The date of a year, month and day that are known to exist. */
export function dateOf(year: number, month: number, day: number): LocalDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Days from 1970-01-01 to this year, month and day. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March, so that the leap day comes last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Days from 1970-01-01 to a date that is known to be well formed; negative before. */
export function toDayNumber(date: LocalDate): number {
  return dayNumber(digits(date, 0, 4), digits(date, 5, 2), digits(date, 8, 2));
}

/** Year, month and day of a day number. */
export function partsOfDayNumber(day: number): { year: number; month: number; day: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The date of a day number. */
export function fromDayNumber(day: number): LocalDate {
  const parts = partsOfDayNumber(day);
  return dateOf(parts.year, parts.month, parts.day);
}

/** Day of the week of a day number: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOfDayNumber(day: number): number {
  // Day 0 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Day of the week: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDayNumber(toDayNumber(date));
}

/** The date so many days later (earlier if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The date so many months later; in a shorter month, its last day: 31 January + 1 is 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from one date to another: positive when `to` is later. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Order of two dates, or of two local date-times. */
export function compare(a: LocalDate | LocalDateTime, b: LocalDate | LocalDateTime): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The nth weekday (1 for Monday to 7) of a month, from its end if `nth` is negative (-1 for the last);
 * undefined when the month has not so many.
 */
export function nthWeekdayOfMonth(
  year: number,
  month: number,
  weekday: number,
  nth: number,
): LocalDate | undefined {
  const length = daysInMonth(year, month);
  const firstWeekday = weekdayOfDayNumber(dayNumber(year, month, 1));
  const first = 1 + ((weekday - firstWeekday + 7) % 7);
  const last = first + 7 * Math.floor((length - first) / 7);
  const day = nth > 0 ? first + (nth - 1) * 7 : last + (nth + 1) * 7;
  return nth !== 0 && day >= 1 && day <= length ? dateOf(year, month, day) : undefined;
}

function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i++) value = value * 10 + text.charCodeAt(i) - ZERO;
  return value;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
