/** Structured data say what the page says, page by page; dates that a file gives are read from the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { SAMPLE_CONTENT, isNoindex, readPages } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { elements, findAll, findOne, hasClass, parseHtml, plainly, textOf } from '../support/html.ts';
import type { Element } from '../support/html.ts';

const ORIGIN = 'https://ambrune.example';

type Json = { [key: string]: Json } & Json[] & string;

const list = (value: Json | undefined): Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** @throws where a script is no JSON */
const dataOf = (root: Element): Json[] =>
  findAll(
    root,
    ({ tag, attributes }) => tag === 'script' && attributes['type'] === 'application/ld+json',
  ).map(({ children }) => JSON.parse(String(children[0])) as Json);

const heading = (root: Element) => plainly(textOf(findOne(root, 'h1')!));

const TYPES: Record<string, RegExp> = {
  annuaire:
    /^(?:LocalBusiness|NGO|Organization|GovernmentOffice|GovernmentOrganization|Library|CafeOrCoffeeShop|ChildCare|GroceryStore)$/,
  agenda: /^Event$/,
  articles: /^(?:News)?Article$/,
  annonces: /^(?:JobPosting|Grant|Demand|Offer)$/,
  ressources: /^(?:CreativeWork|LearningResource|Dataset)$/,
  questions: /^QAPage$/,
  themes: /^DefinedTerm$/,
  territoires: /^AdministrativeArea$/,
};

