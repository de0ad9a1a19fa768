// Opening hours in the common subset of OpenStreetMap's syntax.
export type { MonthRange, OpeningHours, OpeningRule, TimeRange } from './opening-hours/types.ts';
export { parseOpeningHours } from './opening-hours/parse.ts';
export { formatOpeningHours } from './opening-hours/format.ts';
export { isOpenAt, weekOf } from './opening-hours/week.ts';
