// Opening hours in the common subset of OpenStreetMap's syntax, and in the French of doors and leaflets.
export type { DateRange, MonthRange, OpeningHours, OpeningRule, TimeRange } from './opening-hours/types.ts';
export { parseOpeningHours } from './opening-hours/parse.ts';
export { readFrenchHours, withClosures } from './opening-hours/french/read.ts';
export { readByAppointment } from './opening-hours/appointment.ts';
export { onOneLine, readHours } from './opening-hours/read.ts';
export { formatOpeningHours } from './opening-hours/format.ts';
export { isOpenAt, isWeekly, weekOf } from './opening-hours/week.ts';
