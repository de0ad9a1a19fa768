import { bad, good } from '../result.ts';
import type { Parsed } from '../result.ts';
import { hexToOklch } from './oklch.ts';

/** Under this chroma a colour is a grey, whose hue is chance. */
const GREY = 0.02;

/**
 * A hue, in degrees of OKLCH from 0 to 360: written as such (`165`, `165°`, `72,5`), or as a hex colour of
 * which the hue is taken (`#0a7`, `#00aa77`), to the degree.
 *
 * Reasons: `range` for a number outside 0 to 360, `grey` for a hex colour without a hue, else `format`.
 */
export function parseHue(text: string): Parsed<number> {
  if (text.startsWith('#')) return hueOfHex(text);
  const plain = text.replace(/\s*°$/, '').replace(',', '.');
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return bad('format');
  const hue = Number(plain);
  return hue >= 0 && hue <= 360 ? good(hue) : bad('range');
}

function hueOfHex(text: string): Parsed<number> {
  const color = hexToOklch(text);
  if (!color) return bad('format');
  return color.c < GREY ? bad('grey') : good(Math.round(color.h) % 360);
}
