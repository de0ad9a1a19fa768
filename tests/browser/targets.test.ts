/** What a finger has to meet: 24 pixels everywhere (WCAG 2.5.8), 44 for what is touched most. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHONE, useBrowser, visit } from '../support/browser.ts';
import { ALL, KINDS } from '../support/page-kinds.ts';

const opened = useBrowser();
const phone = () => opened.page({ viewport: PHONE, hasTouch: true });

/** Opens panels, so that what is in them is measured too. */
const openPanels = (page: Page, within: string) =>
  page.evaluate(
    (selector) =>
      document
        .querySelectorAll<HTMLDetailsElement>(`${selector} details`)
        .forEach((one) => (one.open = true)),
    within,
  );

/**
 * Targets under 24 by 24 pixels. Two exceptions of WCAG 2.5.8 are taken: links within a sentence, and targets
 * whose circle of 24 pixels meets no other target, nor the circle of another small one.
 * @param within selector of what is looked at: a menu that is open lies over the rest
 */
const smallTargets = (page: Page, within = 'body') =>
  page.evaluate((scope) => {
    const MIN = 24;
    /** In a line of text that holds more than itself: its height is that of the line. */
    const inSentence = (element: Element): boolean => {
      if (getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, dd, dt, td, th, figcaption, address, label, summary, blockquote');
      const linked = [...(block?.querySelectorAll('a') ?? [])].map((one) => one.textContent ?? '').join('');
      const letters = (text: string) => text.replace(/[\s·,.;:()—–-]/g, '').length;
      return block !== null && letters(block.textContent ?? '') > letters(linked);
    };
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.closest(scope) && !element.closest('.skip, [aria-hidden=true]'))
      // A radio or a box is touched by its label as well.
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
      .map((target) => ({
        ...target,
        x: target.box.left + target.box.width / 2,
        y: target.box.top + target.box.height / 2,
      }));
    const isSmall = ({ box }: (typeof targets)[number]) => box.width < MIN || box.height < MIN;
    return targets
      .filter((target) => isSmall(target) && !inSentence(target.element))
      .flatMap((target) => {
        const { element, box, x, y } = target;
        const near = targets.find((other) => {
          if (other.element === element || other.element.contains(element) || element.contains(other.element))
            return false;
          const dx = Math.max(other.box.left - x, 0, x - other.box.right);
          const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
          const meets = Math.hypot(dx, dy) < MIN / 2;
          return meets || (isSmall(other) && Math.hypot(other.x - x, other.y - y) < MIN);
        });
        if (!near) return [];
        const name = (one: Element) => one.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
        return [
          `${Math.round(box.width)}×${Math.round(box.height)} ${name(element)} near ${name(near.element)}`,
        ];
      });
  }, within);

/** What is touched most, and a page where each is found. */
const CONTROLS: readonly [name: string, address: string, selector: string][] = [
  ['name of the portal', KINDS['home']!, '.site-header .brand'],
  ['menu', KINDS['home']!, '.main-menu summary'],
  ['links of the menu', KINDS['home']!, '.main-menu a'],
  ['search, in the header', KINDS['entry event']!, '.search-link'],
  ['search, on the home', KINDS['home']!, '.search-field input, .search-field button'],
  ['give', KINDS['entry event']!, '.give'],
  ['buttons', KINDS['home']!, 'main .button'],
  ['pages of a list', KINDS['list actor']!, '.pagination a'],
  ['letters', KINDS['list actor']!, '.index-letters a'],
  ['months before and after', KINDS['month']!, '.prev-next a'],
  ['tools of a page', KINDS['entry event']!, '.tools summary, .tools button, .tools a.tool'],
  ['tools of a list', KINDS['list event']!, '.list-tools summary, .list-tools button, .list-tools a.tool'],
  ['question', KINDS['search']!, '.search-form input, .search-form button'],
  ['filters', KINDS['search']!, '.search-form select'],
];

describe('hands find', () => {
  it('targets of 24 pixels at least', async () => {
    const page = await phone();
    const faults: string[] = [];
    for (const address of Object.values(ALL)) {
      await visit(page, address);
      faults.push(...(await smallTargets(page)).map((fault) => `${address} ${fault}`));
      await openPanels(page, 'main');
      faults.push(...(await smallTargets(page, 'main')).map((fault) => `${address}, open: ${fault}`));
    }
    await openPanels(page, '.site-header');
    faults.push(...(await smallTargets(page, '.main-menu')).map((fault) => `menu: ${fault}`));
    expect([...new Set(faults)]).toEqual([]);
  });

  it('targets of 44 pixels for what is touched most', async () => {
    const page = await phone();
    const faults: string[] = [];
    for (const [name, address, selector] of CONTROLS) {
      await visit(page, address);
      await openPanels(page, 'body');
      const boxes = await page
        .locator(selector)
        .evaluateAll((all) =>
          all
            .filter((one) => one.checkVisibility())
            .map((one) => ({ height: one.getBoundingClientRect().height, text: one.outerHTML.slice(0, 80) })),
        );
      if (boxes.length === 0) faults.push(`${name}: nothing matches ${selector} on ${address}`);
      for (const { height, text } of boxes)
        if (height < 43.9) faults.push(`${name}, ${address}: ${height.toFixed(1)} px high ${text}`);
    }
    expect(faults).toEqual([]);
  });

  it('the measure sees what is too small and too near', async () => {
    const page = await phone();
    await page.goto('/accessibilite/');
    await page.evaluate(() => {
      const row = document.createElement('div');
      for (const name of ['un', 'deux']) {
        const button = document.createElement('button');
        button.textContent = name;
        Object.assign(button.style, { all: 'unset', display: 'inline-block', width: '18px', height: '18px' });
        row.append(button);
      }
      document.querySelector('main')!.append(row);
    });
    expect((await smallTargets(page)).filter((fault) => fault.startsWith('18×18'))).toHaveLength(2);
  });
});
