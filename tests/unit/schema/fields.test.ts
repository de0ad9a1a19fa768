import { describe, expect, it } from 'vitest';
import { inLocale } from '../../../src/schema/field.ts';
import type { Field } from '../../../src/schema/field.ts';
import { asList } from '../../../src/schema/fields/as-list.ts';
import { isEmpty } from '../../../src/schema/validate.ts';
import { choice } from '../../../src/schema/fields/choice.ts';
import {
  insee,
  naf,
  openingHours,
  postalCode,
  rna,
  siren,
  siret,
  slug,
} from '../../../src/schema/fields/codes.ts';
import { hue } from '../../../src/schema/fields/color.ts';
import { list, picture, relation } from '../../../src/schema/fields/compound.ts';
import { date, moment, momentText, timeOfDay, timeZone } from '../../../src/schema/fields/dates.ts';
import { boolean, number } from '../../../src/schema/fields/numbers.ts';
import { email, phone, reach, url } from '../../../src/schema/fields/reach.ts';
import { markdown, text } from '../../../src/schema/fields/text.ts';
import { labelIn, vocabulary } from '../../../src/schema/vocabulary.ts';
import { byDay } from '../../../src/content-types/event/by-day.ts';

const label = 'Champ';

/** What a field makes of a text: its value, or « ✗ » and its sentence. */
function read(field: Field, written: unknown): unknown {
  const result = field.schema.safeParse(written);
  return result.success ? result.data : `✗ ${result.error.issues.map(({ message }) => message).join(' | ')}`;
}

const table = (field: Field, pairs: [written: string, value: unknown][]) =>
  expect(pairs.map(([written]) => [written, read(field, written)])).toEqual(pairs);

const refuses = (field: Field, texts: readonly string[], sentence: RegExp) => {
  for (const one of texts) expect([one, read(field, one)]).toEqual([one, expect.stringMatching(sentence)]);
};

describe('date', () => {
  const field = date({ label });

  it('reads ISO and French days', () =>
    table(field, [
      ['2026-12-05', '2026-12-05'],
      ['31/12/2026', '2026-12-31'],
      ['05/06/2026', '2026-06-05'],
      ['5.6.2026', '2026-06-05'],
      ['1er juin 2026', '2026-06-01'],
      ['29/02/2028', '2028-02-29'],
      [' 2026-12-05 ', '2026-12-05'],
    ]));

  it('refuses a day that does not exist', () =>
    refuses(
      field,
      ['2026-02-31', '31/02/2026', '2026-13-01', '29/02/2027', '00/01/2026', '12/31/2026'],
      /^✗ ce jour n’existe pas/,
    ));

  it('says what to write', () => {
    expect(read(field, 'samedi prochain')).toMatchInlineSnapshot(
      `"✗ une date est attendue, sous la forme AAAA-MM-JJ ou JJ/MM/AAAA"`,
    );
    expect(read(field, '05/06/26')).toMatchInlineSnapshot(`"✗ l’année doit avoir quatre chiffres"`);
    expect(read(field, '2026-12-05 14:00')).toBe(read(field, 'samedi prochain'));
  });
});

describe('moment', () => {
  const field = moment({ label });

  it('reads a day, with or without its hour', () =>
    table(field, [
      ['2026-12-05', { date: '2026-12-05' }],
      ['2026-12-05 14:00', { date: '2026-12-05', time: '14:00' }],
      ['2026-12-05T14:00', { date: '2026-12-05', time: '14:00' }],
      ['2026-12-05T14:00:00', { date: '2026-12-05', time: '14:00' }],
      ['05/12/2026 à 14h30', { date: '2026-12-05', time: '14:30' }],
      ['5 décembre 2026 9 h', { date: '2026-12-05', time: '09:00' }],
    ]));

  it('explains each mistake', () => {
    expect(read(field, '2026-12-05T14:00:00Z')).toMatchInlineSnapshot(
      `"✗ une heure locale est attendue, sans fuseau : enlevez le « Z » ou le décalage, et écrivez l’heure de l’horloge"`,
    );
    expect(read(field, '2026-12-05T14:00+01:00')).toBe(read(field, '2026-12-05T14:00:00Z'));
    expect(read(field, '2026-12-05 25:00')).toMatchInlineSnapshot(
      `"✗ cette heure n’existe pas. Écrivez-la sous la forme 18:30"`,
    );
    expect(read(field, '2026-02-30 14:00')).toMatchInlineSnapshot(
      `"✗ ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois"`,
    );
    expect(read(field, 'tous les jours')).toMatchInlineSnapshot(
      `"✗ une date, avec une heure s’il y en a une, est attendue, sous la forme AAAA-MM-JJ HH:MM"`,
    );
  });

  it('is one sortable text', () => {
    expect([{ date: '2026-12-05', time: '14:00' }, { date: '2026-12-05' }].map(momentText)).toEqual([
      '2026-12-05T14:00',
      '2026-12-05',
    ]);
  });
});

