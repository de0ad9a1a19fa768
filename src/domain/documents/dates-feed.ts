/**
 * The next dates as a feed: each date of each event is news once, a fortnight before it is held. Its day there is
 * counted back from the date itself, never from the clock: a reader is not told twice.
 */
import { calendarWords, plainSpaces } from '../../i18n/calendar-words.ts';
import { sayOccurrence } from '../../i18n/dates.ts';
import { words } from '../../i18n/index.ts';
import { titles } from '../../i18n/titles.ts';
import { addDays } from '../../lib/dates/local.ts';
import { offsetIso } from '../../lib/dates/zone.ts';
import type { FeedItem, FeedModel } from '../../lib/formats/feeds.ts';
import type { Occurrence } from '../agenda.ts';
import { byClock } from '../calendar.ts';
import type { DatedItem } from '../calendar.ts';
import { placeLine, placeOf } from '../event-place.ts';
import type { Item } from '../item.ts';
import { sectionHref, sectionLabel } from '../models/site.ts';
import type { Portal } from '../portal.ts';

type EventItem = Item<'event'>;

const DAYS_AHEAD = 14;
/** The nearest come first where there are more. */
const LENGTH = 200;

export const DATES_RSS = 'dates-rss.xml';
export const DATES_ATOM = 'dates-atom.xml';

export function datesFeed(portal: Portal): FeedModel {
  const { settings, origin, locale } = portal;
  const href = sectionHref(portal, 'event');
  const items = comingSoon(portal)
    .map(({ item, occurrence }) => feedItem(portal, item, occurrence))
    .sort((a, b) => (a.published > b.published ? -1 : a.published < b.published ? 1 : a.id < b.id ? -1 : 1));
  const name = calendarWords(locale).comingDates(sectionLabel(portal, 'event'));
  return {
    id: `tag:${settings.id},2026:agenda/dates`,
    title: titles(locale).news(settings.name, name),
    ...(settings.tagline ? { subtitle: settings.tagline } : {}),
    siteUrl: origin + href,
    selfUrls: {
      rss: origin + href + DATES_RSS,
      atom: origin + href + DATES_ATOM,
      json: `${origin}${href}agenda.json`,
    },
    language: locale,
    updated:
      items
        .map(({ updated }) => updated)
        .sort()
        .at(-1) ?? '1970-01-01T12:00:00Z',
    authorName: settings.name,
    ...(settings.legal?.licence ? { rights: settings.legal.licence } : {}),
    items,
  };
}

function comingSoon(portal: Portal): DatedItem[] {
  const last = `${addDays(portal.now.slice(0, 10), DAYS_AHEAD)}T24`;
  return (portal.items.event as EventItem[])
    .flatMap((item) =>
      portal
        .dates(item as Item)
        .upcoming.filter(({ start }) => start <= last)
        .map((occurrence) => ({ item, occurrence })),
    )
    .sort(byClock)
    .slice(0, LENGTH);
}

function feedItem(portal: Portal, item: EventItem, occurrence: Occurrence): FeedItem {
  const { origin, locale, settings } = portal;
  const say = calendarWords(locale);
  const { status, start } = occurrence;
  const when = plainSpaces(sayOccurrence(occurrence, locale));
  const title =
    status === 'programme' ? item.title : say.marked(words(locale).event.status[status], item.title);
  const place = placeOf(portal, item, occurrence);
  const told = [
    `${when[0]!.toUpperCase()}${when.slice(1)}`,
    place.isOnline ? say.onlinePlace : placeLine(place),
    occurrence.note,
    item.data.summary,
  ];
  // Announced late, it is news on that day.
  const published = laterOf(addDays(start.slice(0, 10), -DAYS_AHEAD), item.published);
  return {
    id: `tag:${settings.id},2026:${item.key}/${start}`,
    url: origin + item.href,
    title: plainSpaces(say.dated(when, title)),
    summary: told
      .filter(Boolean)
      .map((part) => plainSpaces(part!))
      .join('\n'),
    published: noon(portal, published),
    updated: noon(portal, laterOf(published, item.updated)),
    authors: (item.data.organisers ?? []).map((one) => portal.nameOf(one)),
    categories: item.themes
      .slice(0, item.ownThemes)
      .flatMap((slug) => portal.find('theme', slug)?.title ?? []),
  };
}

const laterOf = (day: string, other: string | undefined): string => (other && other > day ? other : day);

/** Readers that show the day of the instant in UTC then show the right one. */
const noon = (portal: Portal, day: string): string => offsetIso(`${day}T12:00`, portal.timeZone);
