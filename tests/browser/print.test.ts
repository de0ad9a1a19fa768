/** On paper: what one needs to call or go, in few pages; no menus, no fields. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plain, useBrowser } from '../support/browser.ts';

const opened = useBrowser();

/** How many sheets a PDF has, from its own page objects. */
const sheets = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const ACTOR = '/annuaire/les-watts-d-ambrune/';
const EVENT = '/agenda/cafe-des-bricoles/';

async function onPaper(address: string, options = {}): Promise<Page> {
  const page = await opened.page(options);
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  return page;
}

describe.each([ACTOR, EVENT, '/agenda/concert-d-hiver-2026/', '/annuaire/la-remise-a-neuf/'])(
  '%s',
  (address) => {
    it('fits on three sheets', async () => {
      const page = await opened.page();
      await page.goto(address);
      const pdf = await page.pdf({ format: 'A4' });
      expect(sheets(pdf)).toBeGreaterThan(0);
      expect(sheets(pdf)).toBeLessThanOrEqual(3);
    });

    it('has no menu, no field and no button', async () => {
      const page = await onPaper(address);
      const screen = 'nav, input, select, button, summary, .give, .skip, .breadcrumbs, .no-print';
      expect(await page.locator(screen).count()).toBeGreaterThan(3);
      expect(await page.locator(screen).filter({ visible: true }).allTextContents()).toEqual([]);
    });

    it('keeps its title, its text and the way to reach people', async () => {
      const page = await onPaper(address);
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
      expect((await page.locator('.prose').innerText()).length).toBeGreaterThan(200);
      expect(await page.locator('.practical a[href^="tel:"]').isVisible()).toBe(true);
      expect(await page.locator('.practical a[href^="mailto:"]').isVisible()).toBe(true);
    });
  },
);

describe('addresses', () => {
  const after = (page: Page, selector: string) =>
    page
      .locator(selector)
      .evaluateAll((links) =>
        links.map((link) => getComputedStyle(link, '::after').content.replace(/^"|"$/g, '')),
      );

  it('that one will type are written out', async () => {
    const page = await onPaper(ACTOR);
    const site = page.locator('.practical a[href="https://leswattsdambrune.example/"]');
    const written = `${plain(await site.textContent())} ${(await after(page, '.practical a[href^="https://leswatts"]')).join()}`;
    expect(written).toContain('leswattsdambrune.example');
    expect(plain(await page.locator('.practical').innerText())).toContain('bonjour@leswattsdambrune.example');
    expect(plain(await page.locator('.practical').innerText())).toContain('04 65 71 17 45');
  });

  it('of the page itself and of the portal say where it comes from', async () => {
    const page = await onPaper(EVENT);
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(canonical).toBe('https://ambrune.example/agenda/cafe-des-bricoles/');
    expect(plain(await page.locator('.site-footer').innerText())).toContain('04 65 71 20 26');
  });
});

describe('ink', () => {
  it('is black on white, whatever the colours of the screen', async () => {
    const page = await onPaper(EVENT, { colorScheme: 'dark' });
    const { ground, text } = await page.evaluate(() => ({
      ground: getComputedStyle(document.documentElement).backgroundColor,
      text: getComputedStyle(document.body).color,
    }));
    expect(ground).toBe('rgb(255, 255, 255)');
    expect(text).toBe('rgb(0, 0, 0)');
    const footer = await page
      .locator('.site-footer-ground')
      .evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(footer).toBe('rgba(0, 0, 0, 0)');
  });

  it('a long list stays a list, by the day', async () => {
    const page = await opened.page();
    await page.goto('/agenda/2026/12/');
    const cards = await page.locator('.card').count();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.card').filter({ visible: true }).count()).toBe(cards);
    expect(sheets(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(Math.ceil(cards / 5));
  });
});
