/** The actors on a map: its frame, the picture that is made of it at build, and the model of its panel. */
import { boxOf, frameOf, positions } from '../../lib/geo/outline.ts';
import type { Box, Frame, Position } from '../../lib/geo/outline.ts';
import { placedIn } from '../atlas.ts';
import type { Placed } from '../atlas.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { listItems, scopedItems } from '../selections.ts';
import { tilesOf } from '../tiles.ts';
import { addressOf, documentOf } from '../urls.ts';
import type { Scope } from '../urls.ts';
import { findNames } from './map-names.ts';
import { MARGIN, WIDTH, contoured, mapIn, namedIn, wholeFrame } from './map.ts';
import type { AtlasModel, MapModel, MapName } from './types.ts';

export const PICTURE = 'carte.svg';

const directory = addressOf({ kind: 'list', type: 'actor', page: 1 });

/** From the portal's root: the points of all maps, and the land under them. */
export const POINTS = documentOf(directory, 'carte.json');
export const GROUND = documentOf(directory, 'contours.geojson');

/** Where pages with a map are. */
export const SECTIONS_WITH_MAP = [
  directory,
  ...(['theme', 'territory'] as const).map((type) => addressOf({ kind: 'index', type })),
];

/** Where the picture of a scope is, from the portal's root. */
export function pictureAddress({ theme, territory }: Scope): string {
  const page = theme
    ? addressOf({ kind: 'entry', type: 'theme', slug: theme })
    : territory
      ? addressOf({ kind: 'entry', type: 'territory', slug: territory })
      : directory;
  return documentOf(page, PICTURE);
}

/** Undefined where no actor of the scope can be placed. */
export function atlasOf(portal: Portal, scope: Scope): AtlasModel | undefined {
  const placed = placedIn(portal, scope);
  const frame = placed.length > 0 ? frameFor(portal, scope, placed) : undefined;
  if (!frame) return undefined;
  const isWhole = !scope.theme && !scope.territory;
  return {
    picture: {
      src: portal.base + pictureAddress(scope),
      width: frame.width,
      height: frame.height,
    },
    points: portal.base + POINTS,
    ground: portal.base + GROUND,
    ...scope,
    placed: placed.length,
    total: (isWhole ? listItems(portal, 'actor') : scopedItems(portal, scope, 'actor')).length,
    tiles: tilesOf(portal.settings),
  };
}

/** How much larger the letters are on a phone. */
export const SMALL = 1.6;

/** The drawing of a scope: the land, then a dot an actor, and how many are somewhere in a commune. */
export interface AtlasPicture {
  map: MapModel;
  /** Names for the screen of a phone: letters `SMALL` times larger, and fewer of them. */
  small: { label: string; name: MapName }[];
  dots: [x: number, y: number][];
  heaps: { x: number; y: number; count: number }[];
}

export function atlasPicture(portal: Portal, scope: Scope): AtlasPicture | undefined {
  const placed = placedIn(portal, scope);
  const frame = placed.length > 0 ? frameFor(portal, scope, placed) : undefined;
  if (!frame) return undefined;
  const at = (one: Placed) => frame.point(one.at)!;
  const exact = placed.filter((one) => one.exact).map(at);
  const heaps = Map.groupBy(
    placed.filter((one) => !one.exact),
    (one) => at(one).join(' '),
  );
  const map = mapIn(portal, frame, near(portal, scope));
  const small = [...findNames(namedIn(map.areas, map), SMALL, map.width)];
  return {
    map,
    small: small.map(([{ label }, name]) => ({ label, name })),
    // Those that fall on the same spot are one dot.
    dots: [...new Map(exact.map((point) => [point.join(' '), point])).values()],
    heaps: [...heaps.values()].map((all) => ({ x: at(all[0]!)[0], y: at(all[0]!)[1], count: all.length })),
  };
}

/** Of a territory, its own contour; else all contours; without any, the actors themselves. */
function frameFor(portal: Portal, scope: Scope, placed: readonly Placed[]): Frame | undefined {
  const contour = scope.territory && portal.on('territory') && portal.outlines.contours[scope.territory];
  const own = contour && fitted([...positions(contour.coordinates)]);
  return own || wholeFrame(portal) || fitted(placed.map(({ at }) => at));
}

/** About two kilometres: what is in one place only has something around it. */
const AROUND = 0.02;
/** A drawing that is no higher than this fits a screen. */
const HIGHEST = 560;

function fitted(all: readonly Position[]): Frame | undefined {
  const box = boxOf(all);
  if (!box) return undefined;
  const [west, south, east, north] = widened(box);
  const corners: Position[] = [
    [west, south],
    [east, north],
  ];
  const frame = frameOf(corners, WIDTH, MARGIN)!;
  if (frame.height <= HIGHEST) return frame;
  // As wide as ever, with more of the neighbours on both sides.
  const grow = ((frame.height / HIGHEST - 1) * (east - west)) / 2;
  return frameOf(
    [
      [west - grow, south],
      [east + grow, north],
    ],
    WIDTH,
    MARGIN,
  );
}

function widened([west, south, east, north]: Box): Box {
  const x = Math.max(0, AROUND - (east - west)) / 2;
  const y = Math.max(0, AROUND - (north - south)) / 2;
  return [west - x, south - y, east + x, north + y];
}

/** The contours that a scope's frame meets: a village does not carry the whole département. */
function near(portal: Portal, { territory }: Scope) {
  const all = contoured(portal);
  const own = territory && boxOf(positions(portal.outlines.contours[territory]?.coordinates));
  if (!own) return all;
  // Frames reach sideways beyond what they hold.
  const reach = Math.max(own[2] - own[0], own[3] - own[1]);
  return all.filter(
    ({ box }) => box[0] < own[2] + reach && box[2] > own[0] - reach && box[1] < own[3] && box[3] > own[1],
  );
}

/** The scopes that have a page with a map, the whole first. */
export function* atlasScopes(portal: Portal): Generator<Scope> {
  yield {};
  for (const type of ['theme', 'territory'] as const)
    if (portal.on(type)) for (const { slug } of portal.items[type] as Item[]) yield { [type]: slug };
}
