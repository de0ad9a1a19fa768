import { dayNumber, fromDayNumber, toDayNumber, type LocalDateTime } from './calendar.ts';

// From local times to instants and back, with the zones that the runtime knows (Intl). Asking Intl for each instant
// costs microseconds; the offsets of a zone for a year are found once and kept, so that each call is a short look-up.

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
// Shorter than any season that a zone has known (Morocco leaves its summer time for about a month of Ramadan).
const STEP = 7 * DAY;

/** Offsets (ms, east positive) of a zone in one span of time; the nth holds from the nth start on. */
type Offsets = { starts: number[]; offsets: number[] };
type Zone = { format: Intl.DateTimeFormat; spans: Map<number, Offsets> };

const zones = new Map<string, Zone>();

/** Whether the runtime knows a zone of this name (`Europe/Paris`); a bare offset such as `+01:00` is not a zone. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant (epoch ms) of a local time in a zone. A time that the clocks jump over is taken as long after the jump
 * as it was into the gap (02:30 → 03:30); a time that comes twice is its first coming.
 * This is `disambiguation: 'compatible'` of Temporal and RFC 5545. Throws RangeError for an unknown zone.
 */
export function utcOf(local: LocalDateTime, zone: string): number {
  const wall = wallOf(local);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const first = wall - before;
  if (before === after || offsetAt(first, zone) === before) return first;
  const second = wall - after;
  return offsetAt(second, zone) === after ? second : first;
}

/** The local time of an instant (epoch ms) in a zone, to the minute. Throws RangeError for an unknown zone. */
export function localOf(epochMs: number, zone: string): LocalDateTime {
  return textOf(epochMs + offsetAt(epochMs, zone));
}

/**
 * A local time with its offset, for schema.org and feeds: `2026-11-24T18:30:00+01:00`; a time in a gap is moved as
 * `utcOf` says. Throws RangeError for an unknown zone.
 */
export function offsetIso(local: LocalDateTime, zone: string): string {
  const instant = utcOf(local, zone);
  // ISO 8601 offsets have no seconds, those of before 1911 did: the label is rounded and the local time follows it.
  const offset = Math.round(offsetAt(instant, zone) / MINUTE);
  const size = Math.abs(offset);
  const label = `${pair(Math.floor(size / 60))}:${pair(size % 60)}`;
  return `${textOf(instant + offset * MINUTE)}:00${offset < 0 ? '-' : '+'}${label}`;
}

/** The same for a local text that may be a day alone, which stays a day. */
export const isoOf = (local: string, zone: string): string =>
  local.includes('T') ? offsetIso(local, zone) : local;

/** A change of the clocks of a zone: its instant (epoch ms), the offsets around it (ms, east positive). */
export interface Transition {
  at: number;
  before: number;
  after: number;
}

/** The offset at the beginning of a span of time (epoch ms), and the changes within. Throws RangeError for an unknown zone. */
export function transitionsBetween(
  zone: string,
  from: number,
  to: number,
): { offset: number; transitions: Transition[] } {
  const { starts, offsets } = offsetsBetween(from, to, zoneOf(zone).format);
  const transitions = starts.slice(1).map((at, i) => ({ at, before: offsets[i]!, after: offsets[i + 1]! }));
  return { offset: offsets[0]!, transitions };
}

function offsetAt(epochMs: number, name: string): number {
  const zone = zoneOf(name);
  const span = Math.floor(epochMs / YEAR);
  let found = zone.spans.get(span);
  if (found === undefined) {
    found = offsetsBetween(span * YEAR, (span + 1) * YEAR, zone.format);
    zone.spans.set(span, found);
  }
  let i = found.starts.length - 1;
  while (i > 0 && epochMs < found.starts[i]!) i--;
  return found.offsets[i]!;
}

function offsetsBetween(from: number, to: number, format: Intl.DateTimeFormat): Offsets {
  const starts = [from];
  const offsets = [askIntl(from, format)];
  for (let left = from; left < to; left += STEP) {
    const right = Math.min(left + STEP, to);
    const offset = askIntl(right, format);
    if (offset === offsets[offsets.length - 1]) continue;
    starts.push(changeBetween(left, right, offset, format));
    offsets.push(offset);
  }
  return { starts, offsets };
}

/** The first second that has the offset of `right`. */
function changeBetween(left: number, right: number, offset: number, format: Intl.DateTimeFormat): number {
  let low = Math.floor(left / 1000);
  let high = Math.floor(right / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askIntl(middle * 1000, format) === offset) high = middle;
    else low = middle;
  }
  return high * 1000;
}

function askIntl(epochMs: number, format: Intl.DateTimeFormat): number {
  const second = Math.floor(epochMs / 1000) * 1000;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(second)) part[type] = Number(value);
  const days = dayNumber(part.year!, part.month!, part.day!);
  return days * DAY + ((part.hour! * 60 + part.minute!) * 60 + part.second!) * 1000 - second;
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn-hc-h23', {
      timeZone: name,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, spans: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

/** The local time read as if it were UTC, in ms. */
function wallOf(local: LocalDateTime): number {
  return toDayNumber(local) * DAY + (Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))) * MINUTE;
}

function textOf(wall: number): LocalDateTime {
  const day = Math.floor(wall / DAY);
  const minutes = Math.floor((wall - day * DAY) / MINUTE);
  return `${fromDayNumber(day)}T${pair(Math.floor(minutes / 60))}:${pair(minutes % 60)}`;
}

function pair(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
