/** An entry as its file holds it, under the names of its fields whatever synonyms the file uses. */
import { asList } from '../../../src/schema/fields/as-list.ts';
import type { Field, Fields } from '../../../src/schema/field.ts';
import { isGroup, withRaw } from '../../../src/schema/raw.ts';
import type { RawGroup } from '../../../src/schema/raw.ts';
import { fieldAt, isEmpty, nameOf } from '../../../src/schema/validate.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';

export interface EntryValues {
  fields: Fields;
  /** By the keys of the file. */
  written: RawGroup;
  /** By the names of the fields; what is empty is not there, nor what no field has. */
  raw: RawGroup;
  body: string;
}

/** Undefined where the header is not read. */
export function entryIn(type: TypeName, text: string): EntryValues | undefined {
  const read = parseFrontMatter(text.replace(/^\ufeff/, ''));
  if (!read.ok) return undefined;
  const { fields } = typeOf(type);
  return { fields, written: read.raw, raw: named(fields, read.raw), body: read.body.trim() };
}

function named(fields: Fields, written: RawGroup): RawGroup {
  const raw: RawGroup = {};
  for (const name of Object.keys(fields)) {
    const value = written[keyFor(fields, written, name)];
    if (value === undefined || isEmpty(value)) continue;
    const inner = fields[name]!.fields;
    raw[name] = inner && isGroup(value) ? named(inner, value) : value;
  }
  return raw;
}

/** The key that says a field in a file: its own name where it says something, else the first that means it. */
function keyFor(fields: Fields, written: RawGroup, name: string): string {
  const says = (key: string) => Object.hasOwn(written, key) && !isEmpty(written[key]!);
  if (says(name)) return name;
  const meant = Object.keys(written).filter((key) => nameOf(fields, key) === name);
  return meant.find(says) ?? (Object.hasOwn(written, name) ? name : (meant[0] ?? name));
}

/** The values of the file with one changed, by the names of fields; a value that is taken out leaves with its group. */
export function withValue(
  { fields, written }: Pick<EntryValues, 'fields' | 'written'>,
  path: readonly string[],
  value: Raw | undefined,
): RawGroup {
  const keys: string[] = [];
  let [among, at]: [Fields | undefined, Raw | undefined] = [fields, written];
  for (const name of path) {
    const key: string = among && isGroup(at) ? keyFor(among, at, name) : name;
    keys.push(key);
    among = among?.[name]?.fields;
    at = isGroup(at) ? at[key] : undefined;
  }
  // Written as one text where a group is expected: the group takes its place.
  return withRaw(written, keys, value);
}

/** The items of a list, also where it was written as one text. */
export function itemsOf(field: Field, value: Raw | undefined): Raw[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : asList(field.item!, value);
}

export const fieldOf = (type: TypeName, name: string): Field | undefined =>
  fieldAt(typeOf(type).fields, name.split('.'));
