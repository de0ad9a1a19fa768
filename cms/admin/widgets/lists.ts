/** The lists that controls suggest from: files beside the editor, read once a visit. */
import { useEffect, useState } from 'react';
import type { CommuneChoice } from '../../config/communes.ts';
import type { EntryChoice } from '../../config/entries.ts';

const loading = new Map<string, Promise<unknown>>();

/** Nothing to suggest is no reason to stop writing: a list that cannot be read is empty, and asked for again later. */
function load<T>(file: string): Promise<T[]> {
  const known = loading.get(file) as Promise<T[]> | undefined;
  if (known) return known;
  const asked = fetch(file)
    .then((response) => (response.ok ? (response.json() as Promise<T[]>) : Promise.reject(new Error(file))))
    .catch(() => {
      loading.delete(file);
      return [];
    });
  loading.set(file, asked);
  return asked;
}

function useList<T>(file: string | undefined): readonly T[] {
  const [list, setList] = useState<readonly T[]>([]);
  useEffect(() => {
    if (file === undefined) return undefined;
    let isThere = true;
    void load<T>(file).then((found) => isThere && setList(found));
    return () => {
      isThere = false;
    };
  }, [file]);
  return list;
}

let draftsAt: string | undefined;

/** @param address where the store tells the drafts, as `entries.json` tells what is published */
export const suggestDraftsOf = (address: string): void => {
  draftsAt = address;
};

/** Those of the portal, and after them the drafts: an association and its dance are written the same day. @param collection the folder of the type */
export function useEntries(collection: string): readonly EntryChoice[] {
  const published = useList<EntryChoice>('entries.json').filter((one) => one.collection === collection);
  const known = new Set(published.map(({ slug }) => slug));
  const drafts = useList<EntryChoice>(draftsAt).filter(
    (one) => one.collection === collection && !known.has(one.slug),
  );
  return [...published, ...drafts];
}

export const useCommunes = (): readonly CommuneChoice[] => useList<CommuneChoice>('communes.json');

/** What was just made is suggested too. */
export const forgetLists = (): void => loading.clear();
