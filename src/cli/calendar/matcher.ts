/** What the portal already knows, by the words that a calendar uses for it. */
import { existsSync } from 'node:fs';
import { Directory } from '../../domain/references.ts';
import type { TypeName } from '../../content-types/registry.ts';
import type { Entry } from '../../content-types/snapshot.ts';
import { ContentRootError, readContent } from '../../reader/read-content.ts';

export interface Matcher {
  /** The slug of the entry that bears this name, if exactly one does. */
  find(type: TypeName, name: string): string | undefined;
  /** The names of a body, for whom its mailbox may be called after. */
  namesOf(slug: string): string[];
  /** The portal's zone. */
  zone: string;
}

const ZONE = 'Europe/Paris';

/** Of a content folder, or of one that is not there yet. */
export function matcherOf(root: string): Matcher {
  const { entries, zone } = read(root);
  const directory = new Directory(entries);
  const actors = new Map(entries.filter(({ type }) => type === 'actor').map((entry) => [entry.slug, entry]));
  return {
    zone,
    find: (type, name) => (name.trim() ? directory.find(type, name.trim()) : undefined),
    namesOf(slug) {
      const data = actors.get(slug)?.data as Record<string, unknown> | undefined;
      return [data?.['name'], data?.['acronym'], data?.['alternateNames'], data?.['legalName']]
        .flat()
        .filter((name) => typeof name === 'string');
    },
  };
}

function read(root: string): { entries: readonly Entry[]; zone: string } {
  if (!existsSync(root)) return { entries: [], zone: ZONE };
  try {
    const { entries, settings } = readContent(root);
    return { entries, zone: settings.timeZone ?? ZONE };
  } catch (error) {
    if (error instanceof ContentRootError) return { entries: [], zone: ZONE };
    throw error;
  }
}
