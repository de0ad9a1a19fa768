/** From when to when: DTSTART with DTEND or DURATION. */
import { addDays } from '../../lib/dates/calendar.ts';
import { later } from './clock.ts';
import type { Clock, Local } from './clock.ts';
import type { Component } from './components.ts';
import { propertyOf } from './components.ts';
import { minutesOf, whensOf } from './values.ts';

export interface Span {
  start: Local;
  /** The last day itself, or the hour at which it ends. */
  end?: Local | undefined;
  /** An end that was given and is none, or is before the start. */
  badEnd?: string | undefined;
}

export function spanOf(event: Component, clock: Clock): Span | undefined {
  const begins = propertyOf(event, 'DTSTART');
  const when = begins && whensOf(begins)[0]?.when;
  if (!when) return undefined;
  const start = clock.place(when);
  const ends = propertyOf(event, 'DTEND');
  const lasts = propertyOf(event, 'DURATION');
  if (ends)
    return {
      start,
      ...endAt(start, whensOf(ends)[0]?.when && clock.place(whensOf(ends)[0]!.when!), ends.value),
    };
  if (!lasts) return { start };
  const minutes = minutesOf(lasts.value);
  if (minutes === undefined) return { start, badEnd: lasts.value };
  if (minutes === 0) return { start };
  return start.time
    ? { start, end: later(start, minutes) }
    : { start, ...endAt(start, { date: addDays(start.date, Math.ceil(minutes / 1440)) }, lasts.value) };
}

/** Of whole days, iCalendar says the day after the last one. */
function endAt(start: Local, end: Local | undefined, value: string): Omit<Span, 'start'> {
  if (!end) return { badEnd: value };
  if (!start.time) {
    const last = addDays(end.date, -1);
    if (end.date < start.date) return { badEnd: value };
    return last > start.date ? { end: { date: last } } : {};
  }
  const [from, to] = [`${start.date}T${start.time}`, `${end.date}T${end.time ?? '23:59'}`];
  if (to < from) return { badEnd: value };
  return to === from ? {} : { end };
}
