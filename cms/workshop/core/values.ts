/** What comes from a form: answers by question, in a size that a page may have. Contacts of people are none of it. */
import { typeOf } from '../../../src/content-types/registry.ts';
import { answerTo } from '../../../src/domain/forms/read.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import type { Contribution, FormValues, WorkshopKind } from '../types.ts';

/** Bytes of all the answers together. */
export const VALUES_MAX = 256 * 1024;
const QUESTIONS_MAX = 300;

/** « contact.phone », « alt:media/photo.jpg » */
const NAME = /^[a-z][\w.:/-]{0,119}$/i;

/** Who writes is known by the session; how to reach them is kept elsewhere, for a time. */
const NOT_KEPT = /^(?:sender\.|jeton$|revision$|faire$|photo$|constructor$|__proto__$)/;

/** Without empty answers and what is no answer. @throws StoreRefusal where there is too much */
export function cleanValues(values: FormValues): FormValues {
  const kept = Object.entries(values)
    .filter(([name, answers]) => NAME.test(name) && !NOT_KEPT.test(name) && Array.isArray(answers))
    .map(([name, answers]) => [name, answers.filter((one) => typeof one === 'string').map(whole)] as const)
    .filter(([, answers]) => answers.some((one) => one !== ''));
  const bytes = Buffer.byteLength(JSON.stringify(kept));
  if (kept.length > QUESTIONS_MAX || bytes > VALUES_MAX)
    throw new StoreRefusal(
      'large-form',
      `Ce texte est trop long (${Math.ceil(bytes / 1024)} Ko, la limite est ${VALUES_MAX / 1024}) : il n’est pas enregistré ici. Coupez-le en plusieurs pages.`,
    );
  return Object.fromEntries(kept);
}

/** A sign that is cut in half cannot be written in UTF-8; a null is nothing that anybody typed. */
const whole = (text: string): string => text.toWellFormed().replaceAll('\0', '');

export const UNTITLED = 'sans titre';
const TITLE_MAX = 200;

/** As its author typed it last; what is said of a page keeps the name of that page. */
export function titleFrom({ kind, title }: Pick<Contribution, 'kind' | 'title'>, values: FormValues): string {
  if (!isNew(kind)) return title;
  const typed = answerTo(values, typeOf(kind).title).replace(/\s+/g, ' ');
  return typed.slice(0, TITLE_MAX) || UNTITLED;
}

export type NewWorkshopKind = Exclude<WorkshopKind, 'answer' | 'correction' | 'exact'>;

export const isNew = (kind: WorkshopKind): kind is NewWorkshopKind =>
  kind !== 'answer' && kind !== 'correction' && kind !== 'exact';
