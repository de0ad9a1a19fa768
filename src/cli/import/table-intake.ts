/** The rows of a table (CSV), by their map. */
import { basename } from 'node:path';
import type { TypeName } from '../../content-types/registry.ts';
import type { Gazetteer } from '../../lib/gazetteer.ts';
import { loadGazetteer } from '../../reader/communes.ts';
import { shown } from '../../schema/validate.ts';
import { applyRow, leftOut } from './apply.ts';
import { settleCommune } from './commune.ts';
import { readTable } from './csv.ts';
import type { Row, Table } from './csv.ts';
import { readBytes } from './disk.ts';
import type { Draft } from './draft.ts';
import { ImportError } from './errors.ts';
import { settleEventRow } from './event-row.ts';
import type { Intake } from './intake.ts';
import { readMap } from './map.ts';
import type { ImportMap } from './map.ts';
import type { Note } from './note.ts';
import { planImport } from './plan.ts';
import type { Plan } from './plan.ts';
import { settleEntry } from './settle.ts';

export interface IntakeOptions {
  map?: string | undefined;
  gazetteer?: (() => Gazetteer) | undefined;
}

/** @throws ImportError where the table or its map cannot be read */
export function tableIntake(bytes: Uint8Array, name: TypeName, options: IntakeOptions): Intake {
  const table = readTable(bytes);
  if (options.map === undefined)
    throw new ImportError('Un tableau demande une carte de ses colonnes : ajoutez --map carte.yaml.');
  const plan = planImport(readMapFile(options.map), name, table);
  const gazetteer = options.gazetteer ?? loadGazetteer;
  return {
    name,
    type: plan.type,
    rows: table.rows.map((row) => ({ line: row.line, read: () => draftOf(row, plan, gazetteer) })),
    source: sourceOf(plan),
    nameColumn: nameColumnOf(plan),
    unmapped: plan.unmapped,
    said: sayTable(table),
    remarks: table.remarks,
    notes: [],
    words: { of: 'du tableau' },
  };
}

export const readMapFile = (file: string): ImportMap =>
  readMap(Buffer.from(readBytes(file, 'La carte')).toString('utf8'), basename(file));

export function sourceOf(plan: Plan): string | undefined {
  const source = plan.constants.find(({ path }) => path[0] === 'source')?.value;
  return typeof source === 'string' ? source.trim() : undefined;
}

function draftOf(row: Row, plan: Plan, gazetteer: () => Gazetteer): Draft | Note {
  if (row.fault)
    return {
      fate: 'refused',
      line: row.line,
      column: '',
      value: shown(row.cells.join(' | ')) ?? '',
      ...row.fault,
    };
  const out = leftOut(plan, row);
  if (out) return leftOutNote(row.line, out);
  const applied = applyRow(plan, row);
  if (plan.name === 'event') settleEventRow(applied);
  settleCommune(applied, row.line, gazetteer);
  const settled = settleEntry(plan.type, applied, row.line);
  if (!settled.ok) return settled.note;
  return { line: row.line, raw: applied.raw, body: applied.body, notes: applied.notes };
}

export const leftOutNote = (line: number, out: { column: string; value: string }): Note => ({
  fate: 'left-out',
  line,
  ...out,
  why: 'la carte écarte les lignes qui ont cette valeur (skip)',
  cure: 'Rien à faire si c’est voulu',
});

function nameColumnOf({ fields, type }: Plan): string {
  const field = fields.find(({ path }) => path[0] === type.title);
  return field && 'value' in field.from
    ? field.from.value.columns.map((column) => column.name).join(' + ')
    : '';
}

function sayTable({ rows, delimiter, encoding }: Table): string {
  const sign = { ',': 'virgule', ';': 'point-virgule', '\t': 'tabulation' }[delimiter];
  return `${rows.length} ${rows.length > 1 ? 'lignes lues' : 'ligne lue'} (${sign}, ${encoding})`;
}
