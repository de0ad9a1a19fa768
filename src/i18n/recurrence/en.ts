import type { RuleModel } from '../../domain/models/types.ts';
import { dayName, monthName } from '../calendar-names.ts';
import { joinWords, NBSP } from '../language.ts';
import type { Grammar } from './grammar.ts';
import { byWeekday, isStretch, monthDaysOf, monthsOfYear, weekdaysOf, type ByDay } from './shape.ts';

const RANKS: Record<number, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
  [-2]: 'last but one',
};
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const join = (words: string[]) => joinWords(words, 'en');
const day = (weekday: number) => dayName(weekday, 'en');

export const english: Grammar = {
  core(rule) {
    if (rule.freq === 'daily')
      return rule.byDay.length > 0 ? weekly({ ...rule, interval: 1 }) : every(rule, 'day');
    if (rule.freq === 'weekly') return weekly(rule);
    return rule.freq === 'monthly' ? monthly(rule) : yearly(rule);
  },
  inMonths: (months) => `in ${months}`,
  fromMonthToMonth: (from, to) => `from ${from} to ${to}`,
  onDays: (days) => `on ${days}`,
  during: (range, label) =>
    label ? `during ${/^the /i.test(label) ? '' : 'the '}${label} (${range})` : range,
  times: (count) => (count === 1 ? 'once' : `${count}${NBSP}times`),
  except: 'except',
  also: 'and also',
  until: 'until',
  someDates: 'on some dates',
  otherDates: 'on other dates',
};

function every({ interval }: RuleModel, unit: string): string {
  if (interval <= 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${NUMBERS[interval] ?? interval} ${unit}s`;
}

function weekly(rule: RuleModel): string {
  const days = weekdaysOf(rule);
  if (rule.interval <= 1 && days.length === 7) return 'every day';
  const stretch = isStretch(days) ? `${day(days[0]!)} to ${day(days[days.length - 1]!)}` : undefined;
  if (rule.interval <= 1) return stretch ? `from ${stretch}` : `every ${join(days.map(day))}`;
  if (rule.interval === 2 && days.length === 1) return `every other ${day(days[0]!)}`;
  return `${every(rule, 'week')}, ${stretch ? `from ${stretch}` : `on ${join(days.map(day))}`}`;
}

function monthly(rule: RuleModel): string {
  const which = daysOfMonth(rule);
  if (rule.interval > 1) return `${every(rule, 'month')}, ${which}`;
  return rule.byDay.some(({ nth }) => nth === undefined) ? which : `${which} of the month`;
}

function yearly(rule: RuleModel): string {
  const years = every(rule, 'year');
  const isOfTheYear = rule.byDay.length > 0 && rule.byMonth.length === 0 && rule.byMonthDay.length === 0;
  if (isOfTheYear)
    return `${years}, ${weekdays(rule.byDay)}${rule.byDay.some(({ nth }) => nth) ? ' of the year' : ''}`;
  const months = monthsOfYear(rule).map((month) => monthName(month, 'en'));
  if (rule.byDay.length > 0)
    return `${years}, ${daysOfMonth(rule)} ${rule.byDay.some(({ nth }) => nth) ? 'of' : 'in'} ${join(months)}`;
  const days = monthDaysOf(rule);
  if (days.some((each) => each < 0)) return `${years}, ${daysOfMonth(rule)} of ${join(months)}`;
  return `${years}, on ${join(months.map((month) => `${join(days.map(String))}${NBSP}${month}`))}`;
}

function daysOfMonth(rule: RuleModel): string {
  const days = monthDaysOf(rule);
  if (rule.byDay.length === 0)
    return join(days.map((each) => (each < 0 ? `the ${rank(each)} day` : `the ${ordinal(each)}`)));
  if (rule.byMonthDay.length === 0) return weekdays(rule.byDay);
  return `every ${join(weekdaysOf(rule).map(day))} the ${days.map(ordinal).join(' or ')}`;
}

function weekdays(byDay: readonly ByDay[]): string {
  return join(
    byWeekday(byDay).map(({ weekday, nths }) => {
      if (nths.length === 0) return `every ${day(weekday)}`;
      return `the ${join(nths.map(rank))} ${day(weekday)}`;
    }),
  );
}

const rank = (nth: number): string => RANKS[nth] ?? (nth < 0 ? `${ordinal(-nth)} last` : ordinal(nth));

function ordinal(value: number): string {
  const isTeen = value % 100 > 10 && value % 100 < 14;
  return value + ((!isTeen && ['th', 'st', 'nd', 'rd'][value % 10]) || 'th');
}
