/** An entry that is there, with what its form says otherwise; the rest of its file stays byte for byte. */
import { typeOf } from '../../../src/content-types/registry.ts';
import { asideOf, errorsOf, takenOut } from '../../../src/domain/forms/check.ts';
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { readForm } from '../../../src/domain/forms/read.ts';
import type { RawData, ReadForm } from '../../../src/domain/forms/read.ts';
import type { Form, FormProblem, Lookup } from '../../../src/domain/forms/types.ts';
import { amendTo } from '../../../src/reader/amend-to.ts';
import { isSameRaw, rawAt, withRaw } from '../../../src/schema/raw.ts';
import type { RawGroup } from '../../../src/schema/raw.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { cleanAnswers, safeBody } from './clean.ts';
import { entryIn, fieldOf, itemsOf, withValue } from './entry.ts';
import type { EntryValues } from './entry.ts';
import { unreadReach, unwritable, withAside } from './new-text.ts';
import { illustrated } from './photos.ts';
import { ruleToWrite } from './rhythm.ts';
import type { Amendment, Refused, SetAsideAnswer } from './types.ts';
import { meant } from './values.ts';

/**
 * Only what is said otherwise than the form was filled with changes. A value that cannot be read is kept in words at the
 * end of the body, and what was there stays; a phone or a mail is asked for again instead.
 */
export function amendedText(amendment: Amendment): { text: string; aside: SetAsideAnswer[] } | Refused {
  const { form, entryText } = amendment;
  const type = form.type!;
  const entry = entryIn(type, entryText);
  if (!entry) return { problems: [unreadable(typeOf(type).title)] };
  const sound = soundChange(amendment, entry);
  if ('problems' in sound) return sound;
  const reach = unreadReach(sound.aside);
  if (reach.length > 0) return { problems: reach };
  const { fields } = entry;
  const body = withAside(sound.body === undefined ? entry.body : safeBody(sound.body), sound.aside);
  const whole = illustrated(fields, { raw: sound.raw, body }, amendment.photos ?? []);
  const text = amendTo(fields, entryText, inFile(entry, whole.raw), whole.body);
  if (text === undefined) return { problems: [unwritable(typeOf(type).title, '')] };
  return { text, aside: sound.aside };
}

interface SoundChange {
  /** By the names of fields. */
  raw: RawGroup;
  /** Where it changed. */
  body?: string | undefined;
  aside: SetAsideAnswer[];
}

function soundChange(amendment: Amendment, entry: EntryValues): SoundChange | Refused {
  const { form } = amendment;
  const { raw, body, problems } = changed(amendment, entry);
  const known = new Set(errorsOf(form, entry.raw).map(keyOf));
  const aside = problems.map(asideOf);
  let now = raw;
  // One fault may hide another: each turn takes at least one value out.
  for (;;) {
    const found = errorsOf(form, now).filter((problem) => !known.has(keyOf(problem)));
    const blocking = found.filter((problem) => problem.blocking);
    if (blocking.length > 0) return { problems: blocking };
    if (found.length === 0) return { raw: now, body, aside };
    for (const problem of found) {
      const taken = takenOut(now, problem);
      const path = pathOf(problem.question);
      // What was there before stays in its place.
      const was = isSameRaw(rawAt(entry.raw, path), rawAt(now, path)) ? undefined : rawAt(entry.raw, path);
      now = was === undefined ? taken.raw : withRaw(now, path, was);
      aside.push(taken.aside);
      known.add(keyOf(problem));
    }
  }
}

const keyOf = ({ question, message, value }: FormProblem): string =>
  JSON.stringify([question, message, value]);

/** Everything that is wrong in what was changed. */
export function changeProblems(amendment: Amendment): FormProblem[] {
  const entry = entryIn(amendment.form.type!, amendment.entryText);
  if (!entry) return [unreadable(typeOf(amendment.form.type!).title)];
  const { raw, problems } = changed(amendment, entry);
  const known = new Set(errorsOf(amendment.form, entry.raw).map(keyOf));
  return [...problems, ...errorsOf(amendment.form, raw).filter((problem) => !known.has(keyOf(problem)))];
}

