/**
 * What there is under a theme, a territory, and their crossings, computed in one pass. An entry in a
 * commune is also in its valley; one under a theme is also under the broader theme.
 */
import type { TypeName } from '../content-types/registry.ts';
import { initialOf, sortName } from '../lib/text/name-key.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import type { Scope } from './urls.ts';

/** The types that are found under a theme or a territory, in the order in which they are shown. */
export const LISTED = ['actor', 'event', 'article', 'listing', 'resource', 'question'] as const;

export type ByType = Partial<Record<TypeName, Item[]>>;

export class Indexes {
  readonly #scopes = new Map<string, ByType>();
  readonly #counts = new Map<string, number>();
  /** Themes met in each territory and the reverse, to list crossings without trying them all. */
  readonly #crossings = new Map<string, Map<string, number>>();
  readonly letters = new Map<string, Item[]>();

  constructor(portal: Portal) {
    for (const type of LISTED)
      for (const item of portal.items[type]) if (isListed(portal, item)) this.#add(portal, item);
    for (const item of portal.items.actor) push(this.letters, initialOf(sortName(item.title)), item);
  }

  /** The items of a scope, by type, in the order of their lists. */
  under({ theme, territory }: Scope): ByType {
    return this.#scopes.get(scopeKey(theme, territory)) ?? {};
  }

  count({ theme, territory }: Scope): number {
    return this.#counts.get(scopeKey(theme, territory)) ?? 0;
  }

  /** With how many entries a theme crosses each territory, or a territory each theme. */
  crossing({ theme, territory }: Scope): ReadonlyMap<string, number> {
    return this.#crossings.get(scopeKey(theme, territory)) ?? new Map();
  }

  #add(portal: Portal, item: Item): void {
    const themes = portal.on('theme') ? item.themes : [];
    const territories = portal.on('territory') ? item.territories : [];
    for (const theme of themes) this.#put(scopeKey(theme, undefined), item);
    for (const territory of territories) this.#put(scopeKey(undefined, territory), item);
    for (const theme of themes)
      for (const territory of territories) {
        this.#put(scopeKey(theme, territory), item);
        this.#cross(scopeKey(theme, undefined), territory);
        this.#cross(scopeKey(undefined, territory), theme);
      }
  }

  #put(key: string, item: Item): void {
    let byType = this.#scopes.get(key);
    if (!byType) this.#scopes.set(key, (byType = {}));
    (byType[item.type] ??= []).push(item);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  #cross(key: string, other: string): void {
    let counts = this.#crossings.get(key);
    if (!counts) this.#crossings.set(key, (counts = new Map()));
    counts.set(other, (counts.get(other) ?? 0) + 1);
  }
}

const scopeKey = (theme: string | undefined, territory: string | undefined) =>
  `${theme ?? ''}|${territory ?? ''}`;

/** A listing that is closed and an event that is over stay at their address, and leave the crossings. */
function isListed(portal: Portal, item: Item): boolean {
  if (item.type === 'listing') return !item.closed;
  return item.type !== 'event' || portal.dates(item).next !== undefined;
}

function push<K>(map: Map<K, Item[]>, key: K, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
