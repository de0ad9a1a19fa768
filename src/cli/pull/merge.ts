/**
 * Three versions of an entry: what the source said last time, what it says now, and the file, in which somebody may
 * have worked since. Field by field, what the source changes is changed; what was changed by hand stays.
 */
import type { Raw } from '../../schema/validate.ts';
import type { Fingerprints } from './state.ts';
import { fingerprintOf } from './state.ts';

export type Values = Readonly<Record<string, Raw>>;

export interface Merged {
  /** What is to be written; `undefined` for what is taken out. */
  changes: Map<string, Raw | undefined>;
  /** Changed by hand, while the source says something new: somebody may want to look. */
  disputed: string[];
  /** Changed by hand, and the source says what it said. */
  kept: string[];
  /** What the source says now, to be remembered. */
  fields: Fingerprints;
}

/**
 * @param before what the source said; undefined where nothing is remembered: then nothing of the file is replaced
 * @param file as it is
 * @param now what the source says
 */
export function merge(before: Fingerprints | undefined, file: Values, now: Values): Merged {
  const merged: Merged = { changes: new Map(), disputed: [], kept: [], fields: {} };
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(now)])) {
    const [was, is, says] = [before?.[name], fingerprintOf(file[name]), fingerprintOf(now[name])];
    if (says !== undefined) merged.fields[name] = says;
    if (is === says) continue;
    const isUntouched = before ? is === was : is === undefined;
    if (isUntouched) merged.changes.set(name, says === undefined ? undefined : now[name]);
    else if (before && says === was) merged.kept.push(name);
    else merged.disputed.push(name);
  }
  return merged;
}
