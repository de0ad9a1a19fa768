/** Folded rock, cut by a fault, as geologists draw it in section. */
import { curve } from './path.ts';
import type { Point } from './path.ts';
import type { Chance } from './random.ts';
import { HEIGHT, OUT, WIDTH, fill, ground, stroke } from './shapes.ts';
import type { Tones } from './tones.ts';

const STEPS = 10;

export function strata(chance: Chance, { ink, accent }: Tones): string {
  const fold = foldOf(chance);
  const layers: string[] = [];
  let top = chance.between(56, 84);
  const seam = chance.whole(2, 4);
  for (const [i, tone] of BEDS.entries()) {
    const thick = chance.between(20, 46);
    layers.push(fill(`${curve(fold(top))}V${HEIGHT + 60}H${-OUT}z`, ink[tone]!));
    if (i === seam) layers.push(stroke(curve(fold(top + 1)), accent, 4));
    else if (thick > 30)
      layers.push(
        stroke(
          curve(fold(top + thick / 2)),
          ink[Math.min(7, tone + 2)]!,
          2,
          ` stroke-dasharray="${DASHES[i % 3]}"`,
        ),
      );
    top += thick;
    if (top > HEIGHT + 30) break;
  }
  const x = WIDTH * chance.between(0.3, 0.7);
  const lean = chance.side() * chance.between(30, 70);
  const drop = Math.round(chance.between(18, 34));
  const cut = `M${Math.round(x + lean)} 0L${Math.round(x - lean)} ${HEIGHT}`;
  return [
    `<defs><g id="a">${layers.join('')}</g><clipPath id="b"><path d="${cut}H0V0z"/></clipPath></defs>`,
    ground(ink[0]!),
    `<use href="#a" y="${drop}"/>`,
    `<g clip-path="url(#b)">${ground(ink[0]!)}<use href="#a"/></g>`,
  ].join('');
}

/** Steps of ink, from the surface down: hard beds and soft ones in turn, darker with the depth. */
const BEDS = [2, 3, 1, 4, 2, 5, 3, 4, 6];

/** Grains of sand, blocks of limestone, flakes of schist. */
const DASHES = ['0 9', '16 10', '7 7'];

/** The bed at a depth: the same fold everywhere, softer with the depth. */
function foldOf(chance: Chance): (depth: number) => Point[] {
  const [a, b] = [chance.between(0, 6.28), chance.between(0, 6.28)];
  const [long, short] = [chance.between(0.8, 1.4), chance.between(2, 3)];
  const [big, small] = [chance.between(26, 46), chance.between(5, 11)];
  return (depth) =>
    Array.from({ length: STEPS + 1 }, (_, i) => {
      const x = -OUT + (i * (WIDTH + OUT * 2)) / STEPS;
      const turn = (x / WIDTH) * Math.PI * 2;
      const ease = 1 - depth / 900;
      return [
        x,
        depth + ease * (big * Math.sin(turn * long + a) + small * Math.sin(turn * short + b + depth / 60)),
      ];
    });
}
