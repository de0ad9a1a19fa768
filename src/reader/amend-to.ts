/**
 * A file that is to hold other values: what is the same in it stays byte for byte, also inside a group of fields (its
 * comments, its order, the way in which it is written).
 */
import { pairsOf } from './amend-pairs.ts';
import type { FoundPair } from './amend-pairs.ts';
import { BODY, amend, asWritten, PARTS } from './amend.ts';
import { parseFrontMatter } from './front-matter.ts';
import { toMarkdown } from './write.ts';
import type { Fields } from '../schema/field.ts';
import { isGroup, isSameRaw } from '../schema/raw.ts';
import type { RawGroup } from '../schema/raw.ts';
import type { Raw } from '../schema/validate.ts';

interface Change {
  /** The field; or the group, then the field in it. */
  path: readonly [string] | readonly [string, string];
  value: Raw | undefined;
}

/**
 * @param next values by the keys of the file
 * @param body as `parseFrontMatter` gives it; the same where it is left out
 * @returns undefined where the file is not read, or would not be read back with these values
 */
export function amendTo(fields: Fields, text: string, next: RawGroup, body?: string): string | undefined {
  const read = parseFrontMatter(text);
  if (!read.ok) return undefined;
  const isNewBody = body !== undefined && body.trim() !== read.body.trim();
  const changes = changesOf(read.raw, next);
  if (changes.length === 0 && !isNewBody) return text;
  const begun = isNewBody ? amend(fields, text, new Map([[BODY, body]])) : text;
  const amended =
    begun &&
    changes.reduce<string | undefined>(
      (so, change) => (so === undefined ? undefined : changed(fields, so, change)),
      begun,
    );
  const wanted = isNewBody ? body : read.body;
  return [amended, asWritten(text, toMarkdown(fields, next, wanted))].find(
    (one) => one !== undefined && holds(one, next, wanted),
  );
}

function holds(text: string, raw: RawGroup, body: string): boolean {
  const read = parseFrontMatter(text);
  return read.ok && isSameRaw(read.raw, raw) && read.body.trim() === body.trim();
}

function changesOf(from: RawGroup, to: RawGroup): Change[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name): Change[] => {
    const [was, is] = [from[name], to[name]];
    if (isSameRaw(was, is)) return [];
    if (!isGroup(was) || !isGroup(is)) return [{ path: [name], value: is }];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((inner): Change[] =>
      isSameRaw(was[inner], is[inner]) ? [] : [{ path: [name, inner], value: is[inner] }],
    );
  });
}

/** One change, in the smallest place that takes it: a value, a line of a group, a whole field. */
function changed(fields: Fields, text: string, change: Change): string | undefined {
  const read = parseFrontMatter(text);
  if (!read.ok) return undefined;
  const { path, value } = change;
  const [name, inner] = path;
  const group = read.raw[name];
  const whole = inner === undefined ? value : withInner(group as RawGroup, inner, value);
  const next = { ...read.raw, [name]: whole } as RawGroup;
  if (whole === undefined) delete next[name];
  const small = smallest(fields, text, change);
  if (small !== undefined && holds(small, next, read.body)) return small;
  return amend(fields, text, new Map([[name, whole]]));
}

function withInner(group: RawGroup, inner: string, value: Raw | undefined): RawGroup | undefined {
  const { [inner]: _old, ...others } = group;
  if (value !== undefined) return { ...group, [inner]: value };
  return Object.keys(others).length > 0 ? others : undefined;
}

function smallest(fields: Fields, text: string, { path, value }: Change): string | undefined {
  const parts = PARTS.exec(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  if (!parts) return undefined;
  const [, opening = '', header = '', closing = '', body] = parts;
  const edited = editHeader(fields, header, path, value);
  return edited === undefined
    ? undefined
    : asWritten(text, `${opening}${edited}${closing}${body === undefined ? '' : `\n${body}`}`);
}

function editHeader(
  fields: Fields,
  header: string,
  [name, inner]: Change['path'],
  value: Raw | undefined,
): string | undefined {
  const top = pairsOf(header);
  const pair = top?.find(({ key }) => key === name);
  if (!pair) return undefined;
  const own = fields[name];
  if (inner === undefined)
    return value === undefined
      ? undefined
      : replaced(header, pair, line({ [name]: own }, name, value, false));
  if (!pair.inside) return undefined;
  const field = own?.fields?.[inner];
  const isFlow = pair.isFlow;
  const there = pair.inside.find(({ key }) => key === inner);
  const said = value === undefined ? undefined : line({ [inner]: field }, inner, value, isFlow);
  if (value !== undefined && said === undefined) return undefined;
  if (there && said !== undefined) return replaced(header, there, said);
  if (there) return removed(header, pair, there);
  return said === undefined ? undefined : added(header, pair, `${inner}: ${said}`);
}

/** The value on one line, as a new entry would have it; undefined where it takes several. */
function line(
  fields: Record<string, Fields[string] | undefined>,
  name: string,
  value: Raw,
  isFlow: boolean,
): string | undefined {
  const known = Object.fromEntries(Object.entries(fields).filter(([, field]) => field)) as Fields;
  const text = toMarkdown(known, { [name]: value }, '').slice('---\n'.length, -'---\n'.length);
  const said = text.trimEnd();
  if (said.includes('\n')) return undefined;
  const own = said.slice(`${name}:`.length).trim();
  // Between braces, a comma ends a plain text.
  return isFlow && typeof value === 'string' && !own.startsWith('"') && /[,[\]{}]/.test(own)
    ? JSON.stringify(value)
    : own;
}

function replaced(
  header: string,
  { from, to, isOneLine }: FoundPair,
  said: string | undefined,
): string | undefined {
  if (said === undefined || !isOneLine || from === to) return undefined;
  return header.slice(0, from) + said + header.slice(to);
}

function removed(header: string, group: FoundPair, { keyFrom, to, end }: FoundPair): string | undefined {
  const inside = group.inside!;
  if (inside.length < 2) return undefined;
  if (!group.isFlow) {
    const start = header.lastIndexOf('\n', keyFrom) + 1;
    return header.slice(0, start) + header.slice(end);
  }
  const index = inside.findIndex((one) => one.keyFrom === keyFrom);
  const next = inside[index + 1];
  return next
    ? header.slice(0, keyFrom) + header.slice(next.keyFrom)
    : header.slice(0, inside[index - 1]!.to) + header.slice(to);
}

function added(header: string, group: FoundPair, said: string): string | undefined {
  const last = group.inside!.at(-1);
  if (!last) return undefined;
  if (group.isFlow) return `${header.slice(0, last.to)}, ${said}${header.slice(last.to)}`;
  const start = header.lastIndexOf('\n', group.inside![0]!.keyFrom) + 1;
  const indent = header.slice(start, group.inside![0]!.keyFrom);
  return /^ +$/.test(indent)
    ? `${header.slice(0, last.end)}${indent}${said}\n${header.slice(last.end)}`
    : undefined;
}
