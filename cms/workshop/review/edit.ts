/** A reviewer mends a draft in place, with the form of its type. What another changed meanwhile stays. */
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { pageAddress } from '../core/send.ts';
import { amendedText, valuesOf } from '../forms/index.ts';
import type { EditResult, EntryKey, FormProblem, FormValues, Given, Participant } from '../types.ts';
import { changedByBoth, withTheirs } from './answers.ts';
import { nothingWaits } from './decide.ts';
import { changedMeanwhile, checkReviewer } from './parts.ts';
import type { ReviewParts } from './parts.ts';

export async function valuesToEdit(
  { library, writer }: ReviewParts,
  key: EntryKey,
): Promise<Given | undefined> {
  const current = await writer.current(key);
  if (!current) return undefined;
  await library.fresh();
  return {
    values: valuesOf(writer.form('correction', key), current.text, writer.names),
    seen: current.token,
  };
}

/** Where a question was changed since the form was filled, it is said, and nothing is written. */
export async function edit(
  parts: ReviewParts,
  { key, values, given }: { key: EntryKey; values: FormValues; given: Given | undefined },
  by: Participant,
): Promise<EditResult> {
  const { context, library, writer } = parts;
  checkReviewer(context, by);
  const current = await writer.current(key);
  if (!current) throw nothingWaits(key);
  await library.fresh();
  const form = writer.form('correction', key);
  if (current.token !== given?.seen) {
    const now = valuesOf(form, current.text, writer.names);
    const edited = { given: given?.values, values, now };
    const problems = changedByBoth(form, edited);
    if (!given || problems.length > 0)
      return {
        kind: 'changed',
        problems,
        values: withTheirs(edited),
        given: { values: now, seen: current.token },
      };
  }
  const { lookup } = writer.names;
  const amended = amendedText({
    form,
    entryText: current.text,
    given: given.values,
    values,
    lookup,
    today: context.today(),
  });
  if ('problems' in amended) return { kind: 'invalid', problems: amended.problems };
  const isDraft = (await context.store.draft(key)) !== undefined;
  const saved = await context.store.save({
    key,
    text: amended.text,
    seen: current.token,
    by: context.signature(by),
    ...(isDraft ? {} : { status: 'pending_review' as const }),
  });
  if (saved.kind === 'invalid') return { kind: 'invalid', problems: said(parts, key, saved.problems) };
  if (saved.kind === 'conflict') return { kind: 'clash', by: saved.conflict.theirs.by };
  if (saved.kind === 'exists') throw changedMeanwhile();
  return { kind: 'sent', key, address: pageAddress(key) };
}

function said(
  { writer }: ReviewParts,
  key: EntryKey,
  problems: Parameters<ReviewParts['writer']['problemsOf']>[1],
): FormProblem[] {
  const questions = writer.form('correction', key);
  const known = new Set(questionsOf(questions).map(({ name }) => name));
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ path, label, value, message, example }) => {
      const name = path.join('.');
      return {
        question: known.has(name) ? name : String(path[0] ?? ''),
        label: label ?? name,
        ...(value === undefined ? {} : { value }),
        message,
        example,
        blocking: true,
      };
    });
}
