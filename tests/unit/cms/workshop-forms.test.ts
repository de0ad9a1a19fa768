/** Every entry of the sample as the answers to its form, and back. */
import { describe, expect, it } from 'vitest';
import {
  amendedText,
  formFor,
  newText,
  problemsOf,
  valuesOf,
  workshopForm,
} from '../../../cms/workshop/forms/index.ts';
import { answersIn } from '../../../cms/workshop/forms/values.ts';
import { TYPE_NAMES } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { NEW_KINDS, questionsOf } from '../../../src/domain/forms/questions.ts';
import type { Form, FormValues } from '../../../src/domain/forms/types.ts';
import { ruleOf } from '../../../src/content-types/event/rule.ts';
import type { RuleFields } from '../../../src/content-types/event/rule.ts';
import { isSameHours } from '../../../src/i18n/hours-in-words.ts';
import type { OpeningHours } from '../../../src/lib/opening-hours.ts';
import { expandDates } from '../../../src/lib/recurrence.ts';
import type { LocalMoment } from '../../../src/schema/fields/dates.ts';
import {
  CONTEXT,
  NAMES,
  SAMPLE_TEXTS,
  changedLines,
  correctionOf,
  dataOf,
  headerOf,
} from '../../support/workshop-forms.ts';

const today = '2026-11-28';
const base = { lookup: NAMES.lookup, today };

/** As a browser sends them: every question that is shown, empty or not, boxes left out where they are not ticked. */
const sent = (form: ReturnType<typeof correctionOf>, values: FormValues): FormValues =>
  Object.fromEntries(
    questionsOf(form).flatMap(({ name, control }) => {
      const ticks = control === 'check' || control === 'choices';
      const lines = control === 'longText' || control === 'hours';
      const said = values[name]?.map((text) => (lines ? text.replace(/\n/g, '\r\n') : text));
      return said || !ticks ? [[name, said ?? ['']]] : [];
    }),
  );

const amended = (
  { type, text }: (typeof SAMPLE_TEXTS)[number],
  change: (values: Record<string, readonly string[]>) => FormValues,
) => {
  const form = formFor(correctionOf(type), text, NAMES);
  const given = valuesOf(form, text, NAMES);
  const result = amendedText({
    ...base,
    form,
    entryText: text,
    given,
    values: change({ ...sent(form, given) }),
  });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
};

const sample = (slug: string) => SAMPLE_TEXTS.find((one) => one.slug === slug)!;

describe('the answers that an entry would have given', () => {
  it('are there for every type', () => {
    expect(new Set(SAMPLE_TEXTS.map(({ type }) => type))).toEqual(new Set(TYPE_NAMES));
    expect(SAMPLE_TEXTS.length).toBeGreaterThan(200);
  });

  it.each(SAMPLE_TEXTS)('of $type $slug change nothing when they come back', (entry) => {
    expect(amended(entry, (values) => values)).toEqual({ text: entry.text, aside: [] });
    const form = formFor(correctionOf(entry.type), entry.text, NAMES);
    const given = valuesOf(form, entry.text, NAMES);
    expect(problemsOf(form, sent(form, given), { ...base, given, entryText: entry.text })).toEqual([]);
  });

  it('say nearly everything: what no words hold is rare', () => {
    const hidden = SAMPLE_TEXTS.flatMap(({ type, slug, text }) => {
      const [whole, shown] = [correctionOf(type), formFor(correctionOf(type), text, NAMES)];
      const names = new Set(questionsOf(shown).map(({ name }) => name));
      return questionsOf(whole).flatMap(({ name }) => (names.has(name) ? [] : [`${type}/${slug} ${name}`]));
    });
    expect(hidden.length).toBeLessThan(5);
  });

  it('name entries as people do', () => {
    const { text } = sample('cafe-des-bricoles');
    const values = valuesOf(correctionOf('event'), text, NAMES);
    expect(values['place']).toEqual(['La Remise à neuf']);
    expect(values['recurrence']).toEqual([expect.stringMatching(/^le premier samedi du mois/)]);
  });

  it('say hours as a door does', () => {
    const values = valuesOf(correctionOf('actor'), sample('la-remise-a-neuf').text, NAMES);
    expect(values['openingHours']).toEqual([
      'mercredi 10h-12h30 et 14h-18h\nvendredi 14h-18h\nsamedi 10h-18h',
    ]);
  });

  it('of a text that is no entry are none', () => {
    expect(valuesOf(correctionOf('actor'), 'rien', NAMES)).toEqual({});
    expect(
      amendedText({ ...base, form: correctionOf('actor'), entryText: 'rien', given: {}, values: {} }),
    ).toMatchObject({ problems: [{ blocking: true }] });
  });
});

