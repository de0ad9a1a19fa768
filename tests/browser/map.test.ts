/** The map of the directory: nothing before a click, then a map for hands, keys and ears, in step with the list. */
import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tileId } from '../../src/lib/geo/pmtiles.ts';
import { serve } from '../../src/site/serve.ts';
import { violations } from '../support/axe.ts';
import { DESKTOP, PHONE, plain, useBrowser, where } from '../support/browser.ts';
import { SMALL, build, temporary, writeFiles } from '../support/built.ts';
import { writePmtiles } from '../support/pmtiles.ts';

const opened = useBrowser();
const ADDRESS = '/annuaire/';

const openButton = (page: Page) => page.getByRole('button', { name: 'Ouvrir la carte' });
const region = (page: Page) => page.getByRole('region', { name: 'Carte des structures' });
const pins = (page: Page) => page.locator('.atlas-pin');
const status = async (page: Page) => plain(await page.locator('.atlas-status').textContent());
const names = (page: Page) =>
  pins(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!));
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return one?.getAttribute('aria-label') ?? one?.textContent ?? '';
  });

/** Two views of the map in a row that are the same: it has come to rest. */
async function settled(page: Page): Promise<string[]> {
  let before = '';
  await expect
    .poll(async () => {
      const now = (await names(page)).join('|');
      const same = now === before && now !== '';
      before = now;
      return same;
    })
    .toBe(true);
  return names(page);
}

async function openMap(page: Page, address = ADDRESS): Promise<Page> {
  await page.goto(address);
  await page.locator('.atlas > summary').click();
  await openButton(page).click();
  await region(page).waitFor();
  await settled(page);
  return page;
}

/** Opens the first mark after the other until one is an actor. */
async function openCard(page: Page): Promise<void> {
  const card = page.getByRole('dialog');
  for (let depth = 0; depth < 9 && !(await card.isVisible()); depth++) {
    await pins(page).first().press('Enter');
    await settled(page);
  }
  await card.waitFor();
}

/** How many actors the marks on the map stand for. */
const total = (all: readonly string[]) =>
  all.reduce((sum, name) => sum + Number(/^(\d+) structures/.exec(name)?.[1] ?? 1), 0);

describe('before anybody asks', () => {
  it('there is a list, a folded picture, and no map to fetch', async () => {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(ADDRESS, { waitUntil: 'networkidle' });
    expect(asked.filter((path) => /carte|contours|open\.|map-open/.test(path))).toEqual([]);
    await page.locator('.atlas > summary').click();
    const picture = page.getByRole('img', { name: /^Carte.*49 structures/ });
    await expect
      .poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth))
      .toBeGreaterThan(300);
    expect(asked.filter((path) => /carte\.json|contours|open\.|map-open/.test(path))).toEqual([]);
    expect(await page.locator('main .card').count()).toBeGreaterThan(10);
  });

  it('without scripts the picture is there, and no button that would not answer', async () => {
    const page = await opened.page({ javaScriptEnabled: false });
    await page.goto(ADDRESS);
    await page.locator('.atlas > summary').click();
    expect(await page.getByRole('img', { name: /^Carte/ }).isVisible()).toBe(true);
    expect(await openButton(page).isVisible()).toBe(false);
  });
});

describe('a click', () => {
  it('opens it from this site alone, says so, and writes it in the address', async () => {
    const page = await opened.page();
    const foreign: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:') && !request.url().startsWith(`${inject('sampleUrl')}/`))
        foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (/error|warning/.test(message.type())) said.push(message.text());
    });
    await openMap(page);
    expect(total(await names(page))).toBe(49);
    expect(await status(page)).toBe('49 structures sur la carte.');
    expect(await focusedName(page)).toBe('Carte des structures');
    expect(where(page)).toBe('/annuaire/?vue=carte');
    expect(await page.context().storageState()).toMatchObject({ cookies: [], origins: [] });
    await page.getByRole('button', { name: 'Fermer la carte' }).click();
    expect(where(page)).toBe(ADDRESS);
    expect(await focusedName(page)).toContain('Ouvrir la carte');
    expect([...foreign, ...said]).toEqual([]);
  });

  it('is spared to whoever was sent the address of the map', async () => {
    const page = await opened.page();
    await page.goto('/annuaire/?vue=carte');
    await region(page).waitFor();
    expect(total(await settled(page))).toBe(49);
  });

  it('that cannot be answered says so, and can be made again', async () => {
    const page = await opened.page();
    await page.route('**/carte.json', (route) => route.abort());
    await page.goto(ADDRESS);
    await page.locator('.atlas > summary').click();
    await openButton(page).click();
    await expect.poll(() => status(page)).toContain("La carte n'a pas pu être ouverte.");
    await page.unroute('**/carte.json');
    await openButton(page).click();
    await region(page).waitFor();
  });
});

