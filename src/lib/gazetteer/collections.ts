/** Small helpers of the gazetteer. */

export const unique = <T>(values: T[]): T[] => [...new Set(values)];

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** A function that runs once and remembers; a failure is not remembered. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
