/**
 * The hours of one event, as its entry writes them: in the portal's zone, or in the event's own where its clocks
 * show another hour.
 */
import { daysBetween, fromDayNumber, toDayNumber } from '../../lib/dates/calendar.ts';
import type { LocalDate, LocalTime } from '../../lib/dates/calendar.ts';
import { localOf } from '../../lib/dates/zone.ts';
import type { When } from './values.ts';
import { instantOf, isSameClock } from './zones.ts';
import type { Zones } from './zones.ts';

export interface Local {
  date: LocalDate;
  time?: LocalTime | undefined;
}

export interface Clock {
  /** The event's own zone, where it is not the portal's. */
  ownZone?: string | undefined;
  /** A TZID that nobody knows, read as the portal's zone. */
  unknown?: string | undefined;
  /** A series told in UTC, or in a zone of the file's own: it keeps the hour of its first date. */
  isShifted: boolean;
  /** What the clocks show at that moment. */
  place(when: When): Local;
  /** The date of the series that a moment names: as far from the series' hour as it was written. */
  align(when: When): Local;
}

export function clockOf(start: When, zones: Zones, portalZone: string): Clock {
  const asWritten = ({ date, time }: When): Local => ({ date, time });
  const through =
    (zone: string) =>
    (when: When): Local => {
      if (!when.time) return { date: when.date };
      const instant = instantOf(when, zones);
      return instant === undefined ? asWritten(when) : split(localOf(instant, zone));
    };
  const plain: Clock = { isShifted: false, place: through(portalZone), align: through(portalZone) };
  if (!start.time || (!start.utc && !start.tzid)) return plain;
  const zone = start.utc ? undefined : zones.zoneOf(start.tzid!);
  if (zone?.kind === 'unknown') return { ...plain, unknown: start.tzid };
  if (zone?.kind === 'iana') {
    const isPortals = isSameClock(zone.name, portalZone, `${start.date}T${start.time}`);
    // The same clock under another name: its hours are taken as they are, in the skipped hour too.
    const place = (when: When) =>
      when.tzid === start.tzid && !when.utc
        ? asWritten(when)
        : through(isPortals ? portalZone : zone.name)(when);
    return { ...(isPortals ? {} : { ownZone: zone.name }), isShifted: false, place, align: place };
  }
  const place = through(portalZone);
  const shift = minutesBetween(start, place(start));
  const align = (when: When): Local =>
    when.time && (when.utc ?? false) === (start.utc ?? false) && when.tzid === start.tzid
      ? later(when, shift)
      : place(when);
  return { isShifted: true, place, align };
}

const split = (local: string): Local => ({ date: local.slice(0, 10), time: local.slice(11, 16) });

const inDay = (time: LocalTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes from one local moment to another. */
export const minutesBetween = (from: Local, to: Local): number =>
  daysBetween(from.date, to.date) * 1440 + inDay(to.time ?? '00:00') - inDay(from.time ?? '00:00');

/** A local moment so many minutes later. */
export function later({ date, time }: Local, minutes: number): Local {
  const all = toDayNumber(date) * 1440 + inDay(time ?? '00:00') + minutes;
  const [day, rest] = [Math.floor(all / 1440), ((all % 1440) + 1440) % 1440];
  const pad = (value: number) => String(value).padStart(2, '0');
  return { date: fromDayNumber(day), time: `${pad(Math.floor(rest / 60))}:${pad(rest % 60)}` };
}

/** `2026-12-05 18:30`, as entries write it. */
export const written = ({ date, time }: Local): string => (time ? `${date} ${time}` : date);