describe('with the keyboard', () => {
  it('one goes past it, over it, from mark to mark, in and out of a card', async () => {
    const page = await openMap(await opened.page({ reducedMotion: 'reduce' }));
    // North to south.
    const rows = await pins(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    const before = await names(page);
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe(before[0]);
    expect(before[0]).toMatch(/^\d+ structures, autour de .+, zoomer$/);
    await page.keyboard.press('Enter');
    const after = await settled(page);
    expect(after).not.toEqual(before);
    expect(await status(page)).toMatch(/^\d+ repères? à l'écran\.$/);
    // The focus went on, to a mark near where the cluster was.
    expect(after).toContain(await focusedName(page));
    await page.keyboard.press('Home');
    expect(await settled(page)).toEqual(before);
  });

  it('moves, zooms and fits the map, from the map and from a mark', async () => {
    const page = await openMap(await opened.page({ reducedMotion: 'reduce' }));
    const place = () =>
      page
        .locator('.land-root')
        .first()
        .evaluate((one) => one.getBoundingClientRect().toJSON());
    const first = await place();
    await page.keyboard.press('ArrowRight');
    const moved = await place();
    expect(first.x - moved.x).toBeCloseTo(90, 0);
    await page.keyboard.press('ArrowLeft');
    await pins(page).first().focus();
    await page.keyboard.press('+');
    await settled(page);
    expect((await place()).width).toBeGreaterThan(first.width * 1.5);
    await page.keyboard.press('-');
    await settled(page);
    expect((await place()).width).toBeCloseTo(first.width, 0);
  });

  it('opens an actor: a link, a way to close, and the focus back where it was', async () => {
    const page = await openMap(await opened.page({ reducedMotion: 'reduce' }), '/themes/bien-manger/');
    const single = page.locator('.atlas-pin:not(.atlas-cluster)').first();
    const name = (await single.getAttribute('aria-label'))!;
    await single.focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name });
    const link = card.getByRole('link').first();
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(name).toContain((await link.textContent())!);
    await page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
    expect(await focusedName(page)).toBe(name);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/annuaire\/[a-z0-9-]+\/$/);
    expect(plain(await page.locator('h1').textContent())).toBe(plain(name.slice(0, name.lastIndexOf(', '))));
  });

  it('a link leads past all marks', async () => {
    const page = await openMap(await opened.page());
    await page.getByRole('link', { name: 'Passer la carte' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.closest('.atlas'))).toBeNull();
  });
});

describe('with the list', () => {
  const show = (page: Page, slugs: string[] | null) =>
    page.evaluate((detail) => void document.dispatchEvent(new CustomEvent('cordee:shown', { detail })), {
      slugs,
    });

  it('shows what the filters leave, before it is open and after', async () => {
    const page = await opened.page();
    await page.goto(ADDRESS);
    await show(page, ['les-watts-d-ambrune', 'adomicile-ambrune']);
    await page.locator('.atlas > summary').click();
    await openButton(page).click();
    await region(page).waitFor();
    expect(total(await settled(page))).toBe(2);
    await show(page, ['les-watts-d-ambrune']);
    expect(await settled(page)).toEqual(['Les Watts d’Ambrune, Orselles']);
    expect(await status(page)).toBe('1 structure sur la carte.');
    await show(page, []);
    expect(await names(page)).toEqual([]);
    expect(await status(page)).toBe('Aucune structure sur la carte.');
    await show(page, null);
    expect(total(await settled(page))).toBe(49);
  });

  it('shows those of a territory on its page', async () => {
    const page = await openMap(await opened.page(), '/territoires/haute-dourse/');
    const shown = total(await names(page));
    expect(await status(page)).toBe(`${shown} structures sur la carte.`);
    expect(shown).toBeLessThan(40);
    expect(shown).toBeGreaterThan(5);
  });
});

