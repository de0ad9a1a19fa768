/** Phones and mails that look like a person's, without that person's agreement: told before they are published. */
import { typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { readForm } from '../../../src/domain/forms/read.ts';
import type { RawData } from '../../../src/domain/forms/read.ts';
import type { Form, FormProblem, FormValues, Lookup } from '../../../src/domain/forms/types.ts';
import { ownNames, personalIn } from '../../../src/domain/privacy/personal.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import { validate } from '../../../src/schema/validate.ts';
import { cleanAnswers } from './clean.ts';
import { entryIn } from './entry.ts';

/** The names of a body of the directory, from its slug or its name. */
type NamesOf = (body: string) => readonly string[];

/** Of the text of an entry; their values are masked. */
export function personalInText(type: TypeName, text: string, namesOf: NamesOf): Problem[] {
  const entry = entryIn(type, text);
  return entry ? personalInRaw(type, entry, namesOf) : [];
}

function personalInRaw(
  type: TypeName,
  { raw, body }: { raw: RawData; body: string },
  namesOf: NamesOf,
): Problem[] {
  const { data } = validate<Record<string, unknown>>(typeOf(type).fields, raw, { sparing: true });
  if (!data) return [];
  return personalIn({ type, file: '', data, body, bodyLine: 1 }, () => namesIn(data, namesOf));
}

function namesIn(data: Record<string, unknown>, namesOf: NamesOf): string[] {
  const { organisers, partners, poster, place, authors, address } = data;
  const bodies = [organisers, partners, poster, place, authors].flat().filter(isText).flatMap(namesOf);
  const { commune } = (address ?? {}) as { commune?: unknown };
  return [...ownNames(data), ...bodies, commune].filter(isText);
}

const isText = (value: unknown): value is string => typeof value === 'string';

const AGREEMENT = 'consent.given';

/** Told under the box of the agreement, which is not ticked. @param given of a correction: what was there is not told again */
export function personalAdvice(
  form: Form,
  values: FormValues,
  { lookup, today, given }: { lookup: Lookup; today: string; given?: FormValues | undefined },
): FormProblem[] {
  const box = questionsOf(form).find(({ name }) => name === AGREEMENT);
  if (!box || !form.type) return [];
  const found = (answers: FormValues) =>
    personalInRaw(form.type!, readForm(form, cleanAnswers(answers), { lookup, today, how: '' }), (name) => [
      name,
    ]);
  const known = new Set((given ? found(given) : []).map(({ value }) => value));
  return found(values)
    .filter(({ value }) => !known.has(value))
    .slice(0, 1)
    .map(({ code, value }) => ({
      question: AGREEMENT,
      label: box.label,
      message: `${code === 'personal-mail' ? 'l’adresse' : 'le numéro'} « ${value} » semble être à une personne. Si elle est d’accord pour paraître, cochez la case ; sinon, donnez ${code === 'personal-mail' ? 'une adresse' : 'un numéro'} de la structure, ou rien`,
      blocking: false,
    }));
}
