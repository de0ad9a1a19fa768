/** Answers of two who had the same form: what each changed, and what both did. Pure. */
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import type { Form, FormProblem, FormValues, Question } from '../../../src/domain/forms/types.ts';

export interface Edited {
  /** What the form was filled with; undefined where it is not known any more. */
  given: FormValues | undefined;
  /** As it was sent. */
  values: FormValues;
  /** As the page would fill it now. */
  now: FormValues;
}

/** Questions that both changed, each its own way; each says what it is now. */
export function changedByBoth(form: Form, { given, values, now }: Edited): FormProblem[] {
  const isChanged = (name: string) =>
    given === undefined || (differs(values, given, name) && differs(now, given, name));
  return questionsOf(form)
    .filter(({ name }) => isChanged(name) && differs(values, now, name))
    .map((question) => problemOf(question, answersOf(now, question.name)));
}

/** What its sender did not touch is as it is now. */
export function withTheirs({ given = {}, values, now }: Edited): FormValues {
  const names = new Set([...Object.keys(values), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].map((name) => [name, (differs(values, given, name) ? values[name] : now[name]) ?? []]),
  );
}

const differs = (a: FormValues, b: FormValues, name: string): boolean =>
  JSON.stringify(answersOf(a, name)) !== JSON.stringify(answersOf(b, name));

/** A form sends an empty answer where there is none, and ends its lines as forms do. */
const answersOf = (values: FormValues, name: string): string[] =>
  (values[name] ?? []).map((answer) => answer.replace(/\r\n?/g, '\n').trim()).filter(Boolean);

function problemOf({ name, label, options = [] }: Question, now: readonly string[]): FormProblem {
  const said = now.map((answer) => options.find(({ value }) => value === answer)?.label ?? answer);
  const there =
    said.length > 0 ? `la page dit maintenant : « ${said.join(' ; ')} »` : 'elle est maintenant vide';
  return {
    question: name,
    label,
    value: now.join(', '),
    message: `cette réponse a changé entre-temps, ${there}. Gardez la vôtre, ou écrivez celle-ci à sa place, puis enregistrez encore une fois`,
    blocking: true,
  };
}
