/** A content folder once read: what the reader gives and the domain takes. */
import type { Data, TypeName } from './registry.ts';
import type { Problem } from '../schema/problem.ts';
import type { Removed } from '../schema/removed.ts';
import type { Settings } from '../schema/settings.ts';

export interface Entry<N extends TypeName = TypeName> {
  type: N;
  /** The file name without its ending. */
  slug: string;
  /** From the content root: `actors/la-remise-a-neuf.md`. */
  file: string;
  data: Data<N>;
  /** Markdown, as written. */
  body: string;
  /** Line of the file on which the body begins, from 1. */
  bodyLine: number;
}

/** A file that cannot be published; its problems say why. */
export interface SetAside {
  type: TypeName;
  slug: string;
  file: string;
}

export interface Picture {
  /** From the content root: `media/atelier.jpg`. */
  path: string;
  /** After rotation, in pixels. */
  width: number;
  height: number;
  /** Of its bytes: a changed picture has another address. */
  hash: string;
  /** The colour that it has most of, `#rrggbb`; none where one sees through it. */
  color?: string;
}

/** Files of `media/` that are given to download as they are, by their ending; everything else there is a picture. */
export const DOCUMENT_ENDINGS = [
  'pdf',
  'odt',
  'ods',
  'odp',
  'docx',
  'xlsx',
  'pptx',
  'csv',
  'txt',
  'epub',
  'gpx',
  'ics',
  'mp3',
  'ogg',
  'zip',
];

export const isDocument = (path: string): boolean =>
  DOCUMENT_ENDINGS.includes(path.slice(path.lastIndexOf('.') + 1).toLowerCase());

/** What is drawn on the map: contours by territory, rivers. Coordinates are lon, lat in degrees (GeoJSON). */
export interface Outlines {
  contours: Record<string, GeoPolygon>;
  rivers: { name: string; line: [number, number][] }[];
}

export interface GeoPolygon {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: number[][][] | number[][][][];
}

export interface Snapshot {
  settings: Settings;
  entries: Entry[];
  setAside: SetAside[];
  /** Every entry file found; entries + setAside, whatever happens. */
  files: number;
  media: ReadonlySet<string>;
  outlines: Outlines;
  /** Addresses that were published, as `npm run addresses` recorded them. */
  record: readonly string[];
  /** What became of entries that left: `removed.yaml`. */
  removed: readonly Removed[];
  problems: Problem[];
}
