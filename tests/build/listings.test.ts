/** A listing that is over stays at its address, says so, and is offered nowhere any more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { searchRecords } from '../../src/domain/search-records.ts';
import { listFiles } from '../../src/reader/files.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import { NOW, SAMPLE_CONTENT, build, isNoindex, readPages, temporary, writeSmall } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { findAll, findOne, hasClass, textOf } from '../support/html.ts';
import { anchorsOf } from '../support/links.ts';

const listing = (fields: string, body = 'Un texte.') => `---
title: Une annonce à nous
summary: Tout est dit.
kind: emploi
poster: le-four
themes: [se-nourrir]
territories: [le-bourg]
published: 2026-10-20
applyUrl: https://autre.example/postuler
dossierUrl: https://autre.example/dossier
contact:
  email: offre@autre.example
  phone: 04 65 71 20 26
  formUrl: https://autre.example/ecrire
${fields}
---
${body}
`;

/** Listings of the small portal, and whether each is open on the morning of 1 December 2026. */
const LISTINGS: Record<string, { fields: string; open: boolean }> = {
  'demain-encore': { fields: 'validThrough: 2026-12-02', open: true },
  'jusqu-a-ce-soir': { fields: 'validThrough: 2026-12-01', open: true },
  'finie-hier': { fields: 'validThrough: 2026-11-30', open: false },
  'finie-l-an-dernier': { fields: 'validThrough: 2025-12-31', open: false },
  'pourvue-avant': { fields: 'validThrough: 2027-06-30\nstate: pourvue', open: false },
  'close-avant': { fields: 'validThrough: 2027-06-30\nstate: close', open: false },
};

const NO_LISTING = { 'listings/cherche-farine.md': null, 'listings/ancienne-annonce.md': null };
const FILES = Object.fromEntries(
  Object.entries(LISTINGS).map(([slug, { fields }]) => [
    `listings/${slug}.md`,
    listing(fields).replace('Une annonce à nous', `Annonce ${slug}`),
  ]),
);

const { folder, remove } = temporary();
const content = join(folder, 'content');
const out = join(folder, 'out');
let pages: Map<string, BuiltPage>;

beforeAll(async () => {
  writeSmall(content, { ...NO_LISTING, ...FILES });
  await build(content, out);
  pages = new Map(readPages(out).map((page) => [page.address, page]));
});
afterAll(remove);

const slugs = (open: boolean) => Object.keys(LISTINGS).filter((slug) => LISTINGS[slug]!.open === open);
const addressOf = (slug: string) => `/annonces/${slug}/`;
const page = (address: string) => pages.get(address)!;
const main = (address: string) => findOne(page(address).root, 'main')!;
const cardsOf = (address: string) =>
  findAll(main(address), (element) => hasClass(element, 'card')).map(
    (card) => findOne(card, 'a')!.attributes['href']!,
  );

