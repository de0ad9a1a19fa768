/** The map as files beside the pages: a picture a scope, the points of all maps, the land under them. */
import { isCommune, placedActors, placedIn, seatOf } from '../atlas.ts';
import type { Item } from '../item.ts';
import { POINTS, GROUND, atlasPicture, atlasScopes, pictureAddress } from '../models/atlas.ts';
import { cardOf } from '../models/cards.ts';
import { contoured, levelOf } from '../models/map.ts';
import { paletteOf } from '../palette.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Document } from './index.ts';
import { pictureSvg } from './atlas-svg.ts';

export function* atlas(portal: Portal): Generator<Document> {
  if (placedActors(portal).length === 0) return;
  for (const scope of atlasScopes(portal))
    if (placedIn(portal, scope).length > 0)
      yield {
        address: pictureAddress(scope),
        type: 'image/svg+xml; charset=utf-8',
        text: () => pictureSvg(atlasPicture(portal, scope)!, paletteOf(portal.settings.colors ?? {})),
      };
  yield { address: POINTS, type: 'application/json; charset=utf-8', text: () => pointsJson(portal) };
  yield { address: GROUND, type: 'application/geo+json; charset=utf-8', text: () => groundJson(portal) };
}

/** About a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Words that come back, each written once and then named by its place in a list. */
class Names {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();
  /** -1 for none. */
  at(name: string | undefined): number {
    if (name === undefined) return -1;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

/**
 * A row an actor: slug, title, longitude, latitude, whether that is its own position (1) or its commune's (0), then
 * places in the lists of names: kind, commune, themes, territories. Read by components/client/map/data.ts.
 */
function pointsJson(portal: Portal): string {
  const [kinds, places, themes, territories] = [new Names(), new Names(), new Names(), new Names()];
  const points = placedActors(portal).map(({ item, at, exact, place }) => {
    const { title, kicker } = cardOf(portal, item as Item);
    return JSON.stringify([
      item.slug,
      title,
      round(at[0]),
      round(at[1]),
      exact ? 1 : 0,
      kinds.at(kicker),
      places.at(place),
      item.themes.map((slug) => themes.at(slug)),
      item.territories.map((slug) => territories.at(slug)),
    ]);
  });
  const head = {
    base: portal.base + addressOf({ kind: 'list', type: 'actor', page: 1 }),
    kinds: kinds.list,
    places: places.list,
    themes: themes.list,
    territories: territories.list,
  };
  return `${JSON.stringify(head).slice(0, -1)},"points":[\n${points.join(',\n')}\n]}\n`;
}

/** GeoJSON (RFC 7946): contours with their level, rivers, and communes as points that bear a name. */
function groundJson(portal: Portal): string {
  const feature = (properties: object, geometry: object) =>
    JSON.stringify({ type: 'Feature', properties, geometry });
  const areas = contoured(portal).map(({ item, contour }) =>
    feature({ slug: item.slug, name: item.title, level: levelOf(portal, item) }, contour),
  );
  const rivers = portal.outlines.rivers.map(({ name, line }) =>
    feature({ name, level: 'river' }, { type: 'LineString', coordinates: line }),
  );
  const seats = (portal.items.territory as Item<'territory'>[]).flatMap((item) => {
    const at = portal.on('territory') && isCommune(item) ? seatOf(portal, item) : undefined;
    if (!at) return [];
    const count = portal.indexes.count({ territory: item.slug });
    return feature({ name: item.title, count }, { type: 'Point', coordinates: at.map(round) });
  });
  return `{"type":"FeatureCollection","features":[\n${[...areas, ...rivers, ...seats].join(',\n')}\n]}\n`;
}
