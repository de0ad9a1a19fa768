// Rules of repetition: what they are in rule.ts, their dates in expand.ts.
export type { ByDay, Rule } from './recurrence/rule.ts';
export { expandDates } from './recurrence/expand.ts';
