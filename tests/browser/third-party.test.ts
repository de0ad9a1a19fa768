/** The portal asks nothing of anybody else, and leaves nothing on the visitor's machine. */
import type { BrowserContext } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { KINDS, addressesByKind } from '../support/page-kinds.ts';
import { samplePortal } from '../support/sample.ts';

const opened = useBrowser();

/** All pages of these kinds are opened; of the others, one. */
const WHOLE = ['entry actor', 'entry event', 'entry article', 'list event', 'month'];

interface Seen {
  foreign: string[];
  failed: string[];
  said: string[];
  requests: number;
}

/** What the pages of a context ask for and complain of. */
function watch(context: BrowserContext, origin: string): Seen {
  const seen: Seen = { foreign: [], failed: [], said: [], requests: 0 };
  context.on('request', (request) => {
    seen.requests++;
    if (!request.url().startsWith(`${origin}/`)) seen.foreign.push(request.url());
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // We leave a page before its icon has come: nobody’s failure.
    if (why !== 'net::ERR_ABORTED') seen.failed.push(`${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) seen.failed.push(`${response.url()} ${response.status()}`);
  });
  context.on('console', (message) => {
    if (/^(?:error|warning)$/.test(message.type()))
      seen.said.push(`${message.page()?.url()} ${message.text()}`);
  });
  context.on('weberror', (error) => seen.said.push(`${error.page()?.url()} ${error.error().message}`));
  return seen;
}

const nothing = { foreign: [], failed: [], said: [] };

/** Cookies, and the names of all that a page may have stored. */
async function kept(context: BrowserContext): Promise<string[]> {
  const { cookies } = await context.storageState();
  const stored = await context
    .pages()[0]!
    .evaluate(async () => [
      ...Object.keys(localStorage).map((key) => `local ${key}`),
      ...Object.keys(sessionStorage).map((key) => `session ${key}`),
      ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
      ...(await caches.keys()).map((key) => `cache ${key}`),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
    ]);
  return [...cookies.map(({ name }) => `cookie ${name}`), ...stored];
}

describe('nothing goes out, nothing stays', () => {
  it('on a page of every kind, and on all of the most read', async () => {
    const portal = samplePortal();
    const byKind = addressesByKind(portal);
    const addresses = [
      ...new Set([...Object.values(KINDS), ...WHOLE.flatMap((kind) => byKind.get(kind) ?? [])]),
    ];
    expect(addresses.length).toBeGreaterThan(150);
    const context = await opened.context();
    const seen = watch(context, inject('sampleUrl'));
    const page = await context.newPage();
    const broken: string[] = [];
    for (const address of addresses) {
      await page.goto(address, { waitUntil: 'load' });
      const pictures = await page.evaluate(
        () => [...document.images].filter((image) => image.complete && image.naturalWidth === 0).length,
      );
      if (pictures > 0) broken.push(address);
    }
    await page.waitForLoadState('networkidle');
    expect(seen).toMatchObject(nothing);
    expect(broken).toEqual([]);
    // The styles, the theme and the font at least: the watch works.
    expect(seen.requests).toBeGreaterThan(addresses.length + 3);
    expect(await kept(context)).toEqual([]);
  });

  it('on the way from a former address to the new one', async () => {
    const context = await opened.context();
    const seen = watch(context, inject('sampleUrl'));
    const { redirects } = samplePortal();
    expect(redirects.size).toBeGreaterThan(0);
    for (const [address, { href }] of redirects) {
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'commit' });
      await page.waitForURL(`**${href}`);
      await page.waitForLoadState('networkidle');
    }
    // Chromium tells that there was no time for a transition between the two pages: so it should be.
    seen.said = seen.said.filter((text) => !/ViewTransition opt-in disabled/.test(text));
    expect(seen).toMatchObject(nothing);
    expect(await kept(context)).toEqual([]);
  });

  it('while searching', async () => {
    const context = await opened.context();
    const seen = watch(context, inject('sampleUrl'));
    const page = await context.newPage();
    await page.goto('/recherche/?q=pain&theme=bien-manger');
    await page.locator('.search-results a').first().waitFor();
    await page.locator('#q').fill('œuf');
    await page.waitForFunction(() => /œuf/.test(document.querySelector('[role=status]')!.textContent!));
    await page.waitForLoadState('networkidle');
    expect(seen).toMatchObject(nothing);
    expect(await kept(context)).toEqual([]);
  });

  it('sees what would go out, and what would stay', async () => {
    // Without the portal’s own policy, which refuses to let anything out.
    const context = await opened.context({ bypassCSP: true });
    const seen = watch(context, inject('sampleUrl'));
    const page = await context.newPage();
    await page.goto('/');
    await page.evaluate(async () => {
      localStorage.setItem('trace', '1');
      document.cookie = 'trace=1';
      console.error('trace');
      await fetch('http://127.0.0.1:9/trace').catch(() => {});
    });
    await expect.poll(() => seen.failed.length).toBeGreaterThan(0);
    expect(seen.foreign).toEqual(['http://127.0.0.1:9/trace']);
    expect(seen.said.join(' ')).toContain('trace');
    expect(await kept(context)).toEqual(expect.arrayContaining(['cookie trace', 'local trace']));
  });

  it('the page itself forbids both', async () => {
    const context = await opened.context();
    const seen = watch(context, inject('sampleUrl'));
    const page = await context.newPage();
    for (const address of Object.values(KINDS)) {
      await page.goto(address);
      await page.evaluate(async () => {
        await fetch('http://127.0.0.1:9/trace').catch(() => {});
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.head.append(script);
      });
      expect(await page.evaluate(() => 'ran' in window), address).toBe(false);
    }
    // What the policy stops never leaves, and is told.
    await expect.poll(() => seen.said.length).toBeGreaterThanOrEqual(2 * Object.keys(KINDS).length);
    expect(seen.said.filter((text) => !/Content Security Policy|Fetch API cannot load/.test(text))).toEqual(
      [],
    );
  });
});
