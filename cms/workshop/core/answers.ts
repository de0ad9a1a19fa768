/** An answer to a question: added once, and changed in its place when its author sends it again. */
import { typeOf } from '../../../src/content-types/registry.ts';
import { answerTo } from '../../../src/domain/forms/read.ts';
import type { Form, Lookup } from '../../../src/domain/forms/types.ts';
import { amend } from '../../../src/reader/amend.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { answerText } from '../forms/index.ts';
import type { FormProblem } from '../types.ts';
import type { Kept } from './records.ts';

/** The question that holds it. */
export const ANSWER = 'text';
const AUTHOR = 'author';

interface Options {
  today: string;
  lookup: Lookup;
  form: Form;
}

/** @param now the question as it is, with what others answered */
export function answered(
  now: string,
  kept: Kept,
  { today, lookup }: Options,
): { text: string } | { problems: readonly FormProblem[] } {
  const text = answerTo(kept.values, ANSWER);
  const author = answerTo(kept.values, AUTHOR) || (kept.by.credit ? kept.by.name : '');
  const before = kept.sentText === undefined ? undefined : answersIn(kept.sentText).at(-1);
  const made = answerText(withoutAnswer(now, before), { text, author, today, lookup });
  if ('problems' in made || !before) return made;
  return { text: inItsPlace(now, made.text, before) };
}

type Answer = { readonly [name: string]: Raw };

const isAnswer = (raw: Raw): raw is { [name: string]: Raw } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function answersIn(text: string): Answer[] {
  const read = parseFrontMatter(text);
  const answers = read.ok ? read.raw['answers'] : undefined;
  return Array.isArray(answers) ? answers.filter(isAnswer) : [];
}

const isSame = (one: Answer, other: Answer): boolean =>
  one['id'] === other['id'] && (one['id'] !== undefined || one['text'] === other['text']);

const withAnswers = (text: string, answers: readonly Answer[]): string =>
  amend(
    typeOf('question').fields,
    text,
    new Map([['answers', answers.length > 0 ? [...answers] : undefined]]),
  ) ?? text;

const withoutAnswer = (text: string, answer: Answer | undefined): string => {
  const all = answersIn(text);
  return answer && all.some((one) => isSame(one, answer))
    ? withAnswers(
        text,
        all.filter((one) => !isSame(one, answer)),
      )
    : text;
};

/** Under the identifier that it has: another may have named it. */
function inItsPlace(now: string, made: string, before: Answer): string {
  const own = answersIn(made).at(-1);
  const all = answersIn(now);
  if (!own || !all.some((one) => isSame(one, before))) return made;
  const id = before['id'];
  const kept = id === undefined ? own : { ...own, id };
  return withAnswers(
    now,
    all.map((one) => (isSame(one, before) ? kept : one)),
  );
}

/** Whether an answer is among those of a text. */
export const holdsAnswer = (text: string, kept: Kept): boolean => {
  const own = kept.sentText === undefined ? undefined : answersIn(kept.sentText).at(-1);
  return own !== undefined && answersIn(text).some((one) => isSame(one, own));
};
