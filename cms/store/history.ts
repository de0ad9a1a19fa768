/** What the history of the published branch says of an entry. Asked only where something has to be explained. */
import type { Core } from './core.ts';
import { entryPath } from './paths.ts';
import type { EntryKey } from './types.ts';

/** Whoever changed it last, as published; a merge is its contributor's. */
export async function lastAuthorOf({ repository }: Core, key: EntryKey): Promise<string> {
  const { git, main, prefix } = repository;
  const name = await git.maybe(['log', '-1', '--format=%an', main, '--', `${prefix}${entryPath(key)}`]);
  return name || 'quelqu’un';
}

/** Whether it was published once. For one that is not there. */
export async function wasRemoved({ repository }: Core, key: EntryKey): Promise<boolean> {
  const { git, main, prefix } = repository;
  const commit = await git.maybe(['log', '-1', '--format=%H', main, '--', `${prefix}${entryPath(key)}`]);
  return Boolean(commit);
}
