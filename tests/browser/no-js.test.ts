/** Without JavaScript the portal is read, browsed and called; only the search is missing, and says where to go. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { PHONE, plain, useBrowser, where } from '../support/browser.ts';
import { FRAMES, KINDS, addressesByKind } from '../support/page-kinds.ts';
import { samplePortal } from '../support/sample.ts';

const opened = useBrowser();
const withoutJs = (options = {}) => opened.page({ javaScriptEnabled: false, viewport: PHONE, ...options });

/** Follows a link that can be seen, by its name, as a finger does. */
async function follow(page: Page, name: string | RegExp, within = 'main'): Promise<void> {
  const link = page.locator(within).getByRole('link', { name }).first();
  const href = await link.getAttribute('href');
  await link.click();
  await page.waitForURL(`${inject('sampleUrl')}${href}`);
}

describe('every kind of page', () => {
  it('has its example here', () => {
    const byKind = addressesByKind(samplePortal());
    const wanted = [...byKind.keys()].filter((kind) => kind !== 'redirect').sort();
    expect(Object.keys({ ...KINDS, ...FRAMES }).sort()).toEqual(wanted);
    for (const [kind, address] of Object.entries(KINDS)) expect(byKind.get(kind), kind).toContain(address);
  });

  it.each(Object.entries(KINDS))('%s: %s is readable', async (kind, address) => {
    const page = await withoutJs();
    const response = await page.goto(address);
    // The 404 page is a page like another where it is asked for by its name.
    expect(response?.status()).toBe(200);
    const title = page.getByRole('heading', { level: 1 });
    expect(await title.count()).toBe(1);
    expect(await title.isVisible()).toBe(true);
    const text = plain(await page.locator('main').innerText());
    expect(text.length, text).toBeGreaterThan(kind === 'not-found' ? 60 : 120);
    // Nothing that a script would have to open; three sentences wait for a clock, what is found by filters and
    // what their files hold for the filters, and the sending of a form for its answers.
    const waiting =
      '.search-more, .week-nothing, .hours-now, [data-when-over], .found, .found *, .list-bar *, .filters-form *, [data-files=whole], .form-faults, .sending, .sending *, [data-form=erase]';
    expect(await page.locator(`main [hidden]:not(${waiting})`).count()).toBe(0);
    const buttons = page.locator('main button').filter({ visible: true });
    // The field of these two is that of the header: it leads to the indexes.
    expect(await buttons.count()).toBe(['not-found', 'home'].includes(kind) ? 1 : 0);
    // Where nothing is at fault, the team’s page has nothing to lead to.
    if (kind !== 'quarantine')
      expect(await page.locator('main').getByRole('link').count()).toBeGreaterThan(0);
  });

  it('an address that is none says so, and leads on', async () => {
    const page = await withoutJs();
    const response = await page.goto('/annuaire/rien-de-tel/');
    expect(response?.status()).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.locator('main').getByRole('link').count()).toBeGreaterThan(2);
  });

  it('a former address leads to the new one', async () => {
    const page = await withoutJs();
    await page.goto('/annuaire/recyclerie-de-sarvenne/');
    await page.waitForURL('**/annuaire/la-remise-a-neuf/');
    expect(plain(await page.getByRole('heading', { level: 1 }).textContent())).toBe('La Remise à neuf');
  });
});

describe('the search', () => {
  it('says what it needs, and offers the indexes', async () => {
    const page = await withoutJs();
    await page.goto('/recherche/?q=pain');
    const notice = page.locator('main noscript, main .notice').filter({ visible: true });
    expect(plain((await notice.allInnerTexts()).join(' '))).toContain('La recherche a besoin de JavaScript');
    const ways = page.getByRole('region', { name: 'Autres chemins' });
    for (const [name, address] of [
      ['Par thème', '/themes/bien-manger/'],
      ['Par territoire', '/territoires/fontorbe/'],
      ['Par lettre', '/annuaire/lettre/c/'],
    ] as const) {
      expect(await ways.getByRole('heading', { name }).isVisible()).toBe(true);
      expect(await ways.locator(`a[href="${address}"]`).isVisible()).toBe(true);
    }
  });

  it('shows no field that would answer nothing', async () => {
    const page = await withoutJs();
    await page.goto('/recherche/');
    expect(await page.locator('main :is(input, select, button)').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('status').filter({ visible: true, hasText: /./ }).count()).toBe(0);
  });

  it('from the header, leads to these indexes', async () => {
    const page = await withoutJs();
    await page.goto('/agenda/');
    await follow(page, 'Chercher', '.site-header');
    expect(where(page)).toBe('/recherche/');
    expect(await page.getByRole('region', { name: 'Autres chemins' }).isVisible()).toBe(true);
  });
});

