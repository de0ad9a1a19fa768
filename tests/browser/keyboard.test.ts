/** With the keyboard alone: everything is reached in the order of the page, seen, opened and closed. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, focused, useBrowser, visit, where } from '../support/browser.ts';
import { KINDS } from '../support/page-kinds.ts';

const opened = useBrowser();

const STOPS = 'a[href]:not([tabindex="-1"]), button, input, select, textarea, summary, [tabindex="0"]';

/** How many times Tab stops on a page: a group of radios is one stop. */
const stopsOf = (page: Page): Promise<number> =>
  page.evaluate((selector) => {
    const groups = new Set<string>();
    return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      return !groups.has(element.name) && groups.add(element.name);
    }).length;
  }, STOPS);

/** What is wrong with where the focus is; undefined once it has left the page. */
const faultsHere = (page: Page): Promise<string[] | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement!;
    if (element === document.body) return undefined;
    const faults: string[] = [];
    const seen = globalThis as unknown as { before?: Element };
    if (seen.before && !(seen.before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING))
      faults.push('comes before the one before it');
    seen.before = element;
    // The link of a card fills it: its ring is around the card. That of a radio may be on its label.
    const label = element.closest('label');
    const ringed = [element, ...(label ? [label] : [])].flatMap((one) => [
      getComputedStyle(one),
      getComputedStyle(one, '::after'),
    ]);
    if (
      !ringed.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      )
    )
      faults.push('has no ring');
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    if (!(bottom > 0 && top < innerHeight && width > 1 && height > 1)) faults.push('is off the screen');
    else {
      // WCAG 2.4.11: not wholly behind something else.
      const inside = (value: number, end: number) => Math.min(Math.max(value, 1), end - 1);
      const points = [0.1, 0.5, 0.9].map((part) => [
        inside(left + width * part, innerWidth),
        inside((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, innerHeight),
      ]);
      const hit = points.some(([x, y]) => {
        const at = document.elementFromPoint(x!, y!);
        return at !== null && (element.contains(at) || at.contains(element) || label?.contains(at));
      });
      if (!hit && right > left) faults.push('is behind something');
    }
    return faults;
  });

/** Goes through a page by Tab; the faults of each stop, and how many there were. */
async function walk(page: Page, limit: number): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = [];
  for (let stops = 0; stops <= limit; stops++) {
    await page.keyboard.press('Tab');
    const here = await faultsHere(page);
    if (!here) return { stops, faults };
    if (here.length) faults.push(`${await focused(page)}: ${here.join(', ')}`);
  }
  return { stops: limit + 1, faults };
}

describe('Tab', () => {
  it.each([
    [KINDS['home']!, PHONE],
    [KINDS['entry event']!, PHONE],
    [KINDS['entry actor']!, DESKTOP],
    [KINDS['list actor']!, PHONE],
    [KINDS['month']!, DESKTOP],
    [KINDS['search']!, PHONE],
    ['/recherche/?q=pain', DESKTOP],
  ])('reaches everything on %s, in order, and it is seen', async (address, viewport) => {
    const page = await opened.page({ viewport, reducedMotion: 'reduce' });
    await visit(page, address);
    // Answers of a search take the focus of nobody, but it may be in the field.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const expected = await stopsOf(page);
    const { stops, faults } = await walk(page, expected + 2);
    expect(faults).toEqual([]);
    expect(stops).toBe(expected);
  });

  it('skips to the content', async () => {
    const page = await opened.page();
    await page.goto('/agenda/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Aller au contenu' });
    expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
});

/** Presses Tab until the focus is on an element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

describe('menus', () => {
  it('that of the portal opens by Enter and by Space, and leads on', async () => {
    const page = await opened.page({ viewport: PHONE });
    await page.goto('/agenda/');
    const menu = page.locator('.main-menu');
    const isOpen = () => menu.evaluate((one) => (one as HTMLDetailsElement).open);
    await tabTo(page, '.main-menu summary');
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Space');
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Annuaire');
    expect(await faultsHere(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/annuaire/');
  });

  it.each([KINDS['entry event']!, KINDS['list event']!])(
    'those of tools on %s open, let through, and close by Escape where they were opened',
    async (address) => {
      const page = await opened.page({ viewport: PHONE });
      await page.goto(address);
      const panel = page.locator('main details.tool-menu').first();
      await tabTo(page, 'main details.tool-menu > summary');
      await page.keyboard.press('Enter');
      expect(await panel.evaluate((one) => (one as HTMLDetailsElement).open)).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.tool-panel') !== null)).toBe(true);
      expect(await faultsHere(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await panel.evaluate((one) => (one as HTMLDetailsElement).open)).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.matches('.tool-menu > summary'))).toBe(true);
    },
  );

  it('the appearance is chosen by the arrows', async () => {
    const page = await opened.page();
    await page.goto('/accessibilite/');
    await tabTo(page, '.scheme-switch input');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('light');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    expect(await faultsHere(page)).toEqual([]);
  });
});

describe('the search', () => {
  it('is asked, narrowed, sorted and followed without a pointer', async () => {
    const page = await opened.page({ viewport: PHONE });
    await page.goto('/recherche/');
    const status = page.locator('main').getByRole('status');
    await tabTo(page, '.search-form input');
    await page.keyboard.type('pain');
    await page.keyboard.press('Enter');
    await page.locator('.search-results a').first().waitFor();
    const all = await status.innerText();
    // A choice is made by its letters or by the arrows, as anywhere else.
    await tabTo(page, 'select[name=type]');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => where(page)).toMatch(/[?&]type=\w+/);
    await expect.poll(() => status.innerText()).not.toBe(all);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => status.innerText()).toBe(all);
    const order = () =>
      page
        .locator('.search-results a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')).join(' '));
    const byRelevance = await order();
    await tabTo(page, 'select[name=tri]');
    await page.keyboard.press('End');
    await expect.poll(() => where(page)).toContain('tri=date');
    // What was found before stays until the new order is there.
    await expect.poll(order).not.toBe(byRelevance);
    await tabTo(page, '.search-results a');
    expect(await faultsHere(page)).toEqual([]);
    const href = await page.evaluate(() => document.activeElement!.getAttribute('href'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
  });
});
