/** Themes, territories and their crossings: everything under them, and the ways to what is near. */
import type { TypeName } from '../../content-types/registry.ts';
import { titles } from '../../i18n/titles.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import { TERRITORY_LEVELS } from '../../content-types/territory/index.ts';
import { calendarOf } from '../calendar-links.ts';
import { coverOf } from '../covers.ts';
import { widestSame } from '../crossings.ts';
import { LISTED } from '../indexes.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { SHOWN, isLong, scopedItems } from '../selections.ts';
import { structuredData } from '../structured-data/index.ts';
import { addressOf } from '../urls.ts';
import type { Route, Scope } from '../urls.ts';
import { agendaHref } from './agenda-links.ts';
import { cardsOf, themeTag } from './cards.ts';
import { scopeDownloads } from './downloads.ts';
import { scopeFeed } from './feed-links.ts';
import { headOf } from './head.ts';
import { atlasOf } from './atlas.ts';
import { locatorOf } from './map.ts';
import { sectionLabel, sectionLink, siteOf, trail } from './site.ts';
import { bodyOf, typesetOf } from './text.ts';
import type { CardGroup, Fact, HubModel, Link } from './types.ts';

function groupsOf(portal: Portal, scope: Scope): CardGroup[] {
  return LISTED.flatMap((type) => {
    const items = scopedItems(portal, scope, type);
    const more = type === 'event' ? agendaHref(portal, scope) : longList(portal, scope, type);
    // An agenda where nothing is to come leads to what was.
    if (items.length === 0 && !more) return [];
    return [
      {
        type,
        title: sectionLabel(portal, type),
        cards: cardsOf(portal, items.slice(0, SHOWN)),
        total: items.length,
        more,
      },
    ];
  });
}

const longList = (portal: Portal, scope: Scope, type: Exclude<TypeName, 'event'>): string | undefined =>
  isLong(portal, scope, type)
    ? portal.base + addressOf({ kind: 'scoped', type, page: 1, ...scope })
    : undefined;

export function themeModel(portal: Portal, item: Item<'theme'>): HubModel {
  const scope = { theme: item.slug };
  const words = titles(portal.locale);
  const crossed = portal.on('territory') ? portal.indexes.crossing(scope) : new Map<string, number>();
  return {
    ...hub(portal, { scope, item, route: { kind: 'entry', type: 'theme', slug: item.slug } }),
    theme: themeTag(item),
    crossings: {
      title: words.territoriesOf(item.title),
      links: crossingLinks(portal, crossed, 'territory', scope),
    },
    parents: portal.themes
      .lineage(item.slug)
      .slice(1)
      .flatMap((slug) => linkTo(portal, 'theme', slug)),
    children: childrenOf(portal, 'theme', item.slug),
    neighbours: [],
    facts: [],
    atlas: atlasOf(portal, scope),
  };
}

export function territoryModel(portal: Portal, item: Item<'territory'>): HubModel {
  const scope = { territory: item.slug };
  const crossed = portal.on('theme') ? portal.indexes.crossing(scope) : new Map<string, number>();
  return {
    ...hub(portal, { scope, item, route: { kind: 'entry', type: 'territory', slug: item.slug } }),
    territory: territoryTag(portal, item),
    crossings: {
      title: titles(portal.locale).themesIn(item.title),
      links: crossingLinks(portal, crossed, 'theme', scope),
    },
    parents: portal.territories
      .lineage(item.slug)
      .slice(1)
      .flatMap((slug) => linkTo(portal, 'territory', slug)),
    children: childrenOf(portal, 'territory', item.slug),
    neighbours: (item.data.neighbours ?? []).flatMap((slug) => linkTo(portal, 'territory', slug)),
    facts: territoryFacts(portal, item),
    locator: locatorOf(portal, item.slug),
    atlas: atlasOf(portal, scope),
  };
}

export function crossingModel(portal: Portal, theme: Item<'theme'>, territory: Item<'territory'>): HubModel {
  const scope = { theme: theme.slug, territory: territory.slug };
  const title = titles(portal.locale).crossing(theme.title, territory.title);
  const wider = portal.territories.lineage(territory.slug)[1];
  const around = wider ? portal.find('territory', wider) : undefined;
  return {
    ...hub(portal, {
      scope,
      title,
      route: { kind: 'crossing', theme: theme.slug, territory: territory.slug },
      parent: theme,
    }),
    theme: themeTag(theme),
    territory: territoryTag(portal, territory),
    crossings: { title: '', links: [] },
    parents: around ? [crossingLink(portal, theme, around)] : [],
    children: portal.territories.children(territory.slug).flatMap((slug) => {
      const child = portal.find('territory', slug);
      const count = portal.indexes.count({ theme: theme.slug, territory: slug });
      return child && count ? [{ ...crossingLink(portal, theme, child), label: child.title, count }] : [];
    }),
    neighbours: [
      { label: theme.title, href: theme.href },
      { label: territory.title, href: territory.href },
    ],
    facts: [],
  };
}

