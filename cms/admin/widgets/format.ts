/**
 * How a file of the content becomes the data of the form, and back. Decap's own format takes 01000 for a number,
 * writes the whole header anew and in the order of the form, and shows an empty form where it cannot read, which a
 * save would then make of the file. Here every value keeps its text, what nobody changed keeps its bytes, and a file
 * that cannot be read is not written.
 *
 * Data of the form differ from those of the file in three ways: sections hold fields that are at the root of the file
 * (their names begin with `_`), words that people write for a value of a list are that value, and `$source` keeps the
 * file as it was read.
 */
import { parseDocument } from 'yaml';
import type { CollectionConfig, EditorConfig, FieldConfig } from '../../config/types.ts';
import { BODY as WRITTEN_BODY, amend, asWritten } from '../../../src/reader/amend.ts';
import { toMarkdown } from '../../../src/reader/write.ts';
import type { Fields } from '../../../src/schema/field.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { deepEqual, emptied } from './state/values.ts';
import { asSpelled } from './spelling.ts';
import type { Teller } from './spelling.ts';
import { keyOf, shape } from './state/shape.ts';
import type { FormValue } from './state/shape.ts';

export const SOURCE = '$source';
const BODY = 'body';

export type FormData = Record<string, FormValue>;

export interface EntryFormat {
  /** Of an unreadable file: its text under `$source`, and a title that says it in the lists. */
  fromFile(text: string): FormData;
  /** @throws Error, in French, rather than write over what could not be read */
  toFile(data: FormData): string;
}

const PARTS = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n([\s\S]*))?$(?![\s\S])/m;

interface Read {
  raw: Record<string, Raw>;
  body: string;
}

