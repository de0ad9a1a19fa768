import { pageCount } from '../selections.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Route } from '../urls.ts';
import type { Pagination } from './types.ts';

function hrefsOf(page: number, pages: number, href: (page: number) => string): Record<number, string> {
  const linked = pageWindow(page, pages).filter((one) => one !== 'gap');
  return Object.fromEntries(linked.map((one) => [one, href(one)]));
}

/** Where the pages of a list are, from one of them. @param total what they hold together */
export const paginationOf = (
  portal: Portal,
  { page, pages, total }: Omit<Pagination, 'hrefs'>,
  routeOf: (page: number) => Route,
): Pagination => ({
  page,
  pages,
  total,
  hrefs: hrefsOf(page, pages, (one) => portal.base + addressOf(routeOf(one))),
});

/** One page of a list, with the addresses of the others. */
export function paginate<T>(
  portal: Portal,
  items: readonly T[],
  page: number,
  routeOf: (page: number) => Route,
): { items: T[]; pagination: Pagination } {
  const { pageSize } = portal;
  const pages = pageCount(items.length, pageSize);
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    pagination: paginationOf(portal, { page, pages, total: items.length }, routeOf),
  };
}
