import type { Parsed } from '../../lib/result.ts';
import { LONGEST_RUN, withoutRuns } from '../../lib/text/brief.ts';
import { joinLines } from '../../lib/text/runs.ts';
import type { Field, FieldSpec } from '../field.ts';
import { scalar } from './scalar.ts';

/** Kept as text whatever it looks like: `01000`, `2A004`, `08` lose nothing. */
interface TextSpec extends FieldSpec {
  /** Advice on length, in characters: longer is kept and remarked upon, unless `strict`. */
  max?: number;
  min?: number;
  long?: boolean;
}

// A one-line field holds neither line breaks nor controls that reorder what is read (Trojan Source).
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

function readText(long: boolean, min: number) {
  return (source: string): Parsed<string> => {
    const clean = source.replace(INVISIBLE, '').normalize('NFC');
    const value = withoutRuns(long ? clean : joinLines(clean, ' '));
    return value.length < min ? { ok: false, reason: 'short' } : { ok: true, value };
  };
}

export function text<const S extends TextSpec>(
  spec: S,
): Field<string, S['required'] extends true ? true : false> {
  const { max, min = 0, long = false, ...rest } = spec;
  return {
    ...rest,
    kind: long ? 'longText' : 'text',
    required: (spec.required ?? false) as S['required'] extends true ? true : false,
    schema: scalar(readText(long, min), () => `au moins ${min} caractères sont attendus`),
    widget: { widget: long ? 'text' : 'string', ...(max ? { max } : {}) },
    remark: (raw) => remarkOn(raw.trim(), { max, long }),
  };
}

/** More letters in a row than any word has, by far. */
const LONGEST_WORD = 40;

function remarkOn(
  value: string,
  { max, long }: { max: number | undefined; long: boolean },
): string | undefined {
  if (withoutRuns(value) !== value)
    return `plus de ${LONGEST_RUN} caractères sans une espace : la fiche n’en montre que le début. Est-ce une image collée là ? Retirez-la, ou déposez-la dans media/`;
  if (max && value.length > max)
    return `${value.length} caractères : au-delà de ${max}, les listes le coupent. Raccourcissez-le.`;
  // Addresses have no spaces, and texts of many lines are for their readers to judge.
  const word = long ? '' : (value.match(/[^\s/@.:_-]+/g) ?? []).find((one) => one.length > LONGEST_WORD);
  return word
    ? `${word.length} caractères sans une espace : un téléphone les coupe n’importe où. Séparez les mots.`
    : undefined;
}

/** Markdown typed in a field (an answer, a note), rendered like a body. */
export function markdown<const S extends FieldSpec>(spec: S) {
  return { ...text({ ...spec, long: true }), widget: { widget: 'markdown' } };
}
