/** A month of the agenda as a table, for ever; and the days that hold more than a square of it can. */
import { sayDay, sayMonthYear } from '../../i18n/dates.ts';
import { titles } from '../../i18n/titles.ts';
import type { LocalDate } from '../../lib/dates/local.ts';
import { calendarLink } from '../calendar-links.ts';
import type { DatedItem } from '../calendar.ts';
import { datesByMonth, datesOn, isLong, weeksOf } from '../calendar.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { dateCard } from './date-card.ts';
import { typeFeeds } from './feed-links.ts';
import { headOf } from './head.ts';
import { monthIndexes, monthLink } from './month-links.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import type { DayModel, MonthDay, MonthModel } from './types.ts';

/** Dates in a square of the table; the others are on the day's own page. */
export const SQUARE = 5;

/** How many dates that last several days a month tells in its band. */
const BAND = 12;

export function monthModel(portal: Portal, month: string): MonthModel {
  const dates = datesByMonth(portal).get(month) ?? [];
  const section = sectionLink(portal, 'event');
  const address = addressOf({ kind: 'month', month });
  const title = titles(portal.locale).month(sayMonthYear(month, portal.locale));
  const feeds = typeFeeds(portal, 'event');
  return {
    kind: 'month',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, address, feeds, noindex: dates.length === 0 }),
    breadcrumbs: trail(portal, section, { label: title, href: portal.base + address }),
    title,
    month,
    total: dates.length,
    long: longOf(portal, dates),
    weeks: weeksOf(month).map((week) => week.map((day) => dayOf(portal, day, month))),
    archive: month < portal.now.slice(0, 7),
    today: portal.now.slice(0, 10),
    ...neighbours(portal, month),
    indexes: monthIndexes(portal, address),
    feeds,
    calendar: calendarLink(portal, section.href),
  };
}

/** What lasts several days is told once above the table: in each square it would bury the rest. */
function longOf(portal: Portal, dates: readonly DatedItem[]): MonthModel['long'] {
  return dates
    .filter(({ occurrence }) => isLong(occurrence))
    .slice(0, BAND)
    .map(({ item, occurrence }) => dateCard(portal, item, occurrence));
}

function dayOf(portal: Portal, day: LocalDate, month: string): MonthDay {
  if (!day.startsWith(month)) return { day, outside: true, dates: [], more: 0 };
  const dates = datesOn(portal, day).filter(({ occurrence }) => !isLong(occurrence));
  const isFull = dates.length > SQUARE;
  return {
    day,
    dates: dates
      .slice(0, isFull ? SQUARE - 1 : SQUARE)
      .map(({ item, occurrence }) => dateCard(portal, item, occurrence)),
    more: isFull ? dates.length - SQUARE + 1 : 0,
    ...(isFull ? { href: portal.base + addressOf({ kind: 'day', day }) } : {}),
  };
}

function neighbours(portal: Portal, month: string): Pick<MonthModel, 'prev' | 'next'> {
  const months = [...datesByMonth(portal).keys()].sort();
  const before = months.findLast((other) => other < month);
  const after = months.find((other) => other > month);
  return {
    prev: before ? monthLink(portal, before) : undefined,
    next: after ? monthLink(portal, after) : undefined,
  };
}

/** The days that have a page of their own: those that a square cannot hold. */
export function fullDays(portal: Portal): LocalDate[] {
  const counts = new Map<LocalDate, number>();
  for (const [month, dates] of datesByMonth(portal))
    for (const { occurrence } of dates) {
      const day = occurrence.start.slice(0, 10);
      if (day.startsWith(month) && !isLong(occurrence)) counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  return [...counts].flatMap(([day, count]) => (count > SQUARE ? [day] : [])).sort();
}

export const isFullDay = (portal: Portal, day: LocalDate): boolean =>
  datesOn(portal, day).filter(({ occurrence }) => !isLong(occurrence)).length > SQUARE;

export function dayModel(portal: Portal, day: LocalDate): DayModel {
  const address = addressOf({ kind: 'day', day });
  const title = titles(portal.locale).day(sayDay(day, portal.locale));
  const cards = datesOn(portal, day).map(({ item, occurrence }) => dateCard(portal, item, occurrence));
  return {
    kind: 'day',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, address, feeds: [] }),
    breadcrumbs: trail(portal, sectionLink(portal, 'event'), monthLink(portal, day.slice(0, 7)), {
      label: sayDay(day, portal.locale),
      href: portal.base + address,
    }),
    title,
    day,
    cards,
  };
}