describe('those of one spot', () => {
  let site: Awaited<ReturnType<typeof portal>>;
  beforeAll(async () => {
    site = await portal({
      'territories/le-bourg.md': '---\nname: Le Bourg\nlevel: commune\ngeo: {lat: 45.1, lon: 6.1}\n---\n',
      'actors/le-puits.md': '---\nname: Le Puits\naddress: {commune: Le Bourg}\n---\n',
    });
  });
  afterAll(() => site.end());

  it('are a list, for no zoom parts them', async () => {
    const page = await openMap(await opened.page({ reducedMotion: 'reduce' }), `${site.url}/annuaire/`);
    expect(await names(page)).toEqual(['2 structures au même endroit, Le Bourg, voir la liste']);
    await pins(page).first().click();
    const card = page.getByRole('dialog', { name: /Le Bourg.*2 structures/ });
    expect(await card.getByRole('link').allTextContents()).toEqual(['La Grange', 'Le Puits']);
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Fermer' }).click();
    expect(await focusedName(page)).toContain('au même endroit');
  });
});

describe.each([
  ['a phone', PHONE, 'light'],
  ['a phone by night', PHONE, 'dark'],
  ['a desk', DESKTOP, 'light'],
] as const)('on %s', (_what, viewport, colorScheme) => {
  it('axe finds nothing on the open map, nor on a card', async () => {
    const page = await openMap(
      await opened.page({ viewport, colorScheme, reducedMotion: 'reduce' }),
      '/themes/bien-manger/',
    );
    expect(await violations(page)).toEqual([]);
    await openCard(page);
    expect(await violations(page)).toEqual([]);
    const boxes = await page
      .locator('.atlas-pin, .atlas-controls button')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(Math.min(...boxes)).toBeGreaterThanOrEqual(43.9);
  });
});

