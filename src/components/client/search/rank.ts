/** What is over stays findable, after what is not. */

export interface Ranked {
  id: string;
  /** The best first. */
  score: number;
}

/**
 * How near in relevance what is not over must be to come first: a date of last year that bears the very name that
 * was asked for is not pushed behind one of next week whose text happens to hold the word.
 */
const NEAR = 0.2;

/**
 * Moves each result that is over behind those of its kind that are not, as far as these answer about as well; all the
 * others keep their order.
 * @param results by falling score
 * @param over ids of past events, say
 * @param live ids of those that come
 */
export function overLast<R extends Ranked>(
  results: readonly R[],
  over: ReadonlySet<string>,
  live: ReadonlySet<string>,
): R[] {
  const lives = results
    .map(({ id, score }, place) => ({ id, score, place }))
    .filter(({ id }) => live.has(id));
  let near = 0;
  const placed = results.map((result, place) => {
    if (!over.has(result.id)) return { result, place, isOver: 0 };
    while (near < lives.length && lives[near]!.score >= result.score * NEAR) near++;
    return { result, place: Math.max(place, lives[near - 1]?.place ?? 0), isOver: 1 };
  });
  return placed.sort((a, b) => a.place - b.place || a.isOver - b.isOver).map(({ result }) => result);
}
