/** Weather over hills: wind, rain or snow. */
import type { Chance } from './random.ts';
import { firs, hills, slope } from './relief.ts';
import { disc, ground, opacity, stroke } from './shapes.ts';
import type { Tones } from './tones.ts';

const KINDS = [wind, rain, snow];

export function weather(chance: Chance, tones: Tones): string {
  return KINDS[chance.whole(0, 2)]!(chance, tones);
}

/** The hills under it; numbers are steps of ink. */
function land(chance: Chance, { ink }: Tones, look: { far: number; near: number; firs: number }): string {
  const far = hills(chance, { y: 243, rise: 20, count: chance.between(1.1, 1.7) });
  const near = hills(chance, { y: 295, rise: 24, count: chance.between(0.7, 1.1) });
  return [
    slope(far, ink[look.far]!, ink[look.far + 1]!, 3),
    firs(chance, near, ink[look.firs]!, chance.whole(3, 6)),
    slope(near, ink[look.near]!, ink[look.near + 1]!, 3),
  ].join('');
}

/** Near the middle: a narrow frame has it too. */
const sunX = (chance: Chance): number => chance.between(276, 364);

/** Long breaths; some end in a curl. */
function wind(chance: Chance, tones: Tones): string {
  const { ink, accent } = tones;
  const breaths = Array.from({ length: 7 }, (_, i) => {
    const [x, y] = [((i * 5) % 7) * 50 + chance.whole(-30, 30), 52 + i * 27 + chance.whole(-5, 5)];
    const half = chance.whole(80, 170);
    const r = chance.whole(9, 16);
    const curl = i % 2 === 0 ? `a${r} ${r} 0 1 0-${r}-${r}` : '';
    return `M${x} ${y}q${half >> 1}-16 ${half}-6t${half} 0${curl}`;
  });
  return [
    ground(ink[1]!),
    disc(sunX(chance), chance.between(118, 136), 25, accent),
    stroke(breaths.join(''), ink[3]!, 4),
    land(chance, tones, { far: 2, near: 3, firs: 5 }),
  ].join('');
}

/** Sheets of rain, hatched, under low clouds. */
function rain(chance: Chance, tones: Tones): string {
  const { ink, accent } = tones;
  let drops = '';
  for (let x = 12; x < 700; x += chance.whole(17, 24)) drops += `M${x} ${chance.whole(92, 122)}l-56 184`;
  const x = sunX(chance);
  return [
    ground(ink[1]!),
    disc(x, 118, 25, accent),
    stroke(drops, ink[4]!, 2, ` stroke-dasharray="15 21 9 27"`),
    cloud(chance, x - 130, 112, ink[3]!),
    cloud(chance, x + 170, 96, ink[2]!),
    cloud(chance, x - 360, 134, ink[2]!),
    land(chance, tones, { far: 3, near: 4, firs: 6 }),
  ].join('');
}

/** Flakes, near and far, on white hills. */
function snow(chance: Chance, tones: Tones): string {
  const { ink, accent } = tones;
  const flakes = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const x = ((i + chance.next()) * 640) / count;
      return `M${Math.round(x)} ${chance.whole(20, 280)}h0`;
    }).join('');
  return [
    ground(ink[3]!),
    disc(sunX(chance), chance.between(118, 136), 25, accent, opacity(0.9)),
    land(chance, tones, { far: 1, near: 0, firs: 5 }),
    stroke(flakes(22), ink[0]!, 5),
    stroke(flakes(20), ink[0]!, 8, opacity(0.85)),
  ].join('');
}

/** Three bars with round ends, one on the other. */
function cloud(chance: Chance, left: number, foot: number, color: string): string {
  const bars = [chance.whole(170, 220), chance.whole(110, 150), chance.whole(40, 70)];
  let x = Math.round(left);
  const path = bars.map((width, i) => {
    x += i > 0 ? chance.whole(24, 40) : 0;
    return `M${x} ${foot - i * 20}h${width}`;
  });
  return stroke(path.join(''), color, 26);
}
