/** What the domain gives to the search: its records, its beginning, its vocabulary. */
import { describe, expect, it } from 'vitest';
import { documentFor } from '../../../src/domain/documents/index.ts';
import { SEARCH_START, searchStart } from '../../../src/domain/documents/search-start.ts';
import { SEARCH_VOCABULARY, searchVocabulary } from '../../../src/domain/documents/search-vocabulary.ts';
import { searchRecords } from '../../../src/domain/search-records.ts';
import { md, portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const FILES = {
  'themes/se-loger.md': md('name: Se loger'),
  'actors/mjc.md': md(
    'name: MJC du Lac\nkeywords: [théâtre, vélo]\nlabels: [evs]\naddress:\n  commune: Saint-Claude\n  inseeCode: "39478"',
  ),
  'actors/club.md': md('name: Club fermé\nstatus: ferme'),
  'events/demain.md': md('title: Bal\nstart: 2026-12-02 20:00\nend: 2026-12-02 23:00'),
  'events/hier.md': md('title: Bal\nstart: 2026-11-02 20:00\nend: 2026-11-02 23:00'),
  'events/annule.md': md('title: Bal annulé\nstart: 2026-12-03 20:00\nstatus: annule'),
  'events/chaque-mardi.md': md(
    'title: Thé\nstart: 2026-11-03 15:00\nend: 2026-11-03 16:00\nrecurrence:\n  freq: hebdomadaire',
  ),
};
const portal = portalOf(FILES);
const record = (url: string) => [...searchRecords(portal)].find((one) => one.url === url)!;

describe('records', () => {
  it('tell what is over from what is not', () => {
    const told = (url: string) => [record(url).filters['state'], record(url).meta['status']];
    expect(told('/agenda/demain/')).toEqual([['coming'], undefined]);
    expect(told('/agenda/hier/')).toEqual([['past'], 'Passé']);
    expect(told('/agenda/annule/')).toEqual([['coming'], 'Annulé']);
    expect(told('/annuaire/mjc/')).toEqual([['open'], undefined]);
    expect(told('/annuaire/club/')).toEqual([['closed'], 'Fermé']);
    expect(told('/themes/se-loger/')).toEqual([undefined, undefined]);
  });

  it('hold what else a name, a place and a subject are called', () => {
    const { meta, content } = record('/annuaire/mjc/');
    expect(meta['forms']).toContain('maison des jeunes et de la culture');
    expect(meta['forms']).toMatch(/\bst\b/);
    expect(meta['keywords']).toBe('théâtre, vélo');
    expect(content).toContain('Espace de vie sociale');
  });
});

describe('names and places of a record', () => {
  const named = portalOf({
    'territories/oeuf.md': md('name: Œuf-en-Ternois\nlevel: commune\npostalCode: "62130"'),
    'actors/coque.md': md('name: L’Œuf à la coque\naddress:\n  commune: Œuf-en-Ternois'),
    'actors/foyer.md': md('name: Moeuvres\naddress:\n  postalCode: "39100"\n  commune: Dole'),
  });
  const recordOf = (url: string) => [...searchRecords(named)].find((one) => one.url === url)!;

  it('are kept as they are written, beside what is looked for', () => {
    expect(recordOf('/annuaire/coque/').meta).toMatchObject({
      title: "L'Oeuf à la coque",
      shown: 'L’Œuf à la coque',
      place: 'Oeuf en Ternois',
      shownPlace: 'Œuf-en-Ternois',
    });
    const { meta } = recordOf('/annuaire/foyer/');
    expect([meta['title'], meta['shown'], meta['place'], meta['shownPlace']]).toEqual([
      'Moeuvres',
      undefined,
      'Dole',
      undefined,
    ]);
  });

  it('are found by a postal code: of a territory it is a name, of an address a mention', () => {
    expect(recordOf('/territoires/oeuf/').meta['forms']).toMatch(/\b62130\b/);
    expect(recordOf('/annuaire/foyer/').content).toContain('39100 Dole');
    expect(recordOf('/annuaire/foyer/').meta['forms'] ?? '').not.toContain('39100');
  });
});

describe('the beginning', () => {
  it('has each event once, at its next date, and none that is called off', () => {
    expect(searchStart(portal).dates.map(({ href }) => href)).toEqual([
      '/agenda/chaque-mardi/',
      '/agenda/demain/',
    ]);
    expect(searchStart(portal).dates[1]).toEqual({
      title: 'Bal',
      href: '/agenda/demain/',
      when: 'Mercredi 2\u00a0décembre, de 20\u00a0h à 23\u00a0h',
      ends: '2026-12-02T22:00Z',
    });
  });

  it('leads on, to what there is', () => {
    const ways = (one: typeof portal) => searchStart(one).ways.map(({ label }) => label);
    expect(ways(portal)).toEqual(['Thèmes', 'L’annuaire, de A à Z', 'Plan du site', 'Proposer une info']);
    expect(ways(samplePortal())).toEqual([
      'Thèmes',
      'L’annuaire, de A à Z',
      'Plan du site',
      'Proposer une info',
    ]);
    const bare = portalOf({}, { settings: 'sections:\n  themes: false\n  agenda: false\n' });
    expect(searchStart(bare)).toEqual({
      dates: [],
      themes: [],
      ways: [
        { label: 'Plan du site', href: '/plan-du-site/' },
        { label: 'Proposer une info', href: '/proposer/' },
      ],
    });
  });

  it('is light', () => {
    expect(documentFor(samplePortal(), SEARCH_START)!.text().length).toBeLessThan(4000);
  });
});

describe('the vocabulary', () => {
  it('has each word once, as it is written, the most common first', () => {
    const words = searchVocabulary(portal);
    expect(words.slice(0, 2)).toEqual(['annulé', 'claude']);
    expect(words).toEqual(expect.arrayContaining(['théâtre', 'vélo', 'saint', 'loger']));
    expect(words.filter((word) => word.length < 4)).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
    const sample = searchVocabulary(samplePortal());
    expect(sample[0]).toBe('sarvenne');
    expect(JSON.parse(documentFor(samplePortal(), SEARCH_VOCABULARY)!.text())).toEqual(sample);
  });
});
