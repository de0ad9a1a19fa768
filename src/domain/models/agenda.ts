/** The agenda of an actor, a theme, a territory or a theme in a territory: what comes by day, and the archives. */
import { agendaWords } from '../../i18n/agenda-words.ts';
import { titles } from '../../i18n/titles.ts';
import type { PastLine } from '../agendas.ts';
import { agendaOf, archivePage } from '../agendas.ts';
import { calendarOf } from '../calendar-links.ts';
import type { DatedItem } from '../calendar.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { AgendaScope, Route } from '../urls.ts';
import { agendaHref } from './agenda-links.ts';
import { byDay, dateCard } from './date-card.ts';
import { typeFeeds } from './feed-links.ts';
import { headOf } from './head.ts';
import { crossingLink } from './hubs.ts';
import { ongoingPart } from './ongoing.ts';
import { paginationOf } from './paging.ts';
import { sectionLabel, sectionLink, siteOf, trail } from './site.ts';
import type { AgendaModel, Link, Pagination, PastLineModel } from './types.ts';

/** What goes on, told above the days; beyond, a page has them all. */
const ONGOING = 40;

export function agendaModel(portal: Portal, route: Extract<Route, { kind: 'agenda' }>): AgendaModel {
  const { page } = route;
  const agenda = agendaOf(portal, route)!;
  const words = agendaWords(portal.locale);
  const dates = agenda.pages[page - 1]!;
  const isFirst = page === 1;
  const pages = { page, pages: agenda.pages.length, total: agenda.total };
  return {
    ...common(portal, route, pages, words.title(aroundOf(portal, route).name)),
    intro: isFirst ? words.intro : undefined,
    total: agenda.total,
    ...(isFirst ? ongoingPart(portal, agenda.ongoing, ONGOING) : { ongoing: [] }),
    days: byDay(
      dates.map((dated) => cardOf(portal, dated)),
      portal.now.slice(0, 10),
    ),
    past: isFirst ? byMonth(portal, agenda.recent) : [],
  };
}

/** A year that is past, the latest first; the present one until today. */
export function archiveModel(portal: Portal, route: Extract<Route, { kind: 'archive' }>): AgendaModel {
  const { page, year } = route;
  const agenda = agendaOf(portal, route)!;
  const words = agendaWords(portal.locale);
  const { lines, pages, total } = archivePage(agenda, year, page);
  return {
    ...common(portal, route, { page, pages, total }, words.archiveTitle(aroundOf(portal, route).name, year)),
    intro: page === 1 ? words.archiveIntro : undefined,
    total,
    ongoing: [],
    days: [],
    past: byMonth(portal, lines),
    year,
  };
}

type AgendaRoute = Extract<Route, { kind: 'agenda' | 'archive' }>;

/** What both have. @param title without the number of the page */
function common(
  portal: Portal,
  route: AgendaRoute,
  { page, pages, total }: Omit<Pagination, 'hrefs'>,
  title: string,
) {
  const agenda = agendaOf(portal, route)!;
  const routeOf = (one: number): Route => ({ ...route, page: one });
  const pagination = paginationOf(portal, { page, pages, total }, routeOf);
  const address = addressOf(route);
  const { around, section, calendar } = aroundOf(portal, route);
  const feeds = typeFeeds(portal, 'event');
  const own = agendaHref(portal, route)!;
  const years = [...agenda.years].map(([year, lines]) => {
    const href = portal.base + addressOf({ ...route, kind: 'archive', year, page: 1 });
    const isCurrent = route.kind === 'archive' && route.year === year;
    return { label: year, href, count: lines.length, ...(isCurrent ? { current: true } : {}) };
  });
  return {
    kind: 'agenda' as const,
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: page > 1 ? titles(portal.locale).pageOf(title, page) : title,
      address,
      feeds,
      prev: page > 1 ? pagination.hrefs[page - 1] : undefined,
      next: page < pages ? pagination.hrefs[page + 1] : undefined,
    }),
    breadcrumbs: trail(
      portal,
      section,
      around,
      { label: sectionLabel(portal, 'event'), href: own },
      route.kind === 'archive' ? { label: route.year, href: portal.base + address } : undefined,
    ),
    title,
    around,
    whole: sectionLink(portal, 'event').href,
    years,
    today: portal.now.slice(0, 10),
    pagination,
    feeds,
    calendar,
  };
}

function aroundOf(portal: Portal, { actor, theme, territory }: AgendaScope) {
  const inTheme = portal.find('theme', theme);
  const inTerritory = portal.find('territory', territory);
  const item = (portal.find('actor', actor) ?? inTheme ?? inTerritory)! as Item;
  const around: Link =
    inTheme && inTerritory
      ? crossingLink(portal, inTheme, inTerritory)
      : { label: item.title, href: item.href };
  return {
    name: around.label,
    around,
    section: sectionLink(portal, item.type),
    calendar: inTheme && inTerritory ? undefined : calendarOf(portal, item),
  };
}

const cardOf = (portal: Portal, { item, occurrence }: DatedItem) =>
  dateCard(portal, item as Item, occurrence);

function byMonth(portal: Portal, lines: readonly PastLine[]): AgendaModel['past'] {
  const lineModel = ({ dates }: PastLine): PastLineModel => {
    const { occurrence, ...card } = cardOf(portal, dates.at(-1)!);
    // It was over when the page was made.
    const last = { ...card, occurrence: { ...occurrence!, ends: undefined } };
    return dates.length === 1
      ? { card: last }
      : { card: last, days: dates.map((dated) => dated.occurrence.start.slice(0, 10)) };
  };
  return [...Map.groupBy(lines, ({ month }) => month)].map(([month, own]) => ({
    month,
    lines: own.map(lineModel),
  }));
}
