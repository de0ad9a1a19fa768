import { describe, expect, it } from 'vitest';
import { holidayIn } from '../../../src/lib/dates/holidays.ts';
import { parseOpeningHours } from '../../../src/lib/opening-hours.ts';
import { openingAt } from '../../../src/lib/opening-hours/state.ts';

const at = (text: string, local: string, isHoliday = holidayIn()) => {
  const hours = parseOpeningHours(text);
  if (!hours.ok) throw new Error(`${text}: ${hours.reason}`);
  return openingAt(hours.value, local, isHoliday);
};

// 2026-12-01 is a Tuesday; the 25th a Friday.
const WEEK = 'Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00';

describe('openingAt', () => {
  it.each([
    [WEEK, '2026-12-01T08:59', { open: false, next: '2026-12-01T09:00' }],
    [WEEK, '2026-12-01T09:00', { open: true, until: '2026-12-01T12:00' }],
    [WEEK, '2026-12-01T11:59', { open: true, until: '2026-12-01T12:00' }],
    [WEEK, '2026-12-01T12:00', { open: false, next: '2026-12-01T14:00' }],
    [WEEK, '2026-12-01T18:00', { open: false, next: '2026-12-02T09:00' }],
    [WEEK, '2026-12-05T12:00', { open: false, next: '2026-12-07T09:00' }],
    // Through midnight, and ranges that touch.
    ['Fr 20:00-02:00', '2026-12-05T01:59', { open: true, until: '2026-12-05T02:00' }],
    ['Fr 20:00-02:00', '2026-12-05T02:00', { open: false, next: '2026-12-11T20:00' }],
    ['Fr 20:00-02:24', '2026-12-05T02:20', { open: true, until: '2026-12-05T02:24' }],
    ['Fr 20:00-24:00; Sa 00:00-03:00', '2026-12-04T21:00', { open: true, until: '2026-12-05T03:00' }],
    ['Mo 18:00-24:00', '2026-12-07T23:59', { open: true, until: '2026-12-08T00:00' }],
    ['24/7', '2026-12-25T03:00', { open: true }],
    ['24/7; Su off', '2026-12-05T10:00', { open: true, until: '2026-12-06T00:00' }],
    // Some weeks, some months.
    ['Sa[1] 10:00-12:00', '2026-12-05T10:30', { open: true, until: '2026-12-05T12:00' }],
    ['Sa[1] 10:00-12:00', '2026-12-05T12:00', { open: false }],
    ['Tu[-1] 10:00-12:00', '2026-12-28T08:00', { open: false, next: '2026-12-29T10:00' }],
    ['Mo-Fr 09:00-12:00; Dec off', '2026-12-01T10:00', { open: false }],
    [
      'Mo-Fr 09:00-12:00; Nov-Feb Tu 10:00-11:00',
      '2026-12-01T09:30',
      { open: false, next: '2026-12-01T10:00' },
    ],
    ['Mo-Fr 09:00-12:00; Dec 24-Jan 04 off', '2026-12-23T12:00', { open: false, next: '2027-01-05T09:00' }],
    ['Mo-Fr 09:00-12:00; Dec 24-Jan 04 off', '2027-01-04T10:00', { open: false, next: '2027-01-05T09:00' }],
    ['Mo-Fr 09:00-12:00; 2026 Dec 1 off', '2026-12-01T10:00', { open: false, next: '2026-12-02T09:00' }],
    ['Mo-Fr 09:00-12:00; 2026 Dec 1 off', '2027-12-01T10:00', { open: true, until: '2027-12-01T12:00' }],
    // Christmas.
    [WEEK, '2026-12-25T10:00', { open: undefined }],
    [`${WEEK}; PH off`, '2026-12-25T10:00', { open: false, next: '2026-12-26T09:00' }],
    [`${WEEK}; PH 10:00-11:00`, '2026-12-25T10:00', { open: true, until: '2026-12-25T11:00' }],
    [`${WEEK}; PH off`, '2026-12-24T18:00', { open: false, next: '2026-12-26T09:00' }],
    // Closed, or open, on that very day, whatever holidays are like.
    [
      'Mo-Su 10:00-18:00; PH 10:00-12:00; Dec 25 off',
      '2026-12-25T10:30',
      { open: false, next: '2026-12-26T10:00' },
    ],
    ['Mo-Su 10:00-18:00; Dec 25 off', '2026-12-25T10:30', { open: false, next: '2026-12-26T10:00' }],
    ['24/7; Dec 25 off', '2026-12-25T10:30', { open: false, next: '2026-12-26T00:00' }],
    ['Th-Sa,PH 20:00-02:00; Aug off', '2026-08-15T21:00', { open: false }],
    ['Th-Sa,PH 20:00-02:00; Aug off', '2026-08-14T21:00', { open: false }],
    ['Mo-Fr 09:00-12:00; Dec 25 10:00-12:00', '2026-12-25T10:30', { open: true, until: '2026-12-25T12:00' }],
    // What is later holds, and the hours of a season say nothing of its holidays.
    ['Aug off; Aug 15 10:00-12:00', '2026-08-15T10:30', { open: true, until: '2026-08-15T12:00' }],
    ['Mo-Sa 09:00-12:00; Jul-Aug Mo-Sa 10:00-12:00', '2026-08-15T10:30', { open: undefined }],
    [
      'Mo-Sa 09:00-12:00; Aug 01-20 Mo-Sa 10:00-12:00; PH off',
      '2026-08-15T10:30',
      { open: false, next: '2026-08-17T10:00' },
    ],
    ['Mo-Sa 09:00-12:00; Sa off', '2026-08-15T10:30', { open: undefined }],
    // What was opened on the eve goes on.
    ['Th 20:00-02:00', '2026-12-25T01:00', { open: true, until: '2026-12-25T02:00' }],
  ])('%s at %s', (text, local, expected) => expect(at(text, local)).toEqual(expected));

  it('follows the holidays of the place', () => {
    expect(at(`${WEEK}; PH off`, '2026-12-26T10:00')).toEqual({ open: true, until: '2026-12-26T12:00' });
    expect(at(`${WEEK}; PH off`, '2026-12-26T10:00', holidayIn('67'))).toMatchObject({ open: false });
  });

  it('looks at no holiday where none is given', () => {
    const hours = parseOpeningHours(WEEK);
    expect(hours.ok && openingAt(hours.value, '2026-12-25T10:00').open).toBe(true);
  });
});
