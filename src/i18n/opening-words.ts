/** Opening hours in words: what no table of a week says, and whether it is open now. */
import type { DateRange, MonthRange, OpeningHours, OpeningRule } from '../lib/opening-hours.ts';
import { dayName, monthName } from './calendar-names.ts';
import { sayRanges } from './hours.ts';
import { typeset } from './index.ts';
import { joinWords, languageOf } from './language.ts';

/** Sentences for a script: `{time}` and `{day}` are put in by it. */
const NOW_FR = {
  open: 'Ouvert',
  until: 'Ouvert, ferme à {time}',
  closed: 'Fermé',
  today: 'Fermé, ouvre à {time}',
  tomorrow: 'Fermé, ouvre demain à {time}',
  later: 'Fermé, ouvre {day} à {time}',
  holiday: 'Jour férié : horaires à vérifier',
};

const NOW_EN: typeof NOW_FR = {
  open: 'Open',
  until: 'Open, closes at {time}',
  closed: 'Closed',
  today: 'Closed, opens at {time}',
  tomorrow: 'Closed, opens tomorrow at {time}',
  later: 'Closed, opens on {day} at {time}',
  holiday: 'Public holiday: hours to be checked',
};

const UNLESS = {
  fr: { school: ', hors vacances scolaires', noted: ' (voir les précisions)' },
  en: { school: ', outside school holidays', noted: ' (see the details)' },
};

/** `unless` goes behind what is open: what the hours leave out, and nobody can compute. */
export type NowWords = typeof NOW_FR & { unless?: string };

export function nowWords(locale: string, { isNoted = false, isSchool = false } = {}): NowWords {
  const language = languageOf(locale);
  const { school, noted } = UNLESS[language];
  const unless = (isSchool ? school : '') + (isNoted ? noted : '');
  return { ...(language === 'fr' ? typeset(NOW_FR) : NOW_EN), ...(unless ? { unless } : {}) };
}

const ORDINALS = {
  fr: ['', '1er', '2e', '3e', '4e', '5e'],
  en: ['', '1st', '2nd', '3rd', '4th', '5th'],
};

const fr = {
  last: 'dernier',
  nth: (nth: string, days: string) => `${nth} ${days} du mois`,
  inMonth: (month: string) => `en ${month}`,
  months: (from: string, to: string) => `${/^[ao]/.test(from) ? 'd’' : 'de '}${from} à ${to}`,
  days: (from: string, to: string) => `du ${from} au ${to}`,
  date: (day: number, month: string, year: string) =>
    [day === 1 ? '1er' : day, month, year].filter(Boolean).join(' '),
  onDate: (date: string) => `le ${date}`,
  closed: (when: string) => `Fermé ${when}.`,
  open: (when: string, hours: string) => `${when} : ${hours}.`,
  shut: 'fermé',
  holidaysOff: 'Fermé les jours fériés.',
  holidays: (hours: string) => `Les jours fériés : ${hours}.`,
  holidaysUnknown: 'Les jours fériés : à vérifier.',
  schoolOff: 'Fermé pendant les vacances scolaires.',
  school: (hours: string) => `Pendant les vacances scolaires : ${hours}.`,
};

const en: typeof fr = {
  last: 'last',
  nth: (nth, days) => `${nth} ${days} of the month`,
  inMonth: (month) => `in ${month}`,
  months: (from, to) => `from ${from} to ${to}`,
  days: (from, to) => `${from} to ${to}`,
  date: (day, month, year) => [day, month, year].filter(Boolean).join(' '),
  onDate: (date) => `on ${date}`,
  closed: (when) => `Closed ${when}.`,
  open: (when, hours) => `${when}: ${hours}.`,
  shut: 'closed',
  holidaysOff: 'Closed on public holidays.',
  holidays: (hours) => `On public holidays: ${hours}.`,
  holidaysUnknown: 'On public holidays: to be checked.',
  schoolOff: 'Closed in school holidays.',
  school: (hours) => `In school holidays: ${hours}.`,
};

