/** The search from anywhere: a dialog that a keyboard opens, walks and leaves, over a page that stays as it was. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { COLOURS, violations } from '../support/axe.ts';
import { DESKTOP, PHONE, focused, plain, useBrowser, where } from '../support/browser.ts';

const opened = useBrowser();
const HERE = '/agenda/cafe-des-bricoles/';
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 15_000 });

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Rechercher dans le portail' });
const field = (page: Page) => dialog(page).getByRole('combobox', { name: 'Mot, village ou nom' });
const options = (page: Page) => dialog(page).getByRole('option');
/** The names of the groups, as what is heard says them. */
const groups = async (page: Page) =>
  (
    await dialog(page)
      .getByRole('group')
      .evaluateAll((all) =>
        all.map((one) => document.getElementById(one.getAttribute('aria-labelledby')!)!.textContent),
      )
  ).map(plain);

/** The option that is chosen, as what is heard says it: the field points at it, and it alone is selected. */
const chosen = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const selected = [...document.querySelectorAll('.search-dialog [aria-selected=true]')];
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? null;
    if (selected.length !== (id === null ? 0 : 1) || (id !== null && selected[0]!.id !== id))
      throw new Error(`${selected.length} selected, the field says ${id}`);
    return selected[0]?.getAttribute('href') ?? null;
  });

async function openBy(page: Page, keys: string, address = HERE): Promise<void> {
  await page.goto(address);
  await page.keyboard.press(keys);
  await dialog(page).waitFor();
}

/** Types a question, and waits for its answers. */
async function ask(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await dialog(page)
    .locator(`.search-dialog-all[href$="?q=${encodeURIComponent(query)}"]`)
    .waitFor();
}

