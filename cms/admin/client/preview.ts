/** The page to come: the portal's own page for the text of the form, made by the store. */
import { createElement as e, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import DecapPane from 'decap-cms-core/dist/esm/components/Editor/EditorPreviewPane/EditorPreviewPane.js';
import { currentBackend } from 'decap-cms-core/dist/esm/backend.js';
import { getSerializedEntry } from 'decap-cms-core/dist/esm/actions/entries.js';
import { call } from './api.ts';
import type { Answer } from './api.ts';
import type { Collection, EntryMap, MediaFiles } from './decap.ts';
import { state } from './store.ts';

interface Preview {
  url?: string;
  words?: string;
}

const DELAY = 600;

/** @returns the text of the form as it would be saved, and whose it is */
function written(
  collection: Collection,
  entry: EntryMap,
): { collection: string; slug: string; text: string } {
  const serialized = getSerializedEntry(collection, entry);
  return {
    collection: collection.get('name') as string,
    slug: (entry.get('slug') as string | undefined) ?? '',
    text: currentBackend(state().config).entryToRaw(collection, serialized),
  };
}

/** Of this tab: a page without a name yet is not the one of the tab beside it. */
const TAB = Math.random().toString(36).slice(2);

interface Chosen {
  url: string;
  path: string;
  file: File;
}

/** Pictures that were chosen and are not saved yet. */
const chosenIn = (entry: EntryMap): Chosen[] =>
  (
    (entry.get('mediaFiles') as MediaFiles | undefined)
      ?.filter((one) => Boolean(one.get('draft')))
      .toArray() ?? []
  ).map((one) => ({
    url: one.get('url') as string,
    path: one.get('path') as string,
    file: one.get('file') as File,
  }));

/** By their addresses in this tab, those that the store has for the previews of this form: once is enough. */
const given = new Set<string>();

/** What the store has not is sent; what it says to have no more (it keeps them some minutes) is sent again. */
async function send(text: object, chosen: readonly Chosen[]): Promise<Answer> {
  const known = chosen.filter(({ url }) => given.has(url));
  const assets = await Promise.all(
    chosen
      .filter((one) => !known.includes(one))
      .map(async ({ path, file }) => ({ path, content: await base64(file) })),
  );
  const answer = await call('POST', '/preview', { ...text, tab: TAB, assets }, { waits: false });
  if (answer.status !== 200) return answer;
  const there = new Set(answer.json.pictures as string[]);
  for (const { url, path } of chosen)
    if (there.has(path)) given.add(url);
    else given.delete(url);
  return known.every(({ url }) => given.has(url)) ? answer : send(text, chosen);
}

const base64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });

export async function askPreview(collection: Collection, entry: EntryMap): Promise<Preview> {
  const text = written(collection, entry);
  try {
    const { status, json } = await send(text, chosenIn(entry));
    if (status === 200 && typeof json.url === 'string') return { url: json.url };
    const problems = (json.problems ?? []) as { label?: string; message: string }[];
    const first = problems[0];
    if (first)
      return { words: `L’aperçu attend : ${first.label ? `${first.label} : ` : ''}${first.message}` };
    return { words: typeof json.error === 'string' ? json.error : 'Pas d’aperçu pour l’instant.' };
  } catch {
    return { words: 'Pas d’aperçu sans réseau. Votre texte est gardé sur cet appareil.' };
  }
}

/** For the pane of Decap's editor: what it was given last, a moment after typing stops. */
function usePreview(collection: Collection, entry: EntryMap): Preview {
  const [preview, setPreview] = useState<Preview>({ words: 'L’aperçu se prépare…' });
  const data = entry.get('data');
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(
      () =>
        void askPreview(collection, entry).then(
          (one) => gone || setPreview((was) => ({ url: was.url, ...one })),
        ),
      DELAY,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [data]);
  return preview;
}

interface Props {
  collection: Collection;
  entry: EntryMap;
}

/** In place of Decap's own pane (`patches.ts`), which stays where there is no store to make a page. */
export default function PreviewPane(props: Props): ReactElement {
  return state().config.backend?.name === 'cordee' ? e(StorePane, props) : e(DecapPane, props);
}

function StorePane({ collection, entry }: Props): ReactElement {
  const { url, words } = usePreview(collection, entry);
  return e(
    'div',
    { className: 'shell-preview' },
    words && e('p', { role: 'status' }, words),
    url && e('iframe', { src: url, title: 'Aperçu de la page' }),
  );
}

/** Where two panes have no room: the page alone, over the form. */
export async function showPreview(): Promise<void> {
  const { collections, entryDraft } = state();
  const entry = entryDraft.get('entry') as EntryMap | undefined;
  const collection = entry && collections.get(entry.get('collection') as string);
  if (!collection) return;
  const { url, words } = await askPreview(collection, entry);
  const dialog = document.createElement('dialog');
  dialog.className = 'shell-whole';
  dialog.setAttribute('aria-label', 'Aperçu de la page');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Revenir au formulaire';
  close.className = 'main';
  close.addEventListener('click', () => dialog.close());
  const shown = document.createElement(url ? 'iframe' : 'p');
  if (shown instanceof HTMLIFrameElement) Object.assign(shown, { src: url, title: 'Aperçu de la page' });
  else shown.textContent = words ?? '';
  dialog.append(close, shown);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
