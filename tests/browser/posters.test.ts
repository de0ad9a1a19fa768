/** Posters and programmes as a browser prints them: the sheets that the model promised, filled, where nothing is cut. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/site/serve.ts';
import { PHONE, plain, useBrowser } from '../support/browser.ts';
import { build, temporary, writeFiles } from '../support/built.ts';
import { datedEvents } from '../support/dated.ts';
import { md } from '../support/portal.ts';
import { readPdf } from '../support/pdf.ts';

const { folder, remove } = temporary();
const opened = useBrowser();
let server: Server;
let url: string;

/** A theme each, with so many dates in December. */
const COUNTS = [1, 5, 12, 30, 80, 200];

beforeAll(async () => {
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  writeFiles(content, {
    'portal.yaml':
      'name: Ambrune en commun\nid: essai\nurl: https://essai.example\ncontact: {phone: 04 65 71 20 26}\n',
    'territories/vernasse.md': md('name: Vernasse\nlevel: commune'),
    ...Object.fromEntries(
      COUNTS.map((count) => [`themes/theme-${count}.md`, md(`name: Un thème de ${count} dates`)]),
    ),
    ...Object.assign({}, ...COUNTS.map((count) => datedEvents(count, `theme-${count}`))),
  });
  await build(content, out);
  const serving = await serve({ folder: out, base: '', port: 4820 });
  server = serving.server;
  url = `http://127.0.0.1:${serving.port}`;
});
afterAll(() => {
  server?.close();
  remove();
});

const A4 = { width: 595, height: 842 };
const MILLIMETRE = 96 / 25.4;

/** Printed without grounds, as most printers are set; on a page as wide as the paper. */
async function printed(address: string, width: number) {
  const page = await opened.page({ viewport: { width: Math.round(width * MILLIMETRE), height: 900 } });
  await page.goto(url + address);
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  await page.emulateMedia({ media: 'print' });
  const boxes = await page.evaluate(readBoxes);
  const pdf = readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true }));
  return { page, boxes, pdf };
}

/** In the page: each sheet or half, with what overflows it, and how far down its columns go. */
function readBoxes() {
  const box = (element: Element) => element.getBoundingClientRect();
  return [...document.querySelectorAll('.sheet, .half')].map((sheet) => {
    const { height } = box(sheet);
    const foot = sheet.querySelector('.poster-foot, .half-foot')!;
    const bodies = [...sheet.querySelectorAll('.sheet-days')];
    const dates = [...sheet.querySelectorAll('.sheet-days .sheet-date')];
    return {
      height,
      dates: dates.length,
      /** Dates that go into the foot, or out of their column. */
      out: dates
        .filter((date) => {
          const column = date.closest('.sheet-days')!;
          return box(date).bottom > box(foot).top + 1 || date.scrollWidth > column.clientWidth + 1;
        })
        .map((date) => date.textContent),
      lowest: bodies.map((body) => (box(body.lastElementChild!).bottom - box(sheet).top) / height),
    };
  });
}

const shapesOf = (pdf: { sheets: { width: number; height: number }[] }) => [
  ...new Set(pdf.sheets.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`)),
];

describe.each(COUNTS)('the poster of %i dates', (count) => {
  it('is printed on the sheets that were promised, each date whole on one of them', async () => {
    const { page, boxes, pdf } = await printed(`/themes/theme-${count}/agenda/2026/12/affiche/`, 210);
    expect(shapesOf(pdf)).toEqual([`${A4.width} × ${A4.height}`]);
    expect(pdf.sheets).toHaveLength(boxes.length);
    expect(boxes.reduce((sum, { dates }) => sum + dates, 0)).toBe(count);
    expect(boxes.filter(({ height }) => height > 297 * MILLIMETRE)).toEqual([]);
    expect(boxes.flatMap(({ out }) => out)).toEqual([]);
    // Each sheet is filled; one date alone stands in its middle.
    for (const { lowest } of boxes) expect(Math.max(...lowest)).toBeGreaterThan(count === 1 ? 0.5 : 0.75);
    expect([pdf.isTagged, pdf.lang]).toEqual([true, 'fr']);
    expect(plain(pdf.outline[0]!)).toBe(`Affiche, décembre 2026 : Un thème de ${count} dates`);
    expect(
      await page.locator('.site-header, .print-choices, .print-tools').filter({ visible: true }).count(),
    ).toBe(0);
  });
});

describe.each([30, 200])('the programme of a week, of %i dates a month', (count) => {
  it('is printed on two sides of paper, or four', async () => {
    const { boxes, pdf } = await printed(`/themes/theme-${count}/agenda/2026/12/07/programme/`, 297);
    expect(shapesOf(pdf)).toEqual([`${A4.height} × ${A4.width}`]);
    expect(pdf.sheets).toHaveLength(boxes.length / 2);
    expect(boxes.filter(({ height }) => height > 210 * MILLIMETRE)).toEqual([]);
    expect(boxes.flatMap(({ out }) => out)).toEqual([]);
  });
});

describe('on the screen', () => {
  const POSTER = '/themes/theme-30/agenda/2026/12/affiche/';
  const open = async (options: Parameters<typeof opened.page>[0]): Promise<Page> => {
    const page = await opened.page(options);
    await page.goto(url + POSTER);
    return page;
  };

  it('shows the sheets as they will be, white by night as well', async () => {
    const page = await open({ colorScheme: 'dark' });
    const sheet = page.locator('.sheet').first();
    const { width, height } = (await sheet.boundingBox())!;
    expect(height / width).toBeCloseTo(297 / 210, 1);
    expect(await sheet.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 255, 255)');
  });

  it('prints by its button, and says how without one', async () => {
    const page = await open({});
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await page.getByRole('button', { name: 'Imprimer' }).click();
    expect(await page.locator('body[data-printed]').count()).toBe(1);
    const still = await open({ javaScriptEnabled: false });
    expect(await still.locator('button[data-tool=print]').isVisible()).toBe(false);
    expect(plain(await still.locator('.print-tools').innerText())).toContain('Ctrl + P');
  });

  it('becomes a list on a phone, in letters that one reads', async () => {
    const page = await open({ viewport: PHONE });
    const size = await page
      .locator('.sheet-what')
      .first()
      .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBeGreaterThanOrEqual(16);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });
});
