/** On the narrowest of phones, and in letters that are read from the right. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/site/serve.ts';
import { writeBadContent } from '../support/bad-content.ts';
import { useBrowser } from '../support/browser.ts';
import { build, temporary } from '../support/built.ts';

const { folder, remove } = temporary();
const opened = useBrowser();
let server: Server;
let url: string;

beforeAll(async () => {
  const out = join(folder, 'out');
  await build(await writeBadContent(join(folder, 'content')), out);
  const serving = await serve({ folder: out, base: '', port: 4800 });
  server = serving.server;
  url = `http://127.0.0.1:${serving.port}`;
});
afterAll(() => {
  server?.close();
  remove();
});

/** WCAG 1.4.10: 320 pixels wide, nothing to scroll sideways. */
const NARROW = { width: 320, height: 640 };

describe('bad content', () => {
  it.each([
    '/',
    '/annuaire/',
    '/agenda/',
    '/articles/long/',
    '/annuaire/un-mot/',
    '/annuaire/large/',
    '/annuaire/sans-logo/',
    '/agenda/arabe/',
    '/agenda/emoji/',
    '/plan-du-site/',
  ])('makes nobody scroll sideways on %s', async (address) => {
    const page = await opened.page({ viewport: NARROW });
    await page.goto(url + address);
    const [scrolled, seen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(scrolled).toBeLessThanOrEqual(seen!);
  });

  it('reads an Arabic title from the right, its exclamation mark at the left', async () => {
    const page = await opened.page({ viewport: NARROW });
    await page.goto(`${url}/agenda/arabe/`);
    /** How far right of the beginning of the last word its sign stands, with our style or as a French one. */
    const gap = (asFrench: boolean) =>
      page.evaluate((french) => {
        const title = document.querySelector('h1')!;
        title.style.unicodeBidi = french ? 'normal' : '';
        const text = document.createTreeWalker(title, NodeFilter.SHOW_TEXT).nextNode()!;
        const left = (offset: number) => {
          const range = document.createRange();
          range.setStart(text, offset);
          range.setEnd(text, offset + 1);
          return range.getBoundingClientRect().left;
        };
        const value = text.nodeValue!;
        // The lines of a long title each begin at the right: the last word is on the line of the sign.
        return left(value.lastIndexOf('!')) - left(value.indexOf('الربيع'));
      }, asFrench);
    expect(await gap(false)).toBeLessThan(0);
    // The control: without our rule it would stand at the right.
    expect(await gap(true)).toBeGreaterThan(0);
  });

  it('holds the place of a photo in its colour until it is there', async () => {
    const page = await opened.page({ viewport: NARROW });
    await page.route(/\.webp$/, (route) => route.abort());
    await page.goto(`${url}/annuaire/large/`);
    const image = page.locator('main .picture img').first();
    const [background, height] = await image.evaluate((element) => [
      getComputedStyle(element).backgroundColor,
      element.getBoundingClientRect().height,
    ]);
    // #b45a3c to even digits: #a42.
    expect(background).toBe('rgb(170, 68, 34)');
    expect(height).toBeGreaterThan(50);
  });
});
