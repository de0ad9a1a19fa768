/** Light, dark or as the machine says: what the reader chose, before anything is seen, and nowhere but here. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PHONE, useBrowser } from '../support/browser.ts';

const opened = useBrowser();

/** Whether the page is dark: the sum of its ground's channels. */
const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const channels = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.map(Number);
    return channels[0]! + channels[1]! + channels[2]! < 200;
  });

const choose = (page: Page, name: 'automatique' | 'claire' | 'sombre') =>
  page.getByRole('radio', { name }).check();

const chosen = (page: Page): Promise<string> =>
  page.locator('.scheme-switch input:checked').evaluate((input: HTMLInputElement) => input.value);

async function at(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await opened.page({ colorScheme: 'light', ...options });
  await page.goto(address);
  return page;
}

describe('what is chosen', () => {
  it('is there at once, on other pages, and after the page is read again', async () => {
    const page = await at('/');
    expect([await isDark(page), await chosen(page)]).toEqual([false, 'auto']);
    await choose(page, 'sombre');
    expect(await isDark(page)).toBe(true);
    await page.goto('/agenda/');
    expect([await isDark(page), await chosen(page)]).toEqual([true, 'dark']);
    await page.reload();
    expect([await isDark(page), await chosen(page)]).toEqual([true, 'dark']);
    await choose(page, 'automatique');
    await page.goto('/annuaire/');
    expect([await isDark(page), await chosen(page)]).toEqual([false, 'auto']);
  });

  it('wins over the machine, which automatic follows', async () => {
    const page = await at('/', { colorScheme: 'dark' });
    expect(await isDark(page)).toBe(true);
    await choose(page, 'claire');
    expect(await isDark(page)).toBe(false);
    await page.emulateMedia({ colorScheme: 'light' });
    await choose(page, 'automatique');
    expect(await isDark(page)).toBe(false);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await isDark(page)).toBe(true);
  });

  it('is that of all tabs, and of the page to which Back returns', async () => {
    const page = await at('/');
    const other = await page.context().newPage();
    await other.goto('/agenda/');
    await other.goto('/annuaire/');
    await choose(page, 'sombre');
    await expect.poll(() => isDark(other)).toBe(true);
    expect(await chosen(other)).toBe('dark');
    await choose(other, 'claire');
    await expect.poll(() => isDark(page)).toBe(false);
    await other.goBack();
    expect([await isDark(other), await chosen(other)]).toEqual([false, 'light']);
  });

  it('is kept in this browser alone, as one word', async () => {
    const page = await at('/');
    await choose(page, 'sombre');
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'cordee-scheme': 'dark' });
    expect(await page.context().cookies()).toEqual([]);
    await choose(page, 'automatique');
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  });

  it('lasts as long as the page where nothing can be kept', async () => {
    const page = await opened.page({ colorScheme: 'light' });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.addInitScript(() => {
      const forbid = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: forbid });
    });
    await page.goto('/');
    await choose(page, 'sombre');
    expect([await isDark(page), await chosen(page)]).toEqual([true, 'dark']);
    await page.reload();
    expect([await isDark(page), await chosen(page)]).toEqual([false, 'auto']);
    expect(errors).toEqual([]);
  });

  it('is nothing else than the three, whatever is kept', async () => {
    const page = await at('/');
    await page.evaluate(() => localStorage.setItem('cordee-scheme', 'rose"><script>'));
    await page.reload();
    expect([await isDark(page), await chosen(page)]).toEqual([false, 'auto']);
    expect(await page.locator('html').getAttribute('data-scheme')).toBeNull();
  });
});

describe('nothing flashes', () => {
  it('even where the script comes late: no frame of a dark page is light', async () => {
    const page = await at('/');
    await choose(page, 'sombre');
    await page.route(/\/scheme[^/]*\.js$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.addInitScript(() => {
      const frames: string[] = [];
      Object.assign(window, { framesSeen: frames });
      const look = () => {
        // Before there is a body nothing is painted.
        if (document.body) frames.push(getComputedStyle(document.documentElement).backgroundColor);
        if (frames.length < 30) requestAnimationFrame(look);
      };
      look();
    });
    await page.goto('/agenda/');
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { framesSeen: string[] }).framesSeen.length))
      .toBe(30);
    const frames = await page.evaluate(() => (window as unknown as { framesSeen: string[] }).framesSeen);
    const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await isDark(page)).toBe(true);
    expect(new Set(frames)).toEqual(new Set([dark]));
  });

  it('and nothing moves: the control has its place from the beginning', async () => {
    const page = await at('/404.html');
    const before = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('.scheme-switch', { state: 'visible' });
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before);
  });
});

describe('the control', () => {
  it('is a group of three with a name, at a finger’s height', async () => {
    const page = await at('/', { viewport: PHONE, hasTouch: true });
    const group = page.getByRole('group', { name: 'Apparence' });
    expect(await group.isVisible()).toBe(true);
    const radios = group.getByRole('radio');
    expect(await radios.count()).toBe(3);
    for (const label of await group.locator('label').all())
      expect((await label.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });

  it('is taken up by the keyboard: one stop, and arrows', async () => {
    const page = await at('/404.html');
    await page.getByRole('link', { name: 'Plan du site' }).last().focus();
    await page.keyboard.press('Tab');
    const current = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    expect(await current()).toBe('auto');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect([await current(), await isDark(page)]).toEqual(['dark', true]);
    await page.keyboard.press('Tab');
    expect(await current()).not.toBe('light');
  });

  it('is not shown where no script runs', async () => {
    const page = await opened.page({ javaScriptEnabled: false });
    await page.goto('/');
    expect(await page.locator('.scheme-switch').count()).toBe(1);
    expect(await page.locator('.scheme-switch').isVisible()).toBe(false);
  });
});

describe('around the page', () => {
  const around = (page: Page) =>
    page.evaluate(() => ({
      scheme: document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')!.content,
      // The first whose condition holds, as browsers take it.
      bar: [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )!.content,
      header: getComputedStyle(document.querySelector('.site-header')!).backgroundColor,
    }));

  it('the bar of the browser is of the colour of the header, and fields of the scheme', async () => {
    const page = await at('/agenda/');
    const hexOf = (color: string) =>
      `#${color
        .match(/\d+/g)!
        .slice(0, 3)
        .map((one) => Number(one).toString(16).padStart(2, '0'))
        .join('')}`;
    const seen: string[] = [];
    for (const [name, content] of [
      ['automatique', 'light dark'],
      ['sombre', 'dark'],
      ['claire', 'light'],
    ] as const) {
      await choose(page, name);
      const { scheme, bar, header } = await around(page);
      expect([name, scheme, bar]).toEqual([name, content, hexOf(header)]);
      seen.push(bar);
    }
    expect(new Set(seen).size).toBe(2);
    await choose(page, 'automatique');
    await page.emulateMedia({ colorScheme: 'dark' });
    const { bar, header } = await around(page);
    expect([bar, await isDark(page)]).toEqual([hexOf(header), true]);
  });

  it('paper is light', async () => {
    const page = await at('/agenda/cafe-des-bricoles/');
    await choose(page, 'sombre');
    await page.emulateMedia({ media: 'print' });
    const ink = await page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector('h1')!).color,
    ]);
    expect(ink[0]).toBe('rgb(255, 255, 255)');
    for (const color of ink.slice(1))
      expect(
        color
          .match(/\d+/g)!
          .map(Number)
          .slice(0, 3)
          .reduce((sum, one) => sum + one),
      ).toBeLessThan(250);
    expect(await page.locator('.scheme-switch').isVisible()).toBe(false);
  });
});
