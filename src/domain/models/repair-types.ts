/** The models of what waits for a correction. */
import type { Base, Link } from './base-types.ts';

/** An entry that was published and is set aside today: its address does not vanish. */
export interface RepairModel extends Base<'repair'> {
  links: Link[];
}

/** An entry that was published and left: its address says so. */
export interface GoneModel extends Base<'gone'> {
  /** Why, in a sentence. */
  reason?: string | undefined;
  /** What the team adds. */
  note?: string | undefined;
  /** The day it left. */
  on?: string | undefined;
  /** What takes its place. */
  to?: Link | undefined;
  /** What bears a name close to its own. */
  near: Link[];
  /** Other ways on. */
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
  /** What nobody confirmed lately; absent where there is no directory. */
  toVerify?: { rows: ToVerifyRow[]; more: number } | undefined;
}

export interface ToVerifyRow extends Link {
  commune?: string | undefined;
  /** Whole months since it was verified; absent where it never was. */
  months?: number | undefined;
  /** 0 to 100 */
  score: number;
  /** What it does not say, or not enough: names of `freshnessWords`. */
  missing: ('description' | 'reach' | 'place' | 'hours' | 'summary' | 'themes')[];
}

export interface QuarantineRow {
  file: string;
  /** Lines, with what is to be said of each. */
  problems: { line?: number | undefined; sentence: string; example?: string | undefined }[];
}
