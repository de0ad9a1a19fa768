import {
  ALL_DAYS,
  DAY_NAMES,
  MONTH_NAMES,
  type DateRange,
  type MonthRange,
  type OpeningHours,
  type OpeningRule,
  type TimeRange,
} from './types.ts';

/**
 * Opening hours as canonical OSM text: rules in their order, then PH, then SH; three days or more in a row as a range.
 * `parseOpeningHours` reads it back to an equal value.
 */
export function formatOpeningHours(hours: OpeningHours): string {
  const parts = hours.rules.map(formatRule);
  if (hours.always) parts.unshift('24/7');
  if (hours.publicHolidays) parts.push(`PH ${formatTimes(hours.publicHolidays)}`);
  if (hours.schoolHolidays) parts.push(`SH ${formatTimes(hours.schoolHolidays)}`);
  return parts.join('; ');
}

function formatRule(rule: OpeningRule): string {
  const season = rule.months ? `${formatMonths(rule.months)} ` : formatDates(rule.dates);
  return `${season}${formatDays(rule.days, rule.nth)} ${formatTimes(rule.closed ? 'off' : rule.ranges)}`;
}

function formatMonths(months: MonthRange[]): string {
  return months
    .map(({ from, to }) => (from === to ? monthName(from) : `${monthName(from)}-${monthName(to)}`))
    .join(',');
}

/** `Aug 01-15 `, `2026 Dec 24-2027 Jan 02 `: what is the same is not said again. */
function formatDates(dates: readonly DateRange[] = []): string {
  const said = dates.map(({ from, to }) => {
    const first = partsOf(from);
    const last = partsOf(to);
    if (from === to) return first.join(' ');
    const isNew = last.findIndex((part, i) => part !== first[i]);
    return `${first.join(' ')}-${last.slice(isNew).join(' ')}`;
  });
  return said.length > 0 ? `${said.join(',')} ` : '';
}

function partsOf(date: string): string[] {
  const parts = date.split('-');
  const day = parts.pop()!;
  const month = monthName(Number(parts.pop()));
  return [...parts, month, day];
}

function formatDays(days: number[], nth: number[] = []): string {
  if (nth.length > 0) return days.map((day) => `${dayName(day)}[${nth.join(',')}]`).join(',');
  return runsOf(days).map(formatRun).join(',');
}

function formatRun(days: number[]): string {
  return days.length < 3
    ? days.map(dayName).join(',')
    : `${dayName(days[0]!)}-${dayName(days[days.length - 1]!)}`;
}

function runsOf(days: number[]): number[][] {
  const runs: number[][] = [];
  for (const day of ALL_DAYS.filter((each) => days.includes(each))) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1] === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function formatTimes(times: 'off' | TimeRange[]): string {
  return times === 'off' ? 'off' : times.map(({ from, to }) => `${from}-${to}`).join(',');
}

function monthName(month: number): string {
  return MONTH_NAMES[month - 1]!;
}

function dayName(day: number): string {
  return DAY_NAMES[day - 1]!;
}