/** What JSON-LD may never hold: empty values, relative addresses, schema-less objects. */
function shapeFaults(value: Json, path = ''): string[] {
  if (value === null || (value as unknown) === '') return [`${path} is empty`];
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${path} is an empty list`];
    return value.flatMap((one: Json, i) => shapeFaults(one, `${path}[${i}]`));
  }
  if (typeof value !== 'object')
    return /(?:^|\.)(?:@id|url|sameAs|mainEntityOfPage|eventStatus|dayOfWeek)(?:\[\d+\])?$/.test(path) &&
      !/^(?:https?:\/\/|data-inclusion:)/.test(value)
      ? [`${path} is no address: ${String(value)}`]
      : [];
  const isNamed = '@type' in value || '@id' in value;
  return [
    ...(isNamed ? [] : [`${path} has no type`]),
    ...Object.entries(value as Record<string, Json>).flatMap(([key, one]) =>
      shapeFaults(one, path ? `${path}.${key}` : key),
    ),
  ];
}

/** Names and dates that are not what the page shows. */
function nameFaults(root: Element, data: Json): string[] {
  const h1 = heading(root);
  const said =
    data['@type'] === 'QAPage'
      ? data['mainEntity']!['name']
      : (data['name'] ?? data['headline'] ?? data['title']);
  return plainly(String(said)) === h1 ? [] : [`${String(said)} ≠ ${h1}`];
}

const rows = (root: Element): Map<string, Element> =>
  new Map(
    findAll(root, (element) => hasClass(element, 'row')).map((row) => [
      textOf(findOne(row, 'dt')!),
      findOne(row, 'dd')!,
    ]),
  );

/** 2026-12-05T14:00:00+01:00 → 2026-12-05T14:00, checked against the zone itself. */
function localOf(iso: string): string {
  if (!iso.includes('T')) return iso;
  const parts = new Intl.DateTimeFormat('sv', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(new Date(iso)).replace(' ', 'T');
}

const hourText = (local: string): string => {
  const [hour, minute] = local.slice(11).split(':').map(Number);
  return minute ? `${hour} h ${String(minute).padStart(2, '0')}` : `${hour} h`;
};

/** What the first date of an event’s page and its structured data say otherwise. */
function dateFaults(root: Element, data: Json): string[] {
  const when = rows(root).get('Quand')!;
  const shown = findOne(when, 'time')!;
  const words = plainly(textOf(shown));
  const faults: string[] = [];
  const start = localOf(data['startDate']!);
  // To the offset.
  if (shown.attributes['datetime'] !== data['startDate']) faults.push(`start ${data['startDate']}`);
  const end = data['endDate'] && localOf(data['endDate']);
  if (end) {
    if (end < start) faults.push(`ends before it starts: ${end}`);
    const day = String(Number(end.slice(8, 10)));
    if (end.slice(0, 10) !== start.slice(0, 10) && !new RegExp(`\\b${day}(?:er)?\\b`).test(words))
      faults.push(`end day ${end}`);
    if (end.includes('T') && !words.includes(hourText(end)) && !/minuit|midi/.test(words))
      faults.push(`end hour ${end}`);
  }
  const moved = findAll(when, (element) => hasClass(element, 'date-note'))
    .map(textOf)
    .find((note) => note.startsWith('Lieu ce jour-là'));
  const location = list(data['location']).map((place) => plainly(String(place['name'] ?? '')));
  if (moved && !location.some((name) => name !== '' && plainly(moved).endsWith(name)))
    faults.push(`${moved} ≠ ${location.join()}`);
  const cancelled = /Annulé/.test(textOf(when)) || /Annulé/.test(textOf(findOne(root, 'h1')!));
  if (cancelled !== data['eventStatus']!.endsWith('EventCancelled'))
    faults.push(`status ${data['eventStatus']}`);
  return faults;
}

/** Answers on the page and in the data: how many, in which words, which one was accepted. */
function answerFaults(root: Element, data: Json): string[] {
  const question = data['mainEntity']!;
  const shown = findAll(root, (element) => element.tag === 'article' && hasClass(element, 'answer'));
  const accepted = list(question['acceptedAnswer']);
  const all = [...accepted, ...list(question['suggestedAnswer'])];
  const faults: string[] = [];
  if (Number(question['answerCount']) !== shown.length || all.length !== shown.length)
    faults.push(`${String(question['answerCount'])} answers, ${all.length} told, ${shown.length} shown`);
  if (shown.filter((answer) => hasClass(answer, 'accepted')).length !== accepted.length)
    faults.push('accepted');
  const squeeze = (text: string) => plainly(text).replace(/[\s•-]/g, '');
  for (const [i, answer] of shown.entries()) {
    const prose = findOne(answer, (element) => hasClass(element, 'prose'))!;
    if (squeeze(textOf(prose)) !== squeeze(String(all[i]?.['text'] ?? ''))) faults.push(`answer ${i + 1}`);
  }
  return faults;
}

let pages: BuiltPage[];
beforeAll(() => {
  pages = readPages(inject('sample'));
});

/** Pages of the entries of a section, with what they say to machines. */
const entries = (section: string) =>
  pages.flatMap(({ address, root }) => {
    const [, first, slug, more] = address.split('/');
    const isEntry = first === section && slug && !more;
    const [data] = dataOf(root);
    return isEntry && data ? [{ address, root, data, slug }] : [];
  });

const faultsOf = (section: string, check: (root: Element, data: Json) => string[]): string[] =>
  entries(section).flatMap(({ address, root, data }) =>
    check(root, data).map((fault) => `${address} ${fault}`),
  );

describe('structured data', () => {
  test('are sound JSON-LD wherever they are, and name addresses of the page', () => {
    let count = 0;
    for (const { address, root } of pages)
      for (const data of dataOf(root)) {
        count++;
        expect(data['@context'], address).toBe('https://schema.org');
        expect(shapeFaults(data), address).toEqual([]);
        if (address !== '/') expect(data['@id'], address).toBe(ORIGIN + address);
      }
    expect(count).toBeGreaterThan(200);
  });

  test('stand on each entry, once, with the type of its section', () => {
    const sections = Object.keys(TYPES);
    for (const { address, root } of pages) {
      const data = dataOf(root);
      expect(data.length, address).toBeLessThan(2);
      const [, section = ''] = address.split('/');
      // What is an association and a grocery says both.
      if (data[0] && sections.includes(section))
        for (const type of [data[0]['@type']].flat()) expect(type, address).toMatch(TYPES[section]!);
    }
    const entriesOnDisk = { annuaire: 'actors', agenda: 'events', questions: 'questions' };
    for (const [section, folder] of Object.entries(entriesOnDisk))
      for (const { slug } of entries(section))
        expect(() => readFileSync(join(SAMPLE_CONTENT, folder, `${slug}.md`)), slug).not.toThrow();
    for (const section of sections) expect(entries(section).length, section).toBeGreaterThan(5);
  });

  test('bear the name of the page', () => {
    for (const section of Object.keys(TYPES)) expect(faultsOf(section, nameFaults)).toEqual([]);
    expect(dataOf(pages.find(({ address }) => address === '/')!.root)[0]).toMatchObject({
      '@type': 'WebSite',
      name: 'Ambrune en commun',
      url: `${ORIGIN}/`,
      potentialAction: { target: `${ORIGIN}/recherche/?q={search_term_string}` },
    });
  });

  test('date an event as its page does', () => {
    expect(faultsOf('agenda', dateFaults)).toEqual([]);
  });

  test('place a date that moved where its page and its cards place it', () => {
    const agenda = pages.filter(({ address }) => /^\/agenda\/(?:page\/\d+\/)?$/.test(address));
    let moved = 0;
    for (const { address, root } of entries('agenda'))
      for (const note of findAll(root, (element) => hasClass(element, 'date-note'))) {
        const [, place] = /^Lieu ce jour-là\s:\s(.+)$/.exec(textOf(note)) ?? [];
        const line = place && findAll(root, 'p').find(({ children }) => children.includes(note));
        const start = line && findOne(line, 'time')!.attributes['datetime']!;
        if (!place || !start) continue;
        const cards = agenda
          .flatMap((page) => findAll(page.root, (one) => one.attributes['data-day'] === start.slice(0, 10)))
          .flatMap((day) => findAll(day, (one) => hasClass(one, 'card')))
          .filter((card) => findOne(card, 'a')!.attributes['href'] === address);
        for (const card of cards) {
          expect(textOf(card), address).toContain(place);
          moved++;
        }
      }
    expect(moved).toBeGreaterThan(0);
  });

  test('date an event that happens once as its file does', () => {
    let checked = 0;
    for (const { slug, data } of entries('agenda')) {
      const source = readFileSync(join(SAMPLE_CONTENT, 'events', `${slug}.md`), 'utf8');
      const value = (key: string) =>
        new RegExp(`^${key}: *["']?(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d))?`, 'm').exec(source);
      const start = value('start')!;
      if (/^recurrence:/m.test(source)) continue;
      checked++;
      expect(localOf(data['startDate']!), slug).toBe(start[2] ? `${start[1]}T${start[2]}` : start[1]);
      const end = value('end');
      if (end?.[2]) expect(localOf(data['endDate']!), slug).toBe(`${end[1]}T${end[2]}`);
    }
    expect(checked).toBeGreaterThan(20);
  });

  test('say until when a job can be answered, as its page does', () => {
    let jobs = 0;
    for (const { address, root, data, slug } of entries('annonces')) {
      const shown = findAll(root, 'time').map(({ attributes }) => attributes['datetime']);
      const source = readFileSync(join(SAMPLE_CONTENT, 'listings', `${slug}.md`), 'utf8');
      const until = /^validThrough: *["']?(\d{4}-\d\d-\d\d)/m.exec(source)![1];
      expect(shown, address).toContain(until);
      if (data['availabilityEnds']) expect(data['availabilityEnds']).toBe(until);
      if (data['@type'] !== 'JobPosting') continue;
      jobs++;
      expect(localOf(data['validThrough']!), address).toBe(`${until}T23:59`);
      expect(shown, address).toContain(data['datePosted']);
      expect(textOf(root)).toContain(textOf(parseHtml(data['hiringOrganization']!['name']!)));
    }
    expect(jobs).toBeGreaterThan(5);
  });

  test('count the answers of a question, in the words of the page', () => {
    expect(faultsOf('questions', answerFaults)).toEqual([]);
    expect(entries('questions').some(({ data }) => Number(data['mainEntity']!['answerCount']) > 1)).toBe(
      true,
    );
    expect(entries('questions').some(({ data }) => data['mainEntity']!['acceptedAnswer'])).toBe(true);
  });

  test('date and sign an article as its page does', () => {
    for (const { address, root, data } of entries('articles')) {
      const byline = findOne(root, (element) => hasClass(element, 'byline'))!;
      expect(findOne(byline, 'time')!.attributes['datetime'], address).toBe(data['datePublished']);
      expect(data['dateModified']! >= data['datePublished']!, address).toBe(true);
      for (const author of list(data['author']))
        expect(plainly(textOf(byline)), address).toContain(plainly(author['name']!));
    }
  });

  test('reach an actor as its page does', () => {
    for (const { address, root, data } of entries('annuaire')) {
      const hrefs = findAll(root, 'a').map(({ attributes }) => attributes['href']);
      if (data['email']) expect(hrefs, address).toContain(`mailto:${data['email']}`);
      if (data['telephone']) expect(hrefs, address).toContain(`tel:${data['telephone']}`);
      const place = data['address']?.['addressLocality'];
      if (place) expect(plainly(textOf(root)), address).toContain(plainly(place));
    }
  });

  test('do not stay on a page that says it is over', () => {
    // Search engines must not offer a job that was filled: its page is not indexed at all.
    const over = pages.filter(
      ({ address, root }) =>
        /^\/annonces\/(?!closes\/)[a-z]/.test(address) && /Annonce close\.|C’est pourvu/.test(textOf(root)),
    );
    expect(over.length).toBeGreaterThan(0);
    expect(over.filter((page) => !isNoindex(page)).map(({ address }) => address)).toEqual([]);
  });
});

