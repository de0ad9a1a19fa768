/** Two entries of one thing, made one. */
import { typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { amendTo } from '../../../src/reader/amend-to.ts';
import { fold } from '../../../src/lib/text/fold.ts';
import type { Field } from '../../../src/schema/field.ts';
import { isGroup, isSameRaw, rawAt } from '../../../src/schema/raw.ts';
import type { RawGroup } from '../../../src/schema/raw.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { blocksOf, bothBlocks } from '../../merge/body.ts';
import { entryIn, itemsOf, withValue } from './entry.ts';
import type { EntryValues } from './entry.ts';
import { choicesOf } from './sides.ts';

type Side = 'a' | 'b' | 'both';

/**
 * `a` with the chosen side of each field, by the paths of `compareEntries`. Where nothing is chosen, what `a` says, else
 * what `b` says. `both`: of lists and bodies, one then the other; of a title, that of `b` among the other names.
 * @returns `a` as it is where one of them has no header that is read
 */
export function mergeEntries(
  type: TypeName,
  aText: string,
  bText: string,
  choices: Readonly<Record<string, Side>>,
): string {
  const [a, b] = [entryIn(type, aText), entryIn(type, bText)];
  if (!a || !b) return aText;
  let written = a.written;
  let body = a.body;
  let others = valueOf(a, 'alternateNames');
  const put = (path: string, value: Raw | undefined): void => {
    written = withValue({ fields: a.fields, written }, path.split('.'), value);
    if (path === 'alternateNames') others = value;
  };
  for (const { path, field, companions } of choicesOf(type)) {
    const side = choices[path] ?? sideOf(path, field, a, b);
    if (side === 'a') continue;
    if (!field) body = side === 'b' ? b.body : bothBodies(a.body, b.body);
    else if (field.item && side === 'both') put(path, bothLists(field, valueOf(a, path), valueOf(b, path)));
    else if (side === 'b') for (const one of [path, ...companions]) put(one, valueOf(b, one));
  }
  if (choices[typeOf(type).title] === 'both') put('alternateNames', withName(type, a, b, others));
  return amendTo(a.fields, aText, written, body) ?? aText;
}

const valueOf = ({ raw }: EntryValues, path: string): Raw | undefined => rawAt(raw, path.split('.'));

const sideOf = (path: string, field: Field | undefined, a: EntryValues, b: EntryValues): Side => {
  const isThere = field ? valueOf(a, path) !== undefined : a.body !== '';
  const isOther = field ? valueOf(b, path) !== undefined : b.body !== '';
  return !isThere && isOther ? 'b' : 'a';
};

const titleIn = (type: TypeName, { raw }: EntryValues): string =>
  String(raw[typeOf(type).title] ?? '').trim();

/** The other names with the title of `b`, unless it is one of them. */
function withName(type: TypeName, a: EntryValues, b: EntryValues, others: Raw | undefined): Raw | undefined {
  const field = a.fields['alternateNames'];
  const name = titleIn(type, b);
  if (!field || !name) return others;
  const there = itemsOf(field, others);
  const known = [titleIn(type, a), ...there].map((one) => fold(String(one)));
  return known.includes(fold(name)) ? others : [...there, name];
}

function bothLists(field: Field, a: Raw | undefined, b: Raw | undefined): Raw[] {
  const first = itemsOf(field, a);
  const more = itemsOf(field, b).filter((item) => !first.some((one) => isSameRaw(one, item)));
  return [...first, ...withOwnIds(first, more)];
}

/** Two answers called r1: the second takes a number that is free. */
function withOwnIds(first: readonly Raw[], more: readonly Raw[]): Raw[] {
  const idOf = (raw: Raw) => (isGroup(raw) && typeof raw['id'] === 'string' ? raw['id'] : undefined);
  const taken = new Set(first.map(idOf));
  return more.map((item) => {
    const id = idOf(item);
    if (id === undefined) return item;
    let own = id;
    for (let number = first.length + 1; taken.has(own); number++) own = `r${number}`;
    taken.add(own);
    return own === id ? item : { ...(item as RawGroup), id: own };
  });
}

const bothBodies = (a: string, b: string): string => bothBlocks(blocksOf(a), blocksOf(b)).join('\n\n');
