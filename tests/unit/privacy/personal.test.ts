import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { isPersonalMailbox } from '../../../src/domain/privacy/mailbox.ts';
import { shownOutside } from '../../../src/domain/privacy/shown.ts';
import { findMobiles } from '../../../src/lib/reach-patterns.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';
import { samplePortal, sampleSnapshot } from '../../support/sample.ts';

const NAMES = [
  'Les Amis du Drac',
  'LADD',
  'AMAP des trois ponts',
  'Coordination associative de Sarvenne',
  'Sarvenne',
];

describe('a mailbox that looks like a person’s', () => {
  it.each([
    'jeanne.tissot@orange.fr',
    'Jeanne.TISSOT@gmail.com',
    'j.tissot@wanadoo.fr',
    'jtissot@free.fr',
    'tissot.j@laposte.net',
    'jeanne-tissot@sfr.fr',
    'jeanne_tissot38@hotmail.fr',
    'tissotjeanne@outlook.com',
    'jeannot38@live.fr',
    'mamie.jeanne@yahoo.fr',
    'zoltan@icloud.com',
    'zk@proton.me',
    'jeanne+portail@gmail.com',
    '0639982012@orange.fr',
    'jeanne.tissot@foyer.example',
    'zoltan.kovacs@foyer.example',
    'z.kovacs@foyer.example',
    'kovacs.z@mairie-sarvenne.fr',
    'tissot-jeanne@foyer.example',
    'jeanne@foyer.example',
    'françois@foyer.example',
    'marie-claude.durand@foyer.example',
  ])('%s', (mail) => {
    expect(isPersonalMailbox(mail, NAMES)).toBe(true);
  });

  it.each([
    'contact@orange.fr',
    'contact@foyer.example',
    'bonjour@foyer.example',
    'info.foyer@gmail.com',
    'accueil-sarvenne@laposte.net',
    'asso.dudrac@free.fr',
    'assodudrac@free.fr',
    'mairie.sarvenne@wanadoo.fr',
    'mairiedesarvenne@orange.fr',
    'direction@foyer.example',
    'secretariat.mjc@orange.fr',
    'pole.jeunesse@ville.example',
    'les.benevoles@gmail.com',
    'lesamisdudrac@gmail.com',
    'amisdudrac38@free.fr',
    'ladd@free.fr',
    'ladd.sarvenne@gmail.com',
    'cas@orange.fr',
    'amap3ponts@gmail.com',
    'trois.ponts@gmail.com',
    'equipe@ambrune.example',
    'projet-jardin@foyer.example',
    'reservation.spectacle@gmail.com',
    'paul@paulmenuiserie.example',
    'foyer@foyer.example',
    'bonjour.jeanne@gmail.com',
  ])('and not: %s', (mail) => {
    expect(isPersonalMailbox(mail, NAMES)).toBe(false);
  });
});

describe('mobile numbers in a text', () => {
  it.each([
    '06 39 98 20 12',
    '0639982012',
    '07.68.00.00.01',
    '+33 6 39 98 20 12',
    '+33 (0)7 68 00 00 01',
    '0033639982012',
    '06-39-98-20-12',
    '0692 12 34 56',
  ])('%s', (number) => {
    expect(findMobiles(`Appelez le ${number}.`)).toHaveLength(1);
  });

  it.each([
    '04 65 71 20 26',
    '09 70 12 34 56',
    '3939',
    '36 13 000 000',
    '2026-06-12',
    'SIRET 80639982012345',
    'https://x.example/0639982012',
    '+41 79 123 45 67',
  ])('and not: %s', (number) => {
    expect(findMobiles(`Appelez le ${number}.`)).toEqual([]);
  });
});

const codes = (files: Files): string[] =>
  checkIntegrity(portalOf({ 'themes/culture.md': md('name: Culture\nsummary: x'), ...files }))
    .filter(({ code }) => code.startsWith('personal-'))
    .map(({ code, severity, path, line }) => `${severity} ${code} ${path.join('.') || `l. ${line}`}`);

const foyer = (header: string, body = '') =>
  ({ 'actors/foyer.md': md(`name: Le Foyer\nsummary: x\nthemes: culture\n${header}`, body) }) as Files;

