/**
 * Damerau-Levenshtein distance (optimal string alignment: a swap of two neighbours is one fault) if it is at most
 * `bound`, else undefined. Only the diagonal band that can stay within the bound is computed, and it stops when a
 * row is all above it.
 */
export function distance(a: string, b: string, bound: number): number | undefined {
  if (Math.abs(a.length - b.length) > bound) return undefined;
  const far = bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, far));
  for (let i = 1; i <= a.length; i++) {
    const row = last.slice().fill(far);
    if (i <= bound) row[0] = i;
    let least = row[0]!;
    const end = Math.min(b.length, i + bound);
    for (let j = Math.max(1, i - bound); j <= end; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > bound) return undefined;
    beforeLast = last;
    last = row;
  }
  const result = last[b.length]!;
  return result > bound ? undefined : result;
}
