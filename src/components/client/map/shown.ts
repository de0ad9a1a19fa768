/**
 * Which actors a list shows, for the map to be in step with it: said by the filters, before the map is open or after.
 * Filters that know nothing of the map send the event `cordee:shown`, with `detail: { slugs }`.
 */
type Listener = (slugs: ReadonlySet<string> | undefined) => void;

let shown: ReadonlySet<string> | undefined;
const listeners = new Set<Listener>();

/** @param slugs of the actors to show; null for all */
export function showOnly(slugs: Iterable<string> | null): void {
  shown = slugs === null ? undefined : new Set(slugs);
  for (const listener of listeners) listener(shown);
}

/** Told at once, then at each change. @returns what ends it */
export function whenShown(listener: Listener): () => void {
  listeners.add(listener);
  listener(shown);
  return () => void listeners.delete(listener);
}

document.addEventListener('cordee:shown', (event) =>
  showOnly((event as CustomEvent<{ slugs: string[] | null }>).detail.slugs),
);
