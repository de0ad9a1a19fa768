/** Values of a file as they were written: held against each other, laid over each other. */
import type { Raw } from './validate.ts';

export type RawGroup = Record<string, Raw>;

export const isGroup = (raw: Raw | undefined): raw is RawGroup =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

export const isTexts = (raw: Raw | undefined): raw is string[] =>
  Array.isArray(raw) && raw.every((one) => typeof one === 'string');

/** The order of the keys of a group is nobody's change. */
export function isSameRaw(one: Raw | undefined, other: Raw | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, i) => isSameRaw(item, other[i]));
  if (!isGroup(one) || !isGroup(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameRaw(one[name], other[name]))
  );
}

/** Names come from files: `__proto__` is nobody's field. */
export const rawAt = (raw: Raw | undefined, [key, ...rest]: readonly string[]): Raw | undefined => {
  if (key === undefined) return raw;
  return isGroup(raw) && Object.hasOwn(raw, key) ? rawAt(raw[key], rest) : undefined;
};

/** The same group with a value at a path, or without it; a group that is left empty goes too. */
export function withRaw(
  raw: RawGroup,
  [key = '', ...rest]: readonly string[],
  value: Raw | undefined,
): RawGroup {
  const there = Object.hasOwn(raw, key) ? raw[key] : undefined;
  const next = rest.length === 0 ? value : withRaw(isGroup(there) ? there : {}, rest, value);
  const { [key]: _old, ...others } = raw;
  if (next === undefined || (rest.length > 0 && Object.keys(next as RawGroup).length === 0)) return others;
  return { ...raw, [key]: next };
}

/** What the file would be with the row's values in it: what people added to it stays. */
export function overlay(there: RawGroup, row: RawGroup): RawGroup {
  const merged: RawGroup = { ...there };
  for (const [key, value] of Object.entries(row)) {
    const old = Object.hasOwn(there, key) ? there[key] : undefined;
    merged[key] = isGroup(old) && isGroup(value) ? overlay(old, value) : value;
  }
  return merged;
}

/** The places where two values differ: « contact.phone ». */
export function differences(
  there: Raw | undefined,
  other: Raw | undefined,
  path = '',
): { path: string; there: string; other: string }[] {
  if (isGroup(there) && isGroup(other))
    return [...new Set([...Object.keys(there), ...Object.keys(other)])].flatMap((key) =>
      differences(there[key], other[key], path ? `${path}.${key}` : key),
    );
  const [a, b] = [plainText(there), plainText(other)];
  return a === b ? [] : [{ path, there: a, other: b }];
}

function plainText(raw: Raw | undefined): string {
  if (typeof raw === 'string') return raw.trim();
  if (Array.isArray(raw)) return raw.map(plainText).join(', ');
  if (!isGroup(raw)) return '';
  return Object.keys(raw)
    .toSorted()
    .map((key) => `${key}: ${plainText(raw[key])}`)
    .join(', ');
}
