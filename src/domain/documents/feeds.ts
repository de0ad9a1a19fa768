/** News, as feeds: the whole portal and each type in three formats; themes, territories, crossings and actors in Atom. */
import type { TypeName } from '../../content-types/registry.ts';
import { titles } from '../../i18n/titles.ts';
import { offsetIso } from '../../lib/dates/zone.ts';
import type { FeedModel } from '../../lib/formats/feeds.ts';
import { LISTED } from '../indexes.ts';
import type { Item } from '../item.ts';
import { bodyOf, typesetOf } from '../models/text.ts';
import { sectionHref, sectionLabel } from '../models/site.ts';
import { refTo } from '../models/cards.ts';
import type { Portal } from '../portal.ts';
import type { Scope } from '../urls.ts';

/** How many items a feed holds; the address of the section has the rest. */
const LENGTH = 40;

/** News needs a date, and an end: a listing that is closed and a date that is over are no news. */
function isNews(portal: Portal, item: Item): boolean {
  if (!item.published || item.closed) return false;
  return item.type !== 'event' || portal.dates(item).next !== undefined;
}

function newest(portal: Portal, items: readonly Item[]): Item[] {
  return items
    .filter((item) => isNews(portal, item))
    .sort((a, b) => (dateOf(a) > dateOf(b) ? -1 : dateOf(a) < dateOf(b) ? 1 : a.key < b.key ? -1 : 1))
    .slice(0, LENGTH);
}

const dateOf = (item: Item): string => item.published!;

export const portalNews = (portal: Portal): Item[] =>
  newest(
    portal,
    LISTED.flatMap((type) => portal.items[type]),
  );
export const typeNews = (portal: Portal, type: TypeName): Item[] => newest(portal, portal.items[type]);
export const scopeNews = (portal: Portal, scope: Scope): Item[] =>
  newest(portal, Object.values(portal.indexes.under(scope)).flat());
export const actorNews = (portal: Portal, slug: string): Item[] =>
  newest(portal, portal.relations.newsOf(slug));

interface FeedSpec {
  name: string;
  /** Page that the feed follows, with the base. */
  href: string;
  items: readonly Item[];
}

export function feedOf(portal: Portal, { name, href, items }: FeedSpec): FeedModel {
  const { settings, origin, locale } = portal;
  const site = origin + href;
  const updated = items.map(updatedOf).sort().at(-1) ?? '1970-01-01';
  return {
    id: site,
    title: name,
    subtitle: settings.tagline,
    siteUrl: site,
    selfUrls: { rss: `${site}rss.xml`, atom: `${site}atom.xml`, json: `${site}feed.json` },
    language: locale,
    updated: momentOf(portal, updated),
    authorName: settings.name,
    rights: settings.legal?.licence,
    items: items.map((item) => feedItem(portal, item)),
  };
}

const updatedOf = (item: Item): string =>
  item.updated && item.updated > item.published! ? item.updated : item.published!;

const items = new WeakMap<Portal, Map<string, FeedModel['items'][number]>>();

/** Noon: readers that show the day of the instant in UTC then show the right one, anywhere in the world. */
const momentOf = (portal: Portal, date: string): string => offsetIso(`${date}T12:00`, portal.timeZone);

/** The same entry is in a dozen feeds: its item is made once. */
function feedItem(portal: Portal, item: Item): FeedModel['items'][number] {
  let known = items.get(portal);
  if (!known) items.set(portal, (known = new Map()));
  let made = known.get(item.key);
  if (!made) known.set(item.key, (made = buildItem(portal, item)));
  return made;
}

function buildItem(portal: Portal, item: Item): FeedModel['items'][number] {
  const { origin } = portal;
  const { summary, authors, keywords } = item.data as {
    summary?: string;
    authors?: string[];
    keywords?: string[];
  };
  const typeset = typesetOf(portal);
  const themes = item.themes
    .slice(0, item.ownThemes)
    .flatMap((slug) => portal.find('theme', slug)?.title ?? []);
  return {
    // Never the host's: a portal that moves keeps its items read.
    id: `tag:${portal.settings.id},2026:${item.key}`,
    url: origin + item.href,
    title: typeset(item.title),
    summary: summary && typeset(summary),
    html: absoluteLinks(bodyOf(portal, item).html, origin, origin + item.href),
    published: momentOf(portal, item.published!),
    updated: momentOf(portal, updatedOf(item)),
    authors: (authors ?? []).map((author) => refTo(portal, author).label),
    categories: [sectionLabel(portal, item.type), ...themes, ...(keywords ?? [])],
  };
}

/** A feed is read elsewhere: its links and pictures say where they are, and nothing of our own layout. */
const absoluteLinks = (html: string, origin: string, page: string): string =>
  html
    .replace(/<img [^>]*>/g, (tag) => tag.replace(/ (?:class|srcset|sizes)="[^"]*"/g, ''))
    .replace(
      /(\s(?:href|src)=")(\/(?!\/)|#)/g,
      (_, before: string, start: string) => before + (start === '#' ? `${page}#` : `${origin}/`),
    );

export const sectionFeed = (portal: Portal, type: TypeName): FeedModel =>
  feedOf(portal, {
    name: titles(portal.locale).news(portal.settings.name, sectionLabel(portal, type)),
    href: sectionHref(portal, type),
    items: typeNews(portal, type),
  });
