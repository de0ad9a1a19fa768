/**
 * Which zone a TZID means. The names of the IANA are known; those of Windows and of old calendar programs are
 * read; of any other, the file's own VTIMEZONE says how far it is from UTC.
 */

import type { LocalDateTime } from '../../lib/dates/calendar.ts';
import { isTimeZone, localOf, utcOf } from '../../lib/dates/zone.ts';
import { expandDates } from '../../lib/recurrence.ts';
import type { Component } from './components.ts';
import { propertiesOf, propertyOf } from './components.ts';
import { readRule } from './rule.ts';
import { whenOf } from './values.ts';
import type { When } from './values.ts';
import { CITIES, WINDOWS_ZONES } from './windows-zones.ts';

export type Zone =
  | { kind: 'iana'; name: string }
  /** A zone that only the file describes. */
  | { kind: 'own'; offsetAt: (local: LocalDateTime) => number }
  | { kind: 'unknown' };

export class Zones {
  readonly #own = new Map<string, Component>();
  readonly #known = new Map<string, Zone>();

  constructor(components: readonly Component[]) {
    for (const component of components) {
      const id = propertyOf(component, 'TZID')?.value.trim();
      if (id) this.#own.set(id, component);
    }
  }

  zoneOf(tzid: string): Zone {
    let zone = this.#known.get(tzid);
    if (!zone) this.#known.set(tzid, (zone = this.#find(tzid)));
    return zone;
  }

  #find(tzid: string): Zone {
    const named = ianaName(tzid);
    if (named) return { kind: 'iana', name: named };
    const component = this.#own.get(tzid);
    if (!component) return { kind: 'unknown' };
    const located = ianaName(propertyOf(component, 'X-LIC-LOCATION')?.value.trim() ?? '');
    if (located) return { kind: 'iana', name: located };
    const observances = component.components.flatMap((one) => readObservance(one) ?? []);
    if (observances.length === 0) return { kind: 'unknown' };
    return { kind: 'own', offsetAt: (local) => offsetAt(observances, local) };
  }
}

/** Characters, of the longest name of a zone and more. */
const NAME = 60;

/** `/mozilla.org/20050126_1/Europe/Paris`, `Romance Standard Time`, `Europe/Paris` → Europe/Paris */
function ianaName(tzid: string): string | undefined {
  if (!tzid) return undefined;
  const windows = WINDOWS_ZONES[tzid];
  if (windows) return windows;
  if (isTimeZone(tzid)) return tzid;
  const tail = /([A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?)$/.exec(tzid.slice(-NAME))?.[1];
  if (tail && isTimeZone(tail)) return tail;
  return /\b(utc|gmt)\b|^\(/i.test(tzid) ? CITIES.find(([city]) => city.test(tzid))?.[1] : undefined;
}

interface Observance {
  from: LocalDateTime;
  /** Minutes east of UTC. */
  offset: number;
  onsets: (year: number) => LocalDateTime[];
}

function readObservance(component: Component): Observance | undefined {
  const start = whenOf(propertyOf(component, 'DTSTART')?.value ?? '16010101T000000') ?? {
    date: '1900-01-01',
  };
  const offset = readOffset(propertyOf(component, 'TZOFFSETTO')?.value ?? '');
  if (offset === undefined) return undefined;
  const at = (date: string): LocalDateTime => `${date}T${start.time ?? '00:00'}`;
  const rule = readRule(propertyOf(component, 'RRULE')?.value ?? '');
  const dates = propertiesOf(component, 'RDATE').flatMap(({ value }) => whenOf(value)?.date ?? []);
  return {
    from: at(start.date),
    offset,
    onsets: (year) => {
      const window = { from: `${year}-01-01`, to: `${year}-12-31` };
      const ruled =
        rule.ok && rule.parts.freq === 'YEARLY'
          ? expandDates(start.date, { ...rule.parts.plain, freq: 'yearly' }, window)
          : [];
      return [
        ...ruled,
        ...[start.date, ...dates].filter((one) => one >= window.from && one <= window.to),
      ].map(at);
    },
  };
}

function readOffset(text: string): number | undefined {
  const match = /^([+-])(\d{2})(\d{2})(\d{2})?$/.exec(text.trim());
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** The offset of the observance that began last; before any, that of the first. */
function offsetAt(observances: readonly Observance[], local: LocalDateTime): number {
  const year = Number(local.slice(0, 4));
  let best: { at: LocalDateTime; offset: number } | undefined;
  for (const { from, offset, onsets } of observances)
    for (const at of [from, ...onsets(year - 1), ...onsets(year)])
      if (at <= local && (!best || at > best.at)) best = { at, offset };
  return best?.offset ?? observances[0]!.offset;
}

const MINUTE = 60_000;

/** The instant (epoch ms) of an hour; undefined for one that is of no zone. */
export function instantOf(when: When, zones: Zones): number | undefined {
  const local: LocalDateTime = `${when.date}T${when.time ?? '00:00'}`;
  if (when.utc) return utcOf(local, 'UTC');
  if (!when.tzid) return undefined;
  const zone = zones.zoneOf(when.tzid);
  if (zone.kind === 'iana') return utcOf(local, zone.name);
  return zone.kind === 'own' ? utcOf(local, 'UTC') - zone.offsetAt(local) * MINUTE : undefined;
}

/** Whether two zones show the same hour the whole year round: Brussels needs no zone of its own in Paris. */
export function isSameClock(one: string, other: string, around: LocalDateTime): boolean {
  if (one === other) return true;
  const instant = utcOf(around, one);
  const quarter = 91 * 86_400_000;
  return [0, 1, 2, 3].every(
    (i) => localOf(instant + i * quarter, one) === localOf(instant + i * quarter, other),
  );
}
