/** Contrast of WCAG 2.2. */
import { parseHex, toLinear } from './srgb.ts';
import type { Channels } from './srgb.ts';

/** Relative luminance (WCAG 2.2) of linear-light channels: 0 for black, 1 for white. */
export const luminanceOf = ([red, green, blue]: Channels): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

/**
 * Relative luminance of a hex colour, 0 to 1.
 * @throws RangeError for what is not a hex colour
 */
export function luminance(hex: string): number {
  const channels = parseHex(hex);
  if (!channels) throw new RangeError(`not a hex colour: ${hex}`);
  return luminanceOf(toLinear(channels));
}

/**
 * Contrast ratio of two hex colours in any order: 1 (none) to 21 (black and white). 4.5 and more reads as
 * text, 3 and more shows as an edge or a sign (WCAG 2.2, 1.4.3 and 1.4.11).
 * @throws RangeError for what is not a hex colour
 */
export function contrast(hexA: string, hexB: string): number {
  const [a, b] = [luminance(hexA), luminance(hexB)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
