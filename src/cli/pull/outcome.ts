/** What was done with the events of one source. */
import type { Note } from '../import/note.ts';

export interface Line {
  /** From the content folder. */
  file: string;
  title: string;
  /** Names of fields, or why. */
  detail?: string | undefined;
}

export interface Outcome {
  source: string;
  /** Nothing could be read: why, and what to do. The rest is then empty. */
  failed?: { why: string; cure: string } | undefined;
  /** The source says that nothing has changed since. */
  isSame?: boolean | undefined;
  read: number;
  created: Line[];
  updated: Line[];
  cancelled: Line[];
  unchanged: number;
  /** Over before they were ever seen here. */
  past: number;
  /** Changed by hand, and differing from what the source now says. */
  disputed: Line[];
  /** Taken away by hand: they do not come back. */
  removed: number;
  /** Known here already, from elsewhere. */
  doubles: Line[];
  /** Vanished in such number that nothing was cancelled. */
  held?: { count: number; of: number; why: string } | undefined;
  notes: Note[];
  /** Sentences of the source as a whole. */
  remarks: string[];
}

export const outcomeOf = (source: string): Outcome => ({
  source,
  read: 0,
  created: [],
  updated: [],
  cancelled: [],
  unchanged: 0,
  past: 0,
  disputed: [],
  removed: 0,
  doubles: [],
  notes: [],
  remarks: [],
});
