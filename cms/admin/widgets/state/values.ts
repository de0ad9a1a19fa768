/** Values of the form, compared and cleaned. */

/** What says nothing is not there: '', null, an empty list, a group of which nothing is said. */
export function emptied<T>(value: T): T | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return /^(?:~|null)?$/.test(value.trim()) ? undefined : value;
  if (Array.isArray(value)) {
    const kept = value.map(emptied).filter((one) => one !== undefined);
    return kept.length > 0 ? (kept as T) : undefined;
  }
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, one]) => {
    const inner = emptied(one);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return kept.length > 0 ? (Object.fromEntries(kept) as T) : undefined;
}

/** The order of the keys of a group is nobody's change; a number is the same as its digits. */
export function deepEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, i) => deepEqual(item, other[i]));
  if (isGroup(one) && isGroup(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && deepEqual(one[key], other[key]))
    );
  }
  return isScalar(one) && isScalar(other) && String(one) === String(other);
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
