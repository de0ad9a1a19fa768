import type { TypeName } from '../../../src/content-types/registry.ts';
import type { Form, FormProblem, FormValues, Lookup } from '../../../src/domain/forms/types.ts';
import type { Participant, WorkshopPhoto } from '../types.ts';

/** How entries are named and found: those of the portal, and the drafts that may be named too. */
export interface EntryNames {
  /** From a name, as it was typed, to a slug. */
  lookup: Lookup;
  /** From a slug to the name of its entry. */
  nameOf: (type: TypeName, slug: string) => string | undefined;
}

/** A value that has no reading: kept in words at the end of the text. */
export interface SetAsideAnswer {
  question: string;
  label: string;
  value: string;
  message: string;
}

export type Refused = { problems: readonly FormProblem[] };

export interface NewEntry {
  form: Form;
  values: FormValues;
  photos?: readonly WorkshopPhoto[];
  lookup: Lookup;
  /** YYYY-MM-DD */
  today: string;
  /** How an agreement was given, for the record: « À l’atelier « Fiches et thermos » ». */
  how: string;
  /** Signs an article and a question that nobody signed, where they agree to be named. */
  by?: Pick<Participant, 'name' | 'credit'> | undefined;
  /** The event that the workshop is: its slug, or its name. */
  workshop?: string | undefined;
}

export interface Amendment {
  form: Form;
  entryText: string;
  /** What the form was filled with (`valuesOf`), and what came back. */
  given: FormValues;
  values: FormValues;
  photos?: readonly WorkshopPhoto[];
  lookup: Lookup;
  today: string;
  how?: string;
}
