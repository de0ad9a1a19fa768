/**
 * Contours on a flat page: longitudes and latitudes (WGS 84, degrees) to the units of a drawing.
 * Equirectangular, true at the middle latitude: a valley or a département is not bent by it.
 */
export type Position = readonly [number, number];

export interface Frame {
  /** Units of the drawing. */
  width: number;
  height: number;
  /** @returns undefined for what is no position on Earth */
  point(position: Position): [number, number] | undefined;
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  Number.isFinite(value[0]) &&
  Number.isFinite(value[1]) &&
  Math.abs(value[0] as number) <= 180 &&
  Math.abs(value[1] as number) <= 90;

/** The positions of anything that claims to be GeoJSON coordinates, whatever their depth. */
export function* positions(coordinates: unknown): Generator<Position> {
  if (isPosition(coordinates)) yield coordinates;
  else if (Array.isArray(coordinates)) for (const inner of coordinates) yield* positions(inner);
}

/**
 * The frame that holds all of these positions.
 * @param width of the drawing, in units, margin included
 * @returns undefined when they fill no surface
 */
export function frameOf(all: Iterable<Position>, width: number, margin = 0): Frame | undefined {
  const [west, south, east, north] = boxOf(all) ?? [0, 0, 0, 0];
  if (!(east > west && north > south)) return undefined;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / ((east - west) * squeeze);
  return {
    width,
    height: Math.round((north - south) * scale + 2 * margin),
    point: (position) =>
      isPosition(position)
        ? [
            Math.round(margin + (position[0] - west) * squeeze * scale),
            Math.round(margin + (north - position[1]) * scale),
          ]
        : undefined,
  };
}

/** A line as the moves of an SVG path. Points that fall on the same unit are told once: borders keep their neighbours. */
export function pathOf(frame: Frame, line: unknown, { close = false } = {}): string {
  const points: [number, number][] = [];
  for (const position of positions(line)) {
    const point = frame.point(position);
    const last = points.at(-1);
    if (point && (point[0] !== last?.[0] || point[1] !== last[1])) points.push(point);
  }
  if (points.length < (close ? 3 : 2)) return '';
  let [x, y] = points[0]!;
  const moves = points.slice(1).map(([toX, toY]) => {
    const move = `${toX - x} ${toY - y}`;
    [x, y] = [toX, toY];
    return move;
  });
  return `M${points[0]!.join(' ')}l${moves.join(' ').replaceAll(' -', '-')}${close ? 'z' : ''}`;
}

/** A Polygon or a MultiPolygon, ring by ring. */
export function areaPath(frame: Frame, geometry: { type: string; coordinates: unknown }): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons)) return '';
  return polygons
    .flatMap((rings: unknown) => (Array.isArray(rings) ? rings : []))
    .map((ring) => pathOf(frame, ring, { close: true }))
    .join('');
}

/** West, south, east, north: degrees. */
export type Box = [number, number, number, number];

/** The box around all of these positions; undefined where there is none. */
export function boxOf(all: Iterable<Position>): Box | undefined {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of all) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box[0] <= box[2] ? box : undefined;
}

/** The middle of the box of a shape, in degrees. */
export function ringsMiddle(coordinates: unknown): Position | undefined {
  const box = boxOf(positions(coordinates));
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** The middle of a shape's box: where its name goes when nothing better is known. */
export function middleOf(frame: Frame, coordinates: unknown): [number, number] | undefined {
  const points = [...positions(coordinates)].flatMap((position) => {
    const point = frame.point(position);
    return point ? [point] : [];
  });
  if (points.length === 0) return undefined;
  const middle = (axis: 0 | 1): number => {
    const values = points.map((point) => point[axis]);
    return Math.round(
      (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2,
    );
  };
  return [middle(0), middle(1)];
}
