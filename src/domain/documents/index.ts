/**
 * The documents beside the pages: feeds, site map, robots, subscriptions, the portal's colours.
 * Each is a name and a text; the same list serves the build and the development server.
 */
import { forgeOrigins } from '../../schema/editor-settings.ts';
import { titles } from '../../i18n/titles.ts';
import { toAtom, toJsonFeed, toRss } from '../../lib/formats/feeds.ts';
import type { FeedModel } from '../../lib/formats/feeds.ts';
import { toOpml } from '../../lib/formats/opml.ts';
import { toRobots } from '../../lib/formats/robots.ts';
import { toSitemap, toSitemapIndex } from '../../lib/formats/sitemap.ts';
import { addresses } from '../addresses.ts';
import { MANIFEST, drawings } from '../icons.ts';
import type { Item } from '../item.ts';
import { isWidest } from '../crossings.ts';
import { agendaData } from '../filters/agenda.ts';
import { AGENDA_DATA } from '../models/date-filters.ts';
import { hasNews } from '../models/hubs.ts';
import { listTotal, scopedItems, upcoming } from '../selections.ts';
import { subscribeModel } from '../models/own-pages.ts';
import { MENU } from '../models/site.ts';
import { NEXT_EDITION, hasNextEdition, nextEdition } from '../next-edition.ts';
import type { Portal } from '../portal.ts';
import { tilesSources } from '../tiles.ts';
import { addressOf, parseAddress } from '../urls.ts';
import { atlas } from './atlas.ts';
import { calendars } from './calendars.ts';
import { covers } from './covers.ts';
import { DATES_ATOM, DATES_RSS, datesFeed } from './dates-feed.ts';
import { datesCsv, datesJson } from './dates-table.ts';
import { directoryFiles } from './directory.ts';
import { actorNews, feedOf, portalNews, scopeNews, sectionFeed } from './feeds.ts';
import { formNames } from './form-names.ts';
import { openData } from './open-data.ts';
import { alsoAtFormer, redirectDocuments } from './redirect-rules.ts';
import { hostHeaders } from './host-headers.ts';
import { searchFiles } from './search-files.ts';
import { themeCss } from './theme-css.ts';
import { vcards } from './vcards.ts';
import { webManifest } from './web-manifest.ts';

export interface Document {
  /** From the portal's root: `/annuaire/rss.xml`. */
  address: string;
  /** MIME type, with its charset. */
  type: string;
  text(): string;
}

const XML = 'application/xml; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';

export const documents = (portal: Portal): Generator<Document> => alsoAtFormer(portal, ownDocuments(portal));

function* ownDocuments(portal: Portal): Generator<Document> {
  yield { address: '/theme.css', type: 'text/css; charset=utf-8', text: () => themeCss(portal) };
  yield {
    address: MANIFEST,
    type: 'application/manifest+json; charset=utf-8',
    text: () => webManifest(portal),
  };
  for (const [file, svg] of drawings(portal))
    yield { address: `/${file}`, type: 'image/svg+xml; charset=utf-8', text: () => svg };
  yield {
    address: '/_headers',
    type: 'text/plain; charset=utf-8',
    text: () => hostHeaders(portal.base, tilesSources(portal.settings), forgeOrigins(portal.settings.editor)),
  };
  yield* redirectDocuments(portal);
  yield { address: '/robots.txt', type: 'text/plain; charset=utf-8', text: () => robots(portal) };
  yield { address: '/flux.opml', type: 'text/x-opml; charset=utf-8', text: () => opml(portal) };
  yield* sitemaps(portal);
  yield* feeds(portal);
  yield* covers(portal);
  yield* calendars(portal);
  yield* vcards(portal);
  yield* directoryFiles(portal);
  yield* openData(portal);
  yield* formNames(portal);
  yield* searchFiles(portal);
  yield* atlas(portal);
  if (portal.on('event')) yield* dates(portal);
  if (portal.on('event')) yield* nextEditions(portal);
  if (portal.on('event') && upcoming(portal).length > 0)
    yield {
      address: AGENDA_DATA,
      type: 'application/json; charset=utf-8',
      text: () => JSON.stringify(agendaData(portal)),
    };
}

export function documentFor(portal: Portal, address: string): Document | undefined {
  for (const document of documents(portal)) if (document.address === address) return document;
  return undefined;
}

function* feeds(portal: Portal): Generator<Document> {
  const { name } = portal.settings;
  const words = titles(portal.locale);
  const whole = memo(() =>
    feedOf(portal, { name: words.wholePortal(name), href: `${portal.base}/`, items: portalNews(portal) }),
  );
  yield* three('/', whole);
  for (const type of MENU.filter((one) => portal.on(one)))
    yield* three(
      addressOf({ kind: 'list', type, page: 1 }),
      memo(() => sectionFeed(portal, type)),
    );
  for (const item of scoped(portal)) {
    const scope = { [item.type]: item.slug };
    if (hasNews(portal, scope))
      yield atom(portal, item.href, words.news(name, item.title), () => scopeNews(portal, scope));
  }
  yield* crossings(portal);
  for (const actor of portal.items.actor) {
    if (!portal.relations.newsOf(actor.slug).some((item) => item.published)) continue;
    yield atom(portal, actor.href, words.news(name, actor.title), () => actorNews(portal, actor.slug));
  }
}

