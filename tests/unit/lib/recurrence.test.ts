import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/lib/dates/local.ts';
import { expandDates, type Rule } from '../../../src/lib/recurrence.ts';
import { seeded } from './random.ts';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function rule(some: Partial<Rule>): Rule {
  return { freq: 'weekly', interval: 1, byDay: [], byMonthDay: [], byMonth: [], ...some };
}

function rrule(start: string, { freq, interval, byDay, byMonthDay, byMonth, until, count }: Rule): string {
  const parts = [`FREQ=${freq.toUpperCase()}`, `INTERVAL=${interval}`];
  if (byDay.length)
    parts.push(`BYDAY=${byDay.map((day) => `${day.nth ?? ''}${CODES[day.weekday - 1]}`).join(',')}`);
  if (byMonthDay.length) parts.push(`BYMONTHDAY=${byMonthDay.join(',')}`);
  if (byMonth.length) parts.push(`BYMONTH=${byMonth.join(',')}`);
  if (until) parts.push(`UNTIL=${until.replaceAll('-', '')}`);
  if (count !== undefined) parts.push(`COUNT=${count}`);
  return `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}\nRRULE:${parts.join(';')};WKST=MO`;
}

function oracle(start: string, given: Rule, window: { from: string; to: string }): string[] {
  const dates = new RRuleTemporal({ rruleString: rrule(start, given) }).between(
    new Date(`${window.from}T00:00Z`),
    new Date(`${window.to}T00:00Z`),
    true,
  );
  return dates.map((date) => date.toPlainDate().toString());
}

const EVER = { from: '2026-01-01', to: '2029-12-31' };

