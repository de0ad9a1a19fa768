/** What is said of a row: one line of the report. */

/**
 * - `refused`: no entry was written for the row
 * - `different`: its entry was changed by hand since, and left so
 * - `left-out`: the map asks for it
 * - `remark`: the entry is there; something of the row is not in it, or was read in a certain way
 */
export type Fate = 'refused' | 'different' | 'left-out' | 'remark';

export interface Note {
  fate: Fate;
  line: number;
  column: string;
  value: string;
  why: string;
  cure: string;
  /** A town that is no commune, or several. */
  town?: string;
}

/** « ce jour n’existe pas. Vérifiez le mois » → what is wrong, and what to do. */
export function splitAdvice(message: string, otherwise: string): { why: string; cure: string } {
  const at = message.search(/[.:] [A-ZÀ-Ý«]/);
  const isAdvice = at > 0 && message[at] === '.';
  return isAdvice
    ? { why: message.slice(0, at), cure: message.slice(at + 2) }
    : { why: message, cure: otherwise };
}
