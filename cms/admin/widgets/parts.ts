/** Small pieces of controls: a labelled input, a button, a list to choose from while one types. */
import { createElement as e, useId, useState } from 'react';
import type { ChangeEvent, InputHTMLAttributes, KeyboardEvent, ReactNode } from 'react';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'children'>;

interface LabelledProps extends InputProps {
  label: string;
  hint?: string | undefined;
  onText(text: string): void;
}

export function Labelled({ label, hint, onText, id, className, ...input }: LabelledProps): ReactNode {
  const own = useId();
  const name = id ?? own;
  return e(
    'span',
    { className: `cordee-field ${className ?? ''}` },
    e('label', { htmlFor: name }, label),
    e('input', {
      ...input,
      id: name,
      ...(hint ? { 'aria-describedby': `${name}-hint` } : {}),
      onChange: ({ currentTarget }) => onText(currentTarget.value),
    }),
    hint && e('small', { id: `${name}-hint` }, hint),
  );
}

interface ChooseProps<T extends string | number> {
  id?: string;
  /** Where no label of the page is for it. */
  label?: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  describedBy?: string;
  onPick(value: T): void;
}

/** The browser's own list: what a phone shows best. */
export function Choose<T extends string | number>(props: ChooseProps<T>): ReactNode {
  const { id, label, value, options, describedBy, onPick } = props;
  return e(
    'select',
    {
      id,
      value,
      'aria-label': label,
      'aria-describedby': describedBy,
      onChange: ({ currentTarget }: ChangeEvent<HTMLSelectElement>) =>
        onPick(options[currentTarget.selectedIndex]![0]),
    },
    options.map(([one, text]) => e('option', { key: one, value: one }, text)),
  );
}

interface ButtonProps {
  onPress(): void;
  children?: ReactNode;
  /** Said to those who do not see what the button stands beside. */
  about?: string;
  /** Said in place of a sign. */
  label?: string;
  expanded?: boolean;
  quiet?: boolean;
}

export const Button = ({ onPress, children, about, label, expanded, quiet }: ButtonProps): ReactNode =>
  e(
    'button',
    {
      type: 'button',
      className: quiet ? 'cordee-button is-quiet' : 'cordee-button',
      onClick: onPress,
      'aria-label': label,
      'aria-expanded': expanded,
    },
    children,
    about && e('span', { className: 'cordee-aside' }, ` ${about}`),
  );

export interface Suggestion {
  key: string;
  label: string;
  detail?: string | undefined;
}

interface ComboboxProps {
  id: string;
  text: string;
  onText(text: string): void;
  suggestions: readonly Suggestion[];
  onChoose(key: string): void;
  /** Enter, or leaving the field, with words that nothing suggested stands for. */
  onWords?(words: string): void;
  label?: string;
  placeholder?: string;
  describedBy?: string | undefined;
}

/** An editable combobox (WAI-ARIA 1.2, list autocomplete with manual selection): arrows, Enter, Escape; or a finger. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { id, text, suggestions, onChoose, onWords } = props;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = `${id}-list`;
  const shown = isOpen ? suggestions : [];
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (key: string) => {
    close();
    onChoose(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setActive((at) => (at + step + shown.length + 1) % (shown.length + 1));
    }
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      return close();
    }
    if (event.key !== 'Enter') return undefined;
    // No form is sent by a choice.
    event.preventDefault();
    const one = shown[active];
    if (one) return choose(one.key);
    close();
    return text.trim() ? onWords?.(text.trim()) : undefined;
  };
  return e(
    'span',
    { className: 'cordee-combobox' },
    e('input', {
      id,
      type: 'text',
      role: 'combobox',
      autoComplete: 'off',
      spellCheck: false,
      value: text,
      placeholder: props.placeholder,
      'aria-label': props.label,
      'aria-expanded': shown.length > 0,
      'aria-controls': list,
      'aria-autocomplete': 'list',
      'aria-activedescendant': shown[active] ? `${list}-${active}` : undefined,
      'aria-describedby': props.describedBy,
      onChange: ({ currentTarget }) => {
        props.onText(currentTarget.value);
        setOpen(true);
        setActive(-1);
      },
      onClick: () => setOpen(true),
      onKeyDown,
      onBlur: () => {
        close();
        if (text.trim()) onWords?.(text.trim());
      },
    }),
    e(
      'ul',
      { id: list, role: 'listbox', 'aria-label': 'Propositions', hidden: shown.length === 0 },
      shown.map((one, i) =>
        e(
          'li',
          {
            key: one.key,
            id: `${list}-${i}`,
            role: 'option',
            'aria-selected': i === active,
            // Before the field is left: leaving it keeps its words.
            onMouseDown: (event) => {
              event.preventDefault();
              choose(one.key);
            },
          },
          one.label,
          one.detail && e('small', null, ` ${one.detail}`),
        ),
      ),
    ),
    e(
      'span',
      { role: 'status', className: 'cordee-aside' },
      isOpen && text.trim()
        ? shown.length > 0
          ? `${shown.length} proposition${shown.length > 1 ? 's' : ''}`
          : 'Aucune proposition'
        : '',
    ),
  );
}