describe('hours and zones', () => {
  it('reads the hour of a clock', () => {
    table(timeOfDay({ label }), [
      ['18:30', '18:30'],
      ['9h', '09:00'],
      ['18 h 05', '18:05'],
      ['00:00', '00:00'],
    ]);
    refuses(
      timeOfDay({ label }),
      ['24:00', '18', 'midi', '18:60', '2026-01-01 18:00', ''],
      /^✗ une heure est attendue, sous la forme 18:30$/,
    );
  });

  it('reads a zone that exists', () => {
    table(timeZone({ label }), [
      ['Europe/Paris', 'Europe/Paris'],
      ['Indian/Reunion', 'Indian/Reunion'],
    ]);
    refuses(
      timeZone({ label }),
      ['Paris', 'Europe/Ambrune', '+01:00', ''],
      /^✗ ce fuseau horaire n’existe pas/,
    );
  });

  it('reads opening hours, or says the word that stopped it', () => {
    expect(read(openingHours({ label }), 'Mo-Fr 09:00-12:00')).toBeTypeOf('object');
    expect(read(openingHours({ label }), 'Mo-Fr 9h-12h sauf mardi')).toMatchInlineSnapshot(
      `"✗ horaires illisibles. « 9h » n’est pas compris. Écrivez par exemple Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00, ou une phrase dans openingHoursNote"`,
    );
  });
});

describe('number', () => {
  it('reads French and English decimals, and spaces between thousands', () =>
    table(number({ label }), [
      ['12', 12],
      ['12,5', 12.5],
      ['12.5', 12.5],
      ['-3', -3],
      ['+3', 3],
      ['1 200', 1200],
      ['1\u00a0200,50', 1200.5],
      ['1\u202f000\u202f000', 1_000_000],
      ['08', 8],
      ['0', 0],
    ]));

  it('refuses what only looks like one', () =>
    refuses(
      number({ label }),
      ['1e3', '0x10', '1_000', '1,2,3', '1.000,5', '12 €', 'dix', '', '∞', 'NaN', '.5', '5.'],
      /^✗ un nombre est attendu, en chiffres$/,
    ));

  it('keeps within its bounds, and says them', () => {
    expect(read(number({ label, min: 0, max: 10 }), '11')).toMatchInlineSnapshot(
      `"✗ un nombre entre 0 et 10 est attendu"`,
    );
    expect(read(number({ label, min: 0 }), '-1')).toMatchInlineSnapshot(
      `"✗ un nombre d’au moins 0 est attendu"`,
    );
    expect(read(number({ label, max: 10 }), '11')).toMatchInlineSnapshot(
      `"✗ un nombre d’au plus 10 est attendu"`,
    );
    expect(read(number({ label, integer: true }), '1,5')).toMatchInlineSnapshot(
      `"✗ un nombre entier est attendu"`,
    );
    table(number({ label, min: 0, max: 10, integer: true }), [
      ['0', 0],
      ['10', 10],
      ['3,0', 3],
    ]);
  });
});

describe('boolean', () => {
  it('reads what people write', () => {
    for (const yes of ['oui', 'Oui', 'OUI', 'true', 'vrai', 'yes', 'on', '1', 'x', 'o'])
      expect([yes, read(boolean({ label }), yes)]).toEqual([yes, true]);
    for (const no of ['non', 'Non', 'false', 'faux', 'no', 'off', '0', 'n'])
      expect([no, read(boolean({ label }), no)]).toEqual([no, false]);
  });

  it('never guesses', () =>
    refuses(boolean({ label }), ['peut-être', '', '2', 'ok', 'nope'], /^✗ « oui » ou « non » est attendu$/));
});

