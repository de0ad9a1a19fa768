/** One date of a series that is not like the others: RECURRENCE-ID becomes a line of `changes`. */
import type { Raw } from '../../schema/validate.ts';
import type { Clock, Local } from './clock.ts';
import { later, minutesBetween, written } from './clock.ts';
import type { Component } from './components.ts';
import { propertyOf } from './components.ts';
import { readLocation } from './location.ts';
import type { Remark, Series } from './series.ts';
import { isDateOf } from './series.ts';
import { spanOf } from './span.ts';
import { textOf, whensOf } from './values.ts';

const NOTE = 200;

interface Of {
  event: Component;
  clock: Clock;
  series: Series;
  local: Local;
  /** Minutes that the series' dates last, where it is told. */
  lasts: number | undefined;
}

/** The change that an override makes; undefined where it changes nothing, or cannot be told. */
export function changeOf(override: Component, of: Of): { change?: Record<string, Raw>; remarks: Remark[] } {
  const property = propertyOf(override, 'RECURRENCE-ID')!;
  const meant = whensOf(property)[0]?.when;
  const remarks: Remark[] = [];
  const remark = (column: string, value: string, why: string, cure = 'Vérifiez cette date') =>
    remarks.push({ line: propertyOf(override, column)?.line ?? override.line, column, value, why, cure });
  if (!meant) {
    remark('RECURRENCE-ID', property.value, 'cette date modifiée n’existe pas : la modification est laissée');
    return { remarks };
  }
  const { date } = of.clock.align(meant);
  if (property.params.get('RANGE')?.[0] === 'THISANDFUTURE')
    remark(
      'RECURRENCE-ID',
      property.value,
      'cette modification vaut pour toutes les dates qui suivent : elle n’est reprise que pour ce jour',
      'Saisissez les suivantes à la main',
    );
  if (date < of.series.start.date) {
    remark('RECURRENCE-ID', property.value, 'cette date modifiée est avant le début : elle est laissée');
    return { remarks };
  }
  if (!isDateOf(of.series, date, of.local)) of.series.extra.push({ date, time: of.local.time });
  const change: Record<string, Raw> = { date, ...movedTo(override, date, of, remark) };
  const words = wordsOf(override, of, remark);
  if (words) change['note'] = words;
  const place = placeOf(override, of.event);
  if (place) change['place'] = place;
  if (propertyOf(override, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED') change['status'] = 'annule';
  return Object.keys(change).length > 1 ? { change, remarks } : { remarks };
}

type Say = (column: string, value: string, why: string, cure?: string) => void;

function movedTo(
  override: Component,
  date: string,
  { clock, local, lasts }: Of,
  remark: Say,
): Record<string, Raw> {
  const span = spanOf(override, clock);
  const property = propertyOf(override, 'DTSTART');
  if (!span || !property) return {};
  const isUnmoved = property.value.trim() === propertyOf(override, 'RECURRENCE-ID')!.value.trim();
  const start = isUnmoved ? { date, time: local.time } : span.start;
  const moved: Record<string, Raw> = {};
  if (start.date !== date) moved['newDate'] = start.date;
  if (start.time && start.time !== local.time) moved['start'] = start.time;
  if (!span.end || !span.start.time) return moved;
  const minutes = minutesBetween(span.start, span.end);
  if (minutes === lasts) return moved;
  if (minutes < 1440) moved['end'] = later(start, minutes).time!;
  else
    remark(
      'DTEND',
      written(span.end),
      'cette date dure plus d’un jour : sa fin n’est pas reprise',
      'Dites-la dans la note',
    );
  return moved;
}

/** Another title, another text: what people must know of this day. */
function wordsOf(override: Component, { event }: Of, remark: Say): string | undefined {
  const differing = ['SUMMARY', 'DESCRIPTION'].flatMap((name) => {
    const [there, here] = [propertyOf(event, name)?.value.trim(), propertyOf(override, name)?.value.trim()];
    return here && here !== there ? [{ name, text: textOf(here).replace(/\s+/g, ' ').trim() }] : [];
  });
  const [first, second] = differing;
  if (second || (first && first.text.length > NOTE)) {
    const long = second ?? first!;
    remark(
      long.name,
      long.text,
      'le texte propre à cette date n’est pas repris',
      'Dites l’essentiel dans la note de cette date',
    );
  }
  return first && first.text.length <= NOTE ? first.text : undefined;
}

function placeOf(override: Component, event: Component): string | undefined {
  const [there, here] = [event, override].map((one) =>
    textOf(propertyOf(one, 'LOCATION')?.value ?? '').trim(),
  );
  if (!here || here === there) return undefined;
  const { place, commune } = readLocation(here);
  return [place, place.includes(commune ?? '') ? '' : commune].filter(Boolean).join(', ') || here;
}
