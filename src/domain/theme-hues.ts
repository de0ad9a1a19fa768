import type { Item } from './item.ts';
import { huesOf } from './palette.ts';
import type { Portal } from './portal.ts';

/** In degrees: each next one is as far as can be from those before. */
const GOLDEN_ANGLE = 137.5;

const known = new WeakMap<Portal, ReadonlyMap<string, number>>();

/** The hue of each theme by its slug, in degrees of OKLCH: the one it chose, or one that its rank gives. */
export function themeHues(portal: Portal): ReadonlyMap<string, number> {
  let hues = known.get(portal);
  if (!hues) {
    const themes = portal.items.theme as Item<'theme'>[];
    hues = new Map(
      themes.map(({ slug, data }, i) => [slug, data.color ?? Math.round((i * GOLDEN_ANGLE) % 360)]),
    );
    known.set(portal, hues);
  }
  return hues;
}

/** The hue of an entry: that of its first theme, else the portal's. */
export function hueOf(portal: Portal, { type, slug, themes }: Item): number {
  const hues = themeHues(portal);
  const own = type === 'theme' ? slug : themes[0];
  return hues.get(own ?? '') ?? huesOf(portal.settings.colors ?? {}).hue;
}
