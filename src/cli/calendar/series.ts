/**
 * From RRULE, RDATE and EXDATE to the fields of a recurrence. A rule goes in the fields only if they give the same
 * dates, tried over years; another becomes its dates, up to an end that is said. Nothing repeats for ever here.
 */
import { addDays, daysBetween } from '../../lib/dates/calendar.ts';
import type { LocalDate } from '../../lib/dates/calendar.ts';
import { expandDates } from '../../lib/recurrence.ts';
import type { Rule } from '../../lib/recurrence.ts';
import type { Raw } from '../../schema/validate.ts';
import { written } from './clock.ts';
import type { Clock, Local } from './clock.ts';
import type { Component } from './components.ts';
import { propertiesOf } from './components.ts';
import { expandAny } from './expand.ts';
import { readRule } from './rule.ts';
import type { Parts } from './rule.ts';
import { whensOf } from './values.ts';
import type { When } from './values.ts';

/** Dates listed one by one, at most: beyond, an entry is no longer one that people can read. */
export const MAX_DATES = 400;
const MAX_COUNT = 1000;
const MAX_INTERVAL = 100;

/** A remark of a series; without a line, it is that of the column in its event. */
export interface Remark {
  line?: number | undefined;
  column: string;
  value: string;
  why: string;
  cure: string;
}

export interface Series {
  start: Local;
  rule?: Rule | undefined;
  /** Beside the rule, in order. */
  extra: Local[];
  except: LocalDate[];
  remarks: Remark[];
  /** The dates were listed up to this day: a later import lists more. */
  listedTo?: LocalDate | undefined;
}

export type ReadSeries = { ok: true; series: Series } | { ok: false; remark: Remark };

export interface Around {
  start: When;
  clock: Clock;
  /** Lists of dates go from the first of January of last year to the end of next year. */
  today: LocalDate;
}

/** Undefined where the event takes place once. */
export function readSeries(event: Component, around: Around): ReadSeries | undefined {
  const rules = propertiesOf(event, 'RRULE');
  const without = propertiesOf(event, 'EXRULE');
  if (rules.length + propertiesOf(event, 'RDATE').length === 0) return undefined;
  const parts: Parts[] = [];
  for (const { name, value } of [...rules, ...without]) {
    const read = readRule(value);
    const why = read.ok ? tooClose(read.parts) : read.why;
    if (why || !read.ok)
      return { ok: false, remark: { column: name, value, why: why ?? '', cure: REPEAT_OTHERWISE } };
    parts.push(read.parts);
  }
  const local = around.clock.place(around.start);
  const { moments, remarks } = addedDates(event, around.clock, local);
  const direct =
    rules.length === 1 && without.length === 0 && moments.every((one) => written(one) >= written(local))
      ? asFields(parts[0]!, around, local)
      : undefined;
  const series: Series | undefined =
    direct ?? (rules.length === 0 ? asDates([local, ...moments], remarks) : undefined);
  const found = series
    ? { ...series, remarks: [...series.remarks, ...remarks] }
    : listed(parts.slice(0, rules.length), parts.slice(rules.length), moments, around);
  if (!found)
    return {
      ok: false,
      remark: {
        column: 'RRULE',
        value: rules[0]?.value ?? '',
        why: `cette règle ne donne aucune date d’ici le ${horizonOf(around.today).to}`,
        cure: REPEAT_OTHERWISE,
      },
    };
  if (direct) found.extra.push(...moments.filter((one) => !isDateOf(found, one.date, local)));
  exclude(event, around.clock, found, local);
  return { ok: true, series: found };
}

const REPEAT_OTHERWISE = 'Saisissez ce rendez-vous à la main, avec sa répétition';

const tooClose = ({ freq }: Parts): string | undefined =>
  ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(freq)
    ? 'cette répétition est plus serrée que le jour : un agenda de portail ne la dit pas'
    : undefined;

/** A rule whose first date is not one of its dates: DTSTART counts all the same, and is the first of COUNT. */
function asFields(parts: Parts, { start, clock }: Around, local: Local): Series | undefined {
  const shift = daysBetween(start.date, local.date);
  const rule = ruleOf(parts, start, shift);
  if (!rule) return undefined;
  const years = { YEARLY: 40, MONTHLY: 12 }[parts.freq as string] ?? 4;
  const to = addDays(start.date, Math.round(years * 365.25));
  const truth = expandAny({ ...parts, count: undefined }, start, { from: start.date, to }).map((one) =>
    addDays(one.slice(0, 10), shift),
  );
  const ours = expandDates(local.date, rule, { from: local.date, to: addDays(to, shift) });
  if (truth.join() !== ours.join() || ours.length === 0) return undefined;
  const begins = ours[0] === local.date;
  const until = parts.until && untilOf(parts.until, clock, local);
  let count = parts.count === undefined ? undefined : parts.count - (begins ? 0 : 1);
  if (count === 0) return asDates([local], []);
  const limits = endsOf(rule, local, until, count);
  if (limits === undefined) return undefined;
  ({ count } = limits);
  return {
    start: local,
    rule: { ...rule, ...limits },
    extra: begins ? [] : [local],
    except: [],
    remarks: [],
  };
}

