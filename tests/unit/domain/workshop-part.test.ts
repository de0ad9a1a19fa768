/** A contribution workshop, on the page of its event. */
import { describe, expect, it } from 'vitest';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel, WorkshopPart } from '../../../src/domain/models/types.ts';
import { md, portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const ACTORS = {
  'actors/le-plot.md': md('name: Le Plot\nformerSlugs: [le-vieux-plot]'),
  'actors/la-grange.md': md('name: La Grange'),
};

function partOf(workshop: string): WorkshopPart | undefined {
  const portal = portalOf({
    ...ACTORS,
    'events/atelier.md': md(`title: Atelier\nstart: 2026-11-21\n${workshop}`),
  });
  return (modelFor(portal, '/agenda/atelier/') as EntryModel).event!.workshop;
}

const made = (...pages: string[]) => `workshop:\n  made:\n${pages.map((page) => `    - ${page}\n`).join('')}`;

describe('the page of a workshop', () => {
  it('says what was made, by kind, and by whom', () => {
    expect(
      partOf(
        `workshop: { participants: 11, thanks: [Solange, "Amina"], made: [
          { page: /annuaire/le-plot/, title: Le Plot, what: exact, by: [Amina] },
          { page: /annuaire/la-grange/, title: La Grange, what: nouvelle } ] }`,
      ),
    ).toEqual({
      participants: 11,
      thanks: ['Solange', 'Amina'],
      groups: [
        { what: 'nouvelle', pages: [{ label: 'La Grange', href: '/annuaire/la-grange/', by: [] }] },
        { what: 'confirmee', pages: [{ label: 'Le Plot', href: '/annuaire/le-plot/', by: ['Amina'] }] },
      ],
    });
  });

  it('leads to pages that are there, under the name that they bear today', () => {
    const hrefs = (page: string) =>
      partOf(made(`{ page: "${page}", title: Ancien nom }`))!.groups[0]!.pages.map(({ label, href }) => [
        label,
        href,
      ]);
    for (const written of [
      '/annuaire/le-plot/',
      'annuaire/le-plot',
      'https://essai.example/annuaire/le-plot/',
      '/annuaire/le-vieux-plot/',
    ])
      expect(hrefs(written)).toEqual([['Le Plot', '/annuaire/le-plot/']]);
    for (const written of [
      '/annuaire/nulle-part/',
      '/agenda/',
      'javascript:alert(1)',
      '../../etc',
      '//ailleurs.example/',
    ])
      expect(hrefs(written)).toEqual([['Ancien nom', undefined]]);
  });

  it('says nothing where nothing is told', () => {
    expect(partOf('')).toBeUndefined();
    expect(partOf('workshop: { thanks: [] }')).toBeUndefined();
    expect(partOf('workshop: { participants: 9 }')).toEqual({ participants: 9, thanks: [], groups: [] });
  });

  it('of the sample leads to the pages that were made there', () => {
    const page = modelFor(samplePortal(), '/agenda/atelier-fiches-et-thermos/') as EntryModel;
    const { participants, groups } = page.event!.workshop!;
    expect(participants).toBe(11);
    const pages = groups.flatMap((group) => group.pages);
    expect(pages).toHaveLength(14);
    expect(pages.filter(({ href }) => !href)).toEqual([]);
  });
});
