/** Names of days and months, asked from Intl once a language and kept. */
import { languageOf, type Language } from './language.ts';

interface Names {
  /** From Monday. */
  days: string[];
  shortDays: string[];
  months: string[];
  shortMonths: string[];
}

const TAGS: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const kept = new Map<Language, Names>();

/** 1 for Monday to 7 for Sunday. */
export const dayName = (weekday: number, locale: string): string => namesOf(locale).days[weekday - 1] ?? '';
export const shortDayName = (weekday: number, locale: string): string =>
  namesOf(locale).shortDays[weekday - 1] ?? '';
/** 1 to 12. */
export const monthName = (month: number, locale: string): string => namesOf(locale).months[month - 1] ?? '';
export const shortMonthName = (month: number, locale: string): string =>
  namesOf(locale).shortMonths[month - 1] ?? '';

function namesOf(locale: string): Names {
  const language = languageOf(locale);
  let names = kept.get(language);
  if (!names) {
    const weekdays = (weekday: 'long' | 'short') => list(7, language, { weekday });
    const months = (month: 'long' | 'short') => list(12, language, { month });
    names = {
      days: weekdays('long'),
      shortDays: weekdays('short'),
      months: months('long'),
      shortMonths: months('short'),
    };
    kept.set(language, names);
  }
  return names;
}

/** 2024 began on a Monday: its first days name the week, its months the year. */
function list(length: number, language: Language, options: Intl.DateTimeFormatOptions): string[] {
  const format = new Intl.DateTimeFormat(TAGS[language], { ...options, timeZone: 'UTC' });
  const at = (index: number) => (length === 7 ? Date.UTC(2024, 0, 1 + index) : Date.UTC(2024, index, 1));
  return Array.from({ length }, (_, index) => format.format(at(index)));
}
