/** A summit on a topographic map: closed contours, tints that lighten with the height, a spot height. */
import { ring } from './path.ts';
import type { Point } from './path.ts';
import type { Chance } from './random.ts';
import { HEIGHT, WIDTH, fill, ground } from './shapes.ts';
import type { Tones } from './tones.ts';

const ANGLES = 16;
const RINGS = 11;

/** Distance from the top to a contour, for each angle. */
type Radii = number[];

export function summit(chance: Chance, { ink, accent }: Tones): string {
  const top: Point = [WIDTH * chance.between(0.44, 0.56), HEIGHT * chance.between(0.44, 0.56)];
  const knoll = chance.whole(0, ANGLES - 1);
  const rings = contours(chance, knoll);
  const tint = (i: number) => ink[Math.min(4, Math.floor((i * 5) / RINGS))]!;
  const drawn = rings
    .map((radii, i) => contour(ring(around(top, radii)), tint(i), ink[5]!, i % 5 === 4))
    .reverse();
  const small = knollRings(chance, top, knoll, rings).map((d) => contour(d, tint(4), ink[5]!, false));
  const [x, y] = top.map(Math.round) as [number, number];
  return [ground(ink[4]!), ...drawn, ...small, fill(`M${x - 10} ${y + 7}h20l-10-17z`, accent)].join('');
}

const contour = (d: string, tint: string, color: string, isIndex: boolean): string =>
  `<path d="${d}" fill="${tint}" stroke="${color}" stroke-width="${isIndex ? 2 : 0.9}"/>`;

/** Ridges go out and valleys come in, the more the lower; one side is steeper. No line crosses another. */
function contours(chance: Chance, knoll: number): Radii[] {
  const waves = [1, 2, 3, 5].map((turns) => ({
    turns,
    share: chance.between(0.5, 1) * { 1: 0.3, 2: 0.26, 3: 0.2, 5: 0.07 }[turns]!,
    phase: chance.between(0, 6.28),
    twist: chance.between(-0.09, 0.09),
  }));
  const rings: Radii[] = [];
  let reach = chance.between(16, 22);
  for (let i = 0; i < RINGS; i++) {
    const before = rings.at(-1);
    rings.push(
      Array.from({ length: ANGLES }, (_, k) => {
        const angle = (k * Math.PI * 2) / ANGLES;
        const form = waves.reduce(
          (sum, { turns, share, phase, twist }) =>
            sum + share * Math.cos(turns * (angle + twist * i) + phase),
          0,
        );
        const far = Math.abs(((k - knoll + ANGLES * 1.5) % ANGLES) - ANGLES / 2);
        const bulge = i >= 4 ? 58 * Math.exp(-far * far * 0.4) : 0;
        const radius = reach * (1 + form * Math.min(1.1, 0.35 + i * 0.1)) + bulge;
        return Math.max(radius, (before?.[k] ?? 0) + 7);
      }),
    );
    reach += 21 + i * 2.6;
  }
  return rings;
}

const around = (top: Point, radii: Radii): Point[] => radii.map((radius, k) => toward(top, k, radius));

/** The point at a distance from the top, in the direction of an angle; a little wider than high. */
function toward([x, y]: Point, k: number, radius: number): Point {
  const angle = (k * Math.PI * 2) / ANGLES;
  return [x + radius * Math.cos(angle) * 1.15, y + radius * Math.sin(angle) * 0.92];
}

/** A lower top of its own, where the contours bulge. */
function knollRings(chance: Chance, top: Point, at: number, rings: Radii[]): string[] {
  const [inner, outer] = [rings[3]![at]!, rings[4]![at]!];
  const centre = toward(top, at, (inner + outer) / 2);
  const turn = chance.between(0, 6.28);
  const oval = (k: number) => 1 + 0.2 * Math.cos((k * Math.PI) / 2 + turn);
  return [0.33, 0.17].map((size) =>
    ring(
      Array.from({ length: ANGLES / 2 }, (_, k) => toward(centre, k * 2, (outer - inner) * size * oval(k))),
    ),
  );
}
