/** The ways to the months of the agenda: those that come, and the archives. */
import { sayMonthYear } from '../../i18n/dates.ts';
import { titles } from '../../i18n/titles.ts';
import { datesByMonth } from '../calendar.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Link, ListModel } from './types.ts';

export const monthLink = (portal: Portal, month: string): Link => ({
  label: sayMonthYear(month, portal.locale),
  href: portal.base + addressOf({ kind: 'month', month }),
});

export function monthIndexes(portal: Portal, address: string): ListModel['indexes'] {
  const words = titles(portal.locale);
  const months = [...datesByMonth(portal).keys()].sort();
  const links = (some: string[]) =>
    some.map((month) => {
      const link = monthLink(portal, month);
      return link.href === portal.base + address ? { ...link, current: true } : link;
    });
  const now = portal.now.slice(0, 7);
  return [
    { title: words.byMonth, links: links(months.filter((month) => month >= now).slice(0, 12)) },
    { title: words.archives, links: links(months.filter((month) => month < now).reverse()) },
  ].filter((index) => index.links.length > 0);
}
