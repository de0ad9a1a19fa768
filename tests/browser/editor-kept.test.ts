/** Nothing typed in the editor is lost: the tab falls, the browser is killed, the network goes, the session ends. */
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FLAGS } from '../setup/chromium.ts';
import { useBrowser } from '../support/browser.ts';
import { temporary } from '../support/built.ts';
import type { CmsForTest } from '../support/cms.ts';
import {
  bodyField,
  choosePicture,
  draftText,
  kept,
  nameField,
  notices,
  openEditor,
  save,
  saved,
  startEditor,
  summaryField,
  writeAs,
} from '../support/editor.ts';

const browser = useBrowser();
let cms: CmsForTest;
beforeAll(async () => {
  cms = await startEditor();
});
afterAll(() => cms?.close());

const NEW = '#/collections/actors/new';
const entry = (slug: string) => `#/collections/actors/entries/${slug}`;
const name = (page: Page) => expect.poll(() => nameField(page).inputValue(), { timeout: 30_000 });

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The tab's own process ends, without a word to the page. */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const fallen = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => {});
  await fallen;
}

describe('what is typed', () => {
  it('comes back after the tab fell, in a new entry: text, list, body and picture', async () => {
    const context = await browser.context();
    const page = await openEditor(cms, context, NEW);
    await nameField(page).fill('La Tombée');
    await bodyField(page).focus();
    await page.keyboard.type('Un texte qui tombe.');
    await page.getByLabel(/^Thèmes/).fill('Se nour');
    await page.getByRole('option', { name: 'Se nourrir' }).click();
    await choosePicture(page, {
      name: 'point.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PIXEL, 'base64'),
    });
    await page.getByRole('button', { name: 'Prendre celle-ci' }).click();
    await kept(page);
    await crash(context, page);
    const again = await context.newPage();
    await again.goto(`${cms.url}/admin/${NEW}`);
    await name(again).toBe('La Tombée');
    expect(await notices(again)).toContain('Voici votre texte du');
    expect(await bodyField(again).innerText()).toContain('Un texte qui tombe.');
    await save(again);
    await saved(again);
    const text = (await draftText(cms, 'la-tombee'))!;
    expect(text).toMatch(/se-nourrir[\s\S]*Un texte qui tombe\./);
    const path = /media\/point\.[a-z]+/.exec(text)?.[0];
    expect(path).toBeDefined();
    expect(await cms.store.media(path!, { collection: 'actors', slug: 'la-tombee' })).toBeDefined();
    // Acknowledged: nothing is left of it on the device.
    const third = await context.newPage();
    await third.goto(`${cms.url}/admin/${NEW}`);
    await nameField(third).waitFor();
    await kept(third);
    expect(await nameField(third).inputValue()).toBe('');
  });

  it('comes back after the browser was killed (kill -9), in a draft that exists, and can be given up', async () => {
    await writeAs(cms, 'Maëlle', { slug: 'le-pre', raw: '---\nname: Le Pré\n---\n' });
    const { folder, remove } = temporary();
    const open = () =>
      chromium.launchPersistentContext(folder, { executablePath: inject('chromium'), args: FLAGS });
    try {
      const first = await open();
      const page = await openEditor(cms, first, entry('le-pre'));
      await nameField(page).fill('Le Pré vert');
      await kept(page);
      killAll(folder);
      const second = await open();
      const again = await openEditor(cms, second, entry('le-pre'));
      await name(again).toBe('Le Pré vert');
      again.on('dialog', (dialog) => void dialog.accept());
      await again.getByRole('button', { name: 'Repartir de la version enregistrée' }).click();
      await name(again).toBe('Le Pré');
      await second.close();
    } finally {
      remove();
    }
  });

  it('while a save waits for the network stays, and is not called saved', async () => {
    const context = await browser.context();
    const page = await openEditor(cms, context, NEW);
    await nameField(page).fill('Le Moulin');
    await context.setOffline(true);
    await save(page);
    await page.getByText('Pas de réseau.').waitFor();
    await summaryField(page).fill('Écrit pendant la panne');
    await context.setOffline(false);
    await page.waitForURL(/entries\/le-moulin/);
    await page.getByText('Pas encore enregistré').waitFor();
    expect(await draftText(cms, 'le-moulin')).not.toContain('panne');
    expect(await summaryField(page).inputValue()).toBe('Écrit pendant la panne');
    await save(page);
    await saved(page);
    expect(await draftText(cms, 'le-moulin')).toContain('Écrit pendant la panne');
  });

  it('goes on after a session that ended', async () => {
    const context = await browser.context();
    const page = await openEditor(cms, context, NEW);
    await nameField(page).fill('La Source');
    await context.clearCookies();
    await save(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Votre session est terminée').waitFor();
    expect(await dialog.getByLabel('Votre nom ou un pseudonyme').inputValue()).toBe('Maëlle');
    await dialog.getByRole('button', { name: 'Continuer' }).click();
    await saved(page);
    expect(await draftText(cms, 'la-source')).toContain('La Source');
  });

  it('is put in no form of another person of the same computer, who may say that it is theirs', async () => {
    const context = await browser.context();
    const page = await openEditor(cms, context, NEW);
    await nameField(page).fill('Le texte de Maëlle');
    await kept(page);
    await page.close();
    await context.clearCookies();
    const other = await context.newPage();
    await other.goto(`${cms.url}/admin/${NEW}`);
    await other.getByLabel('Votre nom ou un pseudonyme').fill('Bruno');
    await other.getByRole('button', { name: 'Entrer' }).click();
    await other.getByText('Un texte de Maëlle').waitFor();
    expect(await nameField(other).inputValue()).toBe('');
    await other.getByRole('button', { name: 'Reprendre ce texte' }).click();
    await name(other).toBe('Le texte de Maëlle');
    expect(await notices(other)).not.toContain('Un texte de Maëlle');
  });

  it('in two tabs at once is told to the second, which takes nothing from the first', async () => {
    await writeAs(cms, 'Maëlle', { slug: 'la-serre', raw: '---\nname: La Serre\n---\n' });
    const context = await browser.context();
    const first = await openEditor(cms, context, entry('la-serre'));
    await nameField(first).fill('La Serre chaude');
    await kept(first);
    const second = await context.newPage();
    await second.goto(`${cms.url}/admin/${entry('la-serre')}`);
    await second.getByText('ouverte dans un autre onglet').waitFor();
    expect(await nameField(second).inputValue()).toBe('La Serre');
  });
});

/** The processes of the browser of this profile, and of no other. */
function killAll(profile: string): void {
  const lines = execFileSync('ps', ['-eo', 'pid=,args=']).toString().split('\n');
  const pids = lines
    .filter((line) => line.includes(`--user-data-dir=${profile}`))
    .map((line) => parseInt(line, 10));
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
}
