/** The icons of the interface: https://lucide.dev/icons. Compiled into the pages' server, never sent as a whole. */
import lucide from '@iconify-json/lucide/icons.json';
import { iconBody, iconMarkup } from '../../lib/icons/iconify.ts';

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
  'sun',
  'triangle-alert',
  'users',
  'volume-2',
  'x',
] as const;

export type IconName = (typeof ICON_NAMES)[number];

const MARKUP: ReadonlyMap<IconName, string> = new Map(
  ICON_NAMES.map((name) => [name, iconMarkup(iconBody(lucide, name) ?? '')]),
);

/**
 * The shapes of an icon, in a square of 24 units, as text: made once from the package, for pages hold twenty of them
 * and ten thousand pages are built.
 */
export const markupOf = (name: IconName): string => MARKUP.get(name)!;
