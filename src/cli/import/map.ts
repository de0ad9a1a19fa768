/**
 * The map of an import: which column goes to which field. Read here for its shape, with the line of every
 * mistake; `plan.ts` holds it against the content type and the table. Its grammar is told to people at the
 * top of the map that `propose.ts` writes.
 */
import { z } from 'astro/zod';
import { LineCounter, isMap, isSeq, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { fold } from '../../lib/text/fold.ts';
import { ImportError } from './errors.ts';
import { DAYS, sayIssue, sayYaml } from './map-words.ts';

/** What a value becomes: the values to write, none of them for one that is knowingly left out. */
export type ValueTable = ReadonlyMap<string, readonly string[]>;

export interface ValueSpec {
  columns: readonly string[];
  join: string;
  as?: 'date' | 'moment' | undefined;
  split?: string | undefined;
  values?: ValueTable | undefined;
  unknown: 'report' | 'keep' | 'ignore';
  default?: string | undefined;
}

export interface HalfDaySpec {
  /** 1 for Monday; one column for the whole day, or one a part of it, in order. */
  halfDays: readonly { day: number; columns: readonly string[] }[];
  /** What says « closed », beside « - » and « fermé ». */
  closed: readonly string[];
  /** Texts to put in other words. */
  texts: ValueTable;
}

export type FieldSpec = ValueSpec | HalfDaySpec;
export const isHalfDays = (spec: FieldSpec): spec is HalfDaySpec => 'halfDays' in spec;

export interface ImportMap {
  /** As messages name it. */
  file: string;
  type?: string | undefined;
  source?: string | undefined;
  id?: ValueSpec | undefined;
  fields: ReadonlyMap<string, FieldSpec>;
  constants: ReadonlyMap<string, string | readonly string[]>;
  hints: { department?: string | undefined };
  body?: ValueSpec | undefined;
  skip: readonly { column: string; values: readonly string[] }[];
  ignore: readonly string[];
  /** The line of a mistake. */
  lineOf(path: readonly (string | number)[]): number;
}

const words = z.string();
const column = z.string().min(1);
const someColumns = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(column).min(1),
);
const someWords = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(words));
const table = z.record(words, someWords);

const valueSpec = z.preprocess(
  (value) =>
    typeof value === 'string' ? { column: value } : Array.isArray(value) ? { columns: value } : value,
  z
    .strictObject({
      column: column.optional(),
      columns: someColumns.optional(),
      join: words.optional(),
      as: z.enum(['date', 'moment']).optional(),
      split: z.string().min(1).optional(),
      values: table.optional(),
      unknown: z.enum(['report', 'keep', 'ignore']).optional(),
      default: words.optional(),
    })
    .refine((spec) => (spec.column === undefined) !== (spec.columns === undefined), 'column'),
);

const halfDaySpec = z.strictObject({
  halfDays: z.partialRecord(z.enum(DAYS), someColumns),
  closed: someWords.optional(),
  texts: table.optional(),
});

const isHalfDayShape = (value: unknown) => typeof value === 'object' && value !== null && 'halfDays' in value;

const skip = z.strictObject({ column, values: someWords });

/** The two shapes of a field are told apart by hand: a union of schemas would say every mistake twice. */
const mapShape = z.strictObject({
  type: words.optional(),
  source: words.optional(),
  id: valueSpec.optional(),
  fields: z.record(words, z.unknown()),
  constants: z.record(words, z.union([words, z.array(words)])).optional(),
  hints: z.strictObject({ department: column.optional() }).optional(),
  body: valueSpec.optional(),
  skip: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(skip)).optional(),
  ignore: someWords.optional(),
});

