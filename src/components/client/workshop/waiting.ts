/**
 * Photos that have not left yet, in IndexedDB: a photo taken from the page is in no album of some phones, and a reload
 * must not lose it. Where the browser has none, they last as long as the page.
 */

export interface Waiting {
  /** Given by the browser. */
  key?: number;
  /** Of the contribution. */
  id: string;
  name: string;
  photo: Blob;
}

const NAME = 'cordee-workshop';
const STORE = 'photos';

/** Its key, to forget it by; undefined where it cannot be kept. */
export const keepPhoto = (waiting: Waiting): Promise<number | undefined> =>
  ask('readwrite', (store) => store.add(waiting)).then((key) => key as number | undefined);

export const forgetPhoto = (key: number | undefined): Promise<unknown> =>
  key === undefined ? Promise.resolve() : ask('readwrite', (store) => store.delete(key));

/** Those of a contribution, in the order in which they were taken. */
export async function waitingPhotos(id: string): Promise<Waiting[]> {
  const [all, keys] = await Promise.all([
    ask('readonly', (store) => store.getAll()) as Promise<Waiting[] | undefined>,
    ask('readonly', (store) => store.getAllKeys()) as Promise<number[] | undefined>,
  ]);
  return (all || []).map((one, i) => ({ ...one, key: (keys || [])[i]! })).filter((one) => one.id === id);
}

/** What a request gives; undefined where there is no database, or no room. */
function ask(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    try {
      const open = indexedDB.open(NAME, 1);
      open.addEventListener('upgradeneeded', () =>
        open.result.createObjectStore(STORE, { autoIncrement: true }),
      );
      open.addEventListener('error', none);
      open.addEventListener('success', () => {
        const asked = open.result.transaction(STORE, mode);
        const request = make(asked.objectStore(STORE));
        // Written, and not only asked for.
        asked.addEventListener('complete', () => {
          open.result.close();
          resolve(request.result);
        });
        asked.addEventListener('abort', none);
        asked.addEventListener('error', none);
      });
    } catch {
      // A private window of Firefox.
      none();
    }
  });
}
