/** Every entry of the sample, as the answers to its form, then as an entry again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileText } from '../../../src/cli/import/folder.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import { checkForm } from '../../../src/domain/forms/check.ts';
import { NEW_KINDS, formOf, questionsOf } from '../../../src/domain/forms/questions.ts';
import { readForm } from '../../../src/domain/forms/read.ts';
import type { RawData } from '../../../src/domain/forms/read.ts';
import type { FormValues } from '../../../src/domain/forms/types.ts';
import { answersOf } from '../../support/form-answers.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import { fieldAt, validate } from '../../../src/schema/validate.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { samplePortal } from '../../support/sample.ts';

const portal = samplePortal();
const context = {
  locale: 'fr',
  themes: portal.items.theme.map(({ slug, title }) => ({ value: slug, label: title })),
};
const options = { lookup: () => undefined, today: '2026-12-01', how: 'essai' };

const sourceOf = (file: string) => {
  const read = parseFrontMatter(readFileSync(join(PROJECT_ROOT, 'content', file), 'utf8'));
  if (!read.ok) throw new Error(file);
  return read;
};

/** The validated data at the paths that a form asks for. */
function dataAt(type: (typeof NEW_KINDS)[number], raw: RawData, names: readonly string[]) {
  const { data } = validate<Record<string, unknown>>(typeOf(type).fields, raw, { sparing: true });
  return Object.fromEntries(
    names.map((name) => {
      const path = /^(?:start|end)\./.test(name) ? name.split('.').slice(0, 1) : name.split('.');
      return [
        name,
        path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], data),
      ];
    }),
  );
}

describe.each(NEW_KINDS)('the form of %s', (type) => {
  const form = formOf(type, context);
  const entries = portal.items[type];
  const names = questionsOf(form)
    .map(({ name }) => name)
    .filter((name) => name !== 'body' && !/^(?:sender|consent)\./.test(name));

  it('asks for fields of the type, once each', () => {
    expect(new Set(names).size).toBe(names.length);
    const fields = typeOf(type).fields;
    const own = names.filter((name) => !fieldAt(fields, name.split('.')));
    expect(own.filter((name) => !/^(?:start|end)\.(?:date|time)$/.test(name))).toEqual([]);
  });

  it('asks for all that its entries cannot do without', () => {
    const required = Object.entries(typeOf(type).fields).filter(([, field]) => field.required);
    for (const [name] of required)
      expect(names.some((one) => one === name || one.startsWith(`${name}.`))).toBe(true);
  });

  it('shows few questions first', () => {
    const first = form.groups.filter(({ level, id }) => level === 'short' && !id.startsWith('sender'));
    const count = first.reduce((sum, { questions }) => sum + questions.length, 0);
    expect(count).toBeGreaterThanOrEqual(5);
    expect(count).toBeLessThanOrEqual(12);
  });

  it('gives back what every entry of the sample holds', () => {
    expect(entries.length).toBeGreaterThan(5);
    for (const { file } of entries) {
      const source = sourceOf(file);
      const { values, beyond } = answersOf(form, source.raw, source.body);
      const read = readForm(form, values, options);
      const held = names.filter((name) => !beyond.includes(name));
      // Through a file, as it would be written.
      const written = parseFrontMatter(fileText(type, read.raw, read.body));
      if (!written.ok) throw new Error(file);
      expect(dataAt(type, written.raw, held), file).toEqual(dataAt(type, source.raw, held));
      expect(written.body.trim(), file).toBe(source.body.trim());
      expect(checkForm(form, read), file).toEqual([]);
    }
  });

  it('says which entries it cannot hold whole', () => {
    const counts: Record<string, number> = {};
    for (const { file } of entries) {
      const source = sourceOf(file);
      for (const name of answersOf(form, source.raw, source.body).beyond)
        counts[name] = (counts[name] ?? 0) + 1;
    }
    const rare = Object.entries(counts).filter(([, count]) => count > entries.length / 2);
    expect(rare).toEqual([]);
    // Seasons and holidays; exceptions and dates that moved.
    expect(Object.keys(counts).filter((name) => !['openingHours', 'recurrence'].includes(name))).toEqual([]);
  });

  it('answers by labels as by codes', () => {
    const labelled = questionsOf(form).filter(({ options: terms }) => terms?.length);
    for (const { name, options: terms } of labelled) {
      const by = (values: FormValues) => readForm(form, values, options).raw;
      const last = terms!.at(-1)!;
      expect(by({ [name]: [last.label] }), name).toEqual(by({ [name]: [last.value] }));
    }
  });
});