it('at 320 pixels nothing goes beyond the screen', async () => {
  const page = await openMap(
    await opened.page({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' }),
    '/themes/bien-manger/',
  );
  await openCard(page);
  const box = (await page.getByRole('dialog').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

/** A small portal of its own, served: its first actor stands at Le Bourg. */
async function portal(files: Record<string, string>, settings = '') {
  const { folder, remove } = temporary();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  writeFiles(content, { ...SMALL, ...files, 'portal.yaml': SMALL['portal.yaml']! + settings });
  await build(content, out);
  const { server, port }: { server: Server; port: number } = await serve({
    folder: out,
    base: '',
    port: 4800,
  });
  const end = () => {
    server.close();
    remove();
  };
  return { url: `http://127.0.0.1:${port}`, out, end };
}

const PLACED = {
  'actors/le-four.md': '---\nname: Le Four\ngeo: {lat: 45.1, lon: 6.1}\n---\n',
  'actors/le-moulin.md': '---\nname: Le Moulin\ngeo: {lat: 45.2, lon: 6.2}\n---\n',
};

describe('a ground from somebody else', () => {
  let site: Awaited<ReturnType<typeof portal>>;
  beforeAll(async () => {
    site = await portal(
      PLACED,
      'map: {tiles: {url: "https://tuiles.example/{z}/{x}/{y}.png", provider: Tuiles libres, attribution: © eux, attributionUrl: "https://tuiles.example/licence"}}\n',
    );
  });
  afterAll(() => site.end());

  async function watched(): Promise<{ page: Page; sent: string[] }> {
    const page = await opened.page();
    const sent: string[] = [];
    const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#ccddbb' } })
      .png()
      .toBuffer();
    page.on('request', (request) => {
      if (request.url().startsWith('https:')) sent.push(request.url());
    });
    await page.route('https://tuiles.example/**', (route) =>
      route.fulfill({ contentType: 'image/png', body: tile }),
    );
    return { page, sent };
  }

  it('is asked for once the visitor agrees, told to whom; nothing is kept unless asked', async () => {
    const { page, sent } = await watched();
    await openMap(page, `${site.url}/annuaire/`);
    const asked = plain(await page.locator('.atlas-tiles').innerText());
    expect(asked).toContain('vient de Tuiles libres');
    expect(asked).toContain("votre adresse IP et l'endroit regardé seront envoyés à tuiles.example");
    await page.keyboard.press('+');
    await settled(page);
    expect(sent).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Afficher ce fond' }).click();
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    expect(sent.length).toBeGreaterThan(0);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(await page.getByRole('link', { name: '© eux' }).getAttribute('href')).toBe(
      'https://tuiles.example/licence',
    );
    await page.getByRole('button', { name: 'Retirer le fond détaillé' }).click();
    expect(await page.locator('.leaflet-tile').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Afficher ce fond' }).isVisible()).toBe(true);
  });

  it('is remembered on this device if one asks, until it is withdrawn', async () => {
    const { page, sent } = await watched();
    await openMap(page, `${site.url}/annuaire/`);
    await page.getByLabel('Ne plus demander sur cet appareil').check();
    await page.getByRole('button', { name: 'Afficher ce fond' }).click();
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    await page.goto(`${site.url}/annuaire/`);
    const before = sent.length;
    await page.waitForLoadState('networkidle');
    expect(sent).toHaveLength(before);
    await page.goto(`${site.url}/annuaire/?vue=carte`);
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    await page.getByRole('button', { name: 'Retirer le fond détaillé' }).click();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('is let in by the policy of the pages with a map, and of no other', async () => {
    const { page } = await watched();
    const policy = async (address: string) => {
      await page.goto(site.url + address);
      return page.locator('meta[http-equiv=content-security-policy]').getAttribute('content');
    };
    expect(await policy('/annuaire/')).toContain("img-src 'self' data: https://tuiles.example;");
    for (const address of ['/', '/agenda/', '/annuaire/le-four/'])
      expect(await policy(address)).not.toContain('tuiles.example');
  });
});

describe('a ground of this site', () => {
  let site: Awaited<ReturnType<typeof portal>>;
  beforeAll(async () => {
    site = await portal(PLACED, 'map: {tiles: {url: /tiles/pays.pmtiles, attribution: © IGN}}\n');
    const png = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#ccddbb' } })
      .png()
      .toBuffer();
    // All tiles of the levels 0 to 8 are this one.
    const file = writePmtiles({ tiles: [{ id: 0, run: tileId(9, 0, 0), bytes: png }], zooms: [0, 8] });
    writeFiles(site.out, { 'tiles/lisez-moi.txt': '' });
    writeFileSync(join(site.out, 'tiles/pays.pmtiles'), file);
  });
  afterAll(() => site.end());

  it('comes at once, by pieces of one file, and asks nobody', async () => {
    const page = await opened.page();
    const sent: string[] = [];
    const pieces: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.pmtiles')) pieces.push(response.status());
      else if (!/^(data:|http:\/\/127)/.test(response.url())) sent.push(response.url());
    });
    await openMap(page, `${site.url}/annuaire/`);
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    expect(await page.locator('.leaflet-tile-loaded').first().getAttribute('src')).toMatch(
      /^data:image\/png;base64,/,
    );
    expect(new Set(pieces)).toEqual(new Set([206]));
    expect(sent).toEqual([]);
    expect(plain(await page.locator('.atlas-below').innerText())).toBe('© IGN');
  });

  it('that is not there leaves the map as it was, and says so', async () => {
    const page = await opened.page();
    await page.route('**/*.pmtiles', (route) => route.fulfill({ status: 404, body: 'non' }));
    await openMap(page, `${site.url}/annuaire/`);
    await expect.poll(() => status(page)).toContain('Le fond détaillé ne répond pas');
    expect(total(await names(page))).toBe(2);
  });
});
