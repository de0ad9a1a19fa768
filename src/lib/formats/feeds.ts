import {
  generateAtomFeed,
  generateJsonFeed,
  generateRssFeed,
  type AtomFeed,
  type JsonFeed,
  type RssFeed,
} from 'feedsmith';
import { lineForXml, stripForXml, xmlText } from './xml.ts';

/** A feed, as the domain computed it. Dates are ISO 8601 with their offset: without one, they would depend on the machine. */
export interface FeedModel {
  /** Permanent URI of the feed. */
  id: string;
  title: string;
  subtitle?: string;
  siteUrl: string;
  selfUrls: { rss: string; atom: string; json: string };
  language: string;
  updated: string;
  authorName: string;
  rights?: string;
  items: FeedItem[];
}

export interface FeedItem {
  /** Permanent URI of the entry; stays when its address changes. */
  id: string;
  title: string;
  url: string;
  /** Plain text. */
  summary?: string;
  /** Safe HTML with absolute addresses. */
  html?: string;
  published: string;
  updated: string;
  authors: string[];
  categories: string[];
}

/** RSS 2.0. */
export function toRss(model: FeedModel): string {
  const feed = cleanFeed(model);
  const xml = generateRssFeed({
    title: feed.title,
    link: feed.siteUrl,
    // Required by RSS.
    description: feed.subtitle ?? feed.title,
    language: feed.language,
    copyright: feed.rights,
    lastBuildDate: feed.updated,
    atom: { links: [{ href: feed.selfUrls.rss, rel: 'self', type: 'application/rss+xml' }] },
    items: feed.items.map(rssItem),
  });
  return withoutIndentedText(xml);
}

/** Atom 1.0. */
export function toAtom(model: FeedModel): string {
  const feed = cleanFeed(model);
  const xml = generateAtomFeed({
    id: feed.id,
    // feedsmith 3 drops a title given as a plain string, without a word: texts are `{ value }`.
    title: { value: feed.title },
    subtitle: atomText(feed.subtitle),
    rights: atomText(feed.rights),
    updated: feed.updated,
    authors: [{ name: feed.authorName }],
    links: [
      { href: feed.selfUrls.atom, rel: 'self', type: 'application/atom+xml' },
      { href: feed.siteUrl, rel: 'alternate', type: 'text/html' },
    ],
    xml: { lang: feed.language },
    entries: feed.items.map(atomEntry),
  });
  return withoutIndentedText(xml);
}

/** JSON Feed 1.1. */
export function toJsonFeed(model: FeedModel): string {
  const feed = cleanFeed(model);
  const json = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.siteUrl,
    feed_url: feed.selfUrls.json,
    description: feed.subtitle,
    language: feed.language,
    authors: [{ name: feed.authorName }],
    items: feed.items.map(jsonItem),
  }) as Record<string, unknown>;
  // `items` is required, also when there is none; feedsmith leaves out empty lists.
  return JSON.stringify({ ...json, items: json['items'] ?? [] });
}

/**
 * feedsmith puts CDATA on a line of its own, and the indentation becomes part of titles, identifiers and addresses.
 * A `]]>` inside a text is followed by another CDATA, so the second pattern only meets real ends.
 */
function withoutIndentedText(xml: string): string {
  return xml.replace(/>\n\s*<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\n\s*<\//g, ']]></');
}

function rssItem(item: FeedItem): RssFeed.Item<string> {
  return {
    title: item.title,
    link: item.url,
    // Readers show it as HTML: a plain text is escaped once more than XML asks.
    description: item.summary === undefined ? undefined : xmlText(item.summary),
    guid: { value: item.id, isPermaLink: item.id === item.url },
    pubDate: item.published,
    // `author` of RSS must be an e-mail address, which nobody asked to publish.
    dc: { creators: item.authors },
    categories: item.categories.map((name) => ({ name })),
    content: { encoded: item.html },
  };
}

function atomEntry(item: FeedItem): AtomFeed.Entry<string> {
  return {
    id: item.id,
    title: { value: item.title },
    links: [{ href: item.url, rel: 'alternate', type: 'text/html' }],
    published: item.published,
    updated: item.updated,
    authors: item.authors.map((name) => ({ name })),
    categories: item.categories.map((term) => ({ term })),
    summary: atomText(item.summary),
    content: item.html === undefined ? undefined : { value: item.html, type: 'html' },
  };
}

function jsonItem(item: FeedItem): JsonFeed.Item<string> {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary,
    // One of the two is required.
    ...(item.html === undefined ? { content_text: item.summary ?? item.title } : { content_html: item.html }),
    date_published: item.published,
    date_modified: item.updated,
    authors: item.authors.map((name) => ({ name })),
    tags: item.categories,
  };
}

function atomText(value: string | undefined): AtomFeed.Text | undefined {
  return value === undefined ? undefined : { value };
}

/** Every text cleaned once, for the three formats; what is empty is left out. */
function cleanFeed(model: FeedModel): FeedModel {
  return {
    ...model,
    title: lineForXml(model.title) || model.siteUrl,
    subtitle: present(model.subtitle, lineForXml),
    rights: present(model.rights, lineForXml),
    authorName: lineForXml(model.authorName) || lineForXml(model.title) || model.siteUrl,
    items: model.items.map(cleanItem),
  };
}

function cleanItem(item: FeedItem): FeedItem {
  return {
    ...item,
    // An entry without a title is not valid Atom.
    title: lineForXml(item.title) || item.url,
    summary: present(item.summary, stripForXml),
    html: present(item.html, stripForXml),
    authors: item.authors.map(lineForXml).filter((name) => name !== ''),
    categories: item.categories.map(lineForXml).filter((name) => name !== ''),
  };
}

function present(text: string | undefined, clean: (text: string) => string): string | undefined {
  const cleaned = text === undefined ? '' : clean(text).trim();
  return cleaned === '' ? undefined : cleaned;
}
