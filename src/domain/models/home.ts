import { addDays } from '../../lib/dates/local.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { byNewest } from '../order.ts';
import { websiteData } from '../structured-data/index.ts';
import { cardsOf } from './cards.ts';
import { portalFeeds } from './feed-links.ts';
import { headOf } from './head.ts';
import { mapOf } from './map.ts';
import { themeList, territoryTree } from './trees.ts';
import { listItems, openCount, upcoming } from '../selections.ts';
import { byDay, dateCard } from './date-card.ts';
import { MENU, sectionLink, siteOf } from './site.ts';
import { typesetOf } from './text.ts';
import type { HomeModel } from './types.ts';

/** More dates than this are a list, and the agenda is that list. */
const WEEK_DATES = 14;

/** The home page: what happens this week, who arrived, what is asked and offered, what was written. */
export function homeModel(portal: Portal): HomeModel {
  const { settings, now } = portal;
  const typeset = typesetOf(portal);
  const newest = (type: Item['type'], count: number) =>
    cardsOf(portal, [...listItems(portal, type)].sort(byNewest).slice(0, count));
  const inAWeek = `${addDays(now.slice(0, 10), 7)}T24`;
  const week = upcoming(portal)
    .filter(({ occurrence }) => occurrence.start <= inAWeek)
    .slice(0, WEEK_DATES)
    .map(({ item, occurrence }) => dateCard(portal, item, occurrence));
  return {
    kind: 'home',
    address: '/',
    site: siteOf(portal),
    head: headOf(portal, {
      title: settings.name,
      description: settings.description ?? settings.tagline,
      address: '/',
      feeds: portalFeeds(portal),
      jsonLd: [websiteData(portal)],
    }),
    breadcrumbs: [],
    title: typeset(settings.tagline ?? settings.name),
    intro: settings.description && typeset(settings.description),
    week: byDay(week, now.slice(0, 10)),
    newcomers: newest('actor', 3),
    listings: newest('listing', 3),
    questions: newest('question', 3),
    articles: newest('article', 3),
    themes: themeList(portal),
    territories: territoryTree(portal),
    map: mapOf(portal),
    sections: MENU.filter((type) => portal.on(type)).map((type) => ({
      ...sectionLink(portal, type),
      type,
      count: openCount(portal, type),
    })),
    now,
  };
}
