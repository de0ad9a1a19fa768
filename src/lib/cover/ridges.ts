/** Range before range, lit from the left. */
import type { Chance } from './random.ts';
import { hills, peaks, range, slope } from './relief.ts';
import { disc, ground, opacity } from './shapes.ts';
import type { Tones } from './tones.ts';

export function ridges(chance: Chance, { ink, accent }: Tones): string {
  const far = peaks(chance, { y: 176, rise: chance.between(92, 112), count: chance.whole(2, 4) });
  const near = peaks(chance, { y: 226, rise: chance.between(56, 70), count: chance.whole(4, 6) });
  const x = chance.between(270, 370);
  return [
    ground(ink[0]!),
    disc(x, 114, 46, accent, opacity(0.1)),
    disc(x, 114, 15, accent),
    range(far, ink[1]!, ink[2]!),
    range(near, ink[3]!, ink[4]!),
    slope(hills(chance, { y: 276, rise: 18, count: 1.3 }), ink[4]!, ink[5]!, 2),
    slope(hills(chance, { y: 318, rise: 18, count: 0.9 }), ink[5]!, ink[6]!, 2),
  ].join('');
}
