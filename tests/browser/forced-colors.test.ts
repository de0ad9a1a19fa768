/** Colours of the reader's system: nothing is told by a colour of ours alone. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, useBrowser } from '../support/browser.ts';

const opened = useBrowser();

async function at(address: string, scheme: 'light' | 'dark' = 'dark'): Promise<Page> {
  const page = await opened.page({ forcedColors: 'active', colorScheme: scheme, viewport: DESKTOP });
  await page.goto(address);
  return page;
}

/** Colours as the page computes those of the system: `Canvas`, `LinkText`. */
const system = (page: Page, name: string): Promise<string> =>
  page.evaluate((color) => {
    const probe = document.createElement('i');
    probe.style.setProperty('color', color);
    document.body.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  }, name);

describe('forced colours', () => {
  it.each([
    ['/agenda/', '.main-menu a[aria-current]', '.main-menu a:not([aria-current])'],
    ['/agenda/page/2/', '.pagination a[aria-current]', '.pagination a:not([aria-current])'],
  ])('on %s, where one is shows by a line', async (address, here, elsewhere) => {
    const page = await at(address);
    const line = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => parseFloat(getComputedStyle(one).borderBlockEndWidth));
    expect(await line(here)).toBeGreaterThanOrEqual((await line(elsewhere)) + 2);
  });

  it.each(['/', '/annuaire/les-watts-d-ambrune/', '/agenda/', '/recherche/?q=pain'])(
    'on %s, cards, fields and buttons keep their edges',
    async (address) => {
      const page = await at(address);
      if (address.includes('?q=')) await page.locator('.search-results .card').first().waitFor();
      const things = page
        .locator('.card, .practical, input, select, button, .button')
        .filter({ visible: true });
      expect(await things.count()).toBeGreaterThan(4);
      const bare = await things.evaluateAll((all) =>
        all
          .filter(
            (one) => one.getBoundingClientRect().width > 1 && getComputedStyle(one).appearance === 'none',
          )
          .filter((one) => {
            const framed = [one, one.parentElement!].some(
              (box) => parseFloat(getComputedStyle(box).borderTopWidth) > 0,
            );
            return !framed;
          })
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      expect(bare).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)('on a %s system, the map is drawn in its colours', async (scheme) => {
    const page = await at('/', scheme);
    const of = (selector: string, property: 'fill' | 'stroke') =>
      page
        .locator(selector)
        .first()
        .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
    expect(await of('.map-leaf', 'fill')).toBe(await system(page, 'Canvas'));
    expect(await of('.map-leaf', 'stroke')).toBe(await system(page, 'CanvasText'));
    expect(await of('.map-place text', 'fill')).toBe(await system(page, 'CanvasText'));
    expect(await of('.map-place circle', 'fill')).toBe(await system(page, 'LinkText'));
  });

  it('the choice of the footer is seen: its boxes are those of the system', async () => {
    const page = await at('/');
    const input = page.getByRole('radio', { name: 'automatique' });
    expect(await input.evaluate((one) => getComputedStyle(one).appearance)).not.toBe('none');
    expect((await input.boundingBox())!.width).toBeGreaterThan(12);
  });
});
