/**
 * A field is a pair made by one function: the schema that validates its value, and the widget that lets
 * somebody type it. Validator, editor form, CSV columns and reference documentation all read this one
 * object, so they cannot drift apart.
 */
import type { z } from 'astro/zod';

/** A text for people: the same in every language, or one a language. */
export type Localized = string | { fr: string; en: string };

export type FieldKind =
  | 'text'
  | 'longText'
  | 'slug'
  | 'date'
  | 'dateTime'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'list'
  | 'group'
  | 'relation'
  | 'url'
  | 'email'
  | 'phone'
  | 'picture'
  | 'openingHours'
  | 'identifier';

/** What the form shows; `widget` is the standard name of the editor's control. */
export interface Widget {
  widget: string;
  options?: readonly Option[];
  multiple?: boolean;
  to?: string;
  min?: number | undefined;
  max?: number | undefined;
  integer?: boolean | undefined;
}

/** One value of a vocabulary. `synonyms` are read, never written. */
export interface Option {
  value: string;
  label: Localized;
  synonyms?: readonly string[];
}

export interface FieldText {
  label: Localized;
  hint?: Localized;
  example?: string;
}

export interface FieldSpec extends FieldText {
  /** Without it there can be no page: its absence sets the entry aside. */
  required?: boolean;
  /** Its absence is worth a word of advice, never more. */
  advised?: boolean;
  /** Other keys under which people write it; read with a note, never written. */
  synonyms?: readonly string[];
  /** A value that cannot be read costs itself, with a word, and not the entry: the page is of use without it. */
  spared?: boolean;
  /** Of a value that is spared, the part that can be read (the first of two numbers): shown in the meantime. */
  readable?: (raw: string) => string | undefined;
}

export interface Field<T = unknown, R extends boolean = boolean> extends FieldSpec {
  kind: FieldKind;
  required: R;
  schema: z.ZodType<T>;
  widget: Widget;
  /** For a group: its fields. */
  fields?: Fields;
  /** For a list: its item. */
  item?: Field;
  /** For a relation: the name of the type it points to; `words` where plain words do as well. */
  to?: string;
  words?: boolean;
  /** A remark on a value that was accepted all the same. */
  remark?: (raw: string) => string | undefined;
}

export type Fields = Record<string, Field>;

type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K]['required'] extends true ? K : never;
}[keyof F];

type ValueOf<F> = F extends Field<infer T, boolean> ? T : never;

/** The validated data of a set of fields. */
export type DataOf<F extends Fields> = { [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
  [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]> | undefined;
};

/** The words of a localized text in one language; French where there is no other. */
export function inLocale(text: Localized, locale: string): string {
  if (typeof text === 'string') return text;
  return locale.startsWith('en') ? text.en : text.fr;
}
