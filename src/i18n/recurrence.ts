/**
 * A rule of recurrence in words: « chaque mardi à 18 h 30, sauf le 24 décembre, jusqu’au 30 juin 2027 ».
 * What is the same in all languages is here; what a language says is in recurrence/<language>.ts.
 */
import type { RuleModel } from '../domain/models/types.ts';
import { daysBetween } from '../lib/dates/calendar.ts';
import { sayDay, sayDays, sayMonth } from './days.ts';
import { joinPhrases, joinWords, languageOf } from './language.ts';
import { sayHours } from './occurrence.ts';
import { english } from './recurrence/en.ts';
import { french } from './recurrence/fr.ts';
import type { Grammar } from './recurrence/grammar.ts';
import { monthsOf } from './recurrence/months.ts';
import { sayPeriods } from './recurrence/periods.ts';

/** Beyond, a list of dates says less than « certaines dates ». */
const MAX_DATES = 6;

export function sayRule(rule: RuleModel, locale: string): string {
  const grammar = languageOf(locale) === 'fr' ? french : english;
  const year = !isWithinAYear(rule);
  const { during, except } = saysMonths(rule, grammar, locale);
  // Dates that have no rule are told as a rule of one date, and the others beside it.
  const isOnce = rule.count === 1;
  const core = isOnce
    ? grammar.onDays(sayDays([rule.start.slice(0, 10)], locale, { year }))
    : grammar.core(rule);
  const exceptions = [
    ...except,
    ...sayDates(rule.except, grammar, locale, year),
    ...sayPeriods(rule, grammar, locale, year),
  ];
  return [
    rule.time ? `${core} ${sayHours(rule.time, rule.endTime, locale)}` : core,
    ...during,
    ...(exceptions.length > 0 ? [`${grammar.except} ${joinPhrases(exceptions, locale)}`] : []),
    ...(rule.extra.length > 0 ? [`${grammar.also} ${sayExtra(rule, grammar, locale, year)}`] : []),
    ...(rule.count === undefined || isOnce ? [] : [grammar.times(rule.count)]),
    ...(rule.until === undefined
      ? []
      : [`${grammar.until} ${sayDay(rule.until, locale, { weekday: false })}`]),
  ].join(', ');
}

/** A rule that lasts a year at most needs no year for the days that it leaves out. */
function isWithinAYear(rule: RuleModel): boolean {
  return rule.until !== undefined && daysBetween(rule.start.slice(0, 10), rule.until) < 365;
}

/** A yearly rule names its months in its core. */
function saysMonths(
  rule: RuleModel,
  grammar: Grammar,
  locale: string,
): { during: string[]; except: string[] } {
  const name = (month: number) => sayMonth(month, locale);
  if (rule.freq === 'yearly') return { during: [], except: [] };
  const months = monthsOf(rule.byMonth);
  if (months.kind === 'all') return { during: [], except: [] };
  if (months.kind === 'range')
    return { during: [grammar.fromMonthToMonth(name(months.from), name(months.to))], except: [] };
  const words = grammar.inMonths(joinWords(months.months.map(name), locale));
  return months.kind === 'except' ? { during: [], except: [words] } : { during: [words], except: [] };
}

function sayDates(dates: readonly string[], grammar: Grammar, locale: string, year: boolean): string[] {
  if (dates.length === 0) return [];
  if (dates.length > MAX_DATES) return [grammar.someDates];
  return [grammar.onDays(sayDays(dates, locale, { year }))];
}

function sayExtra(rule: RuleModel, grammar: Grammar, locale: string, year: boolean): string {
  if (rule.extra.length > MAX_DATES) return grammar.otherDates;
  const isOrdinary = (local: string) => !local.includes('T') || local.slice(11, 16) === rule.time;
  const ordinary = rule.extra.filter(isOrdinary).map((local) => local.slice(0, 10));
  const special = rule.extra.filter((local) => !isOrdinary(local));
  return joinWords(
    [
      ...(ordinary.length > 0 ? [grammar.onDays(sayDays(ordinary, locale, { year }))] : []),
      ...special.map((local) => {
        const day = grammar.onDays(sayDays([local.slice(0, 10)], locale, { year }));
        return `${day} ${sayHours(local, undefined, locale)}`;
      }),
    ],
    locale,
  );
}
