/** The editor of /admin/: Decap's core with our store behind it, in French, and what it loses kept. */
import './shim.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import './style.css';
import { DecapCmsCore as CMS } from 'decap-cms-core';
import fr from 'decap-cms-locales/dist/esm/fr/index.js';
import Boolean_ from 'decap-cms-widget-boolean';
import DateTime from 'decap-cms-widget-datetime';
import File_ from 'decap-cms-widget-file';
import Image_ from 'decap-cms-widget-image';
import List_ from 'decap-cms-widget-list';
import Markdown from 'decap-cms-widget-markdown';
import Number_ from 'decap-cms-widget-number';
import Object_ from 'decap-cms-widget-object';
import Relation from 'decap-cms-widget-relation';
import Select from 'decap-cms-widget-select';
import String_ from 'decap-cms-widget-string';
import Text_ from 'decap-cms-widget-text';
import dayjs from 'dayjs';
import 'dayjs/locale/fr';
import { setApi } from './api.ts';
import { CordeeBackend, tokenOf } from './backend.ts';
import { followEvents } from './events.ts';
import { forgeBackend } from './forges.ts';
import { followForm } from './form.ts';
import { merged, ours } from './locale.ts';
import { tellMarkdown } from './markdown.ts';
import { mendPage } from './mend.ts';
import { mountNotices, notify } from './notices.ts';
import { followNotes } from './panels/notes.ts';
import { registerPlainPreview } from './plain-preview.ts';
import { pictureBlock } from './picture-block.ts';
import { askSessionAgain } from './session.ts';
import { mendStore, state, store } from './store.ts';
import type { EditorConfig } from '../../config/types.ts';
import { registerWidgets, suggestDraftsOf } from '../widgets/index.ts';

const WIDGETS = [
  Boolean_,
  DateTime,
  File_,
  Image_,
  List_,
  Markdown,
  Number_,
  Object_,
  Relation,
  Select,
  String_,
  Text_,
];

async function start(): Promise<void> {
  dayjs.locale('fr');
  const config = (await (await fetch('config.json')).json()) as EditorConfig;
  await registerBackend(config);
  CMS.registerWidget(WIDGETS.map((one) => one.Widget()) as never);
  registerWidgets(CMS as never, config, tellMarkdown);
  CMS.registerEditorComponent(pictureBlock as never);
  CMS.registerLocale('fr', merged(fr, ours));
  mendStore();
  mountNotices();
  followForm(tokenOf);
  mendPage();
  sayUnknown(config);
  if (config.backend.name === 'cordee') withStore(config);
  else registerPlainPreview(CMS as never, config);
  if (config.publish_mode === 'simple') notify('simple', UNREVIEWED, { kind: 'warning' });
  CMS.init({ config: withOwnNotes(config) as never });
}

/** Decap goes to its first list without a word where an address names none of its own. */
function sayUnknown({ collections }: EditorConfig): void {
  const look = (hash: string) => {
    const name = /^#\/collections\/([^/]+)/.exec(hash)?.[1];
    if (name !== undefined && !collections.some((one) => one.name === name))
      notify('unknown', UNKNOWN, { kind: 'warning' });
  };
  look(location.hash);
  addEventListener('hashchange', ({ newURL }) => look(new URL(newURL).hash));
}

const UNKNOWN = 'Il n’y a pas de rubrique à cette adresse : voici la première.';

/** Gitea's backend has no drafts. */
const UNREVIEWED = 'Sur cette forge, il n’y a pas de relecture : ce que vous publiez paraît aussitôt.';

/** The words of the review are beside every form, on a phone too (panels/notes.ts): Decap's pane would be a second place. */
const withOwnNotes = (config: EditorConfig): EditorConfig =>
  config.backend.name !== 'cordee'
    ? config
    : {
        ...config,
        editor: { ...config.editor, notes: false },
        collections: config.collections.map((one) => ({
          ...one,
          editor: { preview: true, ...one.editor, notes: false },
        })),
      };

async function registerBackend({ backend }: EditorConfig): Promise<void> {
  const forge = await forgeBackend(backend.name);
  CMS.registerBackend(forge ? backend.name : 'cordee', (forge ?? CordeeBackend) as never);
}

function withStore({ backend }: EditorConfig): void {
  const name = () => state().auth.user?.name ?? '';
  const api = String(backend.proxy_url ?? '/api/v1').replace(/\/v1\/?$/, '');
  setApi(api, () => askSessionAgain(name()));
  suggestDraftsOf(`${api}/drafts`);
  followNotes(() => ({ name: name(), role: state().auth.user?.role ?? '' }));
  // Who is not known yet is told nothing.
  const known = store.subscribe(() => {
    const { user } = state().auth;
    if (!user) return;
    known();
    followEvents(user.role === 'reviewer');
  });
}

await start();
