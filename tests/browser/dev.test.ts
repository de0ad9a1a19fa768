/** `npm run dev`, as somebody works with it: a file changes, and the page in the browser is the new one. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paletteOf } from '../../src/domain/palette.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { violations } from '../support/axe.ts';
import { plain, useBrowser } from '../support/browser.ts';
import { NOW, copySample, edit } from '../support/built.ts';
import { md } from '../support/portal.ts';

const opened = useBrowser();
const WORKSHOP = '/_atelier-des-composants/';
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000, interval: 150 });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let folder: string;
let content: string;
let child: ChildProcess;
let url: string;
let output = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-dev-'));
  content = copySample(join(folder, 'content'));
  const port = await freePort();
  url = `http://localhost:${port}`;
  child = spawn(process.execPath, ['src/cli/cordee.cjs', 'dev', '--port', String(port)], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, PORTAL_CONTENT: content, PORTAL_NOW: NOW, NODE_ENV: 'development', VITEST: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the command starts Astro, which must end with it.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (output += data.toString()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`dev ended: ${output}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
});

afterAll(async () => {
  if (child?.pid && child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('close', resolve));
    process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const heading = async (page: Page) => plain(await page.getByRole('heading', { level: 1 }).textContent());

describe('the development server', () => {
  it('shows a page, and one that is not there', async () => {
    const page = await opened.page();
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    page.on('pageerror', (error) => failed.push(error.message));
    await page.goto(`${url}/annuaire/les-watts-d-ambrune/`, { waitUntil: 'networkidle' });
    expect(await heading(page)).toBe("Les Watts d'Ambrune");
    expect(failed).toEqual([]);
    // The portal’s own styles and theme.
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--forest-41')),
    ).toBe(paletteOf({ hue: 168, accentHue: 42 })['forest-41']);
    expect((await page.locator('.site-header').boundingBox())!.height).toBeLessThan(250);
    const response = await page.goto(`${url}/annuaire/rien/`);
    expect(response?.status()).toBe(404);
    expect(await heading(page)).not.toBe('');
  });

  it('answers with feeds', async () => {
    const feed = await fetch(`${url}/agenda/atom.xml`);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toMatch(/xml/);
    expect(await feed.text()).toContain('Ciné-mairie');
    const calendar = await fetch(`${url}/agenda/feed.json`);
    expect(((await calendar.json()) as { items: unknown[] }).items.length).toBeGreaterThan(5);
  });

  it('searches what is written', async () => {
    const page = await opened.page();
    await page.goto(`${url}/recherche/?q=accordéon`);
    await page.locator('.search-results a').first().waitFor({ timeout: 30_000 });
    expect(await page.locator('.search-results a').first().getAttribute('href')).toBe(
      '/questions/jouer-de-l-accordeon-sans-deranger/',
    );
  });
});

describe('the maintainers’ own pages', () => {
  it('are there', async () => {
    for (const address of ['/maison/', WORKSHOP])
      expect((await fetch(url + address)).status, address).toBe(200);
    expect((await fetch(`${url}${WORKSHOP}rien-de-tel/`)).status).toBe(404);
  });

  it('show every component, by day and by night, without a fault that axe can see', async () => {
    const page = await opened.page();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
    await page.goto(url + WORKSHOP);
    const examples = await page
      .locator('.atelier-page h3 a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(examples.length).toBeGreaterThan(30);
    // Its frames are looked at one by one, below.
    faults.push(...(await violations(page, { iframes: false })));
    await page.getByText('sombre').click();
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    faults.push(...(await violations(page, { iframes: false })));
    for (const address of examples) {
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(200);
      faults.push(...(await violations(page)).map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 300_000);
});

describe('while one writes', () => {
  it('the page in the browser becomes the new one by itself', async () => {
    const page = await opened.page();
    await page.goto(`${url}/annuaire/les-watts-d-ambrune/`, { waitUntil: 'networkidle' });
    await page.evaluate(() => Object.assign(window, { before: true }));
    edit(join(content, 'actors/les-watts-d-ambrune.md'), (text) =>
      text.replace('name: Les Watts d’Ambrune', 'name: Les Volts d’Ambrune'),
    );
    await soon(() => heading(page).catch(() => '')).toBe("Les Volts d'Ambrune");
    // It was loaded again, not only asked for again.
    expect(await page.evaluate(() => 'before' in window)).toBe(false);
    // Other pages tell the same.
    expect(await (await fetch(`${url}/annuaire/lettre/v/`)).text()).toContain('Les Volts d’Ambrune');
    edit(join(content, 'actors/les-watts-d-ambrune.md'), (text) => text.replace('Les Volts', 'Les Ampères'));
    await soon(() => heading(page).catch(() => '')).toBe("Les Ampères d'Ambrune");
  });

  it('a new file appears: its page, its list, its search', async () => {
    const page = await opened.page();
    await page.goto(`${url}/annuaire/lettre/z/`, { waitUntil: 'networkidle' });
    expect(await heading(page)).not.toContain('Z');
    writeFileSync(
      join(content, 'actors/zebulon-et-compagnie.md'),
      md('name: Zébulon et compagnie\nsummary: Des ressorts pour tout le monde.', 'On rebondit.'),
    );
    await soon(() =>
      page
        .locator('main')
        .innerText()
        .catch(() => ''),
    ).toContain('Zébulon et compagnie');
    await page.goto(`${url}/annuaire/zebulon-et-compagnie/`);
    expect(await heading(page)).toBe('Zébulon et compagnie');
    await page.goto(`${url}/recherche/?q=zebulon`);
    await soon(() =>
      page
        .locator('.search-results a')
        .first()
        .getAttribute('href')
        .catch(() => ''),
    ).toBe('/annuaire/zebulon-et-compagnie/');
    rmSync(join(content, 'actors/zebulon-et-compagnie.md'));
    await soon(async () => (await fetch(`${url}/annuaire/zebulon-et-compagnie/`)).status).toBe(404);
  });

  it('a broken file breaks nothing else, and its page comes back with it', async () => {
    const file = join(content, 'events/concert-d-hiver-2026.md');
    const page = await opened.page();
    await page.goto(`${url}/agenda/concert-d-hiver-2026/`, { waitUntil: 'networkidle' });
    edit(file, (text) => text.replace('title:', 'title: [oups'));
    await soon(() => heading(page).catch(() => "Concert d'hiver 2026")).not.toBe("Concert d'hiver 2026");
    expect(await heading(page)).not.toBe('');
    for (const address of ['/', '/agenda/', '/agenda/cafe-des-bricoles/', '/agenda/atom.xml'])
      expect((await fetch(url + address)).status, address).toBe(200);
    edit(file, (text) => text.replace('title: [oups', 'title:'));
    await soon(() => heading(page).catch(() => '')).toBe("Concert d'hiver 2026");
  });

  it('settings that cannot be read are told, and mended', async () => {
    const file = join(content, 'portal.yaml');
    edit(file, (text) => text.replace('name: Ambrune en commun', 'name: Ambrune autrement'));
    await soon(async () => (await fetch(url)).text()).toContain('Ambrune autrement');
    edit(file, (text) => `${text}\n  : [oups`);
    await soon(async () => (await fetch(url).catch(() => undefined))?.status).toBeDefined();
    edit(file, (text) => text.replace('\n  : [oups', ''));
    await soon(async () => (await fetch(url)).text()).toContain('Ambrune autrement');
    expect(child.exitCode).toBe(null);
  });
});
