/** The backend `cordee`: Decap's proxy protocol, spoken to our store (cms/server), with what it adds. */
import { currentBackend } from 'decap-cms-core/dist/esm/backend.js';
import { loadUnpublishedEntry } from 'decap-cms-core/dist/esm/actions/editorialWorkflow.js';
import { ProxyBackend } from 'decap-cms-backend-proxy';
import { EditorialWorkflowError } from 'decap-cms-lib-util';
import { fromJS } from 'immutable';
import { ApiError, call, refusal } from './api.ts';
import type { Answer } from './api.ts';
import type { AssetProxy, DataFile, EntryMap, LoadedFile, PersistOptions, Request } from './decap.ts';
import { Door } from './door.ts';
import { forgetLists } from '../widgets/lists.ts';
import { openForm, savedForm, sendingForm } from './form.ts';
import { notify } from './notices.ts';
import { askConflict } from './panels/conflict.ts';
import type { Asking, Conflict } from './panels/conflict.ts';
import { askExists } from './panels/exists.ts';
import { showProblems } from './panels/problems.ts';
import type { Problem } from './panels/problems.ts';
import { currentSession, logIn, logOut } from './session.ts';
import type { Credentials, User } from './session.ts';
import { state, store } from './store.ts';

/** Token of each text that was read: a token is a text's own, whoever reads it. */
const tokens = new Map<string, string>();

/** How many were acknowledged. */
let saves = 0;

export const tokenOf = (raw: string): string | undefined => tokens.get(raw);

const remember = (raw: string, token: string | undefined): void => {
  if (token) tokens.set(raw, token);
};

interface Listed {
  id: string;
  name: string;
  path: string;
  url: string;
}

interface Saved {
  text: string;
  token: string;
  seen: string;
  mergedWith?: string;
  renamed?: Record<string, string>;
  remarks?: Problem[];
}

export class CordeeBackend extends ProxyBackend {
  authComponent(): typeof Door {
    return Door;
  }

  async restoreUser(): Promise<User> {
    const user = await currentSession();
    if (!user || user === 'none') throw new ApiError('Identifiez-vous.', 401);
    return user;
  }

  authenticate(credentials: Credentials): Promise<User> {
    return logIn(credentials);
  }

  async logout(): Promise<void> {
    // Decap also logs out whoever could not be recognised: they are at the door already.
    if (!state().auth.user) return;
    // Decap shows the door whether it was closed or not: a session that is still open stays on the screen.
    await logOut().catch(() => new Promise(() => {}));
    // Roles are kept here and there in Decap: a new page has none of them.
    setTimeout(() => location.reload());
  }

  override async request({ action, params }: Request): Promise<unknown> {
    const answer = await this.ask(action, params);
    if (answer.status < 300) return answer.json;
    if (action === 'unpublishedEntry' && answer.status === 404)
      throw new EditorialWorkflowError('content is not under editorial workflow', true);
    throw refusal(answer);
  }

  private ask(action: string, params: Record<string, unknown>): Promise<Answer> {
    return call('POST', '/v1', { branch: this.branch, action, params: { branch: this.branch, ...params } });
  }

  override async entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedFile[]> {
    return remembered(await super.entriesByFolder(folder, extension, depth));
  }

  override async entriesByFiles(files: object[]): Promise<LoadedFile[]> {
    return remembered(await super.entriesByFiles(files));
  }

  override async getEntry(path: string): Promise<LoadedFile> {
    const loaded = await super.getEntry(path);
    remember(loaded.data, loaded.file.id);
    return loaded;
  }

  override async unpublishedEntryDataFile(
    collection: string,
    slug: string,
    path: string,
    id: string,
  ): Promise<string> {
    let loaded: LoadedFile;
    let before: number;
    // A text that was asked for before a save ended is not the one that was saved.
    do {
      before = saves;
      loaded = (await this.request({
        action: 'unpublishedEntryDataFile',
        params: { collection, slug, path, id },
      })) as LoadedFile;
    } while (before !== saves);
    remember(loaded.data, loaded.file?.id ?? id);
    return loaded.data;
  }

  /** By their addresses: the bytes of all the pictures of a portal are not fetched to list them. */
  override async getMedia(mediaFolder?: string): Promise<object[]> {
    const files = (await this.request({ action: 'getMedia', params: { mediaFolder } })) as Listed[];
    return files.map(({ url, ...file }) => ({ ...file, url, displayURL: url, size: 0 }));
  }

  async persistEntry(
    entry: { dataFiles: DataFile[]; assets: AssetProxy[] },
    options: PersistOptions,
  ): Promise<void> {
    const [file] = entry.dataFiles;
    if (!file) throw new ApiError('Il n’y a rien à enregistrer.');
    const assets = await Promise.all(
      entry.assets.map(async (asset) => ({
        path: asset.path,
        content: await asset.toBase64(),
        encoding: 'base64',
      })),
    );
    await this.save({
      file,
      assets,
      options: { ...options, status: options.status ?? this.options.initialWorkflowStatus },
    });
  }

