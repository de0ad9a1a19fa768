import { describe, expect, it } from 'vitest';
import type { Data } from '../../../src/content-types/registry.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import { datesOf, occurrencesOf } from '../../../src/domain/agenda.ts';
import type { Occurrence } from '../../../src/domain/agenda.ts';
import { validate } from '../../../src/schema/validate.ts';
import type { Raw } from '../../../src/schema/validate.ts';

const PARIS = 'Europe/Paris';

type Written = Record<string, unknown>;

function event(raw: Written): Data<'event'> {
  const { data, faults } = validate<Data<'event'>>(typeOf('event').fields, {
    title: 'A',
    ...(raw as Record<string, Raw>),
  });
  if (!data) throw new Error(JSON.stringify(faults));
  return data;
}

const between = (raw: Written, from: string, to: string) => occurrencesOf(event(raw), { from, to });
const starts = (list: Occurrence[]) => list.map(({ start }) => start);
const spans = (list: Occurrence[]) => list.map(({ start, end }) => `${start} → ${end ?? '?'}`);

describe('an event that takes place once', () => {
  it('is there on its day alone', () => {
    const raw = { start: '2026-12-05 14:00', end: '2026-12-05 17:30' };
    expect(between(raw, '2026-12-01', '2026-12-31')).toEqual([
      {
        start: '2026-12-05T14:00',
        end: '2026-12-05T17:30',
        over: '2026-12-05T17:30',
        allDay: false,
        status: 'programme',
        note: undefined,
        place: undefined,
        changed: false,
      },
    ]);
    expect(between(raw, '2026-12-06', '2026-12-31')).toEqual([]);
    expect(between(raw, '2026-12-05', '2026-12-05')).toHaveLength(1);
  });

  it('without an end lasts until that night', () => {
    expect(between({ start: '2026-12-05 14:00' }, '2026-12-01', '2026-12-31')[0]).toMatchObject({
      end: undefined,
      over: '2026-12-06T00:00',
    });
    expect(between({ start: '2026-12-05' }, '2026-12-01', '2026-12-31')[0]).toMatchObject({
      start: '2026-12-05',
      end: undefined,
      over: '2026-12-06T00:00',
      allDay: false,
    });
  });

  it('of several days lasts until the night of the last', () => {
    const raw = { start: '2026-12-05', end: '2026-12-07', allDay: 'oui' };
    expect(between(raw, '2026-12-01', '2026-12-31')[0]).toMatchObject({
      start: '2026-12-05',
      end: '2026-12-07',
      over: '2026-12-08T00:00',
      allDay: true,
    });
  });

  it('past midnight ends the next day', () => {
    expect(
      spans(between({ start: '2026-12-05 20:00', end: '2026-12-06 02:00' }, '2026-12-05', '2026-12-05')),
    ).toEqual(['2026-12-05T20:00 → 2026-12-06T02:00']);
  });

  it('carries its status and its note', () => {
    expect(
      between({ start: '2026-12-05', status: 'annulé', statusNote: 'Neige' }, '2026-12-01', '2026-12-31')[0],
    ).toMatchObject({ status: 'annule', note: 'Neige' });
  });
});

