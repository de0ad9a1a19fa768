/** From the fields of a type to the questions of its form: one declaration, so that form and schema cannot drift apart. */
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { askedWords } from '../../i18n/form-asked.ts';
import { formWords } from '../../i18n/form-words.ts';
import { typesetFrench } from '../../lib/markdown/typography.ts';
import type { Field, Localized } from '../../schema/field.ts';
import { inLocale } from '../../schema/field.ts';
import { fieldAt } from '../../schema/validate.ts';
import type { Term } from '../models/base-types.ts';
import { SHAPES } from './shapes.ts';
import type { GroupShape } from './shapes.ts';
import type { Control, Form, FormKind, NewKind, Question, QuestionGroup } from './types.ts';

export const NEW_KINDS: readonly NewKind[] = ['actor', 'event', 'listing', 'question', 'article'];
export const FORM_KINDS: readonly FormKind[] = [...NEW_KINDS, 'correction'];

export interface FormContext {
  locale: string;
  /** The themes of the portal, slug and label. */
  themes: Term[];
}

/** A name of the founding example. */
const ACTOR = inLocale(typeOf('actor').fields['name']!.example ?? '', 'fr');

/** What is asked beside the fields of the type. */
const OWN: Readonly<Record<string, Partial<Question> & { control: Control }>> = {
  body: { control: 'longText' },
  'start.date': { control: 'date', required: true },
  'start.time': { control: 'time' },
  'end.date': { control: 'date' },
  'end.time': { control: 'time' },
  'consent.given': { control: 'check' },
  page: { control: 'text', required: true },
  verdict: { control: 'radio', required: true },
  other: { control: 'longText' },
  // Of an answer.
  text: { control: 'longText', required: true },
  author: { control: 'name', list: 'actors' },
  'sender.name': { control: 'text', autocomplete: 'name' },
  'sender.contact': { control: 'text', autocomplete: 'email' },
  'sender.credit': { control: 'check' },
};

/** A body is what an article is; others may do without. */
const NEEDS_BODY = new Set<string>(['article', 'listing']);

/** Of what the questions of a form are. */
export interface Asking {
  /** By which their own words are known: `actor.name`. */
  words: string;
  type: TypeName;
  /** The entry is there: it did without a text so far. */
  isCorrection: boolean;
}

const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  'contact.phone': 'tel',
  'contact.email': 'email',
  website: 'url',
  'address.street': 'address-line1',
  'address.postalCode': 'postal-code',
  'address.commune': 'address-level2',
};

/** The form of a kind, in the language of a portal. */
export function formOf(kind: FormKind, context: FormContext): Form {
  const say = formWords(context.locale);
  return {
    kind,
    type: kind === 'correction' ? undefined : kind,
    heading: say.headings[kind],
    groups: groupsOf(SHAPES[kind], askingOf(kind), context),
  };
}

const askingOf = (kind: FormKind): Asking =>
  // What a correction may change is asked of a type that has all of it.
  kind === 'correction'
    ? { words: kind, type: 'actor', isCorrection: true }
    : { words: kind, type: kind, isCorrection: false };

/** The questions of some fields of a type, in groups. @param shapes by the names of fields, or of `OWN` */
export const groupsOf = (
  shapes: readonly GroupShape[],
  asking: Asking,
  context: FormContext,
): QuestionGroup[] => shapes.map((shape, i) => groupOf(asking, shape, i, context));

/** A portal without themes does not ask for them. */
export const withoutEmpty = (form: Form): Form => ({
  ...form,
  groups: form.groups.map((group) => ({
    ...group,
    questions: group.questions.filter(({ options }) => options === undefined || options.length > 0),
  })),
});

/** Its questions in order, wherever they stand. */
export const questionsOf = (form: Form): Question[] => form.groups.flatMap(({ questions }) => questions);

function groupOf(asking: Asking, shape: GroupShape, index: number, context: FormContext): QuestionGroup {
  const say = formWords(context.locale);
  return {
    id: `${shape.id}-${index}`,
    title: say.groups[shape.id],
    hint: say.groupHints[shape.id],
    level: shape.level,
    questions: shape.names.map((name) => questionOf(asking, name, context)),
  };
}

