/**
 * The answers that an entry would have given: the other way of `readForm`. What is said is read back as it was; what no
 * words hold is named (`beyond`), and stays as it is in the file for as long as nobody answers in its place.
 */
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { readForm } from '../../../src/domain/forms/read.ts';
import type { RawData } from '../../../src/domain/forms/read.ts';
import type { Form, FormValues, Question } from '../../../src/domain/forms/types.ts';
import { hoursInWords } from '../../../src/i18n/hours-in-words.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { parseLocalDate, parseLocalDateTime } from '../../../src/lib/dates/local.ts';
import { readHours } from '../../../src/lib/opening-hours.ts';
import { joinLines } from '../../../src/lib/text/runs.ts';
import { parseYesNo } from '../../../src/lib/text/yes-no.ts';
import type { Field } from '../../../src/schema/field.ts';
import { isTexts, rawAt } from '../../../src/schema/raw.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { entryIn, fieldOf, itemsOf } from './entry.ts';
import type { EntryValues } from './entry.ts';
import { ruleInWords } from './rhythm.ts';
import type { EntryNames } from './types.ts';

export interface Answers {
  values: FormValues;
  /** Questions whose value no words hold. */
  beyond: ReadonlySet<string>;
  /** Questions of which a part is said; the rest is kept beside. */
  partly: ReadonlySet<string>;
}

/** Read back, they change nothing in the entry. Nothing for a text whose header is not read. */
export const valuesOf = (form: Form, entryText: string, names: EntryNames): FormValues =>
  answersIn(form, entryText, names).values;

export function answersIn(form: Form, entryText: string, names: EntryNames): Answers {
  const values: Record<string, string[]> = {};
  const [beyond, partly] = [new Set<string>(), new Set<string>()];
  const type = form.kind === 'answer' ? undefined : form.type;
  const entry = type && entryIn(type, entryText);
  if (!entry) return { values, beyond, partly };
  for (const question of questionsOf(form)) {
    const said = question.name === 'recurrence' ? ruleInWords(entry.raw) : undefined;
    if (said?.isPart) partly.add(question.name);
    const answer = said ? said.words : answerOf(question, type, entry, names);
    if (answer === undefined) beyond.add(question.name);
    else if (answer.length > 0) values[question.name] = answer;
  }
  for (const name of misread(form, type, entry, values, names)) {
    delete values[name];
    beyond.add(name);
  }
  return { values, beyond, partly };
}

/** Lists that are not read back item by item: a name that holds a semicolon. */
function misread(
  form: Form,
  type: TypeName,
  entry: EntryValues,
  values: FormValues,
  { lookup }: EntryNames,
): string[] {
  const { raw } = readForm(form, values, { lookup, today: '2000-01-01', how: '' });
  return questionsOf(form)
    .filter(({ name, control }) => {
      const field = fieldOf(type, name);
      if (control !== 'names' || !field?.item || !values[name]) return false;
      const [there, back] = [rawAt(entry.raw, name.split('.')), rawAt(raw, name.split('.')) as Raw[]];
      const same = (one: Raw, other: Raw | undefined) => one === other || meant(field, one, lookup) === other;
      const items = itemsOf(field, there);
      return items.length !== back.length || !items.every((item, i) => same(item, back[i]));
    })
    .map(({ name }) => name);
}

/** What an item of a list is given as: the slug that a reference means, the value of a choice. */
export function meant(field: Field, item: Raw, lookup: EntryNames['lookup']): string | undefined {
  if (typeof item !== 'string') return undefined;
  const to = field.item?.to as TypeName | undefined;
  if (to) return lookup(to, item.trim()) ?? item.trim();
  return chosen(field.item!, item) ?? item.trim();
}