const unreadable = (question: string): FormProblem => ({
  question,
  label: 'Texte',
  message:
    'l’en-tête de cette page ne se lit pas. Dites-le à la personne qui relit : elle le corrigera dans l’éditeur',
  blocking: true,
});

/** The values of the entry with what changed, and the body where it did. */
function changed(
  { form, given, values, lookup, today, how = '' }: Amendment,
  entry: EntryValues,
): { raw: RawGroup; body?: string; problems: FormProblem[] } {
  const options = { lookup, today, how };
  const before = readForm(form, cleanAnswers(given), options);
  const after = readForm(form, cleanAnswers(values), options);
  const unread = new Set(after.problems.map(({ question }) => question));
  let raw = entry.raw;
  for (const name of pathsIn(form)) {
    const path = name.split('.');
    const [was, is] = [rawAt(before.raw, path), rawAt(after.raw, path)];
    if (isSameRaw(was, is) || unread.has(name)) continue;
    raw = withRaw(raw, path, valueToWrite(form, name, rawAt(entry.raw, path), { was, is }, lookup));
  }
  const isNewBody = hasBody(form) && after.body !== before.body;
  return { raw, ...(isNewBody ? { body: after.body } : {}), problems: newProblems(before, after) };
}

/** Of what was there already, nobody is told. */
const newProblems = (before: ReadForm, after: ReadForm): FormProblem[] => {
  const known = new Set(before.problems.map(keyOf));
  return after.problems.filter((problem) => !known.has(keyOf(problem)));
};

const hasBody = (form: Form): boolean => questionsOf(form).some(({ name }) => name === 'body');

/** `start` is asked as a day and an hour, an agreement as a box. */
const pathOf = (question: string): string[] =>
  /^(?:start|end|consent)\./.test(question) ? [question.split('.')[0]!] : question.split('.');

const pathsIn = (form: Form): Set<string> =>
  new Set(
    questionsOf(form)
      .filter(({ name }) => name !== 'body')
      .map(({ name }) => pathOf(name).join('.')),
  );

function valueToWrite(
  form: Form,
  name: string,
  there: Raw | undefined,
  { was, is }: { was: Raw | undefined; is: Raw | undefined },
  lookup: Lookup,
): Raw | undefined {
  if (name === 'recurrence') return is === undefined ? undefined : ruleToWrite(there, was, is);
  const field = fieldOf(form.type!, name);
  if (!field?.item) return is;
  const said = (item: Raw): Raw => meant(field, item, lookup) ?? item;
  const items = listToWrite(itemsOf(field, there), [was ?? []].flat(), [is ?? []].flat(), said);
  return items.length > 0 ? items : undefined;
}

/**
 * What was given and comes back stays as it was written; what was not given (a box that is not shown) stays too, behind.
 * @param said what an item of the file was given as
 */
function listToWrite(there: Raw[], was: Raw[], is: Raw[], said: (item: Raw) => Raw): Raw[] {
  const back = is.map((item) => there.find((one) => said(one) === item) ?? item);
  const unsaid = there.filter((one) => !was.includes(said(one)) && !is.includes(said(one)));
  return [...new Set([...back, ...unsaid])];
}

/** By the keys of the file. */
function inFile(entry: EntryValues, raw: RawData): RawGroup {
  let written = entry.written;
  for (const name of new Set([...Object.keys(entry.raw), ...Object.keys(raw)])) {
    const [was, is] = [entry.raw[name], raw[name]];
    if (isSameRaw(was, is)) continue;
    for (const path of pathsBetween([name], was, is))
      written = withValue({ fields: entry.fields, written }, path, rawAt(raw, path));
  }
  return written;
}

/** Of two groups, the fields that differ. */
function pathsBetween(path: string[], was: Raw | undefined, is: Raw | undefined): string[][] {
  const isBoth = [was, is].every((one) => one && typeof one === 'object' && !Array.isArray(one));
  if (!isBoth) return [path];
  const names = new Set([...Object.keys(was as RawGroup), ...Object.keys(is as RawGroup)]);
  return [...names]
    .filter((name) => !isSameRaw((was as RawGroup)[name], (is as RawGroup)[name]))
    .map((name) => [...path, name]);
}
