/** The editor where it is used: on a room's plain-HTTP address, with a keyboard alone, and without scripts. */
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { FLAGS } from '../setup/chromium.ts';
import { DESKTOP, useBrowser } from '../support/browser.ts';
import type { CmsForTest } from '../support/cms.ts';
import {
  choosePicture,
  draftText,
  nameField,
  openEditor,
  save,
  saved,
  startEditor,
} from '../support/editor.ts';

const ROOM = 'atelier.test';

const browser = useBrowser();
let cms: CmsForTest;
let elsewhere: Browser;
beforeAll(async () => {
  cms = await startEditor(undefined, { hostnames: [ROOM] });
  const rules = `--host-resolver-rules=MAP ${ROOM} 127.0.0.1`;
  elsewhere = await chromium.launch({ executablePath: inject('chromium'), args: [...FLAGS, rules] });
});
afterAll(async () => {
  await elsewhere?.close();
  await cms?.close();
});

/** The same server, by its name in the room. */
const inRoom = (): CmsForTest => ({ ...cms, url: cms.url.replace('localhost', ROOM) });

it('on a plain-HTTP address: a picture is sent, the entry saved, published, and its page is there', async () => {
  const context = await elsewhere.newContext({ viewport: DESKTOP });
  context.setDefaultTimeout(30_000);
  const page = await openEditor(inRoom(), context, '#/collections/actors/new', cms.reviewerCode);
  expect(await page.evaluate(() => [isSecureContext, 'subtle' in crypto])).toEqual([false, false]);
  await nameField(page).fill('La Salle des fêtes');
  const buffer = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  await choosePicture(page, { name: 'salle.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: 'Prendre celle-ci' }).click();
  await save(page);
  await saved(page);
  expect(await draftText(cms, 'la-salle-des-fetes')).toMatch(/image: "?media\/salle\.webp/);
  await page.getByText('État : Brouillon').click();
  await page.getByRole('menuitem', { name: 'Prête' }).click();
  await page.getByText('État : Prête').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Publier' }).click();
  await page.getByRole('menuitem', { name: 'Publier', exact: true }).click();
  await page.getByText('Publié, visible à l’adresse').waitFor({ timeout: 30_000 });
  const address = page.getByRole('link', { name: '/annuaire/la-salle-des-fetes/' });
  const [published] = await Promise.all([context.waitForEvent('page'), address.click()]);
  await published.getByRole('heading', { name: 'La Salle des fêtes' }).waitFor();
  await context.close();
});

/** What has the focus, by its name. */
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> };
    return ((one.labels?.[0] ?? one).textContent ?? '').trim();
  });

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no tab stop ${String(name)}`);
}

it('with a keyboard alone: in, a new entry, a name, a text, saved', async () => {
  const page = await (await browser.context()).newPage();
  await page.goto(`${cms.url}/admin/#/collections/actors`);
  await page.getByRole('button', { name: 'Entrer' }).waitFor();
  await tabTo(page, /^Votre nom/);
  await page.keyboard.type('Maëlle');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Annuaire' }).waitFor();
  await tabTo(page, /Structure$/);
  await page.keyboard.press('Enter');
  await nameField(page).waitFor();
  await tabTo(page, /^Nom/);
  await page.keyboard.type('Le Clavier');
  await tabTo(page, /^Résumé/);
  await page.keyboard.type('Sans souris.');
  for (let steps = 0; (await focusedName(page)) !== 'Enregistrer' && steps < 60; steps++)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await saved(page);
  expect(await draftText(cms, 'le-clavier')).toMatch(/name: Le Clavier\nsummary: "?Sans souris\./);
});

it('without scripts: it is said, and the way to contribute all the same is there', async () => {
  const page = await (await browser.context({ javaScriptEnabled: false })).newPage();
  await page.goto(`${cms.url}/admin/`);
  // Playwright reads no text in a <noscript>.
  const said = page.locator('noscript p');
  expect(await said.innerText()).toContain('L’éditeur a besoin de JavaScript');
  expect(await page.locator('#nc-root').isVisible()).toBe(false);
  await said.locator('a').click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/proposer/');
});
