/** A week to be folded: A4 sheets printed on both sides, each of four pages of A5. */
import { printWords } from '../../i18n/print-words.ts';
import { addDays, addMonths } from '../../lib/dates/local.ts';
import { qrCode } from '../../lib/qr.ts';
import { spelledAddress } from '../../lib/spelled-address.ts';
import { byClock, datesByMonth } from '../calendar.ts';
import type { DatedItem } from '../calendar.ts';
import { printedDates } from '../print-dates.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { PrintRoute } from '../urls.ts';
import { commonOf, scopeItem, sinceOf } from './print-common.ts';
import { daysOf, printedDate } from './print-rows.ts';
import { PROGRAMME_STEPS, lay, stepName } from './print-steps.ts';
import type { Paper } from './print-steps.ts';
import type { PrintedColumn, PrintedDate, ProgrammeModel, ProgrammePage } from './types.ts';

type ProgrammeRoute = Extract<PrintRoute, { kind: 'programme' }>;

/** Millimetres, as styles/components/programme.css has them: what a page of A5 has for its days. */
export const PROGRAMME = { width: 125.5, height: 181 } as const;

/** Pages of a sheet, and those that hold no days: the cover and the back. */
const PAGES = 4;
const AROUND = 2;

const PAPER: Paper = {
  width: () => PROGRAMME.width,
  height: () => PROGRAMME.height,
  columns: (_step, sheets) => PAGES * sheets - AROUND,
  smallest: () => 0,
};

/** What one can still fold together. Sides of paper have their place in styles/components/programme.css. */
export const MOST_SHEETS = 16;

/** Lines under « Et ensuite ». */
const NEXT = 7;

export function programmeModel(portal: Portal, route: ProgrammeRoute): ProgrammeModel | undefined {
  const dates = printedDates(portal, route);
  const days = dates && daysOf(portal, dates);
  const laid = days && lay(days, PROGRAMME_STEPS, PAPER, MOST_SHEETS);
  if (!laid) return undefined;
  const { week } = route;
  const end = addDays(week, 6);
  const title = printWords(portal.locale).programmeTitle(week, scopeItem(portal, route)?.title);
  const next = nextDates(portal, route, dates, end);
  const subscribe = portal.origin + portal.base + addressOf({ kind: 'subscribe' });
  return {
    kind: 'programme',
    ...commonOf(portal, route, title),
    week,
    end,
    total: dates.length,
    step: stepName(laid.step),
    since: sinceOf(portal, week),
    pages: pagesOf(laid.columns, laid.sheets, next.length > 0),
    next,
    subscribe: { address: spelledAddress(subscribe), qr: qrCode(subscribe) },
  };
}

/** In the order in which they are read; what comes next takes the page that is left, or goes to the back. */
function pagesOf(columns: readonly PrintedColumn[], sheets: number, hasNext: boolean): ProgrammePage[] {
  const total = sheets * PAGES;
  return Array.from({ length: total }, (_, i) => {
    const number = i + 1;
    const column = number === total ? undefined : columns[i - 1];
    const isNext = hasNext && i === columns.length + 1;
    return {
      number,
      ...placeOfPage(number, total),
      holds: i === 0 ? 'cover' : number === total ? 'back' : isNext ? 'next' : 'days',
      column,
    };
  });
}

/**
 * Where a page of a booklet is printed, so that sheets folded one in the other are read in order: odd sides of paper
 * hold an even page on their left and an odd one on their right, even sides the reverse.
 */
export function placeOfPage(number: number, total: number): Pick<ProgrammePage, 'side' | 'half'> {
  const isFirstHalf = number <= total / 2;
  const side = isFirstHalf ? number : total - number + 1;
  return { side, half: number % 2 === 0 ? 'left' : 'right' };
}

/** What follows that the week does not tell already: the next date of each event. */
function nextDates(
  portal: Portal,
  { theme, territory }: ProgrammeRoute,
  week: readonly DatedItem[],
  end: string,
): PrintedDate[] {
  const told = new Set(week.map(({ item }) => item));
  const months = [end.slice(0, 7), addMonths(`${end.slice(0, 7)}-01`, 1).slice(0, 7)];
  const next: DatedItem[] = [];
  for (const dated of months.flatMap((month) => datesByMonth(portal).get(month) ?? []).sort(byClock)) {
    const { item, occurrence } = dated;
    const isHere = theme ? item.themes.includes(theme) : !territory || item.territories.includes(territory);
    const comes = occurrence.start.slice(0, 10) > end && occurrence.status === 'programme';
    if (!isHere || !comes || told.has(item)) continue;
    told.add(item);
    next.push(dated);
  }
  return next
    .slice(0, NEXT)
    .map((dated) => ({ ...printedDate(portal, dated, { withDay: true }), summary: undefined }));
}