/** The validated data of a text at what its form asks for; of a rhythm that is said in part, nothing. */
function heldBy(form: Form, type: TypeName, text: string, original = text) {
  const data = dataOf(type, text).data!;
  const { partly } = answersIn(form, original, NAMES);
  const paths = questionsOf(form)
    .map(({ name }) => name)
    .filter((name) => !partly.has(name) && !/^(?:body|consent|openingHours$)/.test(name))
    .map((name) => (/^(?:start|end)\./.test(name) ? [name.split('.')[0]!] : name.split('.')));
  const at = (path: string[]) =>
    path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data);
  return {
    ...Object.fromEntries(paths.map((path) => [path.join('.'), at(path)])),
    // A yearly rule is read with the day that it has from its start.
    ...(data['recurrence'] && !partly.has('recurrence') ? { recurrence: datesOf(data) } : {}),
    hours: data['openingHours'] as OpeningHours | undefined,
  };
}

function datesOf({ recurrence, start }: Record<string, unknown>): unknown[] {
  const { date } = start as LocalMoment;
  const { except = [] } = recurrence as { except?: string[] };
  return [expandDates(date, ruleOf(recurrence as RuleFields), { from: date, to: '2036-01-01' }, 50), except];
}

describe('a new entry', () => {
  const kinds = SAMPLE_TEXTS.filter(({ type }) => (NEW_KINDS as string[]).includes(type));

  it.each(kinds)('made of the answers of $type $slug gives the same answers', ({ type, text }) => {
    const form = workshopForm(type as 'actor', undefined, CONTEXT);
    const values = valuesOf(form, text, NAMES);
    const made = newText({ ...base, form, values, how: 'À l’atelier' });
    if ('problems' in made) throw new Error(JSON.stringify(made.problems));
    expect(made.aside).toEqual([]);
    const { hours, ...held } = heldBy(form, type, text);
    const { hours: said, ...back } = heldBy(form, type, made.text, text);
    expect(back).toEqual(held);
    expect(said === hours || isSameHours(said!, hours!)).toBe(true);
    expect(valuesOf(form, made.text, NAMES)).toEqual(values);
    expect(dataOf(type, made.text).errors).toEqual([]);
  });
});

