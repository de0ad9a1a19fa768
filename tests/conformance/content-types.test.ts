/** What every content type keeps to, found by walking the registry: a new folder is tested the day it is born. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TYPE_NAMES, typeOf, typeOfFolder } from '../../src/content-types/registry.ts';
import { OWN_PAGES } from '../../src/content-types/reserved.ts';
import { fold } from '../../src/lib/text/fold.ts';
import { isSlug } from '../../src/lib/text/slugify.ts';
import { inLocale } from '../../src/schema/field.ts';
import type { Field, Fields, Localized, Option } from '../../src/schema/field.ts';
import { SETTINGS } from '../../src/schema/settings.ts';
import { validate } from '../../src/schema/validate.ts';
import type { Raw } from '../../src/schema/validate.ts';
import { readEntry } from '../../src/reader/read-entry.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { folderOf } from '../support/portal.ts';

/** Every set of fields: those of the types, and those of the settings. */
const SETS: [name: string, fields: Fields][] = [
  ...TYPE_NAMES.map((name): [string, Fields] => [name, typeOf(name).fields]),
  ['settings', SETTINGS as unknown as Fields],
];

interface Found {
  path: string;
  field: Field;
}

/** A field, and those inside it. */
function* inside(path: string, field: Field): Generator<Found> {
  yield { path, field };
  if (field.item) yield* inside(`${path}[]`, field.item);
  for (const [name, one] of Object.entries(field.fields ?? {})) yield* inside(`${path}.${name}`, one);
}

const fieldsOf = (fields: Fields): Found[] =>
  Object.entries(fields).flatMap(([name, field]) => [...inside(name, field)]);

const ALL: Found[] = SETS.flatMap(([name, fields]) =>
  fieldsOf(fields).map(({ path, field }) => ({ path: `${name}.${path}`, field })),
);

const french = (text: Localized): string => inLocale(text, 'fr');
const both = (text: Localized): string[] => (typeof text === 'string' ? [text] : [text.fr, text.en]);

describe.each(TYPE_NAMES)('%s', (name) => {
  const type = typeOf(name);

  it('bears its own name', () => {
    expect(type.name).toBe(name);
  });

  it('has labels in both languages', () => {
    for (const label of Object.values(type.labels) as Localized[])
      for (const text of both(label)) expect(text.trim()).not.toBe('');
  });

  it('has a folder of content', () => {
    expect(isSlug(type.folder)).toBe(true);
    expect(typeOfFolder(type.folder)).toBe(name);
    expect(readdirSync(join(PROJECT_ROOT, 'content', type.folder)).length).toBeGreaterThan(0);
  });

  it('names its entries by a required field of text', () => {
    expect(type.fields[type.title]).toMatchObject({ kind: 'text', required: true });
  });

  it('requires only what a page cannot live without', () => {
    const required = Object.keys(type.fields).filter((key) => type.fields[key]!.required);
    const more: Record<string, string[]> = { event: ['start'], listing: ['validThrough'] };
    expect(required).toEqual([type.title, ...(more[name] ?? [])]);
  });

  it('has the life of every entry', () => {
    expect(Object.keys(type.fields)).toEqual(
      expect.arrayContaining(['published', 'updated', 'publishedAt', 'draft', 'formerSlugs', 'licence']),
    );
  });

  it('accepts a minimal entry, and makes a card of it', () => {
    const { data, faults } = validate(type.fields, minimalOf(type.fields));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(type.rules?.(data as never) ?? []).toEqual([]);
    expectCard(type.card(data as never));
  });

  it('accepts a full entry without a word, and makes a card of it', () => {
    const { data, faults } = validate<Record<string, unknown>>(type.fields, fullOf(type.fields));
    expect(faults).toEqual([]);
    expect(Object.keys(data!).sort()).toEqual(Object.keys(type.fields).sort());
    expect(type.rules?.(data as never) ?? []).toEqual([]);
    expectCard(type.card(data as never));
  });

  it('accepts a full entry written in a file', () => {
    const lines = Object.entries(fullOf(type.fields)).map(
      ([key, value]) => `${key}: ${JSON.stringify(value)}`,
    );
    const file = `${type.folder}/exemple.md`;
    const root = folderOf({ [file]: `---\n${lines.join('\n')}\n---\nTexte.\n` });
    const { entry, problems } = readEntry(root, file, name);
    expect(problems).toEqual([]);
    expect(Object.keys(entry!.data).sort()).toEqual(Object.keys(type.fields).sort());
  });

  it('sets aside an entry without what it requires, and nothing else', () => {
    const { data, faults } = validate(type.fields, {});
    expect(data).toBeUndefined();
    const missing = faults.filter(({ severity }) => severity === 'error').map(({ path }) => path.join('.'));
    expect(missing).toEqual(Object.keys(type.fields).filter((key) => type.fields[key]!.required));
  });
});

