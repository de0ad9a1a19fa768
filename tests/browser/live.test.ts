/** A page that was built on 1 December 2026 at 9 (Paris), and is read later, from here or from afar. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plain, useBrowser } from '../support/browser.ts';

const opened = useBrowser();

async function readAt(instant: string, address: string, timezoneId = 'Europe/Paris'): Promise<Page> {
  const page = await opened.page({ timezoneId });
  await page.clock.setFixedTime(new Date(instant));
  await page.goto(address);
  return page;
}

const words = async (page: Page): Promise<string[]> =>
  (await page.locator('.day:visible .day-word:not(:empty)').allTextContents()).map(plain);
const days = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.days > .day')
    .evaluateAll((all) =>
      all.filter((day) => !(day as HTMLElement).hidden).map((day) => day.getAttribute('data-day')),
    );

describe('the agenda', () => {
  it('says today and tomorrow the day it is built', async () => {
    const page = await readAt('2026-12-01T08:30Z', '/agenda/');
    expect((await days(page))[0]).toBe('2026-12-01');
    expect(await words(page)).toEqual(['Aujourd’hui', 'Demain', 'Ce week-end'].map(plain));
  });

  it.each(['Europe/Paris', 'Pacific/Auckland', 'America/Los_Angeles'])(
    'says them right two days later, in the portal’s zone, read from %s',
    async (zone) => {
      const page = await readAt('2026-12-03T05:00Z', '/agenda/', zone);
      expect((await days(page))[0]).toBe('2026-12-03');
      expect((await words(page)).slice(0, 2)).toEqual(['Aujourd’hui', 'Demain'].map(plain));
    },
  );

  it('is of the new day at midnight of the portal, not of the reader', async () => {
    const before = await readAt('2026-12-02T22:30Z', '/agenda/', 'America/Los_Angeles');
    expect((await words(before))[0]).toBe('Demain');
    expect((await days(before))[0]).toBe('2026-12-03');
    const after = await readAt('2026-12-02T23:30Z', '/agenda/', 'America/Los_Angeles');
    expect((await words(after))[0]).toBe(plain('Aujourd’hui'));
  });

  it('takes away within the day what is over, and nothing else', async () => {
    const morning = await readAt('2026-12-01T08:30Z', '/agenda/');
    const evening = await readAt('2026-12-01T17:00Z', '/agenda/');
    const titles = (page: Page) =>
      page.locator('[data-day="2026-12-01"] .card:visible .card-title').allTextContents();
    const [early, late] = [await titles(morning), await titles(evening)];
    expect(early.length).toBeGreaterThan(late.length);
    expect(late.length).toBeGreaterThan(0);
    expect(early).toEqual(expect.arrayContaining(late));
  });
});

it('the home page says that nothing is left today, and where tomorrow is', async () => {
  const page = await readAt('2026-12-01T22:30Z', '/');
  expect(await page.locator('.week-nothing').isVisible()).toBe(true);
  expect(plain(await page.locator('.week-next .day-word').first().textContent())).toBe('Demain');
});

describe('a month', () => {
  it('keeps what is over, and marks today for everybody', async () => {
    const page = await readAt('2026-12-10T12:00Z', '/agenda/2026/12/');
    const before = await page.locator('.month-table li').count();
    expect(await page.locator('.month-table li:visible').count()).toBe(before);
    expect(await page.locator('.month-table .past').count()).toBeGreaterThan(5);
    expect(await page.locator('td[aria-current="date"]').getAttribute('data-day')).toBe('2026-12-10');
  });
});

describe('the page of an event', () => {
  it('passes to the next date', async () => {
    const page = await readAt('2026-12-06T12:00Z', '/agenda/cafe-des-bricoles/');
    expect(await page.locator('.when-first').isVisible()).toBe(false);
    expect(await page.locator('[data-when-over]:visible').count()).toBe(0);
    expect(plain(await page.locator('.dates li:visible').first().textContent())).toContain('9 janvier 2027');
  });

  it('that has no other says that it is over', async () => {
    const page = await readAt('2027-06-01T12:00Z', '/agenda/veillee-de-cloture-des-solidarites-2026/');
    expect(await page.locator('.notice:visible').count()).toBeGreaterThan(0);
  });
});

describe('the hours of an actor', () => {
  const ADDRESS = '/annuaire/coordination-associative-de-sarvenne/';
  const now = async (instant: string, zone?: string) =>
    plain(await (await readAt(instant, ADDRESS, zone)).locator('.hours-now').textContent());

  // Tuesday from 14 to 20, Thursday from 9 to 12:30, closed on public holidays.
  it.each([
    ['2026-12-01T12:00Z', 'Fermé, ouvre à 14 h'],
    ['2026-12-01T13:00Z', 'Ouvert, ferme à 20 h'],
    ['2026-12-02T13:00Z', 'Fermé, ouvre demain à 9 h'],
    ['2027-03-28T10:00Z', 'Fermé, ouvre mardi à 14 h'],
    ['2027-07-14T10:00Z', 'Fermé, ouvre demain à 9 h'],
  ])('at %s: %s', async (instant, said) => {
    expect(await now(instant)).toBe(plain(said));
    expect(await now(instant, 'Pacific/Auckland')).toBe(plain(said));
  });

  it('are the table alone once nobody has built the portal for years', async () => {
    const page = await readAt('2029-01-02T13:00Z', ADDRESS);
    expect(await page.locator('.hours-now').isVisible()).toBe(false);
    expect(await page.locator('.hours table').isVisible()).toBe(true);
  });
});
