/** The filters of the directory, as a person uses them: by mouse, by keyboard, by an address that somebody sent. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, plain, useBrowser, where } from '../support/browser.ts';
import { violations } from '../support/axe.ts';

const opened = useBrowser();

const status = async (page: Page) => plain(await page.locator('.list-status').textContent());
const told = (page: Page, text: string | RegExp) =>
  expect.poll(() => status(page), { timeout: 15_000 }).toMatch(text);
const box = (page: Page, name: string, value: string) =>
  page.locator(`.filters-form input[name="${name}"][value="${value}"]`);
const unfold = (page: Page, name: string) => page.locator(`[data-facet="${name}"] > summary`).click();
const titles = async (page: Page) =>
  (await page.locator('.list-main .card-title').filter({ visible: true }).allTextContents()).map(plain);
const countOf = async (page: Page, name: string, value: string) =>
  Number(/\d+/.exec((await box(page, name, value).locator('xpath=..').locator('.count').textContent())!)![0]);

async function visit(page: Page, query = ''): Promise<Page> {
  await page.goto(`/annuaire/${query}`);
  return page;
}

describe('filtering the directory', () => {
  it('asks for nothing before a gesture, then tells, counts, and is in the address; Back undoes', async () => {
    const page = await opened.page();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await visit(page);
    const first = await titles(page);
    expect(fetched.filter((path) => /filtres\.json|\/run\./.test(path))).toEqual([]);

    await unfold(page, 'theme');
    await expect.poll(() => fetched).toContain('/annuaire/filtres.json');
    const promised = await countOf(page, 'theme', 'bien-manger');
    await box(page, 'theme', 'bien-manger').check();
    await told(page, new RegExp(`^${promised} structures sur \\d+$`));
    expect(where(page)).toBe('/annuaire/?theme=bien-manger');
    // Cards come frame by frame, after what is told.
    await expect.poll(() => titles(page)).toHaveLength(promised);

    await unfold(page, 'territoire');
    const fewer = await countOf(page, 'territoire', 'val-de-sarvenne');
    expect(fewer).toBeLessThan(promised);
    await box(page, 'territoire', 'val-de-sarvenne').check();
    await told(page, new RegExp(`^${fewer} structures sur`));
    expect(where(page)).toBe('/annuaire/?theme=bien-manger&territoire=val-de-sarvenne');
    // Those of its own filter are not touched by it.
    expect(await countOf(page, 'territoire', 'massif-d-ambrune')).toBe(promised);

    await page.goBack();
    await told(page, new RegExp(`^${promised} structures`));
    expect(await box(page, 'territoire', 'val-de-sarvenne').isChecked()).toBe(false);
    await page.goBack();
    await expect.poll(() => titles(page)).toEqual(first);
    expect(where(page)).toBe('/annuaire/');
    await page.goForward();
    await told(page, new RegExp(`^${promised} structures`));
  });

  it('is the same for whoever receives the address, with a word on what nobody knows', async () => {
    const page = await visit(
      await opened.page(),
      '?theme=bien-manger&theme=__proto__&territoire=val-de-sarvenne&vue=vignettes&theme=%3Cimg%20src%3Dx%3E&page=-2',
    );
    await told(page, /^\d+ structures sur \d+$/);
    expect(await box(page, 'theme', 'bien-manger').isChecked()).toBe(true);
    expect(await page.locator('.found .cards-tall').count()).toBe(1);
    expect(plain(await page.locator('.list-notice').textContent())).toBe(
      'Filtres inconnus, laissés de côté : theme = __proto__, theme = <img src=x>, page = -2.',
    );
    expect(await page.locator('.list-notice img').count()).toBe(0);
    await page.getByRole('button', { name: 'Retirer le filtre : Bien manger' }).click();
    await expect.poll(() => where(page)).toBe('/annuaire/?territoire=val-de-sarvenne&vue=vignettes');
    await page.getByRole('button', { name: 'Tout effacer' }).click();
    await expect.poll(() => where(page)).toBe('/annuaire/?vue=vignettes');
    await told(page, /^\d+ structures$/);
    expect(await page.locator('.list-built').isVisible()).toBe(true);
  });

  it('makes the cards that the build makes', async () => {
    const page = await visit(await opened.page());
    const cards = () =>
      page.locator('.list-main .cards:visible .card').evaluateAll((all) =>
        all.map((card) => {
          const image = card.querySelector('img')!;
          const text = card.textContent!.replace(/\s+/g, ' ').trim();
          const themes = [...card.querySelectorAll<HTMLElement>('.theme-tag')].map(
            (tag) => tag.dataset.theme,
          );
          return [
            text,
            card.querySelector('a')!.getAttribute('href'),
            image.getAttribute('src'),
            ...themes,
          ].join('|');
        }),
      );
    const built = await cards();
    expect(built.length).toBeGreaterThan(10);
    // An order that changes nothing but who makes the list: all are in the widest territory.
    await visit(page, '?territoire=massif-d-ambrune');
    await told(page, /structures/);
    // They come two at a time, and what is read of them after.
    const alike = async () => (await cards()).filter((card) => built.includes(card)).length;
    await expect.poll(alike).toBeGreaterThan(built.length / 2);
  });

  it('goes from page to page of what it found', async () => {
    const page = await visit(await opened.page(), '?tri=fraicheur');
    await told(page, /^\d+ structures, page 1 sur \d+$/);
    const first = await titles(page);
    await page.locator('.found .pagination').getByRole('link', { name: 'Page suivante' }).click();
    await told(page, /page 2 sur/);
    expect(where(page)).toBe('/annuaire/?tri=fraicheur&page=2');
    await expect.poll(() => titles(page)).not.toEqual(first);
    expect(await page.evaluate(() => document.activeElement!.className)).toContain('list-status');
    await visit(page, '?tri=fraicheur&page=99');
    await told(page, /page (\d+) sur \1$/);
  });

  it('goes from page to page of all without losing the view, nor the filters', async () => {
    const page = await visit(await opened.page(), '?vue=vignettes');
    await expect.poll(() => page.locator('.list-built .card-tall').count()).toBeGreaterThan(10);
    const first = await titles(page);
    await page.getByRole('link', { name: 'Page suivante' }).filter({ visible: true }).click();
    await told(page, /^\d+ structures, page 2 sur/);
    expect(where(page)).toBe('/annuaire/?vue=vignettes&page=2');
    await expect.poll(() => page.locator('.found .card-tall').count()).toBeGreaterThan(2);
    expect(await titles(page)).not.toEqual(first);
    expect(await page.locator('#filtres').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Page précédente' }).filter({ visible: true }).click();
    await expect.poll(() => where(page)).toBe('/annuaire/?vue=vignettes');
    expect(await titles(page)).toEqual(first);

    const other = await visit(await opened.page(), '?page=2');
    await told(other, /^\d+ structures, page 2 sur/);
    // Of the build: the filters are one link away.
    await other.goto('/annuaire/page/2/');
    await other.getByRole('link', { name: 'Filtrer l’annuaire' }).click();
    await other.waitForURL('**/annuaire/#filtres');
  });

  it('sorts by distance to a commune, and asks where one is on a click alone', async () => {
    const context = await opened.context({
      permissions: ['geolocation'],
      geolocation: { latitude: 45.142, longitude: 6.389 },
    });
    const page = await visit(await context.newPage(), '?tri=distance&pres=vernasse');
    await told(page, /structures/);
    const places = () => page.locator('.found .card-facts li:first-child').allTextContents();
    await expect.poll(async () => (await places())[0]).toBe('Vernasse');
    expect(plain(await page.locator('.found .card-facts').first().textContent())).toMatch(/à [\d,]+ k?m/);
    await page.getByRole('button', { name: 'Près de moi' }).click();
    await expect.poll(async () => (await places())[0], { timeout: 30_000 }).toBe('Champdaret');
    expect(where(page)).toBe('/annuaire/?tri=distance');
  });

  it('knows what is open at the hour of the portal', async () => {
    const open = async (time: string) => {
      const page = await opened.page({ timezoneId: 'Pacific/Auckland' });
      await page.clock.setFixedTime(new Date(time));
      await visit(page, '?ouvert=maintenant');
      await told(page, /structure/i);
      return page;
    };
    // A Tuesday in the middle of the afternoon, and in the night, in Paris. Cards come after what is said of them.
    const day = await open('2026-12-01T14:30:00Z');
    await expect.poll(async () => (await titles(day)).length).toBeGreaterThan(2);
    const night = await open('2026-12-01T02:00:00Z');
    await expect.poll(() => titles(night)).toEqual([]);
  });

  it('that finds nothing leads next door, and to those who know', async () => {
    const page = await visit(await opened.page(), '?theme=bien-manger&territoire=clavannes&label=bio');
    await told(page, /^Aucune structure/);
    const ways = page.locator('.nearest a');
    expect(await ways.count()).toBeGreaterThan(2);
    expect(await page.locator('.found').getByRole('link', { name: 'Proposer une info' }).isVisible()).toBe(
      true,
    );
    const [way] = await ways.all();
    const promised = plain(await way!.textContent());
    await way!.click();
    await told(page, promised.endsWith('une structure') ? /^Une structure/ : /^\d+ structures/);
  });
});

