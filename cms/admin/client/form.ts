/**
 * The form that is open, followed from Decap's store: each change is written on this device, and given back where it
 * was after a reload, a fallen tab, a failed save. It goes away when a save is acknowledged, and then only.
 */
import { addAssets } from 'decap-cms-core/dist/esm/actions/media.js';
import { createAssetProxy } from 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js';
import type { Draft, MediaFile } from './decap.ts';
import { forget, notify } from './notices.ts';
import { offerAnother, sayGivenBack, sayTwice } from './panels/given-back.ts';
import { picturesOf, putPicture, putRecord, recordsOf, removeRecord } from './records.ts';
import type { Record_ } from './records.ts';
import { SOURCE, UNREADABLE, isUnreadable } from '../widgets/format.ts';
import { RESTORE, state, store, typedIn } from './store.ts';
import { answerTabs, askTabs } from './tabs.ts';

export interface OpenForm {
  /** Its record on this device. */
  record: string;
  collection: string;
  /** '' until it is saved. */
  slug: string;
  seen: string | undefined;
  sending?: Record_['sending'];
  lost: string[];
}

interface Following extends OpenForm {
  /** Decap's own name of the form; another one is another form. */
  key: string;
  /** What was last looked at, by identity. */
  data: unknown;
  files: unknown;
  /** Pictures that are on the disk. */
  pictures: Set<string>;
}

let form: Following | undefined;
let tokenOf: (raw: string) => string | undefined = () => undefined;
const listeners = new Set<(form: OpenForm | undefined) => void>();

export const openForm = (): OpenForm | undefined => form;

/** Told when a form opens, and when none is open any more. */
export const onForm = (listener: (form: OpenForm | undefined) => void): void => void listeners.add(listener);

/** @param tokens the token of a text that was read from the store */
export function followForm(tokens: (raw: string) => string | undefined): void {
  tokenOf = tokens;
  answerTabs(() => form && { record: form.record, entry: `${form.collection}/${form.slug}` });
  store.subscribe(look);
  addEventListener('pagehide', () => void flush());
  document.addEventListener('visibilitychange', () => document.hidden && void flush());
}

function look(): void {
  const draft = state().entryDraft;
  const key = (draft.get('key') as string | undefined) ?? '';
  const collection = draft.getIn(['entry', 'collection']) as string | undefined;
  if (!key || !collection) return close();
  if (!form || form.key !== key) opened(draft, key, collection);
  changed(draft);
}

function close(): void {
  if (!form) return;
  void flush();
  form = undefined;
  tellUnreadable(undefined);
  forget('restored', 'another', 'twice', 'problems', 'saved');
  for (const listener of listeners) listener(undefined);
}

/** A restored form, and one whose text was typed during its save, go on with their record. */
let goingOn: string | undefined;

function opened(draft: Draft, key: string, collection: string): void {
  const slug = (draft.getIn(['entry', 'slug']) as string | undefined) ?? '';
  const before = form;
  const same = before && before.collection === collection && (before.slug === slug || before.slug === '');
  const goesOn = same && (goingOn === before.record || draft.get('hasChanged') === true);
  const raw = (draft.getIn(['entry', 'raw']) as string | undefined) ?? '';
  form = {
    key,
    collection,
    slug,
    record: goesOn ? before.record : crypto.randomUUID(),
    seen: goesOn && goingOn ? before.seen : (raw && tokenOf(raw)) || undefined,
    sending: goesOn ? before.sending : undefined,
    lost: goesOn ? before.lost : [],
    data: goesOn ? undefined : draft.getIn(['entry', 'data']),
    files: goesOn ? undefined : draft.getIn(['entry', 'mediaFiles']),
    pictures: goesOn ? before.pictures : new Set(),
  };
  goingOn = undefined;
  tellUnreadable(draft.getIn(['entry', 'data', SOURCE]));
  for (const listener of listeners) listener(form);
  if (!goesOn) void comeBack(form);
}

/** There is nothing to fill in, and nothing would be written: no form is shown. */
function tellUnreadable(source: unknown): void {
  const isClosed = typeof source === 'string' && isUnreadable(source);
  document.body.classList.toggle('unreadable', isClosed);
  if (isClosed) notify('unreadable', UNREADABLE, { kind: 'problem', closable: false });
  else forget('unreadable');
}

function changed(draft: Draft): void {
  if (!form) return;
  const data = draft.getIn(['entry', 'data']);
  const files = draft.getIn(['entry', 'mediaFiles']);
  if (data === form.data && files === form.files) return;
  form.data = data;
  form.files = files;
  if (draft.get('hasChanged')) schedule();
}

/** Written at once after a pause, and at most four times a second while typing goes on. */
const PAUSE = 250;
let timer: ReturnType<typeof setTimeout> | undefined;
let last = 0;

function schedule(): void {
  if (timer !== undefined) return;
  timer = setTimeout(() => void flush(), Math.max(0, PAUSE - (Date.now() - last)));
}

let writing = Promise.resolve();

