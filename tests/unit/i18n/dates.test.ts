import { describe, expect, it } from 'vitest';
import {
  sayDay,
  sayDayShort,
  sayDays,
  sayMonth,
  sayMonthYear,
  sayOccurrence,
  sayRange,
  saySince,
  sayTime,
  sayTimes,
} from '../../../src/i18n/dates.ts';

/** No-break spaces are shown as `_`, to be seen. */
const seen = (text: string) => text.replaceAll('\u00A0', '_');

describe('a day', () => {
  it.each([
    ['2026-11-24', 'fr', 'mardi 24_novembre_2026'],
    ['2026-11-24T18:30', 'fr', 'mardi 24_novembre_2026'],
    ['2026-12-01', 'fr', 'mardi 1er_décembre_2026'],
    ['2027-08-11', 'fr-FR', 'mercredi 11_août_2027'],
    ['2028-02-29', 'fr', 'mardi 29_février_2028'],
    ['2026-11-24', 'en', 'Tuesday 24_November_2026'],
    ['2026-12-01', 'en-GB', 'Tuesday 1_December_2026'],
    ['2026-12-01', 'oc', 'mardi 1er_décembre_2026'],
  ])('%s in %s', (day, locale, words) => expect(seen(sayDay(day, locale))).toBe(words));

  it('drops the year or the weekday when asked', () => {
    expect(seen(sayDay('2026-11-24', 'fr', { year: false }))).toBe('mardi 24_novembre');
    expect(seen(sayDay('2026-11-24', 'fr', { weekday: false }))).toBe('24_novembre_2026');
    expect(seen(sayDay('2026-11-24', 'fr', { weekday: false, year: false }))).toBe('24_novembre');
  });

  it('is short', () => {
    expect(seen(sayDayShort('2026-11-24', 'fr'))).toBe('mar._24_nov.');
    expect(seen(sayDayShort('2026-11-24', 'fr', { year: true, weekday: false }))).toBe('24_nov._2026');
    expect(seen(sayDayShort('2026-11-24', 'en'))).toBe('Tue_24_Nov');
  });
});

describe('a time', () => {
  it.each([
    ['18:30', 'fr', '18_h_30'],
    ['09:00', 'fr', '9_h'],
    ['09:05', 'fr', '9_h_05'],
    ['2026-11-24T18:30', 'fr', '18_h_30'],
    ['00:00', 'fr', 'minuit'],
    ['24:00', 'fr', 'minuit'],
    ['00:30', 'fr', '0_h_30'],
    ['12:00', 'fr', '12_h'],
    ['18:30', 'en', '6:30_pm'],
    ['09:00', 'en', '9_am'],
    ['12:00', 'en', '12_pm'],
    ['00:15', 'en', '12:15_am'],
    ['24:00', 'en', 'midnight'],
  ])('%s in %s', (time, locale, words) => expect(seen(sayTime(time, locale))).toBe(words));
});

describe('a month', () => {
  it('has a name, and a year', () => {
    expect(sayMonth(3, 'fr')).toBe('mars');
    expect(sayMonth('2026-12-05', 'fr')).toBe('décembre');
    expect(seen(sayMonthYear('2026-03', 'fr'))).toBe('mars_2026');
    expect(seen(sayMonthYear('2026-08-20', 'en'))).toBe('August_2026');
  });
});

describe('a length of time', () => {
  it.each([
    [14, 'fr', 'depuis 14_mois'],
    [23, 'fr', 'depuis 23_mois'],
    [24, 'fr', 'depuis 2_ans'],
    [31, 'fr', 'depuis plus de 2_ans'],
    [1, 'en', 'for 1_month'],
    [14, 'en', 'for 14_months'],
    [40, 'en', 'for over 3_years'],
  ])('%i months in %s', (months, locale, words) => expect(seen(saySince(months, locale))).toBe(words));
});

describe('days together', () => {
  it.each([
    [['2026-12-24'], 'fr', 'le 24_décembre_2026'],
    [['2026-12-31', '2026-12-24'], 'fr', 'les 24 et 31_décembre_2026'],
    [['2026-12-24', '2027-01-01'], 'fr', 'le 24_décembre_2026 et le 1er_janvier_2027'],
    [
      ['2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07'],
      'fr',
      'les 3, 10 et 17_décembre_2026 et le 7_janvier_2027',
    ],
    [['2026-12-24', '2026-12-31'], 'en', '24 and 31_December_2026'],
  ])('%j in %s', (days, locale, words) => expect(seen(sayDays(days, locale))).toBe(words));
});

