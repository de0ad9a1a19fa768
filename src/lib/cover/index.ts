/**
 * Covers for what has no picture: a drawing that its seed decides, in one hue. Each family is a thing that maps and
 * mountains have; a reader learns which stands for what.
 */
import { mist } from './mist.ts';
import { chanceOf } from './random.ts';
import type { Chance } from './random.ts';
import { ridges } from './ridges.ts';
import { HEIGHT, WIDTH } from './shapes.ts';
import { sky } from './sky.ts';
import { strata } from './strata.ts';
import { summit } from './summit.ts';
import { tonesOf } from './tones.ts';
import type { Tones } from './tones.ts';
import { trail } from './trail.ts';
import { weather } from './weather.ts';

const DRAWERS = { summit, sky, strata, trail, weather, mist, ridges } satisfies Record<
  string,
  (chance: Chance, tones: Tones, hour?: number) => string
>;

export type CoverFamily = keyof typeof DRAWERS;

export const COVER_FAMILIES = Object.keys(DRAWERS) as CoverFamily[];

/** In pixels of CSS. */
export const COVER_SIZE = { width: WIDTH, height: HEIGHT };

export interface CoverSpec {
  /** Any text; the same one always gives the same drawing. */
  seed: string;
  family: CoverFamily;
  /** Degrees of OKLCH. */
  hue: number;
  /** Of a `sky`: 0 up to 24, halves allowed. */
  hour?: number | undefined;
}

/** An SVG document of at most 3,000 bytes, that fills any frame from its middle. */
export function drawCover({ seed, family, hue, hour }: CoverSpec): string {
  const inside = DRAWERS[family](chanceOf(`${family}/${seed}`), tonesOf(hue), hour);
  const head = `xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  return `<svg ${head} preserveAspectRatio="xMidYMid slice">${inside}</svg>\n`;
}
