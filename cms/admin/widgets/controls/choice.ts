/** One value of a vocabulary, in the browser's own list; or several, as boxes to tick. */
import { createElement as e } from 'react';
import type { ReactNode } from 'react';
import { asText, asTexts } from '../control.ts';
import type { ViewProps } from '../control.ts';
import { Button, Choose } from '../parts.ts';

/** More boxes than this wait behind a button. */
const FEW = 7;

export function Choice(props: ViewProps): ReactNode {
  return props.field.multiple ? e(Several, props) : e(One, props);
}

function One({ id, value, field, onChange }: ViewProps): ReactNode {
  const { options = [] } = field;
  const current = asText(value);
  const isKnown = current === '' || options.some((one) => one.value === current);
  return e(Choose<string>, {
    id,
    value: current,
    options: [
      // What is required is asked for, and never chosen by itself.
      ['', ''],
      ...options.map((one) => [one.value, one.label] as const),
      ...(isKnown ? [] : [[current, `${current} (n’est pas dans la liste)`] as const]),
    ],
    onPick: (next) => onChange(next || undefined),
  });
}

function Several({ id, value, field, onChange }: ViewProps): ReactNode {
  const { options = [], label } = field;
  const values = asTexts(value);
  const labelOf = (one: string) => options.find((option) => option.value === one)?.label ?? one;
  const set = (next: string[]) => onChange(next.length > 0 ? next : undefined);
  const remove = (one: string) => set(values.filter((other) => other !== one));
  const boxes = e(
    'div',
    { className: 'cordee-boxes', role: 'group', 'aria-label': label },
    options.map((option, i) =>
      e(
        'label',
        { key: option.value, className: 'cordee-check' },
        e('input', {
          type: 'checkbox',
          ...(i === 0 && options.length <= FEW ? { id } : {}),
          checked: values.includes(option.value),
          onChange: ({ currentTarget }) =>
            currentTarget.checked ? set([...values, option.value]) : remove(option.value),
        }),
        option.label,
      ),
    ),
  );
  if (options.length <= FEW) return boxes;
  return e(
    'div',
    null,
    values.length > 0 &&
      e(
        'ul',
        { className: 'cordee-chips', 'aria-label': `${label} : ce qui est choisi` },
        values.map((one) =>
          e(
            'li',
            { key: one },
            e('span', null, labelOf(one)),
            e(Button, { quiet: true, onPress: () => remove(one), about: labelOf(one) }, 'Retirer'),
          ),
        ),
      ),
    e('details', null, e('summary', { id }, `Choisir dans la liste (${options.length})`), boxes),
  );
}
