/**
 * The model of any address of the portal. Pages, previews and tests come through this one door.
 */
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import { parseAddress } from './urls.ts';
import type { Route } from './urls.ts';
import { entryModel, pageEntryModel } from './models/entries.ts';
import { homeModel } from './models/home.ts';
import { crossingModel, isLong, scopedItems, territoryModel, themeModel } from './models/hubs.ts';
import { scopedModel } from './models/scoped.ts';
import { indexModel } from './models/trees.ts';
import { closedItems, closedModel, letterModel, listModel, listTotal, monthModel } from './models/lists.ts';
import {
  notFoundModel,
  redirectModel,
  searchModel,
  siteMapModel,
  subscribeModel,
} from './models/own-pages.ts';
import { pageCount } from './models/paging.ts';
import type { PageModel } from './models/types.ts';

/** @param address path from the portal's root, without the base: `/annuaire/le-plot/` */
export function modelFor(portal: Portal, address: string): PageModel | undefined {
  const moved = portal.redirects.get(address);
  if (moved) return redirectModel(portal, address, moved);
  const route = parseAddress(address);
  return route && routeModel(portal, route);
}

function routeModel(portal: Portal, route: Route): PageModel | undefined {
  switch (route.kind) {
    case 'home':
      return homeModel(portal);
    case 'search':
      return searchModel(portal);
    case 'subscribe':
      return subscribeModel(portal);
    case 'site-map':
      return siteMapModel(portal);
    case 'not-found':
      return notFoundModel(portal);
    case 'index':
      return portal.on(route.type) ? indexModel(portal, route.type) : undefined;
    case 'entry':
      return entryPage(portal, portal.byKey.get(`${route.type}/${route.slug}`));
    case 'crossing':
      return crossingPage(portal, route.theme, route.territory);
    default:
      return listPage(portal, route);
  }
}

function entryPage(portal: Portal, item: Item | undefined): PageModel | undefined {
  if (!item) return undefined;
  if (item.type === 'page') return pageEntryModel(portal, item as Item<'page'>);
  if (item.type === 'theme') return themeModel(portal, item as Item<'theme'>);
  if (item.type === 'territory') return territoryModel(portal, item as Item<'territory'>);
  return entryModel(portal, item);
}

function crossingPage(portal: Portal, themeSlug: string, territorySlug: string): PageModel | undefined {
  const theme = portal.byKey.get(`theme/${themeSlug}`) as Item<'theme'> | undefined;
  const territory = portal.byKey.get(`territory/${territorySlug}`) as Item<'territory'> | undefined;
  if (!theme || !territory) return undefined;
  return portal.indexes.count({ theme: themeSlug, territory: territorySlug })
    ? crossingModel(portal, theme, territory)
    : undefined;
}

type ListRoute = Extract<Route, { kind: 'list' | 'letter' | 'month' | 'closed' | 'scoped' }>;

function listPage(portal: Portal, route: ListRoute): PageModel | undefined {
  const pages = pagesOf(portal, route);
  const page = 'page' in route ? route.page : 1;
  if (page > pages) return undefined;
  switch (route.kind) {
    case 'list':
      return listModel(portal, route.type, page);
    case 'letter':
      return letterModel(portal, route.letter, page);
    case 'month':
      return monthModel(portal, route.month);
    case 'closed':
      return closedModel(portal, page);
    case 'scoped':
      return scopedModel(portal, { theme: route.theme, territory: route.territory }, route.type, page);
  }
}

/** How many pages a list has; 0 where there is no such list. */
export function pagesOf(portal: Portal, route: ListRoute): number {
  const { pageSize } = portal;
  switch (route.kind) {
    case 'list':
      if (!portal.on(route.type)) return 0;
      return pageCount(listTotal(portal, route.type), pageSize);
    case 'letter':
      return portal.indexes.letters.has(route.letter)
        ? pageCount(portal.indexes.letters.get(route.letter)!.length, pageSize)
        : 0;
    case 'month':
      return portal.indexes.months.has(route.month) ? 1 : 0;
    case 'closed':
      return portal.on('listing') && closedItems(portal).length
        ? pageCount(closedItems(portal).length, pageSize)
        : 0;
    case 'scoped': {
      const scope = { theme: route.theme, territory: route.territory };
      return isLong(portal, scope, route.type)
        ? pageCount(scopedItems(portal, scope, route.type).length, pageSize)
        : 0;
    }
  }
}
