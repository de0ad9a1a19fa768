/** « Reprendre cette date »: the file of the next edition, from the one that was held. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prefill } from '../../../src/components/client/reuse/prepared.ts';
import type { Data } from '../../../src/content-types/registry.ts';
import { documents } from '../../../src/domain/documents/index.ts';
import type { Item } from '../../../src/domain/item.ts';
import { hasNextEdition, nextEdition, retitled, sameWeekday } from '../../../src/domain/next-edition.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { weekdayOf } from '../../../src/lib/dates/calendar.ts';
import { toYaml } from '../../../src/lib/formats/front-matter.ts';
import { md, portalOf, snapshotOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const eventIn = (portal: Portal, slug: string) => portal.byKey.get(`event/${slug}`) as Item<'event'>;

/** The next edition of an event of these lines, read as a contributor's file. */
function next(header: string, slug = 'bal', now?: string) {
  const portal = portalOf({ [`events/${slug}.md`]: md(header, 'Venez.') }, now ? { now } : {});
  const made = nextEdition(portal, eventIn(portal, slug));
  const { entries, problems } = snapshotOf({ [`events/${made.slug}.md`]: made.text });
  const faults = problems.filter(({ severity }) => severity !== 'note');
  return { ...made, data: entries[0]?.data as Data<'event'>, body: entries[0]?.body, faults };
}

describe('the same day another year', () => {
  it.each([
    ['2026-12-05', 2027, '2027-12-04', 'the first Saturday'],
    ['2026-12-01', 2027, '2027-12-07', 'the first Tuesday, were it a week later'],
    ['2026-06-13', 2027, '2027-06-12', 'the second Saturday'],
    ['2026-01-29', 2027, '2027-01-28', 'the fifth Thursday is the last'],
    ['2026-05-30', 2028, '2028-05-27', 'the fifth Saturday is the last, of four'],
    ['2024-02-29', 2025, '2025-02-27', 'a leap day'],
  ])('of %s in %i is %s: %s', (date, year, expected) => {
    expect(sameWeekday(date, year)).toBe(expected);
    expect(weekdayOf(expected)).toBe(weekdayOf(date));
  });
});

describe('the title of the next edition', () => {
  it.each([
    ['Fête de la pomme 2026', 'Fête de la pomme 2027'],
    ['12e édition du bal', '13e édition du bal'],
    ['1re édition', '2e édition'],
    ['Salle 2026B, le 12 mai', 'Salle 2027B, le 12 mai'],
    ['Repas de 120260 pas', 'Repas de 120260 pas'],
  ])('%j is %j', (title, expected) => expect(retitled(title, 2026, 2027)).toBe(expected));
});

