/** Two texts side by side, one more answer, photos and the words that describe them, names that are nearly the same. */
import { describe, expect, it } from 'vitest';
import {
  altAdvice,
  amendedText,
  answerText,
  compareEntries,
  diffEntries,
  exactText,
  formFor,
  isListField,
  mergeEntries,
  nearNames,
  newText,
  problemsOf,
  slugOf,
  valuesOf,
  workshopForm,
} from '../../../cms/workshop/forms/index.ts';
import { wordParts } from '../../../cms/merge/words.ts';
import { TYPE_NAMES } from '../../../src/content-types/registry.ts';
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { random } from '../../support/random.ts';
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
const sample = (slug: string) => SAMPLE_TEXTS.find((one) => one.slug === slug)!;
const textOf = (result: object): string => {
  if (!('text' in result)) throw new Error(JSON.stringify(result));
  return result.text as string;
};

describe('a difference', () => {
  it('is none between a text and itself', () => {
    for (const { type, text } of SAMPLE_TEXTS) expect(diffEntries(type, text, text, NAMES)).toEqual([]);
  });

  it('is said field by field, in words', () => {
    const { text } = sample('la-remise-a-neuf');
    const after = text
      .replace('phone: "04 65 71 20 40"', 'phone: "04 65 71 20 41"')
      .replace('legalForm: association-1901', 'legalForm: scic')
      .replace(/openingHours: .*/, 'openingHours: "Tu 09:00-12:00"')
      .replace('networks: [coordination-associative-de-sarvenne]', 'networks: [le-plot]')
      .replace('Les cartons arrivent', 'Les caisses arrivent');
    expect(
      diffEntries('actor', text, after, NAMES).map(({ label, before, after: is }) => [label, before, is]),
    ).toEqual([
      ['Forme juridique', 'Association loi 1901', 'SCIC'],
      ['Contact, Téléphone', '04\u00a065\u00a071\u00a020\u00a040', '04\u00a065\u00a071\u00a020\u00a041'],
      ['Horaires', expect.stringContaining('mercredi 10h-12h30'), 'mardi 9h-12h'],
      ['Réseaux', 'Coordination associative de Sarvenne', 'Le Plot'],
      ['Texte', expect.stringContaining('Les cartons'), expect.stringContaining('Les caisses')],
    ]);
    const { parts } = diffEntries('actor', text, after, NAMES).find(({ path }) => path === 'body')!;
    expect(
      parts!.filter(({ kind }) => kind !== 'same').map(({ kind, text: words }) => [kind, words.trim()]),
    ).toEqual([
      ['out', 'cartons'],
      ['in', 'caisses'],
    ]);
  });

  it('of a new entry is all that it says, of a header that is not read the whole text', () => {
    const { text } = sample('atelier-velo');
    const fields = diffEntries('event', undefined, text, NAMES);
    expect(fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['title', 'start', 'recurrence', 'body']),
    );
    expect(fields.every(({ before }) => before === undefined)).toBe(true);
    const rhythm = fields.find(({ path }) => path === 'recurrence')!.after!;
    expect(rhythm).toMatch(/^un mercredi sur deux/);
    expect(rhythm).toContain('Foyer rural de Fontorbe');
    expect(diffEntries('event', text, 'rien')).toMatchObject([{ path: 'body', after: 'rien' }]);
  });

  it('by words makes both texts again, whatever they are', () => {
    const { seed, next } = random(Number(process.env['SEED']) || undefined);
    const some = () =>
      Array.from({ length: next() % 40 }, () => ['a ', 'le\n\n', ' été', '« » ', '  ', 'x'][next() % 6]).join(
        '',
      );
    for (let turn = 0; turn < 200; turn++) {
      const [one, other] = [some(), some()];
      const parts = wordParts(one, other);
      const side = (kind: string) =>
        parts.flatMap((part) => (part.kind === 'same' || part.kind === kind ? [part.text] : [])).join('');
      expect([side('out'), side('in')], `SEED=${seed}`).toEqual([one, other]);
    }
    const long = Array.from({ length: 4000 }, (_, i) => `mot${i % 97} et encore`).join('\n');
    expect(wordParts(long, `${long}\nfin`)).toEqual([
      { text: long, kind: 'same' },
      { text: '\nfin', kind: 'in' },
    ]);
    expect(
      wordParts(`un ${long} fin`, `deux ${long.replaceAll('encore', 'puis')} suite`).length,
    ).toBeGreaterThan(1);
  });
});

