/** A zone as calendars define it is the zone as the runtime knows it (Intl), read by ical.js and by ts-ics. */
import ICAL from 'ical.js';
import { convertIcsCalendar, getTimezoneObjectOffset } from 'ts-ics';
import { describe, expect, it } from 'vitest';
import { localOf } from '../../../../src/lib/dates/zone.ts';
import { zoneText } from '../../../../src/lib/formats/icalendar.ts';

const HOUR = 3_600_000;

/** [zone, year of the first event, least number of changes of the clocks in the six years that are tried] */
const ZONES: [zone: string, since: number, changes: number][] = [
  ['Europe/Paris', 2026, 12],
  // Before 1996, summer ended in September.
  ['Europe/Paris', 1995, 12],
  ['Indian/Reunion', 2026, 0],
  ['America/Guadeloupe', 2026, 0],
  ['America/Cayenne', 2026, 0],
  ['Pacific/Noumea', 2026, 0],
  ['Pacific/Tahiti', 2026, 0],
  ['America/Miquelon', 2026, 12],
  ['America/Miquelon', 2005, 12],
  // Leaves its time for a month that moves with the moon.
  ['Africa/Casablanca', 2021, 10],
  // On a Saturday night, before the last Sunday.
  ['America/Nuuk', 2026, 12],
  ['America/Santiago', 2026, 12],
  ['Africa/Cairo', 2026, 12],
  ['Europe/Istanbul', 2014, 5],
  ['Australia/Lord_Howe', 2026, 12],
  ['Asia/Kathmandu', 2026, 0],
];

/** Hours of six years, as an instant and as the clock says it. */
function* hours(zone: string, since: number): Generator<{ at: number; local: string }> {
  for (let at = Date.UTC(since, 0, 1); at < Date.UTC(since + 6, 0, 1); at += HOUR)
    yield { at, local: localOf(at, zone) };
}

const offsetOf = (at: number, local: string): number => (Date.parse(`${local}:00Z`) - at) / 1000;

const calendar = (zone: string, since: number) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:essai\r\n${zoneText(zone, since)}END:VCALENDAR\r\n`;

describe.each(ZONES)('%s, since %d', (zone, since, expected) => {
  it('is the same to ical.js, hour by hour', () => {
    const component = new ICAL.Component(ICAL.parse(calendar(zone, since))).getFirstSubcomponent(
      'vtimezone',
    )!;
    const read = new ICAL.Timezone(component);
    let changes = 0;
    let before: number | undefined;
    const wrong: string[] = [];
    for (const { at, local } of hours(zone, since)) {
      const offset = offsetOf(at, local);
      if (before !== undefined && offset !== before) changes++;
      // An hour that comes twice is two instants, of which a calendar can only mean the first.
      const isDoubled = localOf(at - HOUR, zone) === local || localOf(at + HOUR, zone) === local;
      const isHalf = localOf(at - HOUR / 2, zone) === local || localOf(at + HOUR / 2, zone) === local;
      if (!isDoubled && !isHalf && read.utcOffset(ICAL.Time.fromDateTimeString(`${local}:00`)) !== offset)
        wrong.push(local);
      before = offset;
    }
    expect(wrong).toEqual([]);
    expect(changes).toBeGreaterThanOrEqual(expected);
  });

  it('is told by rules, or change by change, never as a list of dates', () => {
    const text = zoneText(zone, since);
    expect(text).not.toContain('RDATE');
    expect(text.split('\r\n').every((line) => line.length <= 75)).toBe(true);
    expect(text.match(/BEGIN:(STANDARD|DAYLIGHT)/g)!.length).toBeLessThan(40);
  });
});

/** ts-ics takes the year in which a rule begins for the one before, and a change in the evening for one at midnight. */
describe.each(ZONES.filter(([zone, since]) => since === 2026 && zone !== 'America/Nuuk'))(
  '%s, since %d',
  (zone, since) => {
    it('is the same to ts-ics, at noon of each day', () => {
      const { timezones } = convertIcsCalendar(undefined, calendar(zone, since));
      for (let day = Date.UTC(since, 0, 1, 12); day < Date.UTC(since + 6, 0, 1); day += 24 * HOUR) {
        const local = localOf(day, zone);
        const offset =
          getTimezoneObjectOffset(new Date(`${local}:00Z`), zone, timezones)!.milliseconds / 1000;
        if (offset !== offsetOf(day, local)) throw new Error(`${local}: ${offset} ≠ ${offsetOf(day, local)}`);
      }
    });
  },
);

describe('the text of a zone', () => {
  it('of Paris is two rules, of La Réunion one offset', () => {
    expect(zoneText('Europe/Paris', 2026).match(/BEGIN:\w+|RRULE:.*/g)).toEqual([
      'BEGIN:VTIMEZONE',
      'BEGIN:DAYLIGHT',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'BEGIN:STANDARD',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    ]);
    expect(zoneText('Indian/Reunion', 2026).match(/BEGIN:\w+|TZOFFSETTO:.*/g)).toEqual([
      'BEGIN:VTIMEZONE',
      'BEGIN:STANDARD',
      'TZOFFSETTO:+0400',
    ]);
  });

  it('is not needed for UTC, and refuses a zone that does not exist', () => {
    expect(zoneText('UTC', 2026)).toBe('');
    expect(() => zoneText('Europe/Vernasse', 2026)).toThrow(RangeError);
  });
});
