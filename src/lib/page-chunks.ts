/**
 * Cuts a sorted list into pages that hold whole groups: a page is filled with groups as long as they fit, and a group
 * that fits on no page is cut in pieces of its own. One empty page where there is nothing.
 * @param size items on a page at most
 * @param groupOf name of an item's group; items of a group stand together
 */
export function pagesByGroup<T>(items: readonly T[], size: number, groupOf: (item: T) => string): T[][] {
  const pages: T[][] = [[]];
  for (const group of Map.groupBy(items, groupOf).values())
    for (let from = 0; from < group.length; from += size) {
      const piece = group.slice(from, from + size);
      const last = pages.at(-1)!;
      if (last.length > 0 && last.length + piece.length > size) pages.push(piece);
      else last.push(...piece);
    }
  return pages;
}
