/** One address of every kind of page of the sample: what tests of the browser walk over. */
import { addresses } from '../../src/domain/addresses.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { parseAddress } from '../../src/domain/urls.ts';

export const KINDS: Readonly<Record<string, string>> = {
  home: '/',
  search: '/recherche/',
  subscribe: '/s-abonner/',
  'site-map': '/plan-du-site/',
  'open-data': '/donnees-ouvertes/',
  'embed-guide': '/integrer/',
  'not-found': '/404.html',
  quarantine: '/quarantaine/',
  gone: '/annuaire/le-fil-a-linge/',
  'list actor': '/annuaire/',
  'list event': '/agenda/',
  'list article': '/articles/',
  'list listing': '/annonces/',
  'list resource': '/ressources/',
  'list question': '/questions/',
  'next page': '/agenda/page/2/',
  letter: '/annuaire/lettre/c/',
  month: '/agenda/2026/12/',
  closed: '/annonces/closes/',
  'index theme': '/themes/',
  'index territory': '/territoires/',
  'entry actor': '/annuaire/les-watts-d-ambrune/',
  'entry event': '/agenda/cafe-des-bricoles/',
  'entry article': '/articles/portrait-le-derailleur-d-en-haut/',
  'entry listing': '/annonces/besoin-cuisine-a-plan-bas/',
  'entry resource': '/ressources/guide-pratique-du-covoiturage-a-panneaux/',
  'entry question': '/questions/dernier-bus-pour-rentrer-a-rochenaire/',
  'entry theme': '/themes/bien-manger/',
  'entry territory': '/territoires/sarvenne/',
  'entry page': '/accessibilite/',
  crossing: '/themes/bien-manger/sarvenne/',
  scoped: '/territoires/massif-d-ambrune/annuaire/',
  agenda: '/themes/bien-manger/agenda/',
  reuse: '/agenda/reprendre/',
  propose: '/proposer/',
  form: '/proposer/rendez-vous/',
  archive: '/territoires/massif-d-ambrune/agenda/2026/',
  poster: '/themes/bien-manger/agenda/2026/12/affiche/',
  programme: '/agenda/2026/11/30/programme/',
};

/** Lists for the pages of other sites: they have nothing around them, and tests of their own. */
export const FRAMES: Readonly<Record<string, string>> = {
  'embed actor': '/integrer/annuaire/themes/bien-manger/',
  'embed event': '/integrer/agenda/',
  'embed map': '/integrer/carte/',
};

/** The same, and the search with its answers. */
export const ALL: Readonly<Record<string, string>> = {
  ...KINDS,
  'search with answers': '/recherche/?q=pain',
};

/** The kind of an address, as its grammar says. */
export function kindOf(portal: Portal, address: string): string {
  if (portal.redirects.has(address)) return 'redirect';
  const kept = portal.kept.get(address);
  if (kept) return kept.kind === 'moved' ? 'redirect' : kept.kind;
  const route = parseAddress(address);
  if (!route) throw new Error(`no route for ${address}`);
  if ('page' in route && route.page > 1) return 'next page';
  // A list of a place or a theme is that of its section.
  if (route.kind === 'scoped') return route.kind;
  return 'type' in route ? `${route.kind} ${route.type}` : route.kind;
}

/** All addresses of the portal by kind. */
export function addressesByKind(portal: Portal): Map<string, string[]> {
  const byKind = new Map<string, string[]>();
  for (const address of addresses(portal)) {
    const kind = kindOf(portal, address);
    byKind.set(kind, [...(byKind.get(kind) ?? []), address]);
  }
  return byKind;
}
