/**
 * A form as plain data: questions in groups, what was answered, what is wrong with it. It knows no page: the same
 * serves `/proposer/` and a form that a server renders.
 */
import type { TypeName } from '../../content-types/registry.ts';
import type { Term } from '../models/base-types.ts';

/** What may be proposed: a new entry of a type, or a word on one that is there. */
export type NewKind = 'actor' | 'event' | 'listing' | 'question' | 'article';
export type FormKind = NewKind | 'correction';
/** What a form may be about where it is not one of `/proposer/`. */
export type AskedKind = FormKind | 'answer';

export type Control =
  | 'text'
  | 'longText'
  | 'date'
  | 'time'
  | 'number'
  /** One of a list. */
  | 'choice'
  /** One of very few, all seen at once. */
  | 'radio'
  /** Several of a list. */
  | 'choices'
  /** An entry by its name, or plain words; `names` for several. */
  | 'name'
  | 'names'
  | 'commune'
  /** « lun-ven 9h-12h, fermé en août » */
  | 'hours'
  /** « chaque mardi jusqu’en juin » */
  | 'recurrence'
  | 'url'
  | 'email'
  | 'phone'
  /** A yes that is asked for plainly. */
  | 'check';

export interface Question {
  /** The path of the field (`contact.phone`), or a name of the form's own (`start.date`, `body`, `sender.name`). */
  name: string;
  control: Control;
  label: string;
  hint?: string | undefined;
  example?: string | undefined;
  required: boolean;
  /** Of a number. */
  range?: { min?: number | undefined; max?: number | undefined } | undefined;
  /** Seen by who answers a `choice`, `choices` or `radio`; known all the same where they are too many to be seen. */
  options?: Term[] | undefined;
  /** Names to choose from while typing: `actors`, `communes`, or the question whose many options these are. */
  list?: string | undefined;
  /** The standard token of HTML. */
  autocomplete?: string | undefined;
}

export interface QuestionGroup {
  id: string;
  title: string;
  hint?: string | undefined;
  /** `more`: behind « Plus de détails ». */
  level: 'short' | 'more';
  questions: Question[];
}

export interface Form {
  kind: AskedKind;
  /** Of the entry; absent where a page that is named says it. */
  type?: TypeName | undefined;
  /** First line of what is sent, by which it is known when it comes back. */
  heading: string;
  groups: QuestionGroup[];
}

/** What was answered, as `FormData` gives it: name → its values, in order. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

export interface FormProblem {
  /** The name of the question. */
  question: string;
  label: string;
  value?: string | undefined;
  /** French, without its full stop. */
  message: string;
  example?: string | undefined;
  /** Without it there is no entry. */
  blocking: boolean;
}

/** From a name, as it was typed, to the slug of the entry that bears it. */
export type Lookup = (type: TypeName, name: string) => string | undefined;
