/** The rule of a series (schema.org/Schedule); the dates that it does not tell are events of their own beside it. */
import { addDays, addMonths, daysBetween } from '../../lib/dates/local.ts';
import { isoOf } from '../../lib/dates/zone.ts';
import type { Rule } from '../../lib/recurrence.ts';
import { HORIZON_MONTHS } from '../agenda.ts';
import type { Occurrence } from '../agenda.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { seriesOf } from '../series.ts';
import { compact } from './common.ts';

const PERIODS = { daily: 'D', weekly: 'W', monthly: 'M', yearly: 'Y' } as const;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Undefined where there is no rule, or none that can be said. */
export function scheduleOf(portal: Portal, { data }: Item<'event'>): object | undefined {
  const { first, rule, excluded, changed } = seriesOf(data);
  if (!first || !rule) return undefined;
  const zone = data.timeZone ?? portal.timeZone;
  const today = portal.now.slice(0, 10);
  const last = addMonths(today, HORIZON_MONTHS);
  const except = [...excluded, ...changed.map(({ usual }) => usual)].filter(
    (start) => start >= today && start <= last,
  );
  return compact({
    '@type': 'Schedule',
    startDate: first.start.slice(0, 10),
    endDate: rule.until,
    repeatCount: rule.count,
    repeatFrequency: `P${rule.interval}${PERIODS[rule.freq]}`,
    byDay: daysOf(rule),
    byMonth: rule.byMonth,
    byMonthDay: rule.byMonthDay,
    ...hoursOf(first),
    scheduleTimezone: zone,
    exceptDate: [...new Set(except)].sort().map((start) => isoOf(start, zone)),
  });
}

/** A weekday, or the nth one of a month as iCalendar spells it, which schema.org takes too. */
const daysOf = ({ byDay, freq }: Rule): string[] =>
  byDay.map(({ weekday, nth }) =>
    nth && (freq === 'monthly' || freq === 'yearly')
      ? `${nth}${CODES[weekday - 1]}`
      : `https://schema.org/${DAYS[weekday - 1]}`,
  );

function hoursOf({ start, end }: Occurrence): object {
  if (!start.includes('T')) return { duration: end && `P${daysBetween(start, end) + 1}D` };
  const startTime = `${start.slice(11)}:00`;
  if (!end?.includes('T')) return { startTime };
  const isNext = end.slice(0, 10) <= addDays(start.slice(0, 10), 1) && end.slice(11) < start.slice(11);
  const isSame = end.slice(0, 10) === start.slice(0, 10);
  // An end that is earlier in the day is that of the night.
  return { startTime, endTime: isSame || isNext ? `${end.slice(11)}:00` : undefined };
}
