/** A week of opening hours as seven short answers, one a day: for who would rather fill a table than write a line. */
import type { OpeningHours } from '../lib/opening-hours.ts';
import {
  formatOpeningHours,
  isWeekly,
  onOneLine,
  readByAppointment,
  readHours,
  weekOf,
} from '../lib/opening-hours.ts';
import { dayName } from './calendar-names.ts';
import { hoursInWords, inOrder, rangesInWords } from './hours-in-words.ts';
import { languageOf } from './language.ts';

/** Seven answers from Monday; '' where it is closed. */
export interface DayHours {
  days: string[];
  /** What no day of an ordinary week says: holidays, closures, the first Saturday of the month. */
  beyond: OpeningHours;
}

/** All that was typed: « fermé le matin, 14h-18h » says more. */
const CLOSED = /^(?:fermée?s?|ferme|closed|off|[-–—/])\.?$/i;
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** @returns undefined where the text is not read: nothing may then be put in its place. */
export function hoursByDay(text: string): DayHours | undefined {
  const said = onOneLine(text);
  if (!said) return { days: WEEK.map(() => ''), beyond: { rules: [] } };
  const read = readHours(said);
  if (!read.ok) return undefined;
  const { always: _, ...hours } = read.value;
  return {
    days: weekOf(read.value).map(({ ranges }) => rangesInWords(ranges)),
    beyond: { ...hours, rules: hours.rules.filter((rule) => !isWeekly(rule)) },
  };
}

/**
 * The line that says what the table says, as it is read again; with the numbers, from 1 for Monday, of the days that
 * are not read. These are in the line as they were typed, as is what no rule holds: nothing is left out of it.
 */
export function hoursFromDays(
  { days, beyond }: DayHours,
  locale: string,
): { text: string; faults: number[] } {
  const answers = WEEK.map((day) => ({ day, text: (days[day - 1] || '').trim() })).filter(
    ({ text }) => text && !CLOSED.test(text),
  );
  const read = answers.map(({ day, text }) => ({ day, text, hours: readDay(day, text) }));
  const unsaid = read.filter(({ hours }) => !hours);
  const faults = unsaid.filter((one) => !isByAppointment(one)).map(({ day }) => day);
  if (unsaid.length > 0) {
    const lines = answers.map(({ day, text }) => `${dayName(day, locale)} ${text}`);
    return { text: [...lines, inWords(beyond, locale)].filter(Boolean).join('\n'), faults };
  }
  const rules = [...read.flatMap(({ hours }) => hours!.rules), ...beyond.rules];
  return { text: inWords({ ...beyond, rules }, locale), faults };
}

function inWords(hours: OpeningHours, locale: string): string {
  const words = languageOf(locale) === 'fr' ? hoursInWords(hours) : undefined;
  return words ?? formatOpeningHours(inOrder(hours));
}

/** « 9h-12h, sur rendez-vous » has no rule: it is read with the line that it is typed in. */
function isByAppointment({ day, text }: { day: number; text: string }): boolean {
  const read = readByAppointment(text.replace(/^(?=\d)/, `${dayName(day, 'fr')} `));
  return (
    read !== undefined && (!read.hours || read.hours.rules.every(({ days }) => days.join() === `${day}`))
  );
}

/** Hours of that day alone, the same every week: « mardi 9h-12h », and not « mardi 9h-12h, fermé en août ». */
function readDay(day: number, text: string): OpeningHours | undefined {
  const read = readHours(`${dayName(day, 'fr')} ${text}`);
  if (!read.ok) return undefined;
  const { rules, publicHolidays, schoolHolidays, always } = read.value;
  const isOfDay = rules.every((rule) => isWeekly(rule) && rule.days.length === 1 && rule.days[0] === day);
  return isOfDay && rules.length > 0 && !publicHolidays && !schoolHolidays && !always
    ? read.value
    : undefined;
}
