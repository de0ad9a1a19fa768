/** A value as a file has it, brought to the shape that its control shows; one that it cannot show is left out. */
import type { FieldConfig } from '../../../config/types.ts';
import { fold } from '../../../../src/lib/text/fold.ts';
import { parseYesNo } from '../../../../src/lib/text/yes-no.ts';
import { asList } from '../../../../src/schema/fields/as-list.ts';
import type { FieldKind } from '../../../../src/schema/field.ts';
import { readingKey, readings } from '../../../../src/schema/readings.ts';
import type { Raw } from '../../../../src/schema/validate.ts';
import { emptied } from './values.ts';

export type FormValue = string | number | boolean | null | FormValue[] | { [key: string]: FormValue };

/** Two keys that have the same one mean the same field: the reader's rule (src/schema/validate.ts). */
export const keyOf = (word: string): string => fold(word).replace(/[\s_-]+/g, '');

const isList = ({ widget, multiple }: FieldConfig): boolean =>
  multiple === true || widget === 'list' || widget === 'cordee-lines';

export function shape(field: FieldConfig, raw: Raw): FormValue | undefined {
  if (emptied(raw) === undefined) return undefined;
  if (isList(field)) return shapeList(field, raw);
  if (field.fields) return shapeGroup(field.fields, raw);
  return typeof raw === 'string' ? shapeScalar(field, raw) : undefined;
}

function shapeList(field: FieldConfig, raw: Raw): FormValue | undefined {
  const kind = (field.options ? 'choice' : field.collection ? 'relation' : 'text') as FieldKind;
  const items: Raw[] = Array.isArray(raw) ? raw : asList({ kind, words: field.words }, raw);
  const shaped = items
    .filter((item) => emptied(item) !== undefined)
    .map((item) => {
      if (field.widget === 'list' && field.fields) return shapeGroup(field.fields, item);
      return typeof item === 'string' ? shapeScalar(field.field ?? field, item) : undefined;
    });
  // All or nothing: a list of which one item is lost would be written back without it.
  return shaped.every((one) => one !== undefined) ? shaped : undefined;
}

function shapeGroup(fields: readonly FieldConfig[], raw: Raw): FormValue | undefined {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return undefined;
  const group: Record<string, FormValue> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (emptied(value) === undefined) continue;
    const field = fieldNamed(fields, key);
    const shaped = field ? shape(field, value) : value;
    // A key that nobody knows stays as it is: its group is written back with it.
    if (shaped === undefined) return undefined;
    const name = field?.name ?? key;
    if (!Object.hasOwn(group, name) || key === name) group[name] = shaped;
  }
  return group;
}

const fieldNamed = (fields: readonly FieldConfig[], key: string): FieldConfig | undefined =>
  fields.find(({ name }) => name === key) ??
  fields.find(({ name, label, synonyms = [] }) =>
    [name, label, ...synonyms].some((word) => keyOf(word) === keyOf(key)),
  );

function shapeScalar(field: FieldConfig, text: string): FormValue {
  if (field.widget === 'boolean') {
    const parsed = parseYesNo(text);
    return parsed.ok ? parsed.value : text;
  }
  if (field.options) return readings(field.options).get(readingKey(text)) ?? text;
  return text;
}