function questionOf(asking: Asking, name: string, context: FormContext): Question {
  const own = OWN[name];
  const words = askedWords(context.locale);
  const asked = { ...words[name], ...words[`${asking.words}.${name}`] };
  const field = own ? undefined : fieldOf(asking, name);
  const question: Question = {
    name,
    required: name === 'body' && !asking.isCorrection && NEEDS_BODY.has(asking.type),
    label: asked.label ?? text(field?.label ?? name, context.locale),
    hint: asked.hint ?? (field?.hint && text(field.hint, context.locale)),
    example: asked.example ?? field?.example ?? field?.item?.example,
    autocomplete: AUTOCOMPLETE[name],
    ...(field ? fromField(asking, name, field, context) : own!),
  };
  const isSeen = ['choice', 'choices', 'radio'].includes(question.control);
  // An entry is named as people do, not by its address.
  if (question.list === 'actors' && !asked.example) question.example = ACTOR;
  // A choice shows what it may be; a long one shows one.
  if (question.options && !asked.example) question.example = isSeen ? undefined : question.options[0]?.label;
  if (name === 'verdict') question.options = verdicts(context.locale);
  return { ...question, hint: question.hint || undefined };
}

function fieldOf({ words, type }: Asking, name: string): Field {
  const path = words === 'correction' && name === 'title' ? 'name' : name;
  const field = fieldAt(typeOf(type).fields, path.split('.'));
  if (!field) throw new Error(`the form « ${words} » asks for « ${name} », which is no field`);
  return field;
}

const text = (label: Localized, locale: string): string => {
  const said = inLocale(label, locale);
  return locale.startsWith('en') ? said : typesetFrench(said);
};

function verdicts(locale: string): Term[] {
  return Object.entries(formWords(locale).verdicts).map(([value, label]) => ({ value, label }));
}

function fromField(
  { words }: Asking,
  name: string,
  field: Field,
  context: FormContext,
): Partial<Question> & { control: Control } {
  const { max, min } = field.widget;
  return {
    ...shortened(name, controlOf(field, context)),
    // Of a group that may be left out, nothing is required.
    required: words !== 'correction' && field.required && !name.includes('.'),
    ...(field.kind === 'number' ? { range: { min, max } } : {}),
  };
}

/** More boxes than this are a page of their own: the labels are offered while one types. */
const SEEN = 12;

function shortened(name: string, found: ReturnType<typeof controlOf>): ReturnType<typeof controlOf> {
  const { control, options = [] } = found;
  if (options.length <= SEEN || (control !== 'choice' && control !== 'choices')) return found;
  // Themes are the portal's own: they are to be seen.
  if (name === 'themes') return found;
  return { control: control === 'choice' ? 'name' : 'names', options, list: name };
}

function controlOf(field: Field, context: FormContext): Pick<Question, 'control' | 'options' | 'list'> {
  const item = field.item;
  if (field.to === 'theme' || item?.to === 'theme') return { control: 'choices', options: context.themes };
  if (item) {
    if (item.kind === 'choice') return { control: 'choices', options: optionsOf(item, context.locale) };
    if (item.to === 'actor') return { control: 'names', list: 'actors' };
    if (item.to === 'territory') return { control: 'names', list: 'communes' };
    return { control: 'names' };
  }
  if (field.fields && 'freq' in field.fields) return { control: 'recurrence' };
  if (field.to) return { control: 'name', ...(field.to === 'actor' ? { list: 'actors' } : {}) };
  if (field.kind === 'choice') return { control: 'choice', options: optionsOf(field, context.locale) };
  if (field.kind === 'text' && field.synonyms?.includes('addressLocality'))
    return { control: 'commune', list: 'communes' };
  return { control: PLAIN[field.kind] ?? 'text' };
}

const PLAIN: Partial<Record<Field['kind'], Control>> = {
  longText: 'longText',
  date: 'date',
  number: 'number',
  boolean: 'check',
  url: 'url',
  email: 'email',
  phone: 'phone',
  openingHours: 'hours',
};

const optionsOf = (field: Field, locale: string): Term[] =>
  (field.widget.options ?? []).map(({ value, label }) => ({ value, label: text(label, locale) }));
