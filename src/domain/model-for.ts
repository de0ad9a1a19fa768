/**
 * The model of any address of the portal. Pages, previews and tests come through this one door.
 */
import { agendaPages } from './agendas.ts';
import { datesByMonth } from './calendar.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import { quarantineModel, repairModel } from './models/repairs.ts';
import { pagesOf } from './selections.ts';
import type { ListRoute } from './selections.ts';
import { addressOf, parseAddress } from './urls.ts';
import type { Route } from './urls.ts';
import { agendaModel, archiveModel } from './models/agenda.ts';
import { embedsOf } from './embeds.ts';
import { embedGuideModel, embedModel } from './models/embeds.ts';
import { entryModel, pageEntryModel } from './models/entries.ts';
import { homeModel } from './models/home.ts';
import { keptModel } from './models/kept.ts';
import { crossingModel, territoryModel, themeModel } from './models/hubs.ts';
import { openDataModel } from './models/open-data.ts';
import { onPaper } from './models/paper.ts';
import { formModel, proposeModel } from './models/forms.ts';
import { reuseModel } from './models/reuse.ts';
import { posterModel } from './models/poster.ts';
import { withPrints } from './models/print-links.ts';
import { programmeModel } from './models/programme.ts';
import { scopedModel } from './models/scoped.ts';
import { indexModel } from './models/trees.ts';
import { closedModel, letterModel, listModel, ongoingModel } from './models/lists.ts';
import { dayModel, isFullDay, monthModel } from './models/month.ts';
import {
  notFoundModel,
  redirectModel,
  searchModel,
  siteMapModel,
  subscribeModel,
} from './models/own-pages.ts';
import type { PageModel } from './models/types.ts';

/** @param address path from the portal's root, without the base: `/annuaire/le-plot/` */
export function modelFor(portal: Portal, address: string): PageModel | undefined {
  const model = modelAt(portal, address);
  return model && withPrints(portal, onPaper(portal, model));
}

function modelAt(portal: Portal, address: string): PageModel | undefined {
  const moved = portal.redirects.get(address);
  if (moved) return redirectModel(portal, address, moved);
  const repair = portal.repairing.get(address);
  if (repair) return repairModel(portal, address, repair);
  const kept = portal.kept.get(address);
  if (kept) return keptModel(portal, address, kept);
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
    case 'open-data':
      return openDataModel(portal);
    case 'propose':
      return proposeModel(portal);
    case 'form':
      return formModel(portal, route.form);
    case 'reuse':
      return portal.on('event') ? reuseModel(portal) : undefined;
    case 'embed-guide':
      return embedGuideModel(portal);
    case 'embed':
      return embedPage(portal, addressOf(route));
    case 'not-found':
      return notFoundModel(portal);
    case 'quarantine':
      return quarantineModel(portal);
    case 'index':
      return portal.on(route.type) ? indexModel(portal, route.type) : undefined;
    case 'entry':
      return entryPage(portal, portal.byKey.get(`${route.type}/${route.slug}`));
    case 'month':
      return datesByMonth(portal).has(route.month) ? monthModel(portal, route.month) : undefined;
    case 'day':
      return isFullDay(portal, route.day) ? dayModel(portal, route.day) : undefined;
    case 'poster':
      return posterModel(portal, route);
    case 'programme':
      return programmeModel(portal, route);
    case 'agenda':
    case 'archive':
      if (route.page > agendaPages(portal, route)) return undefined;
      return route.kind === 'agenda' ? agendaModel(portal, route) : archiveModel(portal, route);
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

function embedPage(portal: Portal, address: string): PageModel | undefined {
  const embed = embedsOf(portal).get(address);
  return embed && embedModel(portal, embed);
}

function crossingPage(portal: Portal, themeSlug: string, territorySlug: string): PageModel | undefined {
  const theme = portal.byKey.get(`theme/${themeSlug}`) as Item<'theme'> | undefined;
  const territory = portal.byKey.get(`territory/${territorySlug}`) as Item<'territory'> | undefined;
  if (!theme || !territory) return undefined;
  return portal.indexes.count({ theme: themeSlug, territory: territorySlug })
    ? crossingModel(portal, theme, territory)
    : undefined;
}

function listPage(portal: Portal, route: ListRoute): PageModel | undefined {
  const pages = pagesOf(portal, route);
  const page = 'page' in route ? route.page : 1;
  if (page > pages) return undefined;
  switch (route.kind) {
    case 'list':
      return listModel(portal, route.type, page);
    case 'letter':
      return letterModel(portal, route.letter, page);
    case 'closed':
      return closedModel(portal, page);
    case 'ongoing':
      return ongoingModel(portal, page);
    case 'scoped':
      return scopedModel(portal, { theme: route.theme, territory: route.territory }, route.type, page);
  }
}
