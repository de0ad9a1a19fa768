/**
 * Two people changed one entry: merged field by field, its groups too, its lists by what was added and taken out.
 * What cannot be: what is kept already stays, and the other's version is handed back to be asked about. Nothing is
 * overwritten without a word.
 */
import { isGroup, isSameRaw, isTexts } from '../../src/schema/raw.ts';
import type { Raw } from '../../src/schema/validate.ts';
import { mergeBodies } from './body.ts';
import type { BodyConflict } from './body.ts';

export type Values = Readonly<Record<string, Raw>>;

export interface Version {
  raw: Values;
  body: string;
}

export interface FieldConflict {
  /** Names of fields, from the outside in. */
  path: readonly string[];
  base: Raw | undefined;
  /** Undefined where the other one took it out. */
  theirs: Raw | undefined;
  mine: Raw | undefined;
}

export interface MergedEntry extends Version {
  fields: FieldConflict[];
  paragraphs: BodyConflict[];
}

/** The day of the last change, ISO: of two, the later is the last. Nobody is asked which. */
const CHANGED_ON = 'updated';

/** @param base undefined where both made the entry, each on their side */
export function mergeEntries(base: Version | undefined, theirs: Version, mine: Version): MergedEntry {
  const fields: FieldConflict[] = [];
  const raw = mergeGroups(base?.raw ?? {}, theirs.raw, mine.raw, [], fields);
  const { text, conflicts } = mergeBodies(base?.body ?? '', theirs.body, mine.body);
  return { raw, body: text, fields, paragraphs: conflicts };
}

/** In the order of what is kept, then what comes. */
function mergeGroups(
  base: Values,
  theirs: Values,
  mine: Values,
  path: readonly string[],
  conflicts: FieldConflict[],
): Record<string, Raw> {
  const merged: [string, Raw][] = [];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const values = { base: own(base, name), theirs: own(theirs, name), mine: own(mine, name) };
    const value = mergeValues(values, [...path, name], conflicts);
    if (value !== undefined) merged.push([name, value]);
  }
  return Object.fromEntries(merged);
}

/** Names come from files: `__proto__` is nobody's field. */
const own = (values: Values, name: string): Raw | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

function mergeValues(
  { base, theirs, mine }: Omit<FieldConflict, 'path'>,
  path: readonly string[],
  conflicts: FieldConflict[],
): Raw | undefined {
  if (isSameRaw(theirs, mine) || isSameRaw(mine, base)) return theirs;
  if (isSameRaw(theirs, base)) return mine;
  if (isGroup(theirs) && isGroup(mine))
    return mergeGroups(isGroup(base) ? base : {}, theirs, mine, path, conflicts);
  if (path.join() === CHANGED_ON && typeof theirs === 'string' && typeof mine === 'string')
    return theirs > mine ? theirs : mine;
  const list = mergeLists(base, theirs, mine);
  if (list) return list;
  conflicts.push({ path, base, theirs, mine });
  return theirs;
}

/** Of short texts only: what either added is there, what either took out is not. Groups have no name to know them by. */
function mergeLists(
  base: Raw | undefined,
  theirs: Raw | undefined,
  mine: Raw | undefined,
): Raw[] | undefined {
  if (!isTexts(theirs) || !isTexts(mine) || !(base === undefined || isTexts(base))) return undefined;
  const [before, there, coming] = [new Set(base), new Set(theirs), new Set(mine)];
  const kept = theirs.filter((one) => coming.has(one) || !before.has(one));
  return [...kept, ...mine.filter((one) => !before.has(one) && !there.has(one))];
}
