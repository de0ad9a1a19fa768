/** Pages of actors as built: cards for address books, marks for programs, and nothing for who gathers addresses. */
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { vcardOf } from '../../src/domain/vcards.ts';
import type { Item } from '../../src/domain/item.ts';
import { listFiles } from '../../src/reader/files.ts';
import { readPages } from '../support/built.ts';
import { findAll, textOf } from '../support/html.ts';
import { samplePortal } from '../support/sample.ts';

const folder = inject('sample');
const files = listFiles(folder);
const read = (file: string): Buffer => readFileSync(join(folder, file));

/** What the simplest of harvesters does with whatever it is given. */
const HARVESTER = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

describe('who gathers mail addresses', () => {
  test('finds none in pages, feeds and cards', () => {
    const chosen = files.filter((file) => /\.(html|xml|vcf|opml)$/.test(file) || file.endsWith('feed.json'));
    expect(chosen.length).toBeGreaterThan(900);
    expect(chosen.filter((file) => HARVESTER.test(read(file).toString()))).toEqual([]);
  });

  test('finds those of the open data, which are for programs: the harvester works', () => {
    expect(read('annuaire/annuaire.csv').toString()).toMatch(HARVESTER);
  });

  test('finds none of an actor in what the search keeps', () => {
    const portal = samplePortal();
    const fragments = files.filter((file) => file.endsWith('.pf_fragment'));
    expect(fragments.length).toBeGreaterThan(100);
    const texts = fragments.map((file) => gunzipSync(read(file)).toString()).join('\n');
    const mails = (portal.items.actor as Item<'actor'>[]).flatMap(({ data }) => data.contact?.email ?? []);
    expect(mails.length).toBeGreaterThan(20);
    expect(mails.filter((mail) => texts.includes(mail))).toEqual([]);
  });

  test('and browsers read the addresses that are written', () => {
    const page = readPages(folder).find(({ address }) => address === '/annuaire/la-remise-a-neuf/')!;
    const [mail] = findAll(page.root, ({ attributes }) => attributes['class']?.includes('u-email') ?? false);
    expect(mail!.attributes['href']).toBe('mailto:bonjour@laremiseaneuf.example');
    expect(textOf(mail!).replace(/\s/g, '')).toBe('bonjour@laremiseaneuf.example');
  });
});

describe('cards for address books', () => {
  const portal = samplePortal();
  const all = files.filter((file) => file.endsWith('/contact.vcf'));
  const actorOf = (file: string) =>
    portal.byKey.get(`actor/${file.split('/')[1]!}`) as Item<'actor'> | undefined;
  const cards = all.filter(actorOf);

  test('are read back by another program, each with what its page says', () => {
    expect(cards.length).toBeGreaterThan(30);
    for (const file of cards) {
      const wanted = vcardOf(portal, actorOf(file)!);
      const card = new ICAL.Component(
        ICAL.parse(read(file).toString()) as ConstructorParameters<typeof ICAL.Component>[0],
      );
      const of = (name: string) => card.getFirstPropertyValue(name) as unknown;
      expect([of('version'), of('kind'), of('fn'), of('uid')], file).toEqual([
        '4.0',
        'org',
        wanted.name,
        wanted.uid,
      ]);
      expect(of('email') ?? undefined, file).toBe(wanted.email);
    }
  });

  test('have names of their own', () => {
    const uids = cards.map((file) => /^UID.*$/m.exec(read(file).toString())![0]);
    expect(new Set(uids).size).toBe(cards.length);
  });

  test('stay where they were under a former name', () => {
    const former = all.filter((file) => !actorOf(file));
    expect(former.length).toBeGreaterThan(0);
    const now = new Set(cards.map((file) => read(file).toString()));
    for (const file of former) expect(now.has(read(file).toString()), file).toBe(true);
  });
});

describe('marks for programs (h-card)', () => {
  test('tell the name, the place and how to reach', () => {
    const page = readPages(folder).find(({ address }) => address === '/annuaire/la-remise-a-neuf/')!;
    const [root] = findAll(page.root, ({ attributes }) => /\bh-card\b/.test(attributes['class'] ?? ''));
    const marked = (name: string) =>
      findAll(root!, ({ attributes }) => (attributes['class'] ?? '').split(' ').includes(name));
    expect(textOf(marked('p-name')[0]!).trim()).toBe('La Remise à neuf');
    expect(marked('u-url')[0]!.attributes['value']).toBe(
      'https://ambrune.example/annuaire/la-remise-a-neuf/',
    );
    expect(marked('p-tel')[0]!.attributes['href']).toBe('tel:+33465712040');
    expect(textOf(marked('p-locality')[0]!)).toBe('Sarvenne');
    expect(marked('u-geo')[0]!.attributes['href']).toMatch(/^geo:45\./);
    expect(marked('p-category').length).toBeGreaterThan(1);
  });
});

describe('« Signaler une erreur »', () => {
  test('has seven reasons, each a mail to the portal that names the page', () => {
    const page = readPages(folder).find(({ address }) => address === '/annuaire/la-remise-a-neuf/')!;
    const [report] = findAll(page.root, ({ attributes }) => attributes['class'] === 'report');
    const hrefs = findAll(report!, ({ tag }) => tag === 'a').map(({ attributes }) => attributes['href']!);
    // The last one is a form, which knows the page.
    expect(hrefs.pop()).toBe('/proposer/correction/?page=/annuaire/la-remise-a-neuf/');
    const links = hrefs.map((href) => new URL(href));
    expect(links).toHaveLength(7);
    for (const { protocol, pathname, searchParams } of links) {
      expect([protocol, pathname]).toEqual(['mailto:', 'equipe@ambrune.example']);
      expect(searchParams.get('subject')).toContain('La Remise à neuf');
      expect(searchParams.get('body')).toContain(
        '\r\nhttps://ambrune.example/annuaire/la-remise-a-neuf/\r\n',
      );
    }
    expect(new Set(links.map(({ searchParams }) => searchParams.get('subject'))).size).toBe(7);
    expect(textOf(report!)).toContain('À : equipe@ambrune.example');
  });
});
