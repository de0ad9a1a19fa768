import type { DateRange, MonthRange } from '../types.ts';
import type { Days } from './days.ts';
import type { Span } from './times.ts';

/** Hours of some days; none: closed. */
export interface Clause extends Days {
  spans: Span[];
  months?: MonthRange[] | undefined;
  /** « sauf le lundi »: takes back what others said. */
  isException?: boolean;
}

/** What a sentence said of opening hours, before its parts are laid over each other. */
export interface Said {
  clauses: Clause[];
  monthsOff: MonthRange[];
  datesOff: DateRange[];
  always: boolean;
  publicHolidays?: 'off' | 'open';
  schoolHolidays?: 'off';
}
