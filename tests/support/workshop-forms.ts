/** The forms of the workshop over the sample: its names, its entries as their files hold them. */
import { join } from 'node:path';
import type { EntryNames } from '../../cms/workshop/forms/index.ts';
import { workshopForm } from '../../cms/workshop/forms/index.ts';
import { TYPE_NAMES, typeOf } from '../../src/content-types/registry.ts';
import type { TypeName } from '../../src/content-types/registry.ts';
import type { FormContext } from '../../src/domain/forms/questions.ts';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { listFiles } from '../../src/reader/files.ts';
import { validate } from '../../src/schema/validate.ts';
import { SAMPLE_ROOT, samplePortal } from './sample.ts';
import { sampleText } from './sample-texts.ts';

const portal = samplePortal();

export const CONTEXT: FormContext = {
  locale: 'fr',
  themes: portal.items.theme.map(({ slug, title }) => ({ value: slug, label: title })),
};

export const NAMES: EntryNames = {
  lookup: (type, name) => portal.find(type, name)?.slug,
  nameOf: (type, slug) => portal.byKey.get(`${type}/${slug}`)?.title,
};

export interface SampleText {
  type: TypeName;
  slug: string;
  text: string;
}

export const SAMPLE_TEXTS: readonly SampleText[] = TYPE_NAMES.flatMap((type) =>
  listFiles(join(SAMPLE_ROOT, typeOf(type).folder)).flatMap((file) => {
    const slug = file.slice(0, -'.md'.length);
    return file.endsWith('.md') ? [{ type, slug, text: sampleText(type, slug) }] : [];
  }),
);

export const correctionOf = (type: TypeName) => workshopForm('correction', type, CONTEXT);

export function headerOf(text: string) {
  const read = parseFrontMatter(text);
  if (!read.ok) throw new Error(read.fault.message);
  return read;
}

/** The validated data of a text, and what is wrong with it. */
export function dataOf(type: TypeName, text: string) {
  const { fields, rules } = typeOf(type);
  const { data, faults } = validate<Record<string, unknown>>(fields, headerOf(text).raw, { sparing: true });
  const all = data ? [...faults, ...(rules?.(data as never) ?? [])] : faults;
  return { data, errors: all.filter(({ severity }) => severity === 'error') };
}

/** The lines that one text has and the other has not. */
export function changedLines(before: string, after: string): { out: string[]; in: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { out: a.filter((line) => !b.includes(line)), in: b.filter((line) => !a.includes(line)) };
}
