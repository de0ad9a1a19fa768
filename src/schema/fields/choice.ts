import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { nearest } from '../../lib/text/nearest.ts';
import type { Field, FieldSpec, Option } from '../field.ts';
import { readingKey, readings } from '../readings.ts';
import { scalar } from './scalar.ts';

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

function sayChoice(options: readonly Option[]) {
  const values = options.map((option) => option.value);
  return (_reason: string, text: string): string => {
    const near = nearest(text, values, 1)[0];
    const list = values.length <= 12 ? values.join(', ') : `${values.slice(0, 10).join(', ')}…`;
    return near
      ? `cette valeur n’est pas dans la liste. Le plus proche : « ${near} »`
      : `cette valeur n’est pas dans la liste : ${list}`;
  };
}

/**
 * One value of a closed vocabulary. Labels and synonyms are understood (« Association loi 1901 »),
 * the value of the vocabulary is what is kept.
 */
export function choice<const S extends FieldSpec & { options: readonly Option[] }>(
  spec: S,
): Field<S['options'][number]['value'], Required<S>> {
  const known = readings(spec.options);
  const read = (text: string): Parsed<S['options'][number]['value']> => {
    const value = known.get(readingKey(text));
    return value === undefined ? bad('unknown') : good(value);
  };
  const { options, ...rest } = spec;
  return {
    ...rest,
    kind: 'choice',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(read, sayChoice(options)),
    widget: { widget: 'select', options },
  };
}
