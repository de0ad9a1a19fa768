/** Values that break things elsewhere, and answers changed at random: what is written is read back, and nothing is lost. */
import { describe, expect, it } from 'vitest';
import { amendedText, newText, slugOf, valuesOf, workshopForm } from '../../../cms/workshop/forms/index.ts';
import { NEW_KINDS, questionsOf } from '../../../src/domain/forms/questions.ts';
import type { Form, FormValues } from '../../../src/domain/forms/types.ts';
import { readEntryText } from '../../../src/reader/read-entry.ts';
import { random } from '../../support/random.ts';
import {
  CONTEXT,
  NAMES,
  SAMPLE_TEXTS,
  correctionOf,
  dataOf,
  headerOf,
} from '../../support/workshop-forms.ts';

const today = '2026-11-28';
const base = { lookup: NAMES.lookup, today };
const how = 'À l’atelier';

/** What YAML, CSV and readers of files take for something else (security.md, sections 1.2 and 6). */
const AWKWARD = [
  '01000',
  '+33612345678',
  '08',
  '1e3',
  '2026-01-01',
  '12:30',
  'no',
  'on',
  'Non',
  '- tiret',
  '# dièse',
  'a # b',
  'deux : points',
  "l'apostrophe",
  '"guillemets"',
  '« espaces fines » : 5 € !',
  '{a: b}',
  '[x](javascript:alert(1))',
  '*alias',
  '&ancre',
  '!!js/function "x"',
  '__proto__',
  'constructor',
  '---',
  '...',
  '%YAML 1.2',
  '@truc',
  '`x`',
  '<script>alert(1)</script>',
  '</script><b>',
  '=HYPERLINK("x")',
  'a\\nb \\u0000',
  '👩🏽‍🌾 Ô çà',
  'مرحبا',
  '../../etc/passwd',
  '{{ x }} ${y}',
];

const textOf = (result: ReturnType<typeof newText>) => {
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.text;
};

const minimal: Record<(typeof NEW_KINDS)[number], FormValues> = {
  actor: { name: ['Le Four'] },
  event: { title: ['Bal'], 'start.date': ['2027-01-02'] },
  listing: { title: ['Remorque'], validThrough: ['2027-01-02'], body: ['x'] },
  question: { title: ['Où ?'] },
  article: { title: ['Neige'], body: ['x'] },
};

describe('an awkward value', () => {
  it.each(AWKWARD)('%j is kept as it was typed, in every field of words', (value) => {
    for (const kind of NEW_KINDS) {
      const form = workshopForm(kind, undefined, CONTEXT);
      const words = questionsOf(form).filter(
        ({ name, control }) => control === 'text' && name !== 'registration',
      );
      const answers = Object.fromEntries(words.map(({ name }) => [name, [value]]));
      const values = { ...minimal[kind], ...answers, body: [`${value}\n\n${value}`] };
      const made = newText({ ...base, form, values, how });
      const text = textOf(made);
      const back = valuesOf(form, text, NAMES);
      const aside = 'aside' in made ? made.aside.length : 0;
      // What no field takes (a postal code that is none) is below the text.
      const lost = words.filter(({ name }) => back[name]?.[0] !== value);
      expect(lost.length, `${kind}: ${lost.map(({ name }) => name).join()}`).toBeLessThanOrEqual(aside);
      expect(back['body']![0]!.startsWith(`${value}\n\n${value}`), kind).toBe(true);
      expect(readEntryText(text, `x/${slugOf(kind, text, () => false)}.md`, kind).entry, kind).toBeDefined();
    }
  });

  it.each(AWKWARD)('%j in an entry that is there changes nothing else', (value) => {
    const entry = SAMPLE_TEXTS.find(({ slug }) => slug === 'la-remise-a-neuf')!;
    const form = correctionOf('actor');
    const given = valuesOf(form, entry.text, NAMES);
    const values = { ...given, 'address.street': [value], 'gettingThere.bus': [value] };
    const text = textOf({
      title: '',
      ...amendedText({ ...base, form, entryText: entry.text, given, values }),
    } as never);
    const [before, after] = [headerOf(entry.text), headerOf(text)];
    const { address, gettingThere } = before.raw as Record<string, Record<string, string>>;
    expect(after.raw).toEqual({
      ...before.raw,
      address: { ...address, street: value },
      gettingThere: { ...gettingThere, bus: value },
    });
    expect(after.body).toBe(before.body);
  });

  it.each(['null', '~', '\u00a0', '\u200b'])('%j is no name, and it is said', (value) => {
    const form = workshopForm('actor', undefined, CONTEXT);
    expect(newText({ ...base, form, values: { name: [value] }, how })).toMatchObject({
      problems: [{ question: 'name', blocking: true }],
    });
  });

  it('that devices send and no file holds leaves its words', () => {
    const form = workshopForm('actor', undefined, CONTEXT);
    const values = {
      name: ['Le\u0000 Fo\u202eur\ud800'],
      body: ['a\r\nb\u2028c\u0007\n\n<<<<<<< HEAD\n=======\n'],
    };
    const text = textOf(newText({ ...base, form, values, how }));
    expect(headerOf(text).raw['name']).toBe('Le Four\ufffd');
    expect(headerOf(text).body).toBe('a\nb\nc\n\n\\<<<<<<< HEAD\n=======\n');
  });

  it('that is not asked for is no field', () => {
    const form = workshopForm('actor', undefined, CONTEXT);
    const values = JSON.parse(
      '{"name":["Le Four"],"verifiedOn":["2026-01-01"],"draft":["non"],"__proto__":["x"],"constructor":["y"],"formerSlugs":["le-plot"]}',
    ) as FormValues;
    expect(headerOf(textOf(newText({ ...base, form, values, how }))).raw).toEqual({ name: 'Le Four' });
  });

  it('leaves French as it was typed', () => {
    const form = workshopForm('article', undefined, CONTEXT);
    const body = '«\u00a0Voilà\u202f!\u00a0» dit-elle\u00a0: 5\u00a0€, l’été…\n\n— Non\u202f?';
    const text = textOf(
      newText({ ...base, form, values: { title: ['L’été\u00a0:\u202fici'], body: [body] }, how }),
    );
    expect(valuesOf(form, text, NAMES)).toEqual({ title: ['L’été\u00a0:\u202fici'], body: [body] });
  });

  it('of a thousand names is refused, and said', () => {
    const form = workshopForm('article', undefined, CONTEXT);
    const values = {
      title: ['T'],
      body: ['x'],
      keywords: [Array.from({ length: 3000 }, (_, i) => `m${i}`).join(';')],
    };
    expect(newText({ ...base, form, values, how })).toMatchObject({ problems: [{ blocking: true }] });
  });
});

