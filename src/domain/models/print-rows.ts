/** The dates of a sheet, in words: what is read on paper, without a click to know more. */
import { PRICES } from '../../content-types/shared/vocabularies.ts';
import { sayDayShort, sayOccurrence, sayRange, sayTimes } from '../../i18n/dates.ts';
import { words } from '../../i18n/index.ts';
import { NBSP } from '../../i18n/language.ts';
import { printHours, printWords } from '../../i18n/print-words.ts';
import { fold } from '../../lib/text/fold.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import type { Occurrence } from '../agenda.ts';
import { isLong, lastDayOf } from '../calendar.ts';
import type { DatedItem } from '../calendar.ts';
import { placeOf } from '../event-place.ts';
import type { Portal } from '../portal.ts';
import { cardOf } from './cards.ts';
import { rowOf } from './print-steps.ts';
import type { Day } from './print-steps.ts';
import { typesetOf } from './text.ts';
import type { PrintedDate } from './types.ts';

/** Between two facts; it ends a line rather than begin one. */
const POINT = `${NBSP}· `;

/** What lasts several days once, above; then day by day, in the order of the clock. */
export function daysOf(portal: Portal, dates: readonly DatedItem[]): Day[] {
  const days = Map.groupBy(dates, ({ occurrence }) =>
    isLong(occurrence) ? '' : occurrence.start.slice(0, 10),
  );
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => ({
      day: day || undefined,
      rows: own.map((dated) => rowOf(printedDate(portal, dated))),
    }));
}

/** @param withDay for a line that stands under no day */
export function printedDate(portal: Portal, dated: DatedItem, { withDay = false } = {}): PrintedDate {
  const { item, occurrence } = dated;
  const { locale } = portal;
  const { title, href, summary } = cardOf(portal, item);
  const { status } = occurrence;
  const hours = whenOf(occurrence, locale);
  const day = withDay && !isLong(occurrence) ? sayDayShort(occurrence.start, locale) : undefined;
  return {
    title,
    href,
    start: occurrence.start,
    status: status === 'programme' ? undefined : words(locale).event.status[status],
    when: [day, hours].filter(Boolean).join(', ') || undefined,
    facts: [whereOf(portal, dated), priceOf(portal, dated)].filter(Boolean).join(POINT) || undefined,
    summary: occurrence.note ? typesetOf(portal)(occurrence.note) : summary,
  };
}

function whenOf(occurrence: Occurrence, locale: string): string | undefined {
  const { start, end, allDay } = occurrence;
  if (isLong(occurrence)) return longOf(occurrence, locale);
  if (allDay) return sayTimes(occurrence, locale);
  return start.includes('T') ? printHours(start, end, locale) : undefined;
}

/** An exhibition of three weeks has no hour; what begins on Friday evening has one. */
function longOf(occurrence: Occurrence, locale: string): string {
  const options = { year: false, weekday: false };
  const [first, last] = [occurrence.start.slice(0, 10), lastDayOf(occurrence)];
  return occurrence.allDay
    ? sayRange(first, last, locale, options)
    : sayOccurrence(occurrence, locale, options);
}

function whereOf(portal: Portal, { item, occurrence }: DatedItem): string | undefined {
  const place = placeOf(portal, item, occurrence);
  if (place.isOnline) return printWords(portal.locale).online;
  if (!place.name) return place.commune;
  const name = typesetOf(portal)(place.name);
  // « Espace France services de Sarvenne » says where it is.
  return place.commune && !fold(name).includes(fold(place.commune)) ? `${name}, ${place.commune}` : name;
}

/** A sum that says it all is shorter than the kind of price. */
const SHORT = 24;

function priceOf(portal: Portal, { item }: DatedItem): string | undefined {
  const { price } = item.data;
  if (!price) return undefined;
  const { kind, details } = price;
  if (kind === 'payant' && details && details.length <= SHORT)
    return typesetOf(portal)(details.replace(/\.$/, ''));
  return labelIn(PRICES, kind, portal.locale).replaceAll(' ', NBSP);
}
