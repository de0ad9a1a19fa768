import { describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { md, portalOf, snapshotOf } from '../../support/portal.ts';

const actor = (lines: string) => md(`name: Foyer\n${lines}`);

const lives = (lines: string, now: string, settings = '') => {
  const { counts } = portalOf({ 'actors/a.md': actor(lines) }, { now, settings });
  const { published, draft, scheduled, off } = counts;
  return Object.entries({ published, draft, scheduled, off }).flatMap(([life, count]) =>
    count ? [life] : [],
  );
};

describe('the life of an entry', () => {
  it('is published unless it says otherwise', () => {
    expect(lives('', '2026-12-01T09:00')).toEqual(['published']);
    expect(lives('draft: non', '2026-12-01T09:00')).toEqual(['published']);
  });

  it('is a draft when it says so, whatever the date', () => {
    expect(lives('draft: oui', '2026-12-01T09:00')).toEqual(['draft']);
    expect(lives('draft: oui\npublishedAt: 2020-01-01', '2026-12-01T09:00')).toEqual(['draft']);
  });

  it('waits for its day, and for its hour', () => {
    expect(lives('publishedAt: 2026-12-02', '2026-12-01T23:59')).toEqual(['scheduled']);
    expect(lives('publishedAt: 2026-12-02', '2026-12-02T00:00')).toEqual(['published']);
    expect(lives('publishedAt: 2026-12-02 10:00', '2026-12-02T09:59')).toEqual(['scheduled']);
    expect(lives('publishedAt: 2026-12-02 10:00', '2026-12-02T10:00')).toEqual(['published']);
    expect(lives('publishedAt: 2026-12-02 10:00', '2026-12-03T08:00')).toEqual(['published']);
  });

  it('is off with its section, which a draft is not', () => {
    expect(lives('', '2026-12-01T09:00', 'sections: {actor: non}\n')).toEqual(['off']);
    expect(lives('draft: oui', '2026-12-01T09:00', 'sections: {actor: non}\n')).toEqual(['draft']);
  });

  it('is on without settings, and pages are always on', () => {
    expect(
      portalOf({ 'pages/a.md': md('title: A') }, { settings: 'sections: {actor: non, theme: non}\n' }).counts
        .published,
    ).toBe(1);
  });

  it('appears as published on the day it was scheduled for, unless it gives another', () => {
    const day = (lines: string) => portalOf({ 'actors/a.md': actor(lines) }).byKey.get('actor/a')!.published;
    expect(day('publishedAt: 2026-11-02 10:00')).toBe('2026-11-02');
    expect(day('publishedAt: 2026-11-02 10:00\npublished: 2026-10-01')).toBe('2026-10-01');
    expect(day('')).toBeUndefined();
  });

  it('has no page, no link and no name anywhere before it is published', () => {
    const portal = portalOf({
      'actors/cache.md': md('name: Le Secret bien gardé\ndraft: oui\nthemes: theme-un'),
      'actors/bientot.md': md('name: Le Secret bien gardé\npublishedAt: 2027-01-01\nthemes: theme-un'),
      'actors/la.md': md('name: Là\nthemes: theme-un\nnetworks: [cache, bientot]'),
      'events/un.md': md('title: Un\nstart: 2026-12-05\norganisers: cache\nplace: bientot\nthemes: theme-un'),
      'themes/theme-un.md': md('name: Thème un'),
    });
    expect(modelFor(portal, '/annuaire/cache/')).toBeUndefined();
    for (const address of addresses(portal)) {
      const text = JSON.stringify(modelFor(portal, address));
      expect(text).not.toContain('Secret');
      expect(text).not.toMatch(/\/annuaire\/(cache|bientot)\//);
    }
  });
});

describe('the equation', () => {
  it('holds with every fate at once: nothing is lost', () => {
    const { counts } = portalOf(
      {
        'actors/publie.md': actor(''),
        'actors/brouillon.md': actor('draft: oui'),
        'actors/attend.md': actor('publishedAt: 2030-01-01'),
        'actors/faute.md': actor('summary: [a, b]'),
        'actors/Publié.md': actor(''),
        'actors/lettre.md': actor(''),
        'events/eteint.md': md('title: E\nstart: 2027-01-01'),
        'events/eteint-brouillon.md': md('title: E\nstart: 2027-01-01\ndraft: oui'),
        'actors/vide.md': '',
      },
      { settings: 'sections: {event: non}\n' },
    );
    expect(counts).toEqual({ files: 9, published: 1, draft: 2, scheduled: 1, off: 1, setAside: 4 });
    const { files, ...fates } = counts;
    expect(Object.values(fates).reduce((sum, count) => sum + count)).toBe(files);
  });
});

describe('closed', () => {
  it('is a listing past its day or no longer open', () => {
    const listing = (lines: string) =>
      portalOf({ 'listings/a.md': md(`title: A\n${lines}`) }, { now: '2026-12-01T23:59' }).byKey.get(
        'listing/a',
      )!.closed;
    expect(listing('validThrough: 2026-12-01')).toBe(false);
    expect(listing('validThrough: 2026-11-30')).toBe(true);
    expect(listing('validThrough: 2027-01-01\nstate: pourvue')).toBe(true);
    expect(listing('validThrough: 2027-01-01\nstate: close')).toBe(true);
    expect(listing('validThrough: 2027-01-01\nstate: ouverte')).toBe(false);
  });

  it('is an actor that closed, not one that sleeps', () => {
    const closed = (status: string) =>
      portalOf({ 'actors/a.md': actor(`status: ${status}`) }).byKey.get('actor/a')!.closed;
    expect(['fermé', 'en-sommeil', 'actif', 'inconnu'].map(closed)).toEqual([true, false, false, false]);
  });
});

describe('buildPortal', () => {
  it('leaves the snapshot as it was', () => {
    const snapshot = snapshotOf({
      'actors/a.md': actor('address: {commune: Nulle-Part-les-Bains}\nthemes: rien'),
      'pages/agenda.md': md('title: A'),
    });
    const before = structuredClone({ ...snapshot, media: [...snapshot.media] });
    buildPortal({ snapshot, now: '2026-12-01T09:00', gazetteer: loadGazetteer });
    expect({ ...snapshot, media: [...snapshot.media] }).toEqual(before);
  });
});
