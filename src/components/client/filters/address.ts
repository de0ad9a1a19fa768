import { writeState } from '../../../lib/facets.ts';
import type { FilterSpec, FilterState } from '../../../lib/facets.ts';

/** The address of a state, on this page. */
export function hrefOf(spec: FilterSpec, state: FilterState): string {
  const query = String(writeState(spec, state));
  return location.pathname + (query && `?${query}`);
}

/** Adds an address, to which Back returns, or puts it in place of the present one. */
export function goTo(href: string, how: 'push' | 'replace'): void {
  if (how === 'replace') history.replaceState(null, '', href);
  else if (href !== location.pathname + location.search) history.pushState(null, '', href);
}

/** Whether a click on a link is for this page alone: no other tab, no download. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
