/** When an event takes place, in words. */
import type { OccurrenceModel } from '../domain/models/types.ts';
import { addDays } from '../lib/dates/calendar.ts';
import { sayDay, sayRange, sayTime, type DayOptions } from './days.ts';
import { languageOf } from './language.ts';

type When = Pick<OccurrenceModel, 'start' | 'end' | 'allDay'>;

/** An end before this hour of the next day still belongs to the evening before. */
const NIGHT_ENDS = '06:00';

/**
 * « mardi 24 novembre 2026, de 18 h 30 à 20 h », « du 28 au 30 août 2027 »,
 * « samedi 5 décembre 2026, toute la journée ». The last day of an event of whole days is included.
 */
export function sayOccurrence(when: When, locale: string, options: DayOptions = {}): string {
  const [from, to] = [dayOf(when.start), dayOf(when.end ?? when.start)];
  if (to > from && !isOneEvening(when)) return saySpan(when, locale, options);
  const times = sayTimes(when, locale);
  const day = sayDay(from, locale, options);
  return times === '' ? day : `${day}, ${times}`;
}

/** The hours alone: « de 18 h 30 à 20 h », « à 18 h 30 », « toute la journée ». */
export function sayTimes(when: When, locale: string): string {
  const isFrench = languageOf(locale) === 'fr';
  if (when.allDay) return isFrench ? 'toute la journée' : 'all day';
  if (!when.start.includes('T')) return '';
  const isMany = dayOf(when.end ?? when.start) > dayOf(when.start) && !isOneEvening(when);
  return sayHours(when.start, isMany ? undefined : when.end, locale);
}

/** « de 18 h 30 à 20 h » or « à 18 h 30 », from times alone or after a `T`. */
export function sayHours(start: string, end: string | undefined, locale: string): string {
  const from = sayTime(start, locale);
  const isPoint = end === undefined || end === start;
  if (languageOf(locale) === 'fr') return isPoint ? `à ${from}` : `de ${from} à ${sayTime(end, locale)}`;
  return isPoint ? `at ${from}` : `${from} to ${sayTime(end, locale)}`;
}

function saySpan(when: When, locale: string, options: DayOptions): string {
  const [from, to] = [dayOf(when.start), dayOf(when.end ?? when.start)];
  if (when.allDay || !when.start.includes('T')) return sayRange(from, to, locale, options);
  const { year = true } = options;
  const first = sayDay(from, locale, { ...options, year: year && from.slice(0, 4) !== to.slice(0, 4) });
  const last = sayDay(to, locale, options);
  const end = when.end?.includes('T') ? sayTime(when.end, locale) : undefined;
  if (languageOf(locale) === 'fr')
    return `du ${first} à ${sayTime(when.start, locale)} au ${last}${end ? ` à ${end}` : ''}`;
  return `from ${first} at ${sayTime(when.start, locale)} to ${last}${end ? ` at ${end}` : ''}`;
}

function isOneEvening({ start, end }: When): boolean {
  if (!end?.includes('T') || !start.includes('T')) return false;
  return dayOf(end) === addDays(dayOf(start), 1) && timeOf(end) <= NIGHT_ENDS && timeOf(end) < timeOf(start);
}

const dayOf = (local: string): string => local.slice(0, 10);
const timeOf = (local: string): string => local.slice(11, 16);
