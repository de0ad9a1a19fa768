/** What is made to be printed: posters and folded programmes, already cut into sheets. */
import type { Base, Link, ThemeTag, ToolsModel } from './base-types.ts';

/**
 * A date as a sheet tells it. Its texts are made here, not while rendering: how long they are decides how large
 * they are written and where sheets end.
 */
export interface PrintedDate {
  title: string;
  href: string;
  /** YYYY-MM-DD, or local time: the first moment of it. */
  start: string;
  /** « Annulé », « Complet »: anything but as planned. */
  status?: string | undefined;
  /** « 14 h – 17 h », or the days of what lasts several. */
  when?: string | undefined;
  /** Where, then what it costs. */
  facts?: string | undefined;
  /** Where there is room for it. */
  summary?: string | undefined;
}

/** Dates of a day in one column; without a day, what lasts several of them. */
export interface PrintedDay {
  /** YYYY-MM-DD */
  day?: string | undefined;
  /** The day began in the column before. */
  goesOn: boolean;
  dates: PrintedDate[];
}

/** Days in the order of the clock. */
export interface PrintedColumn {
  days: PrintedDay[];
  /** Space between days, to fill the column: from 0 to `AIRS`, of `print-steps.ts`. */
  air: number;
}

interface Printed<K extends string> extends Base<K> {
  /** Of whose dates it is; nothing for the whole portal. */
  scope?: { label: string; theme?: ThemeTag | undefined } | undefined;
  total: number;
  /** How large it is written: the size of titles, in tenths of a point, by which styles/components/sheet-steps.css knows it. */
  step: number;
  /** From this day on, where the month or the week has begun: YYYY-MM-DD. */
  since?: string | undefined;
  /** The page where these dates are kept up to date. */
  source: Link & { url: string; qr: ToolsModel['qr'] };
  /** Where to announce a date; the address as it is typed. */
  announce?: { label: string; address: string } | undefined;
  /** Other sheets to print, and the page of the dates. */
  choices: { title: string; links: (Link & { current?: boolean })[] }[];
}

export interface PosterModel extends Printed<'poster'> {
  /** YYYY-MM */
  month: string;
  columns: 1 | 2;
  /** By sheet and column. */
  sheets: PrintedColumn[][];
}

/** A page of the booklet, half a sheet: where it is printed, and what it holds. */
export interface ProgrammePage {
  /** 1 is the cover. */
  number: number;
  /** Side of paper, from 1: the first sheet has sides 1 and 2. */
  side: number;
  half: 'left' | 'right';
  holds: 'cover' | 'days' | 'next' | 'back';
  column?: PrintedColumn | undefined;
}

export interface ProgrammeModel extends Printed<'programme'> {
  /** Monday and Sunday: YYYY-MM-DD. */
  week: string;
  end: string;
  /** In the order in which they are read: a multiple of four. */
  pages: ProgrammePage[];
  /** What comes after the week, in a few lines; on its own page or on the back. */
  next: PrintedDate[];
  subscribe: { address: string; qr: ToolsModel['qr'] };
}