describe('two entries of one thing', () => {
  const [a, b] = [
    '---\nname: Le Four # à garder\nsummary: Un four\nthemes: [bien-manger]\nimage: media/a.jpg\nimageAlt: Un four\ncontact: { phone: "04 65 71 20 40" }\n---\n\nUn.\n\nCommun.\n',
    '---\nname: Four banal\nacronym: FB\nthemes: [bien-manger, culture-et-fetes]\nimage: media/b.jpg\nimageAlt: Deux fours\nimageCredit: Zoé\ncontact: { phone: "04 65 71 20 41", email: a@b.example }\npublished: 2026-01-01\n---\n\nCommun.\n\nDeux.\n',
  ];

  it('stand side by side, what is the same too', () => {
    const rows = compareEntries('actor', a!, b!, NAMES);
    expect(rows.map(({ path }) => path)).toEqual([
      'name',
      'acronym',
      'summary',
      'themes',
      'contact.email',
      'contact.phone',
      'image',
      'body',
    ]);
    expect(rows[0]).toEqual({ path: 'name', label: 'Nom', a: 'Le Four', b: 'Four banal' });
    expect(rows.find(({ path }) => path === 'image')).toMatchObject({
      a: 'media/a.jpg\nDescription de l’image\u00a0: Un four',
      b: expect.stringContaining('Zoé'),
    });
    expect(compareEntries('actor', a!, a!).every((row) => row.a === row.b)).toBe(true);
  });

  it('are one with what is chosen; without a choice, nothing that only one says is lost', () => {
    expect(headerOf(mergeEntries('actor', a!, b!, {})).raw).toEqual({
      ...headerOf(a!).raw,
      acronym: 'FB',
      contact: { phone: '04 65 71 20 40', email: 'a@b.example' },
    });
    const merged = mergeEntries('actor', a!, b!, {
      name: 'both',
      themes: 'both',
      image: 'b',
      'contact.phone': 'b',
      body: 'both',
    });
    expect(merged).toContain('name: Le Four # à garder');
    expect(headerOf(merged).raw).toMatchObject({
      alternateNames: ['Four banal'],
      themes: ['bien-manger', 'culture-et-fetes'],
      image: 'media/b.jpg',
      imageAlt: 'Deux fours',
      imageCredit: 'Zoé',
      contact: { phone: '04 65 71 20 41', email: 'a@b.example' },
    });
    expect(headerOf(merged).raw['published']).toBeUndefined();
    expect(headerOf(merged).body).toBe('Un.\n\nCommun.\n\nDeux.\n');
  });

  it('that are the same are as they were', () => {
    for (const { type, text } of SAMPLE_TEXTS)
      expect(mergeEntries(type, text, text, { body: 'both' })).toBe(text);
  });

  it('keep both their answers, each with its own identifier', () => {
    const [one, other] = [
      sample('garde-d-enfant-a-six-heures').text,
      sample('ou-donner-un-canape-en-bon-etat').text,
    ];
    const merged = mergeEntries('question', one, other, { answers: 'both' });
    const answers = headerOf(merged).raw['answers'] as { id: string }[];
    expect(answers.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
  });

  it('offer both of what holds several', () => {
    expect(
      ['themes', 'body', 'name', 'summary', 'address'].map((path) => isListField('actor', path)),
    ).toEqual([true, true, true, false, false]);
  });
});

describe('an answer', () => {
  it('comes below the others, which stay as they are written', () => {
    const { text } = sample('garde-d-enfant-a-six-heures');
    const made = textOf(answerText(text, { ...base, text: 'Oui.\r\n\r\n- un\n  deux', author: 'Le Plot' }));
    expect(changedLines(text, made).out).toEqual([]);
    const answers = headerOf(made).raw['answers'] as object[];
    expect(answers.at(-1)).toEqual({
      id: 'r4',
      author: 'le-plot',
      date: today,
      text: 'Oui.\n\n- un\n  deux\n',
    });
    expect(dataOf('question', made).errors).toEqual([]);
  });

  it('is the first of a question that waited, and ends its wait', () => {
    const { text } = sample('une-salle-pour-jeudi');
    const { raw, body } = headerOf(textOf(answerText(text, { ...base, text: 'Oui', author: '' })));
    expect(raw).toMatchObject({ state: 'repondue', answers: [{ id: 'r1', date: today, text: 'Oui\n' }] });
    expect(body).toBe(headerOf(text).body);
  });

  it.each(['# titre', '  décalé', '---', 'a: b', '| x', '\ttab', '>-', '"', '<<<<<<< HEAD'])(
    'of %j is kept',
    (text) => {
      for (const question of ['garde-d-enfant-a-six-heures', 'une-salle-pour-jeudi']) {
        const made = textOf(
          answerText(sample(question).text, { ...base, text: `${text}\n\nfin`, author: text }),
        );
        const answers = headerOf(made).raw['answers'] as { text: string }[];
        expect(answers.at(-1)!.text.trim()).toBe(`${text.trim()}\n\nfin`);
      }
    },
  );

  it('to a list that is written otherwise is kept too', () => {
    const text = '---\ntitle: Où ?\nanswers: [{id: r2, text: "a"}]\n---\n';
    const { raw } = headerOf(textOf(answerText(text, { ...base, text: 'b', author: '' })));
    expect((raw['answers'] as { id: string }[]).map(({ id }) => id)).toEqual(['r2', 'r3']);
  });

  it('that says nothing is asked for', () => {
    const form = workshopForm('answer', 'question', CONTEXT);
    expect(questionsOf(form).map(({ name, required }) => [name, required])).toEqual([
      ['text', true],
      ['author', false],
    ]);
    expect(problemsOf(form, { text: [' '] }, base)).toMatchObject([{ question: 'text', blocking: true }]);
    expect(problemsOf(form, { text: ['Oui'] }, base)).toEqual([]);
    expect(
      answerText(sample('une-salle-pour-jeudi').text, { ...base, text: '\u0000 ', author: '' }),
    ).toMatchObject({
      problems: [{ question: 'text' }],
    });
  });
});

describe('« c’est toujours exact »', () => {
  it('is the day of the check, said by nobody who did not', () => {
    const { text } = sample('la-remise-a-neuf');
    expect(changedLines(text, exactText('actor', text, today))).toEqual({
      out: ['verifiedOn: 2026-10-14', 'verifiedBy: l’équipe de la recyclerie'],
      in: [`verifiedOn: "${today}"`],
    });
    expect(headerOf(exactText('actor', text, today, 'Amina')).raw['verifiedBy']).toBe('Amina');
  });

  it('is the day of the update where nothing is verified', () => {
    for (const type of TYPE_NAMES.filter((name) => name !== 'actor')) {
      const { text } = SAMPLE_TEXTS.find((one) => one.type === type)!;
      expect(headerOf(exactText(type, text, today)).raw).toEqual({ ...headerOf(text).raw, updated: today });
    }
    expect(exactText('actor', 'rien', today)).toBe('rien');
  });
});

describe('photos', () => {
  const photo = (name: string, alt: string) => ({ path: `media/${name}.jpg`, hash: '', alt });
  const photos = [photo('four', 'Un four [ouvert]'), photo('pain', 'Trois "pains"\n chauds')];
  const form = workshopForm('actor', undefined, CONTEXT);

  it('are the picture of the entry, then below its text', () => {
    const made = newText({ ...base, form, values: { name: ['Le Four'], body: ['Texte.'] }, photos, how: '' });
    expect(headerOf(textOf(made))).toMatchObject({
      raw: { name: 'Le Four', image: 'media/four.jpg', imageAlt: 'Un four [ouvert]' },
      body: 'Texte.\n\n![Trois "pains" chauds](media/pain.jpg)\n',
    });
  });

  it('of a question are all below it', () => {
    const made = newText({
      ...base,
      form: workshopForm('question', undefined, CONTEXT),
      values: { title: ['Où ?'] },
      photos: [photos[0]!],
      how: '',
    });
    expect(headerOf(textOf(made)).body).toBe('![Un four \\[ouvert\\]](media/four.jpg)\n');
  });

  it('do not take the place of one that is there, and are put in once', () => {
    const text = '---\nname: Le Four\nphoto: media/old.jpg\n---\n\nTexte.\n';
    const amend = (entryText: string, more = photos) => {
      const given = valuesOf(correctionOf('actor'), entryText, NAMES);
      return textOf(
        amendedText({ ...base, form: correctionOf('actor'), entryText, given, values: given, photos: more }),
      );
    };
    const once = amend(text);
    expect(headerOf(once).raw).toEqual(headerOf(text).raw);
    expect(headerOf(once).body).toContain('Texte.\n\n![Un four \\[ouvert\\]](media/four.jpg)\n\n![Trois');
    expect(amend(once)).toBe(once);
    expect(headerOf(amend(`${text}${'!['.repeat(50_000)}`)).body).toContain('](media/pain.jpg)');
    expect(amend(once, [photo('four', 'Un four fermé')])).toBe(
      once.replace('Un four \\[ouvert\\]', 'Un four fermé'),
    );
  });
});

describe('the words of a photo', () => {
  it.each([
    '',
    ' ',
    'IMG_2041.jpg',
    'IMG-20261121-WA0003',
    '20261121_143000',
    'photo.png',
    'Photo de la salle',
    'image d’un four',
    'logo',
    'photo',
    'x',
    'a'.repeat(200),
  ])('%j are not yet', (alt) => expect(altAdvice(alt)).toMatch(/^[A-ZÉ].*\.$/));

  it.each([
    'Trois personnes réparent un vélo devant un hangar.',
    'Affiche du bal : samedi 13 février à 20 h, salle des fêtes de Vernasse',
    'Photographe au travail sur la place',
    '12 enfants autour d’un four',
  ])('%j are', (alt) => expect(altAdvice(alt)).toBeUndefined());

  it('are spoken of in the language of the portal', () =>
    expect(altAdvice('Picture of a hall', 'en')).toContain('“photo of”'));
});

describe('a name', () => {
  const known = [
    'Le Plot',
    'La Remise à neuf',
    'Foyer rural de Fontorbe',
    'Foyer rural',
    'AMAP des Trois-Ponts',
  ].map((title) => ({ title }));

  it.each([
    ['le plott', ['Le Plot']],
    ['Remise a neuf', ['La Remise à neuf']],
    ['Association Foyer rural', ['Foyer rural', 'Foyer rural de Fontorbe']],
    ['amap trois ponts', ['AMAP des Trois-Ponts']],
    ['Le', []],
    ['Boulangerie', []],
  ])('%j is nearly that of %j', (typed, expected) => {
    expect(nearNames(typed, known).map(({ title }) => title)).toEqual(expected);
  });

  it('of a file is free, and no address of the portal', () => {
    const text = '---\nname: Lettre\naddress: { commune: Vernasse }\n---\n';
    expect(slugOf('actor', text, () => false)).toBe('lettre-vernasse');
    expect(slugOf('actor', text, (slug) => slug === 'lettre-vernasse')).toBe('lettre-vernasse-2');
    expect(slugOf('event', '---\ntitle: Bal\nstart: 2027-02-13\n---\n', () => false)).toBe('bal-2027');
  });
});

describe('the forms', () => {
  it('of new kinds ask nothing of who writes', () => {
    for (const kind of ['actor', 'event', 'listing', 'question', 'article'] as const) {
      const names = questionsOf(workshopForm(kind, undefined, CONTEXT)).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(4);
      expect(names.filter((name) => name.startsWith('sender'))).toEqual([]);
    }
  });

  it('of a correction are of every type, and ask for its name', () => {
    for (const type of TYPE_NAMES) {
      const form = correctionOf(type);
      expect(form).toMatchObject({ kind: 'correction', type });
      expect(questionsOf(form).filter(({ required }) => required).length).toBeGreaterThan(0);
      expect(new Set(questionsOf(form).map(({ name }) => name)).size).toBe(questionsOf(form).length);
    }
    expect(questionsOf(workshopForm('exact', 'actor', CONTEXT))).toEqual([]);
  });

  it('say what is kept beside a rhythm', () => {
    const hintOf = (text: string) =>
      questionsOf(formFor(correctionOf('event'), text, NAMES)).find(({ name }) => name === 'recurrence')
        ?.hint;
    expect(hintOf(sample('atelier-velo').text)).toContain('sont gardées');
    const plain = '---\ntitle: Bal\nstart: 2027-01-02\nrecurrence: { freq: hebdomadaire }\n---\n';
    expect(hintOf(plain)).not.toContain('sont gardées');
  });

  it('sign for who agrees to be named, where nobody is', () => {
    const made = (kind: 'article' | 'question', credit: boolean, more = {}) =>
      headerOf(
        textOf(
          newText({
            ...base,
            form: workshopForm(kind, undefined, CONTEXT),
            values: { title: ['T'], body: ['x'], ...more },
            how: '',
            by: { name: 'Amina', credit },
            workshop: 'fiches-et-thermos',
          }),
        ),
      ).raw;
    expect(made('article', true)).toMatchObject({ authors: ['Amina'], contributedAt: 'fiches-et-thermos' });
    expect(made('article', true, { authors: ['Le Plot'] })).toMatchObject({ authors: ['le-plot'] });
    expect(made('article', false)).not.toHaveProperty('authors');
    expect(made('question', true)).toMatchObject({ askedBy: 'Amina' });
    expect(made('question', false)).toEqual({ title: 'T' });
  });
});