/** Until or count, never both: the one that is reached first. A count that is too great becomes its last day. */
function endsOf(
  rule: Rule,
  local: Local,
  until: LocalDate | undefined,
  count: number | undefined,
): Pick<Rule, 'until' | 'count'> | undefined {
  if (until !== undefined && until < local.date) return undefined;
  if (count === undefined) return until === undefined ? {} : { until };
  if (until !== undefined) {
    const before = expandDates(local.date, { ...rule, until }, { from: local.date, to: until }, count + 1);
    return before.length <= count ? { until } : { count };
  }
  if (count <= MAX_COUNT) return { count };
  const last = expandDates(local.date, rule, { from: local.date, to: '2199-12-31' }, count).at(-1)!;
  return { until: last };
}

function untilOf(until: When, clock: Clock, local: Local): LocalDate {
  const at = clock.align(until);
  return at.time && local.time && at.time < local.time ? addDays(at.date, -1) : at.date;
}

const FREQUENCY = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const;

/** The rule in our fields, if it looks as if they could say it. @param shift days by which the zone moves the date */
function ruleOf(parts: Parts, { time }: When, shift: number): Rule | undefined {
  const freq = FREQUENCY[parts.freq as keyof typeof FREQUENCY];
  const { interval, byMonth, byMonthDay } = parts.plain;
  const isAtHour =
    parts.byHour.every((hour) => Number(time?.slice(0, 2)) === hour) &&
    parts.byMinute.every((minute) => Number(time?.slice(3)) === minute);
  if (!freq || !isAtHour || parts.byYearDay.length + parts.byWeekNo.length > 0 || interval > MAX_INTERVAL)
    return undefined;
  const byDay = daysOf(parts, shift);
  if (!byDay || byDay.some(({ nth = 1 }) => Math.abs(nth) > 5)) return undefined;
  const moved = freq === 'monthly' || freq === 'yearly' || byMonth.length + byMonthDay.length > 0;
  if (shift !== 0 && moved) return undefined;
  return { freq, interval, byDay, byMonth, byMonthDay };
}

/** `BYDAY=FR;BYSETPOS=-1` is « le dernier vendredi ». */
function daysOf({ freq, bySetPos, plain }: Parts, shift: number): Rule['byDay'] | undefined {
  const { byDay, byMonth, byMonthDay } = plain;
  if (freq === 'DAILY' || freq === 'WEEKLY')
    return bySetPos.length > 0
      ? undefined
      : byDay.map(({ weekday }) => ({ weekday: ((weekday - 1 + shift + 7) % 7) + 1 }));
  if (bySetPos.length === 0) return byDay;
  const isMonths = freq === 'MONTHLY' || byMonth.length === 1;
  const [day, ...more] = byDay;
  if (!isMonths || !day || day.nth || more.length + byMonthDay.length > 0 || bySetPos.length > 1)
    return undefined;
  return [{ weekday: day.weekday, nth: bySetPos[0]! }];
}

export function horizonOf(today: LocalDate): { from: LocalDate; to: LocalDate } {
  const year = Number(today.slice(0, 4));
  return { from: `${year - 1}-01-01`, to: `${year + 1}-12-31` };
}

/** Every date within the horizon, one by one. */
function listed(
  rules: readonly Parts[],
  without: readonly Parts[],
  added: readonly Local[],
  { start, clock, today }: Around,
): Series | undefined {
  const isEndless = rules.some(({ count, until }) => count === undefined && until === undefined);
  const horizon = isEndless ? horizonOf(today) : { from: start.date, to: '2199-12-31' };
  const window = { from: start.date > horizon.from ? start.date : horizon.from, to: horizon.to };
  const datesOf = (parts: Parts) =>
    expandAny(parts, start, window, { until: untilText(parts, start, clock), limit: MAX_DATES + 1 });
  const excluded = new Set(without.flatMap(datesOf));
  const first = start.time ? `${start.date}T${start.time}` : start.date;
  const all = [...(start.date >= window.from ? [first] : []), ...rules.flatMap(datesOf)];
  const local = all
    .filter((one) => !excluded.has(one))
    .map((one) => clock.align({ ...start, date: one.slice(0, 10), time: one.slice(11) || undefined }));
  const series = asDates([...local, ...added], []);
  const value = rules.length > 1 ? `${rules.length} règles` : '';
  if (!series) return undefined;
  const tooMany = series.extra.length >= MAX_DATES;
  if (tooMany) series.extra.length = MAX_DATES - 1;
  const last = series.extra.at(-1)?.date ?? series.start.date;
  series.remarks.push({
    column: 'RRULE',
    value,
    why: `le portail n’a pas cette règle : ses ${series.extra.length + 1} dates, jusqu’au ${last}, sont écrites une à une`,
    cure:
      isEndless || tooMany ? 'Refaites l’import plus tard pour les suivantes' : 'Rien à faire si c’est juste',
  });
  if (isEndless || tooMany) series.listedTo = horizonOf(today).to;
  return series;
}

