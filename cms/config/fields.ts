/** A field of a content type as a field of the editor's form. One object declares both; nothing is said twice. */
import { typeOf } from '../../src/content-types/registry.ts';
import type { TypeName } from '../../src/content-types/registry.ts';
import type { Field, Fields, Option } from '../../src/schema/field.ts';
import { inLocale } from '../../src/schema/field.ts';
import { hintOf, isSentence } from './hints.ts';
import { BODY, layoutOf } from './layout.ts';
import type { Section } from './layout.ts';
import type { FieldConfig, OptionConfig } from './types.ts';
import type { ContentType } from '../../src/schema/content-type.ts';

const FR = 'fr';

/** The form of a type: its parts in order, every field exactly once. */
export function formOf(type: ContentType): FieldConfig[] {
  return layoutOf(type).map((part) =>
    'section' in part ? sectionField(part.section, type.fields) : namedField(part.field, type.fields),
  );
}

const namedField = (name: string, fields: Fields): FieldConfig =>
  name === BODY ? bodyField() : fieldConfig(name, fields[name]!);

const sectionField = (
  { name, label, hint, fields, collapsed, widget }: Section,
  all: Fields,
): FieldConfig => ({
  name,
  label,
  hint,
  widget,
  required: false,
  collapsed,
  fields: fields.map((one) => namedField(one, all)),
});

/**
 * Only what the portal's renderer keeps (src/lib/markdown): no first-level heading (the title is one), no raw HTML.
 * The source is one click away, for tables and notes that the visual editor does not know.
 */
const MARKDOWN = {
  widget: 'markdown',
  modes: ['rich_text', 'raw'],
  buttons: [
    'bold',
    'italic',
    'link',
    'heading-two',
    'heading-three',
    'quote',
    'bulleted-list',
    'numbered-list',
  ],
  editor_components: ['image'],
};

const bodyField = (): FieldConfig => ({
  name: BODY,
  label: 'Texte de la page',
  hint: 'Ce que vous diriez à quelqu’un qui ne vous connaît pas. Des paragraphes courts, des intertitres, une image si elle aide.',
  kind: 'longText',
  required: false,
  ...MARKDOWN,
});

/** @param name its key in the file */
export function fieldConfig(name: string, field: Field): FieldConfig {
  const hint = hintOf(field);
  return {
    name,
    label: inLocale(field.label, FR),
    required: field.required,
    kind: field.kind,
    ...(hint ? { hint } : {}),
    ...(field.synonyms ? { synonyms: [...field.synonyms] } : {}),
    ...controlOf(field),
  };
}

/** What Decap and our widgets need to show it. */
function controlOf(field: Field): Pick<FieldConfig, 'widget'> & Partial<FieldConfig> {
  if (field.kind === 'list') return listControl(field);
  if (field.kind === 'group') return groupControl(field);
  return scalarControl(field);
}

function groupControl(field: Field) {
  const fields = subfields(field.fields ?? {});
  if (field.widget.widget === 'recurrence') return { widget: 'cordee-recurrence', fields };
  // A group that must be there is no place to hide it.
  return { widget: 'object', collapsed: !field.required, fields };
}

const subfields = (fields: Fields): FieldConfig[] =>
  Object.entries(fields).map(([name, one]) => fieldConfig(name, one));

function listControl(field: Field): Pick<FieldConfig, 'widget'> & Partial<FieldConfig> {
  const item = field.item!;
  const label_singular = inLocale(item.label, FR).toLowerCase();
  if (item.kind === 'choice' || item.kind === 'relation') return { ...scalarControl(item), multiple: true };
  if (item.fields) {
    const fields = subfields(item.fields);
    return { widget: 'list', label_singular, collapsed: true, summary: summaryOf(fields), fields };
  }
  if (item.kind === 'date' || item.kind === 'dateTime')
    return { widget: 'list', label_singular, collapsed: false, field: fieldConfig('item', item) };
  return { widget: 'cordee-lines', ...inputOf(item) };
}

/** What an item that is folded says of itself: its first two texts. */
const summaryOf = (fields: readonly FieldConfig[]): string =>
  fields
    .filter(({ kind, name }) => kind !== 'group' && name !== 'id')
    .slice(0, 2)
    .map(({ name }) => `{{fields.${name}}}`)
    .join(' — ');

function scalarControl(field: Field): Pick<FieldConfig, 'widget'> & Partial<FieldConfig> {
  switch (field.kind) {
    case 'date':
      return { widget: 'cordee-date' };
    case 'dateTime':
      return { widget: 'cordee-moment' };
    case 'boolean':
      return { widget: 'boolean' };
    case 'choice':
      return { widget: 'cordee-choice', options: (field.widget.options ?? []).map(optionConfig) };
    case 'relation':
      return relationControl(field);
    case 'openingHours':
      return { widget: 'cordee-hours' };
    case 'picture':
      return isDocument(field)
        ? { widget: 'file', choose_url: false }
        : { widget: 'image', choose_url: false };
    case 'longText':
      return field.widget.widget === 'markdown' ? MARKDOWN : { widget: 'text' };
    default:
      return field.widget.widget === 'time'
        ? { widget: 'cordee-time' }
        : { widget: 'cordee-line', ...inputOf(field) };
  }
}

/** A picture's field that shows a document for example takes documents. */
const isDocument = ({ example = '' }: Field): boolean => /\.(pdf|od[tsp]|docx|xlsx|csv)$/.test(example);

const optionConfig = ({ value, label, synonyms }: Option): OptionConfig => {
  const english = inLocale(label, 'en');
  const french = inLocale(label, FR);
  const also = [...(synonyms ?? []), ...(english === french ? [] : [english])];
  return { value, label: french, ...(also.length > 0 ? { synonyms: also } : {}) };
};

/** Which entries, found by which of their words. */
function relationControl(field: Field): Pick<FieldConfig, 'widget'> & Partial<FieldConfig> {
  const type = typeOf(field.to as TypeName);
  return {
    widget: 'cordee-entry',
    collection: type.folder,
    value_field: '{{slug}}',
    search_fields: [type.title],
    display_fields: [type.title],
    words: field.words ?? false,
  };
}

/** The keyboard that a phone shows, and what a browser may fill in by itself. */
function inputOf(field: Field): Partial<FieldConfig> {
  const { max } = field.widget;
  switch (field.kind) {
    case 'email':
      return { input: 'email', autocomplete: 'email' };
    case 'phone':
      return { input: 'tel', autocomplete: 'tel' };
    case 'url':
      return { input: 'url', autocomplete: 'url' };
    case 'number':
      return { input: field.widget.integer && (field.widget.min ?? 0) >= 0 ? 'numeric' : 'decimal' };
    case 'text':
      return {
        input: 'text',
        ...(max ? { advised_length: max } : {}),
        ...(isSentence(field) ? { rows: 3 } : {}),
      };
    default:
      return { input: 'text' };
  }
}
