/**
 * OKLCH, in which a lightness looks as light in every hue: to choose colours by, then to write as sRGB.
 * Matrices of B. Ottosson, « A perceptual color space for image processing » (2020), as CSS Color 4 has them.
 */
import { linearToHex, parseHex, toLinear } from './srgb.ts';
import type { Channels } from './srgb.ts';

export { contrast, luminance } from './contrast.ts';

export interface Oklch {
  /** 0 (black) to 1 (white). */
  l: number;
  /** 0 (grey) to about 0.37. */
  c: number;
  /** Degrees, 0 up to 360. */
  h: number;
}

/**
 * The sRGB colour of a lightness, a chroma and a hue, as `#rrggbb`.
 *
 * What sRGB cannot show loses chroma until it can (gamut mapping of CSS Color 4 §13.2, without its local
 * clipping): lightness and hue are what was asked, the colour is less vivid.
 * @param l 0 to 1
 * @param c 0 and up
 * @param h degrees; any number, 370 is 10
 */
export const oklchToHex = (l: number, c: number, h: number): string =>
  linearToHex(linearInGamut({ l, c, h }));

/** `#rgb` or `#rrggbb` → OKLCH; undefined for what is not a hex colour. The hue of a grey means nothing. */
export function hexToOklch(hex: string): Oklch | undefined {
  const channels = parseHex(hex);
  if (!channels) return undefined;
  const [red, green, blue] = toLinear(channels);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return { l, c: Math.hypot(a, b), h: (degrees + 360) % 360 };
}

/** Linear-light sRGB of a colour, its chroma brought down as little as it takes to be within sRGB. */
export function linearInGamut({ l, c, h }: Oklch): Channels {
  const whole = toLinearSrgb({ l, c, h });
  if (isInGamut(whole)) return whole;
  let [inside, outside] = [0, c];
  while (outside - inside > 1e-5) {
    const middle = (inside + outside) / 2;
    if (isInGamut(toLinearSrgb({ l, c: middle, h }))) inside = middle;
    else outside = middle;
  }
  return toLinearSrgb({ l, c: inside, h });
}

// A hair more than the range: the matrices have ten digits.
const isInGamut = (linear: Channels): boolean => linear.every((value) => value >= -1e-6 && value <= 1 + 1e-6);

function toLinearSrgb({ l, c, h }: Oklch): Channels {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}