describe('the rules of the sample', () => {
  it('first Saturday, with exceptions and dates added', () => {
    const raw = {
      start: '2026-03-07 14:00',
      end: '2026-03-07 17:30',
      recurrence: {
        freq: 'mensuel',
        byDay: ['1er samedi'],
        except: ['2027-01-02', '2027-05-01'],
        extra: ['2027-01-09 14:00', '2027-05-15 10:00'],
      },
    };
    expect(starts(between(raw, '2026-12-01', '2027-06-30'))).toEqual([
      '2026-12-05T14:00',
      '2027-01-09T14:00',
      '2027-02-06T14:00',
      '2027-03-06T14:00',
      '2027-04-03T14:00',
      '2027-05-15T10:00',
      '2027-06-05T14:00',
    ]);
  });

  it('last Sunday, except in January', () => {
    const raw = {
      start: '2026-03-29 09:00',
      end: '2026-03-29 13:00',
      recurrence: {
        freq: 'mensuel',
        byDay: ['dernier dimanche'],
        byMonth: ['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
        changes: [{ date: '2027-03-28', start: '08:00', end: '11:30', note: 'Pâques' }],
      },
    };
    const found = between(raw, '2026-12-01', '2027-04-30');
    expect(spans(found)).toEqual([
      '2026-12-27T09:00 → 2026-12-27T13:00',
      '2027-02-28T09:00 → 2027-02-28T13:00',
      '2027-03-28T08:00 → 2027-03-28T11:30',
      '2027-04-25T09:00 → 2027-04-25T13:00',
    ]);
    expect(found.map(({ changed, note }) => [changed, note])).toEqual([
      [false, undefined],
      [false, undefined],
      [true, 'Pâques'],
      [false, undefined],
    ]);
  });

  it('a Wednesday in two, elsewhere each time', () => {
    const raw = {
      start: '2026-03-04 14:00',
      end: '2026-03-04 18:00',
      recurrence: {
        freq: 'hebdomadaire',
        interval: '2',
        byDay: 'mercredi',
        except: '2026-12-23',
        changes: [
          { date: '2026-12-09', place: 'foyer-rural' },
          { date: '2027-02-03', start: '15:00', end: '18:30' },
        ],
      },
    };
    const found = between(raw, '2026-12-01', '2027-02-15');
    expect(spans(found)).toEqual([
      '2026-12-09T14:00 → 2026-12-09T18:00',
      '2027-01-06T14:00 → 2027-01-06T18:00',
      '2027-01-20T14:00 → 2027-01-20T18:00',
      '2027-02-03T15:00 → 2027-02-03T18:30',
    ]);
    expect(found.map(({ place }) => place)).toEqual(['foyer-rural', undefined, undefined, undefined]);
  });

  it('third Friday, with one cancelled', () => {
    const raw = {
      start: '2026-09-18 20:30',
      end: '2026-09-18 22:45',
      recurrence: {
        freq: 'mensuel',
        byDay: '3e vendredi',
        byMonth: ['9', '10', '11', '12', '1', '2', '3', '4', '5', '6'],
        changes: [{ date: '2027-01-15', status: 'annulé', note: 'Plancher' }],
      },
    };
    const found = between(raw, '2026-12-01', '2027-09-30');
    expect(starts(found)).toEqual(
      [
        '2026-12-18',
        '2027-01-15',
        '2027-02-19',
        '2027-03-19',
        '2027-04-16',
        '2027-05-21',
        '2027-06-18',
        '2027-09-17',
      ].map((day) => `${day}T20:30`),
    );
    expect(found.filter(({ status }) => status === 'annule')).toMatchObject([
      { start: '2027-01-15T20:30', note: 'Plancher', changed: true },
    ]);
  });

  it('each Tuesday, holidays excepted, both ends included', () => {
    const raw = {
      start: '2026-09-08 09:00',
      recurrence: {
        freq: 'hebdomadaire',
        byDay: 'mardi',
        exceptRanges: [{ from: '2026-12-22', to: '2027-01-05', label: 'Noël' }],
      },
    };
    expect(starts(between(raw, '2026-12-08', '2027-01-20'))).toEqual([
      '2026-12-08T09:00',
      '2026-12-15T09:00',
      '2027-01-12T09:00',
      '2027-01-19T09:00',
    ]);
  });

  it('every year, two days', () => {
    const raw = { start: '2026-06-20', end: '2026-06-21', allDay: 'oui', recurrence: { freq: 'annuel' } };
    expect(spans(between(raw, '2026-01-01', '2028-12-31'))).toEqual([
      '2026-06-20 → 2026-06-21',
      '2027-06-20 → 2027-06-21',
      '2028-06-20 → 2028-06-21',
    ]);
  });

  it('on the 15th of each month', () => {
    const raw = { start: '2026-10-15 18:00', recurrence: { freq: 'mensuel', byMonthDay: '15' } };
    expect(starts(between(raw, '2026-12-01', '2027-02-28'))).toEqual([
      '2026-12-15T18:00',
      '2027-01-15T18:00',
      '2027-02-15T18:00',
    ]);
  });
});

describe('a date that changes', () => {
  const weekly = (change: Written, base: Written = { start: '2026-12-01 20:00', end: '2026-12-01 22:00' }) =>
    spans(
      between(
        {
          ...base,
          recurrence: { freq: 'hebdomadaire', count: '2', changes: [{ date: '2026-12-08', ...change }] },
        },
        '2026-12-01',
        '2026-12-31',
      ),
    )[1];

  it('of hour lasts as long as the others', () => {
    expect(weekly({ start: '18:30' })).toBe('2026-12-08T18:30 → 2026-12-08T20:30');
    expect(weekly({ start: '23:00' })).toBe('2026-12-08T23:00 → 2026-12-09T01:00');
  });

  it('of end keeps its start', () => {
    expect(weekly({ end: '21:00' })).toBe('2026-12-08T20:00 → 2026-12-08T21:00');
    expect(weekly({ end: '01:00' })).toBe('2026-12-08T20:00 → 2026-12-09T01:00');
  });

  it('of day keeps its hours', () => {
    expect(weekly({ newDate: '2026-12-10' })).toBe('2026-12-10T20:00 → 2026-12-10T22:00');
    expect(weekly({ newDate: '2026-12-10', start: '10:00', end: '12:00' })).toBe(
      '2026-12-10T10:00 → 2026-12-10T12:00',
    );
  });

  it('may have an end where the others have none', () => {
    expect(weekly({ end: '21:00' }, { start: '2026-12-01 20:00' })).toBe(
      '2026-12-08T20:00 → 2026-12-08T21:00',
    );
    expect(weekly({ start: '19:00' }, { start: '2026-12-01 20:00' })).toBe('2026-12-08T19:00 → ?');
  });

  const night = { start: '2026-12-01 20:00', end: '2026-12-02 01:00' };

  it('of an event that ends in the night ends that night, not the next', () => {
    expect(weekly({ end: '23:30' }, night)).toBe('2026-12-08T20:00 → 2026-12-08T23:30');
    expect(weekly({ end: '02:00' }, night)).toBe('2026-12-08T20:00 → 2026-12-09T02:00');
    expect(weekly({ start: '14:00' }, night)).toBe('2026-12-08T14:00 → 2026-12-08T19:00');
    expect(weekly({ start: '22:00' }, night)).toBe('2026-12-08T22:00 → 2026-12-09T03:00');
    expect(weekly({ newDate: '2026-12-09' }, night)).toBe('2026-12-09T20:00 → 2026-12-10T01:00');
  });

  it('of an event of several days keeps their number', () => {
    const days = { start: '2026-12-01 10:00', end: '2026-12-03 17:00' };
    expect(weekly({ end: '16:00' }, days)).toBe('2026-12-08T10:00 → 2026-12-10T16:00');
    expect(weekly({ start: '09:00' }, days)).toBe('2026-12-08T09:00 → 2026-12-10T16:00');
    expect(weekly({ newDate: '2026-12-15' }, days)).toBe('2026-12-15T10:00 → 2026-12-17T17:00');
    expect(weekly({ newDate: '2026-12-15' }, { start: '2026-12-01', end: '2026-12-02', allDay: 'oui' })).toBe(
      '2026-12-15 → 2026-12-16',
    );
  });

  it('has its own status and note, not those of the series', () => {
    const raw = {
      start: '2026-12-01 20:00',
      status: 'complet',
      statusNote: 'Complet jusqu’en juin',
      recurrence: {
        freq: 'hebdomadaire',
        count: '2',
        changes: [{ date: '2026-12-08', status: 'programme', note: 'Des places !' }],
      },
    };
    expect(between(raw, '2026-12-01', '2026-12-31').map(({ status, note }) => [status, note])).toEqual([
      ['complet', 'Complet jusqu’en juin'],
      ['programme', 'Des places !'],
    ]);
  });

  it('may be one that was added', () => {
    const raw = {
      start: '2026-12-01 20:00',
      recurrence: {
        freq: 'hebdomadaire',
        count: '1',
        extra: ['2026-12-12 10:00'],
        changes: [{ date: '2026-12-12', place: 'Ailleurs' }],
      },
    };
    expect(between(raw, '2026-12-01', '2026-12-31')[1]).toMatchObject({
      start: '2026-12-12T10:00',
      place: 'Ailleurs',
      changed: true,
    });
  });
});

describe('dates added', () => {
  it('take the usual hour where they give none', () => {
    const raw = {
      start: '2026-12-01 20:00',
      end: '2026-12-01 22:00',
      recurrence: { freq: 'hebdomadaire', count: '1', extra: ['2026-12-12', '2026-12-13 10:00'] },
    };
    expect(spans(between(raw, '2026-12-01', '2026-12-31'))).toEqual([
      '2026-12-01T20:00 → 2026-12-01T22:00',
      '2026-12-12T20:00 → 2026-12-12T22:00',
      '2026-12-13T10:00 → 2026-12-13T12:00',
    ]);
  });

  it('that the rule already has count once', () => {
    const raw = {
      start: '2026-12-01 20:00',
      recurrence: { freq: 'hebdomadaire', count: '3', extra: ['2026-12-08 20:00', '2026-12-08 10:00'] },
    };
    expect(starts(between(raw, '2026-12-01', '2026-12-31'))).toEqual([
      '2026-12-01T20:00',
      '2026-12-08T10:00',
      '2026-12-08T20:00',
      '2026-12-15T20:00',
    ]);
  });

  it('are kept when they fall among the exceptions', () => {
    const raw = {
      start: '2026-12-01 20:00',
      recurrence: {
        freq: 'hebdomadaire',
        exceptRanges: [{ from: '2026-12-02', to: '2026-12-31' }],
        extra: ['2026-12-24 18:00'],
      },
    };
    expect(starts(between(raw, '2026-12-01', '2026-12-31'))).toEqual([
      '2026-12-01T20:00',
      '2026-12-24T18:00',
    ]);
  });
});

describe('seen from now', () => {
  const raw = { start: '2026-12-01 09:00', end: '2026-12-01 10:00' };
  const next = (now: string, more: Written = {}) =>
    datesOf(event({ ...raw, ...more }), now, PARIS).next?.start;

  it('an event is over at its end, not before', () => {
    expect(next('2026-12-01T08:59')).toBe('2026-12-01T09:00');
    expect(next('2026-12-01T09:30')).toBe('2026-12-01T09:00');
    expect(next('2026-12-01T09:59')).toBe('2026-12-01T09:00');
    expect(next('2026-12-01T10:00')).toBeUndefined();
  });

  it.each(['2022-01-03', '1996-01-03', '1950-01-03'])('a daily event since %s goes on', (since) => {
    const daily = { start: `${since} 09:00`, end: `${since} 10:00`, recurrence: { freq: 'quotidien' } };
    expect(next('2026-12-01T09:30', daily)).toBe('2026-12-01T09:00');
  });

  it('without an end, it is over that night', () => {
    expect(next('2026-12-01T23:59', { end: null })).toBe('2026-12-01T09:00');
    expect(next('2026-12-02T00:00', { end: null })).toBeUndefined();
  });

  it('past midnight, it still goes on', () => {
    const night = { start: '2026-11-30 21:00', end: '2026-12-01 02:00' };
    expect(next('2026-12-01T01:59', night)).toBe('2026-11-30T21:00');
    expect(next('2026-12-01T02:00', night)).toBeUndefined();
  });

  it('its past and its future are told apart, once each', () => {
    const dates = datesOf(
      event({ ...raw, recurrence: { freq: 'hebdomadaire', count: '4' } }),
      '2026-12-10T12:00',
      PARIS,
    );
    expect(starts(dates.past)).toEqual(['2026-12-01T09:00', '2026-12-08T09:00']);
    expect(starts(dates.upcoming)).toEqual(['2026-12-15T09:00', '2026-12-22T09:00']);
    expect([dates.next?.start, dates.last?.start]).toEqual(['2026-12-15T09:00', '2026-12-08T09:00']);
  });

  it('a date added or moved before the first one is told too', () => {
    const { past, upcoming } = datesOf(
      event({
        start: '2026-12-10 09:00',
        recurrence: {
          freq: 'hebdomadaire',
          count: '2',
          extra: ['2026-11-20 10:00'],
          changes: [{ date: '2026-12-10', newDate: '2026-12-08' }],
        },
      }),
      '2026-12-01T08:00',
      PARIS,
    );
    expect(starts([...past, ...upcoming])).toEqual([
      '2026-11-20T10:00',
      '2026-12-08T09:00',
      '2026-12-17T09:00',
    ]);
  });

  it('a date moved onto the next one is told once, with what changed', () => {
    const { upcoming } = datesOf(
      event({
        start: '2026-12-10 09:00',
        recurrence: {
          freq: 'hebdomadaire',
          count: '2',
          changes: [{ date: '2026-12-17', newDate: '2026-12-10', note: 'Deux en une' }],
        },
      }),
      '2026-12-01T08:00',
      PARIS,
    );
    expect(upcoming.map(({ start, note }) => [start, note])).toEqual([['2026-12-10T09:00', 'Deux en une']]);
  });

  it('a date that is given an hour does not last all day', () => {
    const recurrence = {
      freq: 'hebdomadaire',
      count: '2',
      changes: [{ date: '2026-12-17', start: '15:00' }],
    };
    const { upcoming } = datesOf(
      event({ start: '2026-12-10', allDay: 'oui', recurrence }),
      '2026-12-01T08:00',
      PARIS,
    );
    expect(upcoming.map(({ start, allDay }) => [start, allDay])).toEqual([
      ['2026-12-10', true],
      ['2026-12-17T15:00', false],
    ]);
  });

  it('a rule without end is followed eighteen months', () => {
    const { upcoming } = datesOf(
      event({ ...raw, recurrence: { freq: 'mensuel' } }),
      '2026-12-01T08:00',
      PARIS,
    );
    expect(upcoming.at(-1)?.start).toBe('2028-06-01T09:00');
    expect(upcoming).toHaveLength(19);
  });

  it('an event far ahead is announced all the same', () => {
    expect(datesOf(event({ start: '2031-06-01 10:00' }), '2026-12-01T08:00', PARIS).next?.start).toBe(
      '2031-06-01T10:00',
    );
    expect(
      datesOf(
        event({ start: '2031-06-01 10:00', recurrence: { freq: 'hebdomadaire', count: '3' } }),
        '2026-12-01T08:00',
        PARIS,
      ).next?.start,
    ).toBe('2031-06-01T10:00');
  });

  it('a festival every other year or third year is followed to its next edition', () => {
    const biennial = { start: '2026-06-20', recurrence: { freq: 'annuel', interval: '2' } };
    expect(next('2026-12-01T08:00', { end: null, ...biennial })).toBe('2028-06-20');
    const third = { start: '2026-06-20', recurrence: { freq: 'mensuel', interval: '36' } };
    expect(next('2026-12-01T08:00', { end: null, ...third })).toBe('2029-06-20');
  });

  it('an event in its own zone is over by its own clock', () => {
    // 10:00 in La Réunion is 07:00 in Paris.
    const there = { timeZone: 'Indian/Reunion' };
    expect(next('2026-12-01T06:59', there)).toBe('2026-12-01T09:00');
    expect(next('2026-12-01T07:00', there)).toBeUndefined();
    expect(next('2026-12-01T07:00', { timeZone: PARIS })).toBe('2026-12-01T09:00');
  });

  it('a date cancelled is still to come: people must hear of it', () => {
    expect(next('2026-12-01T08:00', { status: 'annule' })).toBe('2026-12-01T09:00');
  });

  it('an event that a rule never lets happen has no date', () => {
    const never = event({
      start: '2026-12-01',
      recurrence: { freq: 'annuel', byMonth: '2', byMonthDay: '30' },
    });
    expect(datesOf(never, '2026-12-01T08:00', PARIS)).toEqual({
      upcoming: [],
      past: [],
      next: undefined,
      last: undefined,
    });
  });
});
