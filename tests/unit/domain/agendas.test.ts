/** The agendas of actors, themes and territories: what comes by day and by page, what is past by year. */
import { describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { AgendaModel, EntryModel, HubModel } from '../../../src/domain/models/types.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { pagesByGroup } from '../../../src/lib/page-chunks.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

const PLACES: Files = {
  'themes/pain.md': md('name: Pain'),
  'themes/vide.md': md('name: Vide'),
  'territories/val.md': md('name: Le Val'),
  'territories/bourg.md': md('name: Le Bourg\nparent: val'),
  'actors/four.md': md('name: Le Four'),
  'actors/grange.md': md('name: La Grange'),
  'actors/seul.md': md('name: Seul'),
};

const event = (header: string): string =>
  md(`themes: [pain]\nterritories: [bourg]\norganisers: [four]\n${header}`);

/** 1 December 2026 is a Tuesday, at nine in the morning. */
const weekly = event(
  'title: Fournée\nstart: 2026-10-06 18:00\nend: 2026-10-06 20:00\nplace: grange\nrecurrence: { freq: hebdomadaire, until: 2027-02-23 }',
);

const at = (portal: Portal, address: string) => modelFor(portal, address) as AgendaModel;
const days = ({ days: all }: AgendaModel) => all.map(({ day }) => day);
const pages = (portal: Portal, base: string) =>
  [...addresses(portal)].filter((address) => address.startsWith(base));

describe('an agenda', () => {
  const portal = portalOf({ ...PLACES, 'events/fournee.md': weekly });

  it.each([
    '/annuaire/four/',
    '/annuaire/grange/',
    '/themes/pain/',
    '/territoires/bourg/',
    '/territoires/val/',
  ])('is under %s, with every date to come on its day', (page) => {
    const model = at(portal, `${page}agenda/`);
    expect(model).toMatchObject({ total: 13, ongoing: [], years: [], today: '2026-12-01' });
    expect(days(model)).toHaveLength(13);
    expect([days(model)[0], days(model).at(-1)]).toEqual(['2026-12-01', '2027-02-23']);
    expect(model.around.href).toBe(page);
    expect(model.calendar?.href).toBe(`${page}calendrier.ics`);
  });

  it('is not where there never was a date', () => {
    for (const page of ['/annuaire/seul/', '/themes/vide/', '/themes/pain/bourg/'])
      expect(at(portal, `${page}agenda/`)).toBeUndefined();
    const own = [...addresses(portal)].filter((address) => /^(?!\/integrer).*\/agenda\/$/.test(address));
    expect(own).toHaveLength(6);
  });

  it('is led to by the page that it is about', () => {
    const actor = modelFor(portal, '/annuaire/four/') as EntryModel;
    expect(actor.related.map(({ more }) => more)).toEqual(['/annuaire/four/agenda/']);
    for (const page of ['/themes/pain/', '/territoires/val/'])
      expect((modelFor(portal, page) as HubModel).groups.map(({ more }) => more)).toEqual([`${page}agenda/`]);
  });

  it('tells the past by month, a series in one line with its days', () => {
    const { past } = at(portal, '/annuaire/four/agenda/');
    expect(past.map(({ month }) => month)).toEqual(['2026-11', '2026-10']);
    expect(past[0]!.lines).toMatchObject([
      {
        days: ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24'],
        card: { title: 'Fournée', occurrence: { start: '2026-11-24T18:00', ends: undefined } },
      },
    ]);
  });

  it('stays when all is past, and is led to', () => {
    const later = portalOf({ ...PLACES, 'events/fournee.md': weekly }, { now: '2027-06-01T09:00' });
    const model = at(later, '/themes/pain/agenda/');
    expect(model).toMatchObject({ total: 0, days: [] });
    expect(model.past.map(({ month }) => month)).toEqual([
      '2027-02',
      '2027-01',
      '2026-12',
      '2026-11',
      '2026-10',
    ]);
    expect((modelFor(later, '/themes/pain/') as HubModel).groups).toMatchObject([
      { cards: [], more: '/themes/pain/agenda/' },
    ]);
    expect((modelFor(later, '/annuaire/four/') as EntryModel).related).toMatchObject([
      { more: '/annuaire/four/agenda/' },
    ]);
  });

  it('is not where the agenda is off', () => {
    const off = portalOf(
      { ...PLACES, 'events/fournee.md': weekly },
      { settings: 'sections: { event: off }\n' },
    );
    expect(pages(off, '/annuaire/four/agenda/')).toEqual([]);
  });
});

describe('what lasts several days', () => {
  it('is told once, above, when it has begun; on its first day when it has not', () => {
    const portal = portalOf({
      ...PLACES,
      'events/expo.md': event('title: Expo\nstart: 2026-11-20\nend: 2027-03-01\nallDay: oui'),
      'events/fete.md': event('title: Fête\nstart: 2026-12-05\nend: 2026-12-07\nallDay: oui'),
    });
    const model = at(portal, '/themes/pain/agenda/');
    expect(model.ongoing.map(({ title }) => title)).toEqual(['Expo']);
    expect(days(model)).toEqual(['2026-12-05']);
    expect(model.total).toBe(2);
  });
});

describe('a long agenda', () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `events/e${i}.md`,
      event(
        `title: E${i}\nstart: 2025-01-07 1${i % 10}:00\nrecurrence: { freq: mensuel, byDay: [1er mardi], until: 2027-03-31 }`,
      ),
    ]),
  );
  const portal = portalOf({ ...PLACES, ...many });
  const base = '/themes/pain/agenda/';

  it('is cut between two months, and loses no date', () => {
    const found = pages(portal, base).filter((address) => !/\d{4}\/|archive/.test(address));
    expect(found).toEqual([base, `${base}page/2/`]);
    const models = found.map((address) => at(portal, address));
    expect(models.map((model) => new Set(days(model).map((day) => day.slice(0, 7))))).toEqual([
      new Set(['2026-12', '2027-01']),
      new Set(['2027-02', '2027-03']),
    ]);
    const told = models.flatMap(({ days: all }) => all.flatMap(({ cards }) => cards));
    expect(told).toHaveLength(120);
    expect(new Set(told.map(({ href, occurrence }) => href + occurrence!.start)).size).toBe(120);
    expect(models[0]!.head.next).toBe(`${base}page/2/`);
    expect(models[1]!.head.prev).toBe(base);
  });

  it('keeps its past by year, the latest first, in pages', () => {
    const first = at(portal, base);
    expect(first.past).toEqual([]);
    expect(first.years.map(({ label, href }) => [label, href])).toEqual([
      ['2026', `${base}2026/`],
      ['2025', `${base}2025/`],
    ]);
    const year = [1, 2, 3, 4].map((page) => at(portal, `${base}2025/${page > 1 ? `page/${page}/` : ''}`));
    expect(year.map((model) => model.past.flatMap(({ lines }) => lines).length)).toEqual([100, 100, 100, 60]);
    expect(year[0]!.past[0]!.month).toBe('2025-12');
    expect(year[3]!.past.at(-1)!.month).toBe('2025-01');
    expect(at(portal, `${base}2025/page/5/`)).toBeUndefined();
    expect(at(portal, `${base}2024/`)).toBeUndefined();
  });
});

describe('pages of groups', () => {
  const cut = (text: string, size: number) =>
    pagesByGroup([...text], size, (letter) => letter).map((page) => page.join(''));

  it.each([
    ['aabbcc', 4, ['aabb', 'cc']],
    ['aaabbcc', 4, ['aaa', 'bbcc']],
    ['aaaaaaab', 3, ['aaa', 'aaa', 'ab']],
    ['', 3, ['']],
  ])('of %j, %i a page', (text, size, pagesOf) => expect(cut(text, size)).toEqual(pagesOf));
});
