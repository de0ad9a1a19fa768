import { describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { documents } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel } from '../../../src/domain/models/types.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { Eraser } from '../../../src/domain/privacy/eraser.ts';
import { searchRecords } from '../../../src/domain/search-records.ts';
import { codesOf, md, portalOf } from '../../support/portal.ts';

const MAIL = 'Jeanne.Tissot@orange.fr';
const BODY = `Écrivez à jeanne.tissot@orange.fr ou [appelez Jeanne](tel:+33639982012), au +33 (0)6 39.98.20.12.

Le bureau : 04 65 71 20 26, bonjour@foyer.example.`;

const actor = (consent: string) =>
  md(
    `name: Le Foyer
summary: Un foyer, au 06.39.98.20.12.
themes: culture
published: 2026-11-01
contact: { email: ${MAIL}, phone: 06 39 98 20 12, formUrl: https://foyer.example/contact }
${consent}`,
    BODY,
  );

const event = (consent: string) =>
  md(
    `title: Bal
summary: Un bal.
start: 2026-12-05 20:00
organisers: foyer
themes: culture
published: 2026-11-02
accessibility: { note: Demandez la clé au 0639982012 }
contact: { email: ${MAIL} }
registration: [${MAIL}, 06 39 98 20 12, https://bal.example/inscription]
${consent}`,
    BODY,
  );

const portalWith = (consent: string, more: Record<string, string> = {}) =>
  portalOf({
    'themes/culture.md': md('name: Culture\nsummary: x'),
    'actors/foyer.md': actor(consent),
    'events/bal.md': event(consent),
    ...more,
  });

/** All that a portal says: models with their structured data, feeds and other documents, search. */
const everything = (portal: Portal): string =>
  [
    ...[...addresses(portal)].map((address) => JSON.stringify(modelFor(portal, address))),
    ...[...documents(portal)].map((document) => document.text()),
    JSON.stringify([...searchRecords(portal)]),
  ].join('\n');

/** The person's mail and number, in any form in which something could publish them. */
const PERSON = /jeanne\.tissot|39[\s.\u00a0\u202f]?98[\s.\u00a0\u202f]?20[\s.\u00a0\u202f]?12/i;

const entryAt = (portal: Portal, address: string) => modelFor(portal, address) as EntryModel;

describe('a consent that has ended', () => {
  const portal = portalWith('consent: { given: oui, until: 2026-11-30 }');

  it('leaves the entry', () => {
    expect(entryAt(portal, '/annuaire/foyer/').title).toBe('Le Foyer');
    expect(entryAt(portal, '/agenda/bal/').title).toBe('Bal');
    expect(portal.counts.published).toBe(3);
  });

  it('takes the contact out of the page, and keeps the form', () => {
    const { contact, bodyHtml } = entryAt(portal, '/annuaire/foyer/');
    expect(contact).toEqual({ formUrl: 'https://foyer.example/contact', phone: undefined });
    expect(bodyHtml).toContain('Écrivez à [contact retiré] ou [contact retiré], au [contact retiré].');
    expect(entryAt(portal, '/agenda/bal/').contact).toBeUndefined();
    expect(entryAt(portal, '/agenda/bal/').event?.registration.map(({ kind }) => kind)).toEqual(['url']);
    expect(entryAt(portal, '/agenda/bal/').accessibility?.note).toContain('[contact retiré]');
  });

  it('leaves other contacts of the text', () => {
    expect(entryAt(portal, '/annuaire/foyer/').bodyHtml).toMatch(/bonjour@foyer\.example/);
    expect(portal.items.actor[0]!.body).toContain('04 65 71 20 26');
  });

  it.each([
    ['pages', () => JSON.stringify([...addresses(portal)].map((address) => modelFor(portal, address)))],
    ['structured data', () => JSON.stringify(entryAt(portal, '/annuaire/foyer/').head)],
    ['search', () => JSON.stringify([...searchRecords(portal)])],
    ['feeds and other documents', () => [...documents(portal)].map((one) => one.text()).join()],
  ])('is nowhere in: %s', (_what, text) => {
    const said = text();
    expect(said.length).toBeGreaterThan(100);
    expect(PERSON.exec(said)).toBeNull();
  });

  it('says so, with what to do', () => {
    const found = portal.problems.filter(({ code }) => code === 'consent-lapsed');
    expect(found.map(({ file, path, severity, value }) => [file, path, severity, value])).toEqual([
      ['actors/foyer.md', ['consent', 'until'], 'warning', '2026-11-30'],
      ['events/bal.md', ['consent', 'until'], 'warning', '2026-11-30'],
    ]);
    expect(found[0]!.message).toMatchInlineSnapshot(
      `"cet accord est terminé : le contact n’est plus affiché depuis le lendemain de cette date, la fiche reste. Demandez un nouvel accord et changez la date, ou retirez le contact"`,
    );
  });
});

