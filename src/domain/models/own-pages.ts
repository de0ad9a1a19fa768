/** The pages of the portal that are nobody's entry: search, subscribe, site map, not found, redirects. */
import { calendarLink, calendarOf, publicCalendars } from '../calendar-links.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { TYPE_NAMES, typeOf } from '../../content-types/registry.ts';
import { formWords } from '../../i18n/form-words.ts';
import { embedWords } from '../../i18n/embed-words.ts';
import { openWords } from '../../i18n/open-words.ts';
import { titles } from '../../i18n/titles.ts';
import { inLocale } from '../../schema/field.ts';
import { LISTED } from '../indexes.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { portalFeeds, scopeFeed, typeFeeds } from './feed-links.ts';
import { headOf } from './head.ts';
import { hasNews } from './hubs.ts';
import { openCount } from '../selections.ts';
import { lettersOf } from './lists.ts';
import { MENU, sectionHref, sectionLabel, sectionLink, siteOf, trail } from './site.ts';
import type {
  Link,
  NotFoundModel,
  RedirectModel,
  SearchModel,
  SiteMapModel,
  SubscribeModel,
  CalendarLink,
} from './types.ts';

type Counted = Link & { count: number };

const themeLinks = (portal: Portal): Counted[] =>
  portal.on('theme')
    ? portal.items.theme.map((item) => ({
        label: item.title,
        href: item.href,
        count: portal.indexes.count({ theme: item.slug }),
      }))
    : [];

const territoryLinks = (portal: Portal): Counted[] =>
  portal.on('territory')
    ? portal.items.territory.map((item) => ({
        label: item.title,
        href: item.href,
        count: portal.indexes.count({ territory: item.slug }),
      }))
    : [];

/** Other ways in than search: by theme, by territory, by letter. */
function waysIn(portal: Portal): { title: string; links: Counted[] }[] {
  const words = titles(portal.locale);
  return [
    { title: words.byTheme, links: themeLinks(portal) },
    { title: words.byTerritory, links: territoryLinks(portal) },
    { title: words.letters, links: portal.on('actor') ? lettersOf(portal) : [] },
  ].filter(({ links }) => links.length > 0);
}

export function searchModel(portal: Portal): SearchModel {
  const words = titles(portal.locale);
  const address = addressOf({ kind: 'search' });
  const terms = (type: 'theme' | 'territory') =>
    portal.on(type) ? portal.items[type].map(({ slug, title }) => ({ value: slug, label: title })) : [];
  return {
    kind: 'search',
    address,
    site: siteOf(portal),
    // Engines may keep it: it leads to every index. Answers have no address of their own for them (canonical).
    head: headOf(portal, { title: words.search, description: words.searchIntro, address }),
    breadcrumbs: trail(portal, { label: words.search, href: portal.base + address }),
    title: words.search,
    intro: words.searchIntro,
    types: [...LISTED, 'page' as const]
      .filter((type) => portal.on(type) && portal.items[type].length > 0)
      .map((type) => ({ value: typeSlug(type), label: inLocale(typeOf(type).labels.plural, portal.locale) })),
    themes: terms('theme'),
    territories: terms('territory'),
    indexes: waysIn(portal),
    pagefind: `${portal.base}/pagefind/pagefind.js`,
  };
}

/** How a type is called in `?type=`: its section, in French. */
export const typeSlug = (type: TypeName): string => typeOf(type).section ?? 'pages';

