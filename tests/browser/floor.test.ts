/**
 * The pages without all that browsers of 2020 would drop from the style sheet, and without what their WebAssembly
 * lacks. No such browser is at hand: this is a Chromium of today that is told less (tests/support/floor.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { DESKTOP, PHONE, useBrowser, where } from '../support/browser.ts';
import { asTheFloorReads } from '../support/floor.ts';

const opened = useBrowser();

const ADDRESSES = [
  '/',
  '/annuaire/les-watts-d-ambrune/',
  '/agenda/',
  '/recherche/',
  '/themes/',
  '/a-propos/',
];

/** A context whose style sheets are read as in 2020. */
async function old(options = {}): Promise<BrowserContext> {
  const context = await opened.context(options);
  // Neither Firefox 78 nor Safari 13 has dialogs.
  await context.addInitScript(() => Reflect.deleteProperty(window, 'HTMLDialogElement'));
  await context.route(/\.css$/, (route) => {
    const css = readFileSync(join(inject('sample'), new URL(route.request().url()).pathname), 'utf8');
    return route.fulfill({ contentType: 'text/css; charset=utf-8', body: asTheFloorReads(css) });
  });
  return context;
}

/** Words of neighbours in a row, less than two pixels apart: what happens where a gap is not known. */
const glued = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Where the words of an element are seen, its hidden ones apart. */
    const wordsOf = (element: Element): DOMRect[] => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const boxes: DOMRect[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent?.trim() || !node.parentElement?.checkVisibility()) continue;
        if (node.parentElement.getBoundingClientRect().width < 2) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        boxes.push(...range.getClientRects());
      }
      return boxes.filter(({ width }) => width > 1);
    };
    const isBeside = (a: DOMRect, b: DOMRect) =>
      a.top < b.bottom && b.top < a.bottom && b.left >= a.left && b.left - a.right < 2;
    const said: string[] = [];
    for (const box of document.querySelectorAll('body *')) {
      if (!getComputedStyle(box).display.includes('flex')) continue;
      for (const [i, item] of [...box.children].entries()) {
        const next = box.children[i + 1];
        // A sign that is drawn after a word (« · ») keeps it apart.
        if (!next || getComputedStyle(item, '::after').content !== 'none') continue;
        const [before, after] = [wordsOf(item), wordsOf(next)];
        if (before.some((one) => after.some((other) => isBeside(one, other))))
          said.push(
            `« ${item.textContent} » runs into « ${next.textContent} »`.replace(/\s+/g, ' ').slice(0, 120),
          );
      }
    }
    return said;
  });

describe.each([
  ['a phone', PHONE],
  ['a desk', DESKTOP],
])('on %s of 2020', (_where, viewport) => {
  it('pages have their colours, fit, and no word runs into another', async () => {
    const page = await (await old({ viewport })).newPage();
    const faults: string[] = [];
    for (const address of ADDRESSES) {
      await page.goto(address);
      const found = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const said: string[] = [];
        if (style.backgroundColor === 'rgba(0, 0, 0, 0)' || style.color === style.backgroundColor)
          said.push('no colours');
        if (getComputedStyle(document.querySelector('h1')!).color === 'rgb(0, 0, 0)')
          said.push('a title without its colour');
        if (document.documentElement.scrollWidth > innerWidth + 1) said.push('wider than the screen');
        return said;
      });
      faults.push(...[...found, ...(await glued(page))].map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('one gets about: menu, links, and the form of the search', async () => {
    const page = await (await old({ viewport })).newPage();
    await page.goto('/annuaire/');
    // Folded, even on a wide screen: its button opens it.
    await page.locator('.main-menu summary').click();
    await page.locator('.main-menu a', { hasText: 'Agenda' }).click();
    await expect.poll(() => where(page)).toBe('/agenda/');
    await page.locator('.card-title a').first().click();
    await expect.poll(() => where(page)).toMatch(/^\/agenda\/[a-z]/);
    await page.locator('.search-link').click();
    await expect.poll(() => where(page)).toBe('/recherche/');
  });
});

describe('words that run into each other', () => {
  it('would be seen', async () => {
    const page = await (await old({ viewport: PHONE, bypassCSP: true })).newPage();
    await page.goto('/annuaire/');
    expect(await glued(page)).toEqual([]);
    await page.addStyleTag({
      content:
        '.card-facts { display: flex !important } .card-facts > * { margin: 0 !important; padding: 0 } .card-facts > *::after { content: none !important }',
    });
    expect((await glued(page)).length).toBeGreaterThan(0);
  });
});

describe('who does not know :focus-visible', () => {
  it('sees every focus, in the footer too', async () => {
    const page = await (await old({ viewport: PHONE })).newPage();
    await page.goto('/annuaire/');
    for (const selector of ['.brand', '.card-title a', '.site-footer a']) {
      await page.locator(selector).first().focus();
      const { outlineStyle, outlineWidth } = await page
        .locator(selector)
        .first()
        .evaluate((one) => {
          const style = getComputedStyle(one);
          return { outlineStyle: style.outlineStyle, outlineWidth: parseFloat(style.outlineWidth) };
        });
      expect([selector, outlineStyle, outlineWidth >= 2]).toEqual([selector, 'solid', true]);
    }
  });
});

describe('who cannot run the search (Pagefind asks for WebAssembly of 2021)', () => {
  /** As an engine without reference types answers to the module: it refuses to compile it. */
  const refuse = `(() => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError('invalid value type 0x6f'));
    for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']) WebAssembly[name] = refuse;
    WebAssembly.Module = function () { throw new WebAssembly.CompileError('invalid value type 0x6f'); };
  })();\n`;

  async function withoutIt(page: Page): Promise<void> {
    await page.addInitScript(refuse);
    await page.route(/pagefind-worker\.js/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: refuse + (await response.text()) });
    });
  }

  it('is told so, and shown the other ways', async () => {
    const page = await (await old({ viewport: PHONE })).newPage();
    await withoutIt(page);
    await page.goto('/recherche/?q=pain');
    await expect
      .poll(() => page.locator('.search-status').textContent(), { timeout: 20_000 })
      .toContain('ne répond pas');
    expect(await page.locator('.search-indexes').isVisible()).toBe(true);
    expect(await page.locator('.search-indexes a').count()).toBeGreaterThan(10);
  });
});
