/** A trail that comes over the hills: dashes, a cairn, a blaze on its post. */
import { curve } from './path.ts';
import type { Point } from './path.ts';
import type { Chance } from './random.ts';
import { hills, peaks, range, slope } from './relief.ts';
import { HEIGHT, WIDTH, ellipse, fill, ground, stroke } from './shapes.ts';
import type { Tones } from './tones.ts';

/** From the farthest slope to the nearest; `sway` is how far the trail bends to its sides. */
const SLOPES = [
  { y: 158, rise: 22, width: 2.4, sway: 46, dashes: '6 6' },
  { y: 214, rise: 22, width: 3.6, sway: 84, dashes: '9 9' },
  { y: 284, rise: 22, width: 5, sway: 128, dashes: '14 13' },
];

export function trail(chance: Chance, { ink, accent }: Tones): string {
  const far = peaks(chance, { y: 132, rise: chance.between(44, 58), count: chance.whole(3, 5) });
  const crests = SLOPES.map(({ y, rise }) => hills(chance, { y, rise, count: chance.between(0.8, 1.4) }));
  const drawn = [ground(ink[0]!), range(far, ink[1]!, ink[2]!)];
  let x = WIDTH * chance.between(0.43, 0.57);
  let side = chance.side();
  for (const [i, { width, sway, dashes }] of SLOPES.entries()) {
    const crest = crests[i]!;
    const out = x + (WIDTH / 2 - x) * 0.25 - side * sway * chance.between(0.5, 0.8);
    const way = bends(
      [x, on(crest, x)],
      [out, crests[i + 1] ? on(crests[i + 1]!, out) : HEIGHT],
      side * sway,
    );
    drawn.push(
      slope(crest, ink[i + 2]!, ink[i + 3]!, 2),
      stroke(curve(way), ink[0]!, width, ` stroke-dasharray="${dashes}"`),
    );
    if (i === 1) drawn.push(blaze(x - side * 40, on(crest, x - side * 40) + 8, ink[6]!, accent, ink[0]!));
    if (i === 2) drawn.push(cairn(x - side * 84, on(crest, x - side * 84) + 22, ink[6]!));
    x = out;
    side = side === 1 ? -1 : 1;
  }
  return drawn.join('');
}

/** Down a slope, out to one side and back over to the other, until the next crest hides it. */
const bends = ([x, y]: Point, [out, foot]: Point, sway: number): Point[] => {
  const fall = foot - y;
  return [
    [x, y - 2],
    [x + sway * 0.5, y + fall * 0.12],
    [x + sway, y + fall * 0.34],
    [(x + out) / 2, y + fall * 0.62],
    [out - sway * 0.2, y + fall * 0.8],
    [out, foot + 12],
  ];
};

/** Height of a line of points at a place between two of them. */
function on(points: readonly Point[], x: number): number {
  const next = Math.max(
    1,
    points.findIndex(([px]) => px >= x),
  );
  const [[ax, ay], [bx, by]] = [points[next - 1]!, points[next]!];
  return ay + ((by - ay) * (x - ax)) / (bx - ax);
}

/** Two bars, as painted along the long trails of France: light over bright. */
function blaze(left: number, foot: number, post: string, accent: string, light: string): string {
  const [x, y] = [Math.round(left), Math.round(foot)];
  return (
    stroke(`M${x} ${y}v-40`, post, 4) +
    fill(`M${x - 9} ${y - 43}h18v8h-18z`, light) +
    fill(`M${x - 9} ${y - 35}h18v8h-18z`, accent)
  );
}

const STONES = [
  [-1, 0, 15, 6],
  [2, 10, 11, 5],
  [-2, 19, 12, 4.5],
  [1, 27, 7, 4],
] as const;

function cairn(left: number, foot: number, color: string): string {
  return STONES.map(([across, up, rx, ry]) => ellipse(left + across, foot - up, rx, ry, color)).join('');
}
