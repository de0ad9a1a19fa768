/** From the cells of a row to the raw values of an entry, as the map says. Nothing is checked here but the tables. */
import { parseLocalDateTime } from '../../lib/dates/local.ts';
import { csvSource } from '../../lib/formats/csv.ts';
import { momentText } from '../../schema/fields/dates.ts';
import type { Raw } from '../../schema/validate.ts';
import type { Row } from './csv.ts';
import { readHalfDays } from './hours.ts';
import { lookUp } from './map.ts';
import { momentIn } from './moment.ts';
import type { Note } from './note.ts';
import type { Column, Path, Plan, PlannedField, PlannedHours, PlannedValue } from './plan.ts';

/** Where a value comes from, for the report. */
export interface Origin {
  column: string;
  value: string;
}

export interface Applied {
  raw: Record<string, Raw>;
  /** By `path.join('.')`, list items included; of empty cells too. */
  origins: Map<string, Origin>;
  notes: Note[];
  body: string;
  department?: string | undefined;
}

export const applyRow = (plan: Plan, row: Row): Applied =>
  applyOnto({ raw: {}, origins: new Map(), notes: [], body: '' }, plan, row);

/** The same, on what the file gave by itself. */
export function applyOnto(applied: Applied, plan: Plan, row: Row): Applied {
  for (const field of plan.fields) applyField(field, row, applied);
  for (const { path, value } of plan.constants)
    if (isWanted(plan, path, applied.raw))
      setAt(applied.raw, path, typeof value === 'string' ? value : [...value]);
  if (plan.department) applied.department = cell(row, plan.department) || undefined;
  if (plan.body) applied.body = joined(plan.body, row);
  return applied;
}

/** A constant beside columns of its group goes with what they give: the label of a link without address is nothing. */
function isWanted(plan: Plan, path: Path, raw: Record<string, Raw>): boolean {
  const group = path.slice(0, -1);
  if (group.length === 0) return true;
  const key = group.join('.');
  const hasColumns = plan.fields.some((field) => field.path.slice(0, -1).join('.') === key);
  return !hasColumns || getAt(raw, group) !== undefined;
}

/** The row's value in a column that the map leaves out, if it is one. */
export function leftOut(plan: Plan, row: Row): Origin | undefined {
  for (const { column, values } of plan.skip) {
    const value = cell(row, column);
    if (lookUp(new Map(values.map((one) => [one, []])), value)) return { column: column.name, value };
  }
  return undefined;
}

function applyField({ path, field, from }: PlannedField, row: Row, applied: Applied): void {
  if ('hours' in from) return applyHours(path, from.hours, row, applied);
  const { value: spec } = from;
  const column = namesOf(spec.columns);
  if (field.kind !== 'list') {
    const text = joined(spec, row);
    const [written = ''] = read(text, spec, row, column, applied.notes);
    put(applied, path, toDate(written, spec, path) || spec.default || '', { column, value: text });
    return;
  }
  const items = spec.columns.flatMap((one) =>
    cut(cell(row, one), spec).flatMap((part) =>
      read(part, spec, row, one.name, applied.notes).map((item) => ({
        item,
        origin: { column: one.name, value: part },
      })),
    ),
  );
  if (items.length === 0 && spec.default) items.push({ item: spec.default, origin: { column, value: '' } });
  applied.origins.set(path.join('.'), { column, value: joined({ ...spec, join: ' ' }, row) });
  const unique = new Map(items.toReversed().map(({ item, origin }) => [item, origin]));
  if (unique.size === 0) return;
  const list = [...new Set(items.map(({ item }) => item))];
  setAt(applied.raw, path, list);
  for (const [i, item] of list.entries()) applied.origins.set([...path, i].join('.'), unique.get(item)!);
}

function applyHours(path: Path, spec: PlannedHours, row: Row, applied: Applied): void {
  const days = spec.halfDays.map(({ day, columns }) => ({
    day,
    parts: columns.map((column) => ({ column: column.name, text: cell(row, column) })),
  }));
  const { hours, note, unread } = readHalfDays(days, spec);
  const origin = { column: namesOf(spec.halfDays.flatMap(({ columns }) => columns)), value: hours };
  put(applied, path, hours, origin);
  if (note) addTo(applied, [...path.slice(0, -1), `${String(path.at(-1))}Note`], note, ' ; ');
  for (const { column, text } of unread)
    applied.notes.push({
      fate: 'remark',
      line: row.line,
      column,
      value: text,
      why: 'ce n’est pas une plage horaire : la case est gardée en toutes lettres dans les précisions sur les horaires',
      cure: 'Rien à faire si c’est voulu. Sinon écrivez par exemple 9h-12h, ou laissez la case vide',
    });
}

/** Adds words to a text field: after those that it has. */
export function addTo({ raw }: Pick<Applied, 'raw'>, path: Path, words: string, join: string): void {
  const there = getAt(raw, path);
  setAt(raw, path, typeof there === 'string' && there ? `${there}${join}${words}` : words);
}

export function getAt(raw: Record<string, Raw>, path: Path): Raw | undefined {
  let value: unknown = raw;
  for (const part of path) value = (value as Record<string | number, unknown> | undefined)?.[part];
  return value as Raw | undefined;
}

export function setAt(raw: Record<string, Raw>, path: Path, value: Raw): void {
  let at: Record<string | number, unknown> = raw;
  for (const [i, part] of path.slice(0, -1).entries()) {
    at[part] ??= typeof path[i + 1] === 'number' ? [] : {};
    at = at[part] as Record<string | number, unknown>;
  }
  at[path.at(-1)!] = value;
}

function put(applied: Applied, path: Path, text: string, origin: Origin): void {
  applied.origins.set(path.join('.'), origin);
  if (text) setAt(applied.raw, path, text);
}

/** A table that a portal gave has its would-be formulas tamed: what was written comes back. */
const cell = (row: Row, { index }: Column) => csvSource((row.cells[index] ?? '').trim());
const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name).join(' + ');

const joined = (spec: Pick<PlannedValue, 'columns' | 'join'>, row: Row) =>
  spec.columns
    .map((column) => cell(row, column))
    .filter(Boolean)
    .join(spec.join);

const cut = (text: string, { split }: PlannedValue) =>
  (split === undefined ? [text] : text.split(split)).map((part) => part.trim()).filter(Boolean);

/** A text through the table of values; one that the table does not know is said, unless the map says otherwise. */
function read(text: string, spec: PlannedValue, row: Row, column: string, notes: Note[]): readonly string[] {
  if (!spec.values || text === '') return text === '' ? [] : [text];
  const known = lookUp(spec.values, text);
  if (known) return known;
  if (spec.unknown === 'keep') return [text];
  if (spec.unknown === 'report')
    notes.push({
      fate: 'remark',
      line: row.line,
      column,
      value: text,
      why: 'cette valeur n’est pas dans la table « values » de la carte : elle n’est pas reprise',
      cure: 'Ajoutez-la à la table, ou corrigez le tableau',
    });
  return [];
}

/** Spreadsheets add midnight to days: `02/03/2021 00:00:00`. */
function toDate(text: string, { as }: PlannedValue, path: Path): string {
  if (as === 'moment') return momentIn(text, path.at(-1) === 'end' ? 'last' : 'first');
  if (as !== 'date') return text;
  const moment = parseLocalDateTime(text);
  return moment.ok ? momentText({ date: moment.value.date }) : text;
}
