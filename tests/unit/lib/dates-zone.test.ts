import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isTimeZone, localOf, offsetIso, utcOf } from '../../../src/lib/dates/zone.ts';
import { seeded } from './random.ts';

const ZONES = ['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'America/Miquelon'];
// Half hours, a day skipped, a month of Ramadan without summer time, 45 minutes.
const ODD_ZONES = ['Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'];
const FROM = Date.UTC(1970, 0, 1);
const TO = Date.UTC(2100, 0, 1);

const temporalUtc = (local: string, zone: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const temporalLocal = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'floor' });

describe.each([...ZONES, ...ODD_ZONES])('%s', (zone) => {
  it('agrees with Temporal on random instants and local times', () => {
    const random = seeded(31);
    for (let i = 0; i < 1500; i++) {
      const ms = FROM + Math.floor(random.next() * (TO - FROM));
      const local = localOf(ms, zone);
      expect(local, `${ms}`).toBe(temporalLocal(ms, zone));
      expect(utcOf(local, zone), local).toBe(temporalUtc(local, zone));
    }
  });

  it('agrees with Temporal around each change of the clocks', () => {
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
      Date.UTC(2005, 0, 1),
    ).toZonedDateTimeISO(zone);
    for (let changes = 0; changes < 60; changes++) {
      at = at.getTimeZoneTransition('next');
      if (!at || at.year > 2035) break;
      for (let minutes = -200; minutes <= 200; minutes += 10) {
        const ms = at.epochMilliseconds + minutes * 60_000;
        expect(localOf(ms, zone)).toBe(temporalLocal(ms, zone));
        // Written from UTC, so that gaps come up too.
        const local = new Date(ms + at.offsetNanoseconds / 1e6).toISOString().slice(0, 16);
        expect(utcOf(local, zone), local).toBe(temporalUtc(local, zone));
      }
      expect(localOf(at.epochMilliseconds - 1, zone)).toBe(temporalLocal(at.epochMilliseconds - 1, zone));
    }
  });

  it('writes the offset that Temporal writes', () => {
    const random = seeded(32);
    for (let i = 0; i < 300; i++) {
      const local = new Date(FROM + Math.floor(random.next() * (TO - FROM))).toISOString().slice(0, 16);
      const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
      expect(offsetIso(local, zone)).toBe(zoned.toString({ smallestUnit: 'second', timeZoneName: 'never' }));
    }
  });
});

describe('clocks of Paris', () => {
  it('moves a time of the gap after it, and takes the first of two', () => {
    expect(localOf(utcOf('2026-03-29T02:30', 'Europe/Paris'), 'Europe/Paris')).toBe('2026-03-29T03:30');
    expect(new Date(utcOf('2026-10-25T02:30', 'Europe/Paris')).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(offsetIso('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T03:30:00+02:00');
    expect(offsetIso('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T02:30:00+02:00');
  });
  it('writes offsets', () => {
    expect(offsetIso('2026-11-24T18:30', 'Europe/Paris')).toBe('2026-11-24T18:30:00+01:00');
    expect(offsetIso('2026-11-24T18:30', 'America/Miquelon')).toBe('2026-11-24T18:30:00-03:00');
    expect(offsetIso('2026-11-24T18:30', 'UTC')).toBe('2026-11-24T18:30:00+00:00');
    // Paris mean time was 9 min 21 s ahead.
    expect(offsetIso('1905-01-01T12:00', 'Europe/Paris')).toMatch(/^1905-01-01T(?:11:59|12:00):00\+00:09$/);
  });
});

describe('isTimeZone', () => {
  it('knows names of zones only', () => {
    for (const name of ['Europe/Paris', 'UTC', 'America/Miquelon']) expect(isTimeZone(name), name).toBe(true);
    for (const name of ['', 'Europe/Pari', '+01:00', 'Paris', 'Europe/Paris '])
      expect(isTimeZone(name), name).toBe(false);
  });
  it('is what the rest demands', () => {
    expect(() => utcOf('2026-01-01T00:00', 'Europe/Pari')).toThrow(RangeError);
    expect(() => localOf(0, 'Europe/Pari')).toThrow(RangeError);
  });
});

it('converts 100,000 times in well under a second', () => {
  const random = seeded(33);
  const instants = Array.from(
    { length: 50_000 },
    () => Date.UTC(2020, 0, 1) + random.int(10 * 365) * 86_400_000,
  );
  const before = performance.now();
  for (const ms of instants) utcOf(localOf(ms, 'Europe/Paris'), 'Europe/Paris');
  expect(performance.now() - before).toBeLessThan(800);
});
