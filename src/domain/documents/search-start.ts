/** What the dialog of the search shows before anything is typed: `/recherche/debut.json`. */
import { sayOccurrence } from '../../i18n/dates.ts';
import { searchWords } from '../../i18n/search-words.ts';
import { titles } from '../../i18n/titles.ts';
import { cardOf, occurrenceModel } from '../models/cards.ts';
import { lettersOf } from '../models/lists.ts';
import { sectionLink, siteOf } from '../models/site.ts';
import type { Item } from '../item.ts';
import type { Link } from '../models/types.ts';
import type { Portal } from '../portal.ts';
import { upcoming } from '../selections.ts';
import { addressOf } from '../urls.ts';

/** More than are shown: the first of them may be over when somebody reads. */
const DATES = 8;

export const SEARCH_START = `${addressOf({ kind: 'search' })}debut.json`;

export interface SearchStart {
  /** The next dates, each event once; `ends` is the moment when it is over, UTC. */
  dates: {
    title: string;
    href: string;
    when: string;
    place?: string | undefined;
    ends?: string | undefined;
  }[];
  themes: Link[];
  /** Where to go when nothing is found. */
  ways: Link[];
}

export const searchStart = (portal: Portal): SearchStart => ({
  dates: portal.on('event') ? nextDates(portal) : [],
  themes: portal.on('theme') ? portal.items.theme.map(({ title, href }) => ({ label: title, href })) : [],
  ways: waysOn(portal),
});

function nextDates(portal: Portal): SearchStart['dates'] {
  const firsts = new Map<string, SearchStart['dates'][number]>();
  for (const { item, occurrence } of upcoming(portal)) {
    if (firsts.size === DATES) break;
    if (firsts.has(item.slug) || !['programme', 'deplace-en-ligne'].includes(occurrence.status)) continue;
    const { title, place } = cardOf(portal, item);
    const model = occurrenceModel(portal, item as Item<'event'>, occurrence);
    const when = sentence(sayOccurrence(model, portal.locale, { year: false }));
    firsts.set(item.slug, { title, href: item.href, when, place, ends: model.ends });
  }
  return [...firsts.values()];
}

function waysOn(portal: Portal): Link[] {
  const site = siteOf(portal);
  const letters = portal.on('actor') && lettersOf(portal).length > 0;
  return [
    ...(portal.on('theme') && portal.items.theme.length > 0 ? [sectionLink(portal, 'theme')] : []),
    ...(letters ? [{ ...sectionLink(portal, 'actor'), label: searchWords(portal.locale).letters }] : []),
    { label: titles(portal.locale).siteMap, href: site.siteMap },
    ...(site.contribute ? [site.contribute] : []),
  ];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
