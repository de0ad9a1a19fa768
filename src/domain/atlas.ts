/** Where each actor of the directory stands on the map: at its own position, else at the heart of its commune. */
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import { listItems, once } from './selections.ts';
import type { Scope } from './urls.ts';
import { fold } from '../lib/text/fold.ts';
import { ringsMiddle } from '../lib/geo/outline.ts';
import type { Position } from '../lib/geo/outline.ts';

export interface Placed {
  item: Item<'actor'>;
  /** Longitude and latitude, WGS 84. */
  at: Position;
  /** Whether the entry gives it; else it is that of the commune, where others may be. */
  exact: boolean;
  place?: string | undefined;
}

/** In the order of the directory; without those that nothing places. */
export const placedActors = once((portal): readonly Placed[] => {
  const actors = portal.on('actor') ? (listItems(portal, 'actor') as Item<'actor'>[]) : [];
  return actors.flatMap((item) => placeActor(portal, item));
});

function placeActor(portal: Portal, item: Item<'actor'>): Placed[] {
  const { geo } = item.data;
  const commune = communeOf(portal, item);
  const place = item.place?.commune ?? commune?.title;
  if (geo) return [{ item, at: [geo.lon, geo.lat], exact: true, place }];
  const at = commune && seatOf(portal, commune);
  return at ? [{ item, at, exact: false, place }] : [];
}

/**
 * The territory that is its commune; the one that the entry says where its address fits several of the same name. A
 * valley has a middle too, where nobody would find anybody.
 */
function communeOf(portal: Portal, item: Item<'actor'>): Item<'territory'> | undefined {
  const { place } = item;
  if (place && !place.known)
    return item.territories
      .flatMap((slug) => portal.find('territory', slug) ?? [])
      .find((territory) => isCommune(territory) && fold(territory.title) === fold(place.commune));
  const territory = portal.find('territory', place ? place.territory : item.territories[0]);
  return territory && isCommune(territory) ? territory : undefined;
}

export const isCommune = ({ data }: Item<'territory'>): boolean =>
  data.level === 'commune' || data.level === 'quartier';

/** Where a territory is: what its file says, else the middle of its contour. */
export function seatOf(portal: Portal, { slug, data }: Item<'territory'>): Position | undefined {
  if (data.geo) return [data.geo.lon, data.geo.lat];
  const contour = portal.outlines.contours[slug];
  return contour && ringsMiddle(contour.coordinates);
}

/** Those of a theme, of a territory, or all. */
export function placedIn(portal: Portal, { theme, territory }: Scope): readonly Placed[] {
  return placedActors(portal).filter(
    ({ item }) =>
      (!theme || item.themes.includes(theme)) && (!territory || item.territories.includes(territory)),
  );
}
