import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { parseYesNo } from '../../lib/text/yes-no.ts';
import type { Field, FieldSpec } from '../field.ts';
import { scalar } from './scalar.ts';

interface NumberSpec extends FieldSpec {
  min?: number;
  max?: number;
  integer?: boolean;
}

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

/** French or English decimals, spaces between thousands. */
function readNumber({ min, max, integer }: NumberSpec) {
  return (text: string): Parsed<number> => {
    const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
    if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return bad('format');
    const value = Number(plain);
    if (integer && !Number.isInteger(value)) return bad('integer');
    if ((min !== undefined && value < min) || (max !== undefined && value > max)) return bad('range');
    return good(value);
  };
}

function sayNumber({ min, max }: NumberSpec) {
  return (reason: string): string => {
    if (reason === 'integer') return 'un nombre entier est attendu';
    if (reason !== 'range') return 'un nombre est attendu, en chiffres';
    if (min !== undefined && max !== undefined) return `un nombre entre ${min} et ${max} est attendu`;
    return min === undefined
      ? `un nombre d’au plus ${max} est attendu`
      : `un nombre d’au moins ${min} est attendu`;
  };
}

export function number<const S extends NumberSpec>(spec: S): Field<number, Required<S>> {
  return {
    ...spec,
    kind: 'number',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(readNumber(spec), sayNumber(spec), 'un nombre est'),
    widget: { widget: 'number', min: spec.min, max: spec.max, integer: spec.integer },
  };
}

export function boolean<const S extends FieldSpec>(spec: S): Field<boolean, Required<S>> {
  return {
    ...spec,
    kind: 'boolean',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parseYesNo, () => '« oui » ou « non » est attendu', '« oui » ou « non » est'),
    widget: { widget: 'boolean' },
  };
}