describe('the checkers find what is planted', () => {
  test('a script that is no JSON', () => {
    expect(() => dataOf(parseHtml('<script type="application/ld+json">{"a":</script>'))).toThrow();
  });

  test('a shape that says nothing', () => {
    const planted = { '@type': 'Event', url: '/a/', name: '', location: [], organizer: { name: 'A' } };
    expect(shapeFaults(planted as unknown as Json)).toEqual([
      'url is no address: /a/',
      'name is empty',
      'location is an empty list',
      'organizer has no type',
    ]);
  });

  test('another name than the page’s, typography apart', () => {
    const root = parseHtml('<h1>L’été des «\u00a0gens\u00a0»\u202f!</h1>');
    expect(nameFaults(root, { '@type': 'Event', name: "L'été des « gens » !" } as unknown as Json)).toEqual(
      [],
    );
    expect(nameFaults(root, { '@type': 'Event', name: 'L’été des autres' } as unknown as Json)).toHaveLength(
      1,
    );
  });

  const when = (time: string, more = '') =>
    parseHtml(`<h1>A</h1><div class="row"><dt>Quand</dt><dd>${time}${more}</dd></div>`);
  const data = (value: object) =>
    ({ eventStatus: 'https://schema.org/EventScheduled', ...value }) as unknown as Json;
  const shown = '<time datetime="2026-12-05T14:00:00+01:00">samedi 5 décembre 2026, de 14 h à 17 h 30</time>';

  test('another date than the page’s', () => {
    const sound = { startDate: '2026-12-05T14:00:00+01:00', endDate: '2026-12-05T17:30:00+01:00' };
    expect(dateFaults(when(shown), data(sound))).toEqual([]);
    expect(dateFaults(when(shown), data({ ...sound, startDate: '2026-12-05T14:00:00Z' }))).not.toEqual([]);
    expect(dateFaults(when(shown), data({ ...sound, endDate: '2026-12-05T18:30:00+01:00' }))).not.toEqual([]);
    const moved = '<span class="date-note">Lieu ce jour-là : La Grange</span>';
    expect(dateFaults(when(shown, moved), data(sound))).toHaveLength(1);
    const there = { ...sound, location: [{ '@type': 'Place', name: 'La Grange' }] };
    expect(dateFaults(when(shown, moved), data(there))).toEqual([]);
    expect(dateFaults(when(shown, '<span>Annulé</span>'), data(sound))).toHaveLength(1);
  });

  test('another count of answers than the page’s', () => {
    const root = parseHtml('<article class="answer"><div class="prose"><p>Oui.</p></div></article>');
    const told = (answerCount: number, suggestedAnswer: object[]) =>
      answerFaults(root, { mainEntity: { answerCount, suggestedAnswer } } as unknown as Json);
    expect(told(1, [{ text: 'Oui.' }])).toEqual([]);
    expect(told(2, [{ text: 'Oui.' }])).toHaveLength(1);
    expect(told(1, [{ text: 'Non.' }])).toEqual(['answer 1']);
    expect([...elements(root)].length).toBe(3);
  });
});
