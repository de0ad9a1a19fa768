/** A sky over a ridge, at an hour: the sun goes from left to right, as it does for who looks south. */
import type { Chance } from './random.ts';
import { hills, peaks, range, slope } from './relief.ts';
import { disc, fill, ground, opacity, stroke } from './shapes.ts';
import type { Tones } from './tones.ts';

/** Without an hour, the middle of a morning. */
const MORNING = 10.5;

/** Steps of ink. */
interface Light {
  air: number;
  glow: number;
  far: number;
  /** The middle hills, and the sides of the far mountains that are in the shade. */
  middle: number;
  near: number;
}

const NIGHT: Light = { air: 7, glow: 0, far: 5, middle: 6, near: 7 };
const DAWN: Light = { air: 2, glow: 0, far: 3, middle: 4, near: 5 };
const DAY: Light = { air: 1, glow: 0, far: 2, middle: 3, near: 4 };
const DUSK: Light = { air: 3, glow: 1, far: 4, middle: 5, near: 6 };

function lightAt(hour: number): Light {
  if (hour < 6 || hour >= 20.5) return NIGHT;
  if (hour < 8.5) return DAWN;
  return hour < 17.5 ? DAY : DUSK;
}

/** @param hour 0 up to 24 */
export function sky(chance: Chance, { ink, accent }: Tones, hour = MORNING): string {
  const light = lightAt(hour);
  const tone = (step: number) => ink[step]!;
  const far = peaks(chance, { y: 226, rise: chance.between(62, 82), count: chance.whole(3, 5) });
  const middle = hills(chance, { y: 262, rise: 20, count: chance.between(1.3, 2) });
  const near = hills(chance, { y: 308, rise: 22, count: chance.between(0.7, 1.2) });
  return [
    ground(tone(light.air)),
    light === NIGHT ? moon(chance, hour, tone(light.glow)) : sun(hour, tone(light.glow), accent),
    range(far, tone(light.far), tone(light.middle)),
    slope(middle, tone(light.middle), tone(light.near), 2),
    slope(near, tone(light.near), tone(light === NIGHT ? 6 : light.near + 1), 3),
  ].join('');
}

function sun(hour: number, glow: string, accent: string): string {
  const course = Math.min(1, Math.max(0, (hour - 6) / 14));
  const x = 120 + course * 400;
  const y = 198 - 78 * Math.sin(Math.PI * course);
  return [...[132, 92, 56].map((r) => disc(x, y, r, glow, opacity(0.4))), disc(x, y, 25, accent)].join('');
}

function moon(chance: Chance, hour: number, glow: string): string {
  const course = ((hour + 3.5) % 24) / 9.5;
  const x = Math.round(150 + course * 340);
  const y = Math.round(156 - 36 * Math.sin(Math.PI * course));
  const stars = (count: number) =>
    Array.from({ length: count }, () => `M${chance.whole(16, 624)} ${chance.whole(14, 170)}h0`).join('');
  return [
    disc(x, y, 66, glow, opacity(0.07)),
    stroke(stars(10), glow, 2.6, opacity(0.7)),
    stroke(stars(4), glow, 4.4, opacity(0.8)),
    fill(`M${x - 4} ${y - 24}a25 25 0 1 0 27 31a21 21 0 0 1-27-31z`, glow),
  ].join('');
}
