import { describe, expect, it } from 'vitest';
import { choice } from '../../../src/schema/fields/choice.ts';
import { group, list, relation } from '../../../src/schema/fields/compound.ts';
import { date } from '../../../src/schema/fields/dates.ts';
import { boolean, number } from '../../../src/schema/fields/numbers.ts';
import { email, url } from '../../../src/schema/fields/reach.ts';
import { text } from '../../../src/schema/fields/text.ts';
import { fieldAt, nameOf, shown, validate } from '../../../src/schema/validate.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { vocabulary } from '../../../src/schema/vocabulary.ts';
import { compareProblems, pathText } from '../../../src/schema/problem.ts';

const FIELDS = {
  title: text({
    label: { fr: 'Titre', en: 'Title' },
    required: true,
    max: 40,
    synonyms: ['name', 'nom de la fiche'],
    example: 'Café',
  }),
  summary: text({ label: { fr: 'Résumé', en: 'Summary' }, advised: true, example: 'Une phrase.' }),
  start: date({ label: { fr: 'Début', en: 'Start' } }),
  kind: choice({
    label: { fr: 'Genre', en: 'Kind' },
    options: vocabulary({ guide: 'Guide', etude: 'Étude' }),
  }),
  themes: list({
    label: { fr: 'Thèmes', en: 'Themes' },
    of: relation({ label: { fr: 'Thème', en: 'Theme' }, to: 'theme' }),
  }),
  partners: list({
    label: { fr: 'Avec', en: 'With' },
    of: relation({ label: { fr: 'Partenaire', en: 'Partner' }, to: 'actor', words: true }),
  }),
  contact: group({
    label: { fr: 'Contact', en: 'Contact' },
    fields: {
      email: email({ label: { fr: 'Adresse électronique', en: 'Email' }, synonyms: ['mail'] }),
      age: number({ label: { fr: 'Âge', en: 'Age' }, min: 0, max: 120, integer: true }),
    },
  }),
  links: list({
    label: { fr: 'Liens', en: 'Links' },
    of: group({
      label: { fr: 'Lien', en: 'Link' },
      fields: {
        url: url({ label: { fr: 'Adresse du lien', en: 'Address' }, required: true }),
        label: text({ label: { fr: 'Texte du lien', en: 'Text' } }),
      },
    }),
  }),
  draft: boolean({ label: { fr: 'Brouillon', en: 'Draft' } }),
};

const check = (raw: Record<string, Raw>) =>
  validate<Record<string, unknown>>(FIELDS, { title: 'A', summary: 'B', ...raw });
const data = (raw: Record<string, Raw>) => check(raw).data;
const said = (raw: Record<string, Raw>) =>
  check(raw).faults.map(
    ({ severity, code, path, label, value, message }) =>
      `${severity} ${code} ${pathText(path)}${label ? ` (${label})` : ''}${value === undefined ? '' : ` « ${value} »`}: ${message}`,
  );

