/**
 * What every parser of this folder answers.
 *
 * A reason or a note is a short code ('length', 'checksum', 'token:Mx'), never a sentence:
 * whoever shows it to a person picks the words, in that person's language.
 */
export type Parsed<T> = { ok: true; value: T; note?: string } | { ok: false; reason: string };

/** A value that was understood; `note` is a code for something the writer may like to know. */
export function good<T>(value: T, note?: string): Parsed<T> {
  return note === undefined ? { ok: true, value } : { ok: true, value, note };
}

/** A text that was not understood, and the code of why. */
export function bad(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}
