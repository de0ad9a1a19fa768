/** The agenda, filtered in a browser on 1 December 2026; and the next edition of an event. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plain, useBrowser } from '../support/browser.ts';

const opened = useBrowser();

async function readAt(instant: string, address: string): Promise<Page> {
  const page = await opened.page({ timezoneId: 'America/Los_Angeles' });
  await page.clock.setFixedTime(new Date(instant));
  await page.goto(address);
  return page;
}

const days = (page: Page) =>
  page.locator('.found .day').evaluateAll((all) => all.map((day) => day.getAttribute('data-day')));
const status = async (page: Page) => plain(await page.locator('.list-status').textContent());

describe('the agenda', () => {
  it('asks for nothing before a gesture, then keeps what is chosen in the address', async () => {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.clock.setFixedTime(new Date('2026-12-01T08:30Z'));
    await page.goto('/agenda/');
    expect(asked.filter((path) => path.endsWith('filtres.json'))).toEqual([]);
    await page.getByRole('radio', { name: 'Ce week-end' }).check();
    await page.locator('.found .day').first().waitFor();
    expect(asked.filter((path) => path.endsWith('filtres.json'))).toHaveLength(1);
    expect(new URL(page.url()).search).toBe('?quand=week-end');
    expect(new Set(await days(page))).toEqual(new Set(['2026-12-05']));
    expect(plain(await page.locator('.found .day-word').first().textContent())).toBe('Ce week-end');
    await page.goBack();
    expect(await page.locator('.found').isVisible()).toBe(false);
    expect(await page.locator('.list-built').isVisible()).toBe(true);
  });

  it('finds what an address asks, of the portal’s day, and not what is over', async () => {
    const morning = await readAt('2026-12-01T08:30Z', '/agenda/?quand=aujourd-hui');
    await morning.locator('.found .card').first().waitFor();
    expect(new Set(await days(morning))).toEqual(new Set(['2026-12-01']));
    const evening = await readAt('2026-12-01T17:10Z', '/agenda/?quand=aujourd-hui');
    await evening.locator('.found .card').first().waitFor();
    const count = (page: Page) => page.locator('.found .card').count();
    expect(await count(evening)).toBeLessThan(await count(morning));
    // Read from far away, after midnight of the portal.
    const next = await readAt('2026-12-01T23:30Z', '/agenda/?quand=aujourd-hui');
    await next.locator('.found .card').first().waitFor();
    expect(new Set(await days(next))).toEqual(new Set(['2026-12-02']));
  });

  it('says what it does not know, and what is near where nothing is found', async () => {
    const page = await readAt('2026-12-01T08:30Z', '/agenda/?theme=nawak&gratuit=oui');
    await page.locator('.list-notice:visible').waitFor();
    expect(await page.locator('.list-notice').textContent()).toContain('theme = nawak');
    expect(await status(page)).toMatch(/^\d+ dates sur \d+/);
    const none = await readAt('2026-12-01T08:30Z', '/agenda/?theme=se-loger&quand=aujourd-hui&en-ligne=oui');
    await none.locator('.found .empty:visible').waitFor();
    expect(await status(none)).toMatch(/^Aucune date/);
  });
});

it('the next edition of an event is shown, to be corrected and sent', async () => {
  const page = await opened.page();
  await page.goto('/agenda/fete-de-la-pomme-2026/');
  await page.getByRole('link', { name: 'Reprendre cette date' }).click();
  const field = page.locator('.reuse textarea');
  await field.waitFor();
  expect(await field.inputValue()).toMatch(/^title: Fête de la pomme 2027$/m);
  await field.fill((await field.inputValue()).replace('10:00', '11:00'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le fichier' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('fete-de-la-pomme-2027.md');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toContain('start: 2027-10-10 11:00');
  // No editor answers here.
  expect(await page.locator('[data-reuse=editor]').isVisible()).toBe(false);
});
