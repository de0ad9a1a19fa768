/**
 * How large sheets are written: the largest step at which the dates hold, so that few dates fill a sheet and many stay
 * whole. All sizes here are those of styles/components/sheet.css, steps those of sheet-steps.css:
 * tests/unit/domain/print.test.ts holds them together.
 */
import { balanceColumns, columnHeight, totalHeight } from '../../lib/sheets/columns.ts';
import type { Column, Group } from '../../lib/sheets/columns.ts';
import { linesOf, measure, widestWord } from '../../lib/text/text-width.ts';
import type { Measured } from '../../lib/text/text-width.ts';
import type { PrintedColumn, PrintedDate } from './print-types.ts';

export interface Step {
  /** Titles, in points. */
  title: number;
  /** What is said under them, in points. */
  text: number;
  columns: 1 | 2;
  /** Whether there is room to say what each date is about. */
  summary: boolean;
}

const step = (title: number, text: number, columns: 1 | 2, summary = false): Step => ({
  title,
  text,
  columns,
  summary,
});

/** From the largest to the smallest. Titles of 12 points and more are read from two metres. */
export const POSTER_STEPS: readonly Step[] = [
  step(54, 26, 1, true),
  step(44, 22, 1, true),
  step(38, 20, 1, true),
  step(33, 18, 1, true),
  step(29, 16.5, 1, true),
  step(26, 15, 1, true),
  step(23.5, 14, 1, true),
  step(21.5, 13.5, 1, true),
  step(21, 14, 1),
  step(19.5, 13.5, 1),
  step(18, 13, 1),
  step(16.5, 12.5, 2),
  step(15.2, 12, 2),
  step(14.2, 11.5, 2),
  step(13.4, 11, 2),
  step(12.6, 10.5, 2),
  step(12, 10, 2),
  step(11.4, 9.6, 2),
  step(10.8, 9.2, 2),
  step(10.2, 8.8, 2),
  step(9.6, 8.4, 2),
];

export const PROGRAMME_STEPS: readonly Step[] = [
  step(24, 15, 1, true),
  step(20.6, 13.4, 1, true),
  step(18.6, 12.6, 1, true),
  step(17, 12, 1, true),
  step(15.6, 11.4, 1, true),
  step(14.4, 11, 1, true),
  step(13.2, 10.6, 1, true),
  step(14.8, 11.8, 1),
  step(13.8, 11.2, 1),
  step(12.8, 10.6, 1),
  step(12.1, 10.1, 1),
  step(11.3, 9.7, 1),
  step(10.5, 9.2, 1),
  step(9.9, 8.7, 1),
  step(9.3, 8.3, 1),
];

/** Millimetres in a point. */
const POINT = 25.4 / 72;

/** In ems of the title unless said otherwise; each has its name in the style sheet. */
export const RATIOS = {
  /** Height of a line of title. */
  titleLine: 1.18,
  /** Height of a line of text, in ems of the text. */
  textLine: 1.32,
  /** The column of the day's number, with the space after it. */
  tile: 3.5,
  /** Its height. */
  tileHeight: 2.75,
  /** Above each date but the first of its day. */
  between: 0.5,
  /** Above and below a day. */
  around: 1.05,
  /** The line « Sur plusieurs jours », instead of a tile. */
  heading: 1.6,
  /** Of the frame around what is not as planned. */
  frame: 0.6,
  /** A degree of space between two days. */
  air: 0.4,
} as const;

/** Degrees of space between two days: beyond, they would no longer be one list. */
export const AIRS = 5;

/** The rule above a day, in millimetres. */
export const RULE = 0.25;

/** Texts are given a little less than the width: another face may stand in for ours. */
const MARGIN = 0.97;

/** A date whose texts were measured, once for all steps. */
export interface Row {
  date: PrintedDate;
  title: Measured;
  text: Measured | undefined;
  summary: Measured | undefined;
}

/** One day, or what lasts several. */
export interface Day {
  day: string | undefined;
  rows: Row[];
}

