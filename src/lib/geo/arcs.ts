/**
 * Contours that touch, as the lines that they share: a border between two communes is one line, simplified once, so
 * that no gap opens between them; who shares a line is a neighbour; what is shared by nobody is the outer edge.
 * The idea is TopoJSON's (M. Bostock); lines begin and end where three borders meet.
 */
import type { Position } from './outline.ts';
import { simplifyLine } from './simplify.ts';

/** Rings of a polygon, the outer one first; each closed. */
export type Polygon = Position[][];

export interface Shape {
  key: string;
  polygons: readonly Polygon[];
}

export interface Sharing {
  /** The same shapes with fewer points; one that would vanish stays as it was. */
  shapes: { key: string; polygons: Polygon[] }[];
  /** Keys of the shapes that share a border with each. */
  neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** The shape that these make together; undefined where their borders do not close. */
  outline(keys: readonly string[]): Polygon[] | undefined;
}

interface Arc {
  points: Position[];
  users: Set<string>;
}

/** A line as a ring goes along it. */
interface Step {
  arc: Arc;
  reversed: boolean;
}

/** @param tolerance how far a line may move, in metres */
export function shareBorders(shapes: readonly Shape[], tolerance: number): Sharing {
  const cleaned = shapes.map(({ key, polygons }) => ({
    key,
    polygons: polygons.map((rings) => rings.map(openRing).filter((ring) => ring.length > 2)).filter(hasRings),
  }));
  const junctions = junctionsOf(cleaned.flatMap(({ polygons }) => polygons.flat()));
  const arcs = new Map<string, Arc>();
  const walks = cleaned.map(({ key, polygons }) => ({
    key,
    polygons: polygons.map((rings) => rings.map((ring) => walk(ring, { key, junctions, arcs }))),
  }));
  const whole = new Map([...arcs.values()].map((arc) => [arc, arc.points]));
  for (const arc of arcs.values()) arc.points = simplifyLine(arc.points, tolerance);
  return {
    shapes: walks.map(({ key, polygons }) => ({
      key,
      polygons: polygons.map((rings) =>
        rings.map((steps) => {
          const ring = along(steps, (arc) => arc.points);
          return ring.length > 3 ? ring : along(steps, (arc) => whole.get(arc)!);
        }),
      ),
    })),
    neighbours: neighboursOf(cleaned, arcs.values()),
    outline: (keys) => outlineOf(walks, new Set(keys)),
  };
}

const hasRings = (rings: Polygon): boolean => rings.length > 0;

/** About a metre: borders of two files meet when they are as near. */
const STEP = 1e5;
const keyOf = ([lon, lat]: Position): number =>
  (Math.round(lon * STEP) + 180 * STEP) * 360 * STEP + Math.round(lat * STEP) + 90 * STEP;

/** Rounded, without repetitions nor the last point, which is the first. */
function openRing(ring: readonly Position[]): Position[] {
  const points: Position[] = [];
  for (const [lon, lat] of ring) {
    const point: Position = [Math.round(lon * STEP) / STEP, Math.round(lat * STEP) / STEP];
    if (points.length === 0 || keyOf(points.at(-1)!) !== keyOf(point)) points.push(point);
  }
  if (points.length > 1 && keyOf(points[0]!) === keyOf(points.at(-1)!)) points.pop();
  return points;
}

/** Points from which lines go more than two ways. */
function junctionsOf(rings: readonly Position[][]): Set<number> {
  const ways = new Map<number, Set<number>>();
  for (const ring of rings)
    for (const [i, point] of ring.entries()) {
      const key = keyOf(point);
      let known = ways.get(key);
      if (!known) ways.set(key, (known = new Set()));
      known.add(keyOf(ring[(i + 1) % ring.length]!)).add(keyOf(ring.at(i - 1)!));
    }
  return new Set([...ways].filter(([, known]) => known.size > 2).map(([key]) => key));
}

interface Walking {
  key: string;
  junctions: ReadonlySet<number>;
  arcs: Map<string, Arc>;
}

