import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compare,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isLeap,
  nthWeekdayOfMonth,
  parseLocalDate,
  parseLocalDateTime,
  parseLocalTime,
  toDayNumber,
  weekdayOf,
} from '../../../src/lib/dates/local.ts';
import { seeded } from './random.ts';

const DAY = 86_400_000;

describe('arithmetic of dates', () => {
  it('agrees with Date for every day from 1900 to 2199', () => {
    const first = Date.UTC(1900, 0, 1) / DAY;
    const last = Date.UTC(2199, 11, 31) / DAY;
    const wrong: string[] = [];
    for (let day = first; day <= last; day++) {
      const date = new Date(day * DAY);
      const iso = date.toISOString().slice(0, 10);
      if (fromDayNumber(day) !== iso || toDayNumber(iso) !== day || weekdayOf(iso) % 7 !== date.getUTCDay())
        wrong.push(iso);
    }
    expect(wrong).toEqual([]);
  });

  it('counts leap years and days of months', () => {
    expect([1900, 2000, 2024, 2026, 2100].map(isLeap)).toEqual([false, true, true, false, false]);
    expect(Array.from({ length: 12 }, (_, i) => daysInMonth(2026, i + 1))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    expect(daysInMonth(2028, 2)).toBe(29);
    expect(daysInMonth(2028, 13)).toBe(0);
  });

  it('adds and compares', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-11-30', 14)).toBe('2028-01-30');
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect([
      compare('2026-01-01', '2026-01-02'),
      compare('2026-01-02', '2026-01-01'),
      compare('2026-01-01T10:00', '2026-01-01T10:00'),
    ]).toEqual([-1, 1, 0]);
  });

  it('finds the nth weekday', () => {
    expect(nthWeekdayOfMonth(2026, 11, 4, 1)).toBe('2026-11-05');
    expect(nthWeekdayOfMonth(2026, 11, 4, -1)).toBe('2026-11-26');
    expect(nthWeekdayOfMonth(2026, 11, 7, 5)).toBe('2026-11-29');
    expect(nthWeekdayOfMonth(2026, 11, 4, 5)).toBeUndefined();
    expect(nthWeekdayOfMonth(2026, 11, 4, -5)).toBeUndefined();
    expect(nthWeekdayOfMonth(2026, 11, 7, -5)).toBe('2026-11-01');
    expect(nthWeekdayOfMonth(2026, 11, 7, 0)).toBeUndefined();
  });

  it('is quick', () => {
    const before = performance.now();
    for (let i = 0; i < 100_000; i++) addDays('2026-01-01', i % 1000);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('parseLocalDate', () => {
  it.each([
    '2026-06-05',
    '2026-6-5',
    '2026/06/05',
    '5 juin 2026',
    ' 5  JUIN 2026 ',
    '05 juin 2026',
    '5\u00a0juin\u00a02026',
  ])('reads %j', (text) => expect(parseLocalDate(text)).toEqual({ ok: true, value: '2026-06-05' }));
  it.each(['05/06/2026', '5/6/2026', '05-06-2026', '05.06.2026', '5.6.2026'])(
    'reads %j in the French order and says so',
    (text) => expect(parseLocalDate(text)).toEqual({ ok: true, value: '2026-06-05', note: 'french-order' }),
  );
  it.each([
    ['1er juin 2026', '2026-06-01'],
    ['1ᵉʳ juin 2026', '2026-06-01'],
    ['12 août 2026', '2026-08-12'],
    ['12 aout 2026', '2026-08-12'],
    ['3 févr. 2026', '2026-02-03'],
    ['31 décembre 2199', '2199-12-31'],
    ['1 janvier 1900', '1900-01-01'],
    ['29 février 2028', '2028-02-29'],
  ])('reads %j', (text, date) => expect(parseLocalDate(text)).toEqual({ ok: true, value: date }));
  it.each([
    '2026-02-31',
    '31/02/2026',
    '29 février 2026',
    '06/25/2026',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '0026-06-05',
  ])('%j is not a day', (text) => expect(parseLocalDate(text)).toEqual({ ok: false, reason: 'not-a-day' }));
  it.each([
    '',
    'demain',
    '05/06/26',
    '5/6',
    '20260605',
    '05/06-2026',
    '5 brumaire 2026',
    '2026-06-05T10:00',
    '5 juin',
    'juin 2026',
  ])('%j has not the form of a date', (text) =>
    expect(parseLocalDate(text)).toEqual({ ok: false, reason: 'format' }),
  );
  it('reads back every date that it gives', () => {
    const random = seeded(21);
    for (let i = 0; i < 2000; i++) {
      const date = fromDayNumber(-25567 + random.int(109_000));
      const [year, month, day] = date.split('-');
      expect(parseLocalDate(date)).toEqual({ ok: true, value: date });
      expect(parseLocalDate(`${day}/${month}/${year}`)).toMatchObject({ ok: true, value: date });
    }
  });
});

describe('parseLocalTime', () => {
  it.each([
    ['18:30', '18:30'],
    ['9:05', '09:05'],
    ['18h30', '18:30'],
    ['18 h 30', '18:30'],
    ['18h', '18:00'],
    ['18 H', '18:00'],
    ['18\u00a0h', '18:00'],
    ['00:00', '00:00'],
    ['18:30:59', '18:30'],
    ['18:30:00.000', '18:30'],
  ])('reads %j', (text, time) => expect(parseLocalTime(text)).toEqual({ ok: true, value: time }));
  it.each([
    ['24:00', 'not-a-time'],
    ['18h60', 'not-a-time'],
    ['18', 'format'],
    ['18:3', 'format'],
    ['', 'format'],
    ['midi', 'format'],
  ])('refuses %j', (text, reason) => expect(parseLocalTime(text)).toEqual({ ok: false, reason }));
});

describe('parseLocalDateTime', () => {
  it.each([
    '2026-06-05T18:30',
    '2026-06-05 18:30',
    '2026-06-05 18h30',
    '2026-06-05 à 18 h 30',
    '2026-06-05t18:30:00',
    '5 juin 2026 18:30',
    '5 juin 2026 à 18h30',
    '5 juin 2026, à 18h30',
    '5 juin 2026, 18h30',
    '2026-06-05  à  18:30:00.000',
  ])('reads %j', (text) =>
    expect(parseLocalDateTime(text)).toEqual({ ok: true, value: { date: '2026-06-05', time: '18:30' } }),
  );
  it('keeps the note of the date, and dates without a time', () => {
    expect(parseLocalDateTime('05/06/2026 18h')).toEqual({
      ok: true,
      value: { date: '2026-06-05', time: '18:00' },
      note: 'french-order',
    });
    expect(parseLocalDateTime('5/6/2026 à 9h')).toEqual({
      ok: true,
      value: { date: '2026-06-05', time: '09:00' },
      note: 'french-order',
    });
    expect(parseLocalDateTime('2026-06-05')).toEqual({ ok: true, value: { date: '2026-06-05' } });
    expect(parseLocalDateTime('1er juin 2026')).toEqual({ ok: true, value: { date: '2026-06-01' } });
    expect(parseLocalDateTime('05/06/2026')).toEqual({
      ok: true,
      value: { date: '2026-06-05' },
      note: 'french-order',
    });
  });
  it.each([
    '2026-12-01T09:00:00.000Z',
    '2026-12-01T09:00Z',
    '2026-12-01T09:00:00+01:00',
    '2026-12-01T09:00-04:00',
    '2026-12-01 09:00 +0100',
    '2026-12-01T09:00+01',
  ])('sends back the instant %j', (text) =>
    expect(parseLocalDateTime(text)).toEqual({ ok: false, reason: 'offset' }),
  );
  it.each([
    ['2026-02-31 10:00', 'not-a-day'],
    ['2026-02-31', 'not-a-day'],
    ['2026-06-05 25:00', 'not-a-time'],
    ['2026-06-05 10', 'format'],
    ['2026-06-05 18:00-20:00', 'format'],
    ['2026-06-05 soir', 'format'],
    ['18:30', 'format'],
    ['', 'format'],
    ['2026-06-05T', 'format'],
  ])('refuses %j: %s', (text, reason) => expect(parseLocalDateTime(text)).toEqual({ ok: false, reason }));
});
