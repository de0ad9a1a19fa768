/** Words between the reviewer and the author, in the shape of Decap's notes. */
import type { Note } from '../../store/types.ts';
import { objectOf, textOf } from '../params.ts';
import type { Ask } from './actions.ts';
import { keyFrom } from './shapes.ts';

const noteOf = (slug: string, { id, by, role, time, text }: Note) => ({
  id,
  author: by,
  role,
  text,
  timestamp: time,
  resolved: false,
  entrySlug: slug,
});

/** None for an entry that has no draft. */
export async function getNotes({ store, params }: Ask) {
  const key = keyFrom(params);
  const draft = await store.draft(key);
  return { notes: (draft?.notes ?? []).map((note) => noteOf(key.slug, note)) };
}

export async function addNote({ store, by, params }: Ask) {
  const key = keyFrom(params);
  const text = textOf(objectOf(params, 'note'), 'text', 4000);
  return { note: noteOf(key.slug, await store.note(key, text, by)) };
}