describe('answers changed at random', () => {
  const { seed, next } = random(Number(process.env['SEED']) || undefined);
  const pick = <T>(list: readonly T[]): T => list[next() % list.length]!;
  const DAYS = ['2027-01-02', '2027-02-28', '2028-02-29', '', '31/12/2027'];

  const answerFor = ({ control, options }: ReturnType<typeof questionsOf>[number]): readonly string[] => {
    switch (control) {
      case 'choice':
      case 'radio':
        return [pick(['', ...options!.map(({ value }) => value), 'inconnu'])];
      case 'choices':
        return options!.filter(() => next() % 3 === 0).map(({ value }) => value);
      case 'date':
        return [pick(DAYS)];
      case 'time':
        return [pick(['18:30', '02:00', '9h', '', 'midi'])];
      case 'hours':
        return [pick(['lun-ven 9h-12h, fermé en août', 'parfois', '', 'Mo 09:00-12:00'])];
      case 'recurrence':
        return [pick(['chaque mardi jusqu’en juin', 'quand on peut', '', 'le premier samedi du mois'])];
      case 'check':
        return pick([['oui'], []]);
      case 'name':
      case 'names':
        return [pick(['Le Plot', 'La Remise à neuf ; Inconnue, de Vernasse', '', 'le-plot', pick(AWKWARD)])];
      default:
        return [pick(['', '04 65 71 20 26', 'a@b.example', 'https://a.example/', pick(AWKWARD)])];
    }
  };

  it(`are read again by the schema (SEED=${seed})`, () => {
    let [changed, refused] = [0, 0];
    for (let turn = 0; turn < 300; turn++) {
      const { type, text } = pick(SAMPLE_TEXTS);
      const form: Form = correctionOf(type);
      const given = valuesOf(form, text, NAMES);
      const values: Record<string, readonly string[]> = { ...given };
      for (let i = 0; i <= next() % 4; i++) {
        const question = pick(questionsOf(form));
        values[question.name] = answerFor(question);
      }
      const where = `SEED=${seed} turn ${turn}`;
      const result = amendedText({ ...base, form, entryText: text, given, values });
      if ('problems' in result) {
        expect(
          result.problems.some(({ blocking }) => blocking),
          where,
        ).toBe(true);
        refused++;
        continue;
      }
      const before = dataOf(type, text);
      expect(dataOf(type, result.text).errors, where).toEqual(before.errors);
      // Said again with what it was filled with, it changes no more.
      const again = valuesOf(form, result.text, NAMES);
      expect(
        amendedText({ ...base, form, entryText: result.text, given: again, values: again }),
        where,
      ).toEqual({
        text: result.text,
        aside: [],
      });
      const kept = Object.keys(headerOf(text).raw).filter(
        (key) => !questionsOf(form).some(({ name }) => name.split('.')[0] === key),
      );
      for (const key of kept)
        expect(headerOf(result.text).raw[key], `${where} ${key}`).toEqual(headerOf(text).raw[key]);
      if (result.text !== text) changed++;
    }
    expect(changed).toBeGreaterThan(100);
    expect(refused).toBeLessThan(100);
  });
});
