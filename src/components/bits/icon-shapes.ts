/**
 * The icons of the interface: https://lucide.dev/icons. Pages take them from one file, `icons.svg`, fetched once and
 * kept: drawn in each page they were an eighth of its weight. To add one: its name here, then `npm test -- icons -u`.
 */
import lucide from '@iconify-json/lucide/icons.json';
import { LINES, iconBody, iconMarkup } from '../../lib/icons/iconify.ts';

export const ICON_NAMES = [
  'accessibility',
  'arrow-right',
  'bell',
  'book-open',
  'calendar',
  'calendar-days',
  'calendar-plus',
  'check',
  'chevron-left',
  'chevron-right',
  'circle-help',
  'clock',
  'copy',
  'euro',
  'external-link',
  'file-down',
  'globe',
  'home',
  'info',
  'list',
  'mail',
  'map-pin',
  'megaphone',
  'menu',
  'message-circle',
  'monitor',
  'moon',
  'newspaper',
  'pause',
  'pencil',
  'phone',
  'plus',
  'printer',
  'qr-code',
  'route',
  'rss',
  'search',
  'send',
  'share-2',
  'sliders-horizontal',
  'sun',
  'triangle-alert',
  'users',
  'volume-2',
  'x',
] as const;

export type IconName = (typeof ICON_NAMES)[number];

/** `icons.svg`, from the package: a symbol an icon, whose lines take the colour of the words beside it. */
export const iconSprite = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg">\n${ICON_NAMES.map(symbolOf).join('\n')}\n</svg>\n`;

const symbolOf = (name: IconName): string =>
  `<symbol id="${name}" viewBox="0 0 24 24"${LINES_WRITTEN}>${iconMarkup(iconBody(lucide, name) ?? '')}</symbol>`;

const LINES_WRITTEN = Object.entries(LINES)
  .map(([name, value]) => ` ${name}="${value}"`)
  .join('');