describe('a listing that is over', () => {
  test.each(slugs(false))('%s says so, and keeps its text', (slug) => {
    const { root } = page(addressOf(slug));
    expect(textOf(findOne(root, 'h1')!)).toBe(`Annonce ${slug}`);
    const notices = findAll(root, (element) => hasClass(element, 'notice')).map(textOf);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(slug === 'pourvue-avant' ? /^C’est pourvu/ : /^Annonce close\./);
    expect(textOf(root)).toContain('Un texte.');
    expect(isNoindex(page(addressOf(slug)))).toBe(true);
  });

  test.each(slugs(false))('%s can no longer be answered', (slug) => {
    const hrefs = anchorsOf(main(addressOf(slug)));
    expect(hrefs.filter((href) => href.includes('autre.example'))).toEqual([]);
    expect(hrefs.filter((href) => href.startsWith('tel:'))).toEqual([]);
    expect(page(addressOf(slug)).html).not.toContain('offre@autre.example');
  });

  test('is listed with the others that are over, and with them alone', () => {
    expect(cardsOf('/annonces/closes/').toSorted()).toEqual(slugs(false).map(addressOf).toSorted());
    expect(isNoindex(page('/annonces/closes/'))).toBe(true);
    expect(anchorsOf(main('/annonces/'))).toContain('/annonces/closes/');
  });

  test('is on no other page', () => {
    const over = new Set(slugs(false).map(addressOf));
    for (const { address, root } of pages.values()) {
      if (address.startsWith('/annonces/closes/')) continue;
      const found = anchorsOf(root).filter((href) => over.has(href) && href !== address);
      expect(found, address).toEqual([]);
    }
  });

  test('is in no feed, site map or search record', async () => {
    const names = slugs(false);
    for (const file of listFiles(out).filter(
      (one) => /\.(?:xml|json|opml)$/.test(one) && one !== 'cordee.json',
    )) {
      const text = readFileSync(join(out, file), 'utf8');
      for (const slug of names) expect(text.includes(slug), `${file} ${slug}`).toBe(false);
    }
    const records = [...searchRecords(await loadPortal({ content, out, now: NOW }))];
    for (const { url } of records) expect(names.map(addressOf)).not.toContain(url);
    expect(
      records
        .filter(({ url }) => url.startsWith('/annonces/'))
        .map(({ url }) => url)
        .toSorted(),
    ).toEqual(slugs(true).map(addressOf).toSorted());
  });
});

describe('a listing that is open, on its last day too', () => {
  test.each(slugs(true))('%s can be answered', (slug) => {
    const hrefs = anchorsOf(main(addressOf(slug)));
    for (const href of [
      'https://autre.example/postuler',
      'https://autre.example/dossier',
      'https://autre.example/ecrire',
      'mailto:offre@autre.example',
    ])
      expect(hrefs).toContain(href);
    expect(findAll(main(addressOf(slug)), (element) => hasClass(element, 'notice'))).toEqual([]);
    expect(isNoindex(page(addressOf(slug)))).toBe(false);
  });

  test('is in the list, the feeds, the site map, its theme, its territory and its actor', () => {
    for (const address of [
      '/annonces/',
      '/themes/se-nourrir/',
      '/territoires/le-bourg/',
      '/annuaire/le-four/',
    ])
      expect(
        cardsOf(address)
          .filter((href) => href.startsWith('/annonces/'))
          .toSorted(),
        address,
      ).toEqual(slugs(true).map(addressOf).toSorted());
    for (const file of ['atom.xml', 'annonces/atom.xml', 'annuaire/le-four/atom.xml', 'sitemap.xml'])
      for (const slug of slugs(true))
        expect(readFileSync(join(out, file), 'utf8'), file).toContain(
          `https://petit.example${addressOf(slug)}`,
        );
  });
});

describe('the listings of the sample', () => {
  test('are each in one of the two lists, by their date and state', () => {
    const site = new Map(readPages(inject('sample')).map((one) => [one.address, one]));
    const listed = (start: string) =>
      [...site.values()]
        .filter(({ address }) => address === start || address.startsWith(`${start}page/`))
        .flatMap(({ root }) => findAll(root, (element) => hasClass(element, 'card')))
        .map((card) => findOne(card, 'a')!.attributes['href']!)
        .toSorted();
    const open: string[] = [];
    const over: string[] = [];
    for (const file of listFiles(join(SAMPLE_CONTENT, 'listings'))) {
      const source = readFileSync(join(SAMPLE_CONTENT, 'listings', file), 'utf8');
      const until = /^validThrough: *["']?(\d{4}-\d\d-\d\d)/m.exec(source)![1]!;
      const isOver = until < NOW.slice(0, 10) || /^state: *(?:pourvue|close)/m.test(source);
      (isOver ? over : open).push(addressOf(file.slice(0, -3)));
    }
    expect(over.length).toBeGreaterThan(2);
    expect(listed('/annonces/closes/')).toEqual(over.toSorted());
    expect(listed('/annonces/')).toEqual(open.toSorted());
  });
});
