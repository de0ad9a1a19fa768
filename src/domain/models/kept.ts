/** The page of an address that was published and has none of its own any more. */
import { lastingWords } from '../../i18n/lasting-words.ts';
import { titles } from '../../i18n/titles.ts';
import { nearest } from '../../lib/text/nearest.ts';
import { REMOVAL_REASONS } from '../../schema/removed.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import { replacementOf } from '../lasting/kept.ts';
import type { Gone, Kept, Moved } from '../lasting/kept.ts';
import type { Portal } from '../portal.ts';
import { addressOf, parseAddress } from '../urls.ts';
import { headOf } from './head.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import { typesetOf } from './text.ts';
import type { GoneModel, Link, RedirectModel } from './types.ts';

export const keptModel = (portal: Portal, address: string, kept: Kept): GoneModel | RedirectModel =>
  kept.kind === 'moved' ? movedModel(portal, address, kept) : goneModel(portal, address, kept);

function movedModel(portal: Portal, address: string, { to }: Moved): RedirectModel {
  const title = lastingWords(portal.locale).moved;
  return {
    kind: 'redirect',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, address: to, noindex: true }),
    breadcrumbs: trail(portal),
    title,
    to: portal.base + to,
  };
}

/** Nothing is said of it but what the team wrote for that: its name may be what was to be forgotten. */
function goneModel(portal: Portal, address: string, gone: Gone): GoneModel {
  const { removed, waiting, type } = gone;
  const words = lastingWords(portal.locale);
  const typeset = typesetOf(portal);
  const title = removed?.title
    ? words.goneNamed(typeset(removed.title))
    : waiting
      ? words.waiting
      : words.gone;
  const section = type && type !== 'page' && portal.on(type) ? sectionLink(portal, type) : undefined;
  return {
    kind: 'gone',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, address, noindex: true }),
    breadcrumbs: trail(portal, section, { label: title, href: portal.base + address }),
    title,
    intro: waiting ? words.waitingIntro : words.goneIntro,
    reason: removed?.reason && typeset(labelIn(REMOVAL_REASONS, removed.reason, portal.locale)),
    note: removed?.note && typeset(removed.note),
    on: removed?.on,
    to: linkTo(portal, replacementOf(portal, gone)),
    near: nearOf(portal, gone),
    links: [
      ...(section ? [section] : []),
      { label: titles(portal.locale).search, href: portal.base + addressOf({ kind: 'search' }) },
      { label: titles(portal.locale).home, href: `${portal.base}/` },
    ],
  };
}

/** Called by its name where it is an entry of the portal. */
function linkTo(portal: Portal, to: string | undefined): Link | undefined {
  if (to === undefined) return undefined;
  if (!to.startsWith('/')) return { label: to.replace(/^https?:\/\/(www\.)?|\/$/g, ''), href: to };
  const route = parseAddress(to);
  const item = route?.kind === 'entry' ? portal.byKey.get(`${route.type}/${route.slug}`) : undefined;
  return { label: item ? typesetOf(portal)(item.title) : to, href: portal.base + to };
}

/** How many entries of a close name are proposed. */
const NEAR = 3;

/** By its address, which is known to whoever asked for it. */
function nearOf(portal: Portal, { type, slug }: Gone): Link[] {
  if (!type) return [];
  const slugs = portal.items[type].map((item) => item.slug);
  return nearest(slug, slugs, NEAR).map((one) => {
    const item = portal.byKey.get(`${type}/${one}`)!;
    return { label: typesetOf(portal)(item.title), href: item.href };
  });
}
