/** The values of iCalendar (RFC 5545, 3.3): texts, days, hours, durations. */
import { addDays, daysInMonth } from '../../lib/dates/calendar.ts';
import type { LocalDate, LocalTime } from '../../lib/dates/calendar.ts';
import type { Property } from './lines.ts';

/** A TEXT with its escapes undone. */
export const textOf = (value: string): string =>
  value.replace(/\\([nN\\;,:"])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** A list of TEXT, cut at the commas that are not escaped. */
export function textsOf(value: string): string[] {
  return (value.match(/(?:\\.|[^,\\]|\\$)+/gs) ?? []).map((one) => textOf(one).trim()).filter(Boolean);
}

/** A day, or an hour of that day in some zone. */
export interface When {
  date: LocalDate;
  time?: LocalTime | undefined;
  /** The hour is that of UTC. */
  utc?: boolean | undefined;
  /** The zone as the file names it; without it, the hour of wherever one is. */
  tzid?: string | undefined;
}

const WHEN = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?)?(Z)?$/i;

/** A date or date-time; undefined where it is none, or one that does not exist (31 February, 25:00). */
export function whenOf(value: string, tzid?: string): When | undefined {
  const match = WHEN.exec(value.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute = '00', , zulu] = match;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { date };
  if (hour === '24' && minute === '00')
    return { ...zoneOf(zulu, tzid), date: addDays(date, 1), time: '00:00' };
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { date, time: `${hour}:${minute}`, ...zoneOf(zulu, tzid) };
}

const zoneOf = (zulu: string | undefined, tzid: string | undefined): Partial<When> =>
  zulu ? { utc: true } : tzid ? { tzid } : {};

/** The moments of DTSTART, DTEND, RDATE…; a period is read by its beginning. */
export function whensOf(property: Property): { text: string; when: When | undefined }[] {
  const tzid = property.params.get('TZID')?.[0];
  return property.value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((text) => ({ text, when: whenOf(text.split('/')[0]!, tzid) }));
}

const DURATION =
  /^([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i;

/** A duration in minutes; undefined where it is none, or goes backwards. */
export function minutesOf(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (!match || match[1] === '-' || text.trim().toUpperCase() === 'P') return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0));
  return weeks! * 10_080 + days! * 1440 + hours! * 60 + minutes! + Math.floor(seconds! / 60);
}

/** `45.2;6.5` */
export function geoOf(value: string): { lat: string; lon: string } | undefined {
  const [lat, lon, ...more] = value.split(/[;,]/).map((part) => part.trim());
  if (!lat || !lon || more.length > 0 || !isDegrees(lat, 90) || !isDegrees(lon, 180)) return undefined;
  // 0°N 0°E is in the sea: what an export writes when it does not know.
  return Number(lat) === 0 && Number(lon) === 0 ? undefined : { lat, lon };
}

const isDegrees = (text: string, max: number) =>
  /^[+-]?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= max;
