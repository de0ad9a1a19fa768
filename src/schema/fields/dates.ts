import { isTimeZone } from '../../lib/dates/zone.ts';
import { parseLocalDate, parseLocalDateTime } from '../../lib/dates/local.ts';
import type { LocalDate, LocalDateTime } from '../../lib/dates/local.ts';
import { bad, good } from '../../lib/result.ts';
import type { Field, FieldSpec } from '../field.ts';
import { scalar } from './scalar.ts';

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

/** A civil day or a local hour, never an instant: it stays in the portal's zone until the domain joins them. */
export interface LocalMoment {
  date: LocalDate;
  /** HH:MM; absent when only the day is known. */
  time?: string | undefined;
}

const sayDate = (reason: string, text: string): string =>
  reason === 'not-a-day'
    ? 'ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois'
    : /^\d{1,2}[/.]\d{1,2}[/.]\d{2}$/.test(text.trim())
      ? 'l’année doit avoir quatre chiffres'
      : 'une date est attendue, sous la forme AAAA-MM-JJ ou JJ/MM/AAAA';

function sayMoment(reason: string, text: string): string {
  if (reason === 'offset')
    return 'une heure locale est attendue, sans fuseau : enlevez le « Z » ou le décalage, et écrivez l’heure de l’horloge';
  if (reason === 'not-a-time') return 'cette heure n’existe pas. Écrivez-la sous la forme 18:30';
  return reason === 'not-a-day'
    ? sayDate(reason, text)
    : 'une date, avec une heure s’il y en a une, est attendue, sous la forme AAAA-MM-JJ HH:MM';
}

const IN_FULL = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' });

/** « 05/06 » is 5 June here and 6 May elsewhere: how it was read is said back. */
function echo(raw: string): string | undefined {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(raw);
  if (!match || Number(match[1]) > 12 || match[1] === match[2]) return undefined;
  const parsed = parseLocalDate(match[0]);
  return parsed.ok ? `lu comme le ${IN_FULL.format(new Date(`${parsed.value}T00:00:00Z`))}` : undefined;
}

/** A day: ISO or JJ/MM/AAAA, and it must exist. */
export function date<const S extends FieldSpec>(spec: S): Field<LocalDate, Required<S>> {
  return {
    example: '2026-11-24',
    ...spec,
    kind: 'date',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parseLocalDate, sayDate),
    widget: { widget: 'datetime' },
    remark: echo,
  };
}

/** A day with or without an hour. */
export function moment<const S extends FieldSpec>(spec: S): Field<LocalMoment, Required<S>> {
  return {
    example: '2026-11-24 18:30',
    ...spec,
    kind: 'dateTime',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parseLocalDateTime, sayMoment),
    widget: { widget: 'datetime' },
    remark: echo,
  };
}

/** A local moment as one sortable text. */
export function momentText({ date: day, time }: LocalMoment): LocalDate | LocalDateTime {
  return time ? `${day}T${time}` : day;
}

export function timeOfDay<const S extends FieldSpec>(spec: S): Field<string, Required<S>> {
  const read = (text: string) => {
    const parsed = parseLocalDateTime(`2026-01-01 ${text}`);
    return parsed.ok && parsed.value.time ? good(parsed.value.time) : bad('format');
  };
  return {
    example: '18:30',
    ...spec,
    kind: 'text',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(read, () => 'une heure est attendue, sous la forme 18:30'),
    widget: { widget: 'time' },
  };
}

export function timeZone<const S extends FieldSpec>(spec: S): Field<string, Required<S>> {
  const read = (text: string) => (isTimeZone(text) ? good(text) : bad('unknown'));
  return {
    example: 'Europe/Paris',
    ...spec,
    kind: 'text',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(read, () => 'ce fuseau horaire n’existe pas. Exemples : Europe/Paris, Indian/Reunion'),
    widget: { widget: 'string' },
  };
}
