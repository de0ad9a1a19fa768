/** The territory as a drawing: contours, rivers, names, and how much there is where. */
import type { Box, Frame } from '../../lib/geo/outline.ts';
import { areaPath, boxOf, frameOf, middleOf, pathOf, positions } from '../../lib/geo/outline.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { once } from '../selections.ts';
import { placeNames } from './map-names.ts';
import type { MapArea, MapModel } from './types.ts';

/** Units of the drawing's width: a contour of ten kilometres keeps steps of fifteen metres. */
export const WIDTH = 640;
export const MARGIN = 8;

/** The whole territory; undefined where the portal gives no contours. */
export const mapOf = once((portal): MapModel | undefined => {
  const frame = wholeFrame(portal);
  return frame && mapIn(portal, frame);
});

export interface Contoured {
  item: Item<'territory'>;
  contour: { type: string; coordinates: unknown };
  box: Box;
}

/** The territories that have a contour; a contour of nonsense is a box of nothing. */
export const contoured = once((portal): readonly Contoured[] =>
  portal.on('territory')
    ? (portal.items.territory as Item<'territory'>[]).flatMap((item) => {
        const contour = portal.outlines.contours[item.slug];
        return contour ? [{ item, contour, box: boxOf(positions(contour.coordinates)) ?? [0, 0, 0, 0] }] : [];
      })
    : [],
);

/** The frame that holds all contours; undefined where there are none. */
export const wholeFrame = once((portal): Frame | undefined =>
  frameOf(
    contoured(portal).flatMap(({ contour }) => [...positions(contour.coordinates)]),
    WIDTH,
    MARGIN,
  ),
);

/** What a frame shows of the land: of these contours, all by default. */
export function mapIn(portal: Portal, frame: Frame, shapes = contoured(portal)): MapModel {
  const areas = shapes.map((shape) => areaOf(portal, frame, shape));
  placeNames(namedIn(areas, frame));
  return {
    width: frame.width,
    height: frame.height,
    areas: areas.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)),
    rivers: portal.outlines.rivers.map(({ line }) => pathOf(frame, line)).filter((path) => path !== ''),
  };
}

/** The areas that may bear a name: the smallest ones, where they are seen. */
export const namedIn = (
  areas: readonly MapArea[],
  { width, height }: Pick<Frame, 'width' | 'height'>,
): MapArea[] =>
  areas.filter(({ level, x, y }) => level === 'leaf' && x > 0 && y > 0 && x < width && y < height);

/** What is drawn first lies under the rest. */
const LEVELS: MapArea['level'][] = ['root', 'leaf', 'group'];

/** What a contour is to the others: `root` is held by none, `leaf` holds none. */
export function levelOf(portal: Portal, { slug }: Item<'territory'>): MapArea['level'] {
  const drawn = drawnSlugs(portal);
  if (!portal.territories.children(slug).some((child) => drawn.has(child))) return 'leaf';
  const around = portal.territories.lineage(slug).slice(1);
  return around.some((up) => drawn.has(up)) ? 'group' : 'root';
}

const drawnSlugs = once((portal) => new Set(contoured(portal).map(({ item }) => item.slug)));

function areaOf(portal: Portal, frame: Frame, { item, contour }: Contoured): MapArea {
  const { slug, title, href, data } = item;
  const seat = data.geo && frame.point([data.geo.lon, data.geo.lat]);
  const [x, y] = seat ?? middleOf(frame, contour.coordinates) ?? [0, 0];
  const count = portal.indexes.count({ territory: slug });
  return {
    slug,
    label: title,
    href,
    path: areaPath(frame, contour),
    level: levelOf(portal, item),
    x,
    y,
    count,
    radius: Math.round(30 + 14 * Math.sqrt(count)) / 10,
  };
}

/** One territory within the whole: two shapes, for the corner of a page. */
export function locatorOf(portal: Portal, slug: string): MapModel | undefined {
  const whole = mapOf(portal);
  const here = whole?.areas.find((area) => area.slug === slug);
  if (!whole || !here || here.level === 'root') return undefined;
  const around = whole.areas.filter(({ level }) => level === 'root');
  return { ...whole, areas: [...around, here], rivers: [] };
}
