import { z } from 'astro/zod';
import { bad, good } from '../../lib/result.ts';
import type { DataOf, Field, FieldSpec, Fields } from '../field.ts';
import { asList } from './as-list.ts';
import { scalar } from './scalar.ts';

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

/** Several fields under one key. */
export function group<const F extends Fields, const S extends FieldSpec>(
  spec: S & { fields: F },
): Field<DataOf<F>, Required<S>> {
  return {
    ...spec,
    kind: 'group',
    required: (spec.required ?? false) as Required<S>,
    schema: objectSchema(spec.fields) as unknown as z.ZodType<DataOf<F>>,
    widget: { widget: 'object' },
  };
}

/** The schema of a set of fields; unknown keys are told apart from faults by `validate`. */
export function objectSchema(fields: Fields): z.ZodType<Record<string, unknown>> {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      field.required ? field.schema : field.schema.optional(),
    ]),
  );
  return z.object(shape, { error: () => 'un groupe de champs est attendu, une ligne par champ' });
}

export function list<T, const S extends FieldSpec>(spec: S & { of: Field<T> }): Field<T[], Required<S>> {
  const { of, ...rest } = spec;
  const wrap = (value: unknown) =>
    Array.isArray(value) || value === undefined ? value : asList(of as Field, value);
  return {
    ...(rest as unknown as S),
    kind: 'list',
    required: (spec.required ?? false) as Required<S>,
    schema: z.preprocess(wrap, z.array(of.schema, { error: () => 'une liste est attendue' })) as z.ZodType<
      T[]
    >,
    widget: {
      widget: of.kind === 'choice' || of.kind === 'relation' ? of.widget.widget : 'list',
      multiple: true,
    },
    item: of as Field,
  };
}

/** A list of values of one type's entries or of a vocabulary is written through `list`. */
interface RelationSpec extends FieldSpec {
  /** The name of the content type it points to, checked against the registry by a conformance test. */
  to: string;
  /** Plain words will do where the directory does not know the body. */
  words?: boolean;
}

/**
 * A link to another entry, by slug. That the entry exists is the portal's affair, not the schema's:
 * a link to nothing never costs the entry.
 */
export function relation<const S extends RelationSpec>(spec: S): Field<string, Required<S>> {
  const read = (text: string) => (text.length > 200 ? bad('long') : good(text.normalize('NFC')));
  return {
    ...spec,
    kind: 'relation',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(read, () => 'un nom court est attendu, pas un texte'),
    widget: { widget: 'relation', to: spec.to },
  };
}

/** A file of `content/media/`, by its path: a picture, or a document to download. That it is there is the portal's affair. */
export function picture<const S extends FieldSpec>(spec: S): Field<string, Required<S>> {
  const read = (text: string) => {
    if (/^[a-z]+:|^\/\//i.test(text)) return bad('remote');
    const path = text.replace(/^(\.{0,2}\/)*/, '').replace(/^(?!media\/)/, 'media/');
    return /(^|\/)\.\.?(\/|$)|\\/.test(path) ? bad('path') : good(path);
  };
  const say = (reason: string) =>
    reason === 'remote'
      ? 'une image d’un autre site ne peut pas être affichée. Déposez-la dans media/ et donnez son nom'
      : 'le nom d’une image du dossier media/ est attendu';
  return {
    example: 'media/atelier.jpg',
    ...spec,
    kind: 'picture',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(read, say),
    widget: { widget: 'image' },
  };
}