describe('one answer that changes', () => {
  it.each([
    ['contact.phone', '04 65 71 99 99', 'contact: {', /"04 65 71 99 99"/],
    ['summary', 'Une phrase : « neuve » # 3', 'summary:', /« neuve » # 3/],
    ['address.street', '3, rue [du Four]', 'address: {', /3, rue \[du Four\]/],
    ['gettingThere.bus', 'Ligne 3', '  bus:', /Ligne 3/],
    ['openingHours', 'lun-ven 9h-12h', 'openingHours:', /Mo-Fr 09:00-12:00/],
  ])('%s changes its line alone', (name, answer, begins, holds) => {
    const entry = sample('la-remise-a-neuf');
    const { text } = amended(entry, (values) => ({ ...values, [name]: [answer] }));
    const lines = changedLines(entry.text, text);
    expect(lines.out).toEqual([expect.stringContaining(begins)]);
    expect(lines.in).toEqual([expect.stringMatching(holds)]);
    expect(lines.in[0]!.startsWith(begins)).toBe(true);
  });

  it('keeps comments, order, and what no form knows', () => {
    const entry = {
      type: 'actor' as const,
      slug: 'x',
      text: `---\n# À la main\nmystery: 12 # rien\nnom: Le Four # de 1870\ncontact:\n  # le fixe\n  phone: "04 65 71 20 40" # le matin\n  email: a@b.example\nadresse: {ville: Vernasse, code: x}\n---\n\n\nUn texte.\n\n\n`,
    };
    const { text } = amended(entry, (values) => ({
      ...values,
      name: ['Le Four banal'],
      'contact.phone': ['04 65 71 20 41'],
      'address.commune': ['Sarvenne'],
    }));
    expect(text).toBe(
      entry.text
        .replace('Le Four', 'Le Four banal')
        .replace('20 40', '20 41')
        .replace('Vernasse', 'Sarvenne'),
    );
  });

  it('to nothing takes its line out', () => {
    const entry = sample('la-remise-a-neuf');
    const { text } = amended(entry, (values) => ({ ...values, 'gettingThere.parking': [''], website: [''] }));
    expect(changedLines(entry.text, text)).toEqual({
      out: ['website: https://laremiseaneuf.example/', expect.stringContaining('  parking:')],
      in: [],
    });
  });

  it('of the rhythm keeps holidays and dates that moved', () => {
    const entry = sample('atelier-velo');
    const { text } = amended(entry, (values) => ({
      ...values,
      recurrence: ['un jeudi sur deux, jusqu’en juin'],
    }));
    const { recurrence } = headerOf(text).raw as Record<string, Record<string, unknown>>;
    expect(recurrence).toMatchObject({ byDay: ['jeudi'], interval: '2', until: '2026-06-30' });
    expect(recurrence!['changes']).toEqual(
      (
        headerOf(entry.text).raw as typeof headerOf extends never
          ? never
          : Record<string, Record<string, unknown>>
      )['recurrence']!['changes'],
    );
  });

  it('of the rhythm leaves unsaid what goes without saying', () => {
    const text = '---\ntitle: Fête\nstart: 2026-06-20\nrecurrence: { freq: annuel }\n---\n';
    const entry = { type: 'event' as const, slug: 'x', text };
    const given = valuesOf(correctionOf('event'), text, NAMES)['recurrence'];
    expect(given).toEqual(['chaque année, le 20 juin']);
    const { text: after } = amended(entry, (values) => ({
      ...values,
      recurrence: [`${given![0]}, jusqu’au 30 juin 2030`],
    }));
    expect(after).toBe(text.replace('annuel }', 'annuel, until: "2030-06-30" }'));
  });

  it('of the first day moves the end of the same day', () => {
    const entry = sample('bal-de-la-chandeleur-2027');
    const { text } = amended(entry, (values) => ({ ...values, 'start.date': ['2027-02-13'] }));
    expect(changedLines(entry.text, text).in.every((line) => line.includes('2027-02-1'))).toBe(true);
  });

  it('of the boxes leaves those that no box shows', () => {
    const entry = {
      type: 'actor' as const,
      slug: 'x',
      text: '---\nname: Le Four\naccessibility: { codes: [mi, martien, visuel, hi] }\n---\n',
    };
    const { text } = amended(entry, (values) => ({ ...values, 'accessibility.codes': ['vi', 'pi'] }));
    expect(text).toContain('accessibility: { codes: [visuel, pi, martien] }');
  });

  it('of a list of names leaves the others as they are written', () => {
    const entry = {
      type: 'event' as const,
      slug: 'x',
      text: '---\ntitle: Bal\nstart: 2027-01-02 20:00\norganisers: [la-remise-a-neuf, "Mairie d’Orselles"]\n---\n',
    };
    const { text } = amended(entry, (values) => ({
      ...values,
      organisers: [`${values['organisers']![0]} ; Le Plot`],
    }));
    expect(headerOf(text).raw['organisers']).toEqual(['la-remise-a-neuf', 'Mairie d’Orselles', 'le-plot']);
  });

  it('in the text changes the text alone', () => {
    const entry = sample('le-plot');
    const { text } = amended(entry, (values) => ({
      ...values,
      body: [`${values['body']![0]}\r\n\r\nEt « voilà » !`],
    }));
    const { out, in: more } = changedLines(entry.text, text);
    expect([out, more]).toEqual([[], ['Et « voilà » !']]);
  });

  it('that cannot be read is kept in words, and what was there stays', () => {
    const entry = sample('la-remise-a-neuf');
    const { text, aside } = amended(entry, (values) => ({
      ...values,
      openingHours: ['quand il fait beau'],
    }));
    expect(aside.map(({ value }) => value)).toEqual(['quand il fait beau']);
    const { out, in: more } = changedLines(entry.text, text);
    expect(out).toEqual([]);
    expect(more.filter(Boolean)).toHaveLength(1);
    expect(more.join()).toMatch(/^\**À relire, .+ :\*\* quand il fait beau$/m);
  });

  it.each([
    ['contact.phone', '06 12 34 56 7 ou 8 (le soir)'],
    ['contact.email', 'amina chez la poste'],
  ])(
    'that may reach a person and cannot be read is never written, but asked for again: %s',
    (question, said) => {
      const { text } = sample('la-remise-a-neuf');
      const form = correctionOf('actor');
      const given = valuesOf(form, text, NAMES);
      const values = { ...given, [question]: [said] };
      const problem = { question, value: said, blocking: true };
      const result = amendedText({ ...base, form, entryText: text, given, values });
      expect(result).toMatchObject({ problems: [problem] });
      expect(JSON.stringify(result)).not.toContain('À relire');
      expect(problemsOf(form, values, { ...base, given, entryText: text })).toMatchObject([{ question }]);
    },
  );

  it('to nothing where there must be something is refused, and told', () => {
    const { text } = sample('le-plot');
    const form = correctionOf('actor');
    const given = valuesOf(form, text, NAMES);
    const values = { ...given, name: [' '] };
    const problem = { question: 'name', blocking: true };
    expect(amendedText({ ...base, form, entryText: text, given, values })).toMatchObject({
      problems: [problem],
    });
    expect(problemsOf(form, values, { ...base, given, entryText: text })).toMatchObject([problem]);
  });
});
