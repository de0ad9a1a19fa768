/** Opening hours between the file's text and seven rows, or a sentence where seven rows say too little. */
import { formatOpeningHours } from '../../../../src/lib/opening-hours/format.ts';
import { readHours } from '../../../../src/lib/opening-hours/read.ts';
import type { OpeningHours, TimeRange } from '../../../../src/lib/opening-hours/types.ts';
import { weekOf } from '../../../../src/lib/opening-hours/week.ts';

export type HoursForm =
  | { kind: 'week'; week: TimeRange[][]; holidaysOff: boolean }
  /** `isRead`: it is understood, and says more than an ordinary week. */
  | { kind: 'sentence'; text: string; isRead: boolean };

export const EMPTY_WEEK: readonly TimeRange[][] = [[], [], [], [], [], [], []];

export function readHoursForm(text: string): HoursForm {
  if (!text.trim()) return { kind: 'week', week: EMPTY_WEEK.map(() => []), holidaysOff: false };
  const parsed = readHours(text.trim());
  if (!parsed.ok) return { kind: 'sentence', text, isRead: false };
  return isOrdinary(parsed.value)
    ? {
        kind: 'week',
        week: weekOf(parsed.value).map(({ ranges }) => ranges),
        holidaysOff: parsed.value.publicHolidays === 'off',
      }
    : { kind: 'sentence', text, isRead: true };
}

/** Seven rows and the holidays say all of it. */
const isOrdinary = ({ rules, always, schoolHolidays, publicHolidays }: OpeningHours): boolean =>
  !always &&
  schoolHolidays === undefined &&
  (publicHolidays === undefined || publicHolidays === 'off') &&
  rules.every(({ months, nth }) => !months && !nth);

/** @param before what the file had, kept where nothing was changed */
export function writeHoursForm(form: HoursForm, before = ''): string {
  if (form.kind === 'sentence') return form.text;
  const was = readHoursForm(before);
  if (was.kind === 'week' && before.trim() && isSameWeek(was, form)) return before;
  const complete = form.week.map((ranges) => ranges.filter(isComplete));
  if (complete.every((ranges) => ranges.length === 0)) return '';
  return formatOpeningHours({
    rules: rulesOf(complete),
    ...(form.holidaysOff ? { publicHolidays: 'off' as const } : {}),
  });
}

/** A range that somebody is still typing is no range yet. */
export const isComplete = ({ from, to }: TimeRange): boolean => Boolean(from && to && from !== to);

const isSameWeek = (
  one: { week: TimeRange[][]; holidaysOff: boolean },
  other: { week: TimeRange[][]; holidaysOff: boolean },
): boolean =>
  one.holidaysOff === other.holidaysOff &&
  one.week.every((ranges, day) => textOf(ranges) === textOf(other.week[day]!.filter(isComplete)));

const textOf = (ranges: readonly TimeRange[]): string =>
  ranges.map(({ from, to }) => `${from}-${to}`).join(',');

/** Days of the same hours are one rule, in the order of the first of them. */
function rulesOf(week: readonly TimeRange[][]): OpeningHours['rules'] {
  const rules: OpeningHours['rules'] = [];
  for (const [i, ranges] of week.entries()) {
    if (ranges.length === 0) continue;
    const same = rules.find((rule) => textOf(rule.ranges) === textOf(ranges));
    if (same) same.days.push(i + 1);
    else rules.push({ days: [i + 1], ranges, closed: false });
  }
  return rules;
}
