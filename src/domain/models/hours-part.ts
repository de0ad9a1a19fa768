/** When it is open: a week, what goes beyond it, and what a browser needs to say whether it is now. */
import type { LocalDate } from '../../lib/dates/calendar.ts';
import { holidaysOf } from '../../lib/dates/holidays.ts';
import { formatOpeningHours, weekOf } from '../../lib/opening-hours.ts';
import type { DateRange, OpeningHours } from '../../lib/opening-hours.ts';
import { hoursOf } from '../hours.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { typesetOf } from './text.ts';
import type { EntryModel } from './types.ts';

/** Of types that have no hours, nothing. */
export function hoursPart(
  portal: Portal,
  { data, place, closed }: Item<'actor'>,
): Pick<EntryModel, 'hours' | 'hoursNote'> {
  // Who closed for good opens no more: its hours would bring people there.
  if (closed) return {};
  const { hours: said, note: written } = hoursOf(data);
  const note = written && typesetOf(portal)(written);
  if (!said) return { hoursNote: note };
  const hours = withoutPast(said, portal.now.slice(0, 10));
  return {
    hours: {
      week: weekOf(hours),
      note,
      text: formatOpeningHours(hours),
      rules: hours,
      holidays: holidaysAhead(portal.now.slice(0, 10), place?.department?.code),
      live: data.status !== 'en-sommeil',
    },
  };
}

/** A closure of last winter, said with its year, is of no more use to anybody. */
function withoutPast({ rules, ...rest }: OpeningHours, today: LocalDate): OpeningHours {
  const isPast = ({ to }: DateRange) => to.length === today.length && to < today;
  return { rules: rules.filter(({ dates }) => !dates?.every(isPast)), ...rest };
}

/** This year's and the next one's: whole years, or every page would be another one each month. */
function holidaysAhead(today: LocalDate, department: string | undefined): LocalDate[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].flatMap((one) => holidaysOf(one, department));
}