describe('the next edition', () => {
  it('keeps what it is, and leaves what happened', () => {
    const made = next(
      `title: Bal 2026
summary: "Le 3e bal : on danse."
start: 2026-06-13 20:30
end: 2026-06-14 01:00
status: reporte
statusNote: Orage
place: la-grange
themes: [culture]
organisers: ["Le comité, et d’autres"]
price: { kind: gratuit, details: "Entrée libre" }
registration: ["04 65 71 20 26", bal@exemple.example, "https://exemple.example/bal"]
contact: { phone: "04 65 71 20 26", email: bal@exemple.example }
geo: { lat: 45.5, lon: -6.25 }
links: [{ label: "Photos : 2026", url: "https://exemple.example/photos" }]
keywords: ["oui", "2026", "a: b", "# c", "- d"]
report: un-article
workshop: { participants: 9 }
uid: bal@ailleurs
formerSlugs: [vieux-bal]
published: 2026-05-01
source: Un fichier
parent: festival`,
      'bal-2026',
    );
    expect(made.slug).toBe('bal-2027');
    expect(made.body?.trim()).toBe('Venez.');
    const { data } = made;
    expect(data).toMatchObject({
      title: 'Bal 2027',
      start: { date: '2027-06-12', time: '20:30' },
      end: { date: '2027-06-13', time: '01:00' },
      place: 'la-grange',
      organisers: ['Le comité, et d’autres'],
      price: { kind: 'gratuit', details: 'Entrée libre' },
      geo: { lat: 45.5, lon: -6.25 },
      links: [{ label: 'Photos : 2026', url: 'https://exemple.example/photos' }],
      keywords: ['oui', '2026', 'a: b', '# c', '- d'],
    });
    expect(data.registration?.map(({ kind }) => kind)).toEqual(['phone', 'email', 'url']);
    // Written with plain spaces.
    expect(made.text).toContain('phone: "04 65 71 20 26"');
    expect(data.contact?.phone?.display).toBe('04\u00a065\u00a071\u00a020\u00a026');
    for (const gone of [
      'status',
      'statusNote',
      'report',
      'workshop',
      'uid',
      'formerSlugs',
      'published',
      'source',
      'parent',
    ])
      expect([gone, (data as Record<string, unknown>)[gone]]).toEqual([gone, undefined]);
  });

  it('says in the file what it comes from, and where it goes', () => {
    const { text } = next('title: Bal\nstart: 2026-06-13');
    expect(text.split('\n').slice(0, 5)).toEqual([
      '---',
      '# Préparé à partir de « Bal ».'.replace(/« | »/g, (sign) => sign.replace(' ', '\u00a0')),
      expect.stringMatching(/samedi 13.juin.2026.*samedi 12.juin.2027/),
      expect.stringContaining('À relire'),
      expect.stringContaining('events/bal-2027.md'),
    ]);
  });

  it('of a series begins on one of its days, without its exceptions, and lasts as long', () => {
    const { data } = next(
      `title: Atelier
start: 2025-10-02 19:00
end: 2025-10-02 21:00
recurrence: { freq: mensuel, byDay: ["1er jeudi", "-2 mardi"], until: 2026-06-04, except: [2026-01-01], extra: [2026-02-03], changes: [{ date: 2026-03-05, status: annule }] }`,
    );
    expect(data.start).toEqual({ date: '2027-10-07', time: '19:00' });
    expect(data.recurrence).toEqual({
      freq: 'mensuel',
      byDay: [
        { weekday: 4, nth: 1 },
        { weekday: 2, nth: -2 },
      ],
      until: '2028-06-08',
    });
  });

  it('is in the future, however old what it comes from', () => {
    expect(next('title: Bal\nstart: 2019-06-15').start).toBe('2027-06-19');
    expect(next('title: Bal\nstart: 2019-12-21').start).toBe('2026-12-19');
  });

  it('asks anew for what a person had agreed to', () => {
    const { data, text } = next(
      'title: Bal\nstart: 2026-06-13\ncontact: { phone: "06 12 34 56 78" }\nconsent: { given: oui, until: 2028-01-01 }',
    );
    expect(data.contact).toBeUndefined();
    expect(text).not.toContain('06 12');
  });

  it('of every event of the sample is a file without a fault, of the same event', () => {
    const portal = samplePortal();
    const events = (portal.items.event as Item<'event'>[]).filter((item) => hasNextEdition(portal, item));
    expect(events.length).toBeGreaterThan(30);
    const files = Object.fromEntries(
      events.map((item) => {
        const { slug, text } = nextEdition(portal, item);
        return [`events/${slug}.md`, text];
      }),
    );
    expect(Object.keys(files)).toHaveLength(events.length);
    const { entries, problems } = snapshotOf(files);
    expect(entries).toHaveLength(events.length);
    expect(problems).toEqual([]);
    for (const { data } of entries) expect((data as Data<'event'>).start.date > '2026-12-01').toBe(true);
  });

  it('is offered of what does not go on by itself', () => {
    const portal = portalOf({
      'events/une-fois.md': md('title: Une fois\nstart: 2026-12-05'),
      'events/sans-fin.md': md('title: Sans fin\nstart: 2026-12-01\nrecurrence: { freq: hebdomadaire }'),
      'events/finie.md': md('title: Finie\nstart: 2026-12-01\nrecurrence: { freq: hebdomadaire, count: 3 }'),
    });
    const offered = [...documents(portal)].map(({ address }) => address).filter((one) => one.endsWith('.md'));
    expect(offered.toSorted()).toEqual(['/agenda/finie/reprendre.md', '/agenda/une-fois/reprendre.md']);
  });
});

describe('the editor', () => {
  it('is given the fields by its address, those of a group and of a list too', () => {
    const { text } = next(
      'title: "Bal : 2026"\nstart: 2026-06-13 20:30\nallDay: non\nthemes: [culture, "Bien manger"]\nprice: { kind: gratuit }\nlinks: [{ url: "https://a.example" }]',
    );
    const params = prefill(text);
    expect(Object.fromEntries(params)).toMatchObject({
      title: 'Bal : 2027',
      start: '2027-06-12 20:30',
      allDay: 'false',
      'price.kind': 'gratuit',
      body: 'Venez.',
    });
    expect(params.getAll('themes')).toEqual(['culture', 'Bien manger']);
    // A list of groups has no form in an address.
    expect([...params.keys()].filter((key) => key.startsWith('links'))).toEqual([]);
  });
});

describe('values as a header', () => {
  it('are read back the same', () => {
    const values = {
      title: 'Café : « le lieu » # 3',
      words: [
        'oui',
        'no',
        '1',
        '',
        ' a ',
        '- b',
        'c\nd',
        'é’t',
        '2026-12-05',
        "l'été",
        '@a',
        '%b',
        '!c',
        '{d}',
      ],
      group: { a: 1.5, b: true, c: [{ d: 'e', f: 'g' }, { d: 'h' }] },
    };
    // As contributors write it.
    const group = { ...values.group, b: 'oui' };
    expect(parse(toYaml(values))).toEqual({ ...values, group });
  });

  it('leave out what is empty', () => {
    expect(toYaml({ a: undefined, b: [], c: {}, d: 'e' })).toBe('d: e\n');
  });
});