/** What is waiting is written; resolves once it is on the disk. */
export function flush(): Promise<void> {
  if (timer === undefined || !form) return writing;
  clearTimeout(timer);
  timer = undefined;
  last = Date.now();
  const target = form;
  const draft = state().entryDraft;
  if (draft.get('key') !== target.key) return writing;
  const { data, files } = typedIn(draft);
  writing = writing.then(() => keep(target, data, files)).catch(notKept);
  return writing;
}

async function keep(target: Following, data: Record<string, unknown>, files: MediaFile[]): Promise<void> {
  for (const file of files) {
    if (!file.file || target.pictures.has(file.path)) continue;
    try {
      await putPicture(target.record, file);
      target.pictures.add(file.path);
    } catch {
      if (!target.lost.includes(file.path)) target.lost.push(file.path);
      notify(
        'lost',
        `La photo ${file.name} est trop grande pour être gardée sur cet appareil : enregistrez avant de fermer la page.`,
        { kind: 'warning' },
      );
    }
  }
  await putRecord(recordOf(target, data));
}

const personOf = (): string | undefined => state().auth.user?.name;

const recordOf = (target: Following, data: Record<string, unknown>): Record_ => ({
  id: target.record,
  collection: target.collection,
  slug: target.slug,
  title: [data.name, data.title].find((one): one is string => typeof one === 'string') ?? '',
  by: personOf(),
  data,
  seen: target.seen,
  time: Date.now(),
  sending: target.sending,
  lost: target.lost,
});

function notKept(error: unknown): void {
  console.warn('cordee: this device keeps nothing', error);
  notify(
    'unkept',
    'Ce navigateur ne garde rien sur l’appareil (fenêtre privée, disque plein ?) : enregistrez souvent, et ne fermez pas la page avant.',
    { kind: 'warning' },
  );
}

/** A save is about to be sent: its identifier is on the disk first. */
export async function sendingForm(raw: string): Promise<string> {
  if (!form) return crypto.randomUUID();
  if (form.sending?.raw !== raw) form.sending = { id: crypto.randomUUID(), raw };
  schedule();
  await flush();
  return form?.sending?.id ?? crypto.randomUUID();
}

/** A save was acknowledged. What was typed meanwhile stays on the device. @param seen the token for the next save */
export function savedForm(record: string, seen: string): void {
  forget('restored', 'problems', 'unkept', 'lost');
  if (form?.record === record) {
    form.seen = seen;
    form.sending = undefined;
  }
  // Decap's own store says in a moment whether more was typed.
  setTimeout(() => {
    const typing = form?.record === record && state().entryDraft.get('hasChanged');
    if (typing) return schedule();
    void writing.then(() => removeRecord(record)).catch(notKept);
    if (form?.record === record) form.pictures.clear();
  });
}

/** What a tab that is no more has left of this entry. */
async function comeBack(target: Following): Promise<void> {
  try {
    const [kept, tabs] = await Promise.all([recordsOf(target.collection, target.slug), askTabs()]);
    if (form !== target) return;
    const entry = `${target.collection}/${target.slug}`;
    if (target.slug && tabs.some((one) => one.entry === entry)) sayTwice();
    const left = kept.filter(({ id }) => id !== target.record && tabs.every(({ record }) => record !== id));
    const isOwn = ({ by }: Record_) => by === undefined || by === personOf();
    const [record, ...others] = left.filter(isOwn);
    const isTyping = () => state().entryDraft.get('hasChanged') === true;
    // Somebody who types already goes on; nothing is put over it.
    if (record && !isTyping()) await giveBack(target, record, others);
    const another = left.find((one) => !isOwn(one));
    if (another && !record)
      offerAnother(another, () => void (form === target && !isTyping() && giveBack(target, another, [])));
  } catch (error) {
    notKept(error);
  }
}

async function giveBack(target: Following, record: Record_, others: Record_[]): Promise<void> {
  const pictures = await picturesOf(record.id);
  if (form !== target) return;
  const files = pictures.map(revive);
  store.dispatch(
    addAssets(files.map(({ path, file, url, field }) => createAssetProxy({ path, file, url, field }))),
  );
  target.record = record.id;
  target.seen = record.seen ?? target.seen;
  target.sending = record.sending;
  target.lost = record.lost ?? [];
  target.pictures = new Set(pictures.map(({ path }) => path));
  goingOn = record.id;
  forget('another');
  store.dispatch({ type: RESTORE, payload: { data: record.data, files } });
  sayGivenBack(record, others, () => void startAgain(record.id));
}

function revive(picture: MediaFile): MediaFile & { file: File; url: string } {
  const file = picture.file!;
  const url = URL.createObjectURL(file);
  return { ...picture, file, url, displayURL: url };
}

/** @param record goes away, once the person said so */
async function startAgain(record: string): Promise<void> {
  if (!confirm('Effacer ce texte non enregistré ? Il ne pourra pas être retrouvé.')) return;
  clearTimeout(timer);
  timer = undefined;
  form = undefined;
  await writing;
  await removeRecord(record);
  location.reload();
}
