/**
 * A rule of repetition between the file's fields and the few ways in which people say one. What the simple form does
 * not show (months, holidays, dates that were moved) stays as it is, and so does a rule that is richer than it.
 */
import { ruleOf } from '../../../../src/content-types/event/rule.ts';
import { FREQUENCIES } from '../../../../src/content-types/event/vocabularies.ts';
import { parseByDay } from '../../../../src/content-types/event/weekday.ts';
import type { ByDay } from '../../../../src/content-types/event/weekday.ts';
import { WEEKDAYS } from '../../../../src/content-types/shared/vocabularies.ts';
import type { RuleModel } from '../../../../src/domain/models/types.ts';
import { sayRule } from '../../../../src/i18n/recurrence.ts';
import { parseLocalDate, parseLocalDateTime } from '../../../../src/lib/dates/parse-local.ts';
import { readingKey, readings } from '../../../../src/schema/readings.ts';
import type { FormValue } from './shape.ts';
import { deepEqual, emptied } from './values.ts';

export type Pattern =
  'never' | 'daily' | 'weekly' | 'fortnightly' | 'monthly-weekday' | 'monthly-date' | 'yearly' | 'rich';

export interface RecurrenceForm {
  pattern: Pattern;
  /** 1 for Monday; of a weekly rule. None: the day of the first date. */
  days: number[];
  /** « 1er samedi »; of a monthly rule. */
  ranks: { nth: number; weekday: number }[];
  /** Days of the month; none: that of the first date. */
  dates: number[];
  end: 'none' | 'until' | 'count';
  until: string;
  count: string;
  except: string[];
}

export type RawRule = { [key: string]: FormValue };

const EMPTY: RecurrenceForm = {
  pattern: 'never',
  days: [],
  ranks: [],
  dates: [],
  end: 'none',
  until: '',
  count: '',
  except: [],
};

const FREQ = readings(FREQUENCIES);
const texts = (value: FormValue | undefined): string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
const text = (value: FormValue | undefined): string => texts(value)[0] ?? '';

export function readRecurrence(raw: RawRule | undefined): RecurrenceForm {
  const rule = emptied(raw);
  if (!rule) return { ...EMPTY };
  const days = texts(rule['byDay']).map(parseByDay);
  const byDay = days.every((one) => one.ok) ? days.map((one) => one.value) : undefined;
  const dates = texts(rule['byMonthDay']).map(Number);
  const until = parseLocalDate(text(rule['until']));
  return {
    ...EMPTY,
    pattern: byDay ? patternOf(rule, byDay, dates) : 'rich',
    days: (byDay ?? []).filter(({ nth }) => !nth).map(({ weekday }) => weekday),
    ranks: (byDay ?? []).flatMap(({ nth, weekday }) => (nth ? [{ nth, weekday }] : [])),
    dates,
    end: rule['until'] ? 'until' : rule['count'] ? 'count' : 'none',
    until: until.ok ? until.value : '',
    count: text(rule['count']),
    except: texts(rule['except']),
  };
}

function patternOf(rule: RawRule, byDay: readonly ByDay[], dates: readonly number[]): Pattern {
  const freq = FREQ.get(readingKey(text(rule['freq'])));
  const interval = Number(text(rule['interval']) || 1);
  const bare = byDay.length === 0 && dates.length === 0;
  const plainDays = byDay.every(({ nth }) => !nth) && dates.length === 0;
  // A monthly rule that counts days of the week; each of them, or none.
  const ranked = byDay.length > 0 && byDay.every(({ nth }) => nth && nth >= -1) && dates.length === 0;
  if (freq === 'hebdomadaire' && plainDays && (interval === 1 || interval === 2))
    return interval === 1 ? 'weekly' : 'fortnightly';
  if (interval !== 1) return 'rich';
  if (freq === 'quotidien' && bare) return 'daily';
  if (freq === 'mensuel' && ranked) return 'monthly-weekday';
  if (freq === 'mensuel' && byDay.length === 0 && dates.every((one) => one > 0)) return 'monthly-date';
  return freq === 'annuel' && bare ? 'yearly' : 'rich';
}

const FREQ_OF: Record<Exclude<Pattern, 'never' | 'rich'>, string> = {
  daily: 'quotidien',
  weekly: 'hebdomadaire',
  fortnightly: 'hebdomadaire',
  'monthly-weekday': 'mensuel',
  'monthly-date': 'mensuel',
  yearly: 'annuel',
};

