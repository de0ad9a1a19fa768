/** Something of a calendar that is not as it should be, and what to do. */
export interface Fault {
  /** Of the file. */
  line: number;
  /** The property. */
  column: string;
  value: string;
  why: string;
  cure: string;
}
