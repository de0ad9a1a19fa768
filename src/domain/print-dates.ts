/**
 * What is printed to be pinned up or folded: the posters of the coming months and the programmes of the coming weeks,
 * of the portal, its themes and its territories. What is over by now is left out: paper is for what comes.
 * Their number is bounded: a few months, a few weeks, and small places only when they have enough to fill a sheet.
 */
import { addDays, addMonths, weekdayOf } from '../lib/dates/local.ts';
import type { LocalDate } from '../lib/dates/local.ts';
import type { DatedItem } from './calendar.ts';
import { byClock, datesByMonth, lastDayOf } from './calendar.ts';
import type { Portal } from './portal.ts';
import { addressOf } from './urls.ts';
import type { PrintRoute, Scope } from './urls.ts';

/** Months from this one on. */
const MONTHS = { portal: 6, scope: 3 } as const;

/** Weeks from this one on. */
const WEEKS = 4;

/** Dates that a small place must have to get a poster, and any theme or territory to get a programme. */
const ENOUGH = 3;

/** More dates would be a wall of sheets, or a book: those of a theme or a territory are what one prints then. */
const MOST = { poster: 600, programme: 200 } as const;

type Sorted = ReadonlyMap<string, readonly DatedItem[]>;

const kept = new WeakMap<Portal, Sorted>();

/** Every page that is made to be printed, by its address, with its dates in the order of the clock. */
function printed(portal: Portal): Sorted {
  let all = kept.get(portal);
  if (!all) kept.set(portal, (all = portal.on('event') ? new Map(sorted(portal)) : new Map()));
  return all;
}

function* sorted(portal: Portal): Generator<[string, readonly DatedItem[]]> {
  const today = portal.now.slice(0, 10);
  const comes = ({ occurrence }: DatedItem) => lastDayOf(occurrence) >= today;
  const months = monthsFrom(today.slice(0, 7), MONTHS.portal).map(
    (month) => [month, (datesByMonth(portal).get(month) ?? []).filter(comes)] as const,
  );
  const weeks = weeksFrom(today).map((week) => [week, datesOfWeek(portal, week).filter(comes)] as const);
  for (const scope of scopes(portal)) {
    const isWhole = !scope.theme && !scope.territory;
    for (const [month, dates] of isWhole ? months : months.slice(0, MONTHS.scope)) {
      const own = dates.filter((date) => isUnder(date, scope));
      if (own.length >= (isSmall(portal, scope) ? ENOUGH : 1) && own.length <= MOST.poster)
        yield [addressOf({ kind: 'poster', month, ...scope }), own];
    }
    for (const [week, dates] of weeks) {
      const own = dates.filter((date) => isUnder(date, scope));
      if (own.length >= (isWhole ? 1 : ENOUGH) && own.length <= MOST.programme)
        yield [addressOf({ kind: 'programme', week, ...scope }), own];
    }
  }
}

function* scopes(portal: Portal): Generator<Scope> {
  yield {};
  for (const { slug } of portal.on('theme') ? portal.items.theme : []) yield { theme: slug };
  for (const { slug } of portal.on('territory') ? portal.items.territory : []) yield { territory: slug };
}

const isUnder = ({ item }: DatedItem, { theme, territory }: Scope): boolean =>
  theme ? item.themes.includes(theme) : !territory || item.territories.includes(territory);

/** There may be hundreds of communes, and few wait for a poster of two dates. */
function isSmall(portal: Portal, { territory }: Scope): boolean {
  if (!territory) return false;
  const level = portal.find('territory', territory)?.data.level;
  return !level || level === 'commune' || level === 'quartier';
}

const monthsFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addMonths(`${first}-01`, i).slice(0, 7));

/** The Mondays of the coming weeks, that of today first. */
const weeksFrom = (today: LocalDate): LocalDate[] =>
  Array.from({ length: WEEKS }, (_, i) => addDays(today, 1 - weekdayOf(today) + 7 * i));

/** The dates that touch a week, those that began before it too. */
function datesOfWeek(portal: Portal, monday: LocalDate): DatedItem[] {
  const sunday = addDays(monday, 6);
  const months = new Set([monday.slice(0, 7), sunday.slice(0, 7)]);
  const dates = [...months].flatMap((month) => datesByMonth(portal).get(month) ?? []);
  const touches = ({ occurrence }: DatedItem) =>
    occurrence.start.slice(0, 10) <= sunday && lastDayOf(occurrence) >= monday;
  // What spans two months is in both.
  const once = new Map(dates.filter(touches).map((dated) => [dated.occurrence, dated]));
  return [...once.values()].sort(byClock);
}

/** @returns undefined where there is no such page */
export const printedDates = (portal: Portal, route: PrintRoute): readonly DatedItem[] | undefined =>
  printed(portal).get(addressOf(route));

export const printedAddresses = (portal: Portal): Iterable<string> => printed(portal).keys();

/** The months that have a poster. */
export const posterMonths = (portal: Portal, scope: Scope = {}): string[] =>
  monthsFrom(portal.now.slice(0, 7), MONTHS.portal).filter((month) =>
    printedDates(portal, { kind: 'poster', month, ...scope }),
  );

/** The weeks that have a programme, by their Monday. */
export const programmeWeeks = (portal: Portal, scope: Scope = {}): LocalDate[] =>
  weeksFrom(portal.now.slice(0, 10)).filter((week) =>
    printedDates(portal, { kind: 'programme', week, ...scope }),
  );
