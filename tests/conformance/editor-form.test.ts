/** The form is the schema: each field once, same label, same duty, same choices; and Decap takes the configuration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { registerWidgets } from '../../cms/admin/widgets/index.ts';
import { SOURCE, createFormats, fileFields } from '../../cms/admin/widgets/format.ts';
import { readHoursForm, writeHoursForm } from '../../cms/admin/widgets/state/hours.ts';
import { readDay, readMoment, writeDay, writeMoment } from '../../cms/admin/widgets/state/moment.ts';
import { readRecurrence, writeRecurrence } from '../../cms/admin/widgets/state/recurrence.ts';
import type { RawRule } from '../../cms/admin/widgets/state/recurrence.ts';
import { formOf } from '../../cms/config/fields.ts';
import { editorConfig } from '../../cms/config/index.ts';
import type { CollectionConfig, FieldConfig } from '../../cms/config/index.ts';
import { TYPE_NAMES, typeOf } from '../../src/content-types/registry.ts';
import type { TypeName } from '../../src/content-types/registry.ts';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { inLocale } from '../../src/schema/field.ts';
import type { Field, Fields } from '../../src/schema/field.ts';
import { validate } from '../../src/schema/validate.ts';
import { walk } from '../fixtures/trial-type/index.ts';
import { loadDecap } from '../support/decap.ts';
import type { Decap } from '../support/decap.ts';
import { SAMPLE_ROOT, sampleSnapshot } from '../support/sample.ts';

const DECAPS = ['boolean', 'text', 'image', 'file', 'list', 'object', 'markdown'];

const CONFIG = editorConfig(sampleSnapshot().settings, {
  themes: sampleSnapshot()
    .entries.filter(({ type }) => type === 'theme')
    .map(({ slug, data }) => ({ slug, name: (data as { name: string }).name })),
});

const collectionOf = (name: TypeName): CollectionConfig =>
  CONFIG.collections.find((one) => one.name === typeOf(name).folder)!;

/** A field of the form with the declaration that it stands for. */
function* pairs(form: readonly FieldConfig[], fields: Fields): Generator<[FieldConfig, Field | undefined]> {
  for (const config of form) {
    const field = fields[config.name];
    yield [config, field];
    if (config.fields && field) yield* pairs(config.fields, field.fields ?? field.item?.fields ?? {});
  }
}

function* every(form: readonly FieldConfig[]): Generator<FieldConfig> {
  for (const field of form) {
    yield field;
    yield* every([...(field.fields ?? []), ...(field.field ? [field.field] : [])]);
  }
}

describe.each(TYPE_NAMES)('the form of %s', (name) => {
  const type = typeOf(name);
  const form = collectionOf(name).fields;
  const all = [...pairs(fileFields(form), type.fields)];

  it('has each field of the type once, and the text', () => {
    const names = fileFields(form).map((field) => field.name);
    expect([...names].sort()).toEqual(Object.keys(type.fields).sort());
    expect([...every(form)].filter((field) => field.name === 'body')).toHaveLength(1);
  });

  it('says the same of each: label, duty, choices, kind, in groups too', () => {
    for (const [config, field] of all) {
      expect(field, config.name).toBeDefined();
      expect(config.label).toBe(inLocale(field!.label, 'fr'));
      expect(config.required).toBe(field!.required);
      expect(config.kind).toBe(field!.kind);
      expect(config.options?.map(({ value, label }) => [value, label])).toEqual(
        (field!.item ?? field!).widget.options?.map(({ value, label }) => [value, inLocale(label, 'fr')]),
      );
      expect(config.multiple ?? false).toBe(
        field!.kind === 'list' && ['choice', 'relation'].includes(field!.item!.kind),
      );
    }
  });

  it('shows the hint and the example of each', () => {
    for (const [config, field] of all) {
      if (field!.hint) expect(config.hint).toContain(inLocale(field!.hint, 'fr').replace(/\.$/, ''));
      if (field!.kind === 'text' && field!.example && config.widget === 'cordee-line')
        expect(config.hint, config.name).toContain(field!.example.replace(/[.?!]$/, ''));
    }
  });

  it('asks a newcomer at most twelve things first, what is required among them', () => {
    const first = form.filter(({ collapsed }) => !collapsed);
    expect(first.length).toBeLessThanOrEqual(12);
    const names = first.flatMap((field) =>
      field.kind ? [field.name] : field.fields!.map((one) => one.name),
    );
    const needed = Object.keys(type.fields).filter(
      (key) => type.fields[key]!.required || type.fields[key]!.advised,
    );
    expect(names).toEqual(expect.arrayContaining(needed));
  });

  it('keeps folded what is the team’s affair', () => {
    const open = form.filter(({ collapsed }) => !collapsed).map((field) => field.name);
    for (const technical of ['uid', 'source', 'sourceId', 'formerSlugs', 'licence', 'draft', 'published'])
      expect(open).not.toContain(technical);
  });
});

