import { oklchToHex } from '../color/oklch.ts';

/** The inks of a cover: one hue from paper to dusk, and one small accent. */
export interface Tones {
  /** From the lightest, 0, to the darkest, 7. */
  ink: readonly string[];
  accent: string;
}

/** Middle tones: beside a light page and a dark one, none is glaring or a hole. */
const STEPS: readonly (readonly [lightness: number, chroma: number])[] = [
  [0.93, 0.022],
  [0.885, 0.034],
  [0.835, 0.046],
  [0.775, 0.056],
  [0.7, 0.064],
  [0.61, 0.068],
  [0.51, 0.064],
  [0.4, 0.054],
];

/** Of the sun, a blaze, a lamp: the same in all portals. */
const ACCENT = oklchToHex(0.66, 0.16, 42);

const known = new Map<number, Tones>();

/** @param hue degrees of OKLCH; taken to the degree */
export function tonesOf(hue: number): Tones {
  const degree = ((Math.round(hue) % 360) + 360) % 360;
  let tones = known.get(degree);
  if (!tones) known.set(degree, (tones = mix(degree)));
  return tones;
}

const mix = (hue: number): Tones => ({
  ink: STEPS.map(([l, c]) => oklchToHex(l, c, hue)),
  accent: ACCENT,
});
