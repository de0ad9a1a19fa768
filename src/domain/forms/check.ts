/**
 * What the type itself says of a form's values, said of its questions. What a page cannot do without stops it; the rest
 * may be set aside: kept in words at the end of the text, for whoever reviews.
 */
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { inLocale } from '../../schema/field.ts';
import { rawAt, withRaw } from '../../schema/raw.ts';
import { fieldAt, validate } from '../../schema/validate.ts';
import type { Fault, Raw } from '../../schema/validate.ts';
import { questionsOf } from './questions.ts';
import type { RawData, ReadForm } from './read.ts';
import type { Form, FormProblem } from './types.ts';

/** Every error, by question; warnings and remarks are for who publishes. */
export function checkForm(form: Form, { raw, body, problems }: ReadForm): FormProblem[] {
  const missing = questionsOf(form).filter(({ name, required }) => name === 'body' && required && !body);
  return [
    ...missing.map(({ name, label }) => ({
      question: name,
      label,
      message: 'ce champ manque',
      blocking: false,
    })),
    ...problems,
    ...errorsOf(form, raw),
  ];
}

/** The errors of some values of the form's type, by question. @param raw by the names of its fields */
export function errorsOf(form: Form, raw: RawData): FormProblem[] {
  const type = form.type ?? 'actor';
  return faultsOf(type, raw)
    .filter(({ severity }) => severity === 'error')
    .map((fault) => problemOf(form, type, fault));
}

function faultsOf(type: TypeName, raw: RawData): Fault[] {
  const { fields, rules } = typeOf(type);
  const { data, faults } = validate<Record<string, unknown>>(fields, raw);
  return data ? [...faults, ...(rules?.(data as never) ?? [])] : faults;
}

function problemOf(form: Form, type: TypeName, fault: Fault): FormProblem {
  const path = fault.path.map(String);
  const question = questionAt(form, path);
  const field = fieldAt(typeOf(type).fields, fault.path);
  const top = typeOf(type).fields[path[0]!];
  return {
    question: question?.name ?? path.join('.'),
    label: question?.label ?? fault.label ?? (field ? inLocale(field.label, 'fr') : path.join('.')),
    value: fault.value,
    message: fault.message,
    example: question?.example ?? fault.example,
    // An end before its start is as well left out; a name is not.
    blocking: path.length === 1 && (top?.required ?? false),
  };
}

/** `start` is asked as a day and an hour. */
function questionAt(form: Form, path: string[]): ReturnType<typeof questionsOf>[number] | undefined {
  const questions = questionsOf(form);
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    const found =
      questions.find((one) => one.name === name) ?? questions.find((one) => one.name.startsWith(`${name}.`));
    if (found) return found;
  }
  return undefined;
}

export interface SetAsideValue {
  question: string;
  label: string;
  value: string;
  message: string;
}

/** The values without those that cannot be read, and these, in words. Nothing where a problem stops the whole. */
export function setAside(
  form: Form,
  read: ReadForm,
): { raw: RawData; aside: SetAsideValue[] } | { blocking: FormProblem[] } {
  let raw = read.raw;
  const aside = read.problems.map(asideOf);
  // One fault may hide another: each turn takes at least one value out.
  for (;;) {
    const problems = checkForm(form, { ...read, raw, problems: [] }).filter(
      ({ question }) => question !== 'body',
    );
    if (problems.length === 0) return { raw, aside };
    const blocking = problems.filter((problem) => problem.blocking);
    if (blocking.length > 0) return { blocking };
    for (const problem of problems) {
      const taken = takenOut(raw, problem);
      aside.push(taken.aside);
      raw = taken.raw;
    }
  }
}

/** The values without the one that a problem is about, and that one, in words. */
export function takenOut(raw: RawData, problem: FormProblem): { raw: RawData; aside: SetAsideValue } {
  const key = keyOf(raw, problem.question);
  const there = rawAt(raw, key);
  // Whole: what is set aside is kept nowhere else.
  const value = there === undefined ? (problem.value ?? '') : textsIn(there).join(', ');
  return { raw: withRaw(raw, key, undefined), aside: { ...asideOf(problem), value } };
}

const textsIn = (raw: Raw): string[] => {
  if (typeof raw === 'string') return [raw];
  return Object.values(raw ?? {}).flatMap(textsIn);
};

export const asideOf = ({ question, label, value = '', message }: FormProblem): SetAsideValue => ({
  question,
  label,
  value,
  message,
});

/** Whether it was to reach a person: such words are never kept in a text, which git never forgets. */
export const mayReach = ({ question }: SetAsideValue): boolean =>
  /^(?:contact|registration)(?:\.|$)/.test(question);

/** Where the value of a question stands: `end.date` is in `end`; of what is missing in a group, the group. */
function keyOf(raw: RawData, question: string): string[] {
  let path = question.split('.');
  while (path.length > 1 && (rawAt(raw, path) === undefined || typeof raw[path[0]!] === 'string'))
    path = path.slice(0, -1);
  return path;
}
