/** A rhythm in words, and what of it words do not hold: holidays, dates that were added or that moved. */
import { ruleOf } from '../../../src/content-types/event/rule.ts';
import type { RuleFields } from '../../../src/content-types/event/rule.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import type { RawData } from '../../../src/domain/forms/read.ts';
import { readFrenchRecurrence } from '../../../src/i18n/recurrence/read-french.ts';
import { sayRule } from '../../../src/i18n/recurrence.ts';
import { parseLocalDateTime, partsOf, weekdayOf } from '../../../src/lib/dates/local.ts';
import { isGroup, isSameRaw } from '../../../src/schema/raw.ts';
import type { Raw } from '../../../src/schema/validate.ts';

type Rule = RuleFields & { except?: string[]; [key: string]: unknown };

/** Never in words. */
const BESIDE = ['exceptRanges', 'extra', 'changes'];

export interface SaidRule {
  /** None where nothing comes back; undefined where no words say the rule. */
  words: string[] | undefined;
  /** More is written than is said. */
  isPart: boolean;
}

export function ruleInWords(raw: RawData): SaidRule {
  const value = raw['recurrence'];
  if (value === undefined) return { words: [], isPart: false };
  const rule = dataOf(value);
  const start = typeof raw['start'] === 'string' ? parseLocalDateTime(raw['start'].trim()) : undefined;
  if (!rule || !start?.ok) return { words: undefined, isPart: false };
  const isPart = BESIDE.some((key) => rule[key] !== undefined);
  const whole = wordsOf(rule, start.value.date);
  if (whole) return { words: [whole], isPart };
  const { except: _except, ...rest } = rule;
  const most = wordsOf(rest, start.value.date);
  return { words: most ? [most] : undefined, isPart: most !== undefined };
}

function dataOf(value: Raw): Rule | undefined {
  const read = typeOf('event').fields['recurrence']!.schema.safeParse(value);
  return read.success ? (read.data as Rule) : undefined;
}

/** In the portal's own words, where they are read back as the same rule. */
function wordsOf(rule: Rule, start: string): string | undefined {
  const { until, count, except = [] } = rule;
  const said = sayRule(
    { ...ruleOf(rule), until, count, except, exceptRanges: [], extra: [], start },
    'fr',
  ).replace(/\s/g, ' ');
  const back = readFrenchRecurrence(said, start);
  if (!back.ok || back.value.start || back.value.end || back.value.part) return undefined;
  const again = dataOf(rawOf(back.value));
  return again && sameRule(again, rule, start) ? said : undefined;
}

const sameRule = (a: Rule, b: Rule, start: string): boolean =>
  JSON.stringify([normal(a, start), a.except ?? []]) === JSON.stringify([normal(b, start), b.except ?? []]);

/** What is not said of a rule is that of its first day; months go round the year, their order says nothing. */
function normal(rule: Rule, start: string) {
  const { freq, byDay, byMonthDay, byMonth, ...rest } = ruleOf(rule);
  const { day, month } = partsOf(start);
  const isBare = byDay.length + byMonthDay.length === 0;
  return {
    ...rest,
    freq,
    byDay: freq === 'weekly' && isBare ? [{ weekday: weekdayOf(start) }] : byDay,
    byMonthDay: (freq === 'monthly' || freq === 'yearly') && isBare ? [day] : byMonthDay,
    byMonth: freq === 'yearly' && byMonth.length === 0 ? [month] : byMonth.toSorted((a, b) => a - b),
  };
}

/** As a file has them. */
const rawOf = (fields: object): RawData =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );

/**
 * The rhythm that is to be written: what was said, and what no question asks for.
 * @param there as the file has it. @param given as the form said it. @param said as it comes back
 */
export function ruleToWrite(there: Raw | undefined, given: Raw | undefined, said: Raw): Raw {
  if (!isGroup(there) || !isGroup(said)) return said;
  const before = isGroup(given) ? given : {};
  // What comes back as it was given stays as it was written: also unwritten, where it goes without saying.
  const asWritten = Object.entries(said).flatMap(([key, value]): [string, Raw][] => {
    if (!isSameRaw(before[key], value)) return [[key, value]];
    return key in there ? [[key, there[key]!]] : [];
  });
  const isUnsaid = (key: string) => BESIDE.includes(key) || (key === 'except' && !('except' in before));
  const kept = Object.entries(there).filter(([key]) => isUnsaid(key));
  const dates = [...new Set([...textsIn(kept, 'except'), ...textsIn(asWritten, 'except')])];
  return {
    ...Object.fromEntries([...asWritten, ...kept]),
    ...(dates.length > 0 ? { except: dates } : {}),
  };
}

const textsIn = (entries: readonly [string, Raw][], name: string): Raw[] =>
  entries.flatMap(([key, value]) => (key === name ? [value].flat() : []));
