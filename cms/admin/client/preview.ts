/** The page to come: the portal's own page for the text of the form, made by the store. */
import { createElement as e, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import DecapPane from 'decap-cms-core/dist/esm/components/Editor/EditorPreviewPane/EditorPreviewPane.js';
import { currentBackend } from 'decap-cms-core/dist/esm/backend.js';
import { getSerializedEntry } from 'decap-cms-core/dist/esm/actions/entries.js';
import { call } from './api.ts';
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

/** Pictures that the store was given for the previews of this form: once is enough. */
const given = new Set<string>();

/** Those that were chosen and are not saved yet. */
async function pictures(entry: EntryMap): Promise<{ path: string; content: string }[]> {
  const files = (entry.get('mediaFiles') as MediaFiles | undefined)?.filter(
    (file) => Boolean(file.get('draft')) && !given.has(file.get('url') as string),
  );
  return Promise.all(
    (files?.toArray() ?? []).map(async (file) => {
      const content = await base64(file.get('file') as File);
      given.add(file.get('url') as string);
      return { path: file.get('path') as string, content };
    }),
  );
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
    const assets = await pictures(entry);
    const { status, json } = await call('POST', '/preview', { ...text, assets }, { waits: false });
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
