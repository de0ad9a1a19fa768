/** Lines and curves as short SVG paths: whole numbers, moves relative to the last point. */

export type Point = readonly [x: number, y: number];

/** Straight lines from point to point. */
export function line(points: readonly Point[]): string {
  const at = points.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  return `M${pair(at[0]!)}l${moves(at[0]!, at, 1)}`;
}

/**
 * A smooth line from the first point to the last, drawn towards those between: a quadratic B-spline.
 *
 * Each arc ends in the middle of two points, so that the point of the next arc is the last one mirrored, which
 * `t` says without a number. Points are at even numbers: middles are whole, and nothing is lost on the way.
 */
export function curve(points: readonly Point[]): string {
  const at = points.map(snap);
  const last = at.length - 1;
  const ends = at.slice(1, last).map((point, i) => (i + 2 === last ? at[last]! : middle(point, at[i + 2]!)));
  return arcs(at[0]!, at[1]!, ends);
}

/** The same, closed around. */
export function ring(points: readonly Point[]): string {
  const at = points.map(snap);
  const ends = at.map((point, i) => middle(point, at[i + 1] ?? at[0]!));
  return `${arcs(ends.at(-1)!, at[0]!, ends)}z`;
}

const even = (value: number): number => Math.round(value / 2) * 2;
const snap = ([x, y]: Point): Point => [even(x), even(y)];
const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2];

const arcs = (start: Point, toward: Point, ends: readonly Point[]): string =>
  `M${pair(start)}q${moves(start, [toward], 0)} ${moves(start, ends, 0, 1)}t${moves(ends[0]!, ends, 1)}`;

const pair = ([x, y]: Point): string => `${x}${glued(y)}`;

/** A minus parts two numbers as well as a space. */
const glued = (n: number): string => (n < 0 ? `${n}` : ` ${n}`);

/** The way along some of the points, from a point. */
function moves(from: Point, points: readonly Point[], first: number, end = points.length): string {
  let [x, y] = from;
  let text = '';
  for (let i = first; i < end; i++) {
    const [px, py] = points[i]!;
    text += (text ? glued(px - x) : `${px - x}`) + glued(py - y);
    [x, y] = [px, py];
  }
  return text;
}
