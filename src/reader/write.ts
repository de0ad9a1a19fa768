/**
 * An entry as a Markdown file: keys in the schema's order, every text between quotes that some reader of YAML
 * could take for something else (01000, +33, a date, « non », a colon). The same entry is always the same bytes.
 */
import { Document, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isPlain } from '../lib/text/yaml-plain.ts';
import type { Field, Fields } from '../schema/field.ts';
import type { Raw } from '../schema/validate.ts';

export function toMarkdown(fields: Fields, raw: Record<string, Raw>, body: string): string {
  const document = new Document(undefined, { schema: 'core', version: '1.2' });
  document.contents = groupNode(fields, raw) as never;
  const header = document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    flowCollectionPadding: false,
  });
  const text = body.trim();
  return `---\n${header}---\n${text ? `\n${text}\n` : ''}`;
}

/** The keys of a type in its order, then those that it does not know, as they were. */
export function inOrder(fields: Fields, raw: Record<string, Raw>): string[] {
  const known = Object.keys(fields).filter((key) => Object.hasOwn(raw, key));
  return [...known, ...Object.keys(raw).filter((key) => !Object.hasOwn(fields, key))];
}

function groupNode(fields: Fields, raw: Record<string, Raw>): YAMLMap {
  const map = new YAMLMap();
  for (const key of inOrder(fields, raw)) map.set(scalar(key), node(raw[key]!, fields[key]));
  return map;
}

function node(raw: Raw, field: Field | undefined): unknown {
  if (Array.isArray(raw)) {
    const list = new YAMLSeq();
    // Lists of codes fit on their line; texts and groups have one each.
    list.flow = raw.every((item) => typeof item === 'string' && /^[a-z0-9-]+$/.test(item));
    for (const item of raw) list.add(node(item, field?.item));
    return list;
  }
  if (raw && typeof raw === 'object') return groupNode(field?.fields ?? {}, raw);
  return scalar(raw ?? '', field);
}

function scalar(text: string, field?: Field): Scalar {
  const plain = new Scalar(text as unknown);
  if (
    field?.kind === 'number' &&
    /^-?(0|[1-9]\d{0,14})(\.\d{1,14})?$/.test(text) &&
    String(Number(text)) === text
  )
    plain.value = Number(text);
  else if (field?.kind === 'boolean' && (text === 'true' || text === 'false')) plain.value = text === 'true';
  else plain.type = isPlain(text) ? 'PLAIN' : 'QUOTE_DOUBLE';
  return plain;
}
