/** The dates of the agenda in the browser: fetched once, asked by filters and by a range of days. */
import { addDays, daysBetween, weekdayOf } from '../../../lib/dates/calendar.ts';
import { createFilter } from '../../../lib/facets.ts';
import type { Answer, Column, Facet, FilterState } from '../../../lib/facets.ts';
import type { AgendaData, DateNote } from '../../../lib/facets/agenda-data.ts';
import { slugify } from '../../../lib/text/slugify.ts';

export interface Dates {
  facets: readonly Facet[];
  /** How many dates are still to come. */
  total(now: Date): number;
  /**
   * Those found, in the order of the clock, but what began before today stands last: it would bury the rest. What is
   * over by now is not found. @param today the portal's, YYYY-MM-DD
   */
  ask(state: Pick<FilterState, 'chosen' | 'options'>, today: string, now: Date): Answer;
  date(entry: number): FoundDate;
}

export interface FoundDate {
  title: string;
  slug: string;
  /** YYYY-MM-DD */
  day: string;
  /** Of what lasts several days. */
  lastDay?: string | undefined;
  hours: string;
  place: string;
  /** Slugs. */
  themes: string[];
  /** The moment when it is over, UTC: `2026-12-05T16:30Z`. */
  ends: string;
  note: DateNote;
}

/** @param address of `filtres.json`, with its version */
export async function fetchDates(address: string): Promise<Dates> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const data = (await response.json()) as AgendaData;
  const { events, starts, times, ends } = data.dates;
  // A date has what its event has.
  const columns = data.columns.map(({ sets, rows }): Column => ({
    sets,
    rows: events.map((event) => rows[event]!),
  }));
  const filter = createFilter(data.facets, columns);
  const base = Date.parse(`${data.from}T00:00Z`);
  const isOver = (entry: number, now: Date) => base + ends[entry]! * 60_000 <= now.getTime();
  const lastOf = (entry: number) => data.notes[entry]?.lastDay ?? starts[entry]!;

  return {
    facets: data.facets,
    total: (now) => events.filter((_event, entry) => !isOver(entry, now)).length,
    ask(state, today, now) {
      const range = rangeOf(state.options.get('quand') ?? '', today);
      const from = range && daysBetween(data.from, range.from);
      const to = range && daysBetween(data.from, range.through);
      const answer = filter(
        state,
        (entry) =>
          !isOver(entry, now) &&
          (from === undefined || to === undefined || (starts[entry]! <= to && lastOf(entry) >= from)),
      );
      const day = daysBetween(data.from, today);
      const hasBegun = (entry: number) => starts[entry]! < day;
      const entries = [
        ...answer.entries.filter((entry) => !hasBegun(entry)),
        ...answer.entries.filter(hasBegun),
      ];
      return { ...answer, entries };
    },
    date(entry) {
      const event = events[entry]!;
      const note = data.notes[entry] ?? {};
      return {
        title: data.titles[event]!,
        slug: data.slugs[event] || slugify(data.titles[event]!),
        day: addDays(data.from, starts[entry]!),
        lastDay: note.lastDay === undefined ? undefined : addDays(data.from, note.lastDay),
        hours: data.times[times[entry]!]!,
        place: note.place ?? data.places.texts[data.places.rows[event]!]!,
        themes: data.themes.texts[data.themes.rows[event]!]!.split(' ').filter(Boolean),
        ends: `${new Date(base + ends[entry]! * 60_000).toISOString().slice(0, 16)}Z`,
        note,
      };
    },
  };
}

/** The days that a word stands for; on a Sunday, this week-end is that one. Undefined for all of them. */
export function rangeOf(word: string, today: string): { from: string; through: string } | undefined {
  const weekday = weekdayOf(today);
  const sunday = addDays(today, 7 - weekday);
  if (word === 'aujourd-hui') return { from: today, through: today };
  if (word === 'semaine') return { from: today, through: sunday };
  if (word === 'week-end')
    return { from: weekday === 7 ? today : addDays(today, 6 - weekday), through: sunday };
  if (word === 'mois') return { from: today, through: `${today.slice(0, 7)}-31` };
  return undefined;
}