/** Header, every scalar as it was written, and body. Undefined where this is no entry. */
function read(text: string): Read | undefined {
  const parts = PARTS.exec(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  if (!parts) return undefined;
  const document = parseDocument(parts[1]!, { schema: 'failsafe', logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const raw: unknown = document.toJS() ?? {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  return { raw: raw as Record<string, Raw>, body: (parts[2] ?? '').replace(/^\n+/, '') };
}

/** The fields of the file: sections opened. */
export const fileFields = (form: readonly FieldConfig[]): FieldConfig[] =>
  form
    .flatMap((field) => (isSection(field) ? (field.fields ?? []) : [field]))
    .filter(({ name }) => name !== BODY);

const isSection = ({ name }: FieldConfig): boolean => name.startsWith('_');

/** @param tell how the editor writes texts; as they come where absent */
export function entryFormat(
  { fields: form }: Pick<CollectionConfig, 'fields'>,
  tell: Teller = (text) => text,
): EntryFormat {
  const fields = fileFields(form);
  const declared = declaredFields(fields);
  const titled = ['name', 'title'].find((one) => fields.some(({ name }) => name === one));
  const names = new Map<string, string>();
  for (const { name, label, synonyms = [] } of fields)
    for (const word of [name, label, ...synonyms]) if (!names.has(keyOf(word))) names.set(keyOf(word), name);

  /** Which key of the file says each field: its own name before a synonym, as the reader does. */
  const keysOf = (raw: Record<string, Raw>): Map<string, string> => {
    const keys = new Map<string, string>();
    for (const key of Object.keys(raw)) {
      const name = Object.hasOwn(declared, key) ? key : names.get(keyOf(key));
      if (name && emptied(raw[key]) !== undefined && (!keys.has(name) || key === name)) keys.set(name, key);
    }
    return keys;
  };
  const shaped = (raw: Record<string, Raw>): Map<string, FormValue> => {
    const keys = keysOf(raw);
    return new Map(
      fields.flatMap((field): [string, FormValue][] => {
        const key = keys.get(field.name);
        const value = key === undefined ? undefined : shape(field, raw[key]!);
        return value === undefined ? [] : [[field.name, value]];
      }),
    );
  };

  return {
    fromFile(text) {
      const source = read(text);
      if (!source) return { ...(titled && { [titled]: 'Fiche illisible' }), [SOURCE]: text };
      const values = shaped(source.raw);
      return {
        ...packed(form, values),
        ...(source.body.trim() ? { [BODY]: source.body } : {}),
        [SOURCE]: text,
      };
    },
    toFile(data) {
      const values = unpacked(form, data);
      const body = typeof data[BODY] === 'string' ? data[BODY] : '';
      const text = typeof data[SOURCE] === 'string' ? data[SOURCE] : undefined;
      if (text === undefined) return toMarkdown(declared, written(fields, values), body);
      const source = read(text);
      if (!source) throw unreadable();
      const before = shaped(source.raw);
      const changes = new Map<string, Raw | undefined>();
      const keys = keysOf(source.raw);
      for (const { name } of fields) {
        const value = emptied(values.get(name));
        if (deepEqual(value, emptied(before.get(name)))) continue;
        // What the form could not show, it cannot have taken out.
        if (value === undefined && !before.has(name)) continue;
        const key = keys.get(name);
        if (key !== undefined && key !== name) changes.set(key, undefined);
        changes.set(name, value === undefined ? undefined : asRaw(value));
      }
      const spelled = asSpelled(source.body, body, tell);
      if (spelled !== source.body) changes.set(WRITTEN_BODY, spelled);
      if (changes.size === 0) return text;
      const amended = amend(declared, text, changes);
      if (amended !== undefined) return amended;
      const unknown = Object.entries(source.raw).filter(
        ([key]) => ![...keys.values()].includes(key) && emptied(source.raw[key]) !== undefined,
      );
      const all = { ...written(fields, values), ...Object.fromEntries(unknown) };
      return asWritten(text, toMarkdown(declared, all, spelled));
    },
  };
}

/** Said where such a file is opened, and where it is saved all the same. */
export const UNREADABLE =
  'L’en-tête de cette fiche n’est pas lisible : rien n’est écrit par-dessus. Prévenez l’équipe du portail, qui corrigera le fichier.';

export const isUnreadable = (source: string): boolean => read(source) === undefined;

/** Decap writes its errors into its toasts. */
function unreadable(): Error {
  const error = new Error(UNREADABLE);
  error.toString = () => UNREADABLE;
  return error;
}

/** The format of each collection, by its name. */
export const createFormats = (
  config: Pick<EditorConfig, 'collections'>,
  tell?: Teller,
): Record<string, EntryFormat> =>
  Object.fromEntries(config.collections.map((one) => [one.name, entryFormat(one, tell)]));

/** What the writer of files needs of the declarations: kinds, to tell a number from a text. */
function declaredFields(fields: readonly FieldConfig[]): Fields {
  const kindOf = ({ widget, kind }: FieldConfig) =>
    widget === 'cordee-lines' || widget === 'list' ? 'list' : kind;
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      {
        kind: kindOf(field),
        ...(field.fields && field.widget !== 'list' ? { fields: declaredFields(field.fields) } : {}),
        ...(field.fields && field.widget === 'list'
          ? { item: { fields: declaredFields(field.fields) } }
          : {}),
      },
    ]),
  ) as unknown as Fields;
}

/** In the order of the form, which is that of a new file. */
function written(
  fields: readonly FieldConfig[],
  values: ReadonlyMap<string, FormValue>,
): Record<string, Raw> {
  return Object.fromEntries(
    fields.flatMap(({ name }): [string, Raw][] => {
      const value = emptied(values.get(name));
      return value === undefined ? [] : [[name, asRaw(value)]];
    }),
  );
}

/** As a file has it: texts, lists and groups. */
function asRaw(value: FormValue): Raw {
  if (Array.isArray(value)) return value.map(asRaw);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asRaw(one)]));
  return value === null ? null : String(value);
}

function packed(form: readonly FieldConfig[], values: ReadonlyMap<string, FormValue>): FormData {
  const data: FormData = {};
  for (const field of form) {
    const value = isSection(field) ? groupOf(field.fields ?? [], values) : values.get(field.name);
    if (value !== undefined) data[field.name] = value;
  }
  return data;
}

function groupOf(
  fields: readonly FieldConfig[],
  values: ReadonlyMap<string, FormValue>,
): FormValue | undefined {
  const there = fields.flatMap(({ name }): [string, FormValue][] =>
    values.has(name) ? [[name, values.get(name)!]] : [],
  );
  return there.length > 0 ? Object.fromEntries(there) : undefined;
}

function unpacked(form: readonly FieldConfig[], data: FormData): Map<string, FormValue> {
  const values = new Map<string, FormValue>();
  for (const field of form) {
    if (!isSection(field)) values.set(field.name, data[field.name]!);
    else
      for (const { name } of field.fields ?? [])
        values.set(name, (data[field.name] as FormData | undefined)?.[name] as FormValue);
  }
  return values;
}

/** Where the form shows the value at a path of the file: `['address', 'commune']` is in `_where`. */
export function formPath(
  { fields }: Pick<CollectionConfig, 'fields'>,
  path: readonly (string | number)[],
): (string | number)[] {
  const section = fields.find((one) => isSection(one) && one.fields?.some(({ name }) => name === path[0]));
  return section ? [section.name, ...path] : [...path];
}