const wordsOf = (locale: string) => (languageOf(locale) === 'fr' ? typeset(fr) : en);

/** Sentences: the rules of some months, of some dates or of the nth weekday, then holidays. */
export function sayBeyondWeek(hours: OpeningHours, locale: string): string[] {
  const say = wordsOf(locale);
  const rules = hours.rules
    .filter(({ months, dates, nth }) => months || dates || nth)
    .map((rule) => sayRule(rule, locale));
  return [...rules, ...sayHolidays(hours, locale, say)];
}

function sayRule({ days, ranges, closed, months, dates, nth }: OpeningRule, locale: string): string {
  const say = wordsOf(locale);
  const when = months ? sayMonths(months, locale) : dates && sayDates(dates, locale);
  const isWhole = days.length === 7 && !nth;
  if (closed && when && isWhole) return say.closed(when);
  const named = nth ? sayNth(days, nth, locale) : isWhole ? '' : sayDays(days, locale);
  const told = [when, named].filter(Boolean).join(', ');
  return say.open(capitalised(told), closed ? say.shut : sayRanges(ranges, locale));
}

function sayHolidays(
  { publicHolidays, schoolHolidays, always }: OpeningHours,
  locale: string,
  say: typeof fr,
): string[] {
  const named = (value: OpeningHours['publicHolidays'], off: string, open: (hours: string) => string) =>
    value === undefined ? [] : [value === 'off' ? off : open(sayRanges(value, locale))];
  const known = named(publicHolidays, say.holidaysOff, say.holidays);
  return [
    ...(known.length || always ? known : [say.holidaysUnknown]),
    ...named(schoolHolidays, say.schoolOff, say.school),
  ];
}

function sayNth(days: readonly number[], nth: readonly number[], locale: string): string {
  const say = wordsOf(locale);
  const places = nth.map((place) =>
    place > 0 ? ORDINALS[languageOf(locale)][place]! : place === -1 ? say.last : String(place),
  );
  return say.nth(
    joinWords(places, locale),
    joinWords(
      days.map((day) => dayName(day, locale)),
      locale,
    ),
  );
}

/** « du mardi au samedi », « lundi et jeudi » */
export function sayDays(days: readonly number[], locale: string): string {
  const [first = 0] = days;
  const isRun = days.length > 2 && days[days.length - 1] === first + days.length - 1;
  const names = days.map((day) => dayName(day, locale));
  return isRun ? wordsOf(locale).days(names[0]!, names[names.length - 1]!) : joinWords(names, locale);
}

function sayMonths(months: readonly MonthRange[], locale: string): string {
  const say = wordsOf(locale);
  const alone = months.every(({ from, to }) => from === to);
  if (alone)
    return say.inMonth(
      joinWords(
        months.map(({ from }) => monthName(from, locale)),
        locale,
      ),
    );
  return joinWords(
    months.map(({ from, to }) =>
      from === to
        ? say.inMonth(monthName(from, locale))
        : say.months(monthName(from, locale), monthName(to, locale)),
    ),
    locale,
  );
}

/** « du 1er au 15 août », « le 25 décembre », « du 24 décembre 2026 au 2 janvier 2027 » */
function sayDates(dates: readonly DateRange[], locale: string): string {
  const say = wordsOf(locale);
  const said = dates.map(({ from, to }) => {
    const [first, last] = [dayOf(from), dayOf(to)];
    const lastText = say.date(last.day, monthName(last.month, locale), last.year);
    if (from === to) return say.onDate(lastText);
    const [isYear, isMonth] = [first.year !== last.year, first.month !== last.month];
    const month = isYear || isMonth ? monthName(first.month, locale) : '';
    return say.days(say.date(first.day, month, isYear ? first.year : ''), lastText);
  });
  return joinWords(said, locale);
}

/** The year is '' where it is every year. */
function dayOf(date: string): { year: string; month: number; day: number } {
  const [day, month, year = ''] = date.split('-').reverse();
  return { year, month: Number(month), day: Number(day) };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
