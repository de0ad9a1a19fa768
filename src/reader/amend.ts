/** A file with some of its fields changed, and the rest of it byte for byte: order, comments, quotes. */
import { isMap, isNode, parseDocument } from 'yaml';
import type { Pair } from 'yaml';
import type { Fields } from '../schema/field.ts';
import type { Raw } from '../schema/validate.ts';
import { toMarkdown } from './write.ts';
import { withoutEnd, withoutEnds } from '../lib/text/runs.ts';

/** The body is a field like the others, without a name. */
export const BODY = '';

/** Opening, header, closing, what follows. */
export const PARTS = /^(---[ \t]*\n)([\s\S]*?)^(---[ \t]*)(?:\n([\s\S]*))?$(?![\s\S])/m;

/**
 * @param changes by field, `undefined` for one that is taken out; the body under BODY
 * @returns undefined where the header cannot be cut into its fields
 */
export function amend(
  fields: Fields,
  text: string,
  changes: ReadonlyMap<string, Raw | undefined>,
): string | undefined {
  const parts = PARTS.exec(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  if (!parts) return undefined;
  const [, opening, header, closing, body = ''] = parts;
  const amended = amendHeader(fields, header!, changes);
  if (amended === undefined) return undefined;
  const after = changes.has(BODY) ? bodyText(body, changes.get(BODY)) : body;
  return asWritten(text, `${opening}${amended}${closing}\n${after}`);
}

/**
 * A text with the mark at the beginning of the file that it comes from, and its line ends: those of each line that is
 * the same from either end, and elsewhere those of its first line.
 * @param next with `\n` alone
 */
export function asWritten(file: string, next: string): string {
  const mark = file.startsWith('\ufeff') ? '\ufeff' : '';
  const ends = file.match(/\r\n?|\n/g) || [];
  const [first = '\n'] = ends;
  if (ends.every((end) => end === first)) return mark + next.replace(/\n/g, first);
  const before = file.slice(mark.length).split(/\r\n?|\n/);
  const after = next.split('\n');
  let [head, tail] = [0, 0];
  const most = Math.min(before.length, after.length);
  while (head < most && before[head] === after[head]) head++;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const endOf = (line: number): string => {
    if (line < head) return ends[line]!;
    const left = after.length - line;
    return left <= tail ? ends[before.length - left]! : first;
  };
  return mark + after.map((line, i) => (i < after.length - 1 ? line + endOf(i) : line)).join('');
}

/** The blank lines around a text are its file's; a line before it and none after, where there was no text. */
function bodyText(before: string, said: Raw | undefined): string {
  const prose = typeof said === 'string' ? said.trim() : '';
  if (!prose) return '';
  const written = withoutEnds(before, /\n/);
  if (!/^\S/.test(written)) return `\n${prose}\n`;
  const at = before.indexOf(written);
  return `${before.slice(0, at)}${prose}${before.slice(at + written.length) || '\n'}`;
}

function amendHeader(
  fields: Fields,
  header: string,
  changes: ReadonlyMap<string, Raw | undefined>,
): string | undefined {
  const document = parseDocument(header, { schema: 'failsafe', logLevel: 'silent' });
  const { contents, errors } = document;
  if (errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  const there = new Map(contents.items.map((pair) => [String(pair.key), spanOf(pair)]));
  let amended = header;
  const added: string[] = [];
  const replaced = [...changes].filter(([name]) => name !== BODY && there.has(name));
  // From the last, so that the places of the others hold.
  replaced.sort(([a], [b]) => there.get(b)!.from - there.get(a)!.from);
  for (const [name, value] of replaced) {
    const { from, to } = there.get(name)!;
    amended = amended.slice(0, from) + fieldText(fields, name, value) + amended.slice(to);
  }
  for (const [name, value] of changes)
    if (name !== BODY && !there.has(name)) added.push(fieldText(fields, name, value));
  return `${withoutEnd(amended, /\n/)}\n${added.join('')}`;
}

/** From the beginning of a key to the end of the last line of its value. */
function spanOf({ key, value }: Pair): { from: number; to: number } {
  const [from = 0, , keyEnd = 0] = (isNode(key) && key.range) || [];
  const end = isNode(value) ? value.range?.[2] : undefined;
  return { from, to: Math.max(end ?? keyEnd, keyEnd) };
}

/** `place: "Salle des fêtes"` and its line's end, as a new entry would have it. */
function fieldText(fields: Fields, name: string, value: Raw | undefined): string {
  if (value === undefined) return '';
  return toMarkdown(fields, { [name]: value }, '').slice('---\n'.length, -'---\n'.length);
}
