/** Portals of many events, without files: what a portal of a region would have. */
import type { Entry, Snapshot } from '../../src/content-types/snapshot.ts';
import type { Data, TypeName } from '../../src/content-types/registry.ts';
import { typeOf } from '../../src/content-types/registry.ts';
import { addDays } from '../../src/lib/dates/local.ts';
import { validate } from '../../src/schema/validate.ts';
import type { Raw } from '../../src/schema/validate.ts';

type Written = Record<string, unknown>;

function entry(type: TypeName, slug: string, raw: Written, body = ''): Entry {
  const { data } = validate<Data>(typeOf(type).fields, raw as Record<string, Raw>);
  if (!data) throw new Error(`${type}/${slug}`);
  return { type, slug, file: `${type}s/${slug}.md`, data, body, bodyLine: 1 } as Entry;
}

/** Of twenty-two events, three come back each week, three each month, the others take place once: twenty dates on average. */
export function eventOf(i: number): Entry {
  const day = addDays('2025-03-01', (i * 37) % 800);
  const rules = [
    { freq: 'hebdomadaire', exceptRanges: [{ from: '2026-12-19', to: '2027-01-03' }] },
    {
      freq: 'mensuel',
      byDay: ['1er samedi'],
      changes: [{ date: '2027-01-02', status: 'annule', note: 'Neige' }],
    },
  ];
  return entry(
    'event',
    `date-${i}`,
    {
      title: `Rendez-vous d’essai numéro ${i}`,
      summary: 'Un après-midi pour apprendre ensemble, avec du café et des outils.',
      start: `${day} 18:30`,
      end: `${day} 20:00`,
      ...(i % 22 < 6 ? { recurrence: rules[i % 2] } : {}),
      place: `lieu-${i % 500}`,
      organisers: [`lieu-${(i * 7) % 500}`],
      themes: [`theme-${i % 15}`],
      price: { kind: 'prix-libre' },
      publics: ['familles'],
      published: '2026-10-05',
    },
    'Venez comme vous êtes, et prévenez si vous apportez quelque chose.',
  );
}

/** @param count events; a part of them come back, so that there are twenty times as many dates */
export function snapshotOf(count: number): Snapshot {
  const names = (prefix: string, length: number) => Array.from({ length }, (_, i) => `${prefix}-${i}`);
  const entries = [
    ...Array.from({ length: count }, (_, i) => eventOf(i)),
    ...names('lieu', 500).map((slug, i) =>
      entry('actor', slug, { name: slug, themes: [], territories: [`commune-${i % 48}`] }),
    ),
    ...names('theme', 15).map((slug) => entry('theme', slug, { name: slug })),
    ...names('commune', 48).map((slug) => entry('territory', slug, { name: slug, level: 'commune' })),
  ];
  return {
    settings: { name: 'Portail d’essai', id: 'essai', url: 'https://essai.example' },
    entries,
    setAside: [],
    files: entries.length,
    media: new Set(),
    outlines: { contours: {}, rivers: [] },
    record: [],
    removed: [],
    problems: [],
  };
}
