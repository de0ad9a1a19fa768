/** A line with fewer points (Douglas and Peucker), and the heart of a shape. */
import type { Position } from './outline.ts';

/** Metres of a degree of latitude. */
const DEGREE = 111_320;

/**
 * The same ends, and no point left out that is farther than the tolerance from the line that stays.
 * @param tolerance metres
 */
export function simplifyLine(points: readonly Position[], tolerance: number): Position[] {
  if (points.length < 3) return [...points];
  const keep = new Set([0, points.length - 1]);
  const stack: [number, number][] = [[0, points.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    const { at, distance } = farthest(points, from, to);
    if (distance <= tolerance) continue;
    keep.add(at);
    stack.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** The point between two others that is farthest from the line between them, in metres; of a loop, from its end. */
function farthest(points: readonly Position[], from: number, to: number): { at: number; distance: number } {
  const [lon, lat] = points[from]!;
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const flat = ([x, y]: Position): [number, number] => [(x - lon) * DEGREE * squeeze, (y - lat) * DEGREE];
  const [ex, ey] = flat(points[to]!);
  const length = Math.hypot(ex, ey);
  let found = { at: from, distance: 0 };
  for (let i = from + 1; i < to; i++) {
    const [x, y] = flat(points[i]!);
    // How far along the line the nearest point of it is: never before its beginning nor after its end.
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * ex + y * ey) / length ** 2));
    const distance = Math.hypot(x - along * ex, y - along * ey);
    if (distance > found.distance) found = { at: i, distance };
  }
  return found;
}

/** Surface of a ring, in square degrees; the sign is that of its turn. */
const surfaceOf = (ring: readonly Position[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1)!;
    return sum + (px * y - x * py) / 2;
  }, 0);

/** The centre of gravity of the largest ring. */
export function centreOf(polygons: readonly (readonly (readonly Position[])[])[]): Position | undefined {
  const rings = polygons.flatMap(([outer]) => (outer && outer.length > 2 ? [outer] : []));
  const ring = rings.sort((a, b) => Math.abs(surfaceOf(b)) - Math.abs(surfaceOf(a)))[0];
  const surface = ring && surfaceOf(ring);
  if (!ring || !surface) return undefined;
  // From a point of the ring: small differences of large numbers lose their digits.
  const [ox, oy] = ring[0]!;
  let [x, y] = [0, 0];
  for (const [i, point] of ring.entries()) {
    const before = ring.at(i - 1)!;
    const [ax, ay, bx, by] = [before[0] - ox, before[1] - oy, point[0] - ox, point[1] - oy];
    x += (ax + bx) * (ax * by - bx * ay);
    y += (ay + by) * (ax * by - bx * ay);
  }
  return [ox + x / (6 * surface), oy + y / (6 * surface)];
}