describe('expandDates', () => {
  it('repeats by the week, on the day of the start if no other is named', () => {
    expect(expandDates('2026-11-24', rule({ count: 3 }), EVER)).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-08',
    ]);
  });
  it('counts the start only if the rule gives it', () => {
    expect(expandDates('2026-11-24', rule({ byDay: [{ weekday: 4 }], count: 2 }), EVER)).toEqual([
      '2026-11-26',
      '2026-12-03',
    ]);
  });
  it('counts weeks from Monday', () => {
    const everyOther = rule({ interval: 2, byDay: [{ weekday: 1 }, { weekday: 7 }], count: 4 });
    expect(expandDates('2026-11-29', everyOther, EVER)).toEqual([
      '2026-11-29',
      '2026-12-07',
      '2026-12-13',
      '2026-12-21',
    ]);
  });
  it('skips days that do not exist', () => {
    expect(expandDates('2026-01-31', rule({ freq: 'monthly', count: 4 }), EVER)).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
    ]);
    expect(
      expandDates('2024-02-29', rule({ freq: 'yearly' }), { from: '2024-01-01', to: '2035-01-01' }),
    ).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
    expect(
      expandDates('2026-02-01', rule({ freq: 'monthly', byMonth: [2], byMonthDay: [30] }), EVER),
    ).toEqual([]);
  });
  it('finds the last Thursday and the last day', () => {
    expect(
      expandDates('2026-11-01', rule({ freq: 'monthly', byDay: [{ weekday: 4, nth: -1 }], count: 2 }), EVER),
    ).toEqual(['2026-11-26', '2026-12-31']);
    expect(expandDates('2026-11-01', rule({ freq: 'monthly', byMonthDay: [-1], count: 2 }), EVER)).toEqual([
      '2026-11-30',
      '2026-12-31',
    ]);
  });
  it('counts from the start even when the window opens later', () => {
    expect(expandDates('2026-01-05', rule({ count: 3 }), { from: '2026-01-19', to: '2026-12-31' })).toEqual([
      '2026-01-19',
    ]);
    expect(expandDates('2026-01-05', rule({ count: 3 }), { from: '2026-01-20', to: '2026-12-31' })).toEqual(
      [],
    );
  });
  it('includes the last day of the rule and both ends of the window', () => {
    expect(expandDates('2026-01-05', rule({ until: '2026-01-19' }), EVER)).toEqual([
      '2026-01-05',
      '2026-01-12',
      '2026-01-19',
    ]);
    expect(expandDates('2026-01-05', rule({}), { from: '2026-01-12', to: '2026-01-19' })).toEqual([
      '2026-01-12',
      '2026-01-19',
    ]);
  });
  it('stops at the limit, and at nothing for empty windows or an interval of nothing', () => {
    expect(expandDates('2026-01-01', rule({ freq: 'daily' }), EVER, 3)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ]);
    expect(expandDates('2026-01-01', rule({ freq: 'daily' }), EVER)).toHaveLength(1000);
    expect(
      expandDates('2026-01-01', rule({ freq: 'daily' }), { from: '2026-02-01', to: '2026-01-01' }),
    ).toEqual([]);
    expect(expandDates('2026-01-01', rule({ freq: 'daily', count: 0 }), EVER)).toEqual([]);
    expect(expandDates('2026-01-01', rule({ freq: 'daily', until: '2025-01-01' }), EVER)).toEqual([]);
    expect(expandDates('2026-01-01', rule({ freq: 'daily', interval: 0, count: 2 }), EVER)).toEqual([
      '2026-01-01',
      '2026-01-02',
    ]);
  });
  it('counts weekdays within the year', () => {
    // rrule-temporal lets a 53rd Saturday that the year has not run over into the next (2022-01-01), and forgets the
    // plain weekdays beside an nth one: hence not among the random rules below.
    const saturdays = rule({ freq: 'yearly', byDay: [{ weekday: 6, nth: 53 }] });
    expect(expandDates('2020-01-01', saturdays, { from: '2020-01-01', to: '2029-12-31' })).toEqual([
      '2022-12-31',
      '2028-12-30',
    ]);
    const mixed = rule({ freq: 'yearly', byDay: [{ weekday: 4, nth: -1 }, { weekday: 7 }] });
    expect(expandDates('2018-12-20', mixed, { from: '2018-12-01', to: '2018-12-31' })).toEqual([
      '2018-12-23',
      '2018-12-27',
      '2018-12-30',
    ]);
  });
  it('gives each date once', () => {
    const twice = rule({ freq: 'monthly', byDay: [{ weekday: 1 }, { weekday: 1, nth: 1 }], count: 3 });
    expect(expandDates('2026-01-01', twice, EVER)).toEqual(['2026-01-05', '2026-01-12', '2026-01-19']);
  });
  it('reaches a window centuries away at once', () => {
    const before = performance.now();
    for (let i = 0; i < 2000; i++)
      expandDates('1900-01-01', rule({ freq: 'daily' }), { from: '2199-01-01', to: '2199-01-07' });
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('against rrule-temporal', () => {
  it.each(['daily', 'weekly', 'monthly', 'yearly'] as const)('agrees on random %s rules', (freq) => {
    const random = seeded(41 + freq.length);
    let dates = 0;
    for (let i = 0; i < 150; i++) {
      const start = addDays('2015-01-01', random.int(4000));
      const given = randomRule(freq, start, random);
      const from = addDays(start, random.int(2500) - 500);
      const window = { from, to: addDays(from, 3 * 365) };
      const expected = oracle(start, given, window);
      dates += expected.length;
      expect(
        expandDates(start, given, window, 5000),
        `${rrule(start, given)} ${JSON.stringify(window)}`,
      ).toEqual(expected);
    }
    // A seed under which nothing ever came out would prove nothing.
    expect(dates).toBeGreaterThan(500);
  });
});

function randomRule(freq: Rule['freq'], start: string, random: ReturnType<typeof seeded>): Rule {
  const some = <T>(chance: number, make: () => T): T[] =>
    random.next() < chance ? Array.from({ length: 1 + random.int(3) }, make) : [];
  const withNth = freq === 'monthly' || freq === 'yearly';
  const byMonth = unique(some(0.35, () => 1 + random.int(12)));
  const nths =
    freq === 'yearly' && byMonth.length === 0 ? [1, 2, 20, 52, -1, -10] : [1, 2, 3, 4, 5, -1, -2, -5];
  // In a year, all or none have an nth (see above).
  const allOrNone = random.next() < 0.6;
  const hasNth = () =>
    withNth && (freq === 'yearly' && byMonth.length === 0 ? allOrNone : random.next() < 0.6);
  const byDay = unique(
    some(0.5, () => ({ weekday: 1 + random.int(7), ...(hasNth() && { nth: random.pick(nths) }) })),
  );
  // RFC 5545 forbids BYMONTHDAY in weekly rules; and an nth weekday beside BYMONTHDAY is left to each library's taste.
  const canHaveMonthDay = freq !== 'weekly' && byDay.every((day) => day.nth === undefined);
  const byMonthDay = unique(
    some(canHaveMonthDay ? 0.35 : 0, () => random.pick([1, 2, 5, 13, 15, 28, 29, 30, 31, -1, -2, -31])),
  );
  const end = random.next();
  return {
    freq,
    interval: random.pick([1, 1, 1, 2, 3, 5]),
    byDay,
    byMonthDay,
    byMonth,
    ...(end < 0.25 && { count: 1 + random.int(60) }),
    ...(end > 0.75 && { until: addDays(start, random.int(2000)) }),
  };
}

function unique<T>(list: T[]): T[] {
  return [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
}
