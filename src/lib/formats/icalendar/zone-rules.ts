/**
 * When the clocks of a zone change, said as rules: found by looking at what the runtime knows of it (Intl), whatever
 * the zone of the machine. Outlook does not read transitions that are listed one by one in an RDATE.
 */
import { daysInMonth, fromDayNumber, partsOfDayNumber, weekdayOfDayNumber } from '../../dates/calendar.ts';
import { transitionsBetween } from '../../dates/zone.ts';
import type { Transition } from '../../dates/zone.ts';

/** A change of the clocks, once or each year. Offsets are in ms, east positive. */
export interface Observance {
  /** Local, by the clocks of before: `2026-03-29T02:00:00`. */
  start: string;
  before: number;
  after: number;
  /** Each year from then on; `days` where it is no nth weekday of its month. */
  yearly?: { month: number; weekday: number; nth?: number | undefined; days?: readonly number[] | undefined };
}

/** What is beyond is as this year: that is where the tables of many calendars end. */
const LAST_YEAR = 2037;
/**
 * A rule is told from so far back, if it held then: some readers (ts-ics 2.4) mistake the offset in the year or two
 * after it begins. The United States and Canada, and Saint-Pierre-et-Miquelon with them, have theirs since 2007.
 */
const FIRST_YEAR = 2007;
/** Fewer years than these are no rule yet. */
const ENOUGH = 4;
const DAY = 86_400_000;

/** A transition on the calendar of its zone, by the clocks of before. */
interface Change extends Transition {
  year: number;
  month: number;
  day: number;
  weekday: number;
  /** Second of the day. */
  second: number;
}

function changeOf(transition: Transition): Change {
  const wall = transition.at + transition.before;
  const dayNumber = Math.floor(wall / DAY);
  return {
    ...transition,
    ...partsOfDayNumber(dayNumber),
    weekday: weekdayOfDayNumber(dayNumber),
    second: (wall - dayNumber * DAY) / 1000,
  };
}

/**
 * @param since the year of the first event; what was before is not told
 * @returns in order; at least one. Throws RangeError for an unknown zone.
 */
export function observancesOf(zone: string, since: number): Observance[] {
  const first = Math.min(since - 1, FIRST_YEAR);
  const last = Math.max(LAST_YEAR, since + ENOUGH);
  const { offset, transitions } = transitionsBetween(zone, Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1));
  const changes = transitions.map(changeOf);
  const steady = steadyFrom(changes, last);
  const [past, single] = divided(
    changes.filter(({ year }) => year < steady),
    since - 1,
  );
  const yearly = Object.values(
    Object.groupBy(
      changes.filter(({ year }) => year >= steady),
      ({ month }) => month,
    ),
  ).map((group) => ({ ...observance(group![0]!), yearly: ruleOf(group!) }));
  const all = [...single.map(observance), ...yearly].sort((a, b) => (a.start < b.start ? -1 : 1));
  // Before the first change, the clocks were somewhere too.
  const isTold = all[0] !== undefined && all[0].start < `${since}`;
  const then = past.at(-1)?.after ?? offset;
  return isTold ? all : [{ start: `${since - 1}-01-01T00:00:00`, before: then, after: then }, ...all];
}

/** Before a year, and from it on. */
const divided = (changes: readonly Change[], year: number): [Change[], Change[]] => [
  changes.filter((one) => one.year < year),
  changes.filter((one) => one.year >= year),
];

/** The first year from which each year has the same changes as the last; beyond the last where there is no such rule. */
function steadyFrom(changes: readonly Change[], last: number): number {
  const years = Map.groupBy(changes, ({ year }) => year);
  const model = years.get(last) ?? [];
  // Two changes in one month have no rule here.
  if (model.length === 0 || new Set(model.map(({ month }) => month)).size < model.length) return last + 1;
  const spans = model.map(({ day }) => ({ min: day, max: day }));
  let year = last;
  for (; years.has(year); year--) if (!fits(years.get(year)!, model, spans)) break;
  return last - year < ENOUGH ? last + 1 : year + 1;
}

/** Whether a year is like the model, its days within one week of those seen so far; widens `spans` if so. */
function fits(
  year: readonly Change[],
  model: readonly Change[],
  spans: { min: number; max: number }[],
): boolean {
  if (year.length !== model.length) return false;
  const wider = year.map(({ day }, i) => ({
    min: Math.min(day, spans[i]!.min),
    max: Math.max(day, spans[i]!.max),
  }));
  const keys = ['month', 'weekday', 'second', 'before', 'after'] as const;
  const isAlike = year.every((one, i) => keys.every((key) => one[key] === model[i]![key]));
  if (!isAlike || wider.some(({ min, max }) => max - min > 6)) return false;
  spans.splice(0, spans.length, ...wider);
  return true;
}

function ruleOf(changes: readonly Change[]): Observance['yearly'] {
  const { month, weekday } = changes[0]!;
  const days = changes.map(({ day }) => day);
  const min = Math.min(...days);
  if (changes.every(({ year, day }) => day > daysInMonth(year, month) - 7))
    return { month, weekday, nth: -1 };
  const week = Math.ceil(min / 7);
  if (week <= 4 && days.every((day) => Math.ceil(day / 7) === week)) return { month, weekday, nth: week };
  return { month, weekday, days: Array.from({ length: 7 }, (_, i) => min + i) };
}

function observance({ at, before, after, second }: Change): Observance {
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${pad(second / 3600)}:${pad((second / 60) % 60)}:${pad(second % 60)}`;
  return { start: `${fromDayNumber(Math.floor((at + before) / DAY))}T${time}`, before, after };
}
