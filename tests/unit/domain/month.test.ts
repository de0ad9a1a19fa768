import { describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { isLong, lastDayOf, weeksOf } from '../../../src/domain/calendar.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { SQUARE } from '../../../src/domain/models/month.ts';
import type { DayModel, MonthModel } from '../../../src/domain/models/types.ts';
import { portalOf } from '../../support/portal.ts';

const md = (front: string) => `---\n${front}\n---\n`;
const date = (start: string, end?: string, allDay = false) =>
  ({ start, end, allDay, over: '', status: 'programme', changed: false }) as const;

describe('weeks of a month', () => {
  it('begin on Monday and fill the first and the last', () => {
    const weeks = weeksOf('2026-12');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ]);
    expect(weeks.at(-1)!.at(-1)).toBe('2027-01-03');
  });

  it.each([
    ['2027-02', 4],
    ['2027-05', 6],
  ])('%s has %i', (month, count) => expect(weeksOf(month)).toHaveLength(count));
});

describe('how long a date lasts', () => {
  it.each([
    [
      'an evening that ends after midnight is of its day',
      date('2026-12-05T20:00', '2026-12-06T02:00'),
      false,
    ],
    ['a night and the day after', date('2026-12-05T20:00', '2026-12-06T18:00'), true],
    ['a whole day', date('2026-12-05', undefined, true), false],
    ['two whole days', date('2026-12-05', '2026-12-06', true), true],
    ['no end', date('2026-12-05T20:00'), false],
  ])('%s', (_name, occurrence, long) => expect(isLong(occurrence)).toBe(long));

  it('the last day of two whole days is the second', () =>
    expect(lastDayOf(date('2026-12-05', '2026-12-06', true))).toBe('2026-12-06'));
});

describe('a month', () => {
  const busy = Object.fromEntries(
    Array.from({ length: SQUARE + 3 }, (_, i) => [
      `events/e${i}.md`,
      md(`title: E${i}\nstart: 2026-12-05 1${i}:00`),
    ]),
  );
  const portal = portalOf({
    ...busy,
    'events/salon.md': md('title: Salon\nstart: 2026-12-03\nend: 2026-12-20\nallDay: oui'),
    'events/seul.md': md('title: Seul\nstart: 2026-12-07 18:00'),
  });
  const month = modelFor(portal, '/agenda/2026/12/') as MonthModel;
  const day = (name: string) => month.weeks.flat().find((one) => one.day === name)!;

  it('tells once what lasts several days', () => {
    expect(month.long.map(({ title }) => title)).toEqual(['Salon']);
    expect(month.weeks.flat().flatMap(({ dates }) => dates.map(({ title }) => title))).not.toContain('Salon');
  });

  it('says in a full square how many are left, and where they are', () => {
    expect(day('2026-12-05')).toMatchObject({ more: 4, href: '/agenda/2026/12/05/' });
    expect(day('2026-12-05').dates).toHaveLength(SQUARE - 1);
    const whole = modelFor(portal, '/agenda/2026/12/05/') as DayModel;
    expect(whole.cards).toHaveLength(SQUARE + 3);
  });

  it('makes no page for a day that its square holds', () => {
    expect(day('2026-12-07')).toMatchObject({ more: 0 });
    expect(modelFor(portal, '/agenda/2026/12/07/')).toBeUndefined();
    expect([...addresses(portal)].filter((address) => /\d{4}\/\d\d\/\d\d\/$/.test(address))).toEqual([
      '/agenda/2026/12/05/',
    ]);
  });

  it.each(['/agenda/2026/13/', '/agenda/2026/12/32/', '/agenda/2026/12/5/', '/agenda/2026/12/05/page/2/'])(
    '%s is no address',
    (address) => expect(modelFor(portal, address)).toBeUndefined(),
  );
});