/** The answers to a question; none where the entry says nothing, undefined where it says what no answer holds. */
function answerOf(
  question: Question,
  type: TypeName,
  entry: EntryValues,
  names: EntryNames,
): string[] | undefined {
  const { name } = question;
  if (name === 'body') return one(entry.body);
  if (/^(?:start|end)\.\w+$/.test(name)) return one(momentPart(entry.raw, name));
  if (name === 'consent.given') return one(yes(rawAt(entry.raw, ['consent', 'given'])));
  const field = fieldOf(type, name);
  const value = rawAt(entry.raw, name.split('.'));
  if (value === undefined || !field) return [];
  return field.item ? listAnswer(question, field, value, names) : textAnswer(question, field, value, names);
}

const one = (text: string | undefined): string[] => (text ? [text] : []);

const yes = (value: Raw | undefined): string => {
  const said = typeof value === 'string' ? parseYesNo(value.trim()) : undefined;
  return said?.ok && said.value ? 'oui' : '';
};

function listAnswer(
  question: Question,
  field: Field,
  value: Raw,
  { lookup, nameOf }: EntryNames,
): string[] | undefined {
  const items = itemsOf(field, value);
  if (!isTexts(items)) return undefined;
  const item = field.item!;
  const to = item.to as TypeName | undefined;
  if (question.control === 'choices') {
    const slugs = items.map((text) => (to ? lookup(to, text.trim()) : chosen(item, text)) ?? text.trim());
    // What no box shows is not answered: it stays.
    return slugs.filter((slug) => question.options?.some((option) => option.value === slug));
  }
  const said = items.map((text) => {
    if (to) return entryName(to, text.trim(), { lookup, nameOf });
    return labelOf(question, chosen(item, text)) ?? text.trim();
  });
  return said.length > 0 ? [said.join(' ; ')] : [];
}

/** Its name, where the name leads back to it. */
function entryName(type: TypeName, text: string, { lookup, nameOf }: EntryNames): string {
  const slug = lookup(type, text);
  const name = slug === undefined ? undefined : nameOf(type, slug);
  const isSafe = name !== undefined && !/[;\n]/.test(name) && lookup(type, name) === slug;
  return isSafe ? name : text;
}

/** The value of a vocabulary that a text means. */
function chosen(field: Field, text: string): string | undefined {
  if (field.kind !== 'choice') return undefined;
  const read = field.schema.safeParse(text);
  return read.success ? (read.data as string) : undefined;
}

const labelOf = ({ options = [] }: Question, value: string | undefined): string | undefined =>
  options.find((option) => option.value === value)?.label;

function textAnswer(question: Question, field: Field, value: Raw, names: EntryNames): string[] | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  switch (question.control) {
    case 'check':
      return one(yes(value));
    case 'choice':
    case 'radio': {
      const code = chosen(field, value);
      return labelOf(question, code) === undefined ? undefined : [code!];
    }
    case 'name':
      if (field.to) return [entryName(field.to as TypeName, line(text), names)];
      return [labelOf(question, chosen(field, value)) ?? line(text)];
    case 'hours':
      return hoursAnswer(text);
    case 'date': {
      const day = parseLocalDate(text);
      return day.ok ? [day.value] : undefined;
    }
    case 'number': {
      const read = field.schema.safeParse(text);
      return read.success ? [String(read.data)] : undefined;
    }
    case 'longText':
      return [text];
    default:
      return [line(text)];
  }
}

const line = (text: string): string => joinLines(text, ' ');

/** What no words say is said as it is written: that is read too. */
function hoursAnswer(text: string): string[] {
  const read = readHours(text);
  return [(read.ok ? hoursInWords(read.value) : undefined) ?? text];
}

const momentOf = (raw: Raw | undefined) => {
  const read = typeof raw === 'string' ? parseLocalDateTime(raw.trim()) : undefined;
  return read?.ok ? read.value : undefined;
};

function momentPart(raw: RawData, name: string): string | undefined {
  const [which, part] = name.split('.') as [string, 'date' | 'time'];
  const moment = momentOf(raw[which]);
  // The same day is not said twice.
  if (name === 'end.date' && moment?.date === momentOf(raw['start'])?.date) return undefined;
  return moment?.[part];
}
