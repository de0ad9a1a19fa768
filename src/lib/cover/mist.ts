/** Ridges that fade into mist, and a lamp somewhere in it. */
import type { Chance } from './random.ts';
import { firs, hills, peaks, range, slope } from './relief.ts';
import { curve } from './path.ts';
import { disc, fill, ground, opacity, under } from './shapes.ts';
import type { Tones } from './tones.ts';

export function mist(chance: Chance, { ink, accent }: Tones): string {
  const far = peaks(chance, { y: 128, rise: chance.between(50, 64), count: chance.whole(3, 5) });
  const veil = (y: number, count: number, strength: number) =>
    fill(under(curve(hills(chance, { y, rise: 11, count }))), ink[0]!, opacity(strength));
  const ridge = (y: number, count: number) => hills(chance, { y, rise: 19, count });
  const [second, third, near] = [ridge(186, 1.7), ridge(240, 1.3), ridge(314, 0.8)];
  const [x, y] = [chance.between(280, 360), chance.between(196, 206)];
  return [
    ground(ink[0]!),
    range(far, ink[1]!, ink[2]!),
    veil(128, 1.4, 0.75),
    slope(second, ink[2]!, ink[3]!, 0),
    disc(x, y, 34, accent, opacity(0.12)),
    disc(x, y, 17, accent, opacity(0.25)),
    disc(x, y, 7, accent),
    veil(206, 1.1, 0.5),
    firs(chance, third, ink[4]!, 5),
    slope(third, ink[3]!, ink[4]!, 0),
    veil(270, 0.9, 0.55),
    firs(chance, near, ink[6]!, 6),
    slope(near, ink[5]!, ink[6]!, 0),
  ].join('');
}
