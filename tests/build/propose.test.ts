/** The forms as they are built: light enough for the smallest phone, found from everywhere, in the words of a portal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readPages } from '../support/built.ts';
import { bill, scales, total } from '../support/weight.ts';

const folder = inject('sample');
const pages = readPages(folder).filter(({ address }) => address.startsWith('/proposer/'));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the forms', () => {
  test('are one a kind of contribution', () => {
    expect(pages.map(({ address }) => address).sort()).toEqual([
      '/proposer/',
      '/proposer/annonce/',
      '/proposer/article/',
      '/proposer/association/',
      '/proposer/correction/',
      '/proposer/question/',
      '/proposer/rendez-vous/',
    ]);
  });

  test('weigh 15 KB at most, page, styles and scripts', () => {
    const weigh = scales(folder);
    const heavy = pages.flatMap((page) => {
      const parts = weigh(page).filter(({ kind }) => kind === 'html' || kind === 'css' || kind === 'js');
      const sum = total(parts, 'html', 'css', 'js');
      expect(sum).toBeGreaterThan(5000);
      return sum > 15 * 1024 ? [`${page.address} ${sum}: ${bill(parts)}`] : [];
    });
    expect(heavy).toEqual([]);
  });

  test('have ids and labels of their own', () => {
    for (const { html, address } of pages) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        address,
      ).toEqual([]);
    }
  });

  test('begin empty', () => {
    for (const { html } of pages) expect(html).not.toMatch(/<textarea[^>]*>[^<]/);
  });

  test('are found: header, empty lists, an entry, the plan, search engines', () => {
    expect(read('index.html')).toMatch(/<a class="button give" href="\/proposer\/"/);
    expect(read('plan-du-site/index.html')).toContain('href="/proposer/"');
    expect(read('sitemap.xml')).toContain('/proposer/association/');
    expect(read('annuaire/le-plot/index.html')).toContain('/proposer/correction/?page=/annuaire/le-plot/');
  });

  test('know the names that are there', () => {
    const names = JSON.parse(read('proposer/noms.json')) as Record<string, string[]>;
    expect(names['actors']!.length).toBeGreaterThan(40);
    expect(names['communes']!.length).toBeGreaterThan(10);
    expect(names['publics']).toContain('Familles');
    const same = JSON.parse(read('proposer/association/noms.json')) as [string, string, string][];
    expect(same).toContainEqual(['La Remise à neuf', 'Sarvenne', '/annuaire/la-remise-a-neuf/']);
  });
});
