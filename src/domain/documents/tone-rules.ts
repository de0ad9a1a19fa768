import { luminance } from '../../lib/color/contrast.ts';
import { toneOf } from '../models/pictures.ts';
import type { Portal } from '../portal.ts';

/**
 * A rule for each tone that a picture of the portal has: what stands in its place until it is there, and, were
 * it never to come, under its description.
 */
export function toneRules(portal: Portal): string {
  const tones = new Set([...portal.pictures.values()].flatMap((picture) => toneOf(picture) ?? []));
  return [...tones].sort().map(rule).join('');
}

/** Between white and black, the one from which it stands out the most. */
const rule = (tone: string): string =>
  `.tone-${tone}{background:#${tone};color:${luminance(`#${tone}`) > 0.18 ? '#000' : '#fff'}}\n`;
