/** Every address of the portal, once each. */
import { agendaOf, agendaPages, agendaScopes } from './agendas.ts';
import { datesByMonth } from './calendar.ts';
import { embedsOf } from './embeds.ts';
import { LISTED } from './indexes.ts';
import type { Portal } from './portal.ts';
import { printedAddresses } from './print-dates.ts';
import { isLong, pagesOf } from './selections.ts';
import { fullDays } from './models/month.ts';
import { formsOf } from './models/forms.ts';
import { MENU } from './models/site.ts';
import { addressOf } from './urls.ts';
import type { Route, Scope } from './urls.ts';

export function* addresses(portal: Portal): Generator<string> {
  for (const kind of [
    'home',
    'search',
    'subscribe',
    'site-map',
    'not-found',
    'quarantine',
    'open-data',
    'embed-guide',
    'propose',
  ] as const)
    yield addressOf({ kind });
  for (const type of MENU) yield* paged(portal, { kind: 'list', type, page: 1 });
  for (const letter of portal.indexes.letters.keys())
    yield* paged(portal, { kind: 'letter', letter, page: 1 });
  for (const month of datesByMonth(portal).keys()) yield addressOf({ kind: 'month', month });
  for (const day of fullDays(portal)) yield addressOf({ kind: 'day', day });
  yield* paged(portal, { kind: 'closed', page: 1 });
  yield* paged(portal, { kind: 'ongoing', page: 1 });
  for (const type of ['theme', 'territory'] as const)
    if (portal.on(type)) yield addressOf({ kind: 'index', type });
  for (const item of portal.byKey.values())
    yield addressOf({ kind: 'entry', type: item.type, slug: item.slug });
  yield* scopes(portal);
  for (const form of formsOf(portal)) yield addressOf({ kind: 'form', form });
  if (portal.on('event')) yield addressOf({ kind: 'reuse' });
  yield* agendas(portal);
  yield* printedAddresses(portal);
  yield* embedsOf(portal).keys();
  yield* portal.redirects.keys();
  yield* portal.repairing.keys();
  yield* portal.kept.keys();
}

type Paged = Extract<Route, { page: number }>;

function* paged(portal: Portal, route: Paged): Generator<string> {
  const isAgenda = route.kind === 'agenda' || route.kind === 'archive';
  const pages = isAgenda ? agendaPages(portal, route) : pagesOf(portal, route);
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
  for (const type of LISTED)
    if (type !== 'event' && isLong(portal, scope, type))
      yield* paged(portal, { kind: 'scoped', type, page: 1, ...scope });
}

function* agendas(portal: Portal): Generator<string> {
  for (const scope of agendaScopes(portal)) {
    yield* paged(portal, { kind: 'agenda', page: 1, ...scope });
    for (const year of agendaOf(portal, scope)!.years.keys())
      yield* paged(portal, { kind: 'archive', year, page: 1, ...scope });
  }
}
