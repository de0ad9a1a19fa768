/** Every address of the portal, once each. */
import type { TypeName } from '../content-types/registry.ts';
import { datesByMonth } from './calendar.ts';
import { LISTED } from './indexes.ts';
import type { Portal } from './portal.ts';
import { isLong, pagesOf } from './selections.ts';
import { fullDays } from './models/month.ts';
import { MENU } from './models/site.ts';
import { addressOf } from './urls.ts';
import type { Route, Scope } from './urls.ts';

export function* addresses(portal: Portal): Generator<string> {
  for (const kind of ['home', 'search', 'subscribe', 'site-map', 'not-found', 'quarantine'] as const)
    yield addressOf({ kind });
  for (const type of MENU) yield* paged(portal, { kind: 'list', type, page: 1 });
  for (const letter of portal.indexes.letters.keys())
    yield* paged(portal, { kind: 'letter', letter, page: 1 });
  for (const month of datesByMonth(portal).keys()) yield addressOf({ kind: 'month', month });
  for (const day of fullDays(portal)) yield addressOf({ kind: 'day', day });
  yield* paged(portal, { kind: 'closed', page: 1 });
  for (const type of ['theme', 'territory'] as const)
    if (portal.on(type)) yield addressOf({ kind: 'index', type });
  for (const item of portal.byKey.values())
    yield addressOf({ kind: 'entry', type: item.type, slug: item.slug });
  yield* scopes(portal);
  yield* portal.redirects.keys();
  yield* portal.repairing.keys();
}

function* paged(portal: Portal, route: Extract<Route, { page: number }>): Generator<string> {
  const pages = pagesOf(portal, route);
  for (let page = 1; page <= pages; page++) yield addressOf({ ...route, page });
}

function* scopes(portal: Portal): Generator<string> {
  for (const theme of portal.items.theme) {
    yield* lists(portal, { theme: theme.slug });
    for (const territory of portal.indexes.crossing({ theme: theme.slug }).keys()) {
      yield addressOf({ kind: 'crossing', theme: theme.slug, territory });
      yield* lists(portal, { theme: theme.slug, territory });
    }
  }
  for (const territory of portal.items.territory) yield* lists(portal, { territory: territory.slug });
}

function* lists(portal: Portal, scope: Scope): Generator<string> {
  for (const type of LISTED as readonly TypeName[])
    if (isLong(portal, scope, type)) yield* paged(portal, { kind: 'scoped', type, page: 1, ...scope });
}
