/** What is to be told of answers before they are sent. */
import { checkForm } from '../../../src/domain/forms/check.ts';
import { answerTo, readForm } from '../../../src/domain/forms/read.ts';
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import type { Form, FormProblem, FormValues, Lookup } from '../../../src/domain/forms/types.ts';
import { changeProblems } from './amended-text.ts';
import { cleanAnswers } from './clean.ts';
import { personalAdvice } from './personal.ts';

/** Everything that is wrong with answers, by question. @param given of a correction: only what changed is looked at */
export function problemsOf(
  form: Form,
  values: FormValues,
  options: {
    lookup: Lookup;
    today: string;
    given?: FormValues | undefined;
    entryText?: string | undefined;
  },
): FormProblem[] {
  const { lookup, today, given, entryText } = options;
  if (form.kind === 'answer') return missingIn(form, values);
  const problems =
    form.kind === 'correction' && entryText !== undefined && given
      ? changeProblems({ form, entryText, given, values, lookup, today })
      : checkForm(form, readForm(form, cleanAnswers(values), { lookup, today, how: '' }));
  return [...problems, ...personalAdvice(form, values, { lookup, today, given })];
}

const missingIn = (form: Form, values: FormValues): FormProblem[] =>
  questionsOf(form)
    .filter(({ name, required }) => required && !answerTo(values, name))
    .map(({ name, label }) => ({ question: name, label, message: 'ce champ manque', blocking: true }));
