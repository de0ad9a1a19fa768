import type { Data } from '../../content-types/registry.ts';
import type { Item, Place } from '../item.ts';
import type { Portal } from '../portal.ts';

export const absolute = (portal: Portal, href: string): string => portal.origin + href;

/** Absent things are absent: no empty value, no empty list. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) => one !== undefined && one !== '' && !(Array.isArray(one) && one.length === 0),
    ),
  ) as T;
}

export const reference = (portal: Portal, item: Item | undefined): object | undefined =>
  item && { '@id': absolute(portal, item.href), name: item.title };

/** A body that was named: the directory's, or its name alone. */
export function party(portal: Portal, text: string | undefined): object | undefined {
  if (!text) return undefined;
  const actor = portal.find('actor', text);
  return actor
    ? {
        '@type': 'Organization',
        '@id': absolute(portal, actor.href),
        name: actor.title,
        url: absolute(portal, actor.href),
      }
    : { '@type': 'Organization', name: portal.nameOf(text) };
}

export const parties = (portal: Portal, texts: readonly string[] = []): object[] =>
  texts.flatMap((text) => party(portal, text) ?? []);

type Address = Data<'actor'>['address'];

export function postalAddress(place: Place | undefined, address: Address): object | undefined {
  if (!place && !address) return undefined;
  return compact({
    '@type': 'PostalAddress',
    streetAddress: [address?.complement, address?.street].filter(Boolean).join(', '),
    postalCode: place?.postalCode ?? address?.postalCode,
    addressLocality: place?.commune ?? address?.commune,
    addressRegion: place?.department?.name,
    addressCountry: 'FR',
  });
}

export const coordinates = (geo: { lat: number; lon: number } | undefined): object | undefined =>
  geo && { '@type': 'GeoCoordinates', latitude: geo.lat, longitude: geo.lon };