  /** What was published since the draft began, and disputes it, is settled by the reviewer, saved, and published. */
  override async publishUnpublishedEntry(collection: string, slug: string): Promise<void> {
    for (;;) {
      const answer = await this.ask('publishUnpublishedEntry', { collection, slug });
      if (answer.status < 300) return;
      if (!isConflict(answer)) throw refusal(answer);
      await this.settleDraft(answer.json.conflict as Conflict, collection, slug);
    }
  }

  private async settleDraft(conflict: Conflict, collection: string, slug: string): Promise<void> {
    const file = { path: `${collection}/${slug}.md`, slug, raw: conflict.mine };
    const answer = await this.ask('persistEntry', {
      dataFiles: [{ ...file, raw: await settled(conflict, collection, file, 'publish') }],
      assets: [],
      options: {},
      seen: conflict.theirs.token,
    });
    if (answer.status !== 200) throw await refused(answer, { file, options: { collectionName: collection } });
    const { text, token } = answer.json as unknown as Saved;
    remember(text, token);
  }

  /** Asked until it is saved or given up; a conflict is settled by the person and sent again. */
  private async save(save: Save): Promise<void> {
    const form = openForm();
    const record = form?.record ?? '';
    let { file, seen } = { file: save.file, seen: form?.seen ?? tokens.get(save.file.raw) };
    for (;;) {
      const id = await sendingForm(file.raw);
      const answer = await this.ask('persistEntry', {
        dataFiles: [file],
        assets: save.assets,
        options: save.options,
        id,
        ...(seen !== undefined && { seen }),
      });
      if (answer.status === 200) {
        const changed = file !== save.file;
        return acknowledged(answer.json as unknown as Saved, {
          record,
          file,
          changed,
          options: save.options,
        });
      }
      if (!isConflict(answer)) throw await refused(answer, save);
      const conflict = answer.json.conflict as Conflict;
      file = { ...file, raw: await settled(conflict, save.options.collectionName!, file, 'save') };
      seen = conflict.theirs.token;
    }
  }
}

const isConflict = ({ status, json }: Answer): boolean => status === 409 && json.code === 'conflict';

interface Save {
  file: DataFile;
  assets: object[];
  options: PersistOptions;
}

const remembered = (files: LoadedFile[]): LoadedFile[] => {
  for (const { data, file } of files) remember(data, file.id);
  return files;
};

function acknowledged(
  saved: Saved,
  {
    record,
    file,
    changed,
    options,
  }: { record: string; file: DataFile; changed: boolean; options: PersistOptions },
): void {
  remember(saved.text, saved.token);
  forgetLists();
  if (record) savedForm(record, changed ? saved.token : saved.seen);
  if (saved.mergedWith)
    notify(
      'saved',
      `Enregistré. ${saved.mergedWith} avait aussi changé cette fiche : vos deux textes sont réunis, les voici.`,
      { kind: 'good' },
    );
  if (saved.remarks?.length) showProblems(saved.remarks, { saved: true });
  // What is kept is not what the form shows: it is read again, unless it is new, which Decap reads by itself.
  if (!options.newEntry && (changed || saved.text !== file.raw))
    readAgain(options.collectionName!, file.slug);
}

/** After Decap's own end of the save, and never over what was typed meanwhile. */
function readAgain(collectionName: string, slug: string): void {
  setTimeout(() => {
    const { collections, entryDraft } = state();
    const collection = collections.get(collectionName);
    const open = entryDraft.getIn(['entry', 'slug']) === slug;
    if (collection && open && !entryDraft.get('hasChanged'))
      store.dispatch(loadUnpublishedEntry(collection, slug));
  }, 300);
}

const PUT_OFF: Record<Asking, string> = {
  save: 'Rien n’est enregistré pour l’instant : votre texte reste dans la page, et sur cet appareil.',
  publish: 'Rien n’est publié pour l’instant : le brouillon reste comme il est.',
};

/** The text that the person chose, in Decap's own writing. @throws ApiError where they put it off */
async function settled(
  conflict: Conflict,
  collectionName: string,
  { path, slug }: DataFile,
  asking: Asking,
): Promise<string> {
  const { config, collections } = state();
  const backend = currentBackend(config);
  const collection = collections.get(collectionName)!;
  const read = backend.entryWithFormat(collection);
  const choice = await askConflict(conflict, (raw) => read({ raw, path, slug }).data, collection, asking);
  if (!choice) throw new ApiError(PUT_OFF[asking], 409, 'conflict');
  return backend.entryToRaw(collection, choice(fromJS({ path, slug }) as EntryMap));
}

async function refused(
  answer: Answer,
  { file, options }: { file: DataFile; options: { collectionName?: string } },
): Promise<ApiError> {
  const error = refusal(answer);
  if (answer.status === 422 && Array.isArray(answer.json.problems)) {
    const problems = answer.json.problems as Problem[];
    showProblems(problems, { saved: false });
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return new ApiError(
      `${errors} point${errors > 1 ? 's' : ''} à corriger : la liste est au-dessus du formulaire. Votre texte est gardé.`,
      422,
      'invalid',
    );
  }
  if (error.code === 'exists') {
    askExists(answer.json, { collection: options.collectionName!, slug: file.slug });
    return new ApiError('Ce nom est déjà pris. Votre texte est gardé.', 409, 'exists');
  }
  notify('problems', error.message, { kind: 'problem' });
  return error;
}