describe('the menu', () => {
  it('opens at 390 pixels, and leads to every section', async () => {
    const page = await withoutJs();
    await page.goto('/');
    const menu = page.getByRole('navigation', { name: 'Menu principal' });
    expect(await menu.isVisible()).toBe(false);
    await page.locator('.main-menu summary').click();
    expect(await menu.isVisible()).toBe(true);
    const names = (await menu.getByRole('link').allTextContents()).map(plain);
    expect(names).toEqual([
      'Annuaire',
      'Agenda',
      'Articles',
      'Annonces',
      'Ressources',
      'Questions',
      'Thèmes',
      'Territoires',
    ]);
    await menu.getByRole('link', { name: 'Territoires' }).click();
    await page.waitForURL('**/territoires/');
  });

  it('opens by the keyboard', async () => {
    const page = await withoutJs();
    await page.goto('/');
    await page.locator('.main-menu summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('navigation', { name: 'Menu principal' }).isVisible()).toBe(true);
  });

  it('is open on a wide screen', async () => {
    const page = await withoutJs({ viewport: { width: 1280, height: 900 } });
    await page.goto('/');
    const menu = page.getByRole('navigation', { name: 'Menu principal' });
    expect(await menu.getByRole('link', { name: 'Agenda' }).isVisible()).toBe(true);
  });
});

describe('walks', () => {
  it('home, directory, letter, actor, phone', async () => {
    const page = await withoutJs();
    await page.goto('/');
    await page.locator('.main-menu summary').click();
    await follow(page, 'Annuaire', '.main-menu');
    await follow(page, /^W\b/);
    expect(where(page)).toBe('/annuaire/lettre/w/');
    await follow(page, 'Les Watts d’Ambrune');
    expect(where(page)).toBe('/annuaire/les-watts-d-ambrune/');
    const phone = page.locator('main').getByRole('link', { name: '04 65 71 17 45' });
    expect(await phone.isVisible()).toBe(true);
    expect(await phone.getAttribute('href')).toBe('tel:+33465711745');
  });

  it('agenda, month, event, place, and back by the breadcrumbs', async () => {
    const page = await withoutJs();
    await page.goto('/');
    await page.locator('.main-menu summary').click();
    await follow(page, 'Agenda', '.main-menu');
    await follow(page, /^janvier(?: 2027)?/i);
    expect(where(page)).toBe('/agenda/2027/01/');
    await follow(page, 'Café des bricoles');
    expect(where(page)).toBe('/agenda/cafe-des-bricoles/');
    await follow(page, 'La Remise à neuf');
    expect(where(page)).toBe('/annuaire/la-remise-a-neuf/');
    await follow(page, 'Annuaire', '.breadcrumbs');
    expect(where(page)).toBe('/annuaire/');
  });

  it('a list, page by page, to its end and back', async () => {
    const page = await withoutJs();
    await page.goto('/annuaire/');
    const seen: string[] = [];
    for (let number = 1; ; number++) {
      const here = page.locator('.pagination [aria-current=page]');
      expect(plain(await here.textContent())).toMatch(new RegExp(`\\b${number}$`));
      const found = await page
        .locator('main .card-title a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
      expect(found.length).toBeGreaterThan(0);
      seen.push(...found);
      const next = page.locator('.pagination a[rel=next]');
      if ((await next.count()) === 0) break;
      await next.click();
      await page.waitForURL(`**/annuaire/page/${number + 1}/`);
    }
    expect(where(page)).toBe('/annuaire/page/3/');
    const actors = samplePortal().items.actor.map(({ href }) => href);
    expect(seen.toSorted()).toEqual(actors.toSorted());
    await page.locator('.pagination a[rel=prev]').click();
    await page.waitForURL('**/annuaire/page/2/');
  });

  it('a theme, a village under it, a card', async () => {
    const page = await withoutJs();
    await page.goto('/themes/');
    await follow(page, /^Bien manger/);
    await follow(page, /^Sarvenne/);
    expect(where(page)).toBe('/themes/bien-manger/sarvenne/');
    const card = page.locator('main .card-title a').first();
    await card.click();
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  });
});
