/** The data of the agenda's filters, as one side writes them and the other reads them. */
import type { Column, Facet } from './types.ts';

/** What is proper to few dates, by index. */
export interface DateNote {
  /** Its status: a tone, a space, a label. */
  badge?: string;
  /** Where that day, if not where it usually is. */
  place?: string;
  note?: string;
  /** Of what lasts several days: its last one, in days from `from`. */
  lastDay?: number;
}

export interface AgendaData {
  /** The portal's day when this was made, YYYY-MM-DD: days are counted from it. */
  from: string;
  /** How many days ahead it goes. */
  days: number;
  facets: Facet[];
  /** A row an event. */
  columns: Column[];
  /** Of each event. A slug is '' where it is that of the title (`lib/text/slugify.ts`). */
  titles: string[];
  slugs: string[];
  places: { texts: string[]; rows: number[] };
  /** Slugs of a card's themes, with a space between. */
  themes: { texts: string[]; rows: number[] };
  /** Of each date, in the order of the clock: its event, its day from `from` (negative if it began before), its hours. */
  dates: { events: number[]; starts: number[]; times: number[]; ends: number[] };
  /** What hours say: « de 18 h 30 à 20 h »; of what lasts several days, its days. */
  times: string[];
  notes: Record<number, DateNote>;
}
