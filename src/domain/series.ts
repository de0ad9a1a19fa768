/**
 * An event as calendars tell it (RFC 5545): a first date, the rule that goes on from it, what is left out of the rule,
 * what is added to it, and the dates that are not as the others. The same dates as `occurrencesOf`, without a horizon.
 */
import type { Data } from '../content-types/registry.ts';
import { addDays, addMonths, partsOf } from '../lib/dates/local.ts';
import type { LocalDate } from '../lib/dates/local.ts';
import { expandDates } from '../lib/recurrence.ts';
import type { Rule } from '../lib/recurrence.ts';
import { isExcluded, occurrenceAt, ruleOf } from './agenda.ts';
import type { Occurrence } from './agenda.ts';

type EventData = Data<'event'>;
type Recurrence = NonNullable<EventData['recurrence']>;

export interface Series {
  /** As it would be without a change; undefined where `alone` is all there is. */
  first?: Occurrence | undefined;
  /** Counts from `first`, which is one of its dates. */
  rule?: Rule | undefined;
  /** Dates of the rule that do not take place, by their start. */
  excluded: string[];
  /** Dates beside the rule, by their start. */
  added: string[];
  /** Dates that are not as the others, with the start that they would have had. */
  changed: { usual: string; occurrence: Occurrence }[];
  /** What the series cannot hold: a date before its first, or with an hour where it has none. */
  alone: Occurrence[];
}

/** A rule comes back to where it was after 400 years: one that gave nothing by then never does. */
const CYCLE_MONTHS = 4800;
/** A rule that calendars do not know, and a period that is excluded, are told date by date, so far. */
const MOST_DATES = 1000;

export function seriesOf(event: EventData): Series {
  const { recurrence, start } = event;
  if (!recurrence) {
    const first = occurrenceAt(event, start.date, event.allDay ? undefined : start.time);
    return { first, excluded: [], added: [], changed: [], alone: [] };
  }
  const begin = firstDate(start.date, recurrence);
  const rule = begin === undefined ? undefined : spokenRule(start.date, recurrence, begin);
  return rule ? byRule(event, recurrence, rule, begin!) : byList(event, recurrence);
}

/** The first date of the rule that is not excluded. */
function firstDate(start: LocalDate, recurrence: Recurrence): LocalDate | undefined {
  const to = addMonths(start, CYCLE_MONTHS);
  for (let from = start; ;) {
    const [date] = expandDates(start, ruleOf(recurrence), { from, to }, 1);
    if (date === undefined || !isExcluded(recurrence, date)) return date;
    const range = recurrence.exceptRanges?.find((one) => date >= one.from && date <= one.to);
    if (range && range.to >= to) return undefined;
    from = addDays(range?.to ?? date, 1);
  }
}

/** The rule as RFC 5545 says it, from its first date on; undefined where calendars have no such rule. */
function spokenRule(start: LocalDate, recurrence: Recurrence, begin: LocalDate): Rule | undefined {
  const { until, count, ...rule } = ruleOf(recurrence);
  const isDaysOfWeek = rule.freq === 'weekly' && rule.byMonthDay.length > 0;
  if (isDaysOfWeek && rule.interval > 1) return undefined;
  if (rule.byMonthDay.length > 0 && rule.byDay.some(({ nth }) => nth)) return undefined;
  // BYMONTHDAY has no meaning in a week; in a day it has the same.
  const freq = isDaysOfWeek ? 'daily' : rule.freq;
  const before = { from: start, to: addDays(begin, -1) };
  const left = count && count - expandDates(start, ruleOf(recurrence), before).length;
  // Calendars take one or the other: the first that is reached.
  const isCounted =
    left && (!until || expandDates(start, rule, { from: begin, to: until }, left).length >= left);
  return { ...rule, freq, ...daysOf(begin, rule), ...(isCounted ? { count: left } : until ? { until } : {}) };
}

/** A day that some months or years do not have is named: left to be understood, some readers move it. */
function daysOf(begin: LocalDate, { freq, byDay, byMonth, byMonthDay }: Rule): Partial<Rule> {
  const { month, day } = partsOf(begin);
  const isNamed = byDay.length > 0 || byMonthDay.length > 0;
  if (day <= 28 || isNamed || freq === 'daily' || freq === 'weekly') return {};
  return { byMonthDay: [day], ...(freq === 'yearly' && byMonth.length === 0 ? { byMonth: [month] } : {}) };
}

/** One date that could take place. */
interface Candidate {
  /** Its start, were it not changed. */
  usual: string;
  occurrence: Occurrence;
}

const at = (date: LocalDate, time: string | undefined): string => (time ? `${date}T${time}` : date);

