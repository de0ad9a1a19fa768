/**
 * Decap's own store, with what it lacks: a form may be given back what was typed in it, and what is typed while a save
 * is under way stays when the save comes back (Decap calls it saved, and a new entry is read again over it).
 */
import { fromJS } from 'immutable';
import type { List, Map } from 'immutable';
import createRootReducer from 'decap-cms-core/dist/esm/reducers/combinedReducer.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { SOURCE } from '../widgets/format.ts';
import type { Action, Draft, MediaFile, MediaFiles, State } from './decap.ts';

export const RESTORE = 'CORDEE_RESTORE';

export interface Typed {
  data: Record<string, unknown>;
  files: MediaFile[];
}

const REQUESTS = ['ENTRY_PERSIST_REQUEST', 'UNPUBLISHED_ENTRY_PERSIST_REQUEST'];
const SUCCESSES = ['ENTRY_PERSIST_SUCCESS', 'UNPUBLISHED_ENTRY_PERSIST_SUCCESS'];
const FAILURES = ['ENTRY_PERSIST_FAILURE', 'UNPUBLISHED_ENTRY_PERSIST_FAILURE'];

const DATA = ['entry', 'data'];
const FILES = ['entry', 'mediaFiles'];
const SLUG = ['entry', 'slug'];
const COLLECTION = ['entry', 'collection'];

/** To be called once, before `CMS.init`. */
export function mendStore(): void {
  const root = createRootReducer();
  store.replaceReducer((state, action) => {
    const next = root(state, action);
    const draft = state ? draftAfter(state.entryDraft, next.entryDraft, action) : next.entryDraft;
    return draft === next.entryDraft ? next : { ...next, entryDraft: draft };
  });
}

/** @param after what Decap makes of it */
function draftAfter(before: Draft, after: Draft, { type, payload }: Action): Draft {
  if (type === RESTORE) return restored(after, payload as Typed);
  if (REQUESTS.includes(type)) return after.set('sent', before.getIn(DATA));
  if (FAILURES.includes(type)) return after.delete('sent');
  if (SUCCESSES.includes(type)) return acknowledged(after, before);
  if (type === 'DRAFT_CREATE_FROM_ENTRY') return readAgain(before, after);
  if (type === 'DRAFT_CREATE_EMPTY') return after.delete('sent').delete('saved').delete('givenUp');
  // Given up by the person: what is read next is what they asked for.
  if (type === 'UNPUBLISHED_ENTRY_DELETE_REQUEST') return after.set('givenUp', true);
  if (type === 'UNPUBLISHED_ENTRY_DELETE_FAILURE') return after.delete('givenUp');
  return after;
}

function restored(draft: Draft, { data, files }: Typed): Draft {
  const known = new Set(files.map(({ path }) => path));
  const others = ((draft.getIn(FILES) as MediaFiles | undefined) ?? (fromJS([]) as MediaFiles)).filterNot(
    (file) => known.has(file.get('path') as string),
  );
  return draft
    .setIn(DATA, fromJS(data))
    .setIn(FILES, (fromJS(files) as MediaFiles).concat(others))
    .set('hasChanged', true)
    .set('key', crypto.randomUUID());
}

function acknowledged(after: Draft, before: Draft): Draft {
  const sent = before.get('sent') as Map<string, unknown> | undefined;
  const settled = after.delete('sent').set('saved', true);
  return !sent || sent.equals(before.getIn(DATA)) ? settled : settled.set('hasChanged', true);
}

/**
 * After a save the entry is read again, twice at times, and a forge takes its time. What was typed since stays; where
 * nothing was, and the text is the one that was sent, so do the form and the place of whoever is writing in it.
 */
function readAgain(before: Draft, after: Draft): Draft {
  const read = after.delete('sent').delete('givenUp');
  const slug = before.getIn(SLUG);
  const isSame =
    before.getIn(COLLECTION) === after.getIn(COLLECTION) &&
    (slug ? slug === after.getIn(SLUG) : before.get('saved') === true);
  if (!isSame || before.get('givenUp')) return read;
  const isTyped = before.get('hasChanged') === true;
  const kept = isTyped ? read.setIn(DATA, before.getIn(DATA)).set('hasChanged', true) : read;
  const stays = slug && (isTyped || shown(before)?.equals(shown(after)));
  return stays ? kept.set('key', before.get('key')) : kept;
}

/** What the form shows: without the text of the file, and the blank lines around the body. */
const shown = (draft: Draft): Map<string, unknown> | undefined =>
  (draft.getIn(DATA) as Map<string, unknown> | undefined)
    ?.delete(SOURCE)
    .update('body', (text) => (typeof text === 'string' ? text.trim() : text));

export const state = (): State => store.getState();

/** What the form holds that is not saved: its values, and pictures that were chosen. */
export function typedIn(draft: Draft): Typed {
  const data = draft.getIn(DATA) as Map<string, unknown> | undefined;
  const files = (draft.getIn(FILES) as List<Map<string, unknown>> | undefined)?.filter((file) =>
    Boolean(file.get('draft')),
  );
  return {
    data: (data?.toJS() ?? {}) as Record<string, unknown>,
    files: (files?.toJS() ?? []) as unknown as MediaFile[],
  };
}

export { store };
