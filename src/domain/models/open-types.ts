/** The pages for those who take the portal’s data elsewhere. */
import type { Field } from '../../schema/field.ts';
import type { EmbedType } from '../urls.ts';
import type { AtlasModel, Base, Link, Term } from './base-types.ts';
import type { CardModel, DayGroup } from './card-types.ts';

/** A file beside a list, in one of its forms. */
export interface FileLink extends Link {
  /** MIME type. */
  type: string;
}

/** What a list may be taken away as, and how it is shown elsewhere. */
export interface DownloadsModel {
  /** Of the directory or of the agenda. */
  type: EmbedType;
  files: FileLink[];
  /** The page of open data. */
  about: string;
  /** Where its code is, if other sites may show it. */
  embed?: string | undefined;
}

export interface OpenFiles {
  title: string;
  /** Its page. */
  href: string;
  count: number;
  updated?: string | undefined;
  files: FileLink[];
}

/** A column of the tables. */
export interface FieldRow {
  name: string;
  label: string;
  hint?: string | undefined;
  example?: string | undefined;
  kind: Field['kind'];
  isList: boolean;
  /** Type of the entries that it names. */
  to?: string | undefined;
  required: boolean;
  /** Whether its values are among `vocabularies`, under its name. */
  isClosed: boolean;
  schemaOrg?: string | undefined;
  dataInclusion?: string | undefined;
}

export interface OpenDataModel extends Base<'open-data'> {
  directory?: {
    whole: OpenFiles;
    /** Data Package, Table Schema, import map. */
    described: FileLink[];
    themes: OpenFiles[];
    territories: OpenFiles[];
    fields: FieldRow[];
    vocabularies: { name: string; label: string; terms: Term[] }[];
    /** What other programs take of it, absolute. */
    csv: string;
    geojson: string;
    importCommand: string;
    /** Entries that stay out: of all files, then of data·inclusion. */
    reserved: number;
    refused: Record<'name' | 'date' | 'closed', number>;
  };
  agenda?: { files: FileLink[]; fields: { name: string; meaning: string }[] };
  licence?: { name: string; url?: string };
  citation: string;
  guide: string;
}

/** A frame, and what its code needs. All absolute but `href`. */
export interface EmbedLink {
  type: EmbedType;
  title: string;
  /** `annuaire-themes-bien-manger` */
  id: string;
  href: string;
  src: string;
  page: string;
}

export interface EmbedGuideModel extends Base<'embed-guide'> {
  groups: {
    key: 'whole' | 'byTheme' | 'byTerritory' | 'byCrossing';
    rows: { label: string; embeds: EmbedLink[] }[];
  }[];
  /** Address of `integrer.js`, absolute. */
  script: string;
}

/** A list for another site. */
export interface EmbedModel extends Base<'embed'> {
  type: EmbedType;
  /** Of the directory. */
  cards: CardModel[];
  /** Of the agenda. */
  days: DayGroup[];
  /** The portal's day when the page was made. */
  today: string;
  /** Structures in all; what is not shown is a link away. */
  total: number;
  /** The page of the portal that shows it all. */
  page: string;
  /** Of the map. */
  atlas?: AtlasModel | undefined;
}
