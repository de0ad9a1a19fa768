/** Random series: what ts-ics and rrule-temporal make of their calendar is what the portal's own expansion gives, date for date. */
import { describe, expect, it } from 'vitest';
import type { Data } from '../../../src/content-types/registry.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import { occurrencesOf } from '../../../src/domain/agenda.ts';
import { seriesOf } from '../../../src/domain/series.ts';
import { addDays } from '../../../src/lib/dates/local.ts';
import { utcOf } from '../../../src/lib/dates/zone.ts';
import { calendarText, eventText } from '../../../src/lib/formats/icalendar.ts';
import type { CalendarEvent } from '../../../src/lib/formats/icalendar.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { validate } from '../../../src/schema/validate.ts';
import { byTsIcs } from '../../support/exits/calendars.ts';
import { seeded } from '../lib/random.ts';

const ZONE = 'Europe/Paris';
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

type Random = ReturnType<typeof seeded>;

function event(raw: Record<string, unknown>): Data<'event'> {
  const { data, faults } = validate<Data<'event'>>(typeOf('event').fields, {
    title: 'A',
    ...(raw as Record<string, Raw>),
  });
  if (!data) throw new Error(JSON.stringify(faults));
  return data;
}

/** The starts, as instants, that ts-ics finds in the calendar of an event before a day. */
function read(data: Data<'event'>, to: string): string[] {
  const { first, rule, excluded, added, changed, alone } = seriesOf(data);
  const base = {
    changed: '2026-01-01',
    sequence: 0,
    timeZone: ZONE,
    summary: 'A',
    url: 'https://a.example/',
  };
  const once = { freq: 'daily' as const, interval: 1, byDay: [], byMonthDay: [], byMonth: [], count: 1 };
  const vevents: CalendarEvent[] = [
    ...(first
      ? [
          {
            ...base,
            uid: 'a',
            status: 'CONFIRMED' as const,
            start: first.start,
            rule: rule ?? once,
            excluded,
            added,
          },
        ]
      : []),
    ...changed.map(({ usual, occurrence }) => ({
      ...base,
      uid: 'a',
      status: 'CONFIRMED' as const,
      start: occurrence.start,
      insteadOf: usual,
    })),
    ...alone.map(({ start }) => ({ ...base, uid: start, status: 'CONFIRMED' as const, start })),
  ];
  const head = { name: 'A', source: 'https://a.example/a.ics', url: 'https://a.example/', timeZone: ZONE };
  const text = calendarText(head, new Map([[ZONE, 2024]]), vevents.map(eventText));
  // A date that comes next may have been moved before.
  return byTsIcs(text, addDays(to, 600))
    .map(({ start }) => start)
    .filter((start) => start < to);
}

const expected = (data: Data<'event'>, to: string): string[] =>
  occurrencesOf(data, { from: '2020-01-01', to: addDays(to, -1) })
    .map(({ start }) =>
      start.includes('T') ? new Date(utcOf(start, ZONE)).toISOString().slice(0, 16) + 'Z' : start,
    )
    .toSorted();

const some = <T>(random: Random, chance: number, most: number, make: () => T): T[] =>
  random.next() < chance ? Array.from({ length: 1 + random.int(most) }, make) : [];

const pick = <T>(random: Random, list: readonly T[]): T => list[random.int(list.length)]!;

