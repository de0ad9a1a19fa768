/** Enlarged, narrow or spaced as a reader needs it, a page loses nothing and scrolls one way only. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHONE, useBrowser, visit } from '../support/browser.ts';
import { ALL } from '../support/page-kinds.ts';

const opened = useBrowser();

/** WCAG 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** How much there is to read, but what is there for the eye alone. */
const lettersSeen = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let letters = 0;
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      if (!parent || parent.closest('[aria-hidden=true], script, noscript') || !parent.checkVisibility())
        continue;
      letters += (textContent ?? '').trim().length;
    }
    return letters;
  });

const sideways = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 1 && element.checkVisibility(),
      )
      .slice(0, 4)
      .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`);
  });

/** Texts and fields that go beyond an element which hides what overflows it. */
const clippedTexts = (page: Page) =>
  page.evaluate(() => {
    const hides = (element: Element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      return overflowX !== 'visible' && clipPath === 'none' && !/auto|scroll/.test(overflowX + overflowY);
    };
    const faults: string[] = [];
    for (const element of [...document.querySelectorAll('body *')].filter(hides)) {
      // What was typed scrolls within its field.
      if (!element.checkVisibility() || element.matches('input, select')) continue;
      const box = element.getBoundingClientRect();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.textContent?.trim() || text.parentElement?.closest('.visually-hidden, title')) continue;
        range.selectNodeContents(text);
        const { right, bottom } = range.getBoundingClientRect();
        if (right > box.right + 1 || bottom > box.bottom + 1)
          faults.push(
            `${element.tagName}.${element.className} cuts « ${text.textContent.trim().slice(0, 40)} »`,
          );
      }
    }
    return faults;
  });

describe('nothing is lost', () => {
  it('at 320 pixels: no page scrolls sideways', async () => {
    const page = await opened.page({ viewport: { width: 320, height: 640 } });
    const faults: string[] = [];
    for (const address of Object.values(ALL)) {
      await visit(page, address);
      faults.push(...(await sideways(page)).map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('with text twice as large', async () => {
    const page = await opened.page({ viewport: PHONE, bypassCSP: true });
    const faults: string[] = [];
    for (const address of Object.values(ALL)) {
      await visit(page, address);
      const before = await lettersSeen(page);
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      const size = await page
        .locator('main p, main li')
        .first()
        .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
      if (size < 28) faults.push(`${address} text of ${size} px`);
      const after = await lettersSeen(page);
      if (before < 200 || after !== before) faults.push(`${address} shows ${after} letters of ${before}`);
      faults.push(
        ...[...(await sideways(page)), ...(await clippedTexts(page))].map((fault) => `${address} ${fault}`),
      );
    }
    expect(faults).toEqual([]);
  });

  it('with the spacing of text that a reader may choose', async () => {
    const page = await opened.page({ viewport: PHONE, bypassCSP: true });
    const faults: string[] = [];
    for (const address of Object.values(ALL)) {
      await visit(page, address);
      const before = await lettersSeen(page);
      await page.addStyleTag({ content: SPACED });
      const lost = [...(await sideways(page)), ...(await clippedTexts(page))];
      const after = await lettersSeen(page);
      if (before < 200 || after !== before) lost.push(`shows ${after} letters of ${before}`);
      faults.push(...lost.map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});

describe('the header', () => {
  /** Texts that leave their own box, or lie over what is beside it. */
  const spilled = (page: Page) =>
    page.evaluate(() => {
      const parts = ['.brand', '.main-menu summary', '.search-link', '.give'].flatMap((selector) => {
        const element = document.querySelector(`.site-header ${selector}`);
        if (!element?.checkVisibility()) return [];
        const text = document.createRange();
        text.selectNodeContents(element);
        return [{ selector, box: element.getBoundingClientRect(), text: text.getBoundingClientRect() }];
      });
      const meet = (a: DOMRect, b: DOMRect) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return parts.flatMap(({ selector, box, text }) => [
        ...(text.left < box.left || text.right > box.right + 0.5 ? [`${selector} leaves its box`] : []),
        ...parts
          .filter((other) => other.box !== box && meet(text, other.box))
          .map((other) => `${selector} is over ${other.selector}`),
      ]);
    });

  it.each([320, 360, 390, 768, 1280])('at %i pixels, whatever the name and the letters', async (width) => {
    const page = await opened.page({ viewport: { width, height: 640 }, bypassCSP: true });
    const faults: string[] = [];
    for (const style of ['', SPACED, 'html { font-size: 200% !important }'])
      for (const name of ['', 'Ô', 'Anticonstitutionnellement solidaires en Haute-Vallée de la Dourse']) {
        await visit(page, '/annuaire/');
        if (style) await page.addStyleTag({ content: style });
        if (name)
          await page.locator('.brand-name').evaluate((one, text) => void (one.textContent = text), name);
        faults.push(...(await spilled(page)).map((fault) => `${style} ${name}: ${fault}`));
      }
    expect(faults).toEqual([]);
  });
});

describe('at 400 %, on a window of 1280 by 1024', () => {
  /** What is left of it: WCAG 1.4.10. */
  const ZOOMED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

  it('no page scrolls sideways, and nothing stays in front of the text', async () => {
    const page = await opened.page(ZOOMED);
    const faults: string[] = [];
    for (const address of Object.values(ALL)) {
      await visit(page, address);
      const stuck = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position) && one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().height > innerHeight / 3)
          .map((one) => `stays in front: ${one.tagName}.${one.className}`),
      );
      faults.push(...[...(await sideways(page)), ...stuck].map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('the menu opens, and its last link is reached', async () => {
    const page = await opened.page(ZOOMED);
    await page.goto('/agenda/cafe-des-bricoles/');
    await page.locator('.main-menu summary').click();
    const last = page.locator('.main-menu a').last();
    await last.scrollIntoViewIfNeeded();
    expect(await sideways(page)).toEqual([]);
    const address = await last.getAttribute('href');
    await last.click();
    await page.waitForURL(`**${address}`);
  });

  it('what is asked in the header finds its answers', async () => {
    const page = await opened.page(ZOOMED);
    await page.goto('/agenda/');
    await page.locator('.search-link').click();
    await page.getByRole('combobox').fill('couture');
    await page.getByRole('option', { name: 'La Bobine rouge' }).first().waitFor();
    expect(
      await page.locator('.search-dialog-list').evaluate((one) => one.scrollWidth - one.clientWidth),
    ).toBe(0);
    await page.keyboard.press('Enter');
    await page.locator('.search-results a').first().waitFor();
    expect(await sideways(page)).toEqual([]);
  });
});

describe('the measure', () => {
  it('sees what is cut', async () => {
    const page = await opened.page({ viewport: PHONE });
    await page.goto('/accessibilite/');
    expect(await clippedTexts(page)).toEqual([]);
    await page.evaluate(() => {
      const paragraph = document.querySelector<HTMLElement>('.prose p')!;
      Object.assign(paragraph.style, { overflow: 'hidden', blockSize: '1.5em' });
    });
    expect((await clippedTexts(page)).join()).toMatch(/^P\. cuts «/);
  });
});
