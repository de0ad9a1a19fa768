import { isoOf } from '../../lib/dates/zone.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Item } from '../item.ts';
import type { Occurrence } from '../agenda.ts';
import type { EventStatus } from '../models/types.ts';
import type { Portal } from '../portal.ts';
import { scheduleOf } from './schedule.ts';
import { absolute, compact, coordinates, parties, postalAddress, reference } from './common.ts';

const STATUS: Record<EventStatus, string> = {
  programme: 'EventScheduled',
  reprogramme: 'EventRescheduled',
  'deplace-en-ligne': 'EventMovedOnline',
  reporte: 'EventPostponed',
  complet: 'EventScheduled',
  annule: 'EventCancelled',
};

const MODE: Record<string, string> = { 'en-presence': 'Offline', 'en-ligne': 'Online', mixte: 'Mixed' };

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
    eventAttendanceMode: attendance(modeOn(item, first)),
    location: locations(portal, item, first),
    offers: offers(portal, item, first),
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
      ...others.slice(0, DATES - 1).map((date) => dateEvent(portal, item, date)),
    ],
    subjectOf: reference(portal, portal.find('article', data.report)),
  };
}

/** One date of a series, with its place and its way of taking part where they are its own. */
function dateEvent(portal: Portal, item: Item<'event'>, date: Occurrence): object {
  const isElsewhere = date.place !== undefined || date.status === 'deplace-en-ligne';
  return compact({
    '@type': 'Event',
    name: item.title,
    ...dateData(portal, item, date),
    eventAttendanceMode: isElsewhere ? attendance(modeOn(item, date)) : undefined,
    location: isElsewhere ? locations(portal, item, date) : undefined,
  });
}

/** A date that was moved says so, unless it is worse: https://schema.org/EventRescheduled wants the former start. */
function dateData(portal: Portal, { data }: Item<'event'>, date: Occurrence): object {
  const { start, end, status, previous } = date;
  const zone = data.timeZone ?? portal.timeZone;
  const said = previous && status === 'programme' ? 'reprogramme' : status;
  return {
    startDate: isoOf(start, zone),
    endDate: end && isoOf(end, zone),
    previousStartDate: previous && isoOf(previous, zone),
    eventStatus: `https://schema.org/${STATUS[said]}`,
  };
}

/** What is moved online is there alone, whatever was planned. Unsaid, a place means that one goes there. */
function modeOn({ data, place }: Item<'event'>, date: Occurrence | undefined): string | undefined {
  if (date?.status === 'deplace-en-ligne') return 'en-ligne';
  if (data.mode) return data.mode;
  const hasPlace = date?.place ?? data.place ?? place;
  return data.onlineUrl ? undefined : hasPlace && 'en-presence';
}

const attendance = (mode: string | undefined): string | undefined =>
  mode && `https://schema.org/${MODE[mode]}EventAttendanceMode`;

/** `VirtualLocation` wants an address: without a link of its own, the page that tells how to take part. */
function locations(portal: Portal, item: Item<'event'>, date: Occurrence | undefined): object[] {
  const { data, href } = item;
  const mode = modeOn(item, date);
  const moved = date?.place && namedPlace(portal, date.place);
  const physical =
    mode === 'en-ligne' ? undefined : moved || placeData(portal, item, portal.find('actor', data.place));
  const isOnline = mode === 'en-ligne' || mode === 'mixte' || (mode === undefined && data.onlineUrl);
  const virtual = isOnline
    ? { '@type': 'VirtualLocation', url: data.onlineUrl ?? absolute(portal, href) }
    : undefined;
  return [physical, virtual].filter((one) => one !== undefined);
}

/** schema.org has no status for what is full: it is sold out. */
function offers(portal: Portal, { data, href }: Item<'event'>, date: Occurrence | undefined) {
  const link = data.registration?.find(({ kind }) => kind === 'url');
  const isFree = data.price?.kind === 'gratuit';
  const isFull = date?.status === 'complet';
  if (!isFree && !isFull) return undefined;
  return compact({
    '@type': 'Offer',
    url: link?.href ?? absolute(portal, href),
    availability: `https://schema.org/${isFull ? 'SoldOut' : 'InStock'}`,
    ...(isFree ? { price: 0, priceCurrency: 'EUR' } : {}),
  });
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
