/** VTIMEZONE (RFC 5545, 3.6.5): what a zone is, for calendars that do not know its name. */
import { icsLine } from './text.ts';
import { observancesOf } from './zone-rules.ts';
import type { Observance } from './zone-rules.ts';
import { WEEKDAYS } from './rule.ts';

const known = new Map<string, string>();

/** No definition is needed: its times are written with a Z. */
export const isUtc = (zone: string): boolean => zone === 'UTC' || zone === 'Etc/UTC';

/** @param since the year of the earliest moment that the calendar tells in this zone */
export function zoneText(zone: string, since: number): string {
  if (isUtc(zone)) return '';
  const key = `${zone} ${since}`;
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = buildZone(zone, since)));
  return text;
}

function buildZone(zone: string, since: number): string {
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observancesOf(zone, since).flatMap(observanceLines)];
  return [...lines, 'END:VTIMEZONE'].map(icsLine).join('');
}

function observanceLines({ start, before, after, yearly }: Observance): string[] {
  const name = after > before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${start.replace(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    // « CET » is a word of some runtimes and not of others; the offset is the same everywhere.
    `TZNAME:${offsetText(after).replace(/00$/, '')}`,
    ...(yearly ? [`RRULE:${yearlyText(yearly)}`] : []),
    `END:${name}`,
  ];
}

function yearlyText({ month, weekday, nth, days }: NonNullable<Observance['yearly']>): string {
  const within = days ? `;BYMONTHDAY=${days.join(',')}` : '';
  return `FREQ=YEARLY;BYMONTH=${month}${within};BYDAY=${nth ?? ''}${WEEKDAYS[weekday - 1]}`;
}

/** `+0200`, with seconds where the clocks of a place had some. */
function offsetText(offset: number): string {
  const size = Math.abs(offset) / 1000;
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = size % 60 === 0 ? '' : pad(size % 60);
  return `${offset < 0 ? '-' : '+'}${pad(size / 3600)}${pad((size / 60) % 60)}${seconds}`;
}
