/** What a reviewer read, told from what it became since: nothing is published that nobody read. */
import { createHash } from 'node:crypto';
import { nameOf } from '../../store/state.ts';
import type { Draft, Store } from '../../store/types.ts';
import type { EntryKey, Versions } from '../types.ts';

/** Of all that is published with it: the same text with another picture is another. Empty where there is no draft. */
export function versionOf({ files, isRemoval }: Pick<Draft, 'files' | 'isRemoval'>): string {
  if (files.length === 0) return '';
  const all = files.map(({ path, token }) => `${path} ${token}`).sort();
  return createHash('sha256')
    .update([isRemoval, ...all].join('\n'))
    .digest('base64url')
    .slice(0, 22);
}

/** Of the draft, else of what is published; empty where there is neither. */
export async function currentVersion(store: Store, key: EntryKey): Promise<string> {
  const draft = await store.draft(key);
  return draft ? versionOf(draft) : ((await store.publishedEntry(key))?.token ?? '');
}

/** Those that have another version than the one that was read. */
export async function changedIn(
  store: Store,
  keys: readonly EntryKey[],
  read: Versions,
): Promise<EntryKey[]> {
  const now = await Promise.all(keys.map((key) => currentVersion(store, key)));
  return keys.filter((key, i) => now[i] !== (read[nameOf(key)] ?? ''));
}
