/**
 * The colours of a portal, from the one or two hues that it chooses: the forest, the ember, and a stone that
 * takes a little of the ember. Written as sRGB: browsers of 2020 know no OKLCH, and a custom property that
 * holds what they do not know takes the whole colour away. What each is for is in styles/tokens.css.
 */
import { toneHex } from '../lib/color/tone.ts';

/** Lightness (that of the grey of the same luminance) and chroma: `lib/color/tone.ts`. */
type Tone = readonly [lightness: number, chroma: number];

const FOREST = {
  'forest-96': [0.96, 0.02],
  'forest-91': [0.91, 0.04],
  'forest-82': [0.82, 0.065],
  'forest-68': [0.68, 0.07],
  'forest-50': [0.5, 0.075],
  'forest-41': [0.41, 0.07],
  'forest-32': [0.32, 0.055],
  'forest-26': [0.26, 0.04],
  'forest-21': [0.21, 0.028],
  'forest-17': [0.175, 0.02],
} as const satisfies Record<string, Tone>;

const EMBER = {
  'ember-95': [0.95, 0.03],
  'ember-83': [0.83, 0.085],
  // A shade under its name: it stands out by 3 to 1 from the ground of the day.
  'ember-66': [0.645, 0.13],
  'ember-50': [0.5, 0.125],
  'ember-43': [0.43, 0.11],
  'ember-30': [0.3, 0.06],
} as const satisfies Record<string, Tone>;

const STONE = {
  'stone-100': [0.996, 0.003],
  'stone-98': [0.978, 0.009],
  'stone-94': [0.945, 0.013],
  'stone-87': [0.87, 0.017],
  'stone-76': [0.76, 0.015],
  'stone-60': [0.6, 0.02],
  'stone-47': [0.47, 0.02],
  'stone-24': [0.24, 0.018],
} as const satisfies Record<string, Tone>;

/** Of one theme: text in its colour, the mark beside its name, a ground for either. */
const THEME = {
  'theme-ink-day': [0.44, 0.11],
  'theme-ink-night': [0.83, 0.085],
  'theme-mark': [0.62, 0.14],
  'theme-soft-day': [0.95, 0.03],
  'theme-soft-night': [0.28, 0.045],
} as const satisfies Record<string, Tone>;

export type PaletteName = keyof typeof FOREST | keyof typeof EMBER | keyof typeof STONE;
export type Palette = Record<PaletteName, string>;
export type ThemeColorName = keyof typeof THEME;

/** What a portal chose, in degrees of OKLCH (0 to 360): 25 is a red, 145 a green, 260 a blue. */
export interface Hues {
  hue?: number | undefined;
  accentHue?: number | undefined;
}

const DEFAULT_HUE = 165;
const WARM = 45;

/** The two hues, with what was not chosen: an accent that is warm, or opposite where the hue is warm itself. */
export function huesOf({ hue = DEFAULT_HUE, accentHue }: Hues): { hue: number; accentHue: number } {
  const gap = Math.abs(((hue - WARM + 540) % 360) - 180);
  return { hue, accentHue: accentHue ?? (gap < 60 ? (hue + 180) % 360 : WARM) };
}

/** Every colour of a portal by its name, as `#rrggbb`: `paletteOf({ hue: 165 })['forest-41']`. */
export function paletteOf(hues: Hues): Palette {
  const { hue, accentHue } = huesOf(hues);
  return { ...tones(FOREST, hue), ...tones(EMBER, accentHue), ...tones(STONE, accentHue + 45) };
}

/** The colours of a theme by their names, as `#rrggbb`. */
export const themeColors = (hue: number): Record<ThemeColorName, string> => tones(THEME, hue);

function tones<N extends string>(table: Readonly<Record<N, Tone>>, hue: number): Record<N, string> {
  const colors = Object.entries<Tone>(table).map(([name, [l, c]]) => [name, toneHex(l, c, hue)]);
  return Object.fromEntries(colors) as Record<N, string>;
}
