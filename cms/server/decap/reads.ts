/** What the editor reads: entries, drafts, pictures. */
import { basename } from 'node:path/posix';
import type { EntryKey } from '../../store/types.ts';
import { listOf, textOf } from '../params.ts';
import type { Ask } from './actions.ts';
import { draftAt, draftOf, entryAt, fileOf, keyFrom, missing, pathOf } from './shapes.ts';

export const entriesByFolder = async ({ store, params }: Ask) =>
  (await store.published(textOf(params, 'folder', 100).replace(/\/+$/, ''))).map(fileOf);

export async function entriesByFiles({ store, params }: Ask) {
  const paths = listOf(params, 'files').map((one) => textOf(one, 'path'));
  const found = await Promise.all(paths.map((path) => store.publishedEntry(entryAt(path))));
  return found.filter((one) => one !== undefined).map(fileOf);
}

export async function entry({ store, params }: Ask) {
  const found = await store.publishedEntry(entryAt(textOf(params, 'path')));
  if (!found) throw missing();
  return fileOf(found);
}

export const drafts = async ({ store }: Ask): Promise<string[]> =>
  (await store.drafts()).map(({ key }) => `${key.collection}/${key.slug}`);

export const oneDraft = async ({ store, params }: Ask) => draftOf(await draftAt(store, keyFrom(params)));

export async function draftData({ store, params }: Ask) {
  const found = await store.draftText(keyFrom(params));
  if (!found) throw missing();
  return fileOf(found);
}

export async function draftMedia({ store, params }: Ask) {
  return picture(store, textOf(params, 'path'), keyFrom(params));
}

export const mediaFile = ({ store, params }: Ask) => picture(store, textOf(params, 'path'));

async function picture(store: Ask['store'], path: string, draft?: EntryKey) {
  const found = await store.media(path, draft);
  if (!found) throw missing();
  const content = Buffer.from(found.bytes).toString('base64');
  return { id: found.token, content, encoding: 'base64', name: basename(path), path };
}

/** Names and addresses alone: all the pictures of a portal would not fit in an answer, nor in the memory of a phone. */
export const media = async ({ store }: Ask) =>
  (await store.mediaPaths()).map((path) => ({
    id: path,
    name: basename(path),
    path,
    url: `/api/${path}`,
    content: '',
    encoding: 'base64',
  }));

export async function metadata({ store, params }: Ask) {
  const draft = await store.draft(keyFrom(params));
  if (!draft) return { metadata: null };
  const { key, by, updated } = draft;
  return { metadata: { id: pathOf(key), url: '', author: by, createdAt: updated } };
}
