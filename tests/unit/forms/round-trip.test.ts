/** What a form asks for, against the fields of its type. That answers make an entry again: cms/workshop-forms.test.ts. */
import { describe, expect, it } from 'vitest';
import { typeOf } from '../../../src/content-types/registry.ts';
import { NEW_KINDS, formOf, questionsOf } from '../../../src/domain/forms/questions.ts';
import { readForm } from '../../../src/domain/forms/read.ts';
import type { FormValues } from '../../../src/domain/forms/types.ts';
import { fieldAt } from '../../../src/schema/validate.ts';
import { samplePortal } from '../../support/sample.ts';

const portal = samplePortal();
const context = {
  locale: 'fr',
  themes: portal.items.theme.map(({ slug, title }) => ({ value: slug, label: title })),
};
const options = { lookup: () => undefined, today: '2026-12-01', how: 'essai' };

describe.each(NEW_KINDS)('the form of %s', (type) => {
  const form = formOf(type, context);
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

  it('answers by labels as by codes', () => {
    const labelled = questionsOf(form).filter(({ options: terms }) => terms?.length);
    for (const { name, options: terms } of labelled) {
      const by = (values: FormValues) => readForm(form, values, options).raw;
      const last = terms!.at(-1)!;
      expect(by({ [name]: [last.label] }), name).toEqual(by({ [name]: [last.value] }));
    }
  });
});

it.each(['event', 'actor'] as const)(
  'reads what is pasted with a hundred thousand spaces in it: %s',
  (type) => {
    const form = formOf(type, context);
    const values = Object.fromEntries(
      questionsOf(form).map(({ name }) => [name, [`a${' '.repeat(100_000)}b`]]),
    );
    expect(Object.keys(readForm(form, values, options).raw).length).toBeGreaterThan(3);
  },
);