describe('the configuration', () => {
  let decap: Decap;
  beforeAll(async () => {
    decap = await loadDecap();
    for (const name of DECAPS) decap.registry.registerWidget(widget(name, decap.schemas[name] ?? {}));
    registerWidgets(decap.registry as never, CONFIG);
  }, 60_000);

  const widget = (name: string, schema: object) => ({ name, controlComponent: () => null, schema });

  it('is taken by Decap, for every backend', () => {
    const { settings } = sampleSnapshot();
    const refused = vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const backend of ['store', 'github', 'gitlab', 'forgejo', 'gitea'] as const) {
      const editor = { backend, repo: 'ambrune/portail', siteUrl: 'https://forge.example', appId: 'a' };
      expect(() => decap.validateConfig(editorConfig({ ...settings, editor }))).not.toThrow();
    }
    const broken = structuredClone(CONFIG);
    broken.collections[0]!.fields.push(broken.collections[0]!.fields[0]!);
    expect(() => decap.validateConfig(broken)).toThrow(/unique/);
    refused.mockRestore();
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(CONFIG))).toEqual(CONFIG);
  });

  it('asks for controls that exist', () => {
    const ours = new Set<string>();
    registerWidgets(
      {
        registerWidget: (one: object) => ours.add((one as { name: string }).name),
        registerCustomFormat() {},
      },
      CONFIG,
    );
    const asked = new Set(
      CONFIG.collections.flatMap(({ fields }) => [...every(fields)].map((one) => one.widget)),
    );
    expect([...asked].filter((name) => !ours.has(name) && !DECAPS.includes(name))).toEqual([]);
    // None is kept that no form asks for.
    expect([...ours].filter((name) => !asked.has(name))).toEqual([]);
  });

  it('has its collections in the order in which people think of them', () => {
    expect(CONFIG.collections.map(({ name }) => name)).toEqual(TYPE_NAMES.map((name) => typeOf(name).folder));
  });

  it('filters, groups and sorts by what is there', () => {
    for (const { fields, view_filters = [], view_groups = [], sortable_fields } of CONFIG.collections) {
      const paths = new Set(pathsIn(fields));
      for (const { field } of [...view_filters, ...view_groups, ...sortable_fields])
        expect([...paths], field).toContain(field);
      expect(sortable_fields.filter((one) => one.default_sort).length).toBeLessThanOrEqual(1);
    }
  });

  it('finds by a theme the entries that have it, and no other', () => {
    const filter = collectionOf('actor').view_filters!.find(({ label }) => label.startsWith('Thème :'))!;
    const slug = /"(.*)"/.exec(String(filter.pattern))![1]!;
    const matches = (themes: string[]) =>
      new RegExp(String(filter.pattern)).test(String(decap.fromJS(themes)));
    expect([matches(['autre', slug]), matches([`${slug}-de-plus`])]).toEqual([true, false]);
  });

  it.each([
    ['Œuvre d’été : l’Atelier Ça & Là', 'oeuvre-d-ete-l-atelier-ca-la'],
    [`${'Une très longue assemblée générale extraordinaire '.repeat(6)}`, /^[a-z0-9-]{20,80}$/],
  ])('names a page after its title: %s', (title, expected) => {
    const { slug } = collectionOf('article');
    const made = decap.compileStringTemplate(slug, null, '', decap.fromJS({ title }), (text) =>
      decap.sanitizeSlug(
        text.trim().toLocaleLowerCase().replace(/[']/g, '').replace(/[.]/g, '-'),
        CONFIG.slug,
      ),
    );
    expect(made).toMatch(expected);
  });

  it('names an entry in its list', () => {
    const { summary } = collectionOf('event');
    const data = decap.fromJS({ title: 'Café', start: '2026-12-05 14:00' });
    expect(decap.compileStringTemplate(summary, null, '', data)).toBe('Café · 2026-12-05 14:00');
  });

  const pathsIn = (fields: readonly FieldConfig[], before = ''): string[] =>
    fields.flatMap((field) => {
      const path = `${before}${field.name}`;
      return [path, ...(field.widget === 'list' ? [] : pathsIn(field.fields ?? [], `${path}.`))];
    });

  describe('with every entry of the sample portal', () => {
    const formats = createFormats(CONFIG);
    const files = sampleSnapshot().entries.map(({ type, file }) => ({ type, file }));
    const textOf = (file: string) => readFileSync(join(SAMPLE_ROOT, file), 'utf8');

    /** Through Decap as it is: its choice of format, Immutable data, its serializers. */
    const through = (
      type: TypeName,
      text: string,
      change = (data: Record<string, unknown>) => data,
    ): string => {
      const collection = decap.fromJS(collectionOf(type));
      const format = decap.resolveFormat(collection, { path: 'x.md' });
      const fields = collection.get('fields');
      const shown = decap.deserializeValues(decap.fromJS(format.fromFile(text)), fields).toJS();
      return format.toFile(decap.serializeValues(decap.fromJS(change(shown)), fields).toJS(), []);
    };

    it('writes back each file byte for byte', () => {
      expect(files.length).toBeGreaterThan(200);
      for (const { type, file } of files) {
        const text = textOf(file);
        expect(through(type, text), file).toBe(text);
      }
    });

    it('loses nothing of a file that is written anew: same data, same remarks, same text', () => {
      for (const { type, file } of files) {
        const text = textOf(file);
        const anew = through(type, text, ({ [SOURCE]: _source, ...data }) => data);
        const [before, after] = [read(type, text), read(type, anew)];
        expect(after.validated, file).toEqual(before.validated);
        expect(after.body.trim(), file).toBe(before.body.trim());
      }
    });

    it('changes the line of a field that was changed, and no other', () => {
      for (const { type, file } of files) {
        const { title } = typeOf(type);
        const text = textOf(file);
        const changed = through(type, text, (data) => ({ ...data, [title]: 'Un autre nom' }));
        const lines = (one: string) => one.split('\n').filter((line) => !line.startsWith(`${title}:`));
        expect(lines(changed), file).toEqual(lines(text));
        expect(changed, file).toContain(`${title}: Un autre nom\n`);
      }
    });

    it('gives each control a value that it writes back unchanged', () => {
      const met = new Map<string, number>();
      for (const { type, file } of files)
        for (const [config, value] of valuesOf(
          collectionOf(type).fields,
          formats[typeOf(type).folder]!.fromFile(textOf(file)),
        )) {
          const written = writtenBack(config, value);
          if (written === NONE) continue;
          met.set(config.widget, (met.get(config.widget) ?? 0) + 1);
          expect(written, `${file} ${config.name}`).toEqual(value);
        }
      for (const one of ['cordee-date', 'cordee-moment', 'cordee-hours', 'cordee-recurrence'])
        expect(met.get(one), one).toBeGreaterThan(10);
    });
  });

  const read = (type: TypeName, text: string) => {
    const parsed = parseFrontMatter(text);
    if (!parsed.ok) throw new Error(parsed.fault.message);
    return { validated: validate(typeOf(type).fields, parsed.raw), body: parsed.body };
  };
});

