/**
 * Entries by a key, the others after them. Entries of one key keep the order in which they came.
 * @param key undefined where it is not known: last, in both directions
 */
export function orderBy<K extends string | number>(
  entries: readonly number[],
  key: (entry: number) => K | undefined,
  direction: 'ascending' | 'descending' = 'ascending',
): number[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = entries.map((entry) => ({ entry, key: key(entry) }));
  return keyed
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined);
      return a.key < b.key ? -sign : a.key > b.key ? sign : 0;
    })
    .map(({ entry }) => entry);
}
