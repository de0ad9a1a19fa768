import type { Item } from '../item.ts';
import { siteOf } from '../models/site.ts';
import type { Portal } from '../portal.ts';

/** The portal's own hues, and those of its themes: a stylesheet, so that no page needs an inline style. */
export function themeCss(portal: Portal): string {
  const { hue, accentHue } = siteOf(portal);
  const themes = (portal.items.theme as Item<'theme'>[]).map((theme, i) => {
    // Hues are spread by the golden angle where none was chosen.
    const own = theme.data.color ?? Math.round((i * 137.5) % 360);
    return `[data-theme="${theme.slug}"]{--theme-hue:${own}}`;
  });
  return `:root{--hue:${hue};--accent-hue:${accentHue}}\n${themes.join('\n')}\n`;
}
