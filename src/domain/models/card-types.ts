/** What lists are made of. */
import type { TypeName } from '../../content-types/registry.ts';
import type { CoverModel, PictureModel, Ref, ThemeTag } from './base-types.ts';

/** A time that an event takes place. Local texts: `2026-12-05T14:00`, or a day alone when all day. */
export interface OccurrenceModel {
  start: string;
  end?: string | undefined;
  allDay: boolean;
  /** The moment when it is over, local: what is later than that is past. */
  over: string;
  /** The same moment for any clock, UTC: `2026-12-05T16:30Z`; absent from what is over already when the page is made. */
  ends?: string | undefined;
  status: EventStatus;
  note?: string | undefined;
  place?: Ref | undefined;
  /** The date's own change: it differs from the rule. */
  changed?: boolean;
  /** When it would have begun, had it not been moved. Local. */
  previous?: string | undefined;
  /** Start and end for machines: with the offset of the event's zone, or days alone. The last day is included. */
  iso: { start: string; end?: string | undefined };
}

export type EventStatus = 'programme' | 'reprogramme' | 'deplace-en-ligne' | 'reporte' | 'complet' | 'annule';

/** One card for all lists. */
export interface CardModel {
  type: TypeName;
  typeLabel: string;
  title: string;
  href: string;
  summary?: string | undefined;
  kicker?: string | undefined;
  badge?: { label: string; tone: 'quiet' | 'warning' | 'good' } | undefined;
  place?: string | undefined;
  themes: ThemeTag[];
  /** An event's next date, or the last one when it is over. */
  occurrence?: OccurrenceModel | undefined;
  /** More dates follow. */
  recurring?: boolean;
  /** For what is written: published on. */
  date?: string | undefined;
  /** For a listing: valid through. */
  until?: string | undefined;
  /** The moment when a listing is over, UTC. */
  ends?: string | undefined;
  /** For an actor: the day somebody confirmed it. */
  verifiedOn?: string | undefined;
  by?: string | undefined;
  picture?: PictureModel | undefined;
  /** Where there is no picture. */
  cover?: CoverModel | undefined;
  /** Why it is shown here: « même thème, à 3 km ». */
  why?: string | undefined;
  /** Number of answers, for a question. */
  answers?: number | undefined;
}

export interface Pagination {
  page: number;
  pages: number;
  total: number;
  /** Addresses of the pages that are linked from here, by number: all of them would grow with the square. */
  hrefs: Record<number, string>;
}

export interface CardGroup {
  type: TypeName;
  title: string;
  cards: CardModel[];
  total: number;
  /** Where the whole list is, when it is longer than what is shown. */
  more?: string | undefined;
}

export interface DayGroup {
  /** YYYY-MM-DD */
  day: string;
  cards: CardModel[];
}

export interface TreeNode {
  label: string;
  href: string;
  count: number;
  level?: string | undefined;
  children: TreeNode[];
}