/** How the dates of an event are told one by one. */
function teller(event: EventData, { extra = [], changes = [] }: Recurrence) {
  const usualTime = event.allDay ? undefined : event.start.time;
  const byDate = new Map(changes.map((change) => [change.date, change]));
  const candidate = (date: LocalDate, time = usualTime): Candidate => ({
    usual: at(date, time),
    occurrence: occurrenceAt(event, date, time, byDate.get(date)),
  });
  return {
    candidate,
    plain: (date: LocalDate, time = usualTime) => occurrenceAt(event, date, time),
    extras: extra.map(({ date, time }) => candidate(date, time)),
    changedDates: [...byDate.keys()].sort(),
    usual: (date: LocalDate) => at(date, usualTime),
    isOfSeries: ({ usual }: Candidate) => usual.includes('T') === (usualTime !== undefined),
  };
}

/** Two dates at the same time are one: the first that was changed, else the first. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const isChanged = ({ occurrence }: Candidate) => occurrence.changed;
  const kept = new Map<string, Candidate>();
  for (const one of [...candidates.filter(isChanged), ...candidates.filter((other) => !isChanged(other))])
    if (!kept.has(one.occurrence.start)) kept.set(one.occurrence.start, one);
  return [...kept.values()].sort((a, b) => (a.usual < b.usual ? -1 : a.usual > b.usual ? 1 : 0));
}

function byRule(event: EventData, recurrence: Recurrence, rule: Rule, begin: LocalDate): Series {
  const { candidate, plain, extras, changedDates, usual, isOfSeries } = teller(event, recurrence);
  const isOfRule = (date: LocalDate) =>
    expandDates(begin, rule, { from: date, to: date }).length > 0 && date >= begin;
  const isHeld = (date: LocalDate) => isOfRule(date) && !isExcluded(recurrence, date);
  /** A date of the rule that takes place as it should, at this very start. */
  const isRegular = (start: string) =>
    start === usual(start.slice(0, 10)) &&
    isHeld(start.slice(0, 10)) &&
    !changedDates.includes(start.slice(0, 10));
  const changedOfRule = changedDates.filter(isHeld).map((date) => candidate(date));
  const kept = distinct([...changedOfRule, ...extras]).filter(
    ({ occurrence }) => occurrence.changed || !isRegular(occurrence.start),
  );
  const inSeries = kept.filter((one) => isOfSeries(one) && one.usual >= usual(begin));
  const usuals = new Set(inSeries.map((one) => one.usual));
  const replaced = kept.flatMap(({ occurrence }) => (isRegular(occurrence.start) ? [occurrence.start] : []));
  const doubled = changedOfRule.map((one) => one.usual).filter((one) => !usuals.has(one));
  const excluded = new Set([...excludedDates(recurrence, rule, begin).map(usual), ...replaced, ...doubled]);
  return {
    first: plain(begin),
    rule,
    excluded: [...excluded].filter((one) => !usuals.has(one)).sort(),
    added: [...usuals].filter((one) => one !== usual(one.slice(0, 10)) || !isOfRule(one.slice(0, 10))),
    changed: inSeries.filter(({ occurrence }) => occurrence.changed),
    alone: kept.filter((one) => !inSeries.includes(one)).map(({ occurrence }) => occurrence),
  };
}

/** The dates of the rule that are left out. A period is told date by date. */
function excludedDates(
  { except = [], exceptRanges = [] }: Recurrence,
  rule: Rule,
  begin: LocalDate,
): LocalDate[] {
  const periods = [...except.map((day) => ({ from: day, to: day })), ...exceptRanges];
  const dates = periods.flatMap((period) => expandDates(begin, rule, period, MOST_DATES));
  return [...new Set(dates)].sort();
}

/** Dates told one by one: those of a rule that calendars do not know, and those that were added. */
function byList(event: EventData, recurrence: Recurrence): Series {
  const { candidate, plain, extras, isOfSeries } = teller(event, recurrence);
  const { date: from } = event.start;
  const window = { from, to: addMonths(from, CYCLE_MONTHS) };
  const dates = expandDates(from, ruleOf(recurrence), window, MOST_DATES).filter(
    (date) => !isExcluded(recurrence, date),
  );
  const kept = distinct([...dates.map((date) => candidate(date)), ...extras]);
  const inSeries = kept.filter(isOfSeries);
  const usuals = [...new Set(inSeries.map(({ usual }) => usual))];
  const [first, ...added] = usuals;
  const { date, time } = splitLocal(first);
  return {
    first: date === undefined ? undefined : plain(date, time),
    excluded: [],
    added,
    changed: inSeries.filter(({ occurrence }) => occurrence.changed),
    alone: kept.filter((one) => !inSeries.includes(one)).map(({ occurrence }) => occurrence),
  };
}

function splitLocal(local: string | undefined): { date?: LocalDate; time?: string | undefined } {
  return local === undefined ? {} : { date: local.slice(0, 10), time: local.slice(11) || undefined };
}
