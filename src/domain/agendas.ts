/**
 * The agendas of an actor, a theme, a territory, and of a theme in a territory: their dates to come, by pages of whole
 * months, and those that are past, by year. Computed once a portal, in one pass over its dates.
 */
import { compare } from '../lib/dates/local.ts';
import { pagesByGroup } from '../lib/page-chunks.ts';
import type { DatedItem } from './calendar.ts';
import { apart, byClock } from './calendar.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import { isLong as hasMore, pageCount } from './selections.ts';
import type { AgendaScope, Route } from './urls.ts';

type EventItem = Item<'event'>;

/** Dates on a page of what comes, unless a month alone has more. */
const PAGE = 60;

/** Lines on a page of archives. */
const ARCHIVE_PAGE = 100;

/** So few past lines stand under what comes, and need no page of their own. */
const FEW = 24;

/** An event in a month that is past: a series counts once, with all its days. */
export interface PastLine {
  /** YYYY-MM */
  month: string;
  item: EventItem;
  /** In the order of the clock. */
  dates: DatedItem[];
}

export interface Agenda {
  /** In the order of the clock, by page. */
  pages: DatedItem[][];
  /** How many dates are to come. */
  total: number;
  /** Began before today, over several days: told once, above the days. */
  ongoing: DatedItem[];
  /** The latest first; empty where they have pages of their own. */
  recent: PastLine[];
  /** Year → its lines, the latest first; the latest year first. */
  years: ReadonlyMap<string, PastLine[]>;
}

interface Dates {
  coming: DatedItem[];
  past: DatedItem[];
}

const kept = new WeakMap<Portal, { dates: Map<string, Dates>; agendas: Map<string, Agenda> }>();

function stateOf(portal: Portal) {
  let state = kept.get(portal);
  if (!state) kept.set(portal, (state = { dates: readDates(portal), agendas: new Map() }));
  return state;
}

/** @returns undefined where there never was a date, or no page shows it */
export function agendaOf(portal: Portal, scope: AgendaScope): Agenda | undefined {
  if (!portal.on('event')) return undefined;
  const { dates, agendas } = stateOf(portal);
  const key = keyOf(scope);
  const known = agendas.get(key);
  if (known) return known;
  const own = scope.theme && scope.territory ? crossing(portal, dates, scope) : dates.get(key);
  if (!own) return undefined;
  const agenda = build(portal, own);
  agendas.set(key, agenda);
  return agenda;
}

/** A theme in a territory has its own where their page cannot show all that comes. */
function crossing(portal: Portal, dates: Map<string, Dates>, scope: AgendaScope): Dates | undefined {
  const { theme, territory } = scope;
  if (!hasMore(portal, { theme, territory }, 'event')) return undefined;
  const all = dates.get(keyOf({ theme }));
  const here = ({ item }: DatedItem) => item.territories.includes(territory!);
  return all && { coming: all.coming.filter(here), past: all.past.filter(here) };
}

const keyOf = ({ actor, theme, territory }: AgendaScope): string =>
  actor
    ? `actor/${actor}`
    : theme
      ? `theme/${theme}${territory ? `/${territory}` : ''}`
      : `territory/${territory}`;

/** Every date once sorted, then given to all that it is under. */
function readDates(portal: Portal): Map<string, Dates> {
  const dates = new Map<string, Dates>();
  const keys = keysOf(portal);
  const sorted = (which: 'upcoming' | 'past') =>
    (portal.items.event as EventItem[])
      .flatMap((item) => portal.dates(item as Item)[which].map((occurrence) => ({ item, occurrence })))
      .sort(byClock);
  const give = (dated: DatedItem, which: keyof Dates) => {
    for (const key of keys.get(dated.item) ?? []) {
      let own = dates.get(key);
      if (!own) dates.set(key, (own = { coming: [], past: [] }));
      own[which].push(dated);
    }
  };
  for (const dated of sorted('upcoming')) give(dated, 'coming');
  for (const dated of sorted('past')) give(dated, 'past');
  return dates;
}

function keysOf(portal: Portal): Map<EventItem, string[]> {
  const keys = new Map<EventItem, string[]>();
  for (const item of portal.items.event as EventItem[])
    keys.set(item, [
      ...(portal.on('theme') ? item.themes.map((theme) => keyOf({ theme })) : []),
      ...(portal.on('territory') ? item.territories.map((territory) => keyOf({ territory })) : []),
    ]);
  if (portal.on('actor'))
    for (const { slug } of portal.items.actor) {
      const { organised, hosted } = portal.relations.actor(slug);
      for (const item of [...organised, ...hosted]) keys.get(item)?.push(keyOf({ actor: slug }));
    }
  return keys;
}

function build(portal: Portal, { coming, past }: Dates): Agenda {
  const today = portal.now.slice(0, 10);
  const { ongoing, others } = apart(coming, today);
  const lines = pastLines(past);
  const isFew = lines.length <= FEW;
  return {
    pages: pagesByGroup(others, PAGE, ({ occurrence }) => occurrence.start.slice(0, 7)),
    total: coming.length,
    ongoing,
    recent: isFew ? lines : [],
    years: isFew ? new Map() : Map.groupBy(lines, ({ month }) => month.slice(0, 4)),
  };
}

/** A series that came back four times in a month is one line of it. */
function pastLines(past: readonly DatedItem[]): PastLine[] {
  const lines = new Map<string, PastLine>();
  for (const dated of past) {
    const { item, occurrence } = dated;
    const month = occurrence.start.slice(0, 7);
    const key = `${month} ${item.slug}`;
    const line = lines.get(key);
    if (line) line.dates.push(dated);
    else lines.set(key, { month, item, dates: [dated] });
  }
  const lastOf = ({ dates }: PastLine) => dates.at(-1)!.occurrence.start;
  return [...lines.values()].sort(
    (a, b) =>
      -compare(a.month, b.month) || -compare(lastOf(a), lastOf(b)) || compare(a.item.slug, b.item.slug),
  );
}

/** The lines of a page of archives, and how many pages the year has. */
export function archivePage(
  agenda: Agenda,
  year: string,
  page: number,
): { lines: PastLine[]; pages: number; total: number } {
  const lines = agenda.years.get(year) ?? [];
  return {
    lines: lines.slice((page - 1) * ARCHIVE_PAGE, page * ARCHIVE_PAGE),
    pages: lines.length > 0 ? pageCount(lines.length, ARCHIVE_PAGE) : 0,
    total: lines.reduce((sum, { dates }) => sum + dates.length, 0),
  };
}

type AgendaRoute = Extract<Route, { kind: 'agenda' | 'archive' }>;

/** How many pages there are at an address of an agenda or of its archives; 0 where there is none. */
export function agendaPages(portal: Portal, route: AgendaRoute): number {
  const agenda = agendaOf(portal, route);
  if (!agenda) return 0;
  return route.kind === 'agenda' ? agenda.pages.length : archivePage(agenda, route.year, 1).pages;
}

/** Every scope that has an agenda. */
export function* agendaScopes(portal: Portal): Generator<AgendaScope> {
  if (!portal.on('event')) return;
  for (const type of ['actor', 'theme', 'territory'] as const)
    for (const { slug } of portal.on(type) ? portal.items[type] : [])
      if (agendaOf(portal, { [type]: slug })) yield { [type]: slug };
  for (const { slug: theme } of portal.items.theme)
    for (const territory of portal.indexes.crossing({ theme }).keys())
      if (agendaOf(portal, { theme, territory })) yield { theme, territory };
}
