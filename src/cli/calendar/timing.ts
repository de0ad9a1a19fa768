/** When an event takes place: its start and end, its zone, its repetition with the dates that differ. */
import { addDays, daysBetween } from '../../lib/dates/calendar.ts';
import type { LocalDate } from '../../lib/dates/calendar.ts';
import type { Raw } from '../../schema/validate.ts';
import { changeOf } from './changes.ts';
import { clockOf, later, minutesBetween, written } from './clock.ts';
import type { Clock, Local } from './clock.ts';
import type { Component } from './components.ts';
import { propertyOf } from './components.ts';
import { readSeries, recurrenceOf } from './series.ts';
import type { Remark, Series } from './series.ts';
import { spanOf } from './span.ts';
import type { Span } from './span.ts';
import { whensOf } from './values.ts';
import type { When } from './values.ts';
import type { Writer } from './writer.ts';
import type { Zones } from './zones.ts';

export interface TimingOptions {
  zones: Zones;
  /** The portal's. */
  zone: string;
  today: LocalDate;
}

export type Timed = { ok: true; listedTo?: LocalDate | undefined } | { ok: false; remark: Remark };

const IN_THE_CALENDAR = 'Corrigez-le dans l’agenda d’origine, puis relancez';

export function writeTiming(
  writer: Writer,
  overrides: readonly Component[],
  { zones, zone, today }: TimingOptions,
): Timed {
  const { event } = writer;
  const begins = propertyOf(event, 'DTSTART');
  const no = (why: string): Timed => ({
    ok: false,
    remark: { column: 'DTSTART', value: begins?.value ?? '', why, cure: IN_THE_CALENDAR },
  });
  if (!begins) return no('ce rendez-vous n’a pas de début');
  const when = whensOf(begins)[0]?.when;
  if (!when) return no('cette date de début n’existe pas');
  const clock = clockOf(when, zones, zone);
  const span = spanOf(event, clock)!;
  const read = readSeries(event, { start: when, clock, today });
  if (read && !read.ok) return read;

  const series = read?.series;
  const start = series?.start ?? span.start;
  writer.put('start', 'DTSTART', written(start));
  if (span.end) writer.put('end', 'DTEND', written(endFrom(start, span)));
  if (!when.time) writer.put('allDay', 'DTSTART', 'true');
  if (clock.ownZone) writer.put('timeZone', 'DTSTART', clock.ownZone);
  sayOddities(writer, { span, clock, when, series, zone });
  if (series) writeSeries(writer, series, overrides, { clock, span });
  return { ok: true, listedTo: series?.listedTo };
}

/** A series may begin on another day than its DTSTART; each date lasts as long as the others. */
function endFrom(start: Local, { start: first, end }: Span): Local {
  return end!.time && start.time
    ? later(start, minutesBetween(first, end!))
    : { date: addDays(start.date, daysBetween(first.date, end!.date)) };
}

function writeSeries(
  writer: Writer,
  series: Series,
  overrides: readonly Component[],
  { clock, span }: { clock: Clock; span: Span },
): void {
  const { event } = writer;
  const local = series.rule?.count === 1 ? series.start : span.start;
  const lasts = span.end && span.start.time ? minutesBetween(span.start, span.end) : undefined;
  const changes: Record<string, Raw>[] = [];
  for (const override of overrides) {
    const { change, remarks } = changeOf(override, { event, clock, series, local, lasts });
    for (const remark of remarks) writer.remark(remark);
    if (change) changes.push(change);
  }
  for (const remark of series.remarks) writer.remark(remark);
  changes.sort((a, b) => (String(a['date']) < String(b['date']) ? -1 : 1));
  writer.put('recurrence', 'RRULE', { ...recurrenceOf(series), ...(changes.length ? { changes } : {}) });
}

function sayOddities(
  writer: Writer,
  {
    span,
    clock,
    when,
    series,
    zone,
  }: { span: Span; clock: Clock; when: When; series: Series | undefined; zone: string },
): void {
  if (span.badEnd !== undefined)
    writer.remark({
      column: 'DTEND',
      value: span.badEnd,
      why: 'cette fin n’existe pas, ou est avant le début : elle n’est pas reprise',
      cure: 'Ajoutez la fin à la main',
    });
  if (clock.unknown !== undefined)
    writer.remark({
      column: 'DTSTART',
      value: clock.unknown,
      why: `ce fuseau horaire est inconnu : les heures sont lues comme celles du portail (${zone})`,
      cure: 'Vérifiez l’heure',
    });
  if (series && clock.isShifted && when.time)
    writer.remark({
      column: 'DTSTART',
      value: when.utc ? `${when.date} ${when.time} UTC` : (when.tzid ?? ''),
      why: `les heures de cette répétition ne sont pas dites dans un fuseau connu : elle a lieu à ${series.start.time} toute l’année`,
      cure: 'Vérifiez l’heure en hiver et en été',
    });
}
