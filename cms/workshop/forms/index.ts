/**
 * Forms of the workshop as plain data: from a kind to its questions, from an entry to the answers that it would have
 * given, from answers to the text of an entry, and what two texts of one entry have in common. Pure: no disk, no clock.
 */
export { altAdvice } from '../../../src/i18n/workshop/alt-advice.ts';
export { amendedText } from './amended-text.ts';
export { mergeEntries } from './merge-entries.ts';
export { nearNames } from './near.ts';
export { asideIn, newText, slugOf } from './new-text.ts';
export { personalAdvice, personalInText } from './personal.ts';
export { problemsOf } from './problems.ts';
export { compareEntries, diffEntries, isListField } from './sides.ts';
export { answerText, exactText } from './small-changes.ts';
export type { Amendment, EntryNames, NewEntry, Refused, SetAsideAnswer } from './types.ts';
export { valuesOf } from './values.ts';
export { formFor, workshopForm } from './workshop-form.ts';
