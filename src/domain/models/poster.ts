/** A month to be pinned up: A4 sheets, as few as can be, written as large as they can be. */
import { sayMonthYear } from '../../i18n/dates.ts';
import { printWords } from '../../i18n/print-words.ts';
import { printedDates } from '../print-dates.ts';
import type { Portal } from '../portal.ts';
import type { PrintRoute } from '../urls.ts';
import { commonOf, scopeItem, sinceOf } from './print-common.ts';
import { daysOf } from './print-rows.ts';
import { POSTER_STEPS, lay, stepName } from './print-steps.ts';
import type { Paper } from './print-steps.ts';
import type { PosterModel, PrintedColumn } from './types.ts';

/** Millimetres, as styles/components/poster.css has them. */
export const POSTER = {
  /** Within the margins. */
  width: 184,
  /** Between two columns. */
  gap: 9,
  /** Under the head and above the foot; the head of large sheets is higher. */
  height: { 1: 165, 2: 185.5 },
} as const;

const PAPER: Paper = {
  width: ({ columns }) => (POSTER.width - POSTER.gap * (columns - 1)) / columns,
  height: ({ columns }) => POSTER.height[columns],
  columns: ({ columns }, sheets) => columns * sheets,
  // Two sheets that can be read from the door rather than one that cannot.
  smallest: (sheets) => (sheets < 3 ? 10.2 : 9.6),
};

/** More than what the dates of a poster can ask for. */
const MOST_SHEETS = 200;

export function posterModel(
  portal: Portal,
  route: Extract<PrintRoute, { kind: 'poster' }>,
): PosterModel | undefined {
  const dates = printedDates(portal, route);
  const days = dates && daysOf(portal, dates);
  const laid = days && lay(days, POSTER_STEPS, PAPER, MOST_SHEETS);
  if (!laid) return undefined;
  const title = printWords(portal.locale).posterTitle(
    sayMonthYear(route.month, portal.locale),
    scopeItem(portal, route)?.title,
  );
  const { columns } = laid.step;
  return {
    kind: 'poster',
    ...commonOf(portal, route, title),
    month: route.month,
    total: dates.length,
    step: stepName(laid.step),
    since: sinceOf(portal, `${route.month}-01`),
    columns,
    sheets: sheetsOf(laid.columns, columns),
  };
}

function sheetsOf(columns: readonly PrintedColumn[], count: number): PrintedColumn[][] {
  const sheets: PrintedColumn[][] = [];
  for (let first = 0; first < columns.length; first += count)
    sheets.push(columns.slice(first, first + count));
  return sheets;
}
