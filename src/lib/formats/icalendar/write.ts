/** A calendar that others subscribe to: RFC 5545, with the names and addresses of RFC 7986. */
import { ruleText } from './rule.ts';
import { icsLine, icsParameter, icsText, icsUri } from './text.ts';
import type { CalendarEvent, CalendarHead, Local } from './types.ts';
import { isUtc, zoneText } from './zone.ts';

/** How often subscribers need to come back: portals are built again each night. */
const REFRESH = 'PT12H';

/**
 * @param zones each zone that an event is in, with the year of its earliest moment
 * @param events as `eventText` wrote them; an event that is in ten calendars is written once
 */
export function calendarText(
  head: CalendarHead,
  zones: ReadonlyMap<string, number>,
  events: readonly string[],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cordee//Agenda//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${icsText(head.name)}`,
    `X-WR-CALNAME:${icsText(head.name)}`,
    ...(head.description
      ? [`DESCRIPTION:${icsText(head.description)}`, `X-WR-CALDESC:${icsText(head.description)}`]
      : []),
    `X-WR-TIMEZONE:${head.timeZone}`,
    `URL:${icsUri(head.url)}`,
    `SOURCE;VALUE=URI:${icsUri(head.source)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
  ];
  const definitions = [...zones]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, since]) => zoneText(zone, since));
  return [...lines.map(icsLine), ...definitions, ...events, icsLine('END:VCALENDAR')].join('');
}

/** One VEVENT, its lines ended. */
export function eventText(event: CalendarEvent): string {
  const { timeZone: zone } = event;
  const at = (name: string, local: Local) => `${name}${localText(local, zone)}`;
  const changed = `${event.changed.replaceAll('-', '')}T120000Z`;
  const some = (name: string, value: string | undefined) => (value ? [`${name}:${icsText(value)}`] : []);
  const lines = [
    'BEGIN:VEVENT',
    `UID:${icsText(event.uid)}`,
    `DTSTAMP:${changed}`,
    ...(event.created ? [`CREATED:${event.created.replaceAll('-', '')}T120000Z`] : []),
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${event.sequence}`,
    ...(event.insteadOf ? [at('RECURRENCE-ID', event.insteadOf)] : []),
    at('DTSTART', event.start),
    ...(event.end ? [at('DTEND', event.end)] : []),
    ...(event.rule ? [`RRULE:${ruleText(event.rule, event.start.includes('T') ? zone : undefined)}`] : []),
    // One line each: some readers take the first value of a list and leave the rest.
    ...(event.added ?? []).map((one) => at('RDATE', one)),
    ...(event.excluded ?? []).map((one) => at('EXDATE', one)),
    ...some('SUMMARY', event.summary),
    ...some('DESCRIPTION', event.description),
    ...some('LOCATION', event.location),
    ...(event.geo ? [`GEO:${degrees(event.geo.lat)};${degrees(event.geo.lon)}`] : []),
    ...(event.categories?.length ? [`CATEGORIES:${event.categories.map(icsText).join(',')}`] : []),
    `URL:${icsUri(event.url)}`,
    ...(event.organiser
      ? [`ORGANIZER;CN=${icsParameter(event.organiser.name)}:mailto:${icsUri(event.organiser.email)}`]
      : []),
    ...(event.online
      ? [`CONFERENCE;VALUE=URI;LABEL=${icsParameter(event.online.label)}:${icsUri(event.online.url)}`]
      : []),
    ...(event.parent ? [`RELATED-TO;RELTYPE=PARENT:${icsText(event.parent)}`] : []),
    `STATUS:${event.status}`,
    // An announcement takes nobody's time: who subscribes to a portal is not busy all week.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
  return lines.map(icsLine).join('');
}

/** What follows the name of a property that tells a day or a moment. */
function localText(local: Local, zone: string): string {
  const digits = local.replace(/[-:]/g, '');
  if (!local.includes('T')) return `;VALUE=DATE:${digits}`;
  return isUtc(zone) ? `:${digits}00Z` : `;TZID=${zone}:${digits}00`;
}

/** Six decimals are eleven centimetres. */
const degrees = (value: number): string => String(Number(value.toFixed(6)));
