/**
 * Another page of the portal, or plain words where the field takes them. What is already there stays, known or not:
 * Decap's own relation drops, at the next choice, what it has not found.
 */
import { createElement as e, useState } from 'react';
import type { ReactNode } from 'react';
import { asText, asTexts } from '../control.ts';
import type { ViewProps } from '../control.ts';
import { useEntries } from '../lists.ts';
import { Button, Combobox } from '../parts.ts';
import { entryOf, named, suggestEntries } from '../state/suggest.ts';

export function Entry(props: ViewProps): ReactNode {
  return props.field.multiple ? e(Several, props) : e(One, props);
}

function Several({ id, value, field, onChange }: ViewProps): ReactNode {
  const choices = useEntries(field.collection ?? '');
  const [text, setText] = useState('');
  const values = asTexts(value);
  const left = choices.filter(({ slug }) => !values.includes(slug));
  const add = (one: string) => {
    setText('');
    if (!values.includes(one)) onChange([...values, one]);
  };
  const remove = (one: string) => {
    const rest = values.filter((other) => other !== one);
    onChange(rest.length > 0 ? rest : undefined);
  };
  const words = (typed: string) => {
    const known = named(left, typed);
    if (known) return add(known.slug);
    return field.words ? add(typed) : undefined;
  };
  return e(
    'div',
    { className: 'cordee-entry' },
    values.length > 0 &&
      e(
        'ul',
        { className: 'cordee-chips', 'aria-label': `${field.label} : ce qui est choisi` },
        values.map((one) => {
          const title = entryOf(choices, one)?.title ?? one;
          return e(
            'li',
            { key: one },
            e('span', null, title),
            e(Button, { quiet: true, onPress: () => remove(one), about: title }, 'Retirer'),
          );
        }),
      ),
    e(Combobox, {
      id,
      text,
      placeholder: 'Chercher par le nom',
      onText: setText,
      suggestions: suggestEntries(left, text).map(toSuggestion),
      onChoose: add,
      onWords: words,
      describedBy: `${id}-words`,
    }),
    e(Unknown, {
      id,
      text,
      isTaken: field.words === true,
      isKnown: !text.trim() || named(left, text) !== undefined,
    }),
  );
}

function One({ id, value, field, onChange }: ViewProps): ReactNode {
  const choices = useEntries(field.collection ?? '');
  const current = asText(value);
  const [typed, setTyped] = useState<string>();
  const entry = current ? entryOf(choices, current) : undefined;
  const text = typed ?? entry?.title ?? current;
  const choose = (slug: string) => {
    setTyped(undefined);
    onChange(slug);
  };
  const words = (said: string) => {
    const known = said === entry?.title ? { slug: current } : named(choices, said);
    if (known) return choose(known.slug);
    if (field.words) choose(said);
    return undefined;
  };
  return e(
    'div',
    { className: 'cordee-entry' },
    e(
      'span',
      { className: 'cordee-moment' },
      e(Combobox, {
        id,
        text,
        onText: (next) => {
          setTyped(next);
          if (!next.trim()) onChange(undefined);
        },
        // What is chosen already is no search.
        suggestions: suggestEntries(choices, typed ?? '').map(toSuggestion),
        onChoose: choose,
        onWords: words,
        describedBy: `${id}-words`,
      }),
      current &&
        e(
          Button,
          {
            quiet: true,
            onPress: () => {
              setTyped(undefined);
              onChange(undefined);
            },
            about: text,
          },
          'Retirer',
        ),
    ),
    e(Unknown, {
      id,
      text: typed ?? (entry ? '' : current),
      isTaken: field.words === true,
      isKnown: Boolean(entry) && typed === undefined,
    }),
  );
}

interface UnknownProps {
  id: string;
  text: string;
  isTaken: boolean;
  isKnown: boolean;
}

const Unknown = ({ id, text, isTaken, isKnown }: UnknownProps): ReactNode =>
  e(
    'small',
    { id: `${id}-words`, role: 'status' },
    isKnown || !text.trim()
      ? ''
      : isTaken
        ? 'Sans fiche de ce nom, ces mots paraîtront tels quels.'
        : 'Choisissez dans la liste. Si le nom n’y est pas, sa fiche n’existe pas encore : laissez vide.',
  );

const toSuggestion = ({
  slug,
  title,
  detail,
}: {
  slug: string;
  title: string;
  detail?: string | undefined;
}) => ({
  key: slug,
  label: title,
  detail,
});
