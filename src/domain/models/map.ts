/** The territory as a drawing: contours, rivers, names, and how much there is where. */
import type { Frame } from '../../lib/geo/outline.ts';
import { areaPath, frameOf, middleOf, pathOf, positions } from '../../lib/geo/outline.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { placeNames } from './map-names.ts';
import type { MapArea, MapModel } from './types.ts';

/** Units of the drawing's width: a contour of ten kilometres keeps steps of fifteen metres. */
const WIDTH = 640;
const MARGIN = 8;

const caches = new WeakMap<Portal, MapModel | undefined>();

/** The whole territory; undefined where the portal gives no contours. */
export function mapOf(portal: Portal): MapModel | undefined {
  if (!caches.has(portal)) caches.set(portal, drawMap(portal));
  return caches.get(portal);
}

function drawMap(portal: Portal): MapModel | undefined {
  if (!portal.on('territory')) return undefined;
  const shapes = (portal.items.territory as Item<'territory'>[]).flatMap((item) => {
    const contour = portal.outlines.contours[item.slug];
    return contour ? [{ item, contour }] : [];
  });
  const frame = frameOf(
    shapes.flatMap(({ contour }) => [...positions(contour.coordinates)]),
    WIDTH,
    MARGIN,
  );
  if (!frame) return undefined;
  const drawn = new Set(shapes.map(({ item }) => item.slug));
  const areas = shapes.map(({ item, contour }) => areaOf(portal, { item, contour, frame, drawn }));
  placeNames(areas.filter(({ level }) => level === 'leaf'));
  return {
    width: frame.width,
    height: frame.height,
    areas: areas.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)),
    rivers: portal.outlines.rivers.map(({ line }) => pathOf(frame, line)).filter((path) => path !== ''),
  };
}

/** What is drawn first lies under the rest. */
const LEVELS: MapArea['level'][] = ['root', 'leaf', 'group'];

interface Shape {
  item: Item<'territory'>;
  contour: { type: string; coordinates: unknown };
  frame: Frame;
  drawn: ReadonlySet<string>;
}

function areaOf(portal: Portal, { item, contour, frame, drawn }: Shape): MapArea {
  const { slug, title, href, data } = item;
  const children = portal.territories.children(slug).filter((child) => drawn.has(child));
  const isRoot =
    children.length > 0 &&
    !portal.territories
      .lineage(slug)
      .slice(1)
      .some((up) => drawn.has(up));
  const seat = data.geo && frame.point([data.geo.lon, data.geo.lat]);
  const [x, y] = seat ?? middleOf(frame, contour.coordinates) ?? [0, 0];
  const count = portal.indexes.count({ territory: slug });
  return {
    slug,
    label: title,
    href,
    path: areaPath(frame, contour),
    level: isRoot ? 'root' : children.length > 0 ? 'group' : 'leaf',
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