export function subscribeModel(portal: Portal): SubscribeModel {
  const words = titles(portal.locale);
  const address = addressOf({ kind: 'subscribe' });
  const row = (
    label: string,
    href: string,
    feeds: SubscribeModel['groups'][number]['rows'][number]['feeds'],
    calendar?: CalendarLink,
  ) => ({ label, href, feeds, calendar });
  const scoped = (type: 'theme' | 'territory') =>
    portal.items[type]
      .filter((item) => portal.on(type) && hasNews(portal, { [type]: item.slug }))
      .map((item) =>
        row(item.title, item.href, [scopeFeed(portal, item.href, item.title)], calendarOf(portal, item)),
      );
  const actors = portal.items.actor
    .filter((item) => portal.relations.newsOf(item.slug).some((one) => one.published))
    .map((item) =>
      row(item.title, item.href, [scopeFeed(portal, item.href, item.title)], calendarOf(portal, item)),
    );
  const sections = MENU.filter((type) => portal.on(type)).map((type) =>
    row(
      sectionLabel(portal, type),
      sectionHref(portal, type),
      typeFeeds(portal, type),
      type === 'event' ? calendarLink(portal, sectionHref(portal, type)) : undefined,
    ),
  );
  const publics = publicCalendars(portal).map(({ label, ...calendar }) =>
    row(label, sectionHref(portal, 'event'), [], calendar),
  );
  return {
    kind: 'subscribe',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: words.subscribe,
      description: words.subscribeIntro,
      address,
      feeds: portalFeeds(portal),
    }),
    breadcrumbs: trail(portal, { label: words.subscribe, href: portal.base + address }),
    title: words.subscribe,
    intro: words.subscribeIntro,
    groups: [
      {
        title: words.everything,
        rows: [row(words.everything, `${portal.base}/`, portalFeeds(portal)), ...sections],
      },
      { title: words.byTheme, rows: scoped('theme') },
      { title: words.byTerritory, rows: scoped('territory') },
      { title: sectionLabel(portal, 'actor'), rows: actors },
      { title: sectionLabel(portal, 'event'), rows: publics },
    ].filter(({ rows }) => rows.length > 0),
    opml: `${portal.base}/flux.opml`,
  };
}

export function siteMapModel(portal: Portal): SiteMapModel {
  const words = titles(portal.locale);
  const address = addressOf({ kind: 'site-map' });
  const own = [
    { label: words.home, href: `${portal.base}/` },
    { label: words.search, href: portal.base + addressOf({ kind: 'search' }) },
    { label: words.subscribe, href: portal.base + addressOf({ kind: 'subscribe' }) },
    { label: openWords(portal.locale).title, href: portal.base + addressOf({ kind: 'open-data' }) },
    { label: embedWords(portal.locale).title, href: portal.base + addressOf({ kind: 'embed-guide' }) },
    { label: formWords(portal.locale).title, href: portal.base + addressOf({ kind: 'propose' }) },
  ];
  const pages = portal.items.page.map(({ title, href }) => ({ label: title, href }));
  const sections = TYPE_NAMES.filter((type) => type !== 'page' && portal.on(type)).map((type) => ({
    ...sectionLink(portal, type),
    count: openCount(portal, type),
  }));
  return {
    kind: 'site-map',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: words.siteMap, description: words.siteMapIntro, address }),
    breadcrumbs: trail(portal, { label: words.siteMap, href: portal.base + address }),
    title: words.siteMap,
    intro: words.siteMapIntro,
    groups: [
      { title: words.everything, links: [...own, ...sections] },
      ...waysIn(portal),
      { title: words.otherPages, links: pages },
    ].filter(({ links }) => links.length > 0),
  };
}

export function notFoundModel(portal: Portal): NotFoundModel {
  const words = titles(portal.locale);
  const address = addressOf({ kind: 'not-found' });
  return {
    kind: 'not-found',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: words.notFound, address, noindex: true }),
    breadcrumbs: trail(portal),
    title: words.notFound,
    intro: words.notFoundIntro,
    links: [
      { label: words.home, href: `${portal.base}/` },
      ...siteOf(portal).menu,
      { label: words.siteMap, href: portal.base + addressOf({ kind: 'site-map' }) },
    ],
  };
}

export function redirectModel(portal: Portal, address: string, item: Item): RedirectModel {
  const target = addressOf({ kind: 'entry', type: item.type, slug: item.slug });
  const title = titles(portal.locale).moved(item.title);
  return {
    kind: 'redirect',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, address: target, noindex: true }),
    breadcrumbs: trail(portal),
    title,
    to: item.href,
  };
}
