import type { Column, Facet } from './types.ts';

/**
 * A column from what each entry has.
 * @param lists codes of each entry, in any order, doubles allowed; those that the facet does not know are left out
 */
export function encodeColumn({ codes }: Facet, lists: readonly (readonly string[])[]): Column {
  const indexes = new Map(codes.map((code, index) => [code, index]));
  const known = new Map<string, number>();
  const sets: number[][] = [];
  const rows = lists.map((list) => {
    const set = [...new Set(list.flatMap((code) => indexes.get(code) ?? []))].sort((a, b) => a - b);
    const key = set.join();
    let row = known.get(key);
    if (row === undefined) {
      known.set(key, (row = sets.length));
      sets.push(set);
    }
    return row;
  });
  return { sets, rows };
}
