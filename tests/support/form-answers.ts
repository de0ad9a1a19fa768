/**
 * The other way of `domain/forms/read.ts`, by which its round trip is proved: what an entry holds, as the answers to its form. What a form cannot say (a rhythm with its
 * exceptions) is left unanswered and named, so that whoever saves keeps it.
 */
import { typeOf } from '../../src/content-types/registry.ts';
import { ruleOf } from '../../src/content-types/event/rule.ts';
import type { RuleFields } from '../../src/content-types/event/rule.ts';
import { readFrenchRecurrence } from '../../src/i18n/recurrence/read-french.ts';
import { sayRule } from '../../src/i18n/recurrence.ts';
import { parseLocalDateTime } from '../../src/lib/dates/local.ts';
import type { Raw } from '../../src/schema/validate.ts';
import { fieldAt, isEmpty } from '../../src/schema/validate.ts';
import type { RawData } from '../../src/domain/forms/read.ts';
import { questionsOf } from '../../src/domain/forms/questions.ts';
import type { Form, FormValues, Question } from '../../src/domain/forms/types.ts';

export interface WrittenForm {
  values: FormValues;
  /** Names of fields that are filled and that the form cannot hold. */
  beyond: string[];
}

/** @param raw of a file of the form's type, by the names of its fields */
export function answersOf(form: Form, raw: RawData, body: string): WrittenForm {
  const values: Record<string, string[]> = {};
  const beyond: string[] = [];
  for (const question of questionsOf(form)) {
    const answers = answersTo(question, form, raw, body);
    if (answers === undefined) beyond.push(question.name);
    else Object.assign(values, answers);
  }
  return { values, beyond };
}

type Answers = Record<string, string[]>;

const one = (name: string, text: string | undefined): Answers => (text ? { [name]: [text] } : {});

function answersTo(question: Question, form: Form, raw: RawData, body: string): Answers | undefined {
  const { name, control } = question;
  if (name === 'body') return one(name, body.trim());
  if (name.startsWith('start.') || name.startsWith('end.')) return one(name, momentPart(raw, name));
  if (name === 'recurrence') return ruleAnswer(raw);
  const value = valueAt(raw, name.split('.'));
  if (value === undefined || isEmpty(value)) return {};
  if (control === 'check') return one(name, isTrue(value) ? 'oui' : '');
  if (Array.isArray(value)) return listAnswer(question, value);
  if (typeof value !== 'string') return undefined;
  // A list that was written as one text.
  const field = form.type && fieldAt(typeOf(form.type).fields, name.split('.'));
  return { [name]: field?.kind === 'list' && control === 'choices' ? value.split(/\s*,\s*/) : [value] };
}

const isTrue = (value: Raw): boolean => typeof value === 'string' && /^(?:true|oui)$/i.test(value);

function listAnswer({ name, control }: Question, value: Raw[]): Answers | undefined {
  const texts = value.filter((text) => typeof text === 'string');
  if (texts.length < value.length) return undefined;
  return { [name]: control === 'names' ? [texts.join(' ; ')] : texts };
}

function valueAt(raw: Raw | undefined, [key, ...rest]: string[]): Raw | undefined {
  if (key === undefined) return raw;
  return raw && typeof raw === 'object' && !Array.isArray(raw) ? valueAt(raw[key], rest) : undefined;
}

const momentOf = (raw: Raw | undefined) => {
  const read = typeof raw === 'string' ? parseLocalDateTime(raw) : undefined;
  return read?.ok ? read.value : undefined;
};

function momentPart(raw: RawData, name: string): string | undefined {
  const [which, part] = name.split('.') as [string, 'date' | 'time'];
  const moment = momentOf(raw[which]);
  // The same day is not said twice.
  if (name === 'end.date' && moment?.date === momentOf(raw['start'])?.date) return undefined;
  return moment?.[part];
}

/** In words, where these words are read back as the same rule. */
function ruleAnswer(raw: RawData): Answers | undefined {
  const value = raw['recurrence'];
  if (value === undefined || isEmpty(value)) return {};
  const field = typeOf('event').fields['recurrence']!;
  const read = field.schema.safeParse(value);
  const start = momentOf(raw['start'])?.date;
  if (!read.success || !start) return undefined;
  const data = read.data as RuleFields & Record<string, unknown>;
  if (['exceptRanges', 'extra', 'changes'].some((key) => data[key] !== undefined)) return undefined;
  const except = (data['except'] ?? []) as string[];
  const { until, count } = data;
  const said = sayRule({ ...ruleOf(data), until, count, except, exceptRanges: [], extra: [], start }, 'fr');
  const words = said.replace(/\s/g, ' ');
  const back = readFrenchRecurrence(words, start);
  const again = back.ok ? field.schema.safeParse(textsOf(back.value)) : undefined;
  return again?.success && sameRule(again.data as typeof data, data) ? one('recurrence', words) : undefined;
}

const sameRule = (
  a: RuleFields & Record<string, unknown>,
  b: RuleFields & Record<string, unknown>,
): boolean =>
  JSON.stringify([ruleOf(a), a['except'] ?? []]) === JSON.stringify([ruleOf(b), b['except'] ?? []]);

/** As a file has them. */
const textsOf = (fields: object): RawData =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key !== 'start' && key !== 'end')
      .map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]),
  );
