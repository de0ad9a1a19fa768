/**
 * What a build leaves for the next one: which entries it published, and which it set aside. Thanks to it an
 * address that was public does not vanish because of a slip, and an accident is told from a slip.
 */
import type { TypeName } from '../content-types/registry.ts';
import type { SetAside } from '../content-types/snapshot.ts';
import type { Item } from './item.ts';
import { keyOf } from './item.ts';
import type { Portal } from './portal.ts';
import { addressOf } from './urls.ts';

export interface Manifest {
  version: 1;
  /** Titles of the entries that are public, or whose address is kept while they are repaired, by key. */
  published: Record<string, string>;
  /** Files that were set aside. */
  setAside: string[];
}

/** An entry that was public and is set aside today. */
export interface Repair {
  type: TypeName;
  slug: string;
  /** Its title when it was last public. */
  title: string;
}

export function manifestOf(portal: Portal): Manifest {
  const published = [...portal.byKey.values()].map((item) => [item.key, item.title] as const);
  const repaired = [...portal.repairing.values()].map(
    ({ type, slug, title }) => [keyOf(type, slug), title] as const,
  );
  return {
    version: 1,
    published: Object.fromEntries([...published, ...repaired].sort(([a], [b]) => (a < b ? -1 : 1))),
    setAside: portal.setAside.map(({ file }) => file).sort(),
  };
}

/** The addresses to keep: published before, set aside today, and nobody else's. */
export function repairsOf(
  setAside: readonly SetAside[],
  previous: Manifest | undefined,
  byKey: ReadonlyMap<string, Item>,
): Map<string, Repair> {
  const repairs = new Map<string, Repair>();
  for (const { type, slug } of setAside) {
    const title = previous?.published[keyOf(type, slug)];
    if (title === undefined || byKey.has(keyOf(type, slug))) continue;
    repairs.set(addressOf({ kind: 'entry', type, slug }), { type, slug, title });
  }
  return repairs;
}

/** Beyond both, it is an accident (a merge, a schema, a disk), not an entry. */
const ACCIDENT = { entries: 20, share: 0.05 };

/** How many entries are newly at fault, when that is so many that something else must have happened. */
export function accident(portal: Portal, previous: Manifest | undefined): number | undefined {
  if (!previous) return undefined;
  const known = new Set(previous.setAside);
  const newly = portal.setAside.filter(({ file }) => !known.has(file)).length;
  return newly > ACCIDENT.entries && newly > portal.counts.files * ACCIDENT.share ? newly : undefined;
}

/** A manifest from its JSON; undefined where it is not one. */
export function parseManifest(json: string): Manifest | undefined {
  try {
    const value = JSON.parse(json) as Partial<Manifest>;
    const sound = value.version === 1 && value.published && Array.isArray(value.setAside);
    return sound ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}
