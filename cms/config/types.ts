/** The configuration of Decap, as far as ours goes: plain JSON, made at build time and read by the editor. */

export interface OptionConfig {
  label: string;
  value: string;
  /** Other writings, read and never written. Decap does not look at them; the format of entries does. */
  synonyms?: string[];
}

/**
 * What our own widgets and the format of entries read besides Decap's own keys. `kind` is that of the field's
 * declaration; a form section has none: its fields are at the root of the file.
 */
export interface FieldConfig {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  hint?: string;
  kind?: string;
  synonyms?: string[];
  /** What the keyboard of a phone shows. */
  input?: 'text' | 'email' | 'tel' | 'url' | 'numeric' | 'decimal';
  /** Advice on length, in characters. */
  advised_length?: number;
  /** Of a text that is one line in the file and several on a phone. */
  rows?: number;
  autocomplete?: string;
  options?: OptionConfig[];
  multiple?: boolean;
  words?: boolean;
  collection?: string;
  value_field?: string;
  search_fields?: string[];
  display_fields?: string[];
  collapsed?: boolean;
  summary?: string;
  label_singular?: string;
  field?: FieldConfig;
  fields?: FieldConfig[];
  choose_url?: boolean;
  modes?: string[];
  buttons?: string[];
  editor_components?: string[];
}

export interface ViewFilter {
  label: string;
  field: string;
  pattern: string | boolean;
}

export interface ViewGroup {
  label: string;
  field: string;
  pattern?: string;
}

export interface SortableField {
  field: string;
  label?: string;
  default_sort?: 'asc' | 'desc';
}

export interface CollectionConfig {
  name: string;
  label: string;
  label_singular: string;
  description: string;
  folder: string;
  create: boolean;
  delete: boolean;
  format: string;
  extension: 'md';
  identifier_field: string;
  slug: string;
  summary: string;
  preview_path?: string;
  sortable_fields: SortableField[];
  view_filters?: ViewFilter[];
  view_groups?: ViewGroup[];
  editor?: { preview: boolean; notes?: boolean };
  fields: FieldConfig[];
}

export interface BackendConfig {
  name: string;
  [key: string]: unknown;
}

export interface EditorConfig {
  load_config_file: false;
  backend: BackendConfig;
  locale: string;
  site_url: string;
  display_url: string;
  logo_url?: string;
  show_preview_links: boolean;
  publish_mode: 'editorial_workflow' | 'simple';
  media_folder: string;
  public_folder: string;
  media_processing: Record<string, unknown>;
  slug: { encoding: 'ascii'; clean_accents: true; sanitize_replacement: '-' };
  editor: { preview: boolean; notes: boolean };
  collections: CollectionConfig[];
}