function untilText({ until }: Parts, start: When, clock: Clock): string | undefined {
  if (!until) return undefined;
  const at = start.utc && until.utc ? until : clock.align(until);
  return start.time ? `${at.date}T${at.time ?? '23:59'}` : at.date;
}

/** A first date, and others that have no rule: a rule that gives the first alone, and the rest beside it. */
function asDates(moments: readonly Local[], remarks: Remark[]): Series | undefined {
  const unique = new Map(moments.map((one) => [written(one), one]));
  const sorted = [...unique.values()].sort((a, b) => (written(a) < written(b) ? -1 : 1));
  const [start, ...extra] = sorted;
  if (!start) return undefined;
  const rule: Rule = { freq: 'daily', interval: 1, byDay: [], byMonthDay: [], byMonth: [], count: 1 };
  return { start, rule, extra, except: [], remarks };
}

function addedDates(event: Component, clock: Clock, local: Local): { moments: Local[]; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const moments = propertiesOf(event, 'RDATE').flatMap((property) =>
    whensOf(property).flatMap(({ text, when }) => {
      if (!when) {
        remarks.push({ ...noSuchDate('RDATE', text, 'ajoutée'), line: property.line });
        return [];
      }
      const { date, time } = clock.place(when);
      return [{ date, time: local.time ? (time ?? local.time) : undefined }];
    }),
  );
  return { moments, remarks };
}

const noSuchDate = (column: string, value: string, what: string): Remark => ({
  column,
  value,
  why: `cette date ${what} n’existe pas : elle est laissée`,
  cure: 'Vérifiez-la dans l’agenda d’origine',
});

/** Whether a day is one of the series', changes and exclusions aside. */
export function isDateOf({ rule, extra, start }: Series, date: LocalDate, local: Local = start): boolean {
  if (extra.some((one) => one.date === date)) return true;
  return rule ? expandDates(local.date, rule, { from: date, to: date }).length > 0 : date === start.date;
}

function exclude(event: Component, clock: Clock, series: Series, local: Local): void {
  for (const property of propertiesOf(event, 'EXDATE'))
    for (const { text, when } of whensOf(property)) {
      if (!when) {
        series.remarks.push({ ...noSuchDate('EXDATE', text, 'exclue'), line: property.line });
        continue;
      }
      const { date, time } = clock.align(when);
      if (dropExtra(series, date, time)) continue;
      if (!isDateOf(series, date, local))
        series.remarks.push({
          line: property.line,
          column: 'EXDATE',
          value: text,
          why: 'cette date exclue n’est pas une date de la répétition : elle est laissée',
          cure: 'Rien à faire si les dates sont justes',
        });
      else if (!series.except.includes(date)) series.except.push(date);
    }
  series.except.sort();
}

/** A date listed by hand is taken out rather than excluded: the others of its day stay. */
function dropExtra(series: Series, date: LocalDate, time: string | undefined): boolean {
  const i = series.extra.findIndex((one) => one.date === date && (!time || !one.time || one.time === time));
  if (i < 0) return false;
  series.extra.splice(i, 1);
  return true;
}

const WORDS = { daily: 'quotidien', weekly: 'hebdomadaire', monthly: 'mensuel', yearly: 'annuel' } as const;
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

const rank = (nth: number): string =>
  nth === -1 ? 'dernier' : nth === 1 ? '1er' : nth > 0 ? `${nth}e` : `${nth}`;

/** The fields of a series, as an entry writes them. */
export function recurrenceOf({ rule, extra, except }: Series): Record<string, Raw> {
  const numbers = (list: readonly number[]) => list.map(String);
  return {
    freq: WORDS[rule?.freq ?? 'daily'],
    ...(rule && rule.interval > 1 ? { interval: String(rule.interval) } : {}),
    ...(rule?.byDay.length
      ? { byDay: rule.byDay.map(({ weekday, nth }) => `${nth ? `${rank(nth)} ` : ''}${DAYS[weekday - 1]}`) }
      : {}),
    ...(rule?.byMonthDay.length ? { byMonthDay: numbers(rule.byMonthDay) } : {}),
    ...(rule?.byMonth.length ? { byMonth: numbers(rule.byMonth) } : {}),
    ...(rule?.until ? { until: rule.until } : {}),
    ...(rule?.count ? { count: String(rule.count) } : {}),
    ...(except.length ? { except } : {}),
    ...(extra.length ? { extra: extra.map(written) } : {}),
  };
}
