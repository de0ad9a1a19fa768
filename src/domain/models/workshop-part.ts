/** What a contribution workshop left in the portal, for the page of its event. */
import { MADE } from '../../content-types/event/vocabularies.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { parseAddress } from '../urls.ts';
import { typesetOf } from './text.ts';
import type { WorkshopPart } from './types.ts';
import { withoutEnds } from '../../lib/text/runs.ts';

type Workshop = NonNullable<Item<'event'>['data']['workshop']>;
type Made = NonNullable<Workshop['made']>[number];

/** Undefined where nothing is told of it. */
export function workshopPart(portal: Portal, { data }: Item<'event'>): WorkshopPart | undefined {
  const { participants, thanks = [], made = [] } = data.workshop ?? {};
  if (participants === undefined && thanks.length === 0 && made.length === 0) return undefined;
  const groups = MADE.flatMap(({ value }) => {
    // What nobody says was there, and grew.
    const pages = made.filter(({ what = 'modifiee' }) => what === value).map((one) => madePage(portal, one));
    return pages.length > 0 ? [{ what: value, pages }] : [];
  });
  return { participants, thanks, groups };
}

/** Under the name that it bears today; a link where there is such a page. */
function madePage(
  portal: Portal,
  { page, title, by = [] }: Made,
): WorkshopPart['groups'][number]['pages'][number] {
  const found = page === undefined ? undefined : itemAt(portal, page);
  const label = typesetOf(portal)(found?.title ?? title);
  return { label, by, ...(found ? { href: found.href } : {}) };
}

/** @param written `/annuaire/le-plot/`, with or without its slashes, its host or the portal's base */
function itemAt(portal: Portal, written: string): Item | undefined {
  const path = written.trim().replace(/^https?:\/\/[^/]+/, '');
  const inner = path.startsWith(`${portal.base}/`) ? path.slice(portal.base.length) : path;
  const route = parseAddress(`/${withoutEnds(inner, /\//)}/`);
  return route?.kind === 'entry' ? portal.find(route.type, route.slug) : undefined;
}