const NONE = Symbol('no control of ours');

function writtenBack({ widget }: FieldConfig, value: unknown): unknown {
  const text = value as string;
  switch (widget) {
    case 'cordee-date':
      return writeDay(readDay(text).date, text);
    case 'cordee-moment':
      return writeMoment(readMoment(text), text);
    case 'cordee-hours':
      return writeHoursForm(readHoursForm(text), text);
    case 'cordee-recurrence':
      return writeRecurrence(readRecurrence(value as RawRule), value as RawRule);
    default:
      return NONE;
  }
}

/** Every value of a form's data with its field. */
function* valuesOf(
  fields: readonly FieldConfig[],
  data: Record<string, unknown>,
): Generator<[FieldConfig, unknown]> {
  for (const field of fields) {
    const value = data[field.name];
    if (value === undefined) continue;
    yield [field, value];
    if (field.field) for (const one of value as unknown[]) yield [field.field, one];
    if (!field.fields) continue;
    const groups = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
    for (const group of groups) yield* valuesOf(field.fields, group);
  }
}

describe('a type that is born today', () => {
  it('has its form: every field, the required and the advised first', () => {
    const form = formOf(walk);
    expect(
      fileFields(form)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(walk.fields).sort());
    expect(form.slice(0, 3).map(({ name }) => name)).toEqual(['title', 'summary', 'themes']);
    expect(form.find(({ name }) => name === 'duration')?.label).toBe('Durée');
  });
});
