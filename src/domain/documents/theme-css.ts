import { paletteOf, themeColors } from '../palette.ts';
import type { Portal } from '../portal.ts';
import { themeHues } from '../theme-hues.ts';
import { themeIconRules } from './theme-icons.ts';
import { toneRules } from './tone-rules.ts';

/**
 * The portal's colours and those of its themes, by their names, and its own name for the margins of what is
 * printed: a stylesheet, so that no page needs an inline style. What each colour is for, by day and by night, is in styles/tokens.css and styles/components/themes.css.
 */
export function themeCss(portal: Portal): string {
  const themes = [...themeHues(portal)].map(([slug, hue]) =>
    rule(`[data-theme="${slug}"]`, themeColors(hue)),
  );
  const paper = `:root{--paper-name:${cssString(portal.settings.name)}}\n`;
  return [
    rule(':root', paletteOf(portal.settings.colors ?? {})),
    paper,
    ...themes,
    themeIconRules(portal),
    toneRules(portal),
  ].join('');
}

function rule(selector: string, colors: Readonly<Record<string, string>>): string {
  const declarations = Object.entries(colors).map(([name, hex]) => `--${name}:${hex}`);
  return `${selector}{${declarations.join(';')}}\n`;
}

/** A text between quotes, as style sheets write it. Source: CSS Syntax 3, § 4.3.5. */
const cssString = (text: string): string =>
  `"${text.replace(/[\p{Cc}]+/gu, ' ').replace(/["\\]/g, (character) => `\\${character}`)}"`;
