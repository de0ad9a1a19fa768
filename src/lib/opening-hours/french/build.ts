import { Unreadable } from '../tokens.ts';
import {
  ALL_DAYS,
  type DateRange,
  type MonthRange,
  type OpeningHours,
  type OpeningRule,
  type TimeRange,
} from '../types.ts';
import type { Clause, Said } from './said.ts';
import { overlap, rangeOf, type Span } from './times.ts';

const DAY_WORDS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/**
 * The rules of what was said. In French, what is said of a day is added to what was said of it before, unlike in OSM
 * where it takes its place: rules are therefore made day by day. Throws `Unreadable` where two things said of one day
 * may be meant in two ways.
 */
export function hoursOf({
  clauses,
  monthsOff,
  datesOff,
  always,
  publicHolidays,
  schoolHolidays,
}: Said): OpeningHours {
  const weekly = clauses.filter((clause) => !clause.nth && !clause.months);
  const week = weekOf(weekly);
  if (always && clauses.length > 0) throw new Unreadable('end');
  const rules = [
    ...rulesOf(week),
    ...scopes(clauses).flatMap(([months, scoped]) => scopedRules(months, scoped, week)),
    ...clauses.filter(({ nth }) => nth).map((clause) => nthRule(clause, week)),
    ...seasonsClosed(monthsOff, datesOff),
  ];
  if (!always && rules.every(({ closed }) => closed)) throw new Unreadable('end');
  return {
    rules,
    ...(always ? { always } : {}),
    ...(publicHolidays ? { publicHolidays: publicHolidays === 'off' ? 'off' : onHolidays(week) } : {}),
    ...(schoolHolidays ? { schoolHolidays } : {}),
  };
}

const seasonsClosed = (months: MonthRange[], dates: DateRange[]): OpeningRule[] => [
  ...(months.length > 0 ? [{ days: [...ALL_DAYS], ranges: [], closed: true, months }] : []),
  ...(dates.length > 0 ? [{ days: [...ALL_DAYS], ranges: [], closed: true, dates }] : []),
];

/** Throws `Unreadable` where anything else than closures is said, or what the hours said already. */
export function closeMore(
  hours: OpeningHours,
  { clauses, monthsOff, datesOff, always, publicHolidays, schoolHolidays }: Said,
): OpeningHours {
  if (always || clauses.length > 0 || publicHolidays === 'open') throw new Unreadable('end');
  if ((publicHolidays && hours.publicHolidays) || (schoolHolidays && hours.schoolHolidays))
    throw new Unreadable('end');
  return {
    ...hours,
    rules: [...hours.rules, ...seasonsClosed(monthsOff, datesOff)],
    ...(publicHolidays ? { publicHolidays } : {}),
    ...(schoolHolidays ? { schoolHolidays } : {}),
  };
}

type Week = Map<number, Span[]>;

function weekOf(clauses: readonly Clause[]): Week {
  const week: Week = new Map();
  const opened = clauses.filter(({ spans }) => spans.length > 0);
  for (const { days, spans } of opened)
    for (const day of days) {
      const known = week.get(day) ?? [];
      if (known.some((one) => spans.some((other) => overlap(one, other)))) throw double(day);
      week.set(day, [...known, ...spans]);
    }
  for (const [i, { days }] of opened.entries())
    for (const other of opened.slice(0, i)) {
      // « lundi 9h-12h ; lundi 14h-18h » is both; « lundi-vendredi 9h-12h ; mardi 14h-18h » may be instead.
      const shared = days.find((day) => other.days.includes(day));
      if (shared !== undefined && days.join() !== other.days.join()) throw double(shared);
    }
  for (const { days, isException } of clauses.filter(({ spans }) => spans.length === 0))
    for (const day of days) {
      // « du lundi au samedi…, fermé le mardi » takes one back; « mardi 9h-12h, mardi fermé » cannot be.
      const isNamed = opened.some((one) => !one.broad && one.days.includes(day));
      if (isNamed || (isException && opened.length === 0)) throw double(day);
      week.delete(day);
    }
  return week;
}

const double = (day: number): Unreadable => new Unreadable(`double:${DAY_WORDS[day - 1]}`);

/** Days of the same hours share a rule. */
function rulesOf(week: Week, months?: MonthRange[]): OpeningRule[] {
  const rules: OpeningRule[] = [];
  for (const day of [...week.keys()].sort((a, b) => a - b)) {
    const ranges = rangesOf(week.get(day)!);
    const same = rules.find((rule) => JSON.stringify(rule.ranges) === JSON.stringify(ranges));
    if (same) same.days.push(day);
    else rules.push({ days: [day], ranges, closed: false, ...(months && { months }) });
  }
  return rules;
}

/** In order; « 9h-12h et 12h-17h » is one. */
function rangesOf(spans: readonly Span[]): TimeRange[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged[merged.length - 1];
    if (last?.to === span.from) last.to = span.to;
    else merged.push({ ...span });
  }
  return merged.map(rangeOf);
}

function scopes(clauses: readonly Clause[]): [MonthRange[], Clause[]][] {
  const groups = new Map<MonthRange[], Clause[]>();
  for (const clause of clauses)
    if (clause.months) groups.set(clause.months, [...(groups.get(clause.months) ?? []), clause]);
  const found = new Set<number>();
  for (const months of groups.keys())
    for (const month of months.flatMap(monthsIn)) {
      if (found.has(month)) throw new Unreadable('end');
      found.add(month);
    }
  return [...groups];
}

const monthsIn = ({ from, to }: MonthRange): number[] =>
  Array.from({ length: ((to - from + 12) % 12) + 1 }, (_, i) => ((from - 1 + i) % 12) + 1);

/** Hours of some months must speak of all the days that are open in the others: else, are these closed then? */
function scopedRules(months: MonthRange[], clauses: readonly Clause[], week: Week): OpeningRule[] {
  if (clauses.some(({ nth }) => nth)) {
    if (clauses.length > 1 || week.size > 0) throw new Unreadable('end');
    return [];
  }
  const scoped = weekOf(clauses);
  const silent = [...week.keys()].find((day) => !scoped.has(day));
  if (silent !== undefined) throw double(silent);
  return rulesOf(scoped, months);
}

function nthRule({ days, nth, spans, months }: Clause, week: Week): OpeningRule {
  const isClosed = spans.length === 0;
  const [day] = days;
  // « samedi 14h-17h, 1er samedi du mois 10h-12h »: instead, or as well?
  if (week.has(day!) !== isClosed) throw double(day!);
  return {
    days: [...days],
    ranges: rangesOf(spans),
    closed: isClosed,
    ...(months && { months }),
    nth: [...new Set(nth)],
  };
}

/** « y compris les jours fériés » says which hours only where all days have the same. */
function onHolidays(week: Week): TimeRange[] {
  const all = [...week.values()].map(rangesOf);
  const same = new Set(all.map((ranges) => JSON.stringify(ranges)));
  if (same.size !== 1) throw new Unreadable('token:feries');
  return all[0]!;
}
