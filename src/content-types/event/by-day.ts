import type { Field, FieldSpec } from '../../schema/field.ts';
import { scalar } from '../../schema/fields/scalar.ts';
import { parseByDay } from './weekday.ts';
import type { ByDay } from './weekday.ts';

export function byDay<const S extends FieldSpec>(spec: S): Field<ByDay, false> {
  return {
    example: '1er samedi',
    ...spec,
    kind: 'text',
    required: false,
    schema: scalar(
      parseByDay,
      () => 'un jour est attendu : « mardi », « 1er samedi » ou « dernier dimanche »',
    ),
    widget: { widget: 'string' },
  };
}