export const crossingLink = (portal: Portal, theme: Item, territory: Item): Link => ({
  label: titles(portal.locale).crossing(theme.title, territory.title),
  href: portal.base + addressOf({ kind: 'crossing', theme: theme.slug, territory: territory.slug }),
});

const territoryTag = (portal: Portal, item: Item<'territory'>) => ({
  label: item.title,
  level: item.data.level && labelIn(TERRITORY_LEVELS, item.data.level, portal.locale),
  href: item.href,
});

interface HubSpec {
  scope: Scope;
  route: Route;
  item?: Item<'theme'> | Item<'territory'>;
  title?: string;
  parent?: Item;
}

const hubAddress = ({ theme, territory }: Scope): string =>
  theme && territory
    ? addressOf({ kind: 'crossing', theme, territory })
    : addressOf({ kind: 'entry', type: theme ? 'theme' : 'territory', slug: (theme ?? territory)! });

/** What the three hubs share. */
function hub(portal: Portal, { scope, route, item, title = item!.title, parent }: HubSpec) {
  const address = addressOf(route);
  const href = portal.base + address;
  const type = scope.theme ? 'theme' : 'territory';
  const feeds = hasNews(portal, scope) ? [scopeFeed(portal, href, title)] : [];
  const summary = item?.data.summary;
  const head = headOf(portal, {
    title,
    description: summary,
    address,
    canonical: hubAddress(widestSame(portal, scope, (one) => portal.indexes.count(one))),
    feeds,
    noindex: portal.indexes.count(scope) === 0,
    jsonLd: item ? structuredData(portal, item as Item) : [],
  });
  return {
    kind: 'hub' as const,
    address,
    site: siteOf(portal),
    head,
    downloads: item && scopeDownloads(portal, scope, item as Item),
    breadcrumbs: trail(
      portal,
      sectionLink(portal, type),
      ...(parent ? [{ label: parent.title, href: parent.href }] : []),
      ...(item?.type === 'territory' ? territoryTrail(portal, item.slug) : []),
      { label: title, href },
    ),
    title: typesetOf(portal)(title),
    intro: summary && typesetOf(portal)(summary),
    cover: item && coverOf(portal, item as Item),
    bodyHtml: item ? bodyOf(portal, item as Item).html : '',
    groups: groupsOf(portal, scope),
    feeds,
    calendar: item && calendarOf(portal, item as Item),
  };
}

/** Whether anything dated is there to be told. */
export const hasNews = (portal: Portal, scope: Scope): boolean =>
  LISTED.some((type) => scopedItems(portal, scope, type).some((item) => item.published !== undefined));

const territoryTrail = (portal: Portal, slug: string): Link[] =>
  portal.territories
    .lineage(slug)
    .slice(1)
    .toReversed()
    .flatMap((one) => linkTo(portal, 'territory', one));

function linkTo(portal: Portal, type: 'theme' | 'territory', slug: string): Link[] {
  const item = portal.find(type, slug);
  return item ? [{ label: item.title, href: item.href }] : [];
}

function childrenOf(portal: Portal, type: 'theme' | 'territory', slug: string) {
  const tree = type === 'theme' ? portal.themes : portal.territories;
  return tree.children(slug).flatMap((child) =>
    linkTo(portal, type, child).map((link) => ({
      ...link,
      count: portal.indexes.count({ [type]: child }),
    })),
  );
}

function crossingLinks(
  portal: Portal,
  crossed: ReadonlyMap<string, number>,
  type: 'theme' | 'territory',
  scope: Scope,
) {
  // In the order of the menus, whatever the counts: what moves is not found again.
  return portal.items[type].flatMap((item) => {
    const count = crossed.get(item.slug);
    if (!count) return [];
    const route = {
      kind: 'crossing' as const,
      theme: scope.theme ?? item.slug,
      territory: scope.territory ?? item.slug,
    };
    return [{ label: item.title, href: portal.base + addressOf(route), count }];
  });
}

function territoryFacts(portal: Portal, { data }: Item<'territory'>): Fact[] {
  const words = titles(portal.locale).facts;
  const facts: [string, string | undefined][] = [
    [words.population, data.population?.toLocaleString(portal.locale)],
    [words.postalCode, data.postalCode],
    [words.code, data.code],
    [words.reviewer, data.reviewer],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, values: [{ label: value }] }] : []));
}
