/** Sections that are switched off leave nothing behind: no page, link, feed, menu entry or search record. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { searchRecords } from '../../src/domain/search-records.ts';
import type { SearchRecord } from '../../src/domain/search-records.ts';
import { listFiles } from '../../src/reader/files.ts';
import type { BuildReport } from '../../src/site/build/index.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import { NOW, build, copySample, edit, readPages, temporary } from '../support/built.ts';
import { findAll, hasClass, textOf } from '../support/html.ts';
import type { Element } from '../support/html.ts';
import { deadLinks, linksOf, stringsOf } from '../support/links.ts';

const OFF = ['annonces', 'questions', 'themes'];
const NAMED = /\/(?:annonces|questions|themes|proposer\/(?:annonce|question))\//;
const TYPES = ['listing', 'question', 'theme'] as const;

const { folder, remove } = temporary();
const content = join(folder, 'content');
const out = join(folder, 'out');
let report: BuildReport;
let records: SearchRecord[];

/** Every address of a switched-off section in the pages and documents of a portal. */
function traces(site: string): string[] {
  const documents = listFiles(site).filter(
    (file) => /\.(?:xml|json|opml|txt)$/.test(file) && !file.startsWith('pagefind/'),
  );
  return [
    ...readPages(site).flatMap(({ address, root }) =>
      linksOf(root)
        .filter(({ url }) => NAMED.test(url))
        .map(({ where, url }) => `${address} ${where} ${url}`),
    ),
    ...documents.flatMap((file) => {
      const found = NAMED.exec(readFileSync(join(site, file), 'utf8'));
      return found ? [`${file} ${found[0]}`] : [];
    }),
  ];
}

beforeAll(async () => {
  copySample(content);
  edit(join(content, 'portal.yaml'), (text) =>
    text.replace(/^ {2}(listing|question|theme): oui$/gm, '  $1: non'),
  );
  report = await build(content, out, { search: true });
  records = [...searchRecords(await loadPortal({ content, out, now: NOW }))];
});
afterAll(remove);

describe('a portal without listings, questions and themes', () => {
  test('counts their files as such, and loses none', () => {
    const { counts, entries } = report;
    const files = listFiles(content).filter((file) => /^(?:listings|questions|themes)\/.*\.md$/.test(file));
    expect(counts.off).toBe(files.length);
    expect(counts.published + counts.off + counts.draft + counts.scheduled + counts.setAside).toBe(
      counts.files,
    );
    for (const type of TYPES) expect(entries[type]).toBe(0);
  });

  test('has none of their pages and files', () => {
    const left = listFiles(out).filter((file) => OFF.includes(file.split('/')[0]!));
    expect(left).toEqual([]);
    expect(listFiles(out).filter((file) => /\/(?:annonces|questions|themes)\//.test(file))).toEqual([]);
  });

  test('links to none of them, in pages, feeds, site map or subscriptions', () => {
    expect(traces(out)).toEqual([]);
  });

  test('leads nowhere that is not there', () => {
    expect(deadLinks({ folder: out, origin: 'https://ambrune.example', base: '' })).toEqual([]);
  });

  test('names them in no menu', () => {
    for (const { address, root } of readPages(out))
      for (const menu of findAll(root, 'nav'))
        expect(textOf(menu), address).not.toMatch(/\b(?:Annonces|Questions|Thèmes)\b/);
  });

  test('shows no tag, card or way in of theirs', () => {
    for (const { address, root } of readPages(out)) {
      const shown = findAll(
        root,
        (element) =>
          TYPES.some((type) => element.attributes['data-type'] === type) ||
          element.attributes['data-theme'] !== undefined ||
          hasClass(element, 'theme-tags') ||
          hasClass(element, 'card-themes'),
      ).filter((element) => !isMould(root, element));
      expect(
        shown.map(({ tag, attributes }) => `${tag} ${JSON.stringify(attributes)}`),
        address,
      ).toEqual([]);
    }
  });

  test('offers none of them to the search, as an entry or as a filter', () => {
    expect(records.length).toBe(
      report.entries.actor +
        report.entries.event +
        report.entries.article +
        report.entries.resource +
        report.entries.territory +
        report.entries.page,
    );
    for (const record of records) {
      expect(stringsOf(record).filter((text) => NAMED.test(text))).toEqual([]);
      expect(record.filters['theme']).toBeUndefined();
    }
    const search = readFileSync(join(out, 'recherche/index.html'), 'utf8');
    expect(search).not.toMatch(/name="theme"/);
    expect(search).toMatch(/name="territory"|name="territoire"/);
  });

  test('keeps everything else', () => {
    const kept = (site: string) =>
      readPages(site)
        .map(({ address }) => address)
        .filter((address) => !NAMED.test(address));
    expect(kept(out)).toEqual(kept(inject('sample')));
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the checker finds what is planted', () => {
  test('in the portal where everything is on', () => {
    const found = traces(inject('sample')).join('\n');
    for (const kind of [
      'a[href] /annonces/',
      'link[href] /questions/',
      'a[href] /themes/',
      'sitemap.xml',
      'flux.opml',
    ])
      expect(found).toContain(kind);
  });
});

/** In a `<template>` nothing is shown: the cards of what filters find are cast in it. */
const isMould = (root: Element, element: Element): boolean =>
  findAll(root, 'template').some((mould) => findAll(mould, (one) => one === element).length > 0);
