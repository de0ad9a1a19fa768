/** A hue at a luminance: what makes a contrast hold whatever the hue. */
import { luminanceOf } from './contrast.ts';
import { linearInGamut } from './oklch.ts';
import { linearToHex } from './srgb.ts';

/**
 * The colour of a hue and chroma that has the luminance of the grey of lightness `l`, as `#rrggbb`.
 *
 * Two OKLCH colours of the same lightness look as light, but their luminances, from which WCAG counts contrast,
 * differ with the hue. Here the lightness gives way by a few hundredths so that the luminance is the same in
 * every hue: a pair of tones has one contrast, checked once.
 * @param l 0 to 1: lightness of the grey with the wanted luminance (l³)
 * @param c chroma, less where sRGB has not as much
 * @param h degrees
 */
export function toneHex(l: number, c: number, h: number): string {
  const wanted = l ** 3;
  let [low, high] = [0, 1];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (luminanceOf(linearInGamut({ l: middle, c, h })) < wanted) low = middle;
    else high = middle;
  }
  return linearToHex(linearInGamut({ l: low, c, h }));
}
