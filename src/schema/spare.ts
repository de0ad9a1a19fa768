/**
 * One digit too few in a phone number should not cost an association its page: a value that cannot be read, in
 * a field that says so (`spared`), is left out and said, and the rest of the entry appears.
 */
import type { z } from 'astro/zod';
import type { Fields } from './field.ts';
import { fieldAt, faultOf } from './validate.ts';
import type { Fault } from './validate.ts';

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];
type Holder = Record<string | number, unknown>;

/**
 * The same values without what can be spared, and what is to be said of that.
 * @returns undefined where nothing can
 */
export function spare(
  fields: Fields,
  given: Record<string, unknown>,
  issues: readonly Issue[],
): { values: Record<string, unknown>; faults: Fault[] } | undefined {
  const values = structuredClone(given);
  // All are said before any is taken out: values are still where the issues saw them.
  const spared = issues.flatMap((issue) => {
    const path = sparedPart(fields, issue.path as Path);
    return path ? [{ path, fault: faultOf(fields, values, issue) }] : [];
  });
  if (spared.length === 0) return undefined;
  const faults = spared.map(({ path, fault }) => ({ ...fault, ...outcome(fields, values, path, fault) }));
  // From the last, so that the items of a list keep their numbers while it is cut.
  for (const { path } of spared.toReversed()) takeOut(fields, values, path);
  return { values, faults };
}

/** The part of a path that may be missing: the field itself, or the group that is nothing without it. */
function sparedPart(fields: Fields, path: Path): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const field = fieldAt(fields, part);
    if (field?.spared && !field.required) return part;
  }
  return undefined;
}

function outcome(
  fields: Fields,
  values: Record<string, unknown>,
  path: Path,
  { message }: Fault,
): Pick<Fault, 'severity' | 'code' | 'message'> {
  const part = readablePart(fields, values, path);
  const cure = part
    ? `En attendant, la fiche montre ${part}`
    : keptAsWords(fields, values, path)
      ? 'En attendant, la fiche les montre tels qu’ils sont écrits'
      : 'En attendant, la fiche paraît sans cette valeur';
  return { severity: 'warning', code: 'spared', message: `${message}. ${cure}` };
}

/** Hours that no machine reads may be clear to people: they go where hours are said in words, if it is free. */
function keptAsWords(fields: Fields, values: Record<string, unknown>, path: Path): boolean {
  const name = `${path.at(-1)}Note`;
  const note = fieldAt(fields, [...path.slice(0, -1), name]);
  const holder = holderOf(values, path);
  const text = holder?.[path.at(-1)!];
  if (fieldAt(fields, path)?.kind !== 'openingHours' || !note || typeof text !== 'string') return false;
  if (holder![name] !== undefined) return false;
  holder![name] = text;
  return true;
}

function holderOf(values: Record<string, unknown>, path: Path): Holder | undefined {
  let holder: unknown = values;
  for (const part of path.slice(0, -1)) holder = (holder as Holder | undefined)?.[part];
  return holder && typeof holder === 'object' ? (holder as Holder) : undefined;
}

/** The first of two numbers: better than none. */
function readablePart(fields: Fields, values: Record<string, unknown>, path: Path): string | undefined {
  const written = holderOf(values, path)?.[path.at(-1)!];
  return typeof written === 'string' ? fieldAt(fields, path)?.readable?.(written) : undefined;
}

function takeOut(fields: Fields, values: Record<string, unknown>, path: Path): void {
  const holder = holderOf(values, path);
  const last = path.at(-1)!;
  const part = readablePart(fields, values, path);
  if (holder && part) holder[last] = part;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (holder) delete holder[last];
}
