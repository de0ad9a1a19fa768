/** A day, an hour, or both, in the browser's own inputs: local, and nothing else. */
import { createElement as e } from 'react';
import type { ReactNode } from 'react';
import { asText } from '../control.ts';
import type { ViewProps } from '../control.ts';
import { Button } from '../parts.ts';
import { readDay, readMoment, readTime, writeDay, writeMoment, writeTime } from '../state/moment.ts';

const AsWritten = ({ text }: { text: string | undefined }): ReactNode =>
  text &&
  e(
    'small',
    { className: 'is-over' },
    `Écrit dans la fiche : « ${text} ». Choisissez une date pour le remplacer.`,
  );

export function Day({ id, value, field, onChange }: ViewProps): ReactNode {
  const before = asText(value);
  const { date, asWritten } = readDay(before);
  return e(
    'span',
    { className: 'cordee-moment' },
    e('input', {
      id,
      type: 'date',
      value: date,
      'aria-required': field.required || undefined,
      onChange: ({ currentTarget }) => onChange(writeDay(currentTarget.value, before) || undefined),
    }),
    before &&
      !field.required &&
      e(Button, { quiet: true, onPress: () => onChange(undefined), about: field.label }, 'Effacer'),
    e(AsWritten, { text: asWritten }),
  );
}

export function Moment({ id, value, field, onChange }: ViewProps): ReactNode {
  const before = asText(value);
  const form = readMoment(before);
  const change = (part: { date?: string; time?: string }) =>
    onChange(writeMoment({ date: form.date, time: form.time, ...part }, before) || undefined);
  return e(
    'span',
    { className: 'cordee-moment' },
    e('input', {
      id,
      type: 'date',
      value: form.date,
      'aria-required': field.required || undefined,
      onChange: ({ currentTarget }) => change({ date: currentTarget.value }),
    }),
    e('input', {
      type: 'time',
      value: form.time,
      'aria-label': `Heure (${field.label})`,
      disabled: !form.date,
      onChange: ({ currentTarget }) => change({ time: currentTarget.value }),
    }),
    before &&
      !field.required &&
      e(Button, { quiet: true, onPress: () => onChange(undefined), about: field.label }, 'Effacer'),
    !form.date && !form.asWritten && e('small', null, 'Le jour, puis l’heure s’il y en a une.'),
    e(AsWritten, { text: form.asWritten }),
  );
}

export function Time({ id, value, onChange }: ViewProps): ReactNode {
  const before = asText(value);
  const { time, asWritten } = readTime(before);
  return e(
    'span',
    { className: 'cordee-moment' },
    e('input', {
      id,
      type: 'time',
      value: time,
      onChange: ({ currentTarget }) => onChange(writeTime(currentTarget.value, before) || undefined),
    }),
    e(AsWritten, { text: asWritten }),
  );
}
