/** How much an entry can be relied upon, with its parts, and what is to be verified again. */
import { describe, expect, it } from 'vitest';
import { freshnessOf, monthsSince, toVerify } from '../../../src/domain/freshness.ts';
import type { Item } from '../../../src/domain/item.ts';
import type { Files } from '../../support/portal.ts';
import { md, portalOf } from '../../support/portal.ts';

const TODAY = '2026-12-01';
const actor = (header: string, files: Files = {}): Item<'actor'> =>
  portalOf({ 'actors/a.md': md(`name: Le Four\n${header}`), ...files }).items.actor[0] as Item<'actor'>;
const ageOf = (verifiedOn: string, today = TODAY): number =>
  freshnessOf(actor(`verifiedOn: ${verifiedOn}`), '', today).age;

describe('the age', () => {
  it('is full up to six months, nothing from two years, and goes down evenly between', () => {
    expect(ageOf('2026-12-01')).toBe(1);
    expect(ageOf('2026-06-01')).toBe(1);
    expect(ageOf('2026-05-31')).toBeLessThan(1);
    expect(ageOf('2026-05-31')).toBeGreaterThan(0.99);
    expect(ageOf('2025-09-01')).toBeCloseTo(0.5, 1);
    expect(ageOf('2024-12-02')).toBeGreaterThan(0);
    expect(ageOf('2024-12-01')).toBe(0);
    expect(ageOf('2015-01-01')).toBe(0);
    // The day when two years ago was a 29 February.
    expect(ageOf('2024-02-29', '2026-02-28')).toBe(0);
  });

  it('is nothing where nobody verified it, or where the day is still to come', () => {
    expect(freshnessOf(actor(''), '', TODAY)).toMatchObject({ age: 0 });
    expect(freshnessOf(actor(''), '', TODAY).months).toBeUndefined();
    const early = freshnessOf(actor('verifiedOn: 2026-12-02'), '', TODAY);
    expect([early.age, early.months]).toEqual([0, undefined]);
  });

  it('is told in whole months', () => {
    expect(monthsSince('2026-11-02', TODAY)).toBe(0);
    expect(monthsSince('2026-11-01', TODAY)).toBe(1);
    expect(monthsSince('2026-08-31', '2026-11-30')).toBe(3);
    expect(monthsSince('2027-01-01', TODAY)).toBe(0);
  });
});

describe('the parts', () => {
  const partsOf = (header: string, text = '', files: Files = {}) =>
    freshnessOf(actor(header, files), text, TODAY).parts;

  it('are nothing for a name alone', () => {
    expect(partsOf('')).toEqual({ description: 0, reach: 0, place: 0, hours: 0, summary: 0, themes: 0 });
  });

  it('count a description from 200 to 400 characters', () => {
    const shares = [0, 200, 300, 400, 2_000].map((length) => partsOf('', 'a'.repeat(length)).description);
    expect(shares).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('count a site for half of a way to reach somebody', () => {
    expect(partsOf('website: https://exemple.fr').reach).toBe(0.5);
    for (const contact of [
      'phone: 04 65 71 20 26',
      'email: contact@exemple.fr',
      'formUrl: https://exemple.fr',
    ])
      expect(partsOf(`contact: { ${contact} }`).reach).toBe(1);
  });

  it('count a commune that nobody knows for half of a place', () => {
    expect(partsOf('address: { commune: Zzyzx }').place).toBe(0.5);
    expect(partsOf('address: { commune: Gap, postalCode: 05000 }').place).toBe(1);
    expect(partsOf('areaServed: [vallee]', '', { 'territories/vallee.md': md('name: Vallée') }).place).toBe(
      1,
    );
  });

  it('count hours in figures, in words, or how one is received', () => {
    for (const header of [
      'openingHours: Mo-Fr 09:00-12:00',
      'openingHoursNote: Le mardi',
      'welcome: [rendez-vous]',
    ])
      expect(partsOf(header).hours).toBe(1);
  });
});

describe('the score', () => {
  it('is half of the age and half of what is said', () => {
    const full =
      'verifiedOn: 2026-11-01\nsummary: Un four.\nthemes: [vie]\nopeningHours: Mo 09:00-12:00\naddress: { commune: Gap, postalCode: 05000 }\ncontact: { phone: 04 65 71 20 26 }';
    expect(freshnessOf(actor(full), 'a'.repeat(400), TODAY).score).toBe(100);
    expect(freshnessOf(actor(full), '', TODAY).score).toBe(92);
    expect(freshnessOf(actor('verifiedOn: 2026-11-01'), '', TODAY).score).toBe(50);
    expect(freshnessOf(actor(''), '', TODAY).score).toBe(0);
  });
});

describe('what is to be verified again', () => {
  it('is the oldest first, then what says least, never what closed nor what is fresh', () => {
    const portal = portalOf({
      'actors/fraiche.md': md('name: Fraîche\nverifiedOn: 2026-11-01'),
      'actors/fermee.md': md('name: Fermée\nstatus: fermé'),
      'actors/endormie.md': md('name: Endormie\nstatus: en-sommeil\nverifiedOn: 2025-01-01'),
      'actors/six-mois.md': md('name: Six mois\nverifiedOn: 2026-05-30'),
      'actors/jamais-pleine.md': md('name: Jamais pleine\nsummary: Un lieu.'),
      'actors/jamais.md': md('name: Jamais'),
      'actors/demain.md': md('name: Demain\nverifiedOn: 2027-01-01\nsummary: Un lieu.\nthemes: [vie]'),
      'themes/vie.md': md('name: Vie'),
    });
    expect(toVerify(portal).map(({ item }) => item.slug)).toEqual([
      'jamais',
      'jamais-pleine',
      'demain',
      'endormie',
      'six-mois',
    ]);
    expect(toVerify(portal)[1]!.missing).toEqual(['description', 'reach', 'place', 'hours', 'themes']);
  });

  it('is said of a day that is still to come', () => {
    const problems = (header: string) =>
      portalOf({ 'actors/a.md': md(`name: Le Four\n${header}`) }).problems.filter(({ code }) =>
        code.endsWith('-in-future'),
      );
    const [problem] = problems('verifiedOn: 2026-12-02');
    expect(problem).toMatchObject({ severity: 'warning', file: 'actors/a.md', path: ['verifiedOn'] });
    expect(problem!.message).toContain('au plus tard 2026-12-01');
    expect(problems('verifiedOn: 2026-12-01\nupdated: 2026-12-01')).toEqual([]);
    expect(problems('updated: 2026-12-02')).toMatchObject([{ path: ['updated'], value: '2026-12-02' }]);
  });
});
