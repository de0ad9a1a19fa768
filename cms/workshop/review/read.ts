/** The entries that a text names, and the names under which it may be named. Read once a text. */
import { typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { fold } from '../../../src/lib/text/fold.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import type { Field, Fields } from '../../../src/schema/field.ts';
import { validate } from '../../../src/schema/validate.ts';
import { titleOf } from '../../store/check.ts';
import { typeOfCollection } from '../../store/paths.ts';
import type { EntryKey } from '../types.ts';

export interface ReadEntry {
  /** Folded: its title, its other names, its slug. */
  names: readonly string[];
  /** Entries that its fields name, as they are written, folded. */
  named: readonly { type: TypeName; name: string }[];
}

const MOST = 2_000;

/** Texts do not change under their token. */
export class Readings {
  readonly #known = new Map<string, ReadEntry>();

  of(key: EntryKey, token: string, text: string): ReadEntry {
    const name = `${key.collection}/${key.slug} ${token}`;
    const known = this.#known.get(name) ?? readEntry(key, text);
    this.#known.delete(name);
    this.#known.set(name, known);
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value!);
    return known;
  }
}

export function readEntry(key: EntryKey, text: string): ReadEntry {
  const { fields } = typeOf(typeOfCollection(key.collection));
  const read = parseFrontMatter(text);
  const data = read.ok ? validate<Data>(fields, read.raw, { sparing: true }).data : undefined;
  const others = (data?.['alternateNames'] ?? []) as readonly string[];
  return {
    names: [...new Set([titleOf(key, text), ...others, key.slug].map(fold))],
    named: data ? relationsIn(fields, data) : [],
  };
}

type Data = Readonly<Record<string, unknown>>;
type Named = ReadEntry['named'][number];

const relationsIn = (fields: Fields, data: Data): Named[] =>
  Object.entries(fields).flatMap(([name, field]) => relationsOf(field, data[name]));

function relationsOf(field: Field, value: unknown): Named[] {
  if (value === undefined || value === null) return [];
  if (field.kind === 'relation') return [{ type: field.to as TypeName, name: fold(value as string) }];
  if (field.item) return (value as unknown[]).flatMap((one) => relationsOf(field.item!, one));
  return field.fields ? relationsIn(field.fields, value as Data) : [];
}
