/** The form of each kind of contribution. */
import type { TypeName } from '../../../src/content-types/registry.ts';
import { formOf, groupsOf, withoutEmpty } from '../../../src/domain/forms/questions.ts';
import type { FormContext } from '../../../src/domain/forms/questions.ts';
import { SHAPES } from '../../../src/domain/forms/shapes.ts';
import type { GroupShape } from '../../../src/domain/forms/shapes.ts';
import type { Form, NewKind, Question } from '../../../src/domain/forms/types.ts';
import { formWords } from '../../../src/i18n/form-words.ts';
import type { WorkshopKind } from '../types.ts';
import { answersIn } from './values.ts';
import type { EntryNames } from './types.ts';

const short = (id: GroupShape['id'], ...names: string[]): GroupShape => ({ id, level: 'short', names });
const more = (id: GroupShape['id'], ...names: string[]): GroupShape => ({ id, level: 'more', names });

/** Of the types that nobody proposes, and that are corrected all the same. */
const OTHERS: Readonly<Record<Exclude<TypeName, NewKind>, readonly GroupShape[]>> = {
  resource: [
    short('what', 'title', 'kind', 'summary', 'body', 'publisher', 'url'),
    more('more', 'themes', 'territories', 'publics', 'year', 'format', 'size', 'keywords'),
  ],
  page: [short('what', 'title', 'summary', 'body')],
  territory: [short('what', 'name', 'summary', 'body'), more('more', 'alternateNames')],
  theme: [short('what', 'name', 'summary', 'body'), more('more', 'alternateNames')],
};

/** What an event is once it was announced: it moves, it is full, it is cancelled. */
const LATER: Partial<Record<TypeName, readonly string[]>> = {
  actor: ['status'],
  event: ['status', 'statusNote'],
  listing: ['state'],
};

/**
 * The form of a kind. New kinds are asked as `/proposer/` does, without what it asks of who writes. A correction and an
 * answer are of a type: that of the entry (an answer's is `question`); `exact` has no question.
 * @param type of the entry; not read for a new kind
 */
export function workshopForm(kind: WorkshopKind, type: TypeName | undefined, context: FormContext): Form {
  if (kind === 'answer') return answerForm(context);
  if (kind === 'correction') return correctionForm(type ?? 'actor', context);
  if (kind === 'exact') return { ...correctionForm(type ?? 'actor', context), groups: [] };
  const form = withoutEmpty(formOf(kind, context));
  return { ...form, groups: form.groups.filter(({ id }) => !id.startsWith('sender')) };
}

const isNew = (type: TypeName): type is NewKind => !(type in OTHERS);

function correctionForm(type: TypeName, context: FormContext): Form {
  const shapes = isNew(type) ? SHAPES[type].filter(({ id }) => id !== 'sender') : OTHERS[type];
  const asked = [...shapes, ...(LATER[type] ? [more('days', ...LATER[type])] : [])];
  const groups = groupsOf(asked, { words: type, type, isCorrection: true }, context);
  const say = formWords(context.locale);
  const last = groups.length - 1;
  return withoutEmpty({
    kind: 'correction',
    type,
    heading: say.headings.correction,
    groups: groups.map((group, i) =>
      LATER[type] && i === last ? { ...group, title: say.verdicts.change } : group,
    ),
  });
}

function answerForm(context: FormContext): Form {
  const asking = { words: 'answer', type: 'question' as const, isCorrection: false };
  return {
    kind: 'answer',
    type: 'question',
    heading: formWords(context.locale).headings.answer,
    groups: groupsOf([short('what', 'text', 'author')], asking, context),
  };
}

/**
 * The same form for one entry: without the questions whose value no words hold, and with a hint where only a part of it
 * is said. For what is shown; `valuesOf` and `amendedText` take either.
 */
export function formFor(form: Form, entryText: string, names: EntryNames): Form {
  const { beyond, partly } = answersIn(form, entryText, names);
  if (beyond.size + partly.size === 0) return form;
  const hinted = (question: Question): Question =>
    partly.has(question.name)
      ? { ...question, hint: [question.hint, KEPT_BESIDE].filter(Boolean).join(' ') }
      : question;
  return {
    ...form,
    groups: form.groups
      .map((group) => ({
        ...group,
        questions: group.questions.filter(({ name }) => !beyond.has(name)).map(hinted),
      }))
      .filter(({ questions }) => questions.length > 0),
  };
}

const KEPT_BESIDE =
  'Les vacances, les dates ajoutées et les dates déplacées sont gardées : elles ne sont pas redites ici.';
