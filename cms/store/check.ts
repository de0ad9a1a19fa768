/** What the portal would say of a text that is not written yet: by its own reader, field by field. */
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { MAX_BYTES, tooLarge } from '../../src/reader/decode.ts';
import { typeOf } from '../../src/content-types/registry.ts';
import { undescribed } from '../../src/domain/picture-problems.ts';
import { inLocale } from '../../src/schema/field.ts';
import { compareProblems } from '../../src/schema/problem.ts';
import type { Problem } from '../../src/schema/problem.ts';
import { fieldAt, validate } from '../../src/schema/validate.ts';
import type { Fault, Raw } from '../../src/schema/validate.ts';
import { entryPath, typeOfCollection } from './paths.ts';
import type { EntryKey } from './paths.ts';

/** Beyond, a text is a book: its body alone. */
export const MAX_BODY = 200 * 1024;

/** Errors first. @throws StoreRefusal where the entry cannot have that name */
export function checkText(key: EntryKey, text: string): Problem[] {
  const file = entryPath(key);
  return faultsOf(key, text)
    .map((fault): Problem => ({ ...fault, file }))
    .sort(compareProblems);
}

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

function faultsOf({ collection }: EntryKey, text: string): Fault[] {
  const broken = brokenText(text);
  if (broken) return [broken];
  const read = parseFrontMatter(text);
  if (!read.ok) return [read.fault];
  const kind = typeOf(typeOfCollection(collection));
  const { data, faults } = validate<Record<string, unknown>>(kind.fields, read.raw);
  const all: Fault[] = [...(read.remarks ?? []), ...faults];
  if (Buffer.byteLength(read.body) > MAX_BODY) all.push(longBody(Buffer.byteLength(read.body)));
  for (const rule of (data && kind.rules?.(data as never)) || []) {
    const field = fieldAt(kind.fields, rule.path);
    all.push(field ? { ...rule, label: inLocale(field.label, 'fr') } : rule);
  }
  const named = (path: string) => `« ${inLocale(fieldAt(kind.fields, [path])!.label, 'fr')} »`;
  for (const name of ['image', 'logo'] as const)
    for (const fault of undescribed(data ?? {}, name))
      all.push({
        ...fault,
        // As the form calls the fields: whoever writes never sees their names in the file.
        message: `décrivez ce que l’on voit, pour qui ne voit pas, dans ${named(`${name}Alt`)}. Si elle ne dit rien de plus que le texte, dites oui à ${named(`${name}Decorative`)}`,
      });
  return all;
}

function brokenText(text: string): Fault | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) {
    const large = tooLarge(bytes);
    return large.ok ? undefined : large.fault;
  }
  if (!text.includes('\0') && text.isWellFormed()) return undefined;
  return {
    severity: 'error',
    code: 'damaged',
    path: [],
    message: 'le texte contient un signe que rien n’affiche, venu d’un copier-coller. Retapez ce passage',
  };
}

const longBody = (bytes: number): Fault => ({
  severity: 'error',
  code: 'long-body',
  path: ['body'],
  label: 'Texte',
  message: `le texte est trop long (${Math.ceil(bytes / 1024)} Ko, la limite est ${MAX_BODY / 1024}). Coupez-le en plusieurs pages`,
});

/** The name of an entry as its text gives it; its slug where it gives none. */
export function titleOf({ collection, slug }: EntryKey, text: string): string {
  const read = parseFrontMatter(text);
  const title: Raw | undefined = read.ok ? read.raw[typeOf(typeOfCollection(collection)).title] : undefined;
  return typeof title === 'string' && title.trim() ? title.trim() : slug;
}
