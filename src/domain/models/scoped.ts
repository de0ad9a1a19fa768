/** The whole list of one type under a theme, a territory or both; for events it is their agenda (`agenda.ts`). */
import type { TypeName } from '../../content-types/registry.ts';
import { titles } from '../../i18n/titles.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Route, Scope } from '../urls.ts';
import { cardOf } from './cards.ts';
import { typeFeeds } from './feed-links.ts';
import { widestSame } from '../crossings.ts';
import { headOf } from './head.ts';
import { scopedItems } from '../selections.ts';
import { crossingLink } from './hubs.ts';
import { paginate } from './paging.ts';
import { sectionLabel, sectionLink, siteOf, trail } from './site.ts';
import type { ListModel } from './types.ts';

/** Exists where the hub shows only the first. */
export function scopedModel(
  portal: Portal,
  scope: Scope,
  type: Exclude<TypeName, 'event'>,
  page: number,
): ListModel {
  const theme = portal.find('theme', scope.theme);
  const territory = portal.find('territory', scope.territory);
  const name = [theme?.title, territory?.title].filter(Boolean).join(', ');
  const title = titles(portal.locale).scoped(sectionLabel(portal, type), name);
  const routeOf = (one: number): Route => ({ kind: 'scoped', type, page: one, ...scope });
  const { items, pagination } = paginate(portal, scopedItems(portal, scope, type), page, routeOf);
  const address = addressOf(routeOf(page));
  const around =
    theme && territory
      ? crossingLink(portal, theme, territory)
      : { label: name, href: (theme ?? territory)!.href };
  const same = widestSame(portal, scope, (one) => scopedItems(portal, one, type).length);
  const feeds = typeFeeds(portal, type);
  return {
    kind: 'list',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: page > 1 ? titles(portal.locale).pageOf(title, page) : title,
      address,
      canonical: addressOf({ kind: 'scoped', type, page, ...same }),
      feeds,
      prev: page > 1 ? pagination.hrefs[page - 1] : undefined,
      next: page < pagination.pages ? pagination.hrefs[page + 1] : undefined,
    }),
    breadcrumbs: trail(portal, sectionLink(portal, scope.theme ? 'theme' : 'territory'), around, {
      label: sectionLabel(portal, type),
      href: portal.base + addressOf(routeOf(1)),
    }),
    title,
    type,
    cards: items.map((item) => cardOf(portal, item)),
    pagination,
    indexes: [],
    feeds,
  };
}