describe('a consent', () => {
  it('would be seen by these tests if it were still good', () => {
    expect(everything(portalWith('consent: { given: oui, until: 2026-12-02 }'))).toMatch(PERSON);
  });

  it('counts until its last day included', () => {
    const portal = portalWith('consent: { given: oui, until: 2026-12-01 }');
    expect(entryAt(portal, '/annuaire/foyer/').contact?.email?.toLowerCase()).toBe(MAIL.toLowerCase());
    expect(codesOf(portal)).not.toContain('consent-lapsed');
  });

  it('that is refused hides as well', () => {
    const portal = portalWith('consent: { given: non }');
    expect(everything(portal)).not.toMatch(PERSON);
    const [first] = portal.problems.filter(({ code }) => code === 'consent-lapsed');
    expect([first!.path, first!.value]).toEqual([['consent', 'given'], 'non']);
  });

  it('that has ended without being given hides too', () => {
    expect(everything(portalWith('consent: { until: 2026-01-01 }'))).not.toMatch(PERSON);
  });

  it('that has ended is told where the same contact is shown elsewhere', () => {
    const portal = portalWith('consent: { given: oui, until: 2026-11-30 }', {
      'listings/offre.md': md(
        `title: Une offre\nsummary: x\nkind: offre\nthemes: culture\nvalidThrough: 2027-01-01\ncontact: { phone: "+33639982012" }`,
      ),
    });
    expect(codesOf(portal, 'listings/offre.md')).toContain('consent-elsewhere');
  });

  it('is a field of actors, events and listings, with nothing to say while it is good', () => {
    const portal = portalWith(
      'consent: { given: oui, on: 2026-11-01, until: 2028-11-01, how: à l’atelier }',
      {
        'listings/offre.md': md(
          'title: Une offre\nsummary: x\nkind: offre\nthemes: culture\nvalidThrough: 2027-01-01\nconsent: { given: oui }',
        ),
      },
    );
    expect(portal.problems).toEqual([]);
  });
});

describe('what is erased from a text', () => {
  const eraser = new Eraser(['jeanne.tissot@orange.fr', 'tel:+33639982012'], '[X]');

  it.each([
    'jeanne.tissot@orange.fr',
    'JEANNE.TISSOT@ORANGE.FR',
    'jeanne\\.tissot@orange.fr',
    'jeanne.tissot&#64;orange.fr',
    'jeanne.tissot&#x40;orange.fr',
    'jeanne.tissot (at) orange.fr',
    'jeanne.tissot [arobase] orange [point] fr',
    'jeanne.tissot%40orange.fr',
    '06 39 98 20 12',
    '0639982012',
    '06.39.98.20.12',
    '06-39-98-20-12',
    '06 39 98 20 12',
    '06&nbsp;39&nbsp;98&nbsp;20&nbsp;12',
    '06/39/98/20/12',
    '063 998 20 12',
    '+33639982012',
    '+33 6 39 98 20 12',
    '+33 (0)6 39 98 20 12',
    '0033 6 39 98 20 12',
    '33639982012',
    '639982012',
    '<jeanne.tissot@orange.fr>',
    '[lui écrire](mailto:jeanne.tissot@orange.fr?subject=Bonjour)',
    '[l’appeler](tel:+33639982012 "Jeanne")',
    '[06 39 98 20 12](tel:0639982012)',
  ])('%s', (written) => {
    expect(eraser.markdown(`Avant ${written}, après.`)).toBe('Avant [X], après.');
  });

  it.each([
    'jeanne.tissot@orange.example',
    'marie-jeanne.tissot@orange.fr',
    'contact.jeanne.tissot@orange.fr',
    '06 39 98 20 13',
    '106 39 98 20 12',
    '06 39 98 20 123',
    '04 65 71 20 26',
    'le 06/12/2026 à 20 h 12',
    '[lui écrire](mailto:bonjour@foyer.example)',
    '[la page](https://orange.fr/jeanne)',
    'SIRET 063 998 201 00012',
  ])('and never: %s', (written) => {
    expect(eraser.markdown(`Avant ${written}, après.`)).toBe(`Avant ${written}, après.`);
  });

  it('the definition of a link goes, web addresses stay addresses', () => {
    expect(eraser.markdown('Voir [elle].\n\n[elle]: mailto:jeanne.tissot@orange.fr\n')).toBe(
      'Voir [elle].\n\n\n',
    );
    expect(eraser.markdown('[x](https://a.example/?m=jeanne.tissot@orange.fr)')).toBe(
      '[x](https://a.example/?m=)',
    );
  });

  it('short numbers belong to nobody, and stay', () => {
    expect(new Eraser(['tel:3939'], '[X]').markdown('Le 3939.')).toBe('Le 3939.');
  });
});
