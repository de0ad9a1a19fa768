import { describe, expect, it } from 'vitest';
import {
  formatOpeningHours,
  isOpenAt,
  parseOpeningHours,
  weekOf,
  type DateRange,
  type OpeningHours,
  type OpeningRule,
  type TimeRange,
} from '../../../src/lib/opening-hours.ts';
import { seeded } from './random.ts';

function read(text: string): OpeningHours {
  const parsed = parseOpeningHours(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
}
const week = (text: string) =>
  weekOf(read(text)).map(({ ranges }) => ranges.map(({ from, to }) => `${from}-${to}`).join(' '));

describe('parseOpeningHours', () => {
  it('reads days, times and holidays', () => {
    expect(read('Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off')).toEqual({
      rules: [
        {
          days: [1, 2, 3, 4, 5],
          ranges: [
            { from: '09:00', to: '12:00' },
            { from: '14:00', to: '18:00' },
          ],
          closed: false,
        },
        { days: [6], ranges: [{ from: '09:00', to: '12:00' }], closed: false },
      ],
      publicHolidays: 'off',
    });
  });
  it('reads months and nth weekdays', () => {
    expect(read('May-Oct Th[1,-1] 08:00-12:00')).toEqual({
      rules: [
        {
          days: [4],
          ranges: [{ from: '08:00', to: '12:00' }],
          closed: false,
          months: [{ from: 5, to: 10 }],
          nth: [1, -1],
        },
      ],
    });
  });

  it.each([
    ['Mo,We 10:00-12:00', 'Mo,We 10:00-12:00'],
    ['Sa-Mo 10:00-12:00', 'Mo,Sa,Su 10:00-12:00'],
    ['Mo-Tu 10:00-12:00', 'Mo,Tu 10:00-12:00'],
    ['We,Mo,Tu 10:00-12:00', 'Mo-We 10:00-12:00'],
    ['mo-fr 9:00-12:00', 'Mo-Fr 09:00-12:00'],
    ['Mo–Fr 09:00 – 12:00 , 14:00-18:00 ;', 'Mo-Fr 09:00-12:00,14:00-18:00'],
    ['09:00-12:00', 'Mo-Su 09:00-12:00'],
    ['Mo-Fr', 'Mo-Fr 00:00-24:00'],
    ['Sa 22:00-02:00', 'Sa 22:00-02:00'],
    ['Sa 22:00-26:00', 'Sa 22:00-02:00'],
    ['24/7', '24/7'],
    ['24/7; PH off', '24/7; PH off'],
    ['24/7; Su off', '24/7; Su off'],
    ['off', 'Mo-Su off'],
    ['Sa,Su closed', 'Sa,Su off'],
    ['Aug off', 'Aug Mo-Su off'],
    ['Dec 25 off', 'Dec 25 Mo-Su off'],
    ['Aug 1-15: off', 'Aug 01-15 Mo-Su off'],
    ['Dec 24-Jan 2,May 1 Tu 10:00-12:00', 'Dec 24-Jan 02,May 01 Tu 10:00-12:00'],
    ['2026 Dec 24-31 off', '2026 Dec 24-31 Mo-Su off'],
    ['2026 Dec 24-2026 Dec 31 off', '2026 Dec 24-31 Mo-Su off'],
    ['2026 Dec 24-2027 Jan 2 off', '2026 Dec 24-2027 Jan 02 Mo-Su off'],
    ['Jan,Mar-Apr,Oct-Feb: Mo 10:00-12:00', 'Jan,Mar-Apr,Oct-Feb Mo 10:00-12:00'],
    ['Sa[-1] 14:00-17:00', 'Sa[-1] 14:00-17:00'],
    ['Th[1-3] 14:00-17:00', 'Th[1,2,3] 14:00-17:00'],
    ['Tu[1],Th[1] 14:00-17:00', 'Tu[1],Th[1] 14:00-17:00'],
    ['PH,SH off', 'PH off; SH off'],
    ['Mo-Fr,PH 09:00-12:00', 'Mo-Fr 09:00-12:00; PH 09:00-12:00'],
    ['SH 10:00-12:00; PH off; Mo 10:00-11:00', 'Mo 10:00-11:00; PH off; SH 10:00-12:00'],
    ['Mo-Fr 09:00-12:00, Sa 10:00-12:00', 'Mo-Fr 09:00-12:00; Sa 10:00-12:00'],
    ['Mo-Fr 09:00-12:00, PH off', 'Mo-Fr 09:00-12:00; PH off'],
  ])('%j is canonically %j', (text, canonical) => {
    expect(formatOpeningHours(read(text))).toBe(canonical);
    expect(formatOpeningHours(read(canonical))).toBe(canonical);
    expect(read(canonical)).toEqual(read(text));
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Mo-', 'end'],
    ['Mo 09:00', 'end'],
    ['Mo 09:00-', 'end'],
    ['Th[1 09:00-10:00', 'token:09:00'],
    ['lundi 09:00-12:00', 'token:lundi'],
    ['Mo-Ve 09:00-12:00', 'token:Ve'],
    ['Mo au Ve', 'token:au'],
    ['Mo 9h-12h', 'token:9h'],
    ['Mo 25:00-26:00', 'token:25:00'],
    ['Mo 09:60-10:00', 'token:09:60'],
    ['Mo 09:00-49:00', 'token:49:00'],
    ['Mo 09:00-09:00', 'token:09:00'],
    ['Mo 10:00-34:00', 'token:34:00'],
    ['Mo 10:00-35:00', 'token:35:00'],
    ['Mo 18:00+', 'token:18:00+'],
    ['Mo 09:00-12:00 off', 'token:off'],
    ['Mo 09:00-12:00 "sur rendez-vous"', 'token:"sur rendez-vous"'],
    ['Feb 30 off', 'token:30'],
    ['Dec 0 off', 'token:0'],
    ['2026 off', 'token:2026'],
    ['2026 Dec 24-Jan 02 off', 'token:Jan'],
    ['Dec 24-2027 Jan 02 off', 'token:2027'],
    ['Aug 01-15,foo off', 'token:foo'],
    ['Mo 09:00-12:00, Dec 25 off', 'token:Dec'],
    ['week 1-10 Mo 09:00-12:00', 'token:week'],
    ['sunrise-sunset', 'token:sunrise'],
    ['Mo,Th[1] 09:00-12:00', 'token:['],
    ['Th[6] 09:00-12:00', 'token:6'],
    ['Th[0] 09:00-12:00', 'token:0'],
    ['SH Mo-Fr 09:00-12:00', 'token:Mo'],
    ['Dec PH off', 'token:PH'],
    ['Mo 09:00-12:00; 24/7', 'token:24/7'],
    ['Mo-Fr 09:00-12:00, Mo 14:00-16:00', 'token:Mo'],
    ['May Mo 09:00-12:00, Tu 14:00-16:00', 'token:Tu'],
    ['Mo 09:00-12:00, foo', 'token:foo'],
    ['Mo 09:00-12:00,', 'token:,'],
    ['; Mo 09:00-12:00', 'token:;'],
    ['Mo 09:00-12:00 Tu 09:00-12:00', 'token:Tu'],
  ])('refuses %j: %s', (text, reason) => expect(parseOpeningHours(text)).toEqual({ ok: false, reason }));
});

describe('formatOpeningHours', () => {
  it('is undone by parsing, for random hours', () => {
    const random = seeded(51);
    for (let i = 0; i < 2000; i++) {
      const hours = randomHours(random);
      const text = formatOpeningHours(hours);
      expect(read(text), text).toEqual(hours);
      expect(formatOpeningHours(read(text))).toBe(text);
    }
  });
});

describe('weekOf', () => {
  it('gives seven days, the later rule over the earlier', () => {
    expect(week('Mo-Fr 14:00-18:00,09:00-12:00; We 10:00-11:00; Fr off')).toEqual([
      '09:00-12:00 14:00-18:00',
      '09:00-12:00 14:00-18:00',
      '10:00-11:00',
      '09:00-12:00 14:00-18:00',
      '',
      '',
      '',
    ]);
    expect(weekOf(read('off')).map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
  it('leaves out what does not hold every week', () => {
    expect(week('Mo 09:00-12:00; May-Oct Mo 08:00-12:00; Aug off; Mo[1] off; PH off')[0]).toBe('09:00-12:00');
  });
  it('is open all day, but where a rule says otherwise', () => {
    expect(week('24/7; Su off')).toEqual([...Array.from({ length: 6 }, () => '00:00-24:00'), '']);
  });
});

describe('isOpenAt', () => {
  // 2026-11-23 is a Monday.
  it.each([
    ['Mo 09:00-12:00', '2026-11-23T09:00', true],
    ['Mo 09:00-12:00', '2026-11-23T11:59', true],
    ['Mo 09:00-12:00', '2026-11-23T12:00', false],
    ['Mo 09:00-12:00', '2026-11-24T10:00', false],
    ['Mo 22:00-02:00', '2026-11-23T23:00', true],
    ['Mo 22:00-02:00', '2026-11-24T01:59', true],
    ['Mo 22:00-02:00', '2026-11-24T02:00', false],
    ['Mo 22:00-02:00', '2026-11-23T01:00', false],
    ['Mo 22:00-02:00; Tu off', '2026-11-24T01:00', true],
    ['Mo 20:00-24:00', '2026-11-23T23:59', true],
    ['Mo 20:00-24:00', '2026-11-24T00:00', false],
    ['24/7', '2026-11-24T03:00', true],
    ['24/7; Tu off', '2026-11-24T03:00', false],
    ['Mo 09:00-12:00; Nov off', '2026-11-23T10:00', false],
    ['Mo 09:00-12:00; Oct off', '2026-11-23T10:00', true],
    ['Nov-Feb Mo 09:00-12:00', '2026-11-23T10:00', true],
    ['Nov-Feb Mo 09:00-12:00', '2026-01-05T10:00', true],
    ['Nov-Feb Mo 09:00-12:00', '2026-03-02T10:00', false],
    ['Mo[4] 09:00-12:00', '2026-11-23T10:00', true],
    ['Mo[3] 09:00-12:00', '2026-11-23T10:00', false],
    ['Mo[-2] 09:00-12:00', '2026-11-23T10:00', true],
    ['Mo[-1] 09:00-12:00', '2026-11-30T10:00', true],
    ['Mo[-1] 09:00-12:00', '2026-11-23T10:00', false],
  ])('%s at %s: %s', (text, local, open) => expect(isOpenAt(read(text), local)).toBe(open));

  it('agrees with the week, for rules that hold every week', () => {
    const random = seeded(52);
    for (let i = 0; i < 500; i++) {
      const hours = randomHours(random);
      hours.rules = hours.rules.map(({ days, ranges, closed }) => ({
        days,
        closed,
        ranges: ranges.filter(({ from, to }) => from < to),
      }));
      const time = `${String(random.int(24)).padStart(2, '0')}:${String(random.int(60)).padStart(2, '0')}`;
      const day = 1 + random.int(7);
      const expected = weekOf(hours)[day - 1]!.ranges.some(({ from, to }) => from <= time && time < to);
      expect(isOpenAt(hours, `2026-11-${22 + day}T${time}`), formatOpeningHours(hours)).toBe(expected);
    }
  });
});

function randomHours(random: ReturnType<typeof seeded>): OpeningHours {
  const some = (chance: number) => random.next() < chance;
  const time = () => `${String(random.int(24)).padStart(2, '0')}:${random.pick(['00', '15', '30', '59'])}`;
  const range = (): TimeRange => {
    const from = time();
    const to = some(0.1) ? '24:00' : time();
    return from === to ? range() : { from, to };
  };
  const ranges = () => Array.from({ length: 1 + random.int(3) }, range);
  const rule = (): OpeningRule => {
    const closed = some(0.2);
    const days = [1, 2, 3, 4, 5, 6, 7].filter(() => some(0.5));
    return {
      days: days.length > 0 ? days : [1 + random.int(7)],
      ranges: closed ? [] : ranges(),
      closed,
      ...season(),
      ...(some(0.2) && { nth: random.pick([[1], [-1], [1, 3], [2, 4, -1], [5], [-1, -2]]) }),
    };
  };
  const date = () =>
    `${String(1 + random.int(12)).padStart(2, '0')}-${String(1 + random.int(28)).padStart(2, '0')}`;
  const dates = (): DateRange => {
    const [from, to] = [date(), date()].toSorted() as [string, string];
    if (some(0.5)) return { from: `2026-${from}`, to: some(0.5) ? `2027-${from}` : `2026-${to}` };
    return some(0.5) ? { from: to, to: from } : { from, to };
  };
  const season = (): Pick<OpeningRule, 'months' | 'dates'> => {
    if (some(0.2)) return { dates: Array.from({ length: 1 + random.int(2) }, dates) };
    return {
      ...(some(0.2) && {
        months: Array.from({ length: 1 + random.int(2) }, () => ({
          from: 1 + random.int(12),
          to: 1 + random.int(12),
        })),
      }),
    };
  };
  const holidays = (): 'off' | TimeRange[] => (some(0.6) ? 'off' : ranges());
  const always = some(0.1);
  return {
    rules: Array.from({ length: (always ? 0 : 1) + random.int(4) }, rule),
    ...(some(0.4) && { publicHolidays: holidays() }),
    ...(some(0.2) && { schoolHolidays: holidays() }),
    ...(always && { always }),
  };
}