describe('validate', () => {
  it('gives the data of what is right', () => {
    expect(check({ start: '2026-12-05', contact: { age: '12' }, draft: 'oui' })).toEqual({
      data: { title: 'A', summary: 'B', start: '2026-12-05', contact: { age: 12 }, draft: true },
      faults: [],
    });
  });

  it('leaves what it reads as it was', () => {
    const raw = Object.freeze({ title: ' A ', themes: Object.freeze(['', 'x']) as string[] });
    expect(validate(FIELDS, raw).data).toMatchObject({ title: 'A', themes: ['x'] });
    expect(raw).toEqual({ title: ' A ', themes: ['', 'x'] });
  });

  it('takes a key for the field it means: label, synonym, with or without accents, dashes and capitals', () => {
    for (const key of [
      'title',
      'Title',
      'TITRE',
      'titre',
      'name',
      'Nom de la fiche',
      'nom_de_la_fiche',
      'nomDeLaFiche',
    ])
      expect([key, nameOf(FIELDS, key)]).toEqual([key, 'title']);
    expect(data({ résumé: 'x', summary: null, CONTACT: { Mail: 'a@b.fr', âge: '3' } })).toEqual({
      title: 'A',
      summary: 'x',
      contact: { email: 'a@b.fr', age: 3 },
    });
  });

  it('says a key that means nothing, with the nearest that does', () => {
    expect(said({ sumary: 'x', farfelu: 'y', contact: { emial: 'z' } })).toMatchInlineSnapshot(`
      [
        "warning unknown-field sumary « x »: ce champ n’existe pas, sa valeur n’est pas publiée. Écrivez « summary »",
        "warning unknown-field farfelu « y »: ce champ n’existe pas, sa valeur n’est pas publiée. Retirez-le, ou mettez-la dans le texte",
        "warning unknown-field contact.emial « z »: ce champ n’existe pas, sa valeur n’est pas publiée. Écrivez « email »",
      ]
    `);
    expect(data({ farfelu: 'y' })).toEqual({ title: 'A', summary: 'B' });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes %s for a key like another',
    (key) => {
      const raw = JSON.parse(
        `{"title": "A", "summary": "B", ${JSON.stringify(key)}: "x", "contact": {${JSON.stringify(key)}: {"x": "y"}}}`,
      ) as Record<string, Raw>;
      const { data: read, faults } = validate(FIELDS, raw);
      expect(faults.map(({ code, path }) => [code, path.at(-1)])).toEqual([
        ['unknown-field', key],
        ['unknown-field', key],
      ]);
      expect(Object.keys(read as object)).toEqual(['title', 'summary', 'contact']);
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );

  it('says a field written under two names, and keeps its own name’s value', () => {
    expect(said({ name: 'C' })).toMatchInlineSnapshot(`
      [
        "warning said-twice name (Titre) « C »: le champ « title » dit déjà la même chose : cette valeur n’est pas publiée. Gardez l’un des deux",
      ]
    `);
    expect(data({ name: 'C' })).toMatchObject({ title: 'A' });
    expect(validate(FIELDS, { name: 'C', titre: 'D', title: 'E', summary: 'x' })).toMatchObject({
      data: { title: 'E' },
      faults: [
        { path: ['titre'], value: 'D' },
        { path: ['name'], value: 'C' },
      ],
    });
    expect(validate(FIELDS, { name: '', title: 'E', summary: 'x' }).faults).toEqual([]);
  });

  it.each<Raw>([
    null,
    '',
    '  ',
    '~',
    'null',
    [],
    [''],
    [null, ['']],
    {},
    { email: '' },
    { email: null, age: [] },
  ])('drops %j as if it were not there', (empty) => {
    expect(check({ start: empty, contact: empty, themes: empty, draft: empty, farce: null })).toMatchObject({
      data: { title: 'A', summary: 'B' },
      faults: [{ path: ['farce'] }],
    });
    expect(Object.keys(data({ start: empty, contact: empty, themes: empty })!)).toEqual(['title', 'summary']);
  });

  it('says what is required and absent, and what is advised', () => {
    const { data: read, faults } = validate(FIELDS, {});
    expect(read).toBeUndefined();
    expect(faults).toMatchInlineSnapshot(`
      [
        {
          "code": "missing",
          "example": "Une phrase.",
          "label": "Résumé",
          "message": "ce champ est conseillé : ajoutez-le si vous pouvez",
          "path": [
            "summary",
          ],
          "severity": "warning",
        },
        {
          "code": "missing",
          "example": "Café",
          "label": "Titre",
          "message": "ce champ manque. Ajoutez-le",
          "path": [
            "title",
          ],
          "severity": "error",
        },
      ]
    `);
  });

  it('says all there is to say at once', () => {
    expect(
      said({
        title: { a: 'b' },
        start: '2026-02-31',
        kind: 'video',
        contact: { email: 'x', age: '130' },
        links: [{ url: 'https://a.fr' }, { label: 'sans adresse' }, { url: 'javascript:alert(1)' }],
        draft: 'peut-être',
      }),
    ).toMatchInlineSnapshot(`
      [
        "error invalid title (Titre) « {"a":"b"} »: un texte est attendu, pas une liste ni un groupe de champs",
        "error invalid start (Début) « 2026-02-31 »: ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois",
        "error invalid kind (Genre) « video »: cette valeur n’est pas dans la liste : guide, etude",
        "error invalid contact.email (Adresse électronique) « x »: une adresse électronique est attendue, de la forme nom@domaine",
        "error invalid contact.age (Âge) « 130 »: un nombre entre 0 et 120 est attendu",
        "error missing links[2].url (Adresse du lien): ce champ manque. Ajoutez-le",
        "error invalid links[3].url (Adresse du lien) « javascript:alert(1) »: une adresse web est attendue, commençant par https://",
        "error invalid draft (Brouillon) « peut-être »: « oui » ou « non » est attendu",
      ]
    `);
  });

  it('takes one value for a list of one', () => {
    expect(
      data({ themes: 'x', partners: 'Mairie, salle du haut', links: { url: 'https://a.fr' } }),
    ).toMatchObject({
      themes: ['x'],
      partners: ['Mairie, salle du haut'],
      links: [{ url: 'https://a.fr/' }],
    });
  });

  it('cuts a list written in one line, where a comma cannot be part of a name', () => {
    expect(data({ themes: 'x, y ; z', partners: 'a ; b, c' })).toMatchObject({
      themes: ['x', 'y', 'z'],
      partners: ['a', 'b, c'],
    });
  });

  it('says where a fault of one value alone is', () => {
    expect(said({ links: { url: 'x' }, contact: 'a@b.fr', themes: { a: 'b' } })).toMatchInlineSnapshot(`
      [
        "error invalid themes[1] (Thème) « {"a":"b"} »: un texte est attendu, pas une liste ni un groupe de champs",
        "error invalid contact (Contact) « a@b.fr »: un groupe de champs est attendu, une ligne par champ",
        "error invalid links[1].url (Adresse du lien) « x »: une adresse web est attendue, commençant par https://",
      ]
    `);
  });

  it('drops the empty items of a list', () => {
    expect(
      check({ themes: ['', 'x', null, ' '], links: [null, { url: '' }, { url: 'https://a.fr' }] }),
    ).toMatchObject({
      data: { themes: ['x'], links: [{ url: 'https://a.fr/' }] },
      faults: [],
    });
  });

  it('remarks upon what is accepted all the same', () => {
    expect(said({ title: 'x'.repeat(41), links: [{ url: 'www.exemple.fr' }] })).toMatchInlineSnapshot(`
      [
        "note remark title (Titre) « xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx »: 41 caractères : au-delà de 40, les listes le coupent. Raccourcissez-le.",
        "note remark links[1].url (Adresse du lien) « www.exemple.fr »: lu comme https://www.exemple.fr/",
      ]
    `);
    expect(data({ title: 'x'.repeat(41) })!.title).toHaveLength(41);
  });
});

describe('fieldAt', () => {
  it('finds a field by its path, under any of its names', () => {
    expect(fieldAt(FIELDS, ['links', 2, 'url'])).toBe(FIELDS.links.item!.fields!.url);
    expect(fieldAt(FIELDS, ['contact', 'mail'])).toBe(FIELDS.contact.fields!.email);
    expect(fieldAt(FIELDS, ['titre'])).toBe(FIELDS.title);
    for (const path of [[], ['nothing'], ['title', 'x'], ['contact', 0], ['links', 0, 'constructor']])
      expect([path, fieldAt(FIELDS, path)]).toEqual([path, undefined]);
  });
});

describe('shown', () => {
  it('is one line, not too long', () => {
    expect(shown('  deux\n lignes ')).toBe('deux lignes');
    expect(shown(['a', { b: 'c' }])).toBe('["a",{"b":"c"}]');
    expect(shown('x'.repeat(200))).toHaveLength(80);
    expect(shown(null)).toBeUndefined();
  });
});

describe('problems', () => {
  it('have a path that can be read', () => {
    expect(pathText(['links', 2, 'url'])).toBe('links[3].url');
    expect(pathText([])).toBe('');
  });

  it('come errors first, then by file and line', () => {
    const one = (severity: 'error' | 'warning' | 'note', file: string, line?: number) => ({
      severity,
      file,
      line,
      code: 'x',
      path: [],
      message: '',
    });
    const sorted = [
      one('note', 'a', 1),
      one('error', 'b', 9),
      one('error', 'b', 2),
      one('warning', 'a'),
      one('error', 'a', 7),
    ].sort(compareProblems);
    expect(sorted.map(({ severity, file, line }) => `${severity} ${file} ${line ?? ''}`.trim())).toEqual([
      'error a 7',
      'error b 2',
      'error b 9',
      'warning a',
      'note a 1',
    ]);
  });
});
