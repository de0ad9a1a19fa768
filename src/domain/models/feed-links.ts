import type { TypeName } from '../../content-types/registry.ts';
import { titles } from '../../i18n/titles.ts';
import type { Portal } from '../portal.ts';
import { documentOf } from '../urls.ts';
import { sectionHref, sectionLabel } from './site.ts';
import type { FeedLink } from './types.ts';

/** The three formats of the whole portal and of each type. */
export const FEED_FILES = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
} as const;

export const FEED_NAMES = {
  'application/rss+xml': 'RSS',
  'application/atom+xml': 'Atom',
  'application/feed+json': 'JSON Feed',
} as const;

const three = (href: string, title: string): FeedLink[] =>
  Object.entries(FEED_FILES).map(([file, type]) => ({
    title: `${title} (${FEED_NAMES[type]})`,
    type,
    href: documentOf(href, file),
  }));

export const portalFeeds = (portal: Portal): FeedLink[] =>
  three(`${portal.base}/`, titles(portal.locale).wholePortal(portal.settings.name));

export const typeFeeds = (portal: Portal, type: TypeName): FeedLink[] =>
  three(
    sectionHref(portal, type),
    titles(portal.locale).news(portal.settings.name, sectionLabel(portal, type)),
  );

/** Atom alone for a theme, a territory, a crossing, an actor. */
export const scopeFeed = (portal: Portal, href: string, name: string): FeedLink => ({
  title: `${titles(portal.locale).news(portal.settings.name, name)} (Atom)`,
  type: 'application/atom+xml',
  href: documentOf(href, 'atom.xml'),
});