describe('choice', () => {
  const field = choice({
    label,
    options: vocabulary({
      'association-1901': { label: 'Association loi 1901', synonyms: ['association', '9220'] },
      scic: {
        label: { fr: 'SCIC', en: 'Community company' },
        synonyms: ['société coopérative d’intérêt collectif'],
      },
      aines: { fr: 'Aînés', en: 'Seniors' },
    }),
  });

  it('reads a value, a label or a synonym, with or without accents, capitals and dashes', () =>
    table(field, [
      ['association-1901', 'association-1901'],
      ['Association loi 1901', 'association-1901'],
      ['ASSOCIATION_LOI_1901', 'association-1901'],
      ['9220', 'association-1901'],
      ["Société coopérative d'intérêt collectif", 'scic'],
      ['community company', 'scic'],
      ['Ainés', 'aines'],
    ]));

  it('says the nearest value, or the list', () => {
    expect(read(field, 'asociation-1901')).toMatchInlineSnapshot(
      `"✗ cette valeur n’est pas dans la liste. Le plus proche : « association-1901 »"`,
    );
    expect(read(field, 'mairie')).toMatchInlineSnapshot(
      `"✗ cette valeur n’est pas dans la liste : association-1901, scic, aines"`,
    );
    const long = choice({
      label,
      options: vocabulary(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`valeur-${i}`, `V${i}`]))),
    });
    expect(read(long, 'rien')).toMatchInlineSnapshot(
      `"✗ cette valeur n’est pas dans la liste : valeur-0, valeur-1, valeur-2, valeur-3, valeur-4, valeur-5, valeur-6, valeur-7, valeur-8, valeur-9…"`,
    );
  });

  it('labels a value in a language; an unknown value stands for itself', () => {
    const options = vocabulary({ a: { fr: 'Ah', en: 'Aye' }, b: 'Bé' });
    expect(['fr', 'en', 'en-GB', 'de'].map((locale) => labelIn(options, 'a', locale))).toEqual([
      'Ah',
      'Aye',
      'Aye',
      'Ah',
    ]);
    expect([labelIn(options, 'b', 'en'), labelIn(options, 'c', 'fr')]).toEqual(['Bé', 'c']);
    expect([inLocale('x', 'en'), inLocale({ fr: 'y', en: 'z' }, 'en')]).toEqual(['x', 'z']);
  });
});

describe('identifiers', () => {
  // Vectors of data-model.md, 4.1.
  it('SIRET', () => {
    for (const good of [
      '73282932000074',
      '13002526500013',
      '38948624200032',
      '20003452800014',
      '35600000000048',
      '35600000009075',
    ])
      expect(read(siret({ label }), good)).toBe(good);
    table(siret({ label }), [
      ['732 829 320 00074', '73282932000074'],
      ['732.829.320.00074', '73282932000074'],
    ]);
    expect(read(siret({ label }), '20003452800041')).toMatchInlineSnapshot(
      `"✗ ce n’est pas un SIRET valide : un chiffre est faux ou deux sont inversés. Vérifiez-le sur un papier officiel"`,
    );
    expect(read(siret({ label }), '732829320')).toMatchInlineSnapshot(`"✗ un SIRET compte 14 chiffres"`);
  });

  it('SIREN', () => {
    expect(read(siren({ label }), '200034528')).toBe('200034528');
    expect(read(siren({ label }), '200034582')).toMatch(/^✗ ce n’est pas un SIREN valide/);
  });

  it('RNA', () => {
    for (const good of ['W751004076', 'W301000624', 'W9P1002760', 'W2A1000001'])
      expect(read(rna({ label }), good)).toBe(good);
    expect(read(rna({ label }), 'w751004076')).toBe('W751004076');
    refuses(
      rna({ label }),
      ['w14378897', 'W12', '751004076'],
      /^✗ un numéro RNA s’écrit W suivi de neuf caractères$/,
    );
  });

  it('INSEE', () => {
    for (const good of ['38185', '2A001', '97411', '08105', '01004'])
      expect(read(insee({ label }), good)).toBe(good);
    refuses(
      insee({ label }),
      ['20001', '3818', 'abcde'],
      /^✗ un code INSEE de commune compte cinq caractères/,
    );
  });

  it('postal code and NAF', () => {
    table(postalCode({ label }), [
      ['01000', '01000'],
      ['39 000', '39000'],
    ]);
    expect(read(postalCode({ label }), '1000')).toMatchInlineSnapshot(
      `"✗ un code postal compte cinq chiffres. S’il a perdu son premier zéro dans un tableur, remettez-le"`,
    );
    table(naf({ label }), [
      ['94.99Z', '94.99Z'],
      ['9499z', '94.99Z'],
    ]);
  });

  it('slug', () => {
    expect(read(slug({ label }), 'la-remise-a-neuf')).toBe('la-remise-a-neuf');
    expect(read(slug({ label }), 'La Remise à neuf')).toMatchInlineSnapshot(
      `"✗ une adresse courte, en minuscules et tirets, est attendue. Écrivez « la-remise-a-neuf »"`,
    );
    refuses(
      slug({ label }),
      ['../../admin', 'a--b', '-a', 'a_b', 'a'.repeat(81), ''],
      /^✗ une adresse courte/,
    );
  });
});

