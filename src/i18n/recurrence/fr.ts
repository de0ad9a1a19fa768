import type { RuleModel } from '../../domain/models/types.ts';
import { dayName, monthName } from '../calendar-names.ts';
import { sayNumberOfDay } from '../days.ts';
import { de as of, startsWithVowel } from '../elision.ts';
import { joinWords, NBSP } from '../language.ts';
import type { Grammar } from './grammar.ts';
import { byWeekday, isStretch, monthDaysOf, monthsOfYear, weekdaysOf, type ByDay } from './shape.ts';

const RANKS: Record<number, string> = {
  1: 'premier',
  2: 'deuxième',
  3: 'troisième',
  4: 'quatrième',
  5: 'cinquième',
  [-1]: 'dernier',
  [-2]: 'avant-dernier',
};
const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

const join = (words: string[]) => joinWords(words, 'fr');
const day = (weekday: number) => dayName(weekday, 'fr');
const number = (value: number) => NUMBERS[value] ?? String(value);
const the = (word: string) => (startsWithVowel(word) ? `l’${word}` : `le ${word}`);

export const french: Grammar = {
  core(rule) {
    if (rule.freq === 'daily') return daily(rule);
    if (rule.freq === 'weekly') return weekly(rule);
    return rule.freq === 'monthly' ? monthly(rule) : yearly(rule);
  },
  inMonths: (months) => `en ${months}`,
  fromMonthToMonth: (from, to) => `${of(from)} à ${to}`,
  onDays: (days) => days,
  during(range, label) {
    if (!label) return range;
    const hasArticle = /^(?:les? |la |l['’])/i.test(label);
    if (hasArticle) return `pendant ${label} (${range})`;
    const isPlural = /^(?:(?:petites|grandes) )?(?:vacances|fêtes|congés|travaux)\b/i.test(label);
    return isPlural ? `pendant les ${label} (${range})` : `${range} (${label})`;
  },
  times: (count) => `${count}${NBSP}fois`,
  except: 'sauf',
  also: 'et aussi',
  until: 'jusqu’au',
  someDates: 'à certaines dates',
  otherDates: 'à d’autres dates',
};

function daily(rule: RuleModel): string {
  if (rule.byDay.length > 0) return weekly({ ...rule, interval: 1 });
  if (rule.interval <= 1) return 'chaque jour';
  return rule.interval === 2 ? 'un jour sur deux' : `tous les ${number(rule.interval)} jours`;
}

function weekly(rule: RuleModel): string {
  const days = weekdaysOf(rule);
  const every = rule.interval;
  if (every <= 1 && days.length === 7) return 'chaque jour';
  if (every <= 1 && isStretch(days)) return `du ${day(days[0]!)} au ${day(days[days.length - 1]!)}`;
  if (every <= 1) return `chaque ${join(days.map(day))}`;
  if (days.length === 1) return `un ${day(days[0]!)} sur ${number(every)}`;
  const which = isStretch(days)
    ? `du ${day(days[0]!)} au ${day(days[days.length - 1]!)}`
    : join(days.map((each) => `le ${day(each)}`));
  return `une semaine sur ${number(every)}, ${which}`;
}

function monthly(rule: RuleModel): string {
  const every = rule.interval;
  const which = daysOfMonth(rule);
  if (every > 1) return `${every === 2 ? 'un mois sur deux' : `tous les ${number(every)} mois`}, ${which}`;
  const isBare = rule.byDay.some(({ nth }) => nth === undefined);
  if (isBare) return which;
  return rule.byDay.length > 0 ? `${which} du mois` : `${which} de chaque mois`;
}

function yearly(rule: RuleModel): string {
  const every = rule.interval;
  const years =
    every <= 1 ? 'chaque année' : every === 2 ? 'une année sur deux' : `tous les ${number(every)} ans`;
  return `${years}, ${whichOfYear(rule)}`;
}

function whichOfYear(rule: RuleModel): string {
  const isOfTheYear = rule.byDay.length > 0 && rule.byMonth.length === 0 && rule.byMonthDay.length === 0;
  if (isOfTheYear)
    return rule.byDay.some(({ nth }) => nth) ? `${weekdays(rule.byDay)} de l’année` : weekdays(rule.byDay);
  const months = monthsOfYear(rule).map((month) => monthName(month, 'fr'));
  const days = rule.byDay.length === 0 ? undefined : daysOfMonth(rule);
  if (days)
    return rule.byDay.some(({ nth }) => nth)
      ? `${days} ${join(months.map(of))}`
      : `${days}, en ${join(months)}`;
  const wanted = monthDaysOf(rule);
  if (wanted.some((each) => each < 0)) return `${monthDays(wanted)} ${join(months.map(of))}`;
  return join(months.map((month) => `${monthDays(wanted)}${NBSP}${month}`));
}

function daysOfMonth(rule: RuleModel): string {
  if (rule.byDay.length === 0) return monthDays(monthDaysOf(rule));
  if (rule.byMonthDay.length === 0) return weekdays(rule.byDay);
  const numbers = monthDaysOf(rule).map((each) => sayNumberOfDay(each, 'fr'));
  return `chaque ${join(weekdaysOf(rule).map(day))} ${numbers.join(' ou ')}`;
}

function weekdays(byDay: readonly ByDay[]): string {
  return join(
    byWeekday(byDay).map(({ weekday, nths }) => {
      if (nths.length === 0) return `chaque ${day(weekday)}`;
      return `${join(nths.map((nth) => the(rank(nth))))} ${day(weekday)}`;
    }),
  );
}

function monthDays(days: readonly number[]): string {
  if (days.some((each) => each < 0))
    return join(
      days.map((each) => (each < 0 ? `${the(rank(each))} jour` : `le ${sayNumberOfDay(each, 'fr')}`)),
    );
  const numbers = days.map((each) => sayNumberOfDay(each, 'fr'));
  return numbers.length > 1 ? `les ${join(numbers)}` : `le ${numbers[0]}`;
}

const rank = (nth: number): string => RANKS[nth] ?? (nth < 0 ? `${-nth}e (depuis la fin)` : `${nth}e`);