describe('the registry', () => {
  it('gives each type its own folder and section', () => {
    const types = TYPE_NAMES.map(typeOf);
    const folders = types.map(({ folder }) => folder);
    expect(new Set(folders).size).toBe(folders.length);
    const sections = types.flatMap(({ section }) => section ?? []);
    expect(new Set(sections).size).toBe(sections.length);
    expect(sections.filter((section) => !isSlug(section) || OWN_PAGES.includes(section))).toEqual([]);
  });

  it('has one type whose entries live at the root', () => {
    expect(TYPE_NAMES.filter((name) => typeOf(name).section === undefined)).toEqual(['page']);
  });

  it('lists every folder of src/content-types', () => {
    const folders = readdirSync(join(PROJECT_ROOT, 'src/content-types'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => name);
    expect(folders.sort()).toEqual([...TYPE_NAMES].sort());
  });

  it('has a page for each section', () => {
    const pages = readdirSync(join(PROJECT_ROOT, 'src/pages'));
    const sections = TYPE_NAMES.flatMap((name) => typeOf(name).section ?? []);
    expect(sections.filter((section) => !pages.includes(section))).toEqual([]);
  });
});

describe('every field', () => {
  it('is found', () => {
    expect(ALL.length).toBeGreaterThan(300);
  });

  it('has a label in French, and in English where they differ', () => {
    const bare = ALL.filter(({ field }) => both(field.label).some((text) => text.trim() === ''));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('has a label that stands in a form: a capital, no final stop', () => {
    const odd = ALL.filter(
      ({ field }) =>
        !/^[\p{Lu}\d]|^data·inclusion$/u.test(french(field.label)) || /[.:]$/.test(french(field.label)),
    );
    expect(odd.map(({ path, field }) => `${path}: ${french(field.label)}`)).toEqual([]);
  });

  it('has one meaning: no key, label or synonym of a set leads to two fields', () => {
    const clashes = SETS.flatMap(([set, fields]) => [
      ...clashesIn(set, fields),
      ...fieldsOf(fields).flatMap(({ path, field }) =>
        field.fields ? clashesIn(`${set}.${path}`, field.fields) : [],
      ),
    ]);
    expect(clashes).toEqual([]);
  });

  it('is understood under each of its names', () => {
    for (const [set, fields] of SETS)
      for (const [name, field] of Object.entries(fields))
        for (const word of [french(field.label), ...(field.synonyms ?? [])]) {
          const { data, faults } = validate<Record<string, unknown>>(fields, {
            ...fullOf(fields),
            [name]: null,
            [word]: fullValue(field),
          });
          expect({ set, word, data: data?.[name] !== undefined, faults }).toEqual({
            set,
            word,
            data: true,
            faults: [],
          });
        }
  });

  it('points to a type that exists', () => {
    const relations = ALL.filter(({ field }) => field.kind === 'relation');
    expect(relations.length).toBeGreaterThan(20);
    expect(
      relations.filter(({ field }) => !TYPE_NAMES.includes(field.to as never)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('accepts its own example', () => {
    const examples = ALL.filter(({ field }) => field.example !== undefined);
    expect(examples.length).toBeGreaterThan(150);
    const refused = examples.flatMap(({ path, field }) =>
      field.schema.safeParse(field.example).success ? [] : [`${path}: ${field.example}`],
    );
    expect(refused).toEqual([]);
  });

  it('refuses a group where a text is expected, in French', () => {
    const scalars = ALL.filter(({ field }) => !field.fields && !field.item);
    for (const { path, field } of scalars) {
      const { error } = field.schema.safeParse({ a: 'b' });
      expect({ path, message: error?.issues[0]?.message }).toEqual({
        path,
        message: expect.stringMatching(/ attendu, pas une liste ni un groupe de champs$/),
      });
    }
  });
});

describe('every vocabulary', () => {
  const vocabularies = new Map<readonly Option[], Found>();
  for (const found of ALL)
    if (found.field.widget.options && !vocabularies.has(found.field.widget.options))
      vocabularies.set(found.field.widget.options, found);
  const each = [...vocabularies].map(([options, { path, field }]) => ({ path, options, field }));

  it('is found', () => {
    expect(each.length).toBeGreaterThan(15);
  });

  it.each(each)('$path has values fit for files and addresses', ({ options }) => {
    expect(options.filter(({ value }) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(value))).toEqual([]);
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  });

  it.each(each)(
    '$path reads each value, label and synonym as the one it belongs to',
    ({ options, field }) => {
      for (const { value, label, synonyms = [] } of options)
        for (const word of [value, ...both(label), ...synonyms])
          for (const written of [word, word.toUpperCase(), fold(word), `  ${word} `])
            expect([written, field.schema.safeParse(written).data]).toEqual([written, value]);
    },
  );

  it.each(each)('$path has labels of its own', ({ options }) => {
    for (const locale of ['fr', 'en']) {
      const labels = options.map(({ label }) => inLocale(label, locale));
      expect(labels.filter((label, i) => label.trim() === '' || labels.indexOf(label) !== i)).toEqual([]);
    }
  });
});

describe('the sample portal', () => {
  /** Every key that the sample's files use, by type. */
  it('shows every type in use', () => {
    for (const name of TYPE_NAMES) {
      const folder = join(PROJECT_ROOT, 'content', typeOf(name).folder);
      const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
      const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
      expect(text).toContain(`\n${typeOf(name).title}:`);
    }
  });
});

function expectCard(card: {
  kicker?: Localized | undefined;
  badge?: { label: Localized; tone: string } | undefined;
}) {
  expect(Object.keys(card).filter((key) => key !== 'kicker' && key !== 'badge')).toEqual([]);
  for (const text of [card.kicker, card.badge?.label])
    if (text !== undefined) expect(both(text).every((one) => one.trim() !== '')).toBe(true);
  if (card.badge) expect(['quiet', 'warning', 'good']).toContain(card.badge.tone);
}

function clashesIn(set: string, fields: Fields): string[] {
  const known = new Map<string, string>();
  const clashes: string[] = [];
  for (const [name, field] of Object.entries(fields))
    for (const word of new Set([name, french(field.label), ...(field.synonyms ?? [])].map(keyOf))) {
      const other = known.get(word);
      if (other) clashes.push(`${set}: « ${word} » is ${other} and ${name}`);
      known.set(word, name);
    }
  return clashes;
}

const keyOf = (word: string) => fold(word).replace(/[\s_-]+/g, '');

/** Values that a person could write, for fields without an example. */
const BY_KIND: Partial<Record<Field['kind'], string>> = {
  text: 'Un texte',
  longText: 'Un texte plus long.',
  boolean: 'oui',
  relation: 'une-fiche',
  picture: 'media/image.jpg',
};

function fullValue(field: Field): Raw {
  if (field.item) return [fullValue(field.item)];
  if (field.fields) return fullOf(field.fields);
  if (field.widget.options) return field.widget.options[0]!.value;
  if (field.kind === 'number') return String(field.widget.min ?? 1);
  return field.example ?? BY_KIND[field.kind] ?? 'Un texte';
}

function fullOf(fields: Fields): Record<string, Raw> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = fullValue(field);
      return [name, name === 'recurrence' ? withoutCount(value) : value];
    }),
  );
}

/** `until` and `count` contradict each other. */
function withoutCount(value: Raw): Raw {
  const { count: _, ...rest } = value as Record<string, Raw>;
  return rest;
}

const minimalOf = (fields: Fields): Record<string, Raw> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.required ? [[name, fullValue(field)]] : [])),
  );
