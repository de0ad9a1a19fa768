/** The data of the directory's filters, as one side writes them and the other reads them. Arrays have an item an entry. */
import type { Column, Facet } from './types.ts';

/** Texts that many entries share, '' for none. */
export interface Shared {
  texts: string[];
  rows: number[];
}

export const sharedAt = ({ texts, rows }: Shared, entry: number): string => texts[rows[entry]!] ?? '';

export interface DirectoryData {
  titles: string[];
  /** What else a name is typed as, words that the title has not: its acronym, its other names and their other forms. */
  also: string[];
  /** '' where it is that of the title (`lib/text/slugify.ts`). */
  slugs: string[];
  facets: Facet[];
  columns: Column[];
  /** The themes of a card, slugs with a space between. */
  themes: Shared;
  kickers: Shared;
  /** A tone, a space, a label. */
  badges: Shared;
  places: Shared;
  /** YYYY-MM-DD */
  verified: Shared;
  /** OpenStreetMap's syntax. */
  hours: Shared;
  /** Longitude and latitude, degrees. */
  positions: Shared;
  /** By slug of commune, in the same way: where distances are counted from. */
  near: Record<string, string>;
}

/** How many entries a file of details holds. */
export const DETAILS = 64;

export interface DetailPicture {
  src: string;
  srcset?: string | undefined;
  width: number;
  height: number;
  tone?: string | undefined;
}

/** Summary, and the picture where there is one. */
export type Detail = [summary: string, picture?: DetailPicture];

export type DirectoryDetails = Detail[];