describe('text', () => {
  it('keeps what was written', () =>
    table(text({ label }), [
      ['01000', '01000'],
      ['2A004', '2A004'],
      ['1e3', '1e3'],
      ['yes', 'yes'],
      ['  L’été  ', 'L’été'],
    ]));

  it('is one line, unless it is long', () => {
    expect(read(text({ label }), 'un\n  deux')).toBe('un deux');
    expect(read(markdown({ label }), 'un\n\ndeux')).toBe('un\n\ndeux');
  });

  it('drops what cannot be seen and turns the reading', () => {
    expect(read(text({ label }), 'a\u202eb\u0000c\u2066d')).toBe('abcd');
    expect(read(text({ label }), 'cafe\u0301')).toBe('caf\u00e9');
  });

  it('is not shorter than its least', () => {
    expect(read(text({ label, min: 3 }), 'ab')).toBe('✗ au moins 3 caractères sont attendus');
  });

  it('remarks upon a length, and keeps it', () => {
    const field = text({ label, max: 3 });
    expect(read(field, 'abcd')).toBe('abcd');
    expect([field.remark!('abcd'), field.remark!(' abc ')]).toEqual([
      expect.stringContaining('4 caractères'),
      undefined,
    ]);
  });
});

it.each([' ', '\n', ';', ','])('a million times « %s » in any field is read in a moment', (sign) => {
  const pasted = `a${sign.repeat(1_000_000)}b`;
  const short = text({ label });
  expect(short.schema.safeParse(pasted).success).toBe(true);
  expect(asList({ kind: 'relation', words: true }, pasted)).toHaveLength(sign === ';' ? 2 : 1);
  expect(asList({ kind: 'choice' }, pasted)).toHaveLength(sign === ';' || sign === ',' ? 2 : 1);
  expect(isEmpty(pasted)).toBe(false);
});

describe('picture', () => {
  it('is a path of media, however it is begun', () => {
    for (const written of [
      'media/a.jpg',
      '/media/a.jpg',
      './media/a.jpg',
      '../media/a.jpg',
      '../../media/a.jpg',
      'a.jpg',
      '/a.jpg',
    ])
      expect([written, read(picture({ label }), written)]).toEqual([written, 'media/a.jpg']);
    expect(read(picture({ label }), 'lieux/a b.jpg')).toBe('media/lieux/a b.jpg');
  });

  it('never leads out of it, nor to another site', () => {
    refuses(
      picture({ label }),
      ['media/../../secret', 'a/../b.jpg', 'a/./b', 'a\\b.jpg', '..'],
      /^✗ le nom d’une image du dossier media/,
    );
    refuses(
      picture({ label }),
      ['https://a.fr/b.jpg', '//a.fr/b.jpg', 'data:image/png;base64,x', 'javascript:x'],
      /^✗ une image d’un autre site/,
    );
  });
});

describe('ways to reach', () => {
  it('url', () => {
    table(url({ label }), [
      ['https://www.exemple.fr', 'https://www.exemple.fr/'],
      ['http://exemple.fr/a?b=c#d', 'http://exemple.fr/a?b=c#d'],
      ['www.exemple.fr', 'https://www.exemple.fr/'],
      ['exemple.fr/page', 'https://exemple.fr/page'],
    ]);
    refuses(
      url({ label }),
      [
        'javascript:alert(1)',
        'JAVASCRIPT:alert(1)',
        'data:text/html,x',
        'pas une url',
        'tel:0102030405',
        '//a.fr',
        'ftp://a.fr',
        '',
      ],
      /^✗ une adresse web est attendue, commençant par https:\/\/$/,
    );
    refuses(url({ label }), ['a@b.fr', 'mailto:a@b.fr'], /c’est une adresse électronique/);
    refuses(url({ label }), ['https://'], /n’a pas de nom de site/);
    refuses(url({ label }), ['https://user@a.fr'], /mot de passe/);
    refuses(url({ label }), ['https://ex ample.fr', 'www.a.fr www.b.fr'], /sans espace/);
    expect(url({ label }).remark!('www.exemple.fr')).toBe('lu comme https://www.exemple.fr/');
    expect(url({ label }).remark!('https://exemple.fr/')).toBeUndefined();
    expect(url({ label }).remark!('javascript:x')).toBeUndefined();
  });

  it('email', () => {
    expect(read(email({ label }), 'contact@exemple.fr')).toBe('contact@exemple.fr');
    refuses(
      email({ label }),
      ['contact', '@exemple.fr', 'a b@c.fr', 'a@b.fr, c@d.fr', 'a@b.fr\nbcc:c@d.fr', ''],
      /^✗ une adresse électronique est attendue/,
    );
  });

  it('phone', () => {
    for (const written of ['+33612345678', '06 12 34 56 78', '0612345678', '06.12.34.56.78', '0033612345678'])
      expect(read(phone({ label }), written)).toMatchObject({ e164: '+33612345678' });
    refuses(phone({ label }), ['06 12 34', 'téléphoner', ''], /^✗ un numéro de téléphone est attendu/);
  });

  it('reach tells a link, a mail and a phone number apart', () => {
    expect(
      ['https://www.exemple.fr/inscription/', 'a@exemple.fr', '04 65 71 20 26', 'exemple.fr'].map((written) =>
        read(reach({ label }), written),
      ),
    ).toMatchInlineSnapshot(`
      [
        {
          "display": "exemple.fr/inscription",
          "href": "https://www.exemple.fr/inscription/",
          "kind": "url",
        },
        {
          "display": "a@exemple.fr",
          "href": "mailto:a@exemple.fr",
          "kind": "email",
        },
        {
          "display": "04 65 71 20 26",
          "href": "tel:+33465712026",
          "kind": "phone",
        },
        {
          "display": "exemple.fr",
          "href": "https://exemple.fr/",
          "kind": "url",
        },
      ]
    `);
    refuses(
      reach({ label }),
      ['sur place', 'javascript:alert(1)', 'data:x', ''],
      /^✗ un lien, une adresse électronique ou un numéro/,
    );
  });
});