function randomEvent(random: Random): Record<string, unknown> {
  const start = addDays('2025-01-01', random.int(400));
  const timed = random.next() < 0.8;
  const near = () => addDays(start, random.int(500));
  const freq = pick(random, ['quotidien', 'hebdomadaire', 'mensuel', 'annuel']);
  const isRanked = freq === 'mensuel' || freq === 'annuel';
  const byMonth = some(random, freq === 'annuel' ? 0.7 : 0.2, 3, () => String(1 + random.int(12)));
  const ranks = ['1er ', '2e ', '3e ', '4e ', 'dernier '];
  // All or none have a rank, and a year has its months: elsewhere the judge itself is at fault (see recurrence.test).
  const ranked = isRanked && random.next() < 0.7;
  const byDay =
    freq === 'annuel' && byMonth.length === 0
      ? []
      : some(random, 0.6, 2, () => (ranked ? pick(random, ranks) : '') + pick(random, DAYS));
  const byMonthDay =
    freq === 'hebdomadaire' || byDay.length > 0 || (freq === 'annuel' && byMonth.length === 0)
      ? []
      : some(random, 0.3, 3, () => String(1 + random.int(31)));
  const date = random.next();
  const dates = expected(
    event({ start, recurrence: { freq, byDay, byMonth, byMonthDay } }),
    addDays(start, 500),
  );
  const held = () => (dates.length > 0 && random.next() < 0.8 ? pick(random, dates) : near());
  const changes = new Map(some(random, 0.6, 4, held).map((day) => [day, day]));
  return {
    start: timed ? `${start} 18:30` : start,
    recurrence: {
      freq,
      interval: String(1 + (random.next() < 0.4 ? random.int(3) : 0)),
      byDay,
      byMonth: [...new Set(byMonth)],
      byMonthDay: [...new Set(byMonthDay)],
      ...(date < 0.3 ? { count: String(1 + random.int(30)) } : date < 0.6 ? { until: near() } : {}),
      ...(date < 0.1 ? { until: near() } : {}),
      except: some(random, 0.5, 4, held),
      exceptRanges: some(random, 0.4, 2, near).map((from) => ({ from, to: addDays(from, random.int(60)) })),
      extra: some(random, 0.5, 4, () =>
        random.next() < 0.3 ? held() : `${held()} ${pick(random, ['18:30', '10:00'])}`,
      ),
      changes: [...changes.keys()].map((day) => ({
        date: day,
        ...(random.next() < 0.5
          ? { newDate: random.next() < 0.5 ? held() : addDays(day, random.int(5) - 2) }
          : {}),
        ...(timed && random.next() < 0.4 ? { start: pick(random, ['18:30', '20:00', '10:00']) } : {}),
        ...(random.next() < 0.3 ? { status: 'complet' } : { note: 'Autrement' }),
      })),
    },
  };
}

describe('a series as calendars tell it', () => {
  it.each(Array.from({ length: 8 }, (_, i) => i))('has the dates of the portal, seed %d', (seed) => {
    const random = seeded(seed * 97);
    let count = 0;
    for (let i = 0; i < 60; i++) {
      const raw = randomEvent(random);
      const data = event(raw);
      const dates = expected(data, '2027-06-01');
      count += dates.length;
      expect(read(data, '2027-06-01').toSorted(), JSON.stringify(raw)).toEqual(dates);
    }
    expect(count).toBeGreaterThan(500);
  });
});

describe('what a series says', () => {
  const weekly = { start: '2026-12-01 18:30', recurrence: { freq: 'hebdomadaire' } };

  it('counts from the first date that is held', () => {
    const { first, rule, excluded } = seriesOf(
      event({
        ...weekly,
        recurrence: { freq: 'hebdomadaire', count: '5', except: ['2026-12-01', '2026-12-15'] },
      }),
    );
    expect([first!.start, rule!.count, excluded]).toEqual(['2026-12-08T18:30', 4, ['2026-12-15T18:30']]);
  });

  it('holds what a period excludes only where there would be a date', () => {
    const recurrence = { freq: 'hebdomadaire', exceptRanges: [{ from: '2026-12-10', to: '2027-01-01' }] };
    expect(seriesOf(event({ ...weekly, recurrence })).excluded).toEqual([
      '2026-12-15T18:30',
      '2026-12-22T18:30',
      '2026-12-29T18:30',
    ]);
  });

  it('stops telling a period that never ends', () => {
    const recurrence = { freq: 'quotidien', exceptRanges: [{ from: '2026-12-10', to: '2099-12-31' }] };
    expect(seriesOf(event({ ...weekly, recurrence })).excluded).toHaveLength(1000);
  });

  it('is nothing where every date is excluded for ever', () => {
    const recurrence = {
      freq: 'quotidien',
      until: '2027-06-30',
      exceptRanges: [{ from: '2026-01-01', to: '2027-06-30' }],
    };
    const { first, rule, alone } = seriesOf(event({ ...weekly, recurrence }));
    expect([first, rule, alone]).toEqual([undefined, undefined, []]);
  });

  it('is the same whatever the order of its exceptions', () => {
    const one = { except: ['2026-12-15', '2026-12-08'], extra: ['2026-12-20 10:00', '2026-12-10 10:00'] };
    const two = { except: one.except.toReversed(), extra: one.extra.toReversed() };
    const told = (more: object) =>
      seriesOf(event({ ...weekly, recurrence: { freq: 'hebdomadaire', ...more } }));
    expect(told(one)).toEqual(told(two));
  });
});
