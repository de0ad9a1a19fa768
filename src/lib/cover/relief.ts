/** Hills and mountains from side to side, as several families have them. */
import { curve, line } from './path.ts';
import type { Point } from './path.ts';
import type { Chance } from './random.ts';
import { OUT, WIDTH, fill, stroke, under } from './shapes.ts';

export interface Relief {
  /** Height of the line, in units from the top, and how much it goes up and down around it. */
  y: number;
  rise: number;
  /** How many hills or peaks are seen, more or less. */
  count: number;
}

const FULL = Math.PI * 2;

/** Round hills: a long wave, a shorter one on it. */
export function hills(chance: Chance, { y, rise, count }: Relief): Point[] {
  const [a, b] = [chance.between(0, FULL), chance.between(0, FULL)];
  const wave = (FULL * count) / WIDTH;
  const share = chance.between(0.25, 0.45);
  const steps = 7 + Math.round(count * 3);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const x = -OUT + (i * (WIDTH + OUT * 2)) / steps;
    const height = (1 - share) * Math.sin(x * wave + a) + share * Math.sin(x * wave * 2.3 + b);
    return [x, y - rise * height];
  });
}

/** A slope of round hills, with its contour lines: `lines` of them, less bent the lower. */
export function slope(points: readonly Point[], tone: string, shade: string, lines = 3): string {
  const mean = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const contours = Array.from({ length: lines }, (_, i) => {
    const [ease, drop] = [1 - 0.16 * (i + 1), (i + 1) * (11 + i * 2)];
    return curve(points.map(([x, y]) => [x, mean + (y - mean) * ease + drop]));
  });
  return fill(under(curve(points)), tone) + (lines > 0 ? stroke(contours.join(''), shade, 1) : '');
}

/** Sharp mountains: for each, the col on its left, its left shoulder, its top, its right shoulder. */
export function peaks(chance: Chance, { y, rise, count }: Relief): Point[] {
  const points: Point[] = [];
  const span = (WIDTH + OUT * 2) / count;
  for (let i = -1; i <= count + 1; i++) {
    const left = -OUT + span * (i + chance.between(-0.14, 0.14));
    const top = left + span * chance.between(0.36, 0.6);
    const height = rise * chance.between(0.5, 1);
    points.push(
      [left, y + rise * chance.between(0, 0.3)],
      [(left + top) / 2 + span * 0.05, y - height * chance.between(0.32, 0.5)],
      [top, y - height],
      [top + span * chance.between(0.14, 0.22), y - height * chance.between(0.46, 0.62)],
    );
  }
  return points;
}

/** Mountains lit from the left, their right sides in the shade. */
export function range(points: readonly Point[], tone: string, shade: string): string {
  let sides = '';
  for (let i = 0; i + 4 < points.length; i += 4) {
    const [top, shoulder, col] = [points[i + 2]!, points[i + 3]!, points[i + 4]!];
    const [width, height] = [col[0] - top[0], col[1] - top[1]];
    const at = (across: number, down: number): Point => [top[0] + width * across, top[1] + height * down];
    sides += `${line([top, shoulder, col, at(0.42, 1.25), at(0.3, 0.72), at(0.02, 0.6), at(0.1, 0.34)])}z`;
  }
  return fill(under(line(points)), tone) + fill(sides, shade);
}

/** Firs standing on a line, at one of its points and the places beside. */
export function firs(chance: Chance, points: readonly Point[], color: string, count: number): string {
  const from = chance.whole(1, points.length - 3);
  const [[ax, ay], [bx, by]] = [points[from]!, points[from + 1]!];
  const trees = Array.from({ length: count }, (_, i) => {
    const along = (i + chance.between(0.1, 0.6)) / count;
    const size = chance.whole(17, 31);
    const x = Math.round(ax + (bx - ax) * along * 1.4);
    return `M${x} ${Math.round(ay + (by - ay) * along * 1.4) + 9 - size}l${size >> 2} ${size}h${-(size >> 1)}z`;
  });
  return fill(trees.join(''), color);
}
