/**
 * A kind of contribution, in one place. The name is the only thing by which types know each other.
 */
import type { DataOf, Fields, Localized } from './field.ts';
import type { Fault } from './validate.ts';

export interface TypeLabels {
  /** « Qui fait quoi ? », « Agenda » */
  section: Localized;
  singular: Localized;
  plural: Localized;
  /** What a list of this type is for, in one sentence. */
  intro: Localized;
}

export type Facet =
  'theme' | 'territory' | 'public' | 'legalForm' | 'typology' | 'label' | 'kind' | 'state' | 'price';

/** `kicker` stands above the title; `badge` says a state, with a tone that colour alone never carries. */
export interface CardFacts {
  kicker?: Localized | undefined;
  badge?: { label: Localized; tone: 'quiet' | 'warning' | 'good' } | undefined;
}

/** What a rule between fields answers: nothing, or what is wrong. */
export type RuleFault = Omit<Fault, 'label'>;

export interface ContentTypeSpec<N extends string, F extends Fields> {
  name: N;
  /** Folder under the content root. */
  folder: string;
  /** First segment of its addresses; undefined where entries live at the root (pages). */
  section?: string;
  labels: TypeLabels;
  fields: F;
  /** The field that names the entry. */
  title: keyof F & string;
  /** Rules between fields. */
  rules?(data: DataOf<F>): RuleFault[];
  /** What a card of any list says beside title, summary, place and themes. */
  card(data: DataOf<F>): CardFacts;
  facets: readonly Facet[];
  /** Whether its entries make the portal's news (feeds). */
  feeds: boolean;
  /** schema.org type of an entry. */
  schemaType: string;
}

export type ContentType<N extends string = string, F extends Fields = Fields> = ContentTypeSpec<N, F> & {
  /** Only there for inference: the type of its data. */
  readonly data?: DataOf<F>;
};

export function defineContentType<const N extends string, const F extends Fields>(
  spec: ContentTypeSpec<N, F>,
): ContentType<N, F> {
  return spec;
}

/** The data of a content type. */
export type DataOfType<T> = T extends ContentType<string, infer F> ? DataOf<F> : never;
