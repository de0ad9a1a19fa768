/** A browser for a test file, and what it sees of a page. Contexts are closed after each test. */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { FLAGS } from '../setup/chromium.ts';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

export interface Opener {
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page of its own context, on the sample portal: `/agenda/` is its agenda. */
  page(options?: BrowserContextOptions): Promise<Page>;
}

export function useBrowser(): Opener {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const launch = async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: FLAGS });
  };
  beforeAll(launch);
  afterEach(async () => {
    const open = contexts.splice(0);
    // A page that is loading again when its context closes may hold Chromium for ever: the next test has a new one.
    const closed = Promise.all(open.map((context) => context.close())).then(() => true);
    const inTime = await Promise.race([closed, sleep(30_000, false, { ref: false })]);
    if (inTime) return;
    closed.catch(() => {});
    await browser.close();
    await launch();
  });
  afterAll(() => browser?.close());
  const context = async (options: BrowserContextOptions = {}) => {
    const made = await browser.newContext({ baseURL: inject('sampleUrl'), viewport: DESKTOP, ...options });
    // Two cores with other tests on them: what comes is waited for, what never comes costs half a minute.
    made.setDefaultTimeout(30_000);
    contexts.push(made);
    return made;
  };
  return { context, page: async (options) => (await context(options)).newPage() };
}

/** A page, settled: its fonts, and the answers of a search. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address.includes('?q=')) await page.locator('.search-results a').first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => {}));
}

/** Path and query of where the page is. */
export const where = (page: Page): string => {
  const { pathname, search } = new URL(page.url());
  return pathname + decodeURIComponent(search);
};

/** French typography changes spaces and apostrophes, and no word. */
export const plain = (text: string | null): string =>
  (text ?? '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/** The tab stop by tab stop: what a keyboard reaches, by role and name. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const label = element.id && document.querySelector(`label[for="${element.id}"]`)?.textContent;
    return `${element.tagName.toLowerCase()} ${label || element.textContent}`.replace(/\s+/g, ' ').trim();
  });
}
