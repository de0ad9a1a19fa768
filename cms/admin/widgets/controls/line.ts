/** One line of text, with the keyboard that suits it; and short texts, one a line. */
import { createElement as e, useState } from 'react';
import type { ChangeEvent, ReactNode } from 'react';
import { asText, asTexts } from '../control.ts';
import type { Check, ViewProps } from '../control.ts';
import { deepEqual } from '../state/values.ts';

const TYPES = new Set(['email', 'tel', 'url']);

export function Line({ id, value, field, onChange }: ViewProps): ReactNode {
  const { input = 'text', advised_length: most, autocomplete } = field;
  const text = asText(value);
  const shared = {
    id,
    spellCheck: input === 'text',
    value: text,
    'aria-required': field.required || undefined,
  };
  return e(
    'span',
    { className: 'cordee-line' },
    field.rows
      ? e('textarea', {
          ...shared,
          rows: field.rows,
          // One line in the file: a line break is a space.
          onChange: ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) =>
            onChange(currentTarget.value.replace(/\n+/g, ' ') || undefined),
        })
      : e('input', {
          ...shared,
          type: TYPES.has(input) ? input : 'text',
          inputMode: TYPES.has(input) ? undefined : input,
          autoComplete: autocomplete,
          onChange: ({ currentTarget }) => onChange(currentTarget.value || undefined),
        }),
    most !== undefined && text.length > most * 0.8 && e(Length, { length: text.length, most }),
  );
}

const Length = ({ length, most }: { length: number; most: number }): ReactNode =>
  e(
    'small',
    { className: length > most ? 'is-over' : undefined, role: 'status' },
    length > most
      ? `${length} caractères sur ${most} : les listes couperont la fin.`
      : `${length} caractères sur ${most}.`,
  );

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

export const checkLine: Check = (value, { input, label }) => {
  const text = asText(value).replace(/\s/g, '');
  if (!text || (input !== 'numeric' && input !== 'decimal')) return undefined;
  return NUMBER.test(text) ? undefined : `${label} : un nombre est attendu, en chiffres.`;
};

/** What is typed stays as typed: only its lines that say something are values. */
export function Lines({ id, value, field, onChange }: ViewProps): ReactNode {
  const values = asTexts(value);
  const [typed, setTyped] = useState(values.join('\n'));
  const shown = deepEqual(linesOf(typed), values) ? typed : values.join('\n');
  return e(
    'span',
    { className: 'cordee-line' },
    e('textarea', {
      id,
      rows: Math.max(2, shown.split('\n').length + 1),
      value: shown,
      inputMode: field.input,
      'aria-describedby': `${id}-lines`,
      onChange: ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => {
        setTyped(currentTarget.value);
        const lines = linesOf(currentTarget.value);
        onChange(lines.length > 0 ? lines : undefined);
      },
    }),
    e('small', { id: `${id}-lines` }, 'Un par ligne.'),
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
