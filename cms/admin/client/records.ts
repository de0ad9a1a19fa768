/**
 * What is typed and not saved, kept on this device (IndexedDB): values in one store, chosen pictures in another, so
 * that a letter typed does not write a photo again. Writes are asked to be durable: the page may be killed next.
 */
import type { MediaFile } from './decap.ts';

export interface Record_ {
  id: string;
  collection: string;
  /** '' for an entry that was never saved. */
  slug: string;
  title: string;
  /** Whose it is: of another person of the same computer, it is offered, and put in no form by itself. */
  by?: string | undefined;
  data: Record<string, unknown>;
  /** The token of the text that the form began with. */
  seen?: string | undefined;
  /** Milliseconds since 1970. */
  time: number;
  /** A save that was sent and not answered: sent again with its identifier, it is kept once. */
  sending?: { id: string; raw: string } | undefined;
  /** Paths of the pictures that were chosen and could not be kept: to be chosen again. */
  lost?: string[] | undefined;
}

interface Picture {
  key: string;
  record: string;
  file: MediaFile;
}

const NAME = 'cordee-editor';
const RECORDS = 'records';
const PICTURES = 'pictures';

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(RECORDS, { keyPath: 'id' });
      request.result.createObjectStore(PICTURES, { keyPath: 'key' }).createIndex('record', 'record');
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  return opening;
}

/** Resolves once it is on the disk. @throws DOMException where the device keeps nothing (private window, full disk) */
async function write(stores: string[], act: (transaction: IDBTransaction) => void): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    transaction.addEventListener('complete', () => resolve());
    // An error ends in an abort.
    transaction.addEventListener('abort', () => reject(transaction.error));
    act(transaction);
  });
}

async function read<T>(name: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(name).objectStore(name));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

export const putRecord = (record: Record_): Promise<void> =>
  write([RECORDS], (transaction) => transaction.objectStore(RECORDS).put(record));

export const putPicture = (record: string, file: MediaFile): Promise<void> =>
  write([PICTURES], (transaction) =>
    transaction.objectStore(PICTURES).put({
      key: `${record}/${file.path}`,
      record,
      // Addresses of this page end with it; the bytes stay.
      file: { ...file, url: undefined, displayURL: undefined },
    } satisfies Picture),
  );

export const removeRecord = (id: string): Promise<void> =>
  write([RECORDS, PICTURES], (transaction) => {
    transaction.objectStore(RECORDS).delete(id);
    const pictures = transaction.objectStore(PICTURES);
    const keys = pictures.index('record').getAllKeys(id);
    keys.addEventListener('success', () => {
      for (const key of keys.result) pictures.delete(key);
    });
  });

/** The last written first. */
export async function recordsOf(collection: string, slug: string): Promise<Record_[]> {
  const all = await read<Record_[]>(RECORDS, (store) => store.getAll() as IDBRequest<Record_[]>);
  return all
    .filter((one) => one.collection === collection && one.slug === slug)
    .sort((a, b) => b.time - a.time);
}

export async function picturesOf(record: string): Promise<MediaFile[]> {
  const found = await read<Picture[]>(
    PICTURES,
    (store) => store.index('record').getAll(record) as IDBRequest<Picture[]>,
  );
  return found.map(({ file }) => file);
}
