import { iconDataUri } from '../../lib/icons/iconify.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';

/**
 * The icon of each theme, to mask the mark before its name: styles/components/theme-icons.css. A theme without one
 * says so, or it would take that of a theme around it.
 */
export const themeIconRules = (portal: Portal): string =>
  (portal.items.theme as Item<'theme'>[])
    .map(({ slug, data }) => `[data-theme="${slug}"]{--theme-icon:${iconValue(portal, data.icon)}}\n`)
    .join('');

function iconValue({ icons }: Portal, name: string | undefined): string {
  const body = icons.get(name ?? '');
  return body === undefined ? 'initial' : `url("${iconDataUri(body)}")`;
}
