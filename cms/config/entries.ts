/**
 * `/admin/entries.json`: what a field that names another page suggests. Names only, so that it is read at once:
 * Decap's own relations fetch every file of the collection first.
 */
import { typeOf } from '../../src/content-types/registry.ts';
import type { Entry } from '../../src/content-types/snapshot.ts';

export interface EntryChoice {
  collection: string;
  slug: string;
  title: string;
  /** Other names, the acronym: found, never shown. */
  also?: string[];
  /** What tells two of the same name apart: the commune, the day. */
  detail?: string;
}

interface Told {
  alternateNames?: string[];
  acronym?: string;
  address?: { commune?: string };
  start?: { date: string };
}

/** In the order in which they come; an entry that nobody may see yet is there too: drafts are named by drafts. */
export const entriesIndex = (entries: readonly Entry[]): EntryChoice[] =>
  entries.map(({ type, slug, data }) => {
    const { folder, title } = typeOf(type);
    const told = data as Told;
    const also = [...(told.alternateNames ?? []), ...(told.acronym ? [told.acronym] : [])];
    const detail = told.start?.date ?? told.address?.commune;
    return {
      collection: folder,
      slug,
      title: String((data as Record<string, unknown>)[title]),
      ...(also.length > 0 ? { also } : {}),
      ...(detail ? { detail } : {}),
    };
  });
