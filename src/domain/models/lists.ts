/** Lists: one a type, with their other ways in (letters, months, closed ones). */
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { agendaWords } from '../../i18n/agenda-words.ts';
import { titles } from '../../i18n/titles.ts';
import { inLocale } from '../../schema/field.ts';
import { calendarLink, dateExports } from '../calendar-links.ts';
import type { Portal } from '../portal.ts';
import { closedItems, listItems, agendaDates } from '../selections.ts';
import { addressOf } from '../urls.ts';
import type { Route } from '../urls.ts';
import { atlasOf } from './atlas.ts';
import { cardOf } from './cards.ts';
import { byDay, dateCard } from './date-card.ts';
import { agendaDownloads, directoryDownloads, withFiles } from './downloads.ts';
import { typeFeeds } from './feed-links.ts';
import { dateFiltersModel } from './date-filters.ts';
import { filtersModel } from './filters.ts';
import { headOf } from './head.ts';
import { monthIndexes } from './month-links.ts';
import { ongoingPart } from './ongoing.ts';
import { paginate } from './paging.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import type { CardModel, Link, ListModel } from './types.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What goes on, told above the days of the agenda; beyond, a page has them all. */
const ONGOING = 8;

export function listModel(portal: Portal, type: TypeName, page: number): ListModel {
  const routeOf = (one: number): Route => ({ kind: 'list', type, page: one });
  const { labels } = typeOf(type);
  const title = inLocale(labels.section, portal.locale);
  const base = { portal, type, title, intro: inLocale(labels.intro, portal.locale), routeOf, page };
  if (type !== 'event') {
    const items = listItems(portal, type);
    const list = build({ ...base, cards: (size) => size(items, (item) => cardOf(portal, item)) });
    if (type !== 'actor') return list;
    if (page > 1) return { ...list, filtersAt: portal.base + addressOf(routeOf(1)) };
    return {
      ...list,
      filters: filtersModel(portal),
      atlas: atlasOf(portal, {}),
      ...withFiles(list, directoryDownloads(portal)),
    };
  }
  const { ongoing, others: dates } = agendaDates(portal);
  const isFirst = page === 1;
  const model = build({
    ...base,
    cards: (size) => size(dates, ({ item, occurrence }) => dateCard(portal, item, occurrence)),
  });
  const today = portal.now.slice(0, 10);
  const calendar = calendarLink(portal, sectionLink(portal, 'event').href);
  const downloads = agendaDownloads(portal);
  return {
    ...model,
    ...withFiles(model, downloads),
    ...(isFirst ? ongoingPart(portal, ongoing, ONGOING) : {}),
    dateFilters: isFirst ? dateFiltersModel(portal) : undefined,
    days: byDay(model.cards, today),
    today,
    calendar,
    exports: dateExports(portal),
  };
}

export function letterModel(portal: Portal, letter: string, page: number): ListModel {
  const items = portal.indexes.letters.get(letter) ?? [];
  return build({
    portal,
    type: 'actor',
    title: titles(portal.locale).letter(letter),
    routeOf: (one) => ({ kind: 'letter', letter, page: one }),
    page,
    parent: sectionLink(portal, 'actor'),
    cards: (size) => size(items, (item) => cardOf(portal, item)),
  });
}

/** What began before today and lasts several days, the first to end first. */
export function ongoingModel(portal: Portal, page: number): ListModel {
  return build({
    portal,
    type: 'event',
    title: agendaWords(portal.locale).ongoing,
    intro: agendaWords(portal.locale).ongoingIntro,
    routeOf: (one) => ({ kind: 'ongoing', page: one }),
    page,
    parent: sectionLink(portal, 'event'),
    cards: (size) =>
      size(agendaDates(portal).ongoing, ({ item, occurrence }) => dateCard(portal, item, occurrence)),
  });
}

export function closedModel(portal: Portal, page: number): ListModel {
  const model = build({
    portal,
    type: 'listing',
    title: titles(portal.locale).closedListings,
    intro: titles(portal.locale).closedIntro,
    routeOf: (one) => ({ kind: 'closed', page: one }),
    page,
    parent: sectionLink(portal, 'listing'),
    noindex: true,
    cards: (size) => size(closedItems(portal), (item) => cardOf(portal, item)),
  });
  return { ...model, archive: true };
}

type Slicer = <T>(
  items: readonly T[],
  card: (item: T) => CardModel,
) => Pick<ListModel, 'cards' | 'pagination'>;

interface ListSpec {
  portal: Portal;
  type: TypeName;
  title: string;
  intro?: string | undefined;
  routeOf: (page: number) => Route;
  page: number;
  parent?: Link;
  noindex?: boolean;
  cards: (slice: Slicer) => Pick<ListModel, 'cards' | 'pagination'>;
}

/** The list that all lists are. */
function build({ portal, type, title, intro, routeOf, page, parent, noindex, cards }: ListSpec): ListModel {
  const slice: Slicer = (all, card) => {
    const { items, pagination } = paginate(portal, all, page, routeOf);
    return { cards: items.map(card), pagination };
  };
  const address = addressOf(routeOf(page));
  const listed = cards(slice);
  const named = page > 1 ? titles(portal.locale).pageOf(title, page) : title;
  const { hrefs, pages } = listed.pagination;
  const feeds = typeFeeds(portal, type);
  return {
    kind: 'list',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: named,
      description: intro,
      address,
      feeds,
      noindex: noindex || listed.pagination.total === 0,
      prev: page > 1 ? hrefs[page - 1] : undefined,
      next: page < pages ? hrefs[page + 1] : undefined,
    }),
    breadcrumbs: trail(portal, parent, { label: title, href: portal.base + addressOf(routeOf(1)) }),
    title,
    intro: page === 1 ? intro : undefined,
    type,
    indexes: indexesOf(portal, type, address),
    feeds,
    empty: listed.pagination.total === 0,
    ...listed,
  };
}

function indexesOf(portal: Portal, type: TypeName, address: string): ListModel['indexes'] {
  const words = titles(portal.locale);
  const current = (link: Link) => (link.href === portal.base + address ? { ...link, current: true } : link);
  if (type === 'actor') return [{ title: words.letters, links: lettersOf(portal).map(current) }];
  if (type === 'event') return monthIndexes(portal, address);
  if (type !== 'listing') return [];
  const open = sectionLink(portal, 'listing');
  const closed = {
    label: words.closedListings,
    href: portal.base + addressOf({ kind: 'closed', page: 1 }),
    count: closedItems(portal).length,
  };
  return closed.count
    ? [{ title: words.archives, links: [current({ ...open, label: words.openListings }), current(closed)] }]
    : [];
}

export function lettersOf(portal: Portal): (Link & { count: number })[] {
  return [...portal.indexes.letters]
    .sort(([a], [b]) => compare(a, b))
    .map(([letter, items]) => ({
      label: letter === '0' ? '0-9' : letter.toUpperCase(),
      href: portal.base + addressOf({ kind: 'letter', letter, page: 1 }),
      count: items.length,
    }));
}
