import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { fold } from '../../lib/text/fold.ts';
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
    widget: { widget: 'number', min: spec.min, max: spec.max },
  };
}

const YES = new Set(['true', 'oui', 'vrai', 'yes', 'on', '1', 'o', 'x']);
const NO = new Set(['false', 'non', 'faux', 'no', 'off', '0', 'n']);

const readBoolean = (text: string): Parsed<boolean> => {
  const word = fold(text);
  if (YES.has(word)) return good(true);
  return NO.has(word) ? good(false) : bad('format');
};

export function boolean<const S extends FieldSpec>(spec: S): Field<boolean, Required<S>> {
  return {
    ...spec,
    kind: 'boolean',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(readBoolean, () => '« oui » ou « non » est attendu', '« oui » ou « non » est'),
    widget: { widget: 'boolean' },
  };
}
