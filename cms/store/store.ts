/** The store: entries and drafts of a git repository, for people who never see git. */
import { checkText, titleOf } from './check.ts';
import { Core } from './core.ts';
import { STATUSES, cleanPerson } from './message.ts';
import { MEDIA, checkKey, entryPath, typeOfCollection } from './paths.ts';
import { draftOf, publish } from './publish.ts';
import { StoreRefusal } from './refusal.ts';
import { unlisted } from './same-address.ts';
import { Saves } from './save.ts';
import { entriesOf, nameOf } from './state.ts';
import type { DraftState } from './state.ts';
import { Syncs } from './sync.ts';
import type {
  Draft,
  DraftFile,
  DraftStatus,
  EntryKey,
  EntryText,
  Note,
  Person,
  Store,
  StoreOptions,
} from './types.ts';

const NOTE_MAX = 5_000;

/**
 * Opens the store of a folder, cloned from its origin at the first time; what a crash left undone is done.
 * @throws StoreRefusal in French: no content there, no network, another process has the folder
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const core = await Core.open(options);
  const [saves, syncs] = [new Saves(core), new Syncs(core)];
  return {
    prefix: core.repository.prefix,
    head: async () => core.commit,
    ...readers(core),
    unlisted: () => [...unlisted(core.state.main)].map((path) => core.repository.prefix + path),
    ...draftReaders(core),
    check: (key, text) => checkText(key, text),
    save: (save) => saves.save(save),
    ...writers(core),
    sync: (remote, how) => syncs.sync(remote, how),
    take: (remote) => syncs.take(remote),
    on: (listener) => core.on(listener),
    settled: () => core.settled(),
    close: () => core.close(),
  };
}

function readers({
  state,
  blobs,
}: Core): Pick<Store, 'published' | 'publishedEntry' | 'media' | 'mediaPaths'> {
  return {
    async published(collection) {
      typeOfCollection(collection);
      const entries = [...entriesOf(state.main, collection)];
      const texts = await blobs.texts(entries.map(([, oid]) => oid));
      return entries.map(([key, token]): EntryText => ({ key, text: texts.get(token) ?? '', token }));
    },
    async publishedEntry(key) {
      const token = state.main.get(entryPath(key));
      const text = token && (await blobs.text(token));
      return token === undefined || text === undefined ? undefined : { key, text, token };
    },
    async media(path, draft) {
      if (!path.startsWith(`${MEDIA}/`)) return undefined;
      const token = (draft && state.drafts.get(nameOf(draft))?.files.get(path)) ?? state.main.get(path);
      const bytes = token && (await blobs.bytes(token));
      return token && bytes ? { bytes, token } : undefined;
    },
    mediaPaths: async () => [...state.main.keys()].filter((path) => path.startsWith(`${MEDIA}/`)),
  };
}

function draftReaders(core: Core): Pick<Store, 'drafts' | 'draft' | 'draftText' | 'attempt'> {
  const { state, blobs, attempts } = core;
  return {
    async drafts() {
      const all = await Promise.all([...state.drafts.values()].map((draft) => shownDraft(core, draft)));
      return all.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
    },
    async draft(key) {
      const draft = state.drafts.get(nameOf(checkKey(key)));
      return draft && shownDraft(core, draft);
    },
    async draftText(key) {
      const token = state.drafts.get(nameOf(key))?.files.get(entryPath(key));
      const text = token ? await blobs.text(token) : undefined;
      return token && text !== undefined ? { key, text, token } : undefined;
    },
    attempt: (id) => attempts.find(id),
  };
}

async function shownDraft({ state, blobs }: Core, draft: DraftState): Promise<Draft> {
  const { key, status, by, updated, notes } = draft;
  const path = entryPath(key);
  const published = state.main.get(path);
  const token = draft.files.get(path) ?? published;
  const files = [...draft.files].map(([name, oid]): DraftFile => ({
    path: name,
    token: oid ?? published ?? '',
    isNew: !state.main.has(name),
    isText: name === path,
  }));
  return {
    key,
    title: titleOf(key, (token && (await blobs.text(token))) ?? ''),
    status,
    by,
    updated: new Date(updated).toISOString(),
    isNew: published === undefined,
    isRemoval: draft.files.get(path) === null,
    files,
    notes: [...notes],
  };
}

function writers(core: Core): Pick<Store, 'setStatus' | 'note' | 'publish' | 'discard' | 'remove'> {
  const onDraft = <T>(key: EntryKey, work: (draft: DraftState) => Promise<T>): Promise<T> =>
    core.locks.some([nameOf(checkKey(key))], () => work(draftOf(core, key)));
  return {
    setStatus: (key, status, by) => onDraft(key, (draft) => setStatus(core, draft, status, cleanPerson(by))),
    note: (key, text, by) => onDraft(key, (draft) => note(core, draft, text, cleanPerson(by))),
    publish: (keys, by) => publish(core, keys.map(checkKey), by),
    discard: (key, by) => onDraft(key, (draft) => discard(core, draft, cleanPerson(by))),
    remove: (key, by) => core.locks.some([nameOf(checkKey(key))], () => remove(core, key, cleanPerson(by))),
  };
}

async function setStatus(core: Core, draft: DraftState, status: DraftStatus, by: Person): Promise<void> {
  if (!STATUSES.includes(status))
    throw new StoreRefusal('bad-status', 'Cet état n’existe pas : brouillon, à relire ou prêt.');
  if (by.role !== 'reviewer' && (status === 'pending_publish' || draft.status === 'pending_publish'))
    throw new StoreRefusal(
      'reviewers-only',
      'Seule une personne qui relit peut dire qu’un texte est prêt, ou qu’il ne l’est plus.',
    );
  if (draft.status === status) return;
  const { key } = draft;
  await core.write({ op: 'status', key, by, title: await titleOfDraft(core, draft), status });
  core.emit({ kind: 'status', key, by: by.name, status });
}

async function note(core: Core, draft: DraftState, text: string, by: Person): Promise<Note> {
  const said = text.replace(/\r\n?/g, '\n').trim();
  if (said === '')
    throw new StoreRefusal('empty-note', 'La remarque est vide. Écrivez ce qui est à changer.');
  if (said.length > NOTE_MAX)
    throw new StoreRefusal(
      'long-note',
      `La remarque est trop longue (${said.length} signes) : ${NOTE_MAX} au plus.`,
    );
  const { key, status } = draft;
  const { record } = await core.write({
    op: 'note',
    key,
    by,
    title: await titleOfDraft(core, draft),
    status,
    text: said,
  });
  return { id: record.id, by: by.name, role: by.role, time: new Date(record.time).toISOString(), text: said };
}

async function discard(core: Core, { key, by: owner }: DraftState, by: Person): Promise<void> {
  if (by.role !== 'reviewer' && by.name !== owner)
    throw new StoreRefusal(
      'not-yours',
      `Ce brouillon a été commencé par ${owner} : cette personne peut l’abandonner, ou une personne qui relit.`,
    );
  await core.write({ op: 'discard', key, by });
  core.emit({ kind: 'discarded', key, by: by.name });
}

async function remove(core: Core, key: EntryKey, by: Person): Promise<void> {
  if (by.role !== 'reviewer')
    throw new StoreRefusal(
      'reviewers-only',
      'Seule une personne qui relit peut demander le retrait d’une page publiée. Écrivez-lui pourquoi.',
    );
  const path = entryPath(key);
  const token = core.state.main.get(path);
  if (token === undefined)
    throw new StoreRefusal(
      'not-published',
      `« ${key.slug} » n’est pas publiée : il n’y a rien à retirer. Un brouillon s’abandonne.`,
    );
  const draft = core.state.drafts.get(nameOf(key));
  if (draft?.files.get(path) === null && draft.base === token) return;
  if (draft && draft.files.get(path) !== null)
    throw new StoreRefusal(
      'has-draft',
      `${draft.by} a commencé un brouillon de cette fiche. Publiez-le ou abandonnez-le d’abord, puis demandez le retrait.`,
    );
  const title = titleOf(key, (await core.blobs.text(token)) ?? '');
  const status = 'pending_review';
  await core.write({
    op: 'remove',
    key,
    by,
    title,
    status,
    files: [{ path, oid: null }],
    dropped: [],
    onto: draft !== undefined,
  });
  core.emit({ kind: 'saved', key, by: by.name, status });
}

async function titleOfDraft({ state, blobs }: Core, { key, files }: DraftState): Promise<string> {
  const token = files.get(entryPath(key)) ?? state.main.get(entryPath(key));
  return titleOf(key, (token && (await blobs.text(token))) ?? '');
}