/** @throws ImportError with every mistake of the map, by line */
export function readMap(text: string, file: string): ImportMap {
  const counter = new LineCounter();
  const document = parseDocument(text.replace(/^\ufeff/, ''), {
    lineCounter: counter,
    schema: 'failsafe',
    logLevel: 'silent',
  });
  if (document.errors.length > 0)
    throw new ImportError(
      ...document.errors.map(
        (error) => `${file}, ligne ${counter.linePos(error.pos[0]).line} : ${sayYaml(error.code)}.`,
      ),
    );
  const lineOf = (path: readonly (string | number)[]) => counter.linePos(offsetAt(document, path)).line;
  const value = withoutEmpty(document.toJS()) ?? {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new ImportError(
      `${file} : ce n’est pas une carte. Relancez l’import sans --map pour en obtenir une à compléter.`,
    );
  const mistakes: { line: number; text: string }[] = [];
  const note = (issues: readonly z.core.$ZodIssue[], under: readonly string[]) => {
    // A word that is not known explains what is missing: it is enough to say the one.
    const misspelt = issues.some((issue) => issue.code === 'unrecognized_keys');
    for (const issue of issues) {
      if (misspelt && issue.code === 'custom') continue;
      const path = [...under, ...(issue.path as (string | number)[])];
      const at = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]!] : path;
      mistakes.push({ line: lineOf(at), text: sayIssue(issue, path) });
    }
  };
  const shape = mapShape.safeParse(value);
  if (!shape.success) note(shape.error.issues, []);
  const fields = new Map<string, FieldSpec>();
  const written = (value as { fields?: unknown }).fields;
  for (const [name, spec] of Object.entries(typeof written === 'object' && written ? written : {})) {
    const read = isHalfDayShape(spec) ? halfDaySpec.safeParse(spec) : valueSpec.safeParse(spec);
    if (!read.success) note(read.error.issues, ['fields', name]);
    else fields.set(name, 'halfDays' in read.data ? toHalfDays(read.data) : toSpec(read.data));
  }
  if (!shape.success || mistakes.length > 0) throw mapError(file, mistakes);
  const { data } = shape;
  return {
    file,
    type: data.type,
    source: data.source?.trim() || undefined,
    id: data.id && toSpec(data.id),
    fields,
    constants: new Map(Object.entries(data.constants ?? {})),
    hints: data.hints ?? {},
    body: data.body && toSpec(data.body, '\n\n'),
    skip: data.skip ?? [],
    ignore: data.ignore ?? [],
    lineOf,
  };
}

/** Mistakes in the order of the lines to mend. */
export function mapError(file: string, mistakes: readonly { line: number; text: string }[]): ImportError {
  const sorted = mistakes.toSorted((a, b) => a.line - b.line);
  const stop = (text: string) => (/[.?…]$/.test(text) ? text : `${text}.`);
  return new ImportError(
    ...new Set(sorted.map(({ line, text }) => `${file}, ligne ${line} : ${stop(text)}`)),
  );
}

function toSpec(read: z.infer<typeof valueSpec>, join = ' '): ValueSpec {
  return {
    columns: read.columns ?? [read.column!],
    join: read.join ?? join,
    as: read.as,
    split: read.split,
    values: read.values && toTable(read.values),
    unknown: read.unknown ?? 'report',
    default: read.default,
  };
}

const toTable = (read: Record<string, string[]>): ValueTable =>
  new Map(Object.entries(read).map(([from, to]) => [from, to.filter((word) => word.trim() !== '')]));

function toHalfDays(read: z.infer<typeof halfDaySpec>): HalfDaySpec {
  return {
    halfDays: DAYS.flatMap((name, i) => {
      const columns = read.halfDays[name];
      return columns ? [{ day: i + 1, columns }] : [];
    }),
    closed: read.closed ?? [],
    texts: toTable(read.texts ?? {}),
  };
}

/** The value of a table for a text: written so, else the same but for capitals, accents and spaces. */
export function lookUp(values: ValueTable, text: string): readonly string[] | undefined {
  const exact = values.get(text.trim());
  if (exact) return exact;
  const bare = fold(text);
  for (const [from, to] of values) if (fold(from) === bare) return to;
  return undefined;
}

/** A key without a value is a key that is not there: people leave them while they fill the map in. */
function withoutEmpty(value: unknown, inTable = false): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== '').map((item) => withoutEmpty(item));
  if (typeof value !== 'object' || value === null)
    return value === '' && !inTable ? undefined : (value ?? undefined);
  const kept = Object.entries(value)
    .map(
      ([key, one]) =>
        [key, withoutEmpty(one, inTable || (one !== '' && (key === 'values' || key === 'texts')))] as const,
    )
    .filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept);
}

function offsetAt(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(part));
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
