/**
 * The table of what people type, asked through the page of the search as they do: over the sample, and over 697 real
 * places that somebody else named.
 */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { importFile } from '../../src/cli/import/run.ts';
import { SEARCH_VOCABULARY, searchVocabulary } from '../../src/domain/documents/search-vocabulary.ts';
import { buildPortal } from '../../src/domain/portal.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { loadGazetteer } from '../../src/reader/communes.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { buildSearch } from '../../src/site/build/search.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { serve } from '../../src/site/serve.ts';
import { useBrowser } from '../support/browser.ts';
import { NOW, temporary, writeFiles } from '../support/built.ts';
import { HARD_CONTENT, HARD_NAMES, REGION_PAIRS, SAMPLE_PAIRS } from '../support/search-pairs.ts';
import type { Pair } from '../support/search-pairs.ts';

const opened = useBrowser();

/** The part of the table that must be found, and among how many. */
const WANTED = 0.95;
const FIRST = 3;

const REGION = join(PROJECT_ROOT, '../shared/data/bourgogne-franche-comte');
const MAP = join(PROJECT_ROOT, 'tests/fixtures/import/bourgogne-franche-comte.yaml');

/** Types a question on an open page and sends it, as a person goes on from one to the next. */
async function ask(page: Page, query: string): Promise<string[]> {
  await page.locator('#q').fill(query);
  await page.locator('#q').press('Enter');
  await page.waitForFunction((asked) => {
    const said = document.querySelector('[role=status]')!.textContent!;
    return said.includes(`«\u00a0${asked}\u00a0»`) || said.includes(`« ${asked} »`);
  }, query);
  return page
    .locator('.search-results h3 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
}

/** The pairs that are missed, each with where it was and what came before it. */
async function missesOf(base: string, pairs: readonly Pair[]): Promise<string[]> {
  const page = await opened.page();
  await page.goto(`${base}/recherche/`);
  const misses: string[] = [];
  for (const [query, href] of pairs) {
    const found = await ask(page, query);
    if (found.slice(0, FIRST).includes(href)) continue;
    const place = found.indexOf(href) + 1 || 'absent';
    misses.push(`${query} → ${href}: ${place}; ${found.slice(0, FIRST).join(' ')}`);
  }
  const ratio = (pairs.length - misses.length) / pairs.length;
  console.log(
    `${pairs.length - misses.length} of ${pairs.length} among the first ${FIRST} (${(100 * ratio).toFixed(1)} %)${misses.map((miss) => `\n  missed: ${miss}`).join('')}`,
  );
  return misses;
}

/** The page and its scripts are the sample's, what they ask is of this portal: none of its own pages are made. */
async function makeSearch(portal: Portal, dist: string): Promise<void> {
  for (const part of ['_astro', 'recherche', 'theme.css'])
    cpSync(join(inject('sample'), part), join(dist, part), { recursive: true });
  const { files } = await buildSearch(portal);
  for (const [path, bytes] of files) {
    const file = join(dist, 'pagefind', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  writeFileSync(join(dist, SEARCH_VOCABULARY), JSON.stringify(searchVocabulary(portal)));
}

/** Told with the list of what was missed, should there be too much of it. */
const expectFound = (misses: readonly string[], pairs: readonly Pair[]) =>
  expect(
    misses.length <= pairs.length * (1 - WANTED) ? [] : misses,
    `more than ${100 - 100 * WANTED} % are missed`,
  ).toEqual([]);

describe('the table', () => {
  it('is long, and asks nothing twice', () => {
    for (const pairs of [SAMPLE_PAIRS, REGION_PAIRS]) {
      expect(pairs.length).toBeGreaterThanOrEqual(60);
      expect(new Set(pairs.map(([query]) => query)).size).toBe(pairs.length);
    }
  });

  it('is found over the sample', async () => {
    expectFound(await missesOf(inject('sampleUrl'), SAMPLE_PAIRS), SAMPLE_PAIRS);
  });

  it.skipIf(!existsSync(REGION))(
    `is found over Bourgogne-Franche-Comté${existsSync(REGION) ? '' : ' (left out: ../shared/data is not there)'}`,
    async () => {
      const site = temporary();
      const content = join(site.folder, 'content');
      const dist = join(site.folder, 'dist');
      writeFiles(content, {
        'portal.yaml': 'name: Lieux numériques\nid: bfc\nurl: https://bfc.example\n',
      });
      await importFile({
        type: 'actors',
        file: join(REGION, 'lieux.csv'),
        map: MAP,
        to: content,
        today: NOW.slice(0, 10),
      });
      const portal = buildPortal({ snapshot: readContent(content), now: NOW, gazetteer: loadGazetteer });
      expect(portal.items.actor).toHaveLength(697);
      const known = new Set(portal.items.actor.map(({ href }) => href));
      expect(REGION_PAIRS.filter(([, href]) => !known.has(href))).toEqual([]);
      await makeSearch(portal, dist);
      const { server, port } = await serve({ folder: dist, base: '', port: 4790 });
      try {
        expectFound(await missesOf(`http://127.0.0.1:${port}`, REGION_PAIRS), REGION_PAIRS);
      } finally {
        server.close();
        site.remove();
      }
    },
  );

  it('is found, and shown as it is written, over names that are hard', async () => {
    const site = temporary();
    const content = join(site.folder, 'content');
    const dist = join(site.folder, 'dist');
    writeFiles(content, HARD_CONTENT);
    await makeSearch(
      buildPortal({ snapshot: readContent(content), now: NOW, gazetteer: loadGazetteer }),
      dist,
    );
    const { server, port } = await serve({ folder: dist, base: '', port: 4790 });
    try {
      const page = await opened.page();
      await page.goto(`http://127.0.0.1:${port}/recherche/`);
      const found: string[][] = [];
      for (const [query, href] of HARD_NAMES) {
        const place = (await ask(page, query)).indexOf(href);
        const link = page.locator(`.search-results a[href="${href}"]`);
        found.push([query, href, place < 0 || place >= FIRST ? `place ${place}` : await link.innerText()]);
      }
      expect(found).toEqual(HARD_NAMES);
      // The village first, then what bears its name, then what is there.
      expect((await ask(page, 'oeuf')).slice(0, 2)).toEqual([
        '/territoires/oeuf-en-ternois/',
        '/annuaire/coque/',
      ]);
    } finally {
      server.close();
      site.remove();
    }
  });
});