/** @param before what the file had: all that the form does not show of it stays */
export function writeRecurrence(form: RecurrenceForm, before: RawRule | undefined): RawRule | undefined {
  const was = readRecurrence(before);
  if (deepEqual(form, was)) return before;
  if (form.pattern === 'never') return undefined;
  const { freq, interval, byDay, byMonthDay, until, count, except, ...rest } = before ?? {};
  const isSame = deepEqual(patternPart(form), patternPart(was));
  const kept = { freq, interval, byDay, byMonthDay };
  return emptied({
    ...(isSame || form.pattern === 'rich' ? kept : writtenPattern(form)),
    ...rest,
    ...endOf(form, was, { until, count }),
    except: deepEqual(form.except, was.except) ? except : form.except,
  } as RawRule);
}

const patternPart = ({ pattern, days, ranks, dates }: RecurrenceForm) => ({ pattern, days, ranks, dates });

function writtenPattern({ pattern, days, ranks, dates }: RecurrenceForm): Record<string, FormValue> {
  const freq = FREQ_OF[pattern as keyof typeof FREQ_OF];
  const weekly = pattern === 'weekly' || pattern === 'fortnightly';
  return {
    freq,
    ...(pattern === 'fortnightly' ? { interval: '2' } : {}),
    ...(weekly && days.length > 0 ? { byDay: [...days].sort().map(dayWord) } : {}),
    ...(pattern === 'monthly-weekday' && ranks.length > 0
      ? { byDay: ranks.map(({ nth, weekday }) => `${RANKS[nth] ?? `${nth}e`} ${dayWord(weekday)}`) }
      : {}),
    ...(pattern === 'monthly-date' && dates.length > 0 ? { byMonthDay: dates.map(String) } : {}),
  };
}

/** As the file has them; the words of a list come from here too. */
export const RANKS: Readonly<Record<number, string>> = {
  1: '1er',
  2: '2e',
  3: '3e',
  4: '4e',
  5: '5e',
  [-1]: 'dernier',
};

export const dayWord = (weekday: number): string => WEEKDAYS[weekday - 1]!.value;

function endOf(
  form: RecurrenceForm,
  was: RecurrenceForm,
  before: { until?: FormValue | undefined; count?: FormValue | undefined },
): Record<string, FormValue | undefined> {
  const isSame = form.end === was.end && form.until === was.until && form.count === was.count;
  if (isSame) return before;
  if (form.end === 'until') return { until: form.until };
  return form.end === 'count' ? { count: form.count } : {};
}

/**
 * The rule read back: « chaque mardi à 18 h 30, sauf le 24 décembre ». '' where there is none, or none that can be read.
 * @param start of the event, as the form has it
 */
export function sayRecurrence(raw: RawRule | undefined, start: string, end = ''): string {
  const rule = raw && ruleModel(raw, start, end);
  return rule ? sayRule(rule, 'fr') : '';
}

function ruleModel(raw: RawRule, start: string, end: string): RuleModel | undefined {
  const freq = FREQ.get(readingKey(text(raw['freq'])));
  const from = parseLocalDateTime(start);
  const days = texts(raw['byDay']).map(parseByDay);
  const numbers = [raw['interval'] ?? '1', ...texts(raw['byMonthDay']), ...texts(raw['byMonth'])].map(Number);
  if (!freq || !from.ok || days.some((one) => !one.ok) || numbers.some(Number.isNaN)) return undefined;
  const to = parseLocalDateTime(end);
  const until = parseLocalDate(text(raw['until']));
  const count = Number(text(raw['count']));
  const rule = ruleOf({
    freq,
    interval: Number(text(raw['interval']) || 1),
    byDay: days.map((one) => (one as { value: ByDay }).value),
    byMonthDay: texts(raw['byMonthDay']).map(Number),
    byMonth: texts(raw['byMonth']).map(Number),
    until: until.ok ? until.value : undefined,
    count: count > 0 ? count : undefined,
  });
  const isOneDay = to.ok && to.value.date === from.value.date;
  return {
    ...rule,
    except: texts(raw['except']).flatMap(dayOf).sort(),
    exceptRanges: rangesOf(raw['exceptRanges']),
    extra: texts(raw['extra']).flatMap(momentOf).sort(),
    time: from.value.time,
    endTime: isOneDay ? to.value.time : undefined,
    start: from.value.time ? `${from.value.date}T${from.value.time}` : from.value.date,
  };
}

const dayOf = (written: string): string[] => {
  const parsed = parseLocalDate(written);
  return parsed.ok ? [parsed.value] : [];
};

const momentOf = (written: string): string[] => {
  const parsed = parseLocalDateTime(written);
  if (!parsed.ok) return [];
  return [parsed.value.time ? `${parsed.value.date}T${parsed.value.time}` : parsed.value.date];
};

function rangesOf(value: FormValue | undefined): RuleModel['exceptRanges'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const { from, to, label } = one as { from?: string; to?: string; label?: string };
    const [first, last] = [dayOf(from ?? ''), dayOf(to ?? '')];
    return first[0] && last[0] ? [{ from: first[0], to: last[0], ...(label ? { label } : {}) }] : [];
  });
}
