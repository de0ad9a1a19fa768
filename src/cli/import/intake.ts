/** What an import takes in, whatever the file was: rows, each an entry or what is said of it. */
import type { TypeName } from '../../content-types/registry.ts';
import type { ContentType } from '../../schema/content-type.ts';
import type { Draft } from './draft.ts';
import type { Note } from './note.ts';

export interface IntakeRow {
  line: number;
  read(): Draft | Note;
}

export interface Intake {
  name: TypeName;
  type: ContentType;
  rows: readonly IntakeRow[];
  /** What all its entries have as `source`, where it is one. */
  source?: string | undefined;
  /** The column that names an entry, for the report. */
  nameColumn: string;
  /** Columns that hold values and go nowhere. */
  unmapped: readonly { column: string; values: number }[];
  /** « 12 lignes lues (virgule, UTF-8) » */
  said: string;
  /** What was done to the file on the way, in French. */
  remarks: readonly string[];
  /** Said of the file, not of one row. */
  notes: readonly Note[];
  words: { /** « du tableau » */ of: string };
}
