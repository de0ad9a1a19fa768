/** The form by which a reviewer edits a draft: nothing of it is kept before it is sent. */
import type { Form, FormProblem, FormValues } from '../../../../src/domain/forms/types.ts';
import type { WorkshopFormModel } from '../../../../src/domain/models/workshop-types.ts';
import type { EntryKey } from '../../types.ts';
import type { Asked } from '../context.ts';
import { valueOfKey } from '../input.ts';
import { baseOf, wordsOf } from './base.ts';
import { problemsByQuestion } from './contribution.ts';
import { reviewHref } from './review.ts';

interface DraftForm {
  key: EntryKey;
  title: string;
  form: Form;
  values: FormValues;
  problems: readonly FormProblem[];
  /** Handed back with the form: it says what it was filled with. */
  number: number;
}

export function draftFormModel(
  asked: Asked,
  { key, title, form, values, problems, number }: DraftForm,
): WorkshopFormModel {
  const own = reviewHref(asked, key);
  return {
    kind: 'form',
    ...baseOf(asked, wordsOf(asked).titles.of(wordsOf(asked).titles.forms.correction, title)),
    id: valueOfKey(key),
    contributionKind: 'correction',
    form,
    values,
    problems: problemsByQuestion(problems),
    action: `${own}/modifier`,
    // Kept by its author's form, and not by this one.
    keep: '',
    addPhoto: '',
    photos: [],
    takesPhotos: false,
    revision: number,
    same: [],
    names: `${asked.parts.root}/noms.json`,
    state: own,
  };
}