describe('a name', () => {
  it('is found by its acronym, and where nobody has it the whole portal is one link away', async () => {
    const page = await visit(await opened.page(), '?q=ccas');
    await told(page, /^(Une structure|\d+ structures) sur/);
    await visit(page, '?q=🚲 %26');
    await told(page, /^Aucune structure/);
    const way = page.getByRole('link', { name: 'Chercher « 🚲 & » dans tout le portail' });
    const asked = await way.evaluate((link: HTMLAnchorElement) => link.pathname + link.search);
    expect(asked).toBe(`/recherche/?${new URLSearchParams({ q: '🚲 &' })}`);
    await box(page, 'theme', 'bien-manger').evaluate((one: HTMLInputElement) => one.click());
    await page.getByRole('button', { name: 'Retirer le filtre : Nom' }).click();
    await told(page, /structures sur/);
    expect(await way.isVisible()).toBe(false);
  });
});

describe('a first gesture', () => {
  const view = (page: Page, value: string) => page.locator(`input[name="vue"][value="${value}"]`);
  const waitForData = (page: Page) => page.waitForResponse(/filtres\.json/);
  /** The data come once it is called. */
  async function held(page: Page): Promise<() => void> {
    let free = () => {};
    const wait = new Promise<void>((resolve) => (free = resolve));
    await page.route('**/filtres.json*', async (route) => {
      await wait;
      await route.continue();
    });
    return free;
  }

  it.each(['vignettes', 'carte'])('towards the view « %s » holds', async (value) => {
    const page = await visit(await opened.page());
    const data = waitForData(page);
    await page.locator('.view', { has: view(page, value) }).click();
    await data;
    await expect.poll(() => where(page)).toBe(`/annuaire/?vue=${value}`);
    await expect.poll(() => page.locator('.page.list').getAttribute('data-view')).toBe(value);
    expect(await view(page, value).isChecked()).toBe(true);
  });

  it('towards an order holds', async () => {
    const page = await visit(await opened.page());
    await page.locator('select[name="tri"]').selectOption('fraicheur');
    await told(page, /page 1 sur/);
    expect(where(page)).toBe('/annuaire/?tri=fraicheur');
    expect(await page.locator('select[name="tri"]').inputValue()).toBe('fraicheur');
  });

  it('after the map’s own button finds the view that is on', async () => {
    const page = await visit(await opened.page());
    await page.locator('.atlas > summary').click();
    await page.getByRole('button', { name: /Ouvrir la carte/ }).click();
    await expect.poll(() => where(page)).toBe('/annuaire/?vue=carte');
    expect(await view(page, 'carte').isChecked()).toBe(true);
    await page.locator('.view', { has: view(page, 'vignettes') }).click();
    await expect.poll(() => page.locator('.page.list').getAttribute('data-view')).toBe('vignettes');
    await expect.poll(() => page.locator('.atlas').getAttribute('open')).toBeNull();
    // The folding of the map is told a moment later.
    await page.waitForTimeout(100);
    expect(where(page)).toBe('/annuaire/?vue=vignettes');
    expect(await view(page, 'vignettes').isChecked()).toBe(true);
  });

  it.each([
    ['directory', '/annuaire/'],
    ['agenda', '/agenda/'],
  ])('while the data of a shared address come is added to it: %s', async (_list, list) => {
    const [asked, code] = ['theme=bien-manger', 'reparer-et-reemployer'];
    const page = await opened.page();
    const free = await held(page);
    await page.goto(`${list}?${asked}`, { waitUntil: 'domcontentloaded' });
    await told(page, /^Filtrage en cours/);
    expect(await box(page, 'theme', 'bien-manger').isChecked()).toBe(true);
    if (!(await box(page, 'theme', code).isVisible())) await unfold(page, 'theme');
    await box(page, 'theme', code).check();
    free();
    await expect.poll(() => where(page)).toBe(`${list}?${asked}&theme=${code}`);
    expect(await box(page, 'theme', code).isChecked()).toBe(true);
  });
});

