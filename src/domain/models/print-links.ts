/** The ways to posters and programmes, from the pages that list dates. */
import { sayMonthYear } from '../../i18n/dates.ts';
import { printWords } from '../../i18n/print-words.ts';
import { posterMonths, programmeWeeks } from '../print-dates.ts';
import type { Portal } from '../portal.ts';
import { addressOf, parseAddress } from '../urls.ts';
import type { Scope } from '../urls.ts';
import type { Link, PageModel } from './types.ts';

/** The agenda, a month, a theme, a territory or its agenda, with the sheets that are made of the same dates. */
export function withPrints(portal: Portal, model: PageModel): PageModel {
  if (model.kind !== 'list' && model.kind !== 'month' && model.kind !== 'hub' && model.kind !== 'agenda')
    return model;
  const links = linksFor(portal, model.address);
  return links.length > 0 ? { ...model, prints: links } : model;
}

function linksFor(portal: Portal, address: string): Link[] {
  const route = parseAddress(address);
  switch (route?.kind) {
    case 'list':
      return route.type === 'event' ? printLinks(portal, {}) : [];
    case 'month':
      return printLinks(portal, {}, route.month);
    case 'agenda':
      return route.actor || (route.theme && route.territory) ? [] : printLinks(portal, route);
    case 'entry':
      return printLinks(portal, { [route.type]: route.slug });
    default:
      return [];
  }
}

/** The nearest of both; of a month, its own poster and the first programme of its weeks. */
function printLinks(portal: Portal, { theme, territory }: Scope, month?: string): Link[] {
  const say = printWords(portal.locale);
  const scope = { theme, territory };
  const poster = posterMonths(portal, scope).find((one) => !month || one === month);
  const week = programmeWeeks(portal, scope).find((one) => !month || one.startsWith(month));
  return [
    ...(poster
      ? [
          {
            label: say.posterLink(sayMonthYear(poster, portal.locale)),
            href: portal.base + addressOf({ kind: 'poster', month: poster, ...scope }),
          },
        ]
      : []),
    ...(week
      ? [{ label: say.programmeLink, href: portal.base + addressOf({ kind: 'programme', week, ...scope }) }]
      : []),
  ];
}