describe('lists and relations', () => {
  it('cut a line at commas, and at semicolons alone where words may hold a comma', () => {
    const links = list({ label, of: relation({ label, to: 'theme' }) });
    const words = list({ label, of: relation({ label, to: 'actor', words: true }) });
    expect(read(links, 'a, b;c')).toEqual(['a', 'b', 'c']);
    expect(read(words, 'Mairie, salle du haut; b')).toEqual(['Mairie, salle du haut', 'b']);
    expect(read(list({ label, of: text({ label }) }), 'a, b')).toEqual(['a, b']);
    expect(read(links, ['a, b'])).toEqual(['a, b']);
  });

  it('take no novel for a name', () => {
    expect(read(relation({ label, to: 'actor' }), 'x'.repeat(201))).toMatchInlineSnapshot(
      `"✗ un nom court est attendu, pas un texte"`,
    );
  });
});

describe('by day', () => {
  it('reads days of the week and their ranks', () =>
    table(byDay({ label }), [
      ['mardi', { weekday: 2 }],
      ['Mardis', { weekday: 2 }],
      ['le mardi', { weekday: 2 }],
      ['tous les mardis', { weekday: 2 }],
      ['1er samedi', { weekday: 6, nth: 1 }],
      ['premier samedi', { weekday: 6, nth: 1 }],
      ['le 3e vendredi', { weekday: 5, nth: 3 }],
      ['3ème vendredi', { weekday: 5, nth: 3 }],
      ['dernier dimanche', { weekday: 7, nth: -1 }],
      ['TU', { weekday: 2 }],
      ['2TU', { weekday: 2, nth: 2 }],
      ['-1SU', { weekday: 7, nth: -1 }],
    ]));

  it('refuses what is no day', () =>
    refuses(
      byDay({ label }),
      ['', 'demain', '6e mardi', '0 mardi', 'mardi et jeudi', 'mardi, jeudi', '1er', 'premier mardi du mois'],
      /^✗ un jour est attendu/,
    ));
});

describe('hue', () => {
  const field = hue({ label });

  it('reads degrees, and the hue of a colour', () =>
    table(field, [
      ['165', 165],
      ['72,5', 72.5],
      ['165°', 165],
      ['#00aa77', 163],
      ['#f00', 29],
    ]));

  it('says what to write instead of a word or of a grey', () => {
    expect(['vert', 'Bleu', 'chartreuse', '720', '#777'].map((written) => read(field, written)))
      .toMatchInlineSnapshot(`
      [
        "✗ un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet) est attendu, ou une couleur entre guillemets comme "#00aa77". Pour « vert », écrivez 150",
        "✗ un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet) est attendu, ou une couleur entre guillemets comme "#00aa77". Pour « Bleu », écrivez 255",
        "✗ un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet) est attendu, ou une couleur entre guillemets comme "#00aa77"",
        "✗ un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet) est attendu, ou une couleur entre guillemets comme "#00aa77"",
        "✗ un gris n’a pas de teinte. Prenez une couleur plus vive, ou un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet)",
      ]
    `);
  });
});