describe('the panel', () => {
  it.each([
    ['a phone', PHONE],
    ['a screen', DESKTOP],
  ])('is usable by all on %s', async (_name, viewport) => {
    const page = await visit(await opened.page({ viewport, reducedMotion: 'reduce' }), '?theme=bien-manger');
    await told(page, /structures/);
    if (viewport === PHONE) {
      expect(await page.locator('.filters-panel').isVisible()).toBe(false);
      expect(plain(await page.locator('.filters-toggle').textContent())).toBe('Filtrer 1 en cours');
      await page.locator('.filters-toggle').click();
      expect(await page.locator('.found .card').first().isVisible()).toBe(true);
    }
    await unfold(page, 'territoire');
    await unfold(page, 'public');
    await page.waitForTimeout(100);
    expect(await violations(page)).toEqual([]);
    const low = await page
      .locator(
        '.filters-form label, .filters-form summary, .chips button, .list-bar select, .view, .filters button',
      )
      .evaluateAll((all) =>
        all
          .filter((one) => one.getClientRects().length > 0 && !one.closest('.field > label, .field label'))
          .filter((one) => one.getBoundingClientRect().height < 43.5)
          .map((one) => `${one.tagName} ${one.textContent!.trim().slice(0, 40)}`),
      );
    expect(low).toEqual([]);
  });

  it('is gone through with a keyboard alone', async () => {
    const page = await visit(await opened.page({ viewport: PHONE }));
    await page.locator('.filters-toggle').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('amap');
    await told(page, /^\d+ structures? sur|^Une structure/);
    // The data may come in the middle of the word.
    await expect.poll(() => where(page)).toBe('/annuaire/?q=amap');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => where(page)).toMatch(/^\/annuaire\/\?q=amap&theme=/);
    await page.locator('.filters-show').press('Enter');
    expect(await page.locator('.filters-panel').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement!.className)).toContain('list-status');
  });

  it('is not there without JavaScript: pages by theme and territory are', async () => {
    const page = await visit(await opened.page({ javaScriptEnabled: false, viewport: PHONE }));
    const controls = page.locator('main').locator('input, select, button, form').filter({ visible: true });
    expect(await controls.count()).toBe(0);
    await page.locator('.filters-static summary').filter({ hasText: 'Par thème' }).click();
    await page
      .locator('.filters-static')
      .getByRole('link', { name: /^Bien manger/ })
      .click();
    await page.waitForURL('**/themes/bien-manger/**');
    expect(await page.locator('.card').count()).toBeGreaterThan(3);
  });
});
