/** From the answers to a form to the text of a new entry. */
import { freeSlug, titleOf } from '../../../src/content-types/free-slug.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { mayReach, setAside } from '../../../src/domain/forms/check.ts';
import { readForm } from '../../../src/domain/forms/read.ts';
import type { RawData } from '../../../src/domain/forms/read.ts';
import type { FormProblem } from '../../../src/domain/forms/types.ts';
import { isFaithful } from '../../../src/reader/faithful.ts';
import { toMarkdown } from '../../../src/reader/write.ts';
import { cleanAnswers, safeBody } from './clean.ts';
import { entryIn } from './entry.ts';
import { illustrated } from './photos.ts';
import type { NewEntry, Refused, SetAsideAnswer } from './types.ts';

/**
 * Its days are not written: the store gives them when it is published. What cannot be read is kept in words at the end
 * of the body, for whoever reads it again; a phone or a mail is asked for again instead.
 */
export function newText(entry: NewEntry): { title: string; text: string; aside: SetAsideAnswer[] } | Refused {
  const { form, lookup, today, how } = entry;
  const type = form.type!;
  const { fields } = typeOf(type);
  const read = readForm(form, cleanAnswers(entry.values), { lookup, today, how });
  const sound = setAside(form, read);
  if ('blocking' in sound) return { problems: sound.blocking };
  const reach = unreadReach(sound.aside);
  if (reach.length > 0) return { problems: reach };
  const raw = signed(type, sound.raw, entry);
  const body = withAside(safeBody(read.body), sound.aside);
  const whole = illustrated(fields, { raw, body }, entry.photos ?? []);
  const text = toMarkdown(fields, whole.raw, whole.body);
  const title = titleOf(type, raw);
  if (!isFaithful(text, whole.raw)) return { problems: [unwritable(typeOf(type).title, title)] };
  return { title, text, aside: sound.aside };
}

/** Who wrote, where nobody was named and they agree to be; and where. */
function signed(type: TypeName, raw: RawData, { by, workshop }: NewEntry): RawData {
  const name = by?.credit ? by.name.trim() : '';
  const more: RawData = {};
  if (type === 'article' && workshop) more['contributedAt'] = workshop;
  if (type === 'article' && name && !raw['authors']) more['authors'] = [name];
  if (type === 'question' && name && !raw['askedBy']) more['askedBy'] = name;
  return { ...raw, ...more };
}

/** « **À relire, Horaires :** quand il fait beau » */
export const withAside = (body: string, aside: readonly SetAsideAnswer[]): string =>
  [body, ...aside.map(({ label, value }) => `**À relire, ${label} :** ${value.replace(/\s+/g, ' ')}`)]
    .filter(Boolean)
    .join('\n\n');

const ASIDE = /^\*\*À relire, ([^*\n]+) :\*\* (.*)$/gm;

/** What `withAside` left in a text, and nobody read since. */
export const asideIn = (text: string): { label: string; value: string }[] =>
  [...text.matchAll(ASIDE)].map(([, label = '', value = '']) => ({ label, value }));

/** A phone or a mail that cannot be read is never published in words: its author is asked for it again. */
export const unreadReach = (aside: readonly SetAsideAnswer[]): FormProblem[] =>
  aside.filter(mayReach).map((one) => ({ ...one, blocking: true }));

export const unwritable = (question: string, value: string): FormProblem => ({
  question,
  label: 'Texte',
  value,
  message:
    'ces réponses ne peuvent pas être écrites sans perte. Raccourcissez les listes, ou écrivez-les dans le texte',
  blocking: true,
});

/** A name for the file of a new entry, as imports give them. @param isTaken of a slug, in the published content or in a draft */
export function slugOf(type: TypeName, text: string, isTaken: (slug: string) => boolean): string {
  return freeSlug(type, entryIn(type, text)?.raw ?? {}, isTaken);
}
