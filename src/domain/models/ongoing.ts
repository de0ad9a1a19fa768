/** What began before today and lasts several days: the first of it, and the way to all of it. */
import type { ComingDate } from '../selections.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { dateCard } from './date-card.ts';
import type { AgendaModel } from './types.ts';

/** @param most how many are told; the others are on their own page */
export function ongoingPart(
  portal: Portal,
  ongoing: readonly ComingDate[],
  most: number,
): Pick<AgendaModel, 'ongoing' | 'ongoingMore'> {
  const more = ongoing.length - most;
  return {
    ongoing: ongoing.slice(0, most).map(({ item, occurrence }) => dateCard(portal, item, occurrence)),
    ...(more > 0
      ? { ongoingMore: { count: more, href: portal.base + addressOf({ kind: 'ongoing', page: 1 }) } }
      : {}),
  };
}