/** The coming dates, in the forms that programs read. */
function* dates(portal: Portal): Generator<Document> {
  const agenda = addressOf({ kind: 'list', type: 'event', page: 1 });
  const feed = memo(() => datesFeed(portal));
  yield {
    address: agenda + DATES_RSS,
    type: 'application/rss+xml; charset=utf-8',
    text: () => toRss(feed()),
  };
  yield { address: agenda + DATES_ATOM, type: ATOM, text: () => toAtom(feed()) };
  yield { address: `${agenda}agenda.csv`, type: 'text/csv; charset=utf-8', text: () => datesCsv(portal) };
  yield {
    address: `${agenda}agenda.json`,
    type: 'application/json; charset=utf-8',
    text: () => datesJson(portal),
  };
}

function* nextEditions(portal: Portal): Generator<Document> {
  for (const item of portal.items.event as Item<'event'>[])
    if (hasNextEdition(portal, item))
      yield {
        address: `${item.href.slice(portal.base.length)}${NEXT_EDITION}`,
        type: 'text/markdown; charset=utf-8',
        text: () => nextEdition(portal, item).text,
      };
}

function* scoped(portal: Portal): Generator<Item> {
  for (const type of ['theme', 'territory'] as const) if (portal.on(type)) yield* portal.items[type];
}

function* crossings(portal: Portal): Generator<Document> {
  const words = titles(portal.locale);
  for (const theme of portal.items.theme)
    for (const slug of portal.indexes.crossing({ theme: theme.slug }).keys()) {
      const territory = portal.find('territory', slug);
      const scope = { theme: theme.slug, territory: slug };
      if (!territory || !hasNews(portal, scope)) continue;
      const href = portal.base + addressOf({ kind: 'crossing', ...scope });
      const title = words.crossing(theme.title, territory.title);
      yield atom(portal, href, words.news(portal.settings.name, title), () => scopeNews(portal, scope));
    }
}

function* three(address: string, feed: () => FeedModel): Generator<Document> {
  yield {
    address: `${address}rss.xml`,
    type: 'application/rss+xml; charset=utf-8',
    text: () => toRss(feed()),
  };
  yield { address: `${address}atom.xml`, type: ATOM, text: () => toAtom(feed()) };
  yield {
    address: `${address}feed.json`,
    type: 'application/feed+json; charset=utf-8',
    text: () => toJsonFeed(feed()),
  };
}

const atom = (portal: Portal, href: string, name: string, news: () => Item[]): Document => ({
  address: `${href.slice(portal.base.length)}atom.xml`,
  type: ATOM,
  text: () => toAtom(feedOf(portal, { name, href, items: news() })),
});

function memo<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A site map holds at most this many addresses (sitemaps.org). */
const SITEMAP_MAX = 50_000;

function* sitemaps(portal: Portal): Generator<Document> {
  const urls = indexable(portal);
  if (urls.length <= SITEMAP_MAX) {
    yield { address: '/sitemap.xml', type: XML, text: () => toSitemap(urls) };
    return;
  }
  const parts = Array.from(
    { length: Math.ceil(urls.length / SITEMAP_MAX) },
    (_, i) => `/sitemap-${i + 1}.xml`,
  );
  const here = portal.origin + portal.base;
  yield {
    address: '/sitemap.xml',
    type: XML,
    text: () => toSitemapIndex(parts.map((part) => ({ loc: here + part }))),
  };
  for (const [i, address] of parts.entries())
    yield { address, type: XML, text: () => toSitemap(urls.slice(i * SITEMAP_MAX, (i + 1) * SITEMAP_MAX)) };
}

function indexable(portal: Portal): { loc: string; lastmod?: string }[] {
  const here = portal.origin + portal.base;
  return [...addresses(portal)].flatMap((address) => {
    const lastmod = isIndexable(portal, address);
    return lastmod === false ? [] : [{ loc: here + address, ...(lastmod ? { lastmod } : {}) }];
  });
}

/** Whether search engines should know an address, and when it changed last if that is known. */
function isIndexable(portal: Portal, address: string): false | string | undefined {
  const route = parseAddress(address);
  if (!route || portal.redirects.has(address) || portal.repairing.has(address) || portal.kept.has(address))
    return false;
  if (route.kind === 'not-found' || route.kind === 'quarantine' || route.kind === 'closed') return false;
  // Frames are for other sites: search engines know the page that they show.
  if (route.kind === 'embed') return false;
  if (route.kind === 'poster' || route.kind === 'programme' || route.kind === 'reuse') return false;
  // An empty list tells search engines to come back later.
  if (route.kind === 'list' && listTotal(portal, route.type) === 0) return false;
  if (route.kind === 'crossing' && !isWidest(portal, route, (scope) => portal.indexes.count(scope)))
    return false;
  if (
    route.kind === 'scoped' &&
    !isWidest(portal, route, (scope) => scopedItems(portal, scope, route.type).length)
  )
    return false;
  if (route.kind !== 'entry') return undefined;
  const item = portal.byKey.get(`${route.type}/${route.slug}`)!;
  if (item.type === 'listing' && item.closed) return false;
  if (
    (item.type === 'theme' || item.type === 'territory') &&
    portal.indexes.count({ [item.type]: item.slug }) === 0
  )
    return false;
  return item.updated ?? item.published;
}

function robots(portal: Portal): string {
  return toRobots({
    sitemapUrl: `${portal.origin}${portal.base}/sitemap.xml`,
    disallow: [`${portal.base}/admin/`],
  });
}

function opml(portal: Portal): string {
  const { groups } = subscribeModel(portal);
  const outlines = groups.map(({ title, rows }) => ({
    text: title,
    outlines: rows.flatMap(({ label, href, feeds: links }) => {
      const link = links.find(({ type }) => type === 'application/atom+xml');
      return link ? [{ text: label, xmlUrl: portal.origin + link.href, htmlUrl: portal.origin + href }] : [];
    }),
  }));
  return toOpml({ title: portal.settings.name, outlines });
}
