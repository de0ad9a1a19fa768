/** How long a comparison may take, counted before it is made: while it lasts, the server answers nobody. */

/** Steps of one comparison: a quarter of a second where one takes two nanoseconds. Two texts of 2,000 words stay below. */
export const MANY_STEPS = 100_000_000;

/**
 * Whether node-diff3 might take more than so many steps to find what two lists have in common. Hunt and McIlroy (1976)
 * look, for each item, at each of its occurrences in the other list, and for each of these at the chains found so far:
 * as many, at most, as there were items. What is repeated makes it cubic.
 */
export function isMuchToCompare(
  before: readonly string[],
  after: readonly string[],
  most = MANY_STEPS,
): boolean {
  const occurrences = new Map<string, number>();
  for (const item of after) occurrences.set(item, (occurrences.get(item) ?? 0) + 1);
  let steps = 0;
  before.forEach((item, i) => (steps += (occurrences.get(item) ?? 0) * (Math.min(i, after.length) + 1)));
  return steps > most;
}
