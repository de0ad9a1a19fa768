import { MANIFEST, isIcon } from './icons.ts';
import { DATE_FILES, calendarsOf } from './calendar-links.ts';
import { agendaPages } from './agendas.ts';
import { placedIn } from './atlas.ts';
import { datesByMonth } from './calendar.ts';
import { isCovered } from './covers.ts';
import { embedsOf } from './embeds.ts';
import type { Item } from './item.ts';
import { PICTURE, atlasScopes, pictureAddress } from './models/atlas.ts';
import { AGENDA_DATA } from './models/date-filters.ts';
import { NAMES, formsOf } from './models/forms.ts';
import { isFullDay } from './models/month.ts';
import { printedDates } from './print-dates.ts';
import { hasOpenFile, isOpenFile } from './open-data/selections.ts';
import { NEXT_EDITION, hasNextEdition } from './next-edition.ts';
import type { Portal } from './portal.ts';
import { pagesOf, upcoming } from './selections.ts';
import { parseAddress } from './urls.ts';
import { VCARD, vcardHref } from './vcards.ts';

const FEEDS = ['rss.xml', 'atom.xml', 'feed.json'];
const FILES = ['/theme.css', '/robots.txt', '/sitemap.xml', '/flux.opml', MANIFEST];

/**
 * Whether there is something at a path of the portal: a page, a feed, a document to download. Without
 * making it: the links of ten thousand bodies are asked about.
 * @param path from the portal's root, without base, query nor fragment
 */
export function leadsSomewhere(portal: Portal, path: string): boolean {
  if (path.startsWith('/media/')) return portal.downloads.has(path.slice(1));
  // The editor stands beside the portal where there is one (`npm run build` puts it there).
  if (path.startsWith('/admin/')) return path === '/admin/' && portal.settings.editor?.backend !== 'none';
  if (FILES.includes(path) || isIcon(portal, path)) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Feeds and calendars are at former addresses too.
  const moved = name ? portal.redirects.get(path.slice(0, -name.length)) : undefined;
  if (moved) return leadsSomewhere(portal, moved.href.slice(portal.base.length) + name);
  if (FEEDS.includes(name)) return isPage(portal, path.slice(0, -name.length));
  if (name in DATE_FILES) return portal.on('event') && path === `/agenda/${name}`;
  if (name === 'integrer.js') return path === '/integrer.js';
  if (isOpenFile(name)) return hasOpenFile(portal, portal.base + path, name);
  if (path === AGENDA_DATA) return portal.on('event') && upcoming(portal).length > 0;
  if (name === NEXT_EDITION) return isReused(portal, path.slice(0, -name.length));
  if (name.endsWith('.ics')) return calendarsOf(portal).has(portal.base + path);
  if (name === NAMES) return hasNames(portal, path.slice(0, -name.length));
  if (name === VCARD) return isVcard(portal, path);
  if (name === PICTURE) return hasPicture(portal, path);
  if (name === 'couverture.svg') return hasCover(portal, path.slice(0, -name.length));
  // A forgotten final slash: hosts add it.
  return isPage(portal, name ? `${path}/` : path);
}

function isReused(portal: Portal, address: string): boolean {
  const route = parseAddress(address);
  const item = route?.kind === 'entry' ? portal.byKey.get(`event/${route.slug}`) : undefined;
  return (
    item !== undefined && item.href === portal.base + address && hasNextEdition(portal, item as Item<'event'>)
  );
}

function hasNames(portal: Portal, address: string): boolean {
  const route = parseAddress(address);
  return (
    route?.kind === 'propose' ||
    (route?.kind === 'form' && route.form !== 'correction' && isPage(portal, address))
  );
}

function isVcard(portal: Portal, path: string): boolean {
  const route = parseAddress(path.slice(0, -VCARD.length));
  const item = route?.kind === 'entry' ? portal.byKey.get(`actor/${route.slug}`) : undefined;
  return item !== undefined && vcardHref(item as Item<'actor'>) === portal.base + path;
}

function hasPicture(portal: Portal, path: string): boolean {
  return [...atlasScopes(portal)].some(
    (scope) => pictureAddress(scope) === path && placedIn(portal, scope).length > 0,
  );
}

function hasCover(portal: Portal, address: string): boolean {
  const route = parseAddress(address);
  const item = route?.kind === 'entry' ? portal.byKey.get(`${route.type}/${route.slug}`) : undefined;
  return item !== undefined && isCovered(portal, item);
}

function isPage(portal: Portal, address: string): boolean {
  if (portal.redirects.has(address) || portal.kept.has(address)) return true;
  const route = parseAddress(address);
  if (!route) return false;
  switch (route.kind) {
    case 'entry':
      return portal.byKey.has(`${route.type}/${route.slug}`);
    case 'crossing':
      return portal.indexes.count({ theme: route.theme, territory: route.territory }) > 0;
    case 'embed':
      return embedsOf(portal).has(address);
    case 'index':
      return portal.on(route.type);
    case 'month':
      return datesByMonth(portal).has(route.month);
    case 'day':
      return isFullDay(portal, route.day);
    case 'poster':
    case 'programme':
      return printedDates(portal, route) !== undefined;
    case 'form':
      return formsOf(portal).includes(route.form);
    case 'reuse':
      return portal.on('event');
    case 'agenda':
    case 'archive':
      return route.page <= agendaPages(portal, route);
    case 'list':
    case 'letter':
    case 'closed':
    case 'ongoing':
    case 'scoped':
      return ('page' in route ? route.page : 1) <= pagesOf(portal, route);
    default:
      return true;
  }
}
