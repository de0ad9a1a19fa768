/** What belongs together: an association and its dance, a debate and those who hold it. One of them names the other. */
import { typeOfCollection } from '../../store/paths.ts';
import type { EntryKey } from '../types.ts';
import { sameKey } from './parts.ts';
import type { ReadEntry } from './read.ts';

export interface ReadDraft {
  key: EntryKey;
  title: string;
  version: string;
  read: ReadEntry;
}

/** Those of `all` that name one of them, or that it names. */
export const togetherWith = (one: ReadDraft, all: readonly ReadDraft[]): ReadDraft[] =>
  all.filter((other) => !sameKey(other.key, one.key) && (names(one, other) || names(other, one)));

function names(one: ReadDraft, other: ReadDraft): boolean {
  const type = typeOfCollection(other.key.collection);
  return one.read.named.some((ref) => ref.type === type && other.read.names.includes(ref.name));
}
