/** The filters of the directory as its page shows them, and the pages that say the same without JavaScript. */
import { filterWords } from '../../i18n/filter-words.ts';
import { fingerprint } from '../../lib/text/fingerprint.ts';
import { placedActors } from '../atlas.ts';
import {
  actorsOf,
  directoryData,
  directoryDetails,
  directoryFilters,
  hasHours,
  nearPlaces,
} from '../filters/directory.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { isLong, once, scopedItems } from '../selections.ts';
import { addressOf, documentOf } from '../urls.ts';
import type { Scope } from '../urls.ts';
import { typesetOf } from './text.ts';
import type { FacetModel, FiltersModel, Link, TreeNode } from './types.ts';

const directory = addressOf({ kind: 'list', type: 'actor', page: 1 });

/** From the portal's root. */
export const DIRECTORY_DATA = documentOf(directory, 'filtres.json');
export const detailsAddress = (file: number): string => documentOf(directory, `fiches-${file}.json`);

export function filtersModel(portal: Portal): FiltersModel | undefined {
  const total = actorsOf(portal).length;
  if (total === 0) return undefined;
  const say = filterWords(portal.locale);
  const term = (value: string, label: string) => ({ value, label });
  const near = nearTerms(portal);
  return {
    action: portal.base + directory,
    // What a browser keeps is asked for again once it has changed.
    data: `${portal.base}${DIRECTORY_DATA}?v=${version(portal)}`,
    facets: [...directoryFilters(portal).map(({ model }) => model), ...openFacet(portal)],
    sort: {
      name: 'tri',
      label: say.sort,
      values: [
        term('nom', say.byName),
        term('fraicheur', say.byFreshness),
        ...(near.length > 0 ? [term('distance', say.byDistance)] : []),
      ],
    },
    view: {
      name: 'vue',
      label: say.view,
      values: [
        term('liste', say.asList),
        term('vignettes', say.asCards),
        ...(placedActors(portal).length > 0 ? [term('carte', say.asMap)] : []),
      ],
    },
    near:
      near.length > 0
        ? { name: 'pres', label: say.near, values: [term('', say.nowhere), ...near] }
        : undefined,
    total,
    pageSize: portal.pageSize,
    neighbours: neighboursOf(portal),
    ways: { themes: themeWays(portal), territories: territoryWays(portal) },
  };
}

const version = once((portal) =>
  fingerprint(JSON.stringify([directoryData(portal), directoryDetails(portal)])),
);

/** How many are open depends on when one asks. */
function openFacet(portal: Portal): FacetModel[] {
  const { open, openNow } = filterWords(portal.locale);
  const values = [{ value: 'maintenant', label: openNow, children: [] }];
  return hasHours(portal) ? [{ name: 'ouvert', label: open, kind: 'flag', values }] : [];
}

const nearTerms = (portal: Portal) =>
  nearPlaces(portal).map(({ slug, title }) => ({ value: slug, label: typesetOf(portal)(title) }));

/** Beside each place, those that it names as its neighbours. */
export function neighboursOf(portal: Portal): Record<string, string[]> {
  if (!portal.on('territory')) return {};
  const beside = (portal.items.territory as Item<'territory'>[]).flatMap(({ slug, data }) => {
    const found = (data.neighbours ?? []).flatMap((text) => portal.find('territory', text)?.slug ?? []);
    return found.length > 0 ? [[slug, found] as const] : [];
  });
  return Object.fromEntries(beside);
}

/** The list of the actors of a scope where there is one, else the page of the scope, which shows them all. */
function wayTo(portal: Portal, item: Item, scope: Scope): (Link & { count: number })[] {
  const count = scopedItems(portal, scope, 'actor').length;
  if (count === 0) return [];
  const listed = isLong(portal, scope, 'actor');
  const href = listed
    ? portal.base + addressOf({ kind: 'scoped', type: 'actor', page: 1, ...scope })
    : item.href;
  return [{ label: typesetOf(portal)(item.title), href, count }];
}

const themeWays = (portal: Portal): (Link & { count: number })[] =>
  portal.on('theme')
    ? (portal.items.theme as Item[]).flatMap((item) => wayTo(portal, item, { theme: item.slug }))
    : [];

function territoryWays(
  portal: Portal,
  slugs: readonly string[] = portal.on('territory') ? portal.territories.roots : [],
): TreeNode[] {
  return slugs.flatMap((slug) => {
    const item = portal.find('territory', slug);
    if (!item) return [];
    return wayTo(portal, item, { territory: slug }).map((way) => ({
      ...way,
      children: territoryWays(portal, portal.territories.children(slug)),
    }));
  });
}
