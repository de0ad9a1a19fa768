/**
 * From the values of a file, as written, to the data of a type, with every fault said at once.
 * Pure: the reader adds file and line.
 */
import type { z } from 'astro/zod';
import { nearest } from '../lib/text/nearest.ts';
import { fold } from '../lib/text/fold.ts';
import { inLocale } from './field.ts';
import type { Field, Fields } from './field.ts';
import { asList } from './fields/as-list.ts';
import { objectSchema } from './fields/compound.ts';
import { spare } from './spare.ts';

export type Severity = 'error' | 'warning' | 'note';

/** A text of a YAML file is kept as written: there are only texts, lists and groups. */
export type Raw = string | null | Raw[] | { [key: string]: Raw };

export interface Fault {
  severity: Severity;
  code: string;
  /** By the names of the fields, whatever synonyms the file uses; an unknown key is as written. */
  path: readonly (string | number)[];
  /** The label of the field, in French. */
  label?: string;
  value?: string;
  message: string;
  example?: string;
}

export interface Validated<T> {
  data?: T;
  faults: Fault[];
}

const schemas = new WeakMap<Fields, z.ZodType<Record<string, unknown>>>();

function schemaOf(fields: Fields) {
  let schema = schemas.get(fields);
  if (!schema) schemas.set(fields, (schema = objectSchema(fields)));
  return schema;
}

interface Options {
  /** What cannot be read in a field that says `spared` is left out with a warning: what is published is, for editors and imports is not. */
  sparing?: boolean;
}

/** Data when there is no error; warnings and notes in any case. */
export function validate<T>(
  fields: Fields,
  raw: Record<string, Raw>,
  { sparing = false }: Options = {},
): Validated<T> {
  const faults: Fault[] = [];
  const values = known(fields, raw, [], faults);
  const schema = schemaOf(fields);
  const result = schema.safeParse(values);
  if (result.success) return { data: result.data as T, faults };
  const spared = sparing ? spare(fields, values, result.error.issues) : undefined;
  const without = spared && schema.safeParse(spared.values);
  if (without?.success) return { data: without.data as T, faults: [...faults, ...spared!.faults] };
  for (const issue of result.error.issues) faults.push(faultOf(fields, values, issue));
  return { faults };
}

/** Drops what is empty, renames synonyms, remarks upon unknown keys and accepted oddities. */
function known(fields: Fields, raw: Record<string, Raw>, path: (string | number)[], faults: Fault[]) {
  const values: Record<string, unknown> = {};
  const keys = new Map<string, string>();
  for (const [key, value] of Object.entries(raw)) {
    const name = nameOf(fields, key);
    if (!name) {
      faults.push(unknownKey(fields, key, value, path));
      continue;
    }
    if (isEmpty(value)) continue;
    // Said twice, under two names: the field's own name wins, then the first.
    const other = keys.get(name);
    if (other !== undefined) {
      const [kept, left] = key === name ? [key, other] : [other, key];
      faults.push(saidTwice(fields[name]!, { kept, left, value: raw[left]!, path }));
      if (kept === other) continue;
    }
    keys.set(name, key);
    values[name] = clean(fields[name]!, value, [...path, name], faults);
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.advised && values[name] === undefined) faults.push(absent(field, [...path, name], 'warning'));
  }
  return values;
}

function saidTwice(
  field: Field,
  { kept, left, value, path }: { kept: string; left: string; value: Raw; path: (string | number)[] },
): Fault {
  return {
    severity: 'warning',
    code: 'said-twice',
    path: [...path, left],
    label: labelOf(field),
    value: shown(value),
    message: `le champ « ${kept} » dit déjà la même chose : cette valeur n’est pas publiée. Gardez l’un des deux`,
  };
}

const synonymMaps = new WeakMap<Fields, Map<string, string>>();

/** The field that a key means: its name, its label or one of its synonyms. */
export function nameOf(fields: Fields, key: string): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  let map = synonymMaps.get(fields);
  if (!map) {
    map = new Map();
    for (const [name, field] of Object.entries(fields))
      for (const word of [name, inLocale(field.label, 'fr'), ...(field.synonyms ?? [])]) {
        if (!map.has(keyOf(word))) map.set(keyOf(word), name);
      }
    synonymMaps.set(fields, map);
  }
  return map.get(keyOf(key));
}

const keyOf = (word: string) => fold(word).replace(/[\s_-]+/g, '');

/** As YAML writes what is not there. */
const EMPTY: ReadonlySet<string> = new Set(['', '~', 'null']);

export function isEmpty(value: Raw): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return EMPTY.has(value.trim());
  if (Array.isArray(value)) return value.every(isEmpty);
  return Object.values(value).every(isEmpty);
}

function clean(field: Field, value: Raw, path: (string | number)[], faults: Fault[]): unknown {
  if (field.kind === 'list' && field.item)
    return (Array.isArray(value) ? value : asList(field.item, value))
      .filter((item) => !isEmpty(item))
      .map((item, i) => clean(field.item!, item, [...path, i], faults));
  if (field.kind === 'group' && field.fields && value && typeof value === 'object' && !Array.isArray(value))
    return known(field.fields, value, path, faults);
  if (typeof value === 'string') {
    const remark = field.remark?.(value);
    if (remark)
      faults.push({
        severity: 'note',
        code: 'remark',
        path,
        label: labelOf(field),
        value: shown(value),
        message: remark,
      });
  }
  return value;
}

function unknownKey(fields: Fields, key: string, value: Raw, path: (string | number)[]): Fault {
  const near = nearest(key, Object.keys(fields), 1)[0];
  return {
    severity: 'warning',
    code: 'unknown-field',
    path: [...path, key],
    value: shown(value),
    message: near
      ? `ce champ n’existe pas, sa valeur n’est pas publiée. Écrivez « ${near} »`
      : 'ce champ n’existe pas, sa valeur n’est pas publiée. Retirez-le, ou mettez-la dans le texte',
  };
}

function absent(field: Field, path: (string | number)[], severity: Severity): Fault {
  return {
    severity,
    code: 'missing',
    path,
    label: labelOf(field),
    message:
      severity === 'error'
        ? 'ce champ manque. Ajoutez-le'
        : 'ce champ est conseillé : ajoutez-le si vous pouvez',
    example: field.example,
  };
}

export function faultOf(fields: Fields, values: unknown, issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const field = fieldAt(fields, path);
  const value = valueAt(values, path);
  if (value === undefined && field) return absent(field, path, 'error');
  return {
    severity: 'error',
    code: 'invalid',
    path,
    label: field ? labelOf(field) : undefined,
    value: shown(value as Raw),
    message: issue.message,
    example: field?.example,
  };
}

const labelOf = (field: Field) => inLocale(field.label, 'fr');

/** The field at a path: `['contact', 'phone']`, `['links', 2, 'url']`. */
export function fieldAt(fields: Fields, path: readonly (string | number)[]): Field | undefined {
  let field: Field | undefined;
  let among: Fields | undefined = fields;
  for (const part of path) {
    if (typeof part === 'number') field = field?.item;
    else field = among?.[nameOf(among, part) ?? ''];
    among = field?.fields ?? field?.item?.fields;
  }
  return field;
}

function valueAt(values: unknown, path: (string | number)[]): unknown {
  let value = values;
  for (const part of path) value = (value as Record<string | number, unknown> | undefined)?.[part];
  return value;
}

/** A value as it can be quoted in a message: one line, not too long. */
export function shown(value: Raw | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
