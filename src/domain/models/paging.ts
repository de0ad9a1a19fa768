import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Route } from '../urls.ts';
import type { Pagination } from './types.ts';

export const pageCount = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/** One page of a list, with the addresses of the others. */
export function paginate<T>(
  portal: Portal,
  items: readonly T[],
  page: number,
  routeOf: (page: number) => Route,
): { items: T[]; pagination: Pagination } {
  const { pageSize, base } = portal;
  const pages = pageCount(items.length, pageSize);
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    pagination: {
      page,
      pages,
      total: items.length,
      hrefs: Array.from({ length: pages }, (_, i) => base + addressOf(routeOf(i + 1))),
    },
  };
}
