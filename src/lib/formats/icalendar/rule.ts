/** RRULE (RFC 5545, 3.3.10), from the rules of `lib/recurrence`. */
import { utcOf } from '../../dates/zone.ts';
import type { Rule } from '../../recurrence.ts';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const FREQUENCIES = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const;

/**
 * @param zone of a series of moments; without one, the series is of days. An UNTIL is a day or an instant in UTC, as
 * the start of its series is a day or a moment. Never both UNTIL and COUNT: COUNT is kept.
 */
export function ruleText(rule: Rule, zone: string | undefined): string {
  const { freq, interval, byDay, byMonthDay, byMonth, until, count } = rule;
  // In a day or a week, there is no nth weekday.
  const ranked = freq === 'monthly' || freq === 'yearly';
  const days = byDay.map(({ weekday, nth }) => `${(ranked && nth) || ''}${WEEKDAYS[weekday - 1]}`);
  const parts: [name: string, value: string | number | undefined][] = [
    ['FREQ', FREQUENCIES[freq]],
    ['INTERVAL', interval > 1 ? interval : undefined],
    ['COUNT', count],
    ['UNTIL', until === undefined || count !== undefined ? undefined : untilText(until, zone)],
    ['BYMONTH', inOrder(byMonth)],
    ['BYMONTHDAY', inOrder(byMonthDay)],
    ['BYDAY', [...new Set(days)].join(',')],
    ['WKST', freq === 'weekly' && interval > 1 ? 'MO' : undefined],
  ];
  return parts.flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join(';');
}

/** Any order is allowed; some readers (ical.js 2.2) lose dates where it is not the calendar's. */
const inOrder = (numbers: readonly number[]): string => numbers.toSorted((a, b) => a - b).join(',');

/** The last day is included, to its last minute. */
const untilText = (day: string, zone: string | undefined): string =>
  zone === undefined ? day.replaceAll('-', '') : utcText(utcOf(`${day}T23:59`, zone));

/** `20261205T130000Z`, from epoch ms. */
export const utcText = (epochMs: number): string =>
  new Date(epochMs).toISOString().replace(/[-:]|\.\d+/g, '');
