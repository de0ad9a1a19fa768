/** The models of what waits for a correction. */
import type { Base, Link } from './base-types.ts';

/** An entry that was published and is set aside today: its address does not vanish. */
export interface RepairModel extends Base<'repair'> {
  links: Link[];
}

/** For the team: what is set aside and what is to be looked at again, in the words of `npm run check`. */
export interface QuarantineModel extends Base<'quarantine'> {
  files: number;
  published: number;
  setAside: QuarantineRow[];
  toReview: QuarantineRow[];
  /** How many more there are to review than are shown. */
  more: number;
}

export interface QuarantineRow {
  file: string;
  /** Lines, with what is to be said of each. */
  problems: { line?: number | undefined; sentence: string; example?: string | undefined }[];
}
