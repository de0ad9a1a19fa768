/** Posters and programmes: every date once, as few sheets and as large letters as can be, in a bounded number. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { documentFor } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { POSTER } from '../../../src/domain/models/poster.ts';
import {
  AIRS,
  POSTER_STEPS,
  PROGRAMME_STEPS,
  RATIOS,
  RULE,
  stepName,
} from '../../../src/domain/models/print-steps.ts';
import { placeOfPage } from '../../../src/domain/models/programme.ts';
import type { PosterModel, PrintedDate, ProgrammeModel } from '../../../src/domain/models/types.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { DATED, eventFile } from '../../support/dated.ts';
import { portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const isPrinted = (address: string): boolean => /\/(?:affiche|programme)\/$/.test(address);
const printed = (portal: Portal): string[] => [...addresses(portal)].filter(isPrinted);

const poster = (portal: Portal, address = '/agenda/2026/12/affiche/'): PosterModel =>
  modelFor(portal, address) as PosterModel;
const programme = (portal: Portal, address: string): ProgrammeModel =>
  modelFor(portal, address) as ProgrammeModel;

const datesOf = (model: PosterModel | ProgrammeModel): PrintedDate[] =>
  (model.kind === 'poster' ? model.sheets.flat() : model.pages.flatMap(({ column }) => column ?? []))
    .flatMap(({ days }) => days)
    .flatMap(({ dates }) => dates);

const keys = (dates: readonly PrintedDate[]) => dates.map(({ href, start }) => `${start} ${href}`);

describe.each([1, 5, 12, 30, 80, 200])('a month of %i dates', (count) => {
  const portal = portalOf(DATED(count));
  const model = poster(portal);

  it('has each of them on one sheet, in the order of the days', () => {
    const all = keys(datesOf(model));
    expect(all).toHaveLength(count);
    expect(new Set(all).size).toBe(count);
    const days = model.sheets.flat().flatMap((column) => column.days);
    expect(days.filter(({ dates }) => dates.length === 0)).toEqual([]);
    const order = days.map(({ day }) => day ?? '');
    expect(order).toEqual(order.toSorted());
  });

  it('fills as many columns as it has sheets for', () => {
    expect(model.sheets.slice(0, -1).filter((sheet) => sheet.length !== model.columns)).toEqual([]);
    expect(model.total).toBe(count);
  });

  it('is the same each time', () => {
    expect(poster(portalOf(DATED(count)))).toEqual(model);
  });
});

describe('the size of a poster', () => {
  const sizes = [1, 5, 12, 30, 80, 200].map((count) => poster(portalOf(DATED(count))));

  it('goes from letters for a window to sheets side by side', () => {
    expect(sizes.map(({ sheets }) => sheets.length)).toEqual([1, 1, 1, 2, 4, expect.any(Number)]);
    expect(sizes[0]!.step).toBeGreaterThanOrEqual(440);
    const steps = sizes.map(({ step }) => step);
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    expect(sizes.map(({ columns }) => columns)).toEqual([1, 1, 2, 2, 2, 2]);
  });

  it('tells what a date is about where there is room', () => {
    expect(datesOf(sizes[0]!)[0]!.summary).toContain('On y vient');
    expect(datesOf(sizes[4]!).filter(({ summary }) => summary)).toEqual([]);
  });

  it('is known to the style sheet, with the same figures', () => {
    const css = (name: string) =>
      readFileSync(join(PROJECT_ROOT, `src/styles/components/${name}.css`), 'utf8').replace(/\s+/g, ' ');
    const sheet = css('sheet') + css('sheet-steps');
    const steps = [...POSTER_STEPS, ...PROGRAMME_STEPS];
    expect(new Set(steps.map(stepName)).size).toBe(steps.length);
    for (const step of steps)
      expect(sheet).toContain(
        `.sheet-days[data-step='${stepName(step)}'] { --title: ${step.title}; --text: ${step.text}; }`,
      );
    expect(sheet.match(/data-step=/g)).toHaveLength(steps.length);
    for (let air = 1; air <= AIRS; air++)
      expect(sheet).toContain(`.sheet-days[data-air='${air}'] { --air: ${air}; }`);
    expect(sheet).toContain(`calc(var(--air, 0) * ${RATIOS.air}em)`);
    expect(sheet).toContain(`grid-template-columns: ${RATIOS.tile}em minmax(0, 1fr)`);
    expect(sheet).toContain(`margin-block-start: ${RATIOS.between}em`);
    expect(sheet).toContain(`line-height: ${RATIOS.titleLine};`);
    expect(sheet).toContain(`line-height: ${RATIOS.textLine};`);
    expect(sheet).toContain(`border-block-start: calc(${RULE} * var(--u)) solid`);
    expect(css('poster')).toContain(`gap: calc(${POSTER.gap} * var(--u))`);
  });
});

describe('what a sheet tells', () => {
  const portal = portalOf({
    ...DATED(0),
    'events/expo.md': eventFile('Exposition', '2026-11-20', { end: '2026-12-20', allDay: true }),
    'events/bal.md': eventFile('Bal', '2026-12-12 20:30', { end: '2026-12-13 01:00', status: 'annule' }),
    'events/hier.md': eventFile('Passé', '2026-12-01 07:00', { end: '2026-12-01 08:00' }),
    'events/novembre.md': eventFile('Avant', '2026-11-28 10:00'),
  });
  const model = poster(portal);
  const [several, ...days] = model.sheets.flat().flatMap((column) => column.days);

  it('has what lasts several days once, above the days', () => {
    expect(several).toMatchObject({ day: undefined, dates: [{ title: 'Exposition' }] });
    expect(several!.dates[0]!.when).toBe('du 20\u00A0novembre au 20\u00A0décembre');
    expect(days.flatMap(({ dates }) => dates).filter(({ title }) => title === 'Exposition')).toEqual([]);
  });

  it('says what is cancelled, when, where and for how much', () => {
    const bal = days.flatMap(({ dates }) => dates).find(({ title }) => title === 'Bal')!;
    expect(bal.status).toBe('Annulé');
    expect(bal.when!.replaceAll('\u00A0', ' ')).toBe('20 h 30 – 1 h');
    expect(bal.facts!.replaceAll('\u00A0', ' ')).toBe('La Grange, Vernasse · Prix libre');
  });

  it('leaves out the days that are over, and says from when it tells', () => {
    expect(model.since).toBeUndefined();
    const later = poster(portalOf(DATED(30), { now: '2026-12-15T09:00' }));
    expect(later.since).toBe('2026-12-15');
    const starts = datesOf(later).map(({ start }) => start);
    expect(starts.filter((start) => start < '2026-12-15')).toEqual([]);
    expect(starts.length).toBeGreaterThan(10);
  });

  it('leads to the page that is kept up to date', () => {
    expect(model.source.url).toBe('https://essai.example/agenda/2026/12/');
    expect(poster(portal, '/themes/se-nourrir/agenda/2026/12/affiche/').source.url).toBe(
      'https://essai.example/themes/se-nourrir/agenda/',
    );
  });
});

describe('a programme', () => {
  const WEEK = '/agenda/2026/12/07/programme/';

  it.each([12, 80, 200, 600])('of a month of %i dates has those of its week, each once', (count) => {
    const portal = portalOf(DATED(count));
    const model = programme(portal, WEEK);
    const all = keys(datesOf(model));
    const wanted = datesOf(poster(portal)).filter(
      ({ start, when }) =>
        (start >= '2026-12-07' && start < '2026-12-14') || (when?.startsWith('du') && start < '2026-12-07'),
    );
    expect(all.toSorted()).toEqual(keys(wanted).toSorted());
    expect(model.pages.length % 4).toBe(0);
    expect([model.pages[0]!.holds, model.pages.at(-1)!.holds]).toEqual(['cover', 'back']);
  });

  it('overflows to a further sheet rather than be cut', () => {
    expect(programme(portalOf(DATED(80)), WEEK).pages).toHaveLength(4);
    expect(programme(portalOf(DATED(600)), WEEK).pages.length).toBeGreaterThan(4);
  });

  it('is folded into pages in order: 4 and 1 outside, 2 and 3 inside', () => {
    const sides = (total: number) => {
      const pages = Array.from({ length: total }, (_, i) => ({
        number: i + 1,
        ...placeOfPage(i + 1, total),
      }));
      return Array.from({ length: total / 2 }, (_, i) =>
        ['left', 'right'].map(
          (half) => pages.find((page) => page.side === i + 1 && page.half === half)?.number,
        ),
      );
    };
    expect(sides(4)).toEqual([
      [4, 1],
      [2, 3],
    ]);
    expect(sides(8)).toEqual([
      [8, 1],
      [2, 7],
      [6, 3],
      [4, 5],
    ]);
  });

  it('goes over New Year', () => {
    const portal = portalOf(
      {
        ...DATED(0),
        'events/reveillon.md': eventFile('Réveillon', '2026-12-31 20:00'),
        'events/voeux.md': eventFile('Vœux', '2027-01-02 11:00'),
      },
      { now: '2026-12-28T09:00' },
    );
    const model = programme(portal, '/agenda/2026/12/28/programme/');
    expect(datesOf(model).map(({ title }) => title)).toEqual(['Réveillon', 'Vœux']);
    expect([model.week, model.end]).toEqual(['2026-12-28', '2027-01-03']);
  });

  it('tells what follows, and nothing that it has told', () => {
    const model = programme(portalOf(DATED(30)), WEEK);
    expect(model.next.length).toBeGreaterThan(3);
    const told = new Set(datesOf(model).map(({ href }) => href));
    expect(model.next.filter(({ href }) => told.has(href))).toEqual([]);
  });
});

describe('the pages that are made to be printed', () => {
  const portal = samplePortal();
  const all = printed(portal);

  it('are those of the portal, of themes, and of places that have enough dates', () => {
    expect(all).toContain('/agenda/2026/12/affiche/');
    expect(all).toContain('/agenda/2027/02/affiche/');
    expect(all).toContain('/agenda/2026/11/30/programme/');
    expect(all).toContain('/themes/bien-manger/agenda/2027/02/affiche/');
    expect(all.filter((address) => address.includes('/2027/06/'))).toEqual([]);
    const small = all.filter((address) => /^\/territoires\/(?:vernasse|sarvenne|orselles)\//.test(address));
    for (const address of small)
      expect([address, datesOf(poster(portal, address)).length >= 3]).toEqual([address, true]);
  });

  it('are as many as themes and places, whatever the number of dates', () => {
    const of = (count: number) => printed(portalOf(DATED(count))).length;
    expect(of(200)).toBe(of(80));
  });

  it('are for hands, not for search engines: in no site map, noindex', () => {
    const map = documentFor(portal, '/sitemap.xml')!.text() as string;
    expect(map).toContain('/agenda/2026/12/<');
    expect([...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc!).filter(isPrinted)).toEqual([]);
    for (const address of all) expect(modelFor(portal, address)!.head.noindex).toBe(true);
  });

  it('are linked from the lists of the same dates', () => {
    const prints = (address: string) => modelFor(portal, address)!.prints?.map(({ href }) => href) ?? [];
    expect(prints('/agenda/')).toEqual(['/agenda/2026/12/affiche/', '/agenda/2026/11/30/programme/']);
    expect(prints('/agenda/2027/01/')).toEqual(['/agenda/2027/01/affiche/']);
    expect(prints('/themes/bien-manger/')[0]).toBe('/themes/bien-manger/agenda/2026/12/affiche/');
    expect(prints('/territoires/haute-dourse/')[0]).toBe('/territoires/haute-dourse/agenda/2026/12/affiche/');
    expect(prints('/annuaire/')).toEqual([]);
    expect(prints('/agenda/2026/10/')).toEqual([]);
  });

  it('are none where there is no date to come, or no agenda', () => {
    expect(printed(portalOf(DATED(0)))).toEqual([]);
    expect(printed(portalOf(DATED(12), { settings: 'sections: {event: non}\n' }))).toEqual([]);
    expect(modelFor(portal, '/agenda/2031/01/affiche/')).toBeUndefined();
    expect(modelFor(portal, '/agenda/2026/12/01/programme/')).toBeUndefined();
  });
});
