/** A reviewer mends a draft in place, with the form of its type. What another changed meanwhile stays. */
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { pageAddress } from '../core/send.ts';
import { amendedText, valuesOf } from '../forms/index.ts';
import type { EntryKey, FormProblem, FormValues, Participant, SendResult } from '../types.ts';
import { nothingWaits } from './decide.ts';
import { changedMeanwhile, checkReviewer } from './parts.ts';
import type { ReviewParts } from './parts.ts';

interface Given {
  values: FormValues;
  seen: string;
}

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

/** @param given what the form was filled with; where a question was changed since, it is said, and nothing is written */
export async function edit(
  parts: ReviewParts,
  { key, values, given }: { key: EntryKey; values: FormValues; given: Given },
  by: Participant,
): Promise<SendResult> {
  const { context, library, writer } = parts;
  checkReviewer(context, by);
  const current = await writer.current(key);
  if (!current) throw nothingWaits(key);
  await library.fresh();
  const form = writer.form('correction', key);
  const problems =
    current.token === given.seen ? [] : changedSince(parts, { key, values, given, text: current.text });
  if (problems.length > 0) return { kind: 'invalid', problems };
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

/** Questions that both changed, each its own way. */
function changedSince(
  { writer }: ReviewParts,
  { key, values, given, text }: { key: EntryKey; values: FormValues; given: Given; text: string },
): FormProblem[] {
  const form = writer.form('correction', key);
  const now = valuesOf(form, text, writer.names);
  const differs = (a: FormValues, b: FormValues, name: string) =>
    JSON.stringify(a[name] ?? []) !== JSON.stringify(b[name] ?? []);
  return questionsOf(form)
    .filter(
      ({ name }) =>
        differs(values, given.values, name) && differs(now, given.values, name) && differs(values, now, name),
    )
    .map(({ name, label }) => ({
      question: name,
      label,
      value: (now[name] ?? []).join(', '),
      message:
        'quelqu’un a changé cette réponse entre-temps. Relisez les deux, puis enregistrez encore une fois',
      blocking: true,
    }));
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
