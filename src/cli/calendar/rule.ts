/** An RRULE (RFC 5545, 3.3.10), read whole; whether our fields can say it is another question. */
import type { Rule } from '../../lib/recurrence.ts';
import { whenOf } from './values.ts';
import type { When } from './values.ts';
import { withoutEnd } from '../../lib/text/runs.ts';

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface Parts {
  freq: Frequency;
  until?: When | undefined;
  count?: number | undefined;
  bySetPos: number[];
  byYearDay: number[];
  byWeekNo: number[];
  byHour: number[];
  byMinute: number[];
  /** Monday is 1. */
  weekStart: number;
  /** What our own rules have too. */
  plain: Omit<Rule, 'freq' | 'until' | 'count'>;
}

export type ReadRule = { ok: true; parts: Parts } | { ok: false; why: string };

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(
  'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS BYYEARDAY BYWEEKNO BYHOUR BYMINUTE BYSECOND WKST'.split(
    ' ',
  ),
);

const bad = (why: string): ReadRule => ({ ok: false, why });

export function readRule(text: string): ReadRule {
  const given = new Map<string, string>();
  for (const part of withoutEnd(text.trim(), /;/).split(';')) {
    const [name = '', value = ''] = part.split('=').map((one) => one.trim().toUpperCase());
    if (name.startsWith('X-')) continue;
    if (!KNOWN.has(name)) return bad(`« ${name || part} » n’est pas un mot des règles de répétition`);
    given.set(name, value);
  }
  const freq = FREQUENCIES.find((one) => one === given.get('FREQ'));
  if (!freq) return bad('cette règle ne dit pas sa fréquence');
  const numbers: Record<string, number[]> = {};
  for (const [name, min, max] of LISTS) {
    const list = numbersIn(given.get(name), min, max);
    if (!list) return bad(`${name}=${given.get(name)} n’a pas de sens`);
    numbers[name] = list;
  }
  const byDay = daysIn(given.get('BYDAY'));
  if (!byDay) return bad(`BYDAY=${given.get('BYDAY')} n’a pas de sens`);
  const until = given.has('UNTIL') ? whenOf(given.get('UNTIL')!) : undefined;
  if (given.has('UNTIL') && !until) return bad(`la date de fin ${given.get('UNTIL')} n’existe pas`);
  return {
    ok: true,
    parts: {
      freq,
      until,
      count: numbers['COUNT']![0],
      bySetPos: numbers['BYSETPOS']!,
      byYearDay: numbers['BYYEARDAY']!,
      byWeekNo: numbers['BYWEEKNO']!,
      byHour: numbers['BYHOUR']!,
      byMinute: numbers['BYMINUTE']!,
      weekStart: Math.max(0, DAYS.indexOf(given.get('WKST') ?? 'MO')) + 1,
      plain: {
        interval: numbers['INTERVAL']![0] ?? 1,
        byDay,
        byMonthDay: numbers['BYMONTHDAY']!,
        byMonth: numbers['BYMONTH']!,
      },
    },
  };
}

const LISTS: readonly (readonly [name: string, min: number, max: number])[] = [
  ['INTERVAL', 1, 100_000],
  ['COUNT', 1, 1_000_000],
  ['BYMONTHDAY', -31, 31],
  ['BYMONTH', 1, 12],
  ['BYSETPOS', -366, 366],
  ['BYYEARDAY', -366, 366],
  ['BYWEEKNO', -53, 53],
  ['BYHOUR', 0, 23],
  ['BYMINUTE', 0, 59],
];

function numbersIn(text: string | undefined, min: number, max: number): number[] | undefined {
  if (!text) return [];
  const list = text.split(',').map(Number);
  const isFine = (one: number) =>
    Number.isInteger(one) && one >= min && one <= max && (one !== 0 || min >= 0);
  return list.every(isFine) ? [...new Set(list)] : undefined;
}

function daysIn(text: string | undefined): Rule['byDay'] | undefined {
  if (!text) return [];
  const days = text.split(',').map((one) => {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(one.trim());
    if (!match) return undefined;
    const [nth, weekday] = [Number(match[1] ?? 0), DAYS.indexOf(match[2]!) + 1];
    return nth ? { weekday, nth } : { weekday };
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}
