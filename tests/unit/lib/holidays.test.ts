import { describe, expect, it } from 'vitest';
import { easterOf, holidayIn, holidaysOf } from '../../../src/lib/dates/holidays.ts';

describe('easterOf', () => {
  // Dates of the census bureau's table; 1961 the earliest sort of year, 2038 the latest day there is.
  it.each([
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2285-03-22',
  ])('%s', (date) => expect(easterOf(Number(date.slice(0, 4)))).toBe(date));

  it('is a Sunday between 22 March and 25 April, for four centuries', () => {
    for (let year = 1900; year < 2300; year++) {
      const date = easterOf(year);
      expect(new Date(`${date}T00:00Z`).getUTCDay(), date).toBe(0);
      expect(date >= `${year}-03-22` && date <= `${year}-04-25`, date).toBe(true);
    }
  });
});

describe('holidaysOf', () => {
  it('names the eleven days of the country', () => {
    expect(holidaysOf(2026)).toEqual(
      '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'
        .split(' ')
        .map((day) => `2026-${day}`),
    );
  });

  it('tells a day once when two fall together', () => {
    expect(holidaysOf(2008)).toHaveLength(10);
    expect(holidaysOf(2008).filter((day) => day === '2008-05-01')).toHaveLength(1);
  });

  it('knows what some departments add', () => {
    const national = holidaysOf(2027);
    const more = (department: string) =>
      holidaysOf(2027, department).filter((day) => !national.includes(day));
    expect(more('67')).toEqual(['2027-03-26', '2027-12-26']);
    expect(more('57')).toEqual(more('68'));
    expect(more('974')).toEqual(['2027-12-20']);
    expect(more('971')).toEqual(['2027-05-27']);
    expect(more('25')).toEqual([]);
  });
});

it('holidayIn answers for any year', () => {
  const isHoliday = holidayIn('68');
  expect(['2026-12-25', '2026-12-26', '2027-03-26', '2030-07-14'].map(isHoliday)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['2026-12-24', '2027-03-29'].map(holidayIn())).toEqual([false, true]);
});
