/** Content types and fields, by the words that people use for them. */
import { typeOf, TYPE_NAMES } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { fold } from '../../lib/text/fold.ts';
import { nearest } from '../../lib/text/nearest.ts';
import { inLocale } from '../../schema/field.ts';
import type { Field } from '../../schema/field.ts';
import { ImportError } from './errors.ts';

export { leavesOf } from '../../schema/leaves.ts';
export type { Leaf } from '../../schema/leaves.ts';

/** « actors », « actor », « structures » → actor */
export function typeFromWord(word: string): TypeName {
  const words = new Map<string, TypeName>();
  for (const name of TYPE_NAMES) {
    const { folder, labels } = typeOf(name);
    for (const one of [folder, name, inLocale(labels.singular, 'fr'), inLocale(labels.plural, 'fr')])
      words.set(fold(one), name);
  }
  const found = words.get(fold(word));
  if (found) return found;
  const near = words.get(nearest(word, [...words.keys()], 1)[0] ?? '');
  const advice = near
    ? `Vouliez-vous dire « ${typeOf(near).folder} » ?`
    : `Les rubriques : ${TYPE_NAMES.map((name) => typeOf(name).folder).join(', ')}.`;
  throw new ImportError(`« ${word} » n’est pas une rubrique du portail. ${advice}`);
}

/** The words by which people know a field. */
export const wordsOf = (field: Field): string[] => [inLocale(field.label, 'fr'), ...(field.synonyms ?? [])];