describe('the check', () => {
  it('flags contacts and texts, each where it is', () => {
    expect(
      codes(
        foyer(
          'contact: { email: jeanne.tissot@orange.fr, phone: 06 39 98 20 12 }\ngettingThere: { bus: Demandez au 0768000001 }',
          'Un mot.\n\nÉcrivez à paul@foyer.example\nou au 06 39 98 20 13.',
        ),
      ),
    ).toEqual([
      'warning personal-mail contact.email',
      'warning personal-phone contact.phone',
      'warning personal-mail l. 11',
      'warning personal-phone l. 12',
      'warning personal-phone gettingThere.bus',
    ]);
  });

  it('flags registrations', () => {
    expect(
      codes({
        'events/bal.md': md(
          'title: Bal\nsummary: x\nthemes: culture\nstart: 2026-12-05\norganisers: x\nregistration: [contact@a.example, jeanne@a.example, 06 39 98 20 12]',
        ),
      }),
    ).toEqual(['warning personal-mail registration.1', 'warning personal-phone registration.2']);
  });

  it('asks nothing more of who said that the person agrees', () => {
    expect(
      codes(foyer('contact: { phone: 06 39 98 20 12 }\nconsent: { given: oui }', 'Ou jeanne@free.fr.')),
    ).toEqual([]);
  });

  it('knows the names of the bodies that an event or a listing is from', () => {
    const bal = (organisers: string): Files => ({
      ...foyer(''),
      'events/bal.md': md(
        `title: Bal\nsummary: x\nthemes: culture\nstart: 2026-12-05\norganisers: ${organisers}\ncontact: { email: lefoyer38@gmail.com }`,
      ),
    });
    expect(codes(bal('foyer'))).toEqual([]);
    // Not « foyer », which any shared mailbox may have.
    expect(isPersonalMailbox('ladd38@gmail.com')).toBe(true);
    expect(isPersonalMailbox('ladd38@gmail.com', ['LADD'])).toBe(false);
  });

  it('only notes it where there is no field to say the consent', () => {
    expect(
      codes({
        'articles/a.md': md('title: Un article\nsummary: x\nthemes: culture', 'jeanne.tissot@free.fr'),
      }),
    ).toEqual(['note personal-mail l. 7']);
  });

  it('speaks kindly, and never repeats the contact', () => {
    const [mail, phone] = checkIntegrity(
      portalOf(foyer('contact: { email: jeanne.tissot@orange.fr, phone: 06 39 98 20 12 }')),
    ).filter(({ code }) => code.startsWith('personal-'));
    expect([mail!.value, mail!.message, phone!.value, phone!.message]).toMatchInlineSnapshot(`
      [
        "j…@orange.fr",
        "cette adresse ressemble à celle d’une personne. Si la personne est d’accord, dites-le dans consent ; sinon, donnez une adresse de la structure, comme contact@",
        "06 39 …",
        "ce numéro ressemble à un portable personnel. Si la personne est d’accord, dites-le dans consent ; sinon, donnez un numéro de la structure",
      ]
    `);
  });

  it('has nothing to say of the sample, where a person’s number comes with a consent', () => {
    expect(checkIntegrity(samplePortal()).filter(({ code }) => code.startsWith('personal-'))).toEqual([]);
    const entries = sampleSnapshot().entries.map((entry) => ({
      ...entry,
      data: { ...entry.data, consent: undefined } as typeof entry.data,
    }));
    const found = checkIntegrity(samplePortal({ entries })).filter(({ code }) =>
      code.startsWith('personal-'),
    );
    expect(found.map(({ file }) => file).sort()).toEqual([
      'events/cine-mairie.md',
      'listings/offre-trajet-du-jeudi-vers-sarvenne.md',
    ]);
  });
});

describe('a problem shown outside the team', () => {
  const problem = (more: Partial<Problem>): Problem => ({
    severity: 'warning',
    code: 'invalid',
    path: ['summary'],
    file: 'a.md',
    message: 'x',
    ...more,
  });

  it.each([
    [{ path: ['contact', 'phone'], value: '06 39 98 41 0' }, undefined],
    [{ path: ['registration', 0], value: 'jeanne chez orange' }, undefined],
    [{ code: 'unknown-field', path: ['note_privee'], value: 'Jeanne est malade' }, undefined],
    [{ value: 'Écrire à jeanne@free.fr ou 06 39 98 20 12' }, 'Écrire à j…@free.fr ou 06 39 …'],
    [{ value: '2026-02-31' }, '2026-02-31'],
  ])('%j', (more, value) => {
    expect(shownOutside(problem(more)).value).toBe(value);
  });
});