/** A ring as the lines that it is made of, which it shares with those on the other side. */
function walk(ring: Position[], { key, junctions, arcs }: Walking): Step[] {
  const cuts = [...ring.keys()].filter((i) => junctions.has(keyOf(ring[i]!)));
  // A ring that meets nobody, or one neighbour all around, begins at the same point in both.
  const starts =
    cuts.length > 0 ? cuts : [[...ring.keys()].reduce((a, b) => (keyOf(ring[b]!) < keyOf(ring[a]!) ? b : a))];
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? starts[0]! + ring.length;
    const points = Array.from({ length: end - start + 1 }, (_, n) => ring[(start + n) % ring.length]!);
    const reversed = isBackward(points);
    if (reversed) points.reverse();
    // From a junction, one way is one line.
    const id = `${keyOf(points[0]!)} ${keyOf(points[1]!)}`;
    let arc = arcs.get(id);
    if (!arc) arcs.set(id, (arc = { points, users: new Set() }));
    arc.users.add(key);
    return { arc, reversed };
  });
}

/** Both sides of a border go along it in opposite ways: the line has one of them. */
function isBackward(points: readonly Position[]): boolean {
  const ends = keyOf(points[0]!) - keyOf(points.at(-1)!);
  return ends > 0 || (ends === 0 && keyOf(points[1]!) > keyOf(points.at(-2)!));
}

function along(steps: readonly Step[], pointsOf: (arc: Arc) => readonly Position[]): Position[] {
  const points: Position[] = [];
  for (const { arc, reversed } of steps) {
    const line = reversed ? [...pointsOf(arc)].reverse() : pointsOf(arc);
    points.push(...(points.length > 0 ? line.slice(1) : line));
  }
  return points;
}

function neighboursOf(shapes: readonly Shape[], arcs: Iterable<Arc>): Map<string, Set<string>> {
  const neighbours = new Map(shapes.map(({ key }) => [key, new Set<string>()]));
  for (const { users } of arcs)
    for (const one of users) for (const other of users) if (one !== other) neighbours.get(one)!.add(other);
  return neighbours;
}

type Walks = readonly { key: string; polygons: Step[][][] }[];

function outlineOf(walks: Walks, keys: ReadonlySet<string>): Polygon[] | undefined {
  const times = new Map<Arc, number>();
  for (const { key, polygons } of walks)
    if (keys.has(key)) for (const { arc } of polygons.flat(2)) times.set(arc, (times.get(arc) ?? 0) + 1);
  // What two members share is inside.
  const outer = [...times].filter(([, count]) => count === 1).map(([arc]) => arc.points);
  const rings = stitch(outer);
  return rings && rings.length > 0 ? nest(rings) : undefined;
}

/** Lines put end to end until they close; undefined where one does not. */
function stitch(lines: readonly Position[][]): Position[][] | undefined {
  const byEnd = new Map<number, Set<Position[]>>();
  const at = (point: Position) =>
    byEnd.get(keyOf(point)) ?? byEnd.set(keyOf(point), new Set()).get(keyOf(point))!;
  for (const line of lines) for (const end of [line[0]!, line.at(-1)!]) at(end).add(line);
  const left = new Set(lines);
  const rings: Position[][] = [];
  for (const first of lines) {
    if (!left.delete(first)) continue;
    const ring = [...first];
    while (keyOf(ring[0]!) !== keyOf(ring.at(-1)!)) {
      const here = ring.at(-1)!;
      const next = [...at(here)].find((line) => left.has(line));
      if (!next) return undefined;
      left.delete(next);
      const forward = keyOf(next[0]!) === keyOf(here) ? next : [...next].reverse();
      ring.push(...forward.slice(1));
    }
    if (ring.length > 3) rings.push(ring);
  }
  return rings;
}

/** Rings within rings: what is inside an odd number of others is a hole of the nearest. */
function nest(rings: readonly Position[][]): Polygon[] {
  const around = (ring: Position[]) => rings.filter((other) => other !== ring && isInside(ring[0]!, other));
  const polygons = new Map<Position[], Polygon>();
  for (const ring of rings) if (around(ring).length % 2 === 0) polygons.set(ring, [ring]);
  for (const ring of rings) {
    if (polygons.has(ring)) continue;
    const holder = around(ring)
      .filter((other) => polygons.has(other))
      .sort((a, b) => around(b).length - around(a).length)[0];
    if (holder) polygons.get(holder)!.push(ring);
  }
  return [...polygons.values()];
}

/** Even-odd rule. */
export function isInside([lon, lat]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring.at(i - 1)!;
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
