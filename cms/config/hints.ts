/** What stands under a field: its hint, an example in plain words, and how long is too long. */
import { closed } from '../../src/lib/text/closed.ts';
import type { Field } from '../../src/schema/field.ts';
import { inLocale } from '../../src/schema/field.ts';
import { labelIn } from '../../src/schema/vocabulary.ts';

const FR = 'fr';

/** What is asked of a value of each kind, where the field itself says nothing. */
const BY_KIND: Partial<Record<Field['kind'], string>> = {
  relation: 'Écrivez les premières lettres du nom, puis choisissez dans la liste.',
  picture: 'JPEG, PNG ou WebP. La photo est allégée et l’endroit où elle a été prise en est effacé.',
  boolean: 'Laissez sur non si vous n’êtes pas sûr ou sûre.',
  choice: 'Choisissez dans la liste, ou laissez vide.',
};

/** Kinds whose control shows by itself how to answer: an example in the file's writing would mislead. */
const SHOWN = new Set<Field['kind']>(['date', 'dateTime', 'relation', 'picture', 'boolean', 'group']);

/** The example as people would say it: the label of a choice, never its code. */
function exampleOf(field: Field): string | undefined {
  const one = field.item ?? field;
  if (SHOWN.has(one.kind) || field.widget.widget === 'time') return undefined;
  const example = field.example ?? field.item?.example;
  if (example === undefined) return undefined;
  const options = one.widget.options;
  return options ? labelIn(options, example, FR) : example;
}

/** One or two short sentences; undefined for a group that its label says enough about. */
export function hintOf(field: Field): string | undefined {
  const one = field.item ?? field;
  const own = field.hint ? inLocale(field.hint, FR) : undefined;
  const example = exampleOf(field);
  const length = field.kind === 'text' && isSentence(field) ? field.widget.max : undefined;
  const words = one.words ? 'Une fiche du portail, ou un nom en toutes lettres.' : undefined;
  const said = [
    own ?? words ?? (example ? undefined : BY_KIND[one.kind]),
    example && `Exemple : ${example}`,
    length && `${length} caractères au plus se lisent bien.`,
  ].filter((part): part is string => Boolean(part));
  return said.length > 0 ? said.map(closed).join(' ') : undefined;
}

/** A field that holds a sentence and not a name. */
export const isSentence = ({ widget: { max = 0 } }: Field): boolean => max > 160;
