/** Entries and drafts in the shapes of the protocol. */
import { keyOfPath } from '../../store/paths.ts';
import type { Draft, EntryKey, EntryText, Store } from '../../store/types.ts';
import { isParams, optionalText, textOf } from '../params.ts';
import type { Params } from '../params.ts';
import { Refused, badRequest } from '../refused.ts';

export const pathOf = ({ collection, slug }: EntryKey): string => `${collection}/${slug}.md`;

export const fileOf = ({ key, text, token }: EntryText) => ({
  file: { path: pathOf(key), id: token },
  data: text,
});

export const draftOf = ({ key, status, files, updated, by, title, isNew, isRemoval, notes }: Draft) => ({
  collection: key.collection,
  slug: key.slug,
  status,
  title,
  isNew,
  isRemoval,
  diffs: files.map(({ path, token, isNew: newFile, isText }) => ({
    id: token,
    path,
    newFile,
    binary: !isText,
  })),
  updatedAt: updated,
  pullRequestAuthor: by,
  notes,
});

/** From `collection` and `slug`, or `id` that holds both. @throws Refused */
export function keyFrom(params: Params): EntryKey {
  if (!isParams(params)) throw badRequest('il manque « params »');
  const id = optionalText(params, 'id');
  const collection = optionalText(params, 'collection', 100);
  if (collection !== undefined) return { collection, slug: textOf(params, 'slug') };
  const [first = '', ...rest] = (id ?? '').split('/');
  if (!first || rest.length !== 1) throw badRequest('il manque le nom de la page');
  return { collection: first, slug: rest[0]! };
}

/** @throws Refused where a path is not that of an entry */
export function entryAt(path: string): EntryKey {
  const key = keyOfPath(path);
  if (!key)
    throw new Refused(
      422,
      'bad-path',
      'Ce fichier n’est pas celui d’une page : l’éditeur ne lit et n’écrit que les pages et leurs images.',
    );
  return key;
}

export const missing = (): Refused =>
  new Refused(
    404,
    'unknown-entry',
    'Cette page n’est plus là : elle a été publiée ou retirée par une autre personne. Revenez à la liste.',
  );

/** @throws Refused where there is no such draft */
export async function draftAt(store: Store, key: EntryKey): Promise<Draft> {
  const draft = await store.draft(key);
  if (!draft) throw missing();
  return draft;
}
