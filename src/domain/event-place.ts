/** Where an event is on one of its dates, told apart for calendars and tables. */
import { fold } from '../lib/text/fold.ts';
import type { Occurrence } from './agenda.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';

export interface EventPlace {
  /** Held nowhere but online. */
  isOnline: boolean;
  name?: string | undefined;
  street?: string | undefined;
  postalCode?: string | undefined;
  commune?: string | undefined;
  inseeCode?: string | undefined;
  geo?: { lat: number; lon: number } | undefined;
}

/** A date that is elsewhere is at what the directory knows of that place. */
export function placeOf(portal: Portal, { data, place }: Item<'event'>, date: Occurrence): EventPlace {
  const moved = date.place;
  if (date.status === 'deplace-en-ligne' || (data.mode === 'en-ligne' && !moved)) return { isOnline: true };
  const named = moved ?? data.place;
  const host = portal.find('actor', named);
  const isOwn = !moved && data.address !== undefined;
  const address = isOwn ? data.address : host?.data.address;
  const where = moved ? host?.place : place;
  // What has no fixed place is nowhere in particular.
  const isRoving = named !== undefined && fold(named) === 'itinerant';
  const geo = moved ? host?.data.geo : (data.geo ?? (isOwn ? undefined : host?.data.geo));
  return {
    isOnline: false,
    name: named && portal.nameOf(named),
    street: [address?.complement, address?.street].filter(Boolean).join(', ') || undefined,
    postalCode: where?.postalCode,
    commune: where?.commune,
    inseeCode: where?.inseeCode,
    geo: isRoving ? undefined : geo,
  };
}

/** In one line: the name of the place, its street, its town. */
export const placeLine = ({ name, street, postalCode, commune }: EventPlace): string =>
  [name, street, [postalCode, commune].filter(Boolean).join(' ')]
    .filter((part, i, all) => part && all.indexOf(part) === i)
    .join(', ');