describe('with the keyboard alone', () => {
  it('one asks, chooses, goes, and comes back', async () => {
    const page = await opened.page();
    await openBy(page, 'Control+k');
    const before = await page.evaluate(() => history.length);
    expect(await focused(page)).toBe('input Mot, village ou nom');
    await page.keyboard.type('velo', { delay: 30 });
    await dialog(page).locator('.search-dialog-all').waitFor();
    expect(await groups(page)).toEqual(expect.arrayContaining(['Rendez-vous', 'Structures']));
    const hrefs = await options(page).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(hrefs.length).toBeGreaterThan(5);
    expect(await chosen(page)).toBe(null);
    const press = async (key: string) => (await page.keyboard.press(key), await chosen(page));
    expect(await press('ArrowDown')).toBe(hrefs[0]);
    expect(await press('ArrowDown')).toBe(hrefs[1]);
    expect(await press('End')).toBe('/recherche/?q=velo');
    expect(await press('ArrowDown')).toBe(null);
    expect(await press('ArrowUp')).toBe(hrefs.at(-1));
    expect(await press('Home')).toBe(hrefs[0]);
    expect(await press('ArrowLeft')).toBe(null);
    // Typing goes on where it was, and undoes the choice at once.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    expect(await chosen(page)).toBe(null);
    expect(await field(page).inputValue()).toContain('s');
    await ask(page, 'velo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${hrefs[0]!}`);
    // One step, and no more: the dialog is none.
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    await page.goBack();
    expect(where(page)).toBe(HERE);
    expect(await dialog(page).isVisible()).toBe(false);
  });

  it('Enter without a choice leads to all answers', async () => {
    const page = await opened.page();
    await openBy(page, 'Control+k');
    await page.keyboard.type('pain');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/recherche/?q=pain');
    await page.locator('.search-results a').first().waitFor();
  });

  it('Escape goes back to where one was', async () => {
    const page = await opened.page();
    await page.goto(HERE);
    await page.locator('main a').first().focus();
    const origin = await focused(page);
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    expect(await focused(page)).toBe('input Mot, village ou nom');
    await page.keyboard.press('Escape');
    expect(await dialog(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe(origin);
    // Reopened at once, from the script that is there.
    await page.locator('.search-link').focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('a Chercher');
  });

  it('Tab goes by what is around the list', async () => {
    const page = await opened.page();
    await openBy(page, 'Control+k');
    await ask(page, 'pain');
    const stops: string[] = [];
    for (let press = 0; press < 2; press++) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    expect(stops[0]).toBe('button Fermer');
    expect(await page.evaluate(() => document.activeElement?.closest('label')?.textContent)).toMatch(
      /touche/,
    );
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await dialog(page).isVisible()).toBe(false);
  });

  it('the shortcuts are nobody’s who writes, and / may be turned off', async () => {
    const page = await opened.page();
    await page.goto('/');
    const own = page.locator('.hero').getByRole('searchbox');
    await own.focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('/');
    expect(await own.inputValue()).toBe('/');
    expect(await dialog(page).count()).toBe(0);
    await openBy(page, '/', '/agenda/');
    expect(await field(page).inputValue()).toBe('');
    await dialog(page).getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('/');
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    expect(await field(page).inputValue()).toBe('');
    expect(await dialog(page).getByRole('checkbox').isChecked()).toBe(false);
    await dialog(page).getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.keyboard.press('/');
    await dialog(page).waitFor();
  });

  it('tells the shortcut to those who can press it', async () => {
    const page = await opened.page();
    await page.goto(HERE);
    const link = page.locator('.search-link');
    expect(await link.getAttribute('aria-keyshortcuts')).toBe('Control+K');
    const hint = () => link.evaluate((one) => getComputedStyle(one, '::after').content);
    expect(await hint()).toContain('Ctrl K');
    const phone = await opened.page({ viewport: PHONE, hasTouch: true, isMobile: true });
    await phone.goto(HERE);
    expect(
      await phone.locator('.search-link').evaluate((one) => getComputedStyle(one, '::after').content),
    ).toBe('none');
  });

  it('on the page of the search, leads to its field', async () => {
    const page = await opened.page();
    await page.goto('/recherche/');
    await page.keyboard.press('Control+k');
    await soon(() => page.evaluate(() => document.activeElement?.id ?? '')).toBe('q');
    expect(await dialog(page).count()).toBe(0);
  });
});

describe('before and after a question', () => {
  it('begins with the next dates and the themes, without what is over', async () => {
    const page = await opened.page();
    await page.clock.setFixedTime('2026-12-02T06:00:00Z');
    await openBy(page, 'Control+k');
    await options(page).first().waitFor();
    expect(await groups(page)).toEqual(['Prochains rendez-vous', 'Par thème']);
    const texts = (await options(page).allTextContents()).map(plain);
    expect(texts.filter((text) => / 1er décembre/.test(text))).toEqual([]);
    expect(texts[0]).toMatch(/Mercredi 2 décembre/);
    expect(texts).toContain('Se loger');
  });

  it('finds nothing, and leads on', async () => {
    const page = await opened.page();
    await openBy(page, 'Control+k');
    await field(page).fill('hydroglisseur');
    await dialog(page).getByText('Rien pour « hydroglisseur ».').waitFor();
    expect(await groups(page)).toEqual(['Autres chemins']);
    expect((await options(page).allTextContents()).map(plain)).toEqual([
      'Thèmes',
      "L'annuaire, de A à Z",
      'Plan du site',
      'Proposer une info',
      'La page de recherche',
    ]);
    await soon(async () => plain(await dialog(page).getByRole('status').textContent())).toMatch(
      /^Rien pour « hydroglisseur »/,
    );
  });

  it('says what it took for what was typed', async () => {
    const page = await opened.page();
    await openBy(page, 'Control+k');
    await ask(page, 'recylcerie');
    expect(plain(await dialog(page).locator('.search-dialog-said').innerText())).toBe(
      'Rien pour « recylcerie » : voici « recyclerie ».',
    );
    expect(await dialog(page).locator('a[href="/annuaire/la-remise-a-neuf/"]').count()).toBe(1);
  });

  it('is heard once the typing has paused', async () => {
    const page = await opened.page();
    await openBy(page, 'Control+k');
    const status = dialog(page).getByRole('status');
    await ask(page, 'accordéon');
    await soon(async () => plain(await status.textContent())).toBe('3 résultats');
    await ask(page, 'sarvenne');
    await soon(async () => plain(await status.textContent())).toMatch(
      /^\d+ résultats, les 8 premiers sont ici$/,
    );
    expect(await dialog(page).locator('.search-dialog-all').innerText()).toMatch(/^Tout voir \(\d+\)$/);
  });

  it('shows the answers to the last question, whichever comes last', async () => {
    const page = await opened.page();
    let late = true;
    const held: (() => Promise<void>)[] = [];
    await page.route('**/pagefind/fragment/*', async (route) => {
      if (late) held.push(() => route.continue());
      else await route.continue();
    });
    await openBy(page, 'Control+k');
    await field(page).fill('couture');
    await soon(() => Promise.resolve(held.length)).toBeGreaterThan(0);
    late = false;
    await field(page).fill('fontorbe');
    await dialog(page).locator('a[href="/territoires/fontorbe/"]').waitFor();
    await Promise.all(held.map((release) => release()));
    await page.waitForLoadState('networkidle');
    expect(await dialog(page).locator('.search-dialog-all').getAttribute('href')).toBe(
      '/recherche/?q=fontorbe',
    );
    expect(await dialog(page).locator('a[href="/annuaire/la-bobine-rouge/"]').count()).toBe(0);
  });
});

describe('what fails', () => {
  it('the engine: a sentence, and the page', async () => {
    const page = await opened.page();
    await page.route('**/pagefind/pagefind.js', (route) => route.abort());
    await openBy(page, 'Control+k');
    await field(page).fill('pain');
    await dialog(page).getByText('La recherche ne répond pas').waitFor();
    expect(await options(page).last().getAttribute('href')).toBe('/recherche/?q=pain');
    await page.unroute('**/pagefind/pagefind.js');
    await ask(page, 'couture');
  });

  it('to come at once: what is typed meanwhile is in its field', async () => {
    const page = await opened.page();
    let release = () => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/search-dialog*.js', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(HERE);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('la bobine');
    release();
    await dialog(page).locator('a[href="/annuaire/la-bobine-rouge/"]').waitFor();
    expect(await field(page).inputValue()).toBe('la bobine');
    await page.keyboard.type(' rouge');
    expect(await field(page).inputValue()).toBe('la bobine rouge');
    // Closed by the mouse: keys are the page's again.
    await page.mouse.click(5, 5);
    await soon(() => page.evaluate(() => document.documentElement.getAttribute('style') ?? '')).toBe('');
    await page.keyboard.press('Space');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  it('the dialog’s script: the link does what links do', async () => {
    const page = await opened.page();
    await page.route('**/search-dialog*.js', (route) => route.abort());
    await page.goto(HERE);
    await page.locator('.search-link').click();
    await page.waitForURL('**/recherche/');
  });

  it('nothing of it comes before it is asked for', async () => {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(HERE, { waitUntil: 'networkidle' });
    const own = () => asked.filter((path) => /search-dialog|pagefind|debut|mots/.test(path));
    expect(own()).toEqual([]);
    await page.keyboard.press('Control+k');
    await options(page).first().waitFor();
    expect(
      own()
        .map((path) => path.replace(/^.*\/|-[\w-]{8}(?=\.)/g, ''))
        .sort(),
    ).toEqual(['debut.json', 'search-dialog.css', 'search-dialog.js']);
    await ask(page, 'pain');
    expect(own()).toContain('/pagefind/pagefind.js');
    // Known words need no dictionary.
    expect(own()).not.toContain('/recherche/mots.json');
  });
});

describe('over the page', () => {
  it('which does not move, nor scroll, behind it', async () => {
    const page = await opened.page();
    await page.goto(HERE);
    await page.evaluate(() => scrollTo(0, 300));
    const places = () =>
      page.evaluate(() => [
        scrollY,
        ...[...document.querySelectorAll('.brand, h1, main, footer')].map(
          (one) => one.getBoundingClientRect().left,
        ),
      ]);
    const before = await places();
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    expect(await places()).toEqual(before);
    await page.mouse.move(640, 450);
    await page.mouse.wheel(0, 2000);
    await page.mouse.move(20, 850);
    await page.mouse.wheel(0, 2000);
    expect(await places()).toEqual(before);
    // Beside it is a way out.
    await page.mouse.click(20, 850);
    expect(await dialog(page).isVisible()).toBe(false);
    expect(await places()).toEqual(before);
    // Told by an event, after it is closed.
    await soon(() => page.evaluate(() => document.documentElement.getAttribute('style') ?? '')).toBe('');
  });

  it('fills a phone, above its keyboard, with room for fingers', async () => {
    const page = await opened.page({ viewport: PHONE, hasTouch: true, isMobile: true });
    await page.goto(HERE);
    await page.locator('.search-link').tap();
    await options(page).first().waitFor();
    expect(await dialog(page).boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
    await ask(page, 'pain');
    // As a keyboard does: what is seen gets smaller, the page does not.
    await page.evaluate(() => {
      Object.defineProperty(visualViewport!, 'height', { value: 420, configurable: true });
      visualViewport!.dispatchEvent(new Event('resize'));
    });
    expect((await dialog(page).boundingBox())!.height).toBe(420);
    const last = options(page).last();
    await last.scrollIntoViewIfNeeded();
    const { y, height } = (await last.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(420);
    const small = await dialog(page)
      .locator('[role=option], input:not([type=checkbox]), button')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML),
      );
    expect(small).toEqual([]);
    expect(await dialog(page).locator('.search-dialog-help').isVisible()).toBe(false);
  });
});

describe('axe', () => {
  it.each([
    ['light', PHONE],
    ['dark', PHONE],
    ['light', DESKTOP],
    ['dark', DESKTOP],
  ] as const)('has nothing to say of it, %s at %o', async (colorScheme, viewport) => {
    const page = await opened.page({ colorScheme, viewport, reducedMotion: 'reduce' });
    await openBy(page, 'Control+k');
    await options(page).first().waitFor();
    // What night alone may break is looked at by night.
    const rules = colorScheme === 'dark' ? { rules: COLOURS } : {};
    const faults = await violations(page, rules);
    await ask(page, 'pain');
    await page.keyboard.press('ArrowDown');
    faults.push(...(await violations(page, rules)));
    await field(page).fill('hydroglisseur');
    await dialog(page).getByText('Rien pour').waitFor();
    faults.push(...(await violations(page, rules)));
    expect(faults).toEqual([]);
  });
});