describe('a range of days', () => {
  it.each([
    ['2027-08-28', '2027-08-30', 'fr', 'du 28 au 30_août_2027'],
    ['2027-08-30', '2027-09-02', 'fr', 'du 30_août au 2_septembre_2027'],
    ['2026-12-19', '2027-01-03', 'fr', 'du 19_décembre_2026 au 3_janvier_2027'],
    ['2027-05-01', '2027-05-03', 'fr', 'du 1er au 3_mai_2027'],
    ['2027-05-01', '2027-05-01', 'fr', 'le 1er_mai_2027'],
    ['2027-08-28', '2027-08-30', 'en', '28 to 30_August_2027'],
  ])('%s to %s in %s', (from, to, locale, words) => expect(seen(sayRange(from, to, locale))).toBe(words));
});

describe('an occurrence', () => {
  const said = (start: string, end?: string, allDay = false, locale = 'fr') =>
    seen(sayOccurrence({ start, end, allDay }, locale));

  it('has a day and hours', () => {
    expect(said('2026-11-24T18:30', '2026-11-24T20:00')).toBe('mardi 24_novembre_2026, de 18_h_30 à 20_h');
    expect(said('2026-11-24T18:30')).toBe('mardi 24_novembre_2026, à 18_h_30');
    expect(said('2026-11-24T18:30', '2026-11-24T18:30')).toBe('mardi 24_novembre_2026, à 18_h_30');
    expect(said('2026-11-24T18:30', '2026-11-24T20:00', false, 'en')).toBe(
      'Tuesday 24_November_2026, 6:30_pm to 8_pm',
    );
  });

  it('ends in the night without becoming two days', () => {
    expect(said('2026-12-05T20:00', '2026-12-06T02:00')).toBe('samedi 5_décembre_2026, de 20_h à 2_h');
    expect(said('2026-12-05T20:00', '2026-12-06T00:00')).toBe('samedi 5_décembre_2026, de 20_h à minuit');
  });

  it('lasts several days', () => {
    expect(said('2027-08-28', '2027-08-30', true)).toBe('du 28 au 30_août_2027');
    expect(said('2027-08-27T14:00', '2027-08-29T17:00')).toBe(
      'du vendredi 27_août à 14_h au dimanche 29_août_2027 à 17_h',
    );
    expect(said('2026-12-31T20:00', '2027-01-02T12:00')).toBe(
      'du jeudi 31_décembre_2026 à 20_h au samedi 2_janvier_2027 à 12_h',
    );
  });

  it('lasts the whole day, or has no hour', () => {
    expect(said('2026-12-05', undefined, true)).toBe('samedi 5_décembre_2026, toute la journée');
    expect(said('2026-12-05', '2026-12-05', true)).toBe('samedi 5_décembre_2026, toute la journée');
    expect(said('2026-12-05')).toBe('samedi 5_décembre_2026');
    expect(said('2026-12-05', undefined, true, 'en')).toBe('Saturday 5_December_2026, all day');
  });

  it('drops the year when asked', () => {
    const when = { start: '2026-11-24T18:30', end: '2026-11-24T20:00', allDay: false };
    expect(seen(sayOccurrence(when, 'fr', { year: false }))).toBe('mardi 24_novembre, de 18_h_30 à 20_h');
  });

  it('has its hours alone', () => {
    expect(seen(sayTimes({ start: '2026-11-24T18:30', end: '2026-11-24T20:00', allDay: false }, 'fr'))).toBe(
      'de 18_h_30 à 20_h',
    );
    expect(seen(sayTimes({ start: '2027-08-27T14:00', end: '2027-08-29T17:00', allDay: false }, 'fr'))).toBe(
      'à 14_h',
    );
    expect(sayTimes({ start: '2026-11-24', allDay: true }, 'fr')).toBe('toute la journée');
    expect(sayTimes({ start: '2026-11-24', allDay: false }, 'fr')).toBe('');
  });
});
