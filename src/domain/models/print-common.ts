/** What posters and programmes share: their scope, where they come from, the ways to the others. */
import { sayMonthYear } from '../../i18n/dates.ts';
import { printWords } from '../../i18n/print-words.ts';
import { qrCode } from '../../lib/qr.ts';
import { spelledAddress } from '../../lib/spelled-address.ts';
import type { Item } from '../item.ts';
import { posterMonths, printedDates, programmeWeeks } from '../print-dates.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { PrintRoute, Scope } from '../urls.ts';
import { agendaHref } from './agenda-links.ts';
import { themeTag } from './cards.ts';
import { headOf } from './head.ts';
import { sectionHref, sectionLabel, sectionLink, siteOf, trail } from './site.ts';
import type { Link, PosterModel } from './types.ts';

type Common = Omit<PosterModel, 'kind' | 'month' | 'columns' | 'sheets' | 'step' | 'total' | 'since'>;

/** The theme or the territory of a sheet. */
export const scopeItem = (portal: Portal, { theme, territory }: Scope): Item | undefined =>
  theme ? portal.find('theme', theme) : portal.find('territory', territory);

export function commonOf(portal: Portal, route: PrintRoute, title: string): Common {
  const item = scopeItem(portal, route);
  const address = addressOf(route);
  const agenda = sectionLink(portal, 'event');
  return {
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, address, noindex: true }),
    breadcrumbs: trail(
      portal,
      item ? sectionLink(portal, item.type) : agenda,
      item && { label: item.title, href: item.href },
      { label: title, href: portal.base + address },
    ),
    title,
    scope: item && {
      label: item.title,
      theme: item.type === 'theme' ? themeTag(item as Item<'theme'>) : undefined,
    },
    source: sourceOf(portal, route),
    announce: announceOf(portal),
    choices: choicesOf(portal, route, item),
  };
}

/** What the code leads to is there for ever: the sheet itself is gone with its month. */
function sourceOf(portal: Portal, route: PrintRoute): PosterModel['source'] {
  const scope = { theme: route.theme, territory: route.territory };
  const whole =
    route.kind === 'poster'
      ? portal.base + addressOf({ kind: 'month', month: route.month })
      : sectionHref(portal, 'event');
  const isWhole = !scope.theme && !scope.territory;
  const href = isWhole ? whole : (agendaHref(portal, scope) ?? scopeItem(portal, scope)!.href);
  const label = printWords(portal.locale).choices.dates;
  const url = portal.origin + href;
  return { label, href, url, qr: qrCode(url) };
}

function announceOf(portal: Portal): PosterModel['announce'] {
  const { contribute } = siteOf(portal);
  if (!contribute) return undefined;
  return {
    label: contribute.label,
    address: spelledAddress(new URL(contribute.href, portal.origin).href),
  };
}

/** A sheet of the whole portal leads to all the others; the others lead to it: links do not grow with the square. */
function choicesOf(portal: Portal, route: PrintRoute, item: Item | undefined): PosterModel['choices'] {
  const { choices: words } = printWords(portal.locale);
  const own = { theme: route.theme, territory: route.territory };
  const current = (link: Link) =>
    link.href === portal.base + addressOf(route) ? { ...link, current: true } : link;
  const whole = printedDates(portal, { ...route, theme: undefined, territory: undefined });
  return [
    { title: words.months, links: posterLinks(portal, own).map(current) },
    { title: words.weeks, links: programmeLinks(portal, own).map(current) },
    ...(item && whole
      ? [{ title: sectionLabel(portal, 'event'), links: [wholeLink(portal, route, words.whole)] }]
      : [
          { title: words.themes, links: sameOf(portal, route, 'theme') },
          { title: words.territories, links: sameOf(portal, route, 'territory') },
        ]),
  ].filter(({ links }) => links.length > 0);
}

const posterLinks = (portal: Portal, scope: Scope): Link[] =>
  posterMonths(portal, scope).map((month) => ({
    label: sayMonthYear(month, portal.locale),
    href: portal.base + addressOf({ kind: 'poster', month, ...scope }),
  }));

const programmeLinks = (portal: Portal, scope: Scope): Link[] =>
  programmeWeeks(portal, scope).map((week) => ({
    label: printWords(portal.locale).weekLink(week),
    href: portal.base + addressOf({ kind: 'programme', week, ...scope }),
  }));

const wholeLink = (portal: Portal, route: PrintRoute, label: string): Link => ({
  label,
  href: portal.base + addressOf({ ...route, theme: undefined, territory: undefined }),
});

/** The same sheet of each theme, or of each territory. */
const sameOf = (portal: Portal, route: PrintRoute, type: 'theme' | 'territory'): Link[] =>
  (portal.on(type) ? portal.items[type] : []).flatMap((item) => {
    const same: PrintRoute = { ...route, [type]: item.slug };
    return printedDates(portal, same) ? [{ label: item.title, href: portal.base + addressOf(same) }] : [];
  });

/** From this day on, where some of it is over. */
export const sinceOf = (portal: Portal, first: string): string | undefined => {
  const today = portal.now.slice(0, 10);
  return first < today ? today : undefined;
};
