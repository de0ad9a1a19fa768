import { fold } from '../../lib/text/fold.ts';
import type { Item } from '../item.ts';
import type { Occurrence } from '../agenda.ts';
import type { EventStatus } from '../models/types.ts';
import type { Portal } from '../portal.ts';
import { scheduleOf } from './schedule.ts';
import { absolute, compact, coordinates, isoOf, parties, postalAddress, reference } from './common.ts';

const STATUS: Record<EventStatus, string> = {
  programme: 'EventScheduled',
  reprogramme: 'EventRescheduled',
  'deplace-en-ligne': 'EventMovedOnline',
  reporte: 'EventPostponed',
  complet: 'EventScheduled',
  annule: 'EventCancelled',
};

const MODE = { 'en-presence': 'Offline', 'en-ligne': 'Online', mixte: 'Mixed' } as const;

/** How many dates of a series are told one by one. */
const DATES = 10;

export function eventData(portal: Portal, item: Item<'event'>): object {
  const { data } = item;
  const { upcoming, last } = portal.dates(item);
  const [first, ...others] = upcoming.length ? upcoming : last ? [last] : [];
  const children = portal.relations.event(item.slug).children;
  return {
    '@type': 'Event',
    '@id': absolute(portal, item.href),
    name: item.title,
    disambiguatingDescription: data.summary,
    url: absolute(portal, item.href),
    ...(first ? dateData(portal, item, first) : {}),
    eventAttendanceMode:
      data.mode && `https://schema.org/${MODE[data.mode as keyof typeof MODE]}EventAttendanceMode`,
    location: locations(portal, item, first?.place),
    organizer: parties(portal, data.organisers),
    contributor: parties(portal, data.partners),
    isAccessibleForFree: data.price
      ? data.price.kind === 'gratuit' || data.price.kind === 'prix-libre'
      : undefined,
    typicalAgeRange: ageRange(data.age),
    keywords: data.keywords,
    eventSchedule: scheduleOf(portal, item),
    superEvent: reference(portal, portal.find('event', data.parent)),
    subEvent: [
      ...children.map((child) => reference(portal, child as Item)),
      ...others.slice(0, DATES - 1).map((date) =>
        compact({
          '@type': 'Event',
          name: item.title,
          ...dateData(portal, item, date),
          location: date.place ? locations(portal, item, date.place) : undefined,
        }),
      ),
    ],
    subjectOf: reference(portal, portal.find('article', data.report)),
  };
}

function dateData(portal: Portal, { data }: Item<'event'>, { start, end, status }: Occurrence): object {
  const zone = data.timeZone ?? portal.timeZone;
  return {
    startDate: isoOf(start, zone),
    endDate: end && isoOf(end, zone),
    eventStatus: `https://schema.org/${STATUS[status]}`,
  };
}

/** @param moved the place of this date, where it is not the usual one */
function locations(portal: Portal, { data, place }: Item<'event'>, moved?: string): object[] {
  const host = portal.find('actor', data.place);
  const usual =
    data.mode === 'en-ligne' ? undefined : placeData(portal, { data, place } as Item<'event'>, host);
  const physical = moved ? namedPlace(portal, moved) : usual;
  const virtual = data.onlineUrl ? { '@type': 'VirtualLocation', url: data.onlineUrl } : undefined;
  return [physical, virtual].filter((one) => one !== undefined);
}

function placeData(
  portal: Portal,
  { data, place }: Item<'event'>,
  host: Item<'actor'> | undefined,
): object | undefined {
  // « itinérant » is a way of being nowhere in particular, not the name of a place.
  const named = data.place && fold(data.place) !== 'itinerant' ? portal.nameOf(data.place) : undefined;
  if (!named && !place) return undefined;
  return compact({
    '@type': 'Place',
    '@id': host && absolute(portal, host.href),
    name: named ?? place?.commune,
    address: postalAddress(place, data.address ?? host?.data.address),
    geo: coordinates(data.geo ?? host?.data.geo),
  });
}

/** Where the directory says that a place is; else its name alone. */
function namedPlace(portal: Portal, text: string): object {
  const host = portal.find('actor', text);
  return compact({
    '@type': 'Place',
    '@id': host && absolute(portal, host.href),
    name: portal.nameOf(text),
    address: host && postalAddress(host.place, host.data.address),
    geo: coordinates(host?.data.geo),
  });
}

const ageRange = (
  age: { min?: number | undefined; max?: number | undefined } | undefined,
): string | undefined => age && `${age.min ?? 0}-${age.max ?? ''}`;