export function rowOf(date: PrintedDate): Row {
  const { title, status, when, facts, summary } = date;
  // As the component writes it.
  const text = [when, facts].filter(Boolean).join(' · ');
  return {
    date,
    title: measure([status, title].filter(Boolean).join(' '), 'bold', status ? RATIOS.frame : 0),
    // The hour is bold, the rest is not: the wider of the two is sure.
    text: text ? measure(text, 'bold') : undefined,
    summary: summary ? measure(summary, 'regular') : undefined,
  };
}

/** @param width of a column, in millimetres */
function groupOf({ day, rows }: Day, { title, text, columns, summary }: Step, width: number): Group {
  const own = (width / (title * POINT) - RATIOS.tile) * MARGIN;
  const lineOf = (size: number) => RATIOS.textLine * size * POINT;
  const ems = (own * title) / text;
  // Large letters must not cut a word: no column is high enough for that.
  const cuts = columns === 1 && rows.some((row) => widestWord(row.title) > own);
  const heights = rows.map(
    (row, i) =>
      (i > 0 ? RATIOS.between * title * POINT : 0) +
      linesOf(row.title, own) * RATIOS.titleLine * title * POINT +
      (row.text ? linesOf(row.text, ems) * lineOf(text) : 0) +
      (summary && row.summary ? linesOf(row.summary, ems) * lineOf(text) : 0),
  );
  const em = title * POINT;
  return {
    rows: cuts ? heights.map(() => Infinity) : heights,
    around: (RATIOS.around + (day ? 0 : RATIOS.heading)) * em + RULE,
    least: day ? RATIOS.tileHeight * em : 0,
  };
}

export interface Paper {
  /** Of a column, in millimetres, for a step. */
  width(step: Step): number;
  height(step: Step): number;
  /** How many columns a number of sheets has. */
  columns(step: Step, sheets: number): number;
  /** The smallest titles that a number of sheets may have, in points: one more sheet is better than less. */
  smallest(sheets: number): number;
}

export interface Laid {
  step: Step;
  sheets: number;
  columns: PrintedColumn[];
}

/**
 * The fewest sheets, then the largest step that they hold.
 * @param most sheets to be tried
 * @returns undefined where even those do not hold the dates
 */
export function lay(
  days: readonly Day[],
  steps: readonly Step[],
  paper: Paper,
  most: number,
): Laid | undefined {
  const groups = new Map<Step, Group[]>();
  const groupsOf = (one: Step) => {
    let own = groups.get(one);
    if (!own) groups.set(one, (own = days.map((day) => groupOf(day, one, paper.width(one)))));
    return own;
  };
  const last = steps.at(-1)!;
  const floor = totalHeight(groupsOf(last)) / (paper.height(last) * paper.columns(last, 1));
  for (let sheets = Math.max(1, Math.floor(floor)); sheets <= most; sheets++)
    for (const one of steps) {
      if (one.title < paper.smallest(sheets)) break;
      const height = paper.height(one);
      const columns = balanceColumns(groupsOf(one), paper.columns(one, sheets), height);
      if (!columns) continue;
      const airOf = (column: Column) =>
        airIn(one, height - columnHeight(groupsOf(one), column), column.length);
      return {
        step: one,
        sheets,
        columns: columns.map((column) => printedColumn(days, column, one, airOf(column))),
      };
    }
  return undefined;
}

/** @param left of a column, in millimetres */
const airIn = ({ title }: Step, left: number, days: number): number =>
  days < 2 ? 0 : Math.max(0, Math.min(AIRS, Math.floor(left / (days - 1) / (RATIOS.air * title * POINT))));

function printedColumn(days: readonly Day[], column: Column, { summary }: Step, air: number): PrintedColumn {
  return {
    air,
    days: column.map(({ group, from, to }) => ({
      day: days[group]!.day,
      goesOn: from > 0,
      dates: days[group]!.rows.slice(from, to).map(({ date }) =>
        summary ? date : { ...date, summary: undefined },
      ),
    })),
  };
}

/** The name of a step. */
export const stepName = ({ title }: Step): number => Math.round(title * 10);
