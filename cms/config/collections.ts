/** A content type as a collection of the editor: how its list reads, sorts, filters, and what a new page is called. */
import type { TypeName } from '../../src/content-types/registry.ts';
import { typeOf } from '../../src/content-types/registry.ts';
import type { ContentType } from '../../src/schema/content-type.ts';
import type { Field } from '../../src/schema/field.ts';
import { inLocale } from '../../src/schema/field.ts';
import { formOf } from './fields.ts';
import type { CollectionConfig, FieldConfig, SortableField, ViewFilter, ViewGroup } from './types.ts';

const FR = 'fr';

/** Decap's own register of formats: one of each collection, since a format does not see whose file it reads. */
export const formatName = (folder: string): string => `cordee-${folder}`;

/** Of a title, so many letters name its page: « œ » makes two, and an address holds 80. */
const SLUG_LETTERS = 64;

export interface ListWords {
  /** The themes of the portal, for filters: slug and name. */
  themes?: readonly { slug: string; name: string }[];
  /** Whether there is a place for the words of the review; there is, where nothing is said. */
  notes?: boolean;
}

/** @param root folder of the content in the repository, with its last slash, or empty */
export function collectionOf(name: TypeName, root: string, words: ListWords = {}): CollectionConfig {
  const type = typeOf(name);
  const fields = formOf(type);
  const paths = pathsOf(fields);
  const filters = filtersOf(type, paths, words);
  const groups = groupsOf(type, paths);
  return {
    name: type.folder,
    label: inLocale(name === 'actor' ? type.labels.section : type.labels.plural, FR),
    label_singular: inLocale(type.labels.singular, FR),
    description: inLocale(type.labels.intro, FR),
    folder: `${root}${type.folder}`,
    create: true,
    delete: true,
    format: formatName(type.folder),
    extension: 'md',
    identifier_field: type.title,
    slug: `{{fields.${type.title} | truncate(${SLUG_LETTERS})}}`,
    summary: summaryOf(type, paths),
    ...(type.section ? { preview_path: `${type.section}/{{slug}}/` } : { preview_path: '{{slug}}/' }),
    sortable_fields: sortableOf(type, paths),
    ...(filters.length > 0 ? { view_filters: filters } : {}),
    ...(groups.length > 0 ? { view_groups: groups } : {}),
    editor: { preview: true, notes: words.notes ?? true },
    fields,
  };
}

/** Where in the form's data each field is: `published` may be at `_life.published`. */
export type Paths = ReadonlyMap<string, string>;

export function pathsOf(fields: readonly FieldConfig[]): Paths {
  return new Map(
    fields.flatMap((field): [string, string][] =>
      field.kind || !field.fields
        ? [[field.name, field.name]]
        : field.fields.map((one) => [one.name, `${field.name}.${one.name}`]),
    ),
  );
}

/** « Café des bricoles · 2026-12-05 14:00 »: only a field that is always there, nothing may dangle. */
function summaryOf(type: ContentType, paths: Paths): string {
  const day = ['start', 'validThrough'].find((name) => paths.has(name) && type.fields[name]?.required);
  return [`{{${type.title}}}`, ...(day ? [`{{${paths.get(day)}}}`] : [])].join(' · ');
}

function sortableOf(type: ContentType, paths: Paths): SortableField[] {
  const wanted = [type.title, 'start', 'validThrough', 'published', 'updated', 'verifiedOn', 'order'];
  const first: Record<string, SortableField['default_sort']> = { start: 'desc', validThrough: 'desc' };
  const sorted = wanted.find((name) => first[name] && type.fields[name]) ?? type.title;
  return wanted
    .filter((name) => paths.has(name))
    .map((name) => ({
      field: paths.get(name)!,
      label: inLocale(type.fields[name]!.label, FR),
      ...(name === sorted ? { default_sort: first[name] ?? ('asc' as const) } : {}),
    }));
}

/** Drafts, what is over or closed, then each theme. A pattern is a regular expression on the value as Immutable writes it: `List [ "a", "b" ]`. */
function filtersOf(type: ContentType, paths: Paths, { themes = [] }: ListWords): ViewFilter[] {
  const filters: ViewFilter[] = [];
  const add = (label: string, name: string, pattern: string | boolean) => {
    if (paths.has(name)) filters.push({ label, field: paths.get(name)!, pattern });
  };
  add('Gardées en brouillon', 'draft', true);
  for (const name of ['status', 'state']) {
    for (const { value, label } of type.fields[name]?.widget.options ?? [])
      add(inLocale(label, FR), name, `^${value}$`);
  }
  for (const { slug, name } of themes) add(`Thème : ${name}`, 'themes', `"${slug}"`);
  return filters;
}

function groupsOf(type: ContentType, paths: Paths): ViewGroup[] {
  const groups: ViewGroup[] = [];
  for (const name of ['kind', 'level', 'status', 'state', 'legalForm', 'parent']) {
    const field: Field | undefined = type.fields[name];
    if (field && paths.has(name) && (name !== 'parent' || type.name === 'territory' || type.name === 'theme'))
      groups.push({ label: inLocale(field.label, FR), field: paths.get(name)! });
  }
  if (paths.has('address')) groups.push({ label: 'Commune', field: `${paths.get('address')}.commune` });
  for (const name of ['start', 'published'])
    if (paths.has(name))
      groups.push({
        label: `Année (${inLocale(type.fields[name]!.label, FR).toLowerCase()})`,
        field: paths.get(name)!,
        pattern: '\\d{4}',
      });
  return groups;
}
