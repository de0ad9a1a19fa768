/** What people do wrong, or is done to them: a French sentence, the text kept, the server alive. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plain, useBrowser } from '../support/browser.ts';
import { temporary, writeSmall } from '../support/built.ts';
import { enter } from '../support/cms.ts';
import type { CmsForTest } from '../support/cms.ts';
import {
  choosePicture,
  draftText,
  nameField,
  notices,
  openEditor,
  save,
  saved,
  startEditor,
  summaryField,
} from '../support/editor.ts';

const browser = useBrowser();
let cms: CmsForTest;
beforeAll(async () => {
  cms = await startEditor((folder) => {
    writeSmall(folder);
    writeFileSync(join(folder, 'actors/casse.md'), '---\nname: Le Cassé\nsummary: x: y\n---\n\nUn texte.\n');
  });
});
afterAll(() => cms?.close());
afterEach(async () => {
  expect((await fetch(`${cms.url}/api/session`)).status).toBe(401);
});

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const NEW = '#/collections/actors/new';
const entry = (slug: string) => `#/collections/actors/entries/${slug}`;
const titleField = (page: Page) => page.getByLabel('Titre', { exact: true });
const told = (page: Page) => expect.poll(() => notices(page));

describe('an entry', () => {
  it('that ends before it begins, then one that never ends, says which field', async () => {
    const page = await openEditor(cms, await browser.context(), '#/collections/events/new');
    await titleField(page).fill('À rebours');
    await page.getByLabel('Début', { exact: true }).fill('2026-12-08');
    await page.getByLabel(/^Fin( |$)/).fill('2026-12-07');
    await save(page);
    await told(page).toMatch(/Fin : .*(avant|après).*début/i);
    expect(await titleField(page).inputValue()).toBe('À rebours');
    const listing = await openEditor(cms, await browser.context(), '#/collections/listings/new');
    await titleField(listing).fill('Cherche levain');
    await save(listing);
    await told(listing).toContain("Valable jusqu'au : il manque.");
    expect(await titleField(listing).inputValue()).toBe('Cherche levain');
  });

  it('whose header cannot be read says so where it is opened, and shows nothing to fill in', async () => {
    const page = await openEditor(cms, await browser.context(), '#/collections/actors');
    await page.getByRole('link', { name: 'Fiche illisible' }).click();
    await told(page).toContain("L'en-tête de cette fiche n'est pas lisible");
    expect(await nameField(page).isVisible()).toBe(false);
    await page.goto(`${cms.url}/admin/${NEW}`);
    await nameField(page).waitFor();
    await told(page).not.toContain('lisible');
  });

  it('of a very long name, and of one like a path, has an address of the portal', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('Une très longue maison '.repeat(14));
    await save(page);
    await page.waitForURL(/entries\/une-tres-longue[a-z-]{20,70}$/);
    await told(page).toContain('Raccourcissez-le');
    const other = await openEditor(cms, await browser.context(), NEW);
    await nameField(other).fill('../../../.git/config');
    await save(other);
    await other.waitForURL(/entries\/git-config$/);
    expect(await draftText(cms, 'git-config')).toContain('../../../.git/config');
  });

  it('of a name without a letter is asked for one', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('🌻🌻🌻');
    await save(page);
    await told(page).toContain('Il faut au moins une lettre ou un chiffre dans le titre');
    expect(await nameField(page).inputValue()).toBe('🌻🌻🌻');
    await nameField(page).fill('🌻 Tournesol');
    await save(page);
    await saved(page);
  });

  it('of no collection, or that is not there, is said', async () => {
    const page = await openEditor(cms, await browser.context(), '#/collections/zzz');
    await page.getByRole('heading', { name: 'Annuaire' }).waitFor();
    await told(page).toContain("Il n'y a pas de rubrique à cette adresse");
    await page.goto(`${cms.url}/admin/${entry('nulle-part')}`);
    await page.getByText('Cette page n’est plus là').first().waitFor();
  });
});

describe('a picture', () => {
  const head = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(3000, 1)]);
  const JPEG = '\u00ff\u00d8\u00ff\u00e0';
  it('that is none, or weighs 60 MB, is refused where it is chosen, one after the other', async () => {
    const { folder, remove } = temporary();
    try {
      const page = await openEditor(cms, await browser.context(), NEW);
      await nameField(page).fill('Sans photo');
      const take = page.getByRole('button', { name: 'Prendre celle-ci' });
      const close = page.getByRole('button', { name: 'Fermer', exact: true }).first();
      // Of a library that has a picture, which is nobody's choice.
      const buffer = Buffer.from(PIXEL, 'base64');
      await choosePicture(page, { name: 'point.png', mimeType: 'image/png', buffer });
      await expect.poll(() => take.isEnabled()).toBe(true);
      await close.click();
      for (const [name, bytes, sentence] of [
        ['dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'est un dessin SVG'],
        ['photo.jpg', head('%PDF-1.7\n'), 'est un document PDF'],
        ['photo.png', head('MZ\u0090\0'), "n'est pas une image lisible"],
        ['IMG_0001.HEIC', head('\0\0\0\u0018ftypheic\0\0\0\0mif1'), 'est au format HEIC des iPhone'],
        ['coupee.jpg', head(JPEG), 'est abîmée ou incomplète'],
        ['enorme.jpg', Buffer.concat([head(JPEG), Buffer.alloc(60 * 1024 * 1024)]), 'pèse 60 Mo'],
      ] as const) {
        const file = join(folder, name);
        writeFileSync(file, bytes);
        await choosePicture(page, file);
        await told(page).toContain(`L'image « ${name} » ${sentence}`);
        expect(await take.isEnabled()).toBe(false);
        await page.locator('.Toastify__toast').first().click({ trial: true });
        await close.click();
      }
      await save(page);
      await saved(page);
      expect(await nameField(page).inputValue()).toBe('Sans photo');
    } finally {
      remove();
    }
  });
});

describe('meanwhile', () => {
  it('the other tab saved another field: both are kept', async () => {
    const context = await browser.context();
    const first = await openEditor(cms, context, entry('la-grange'));
    await nameField(first).fill('La Grange d’en haut');
    const second = await context.newPage();
    await second.goto(`${cms.url}/admin/${entry('la-grange')}`);
    await summaryField(second).fill('On s’y retrouve le soir.');
    await save(first);
    await saved(first);
    await save(second);
    await told(second).toContain('vos deux textes sont réunis');
    const text = await draftText(cms, 'la-grange');
    expect(text).toContain('name: La Grange d’en haut');
    expect(text).toMatch(/summary: "?On s’y retrouve le soir/);
  });

  it('the session ended at the server: the name is asked, and the save goes on', async () => {
    const context = await browser.context();
    const page = await openEditor(cms, context, NEW);
    await nameField(page).fill('La Halte');
    const cookies = await context.cookies();
    await context.addCookies(cookies.map((one) => ({ ...one, value: `${one.value}x` })));
    await save(page);
    await page.getByRole('dialog').getByText('Votre session est terminée').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
    await saved(page);
    expect(await draftText(cms, 'la-halte')).toContain('La Halte');
  });

  it('the draft was taken away by a reviewer: what is written is a draft again', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('La Cabane');
    await save(page);
    await page.waitForURL(/entries\/la-cabane/);
    const reviewer = await enter(cms.url, 'Inès', cms.reviewerCode);
    await reviewer.act('deleteUnpublishedEntry', { collection: 'actors', slug: 'la-cabane' });
    await nameField(page).fill('La Cabane du haut');
    await save(page);
    await expect.poll(() => draftText(cms, 'la-cabane')).toContain('La Cabane du haut');
  });

  it('the entry was taken off the portal: it is said, and the text stays', async () => {
    const page = await openEditor(cms, await browser.context(), entry('le-four'));
    await nameField(page).waitFor();
    const reviewer = await enter(cms.url, 'Inès', cms.reviewerCode);
    await reviewer.act('deleteFiles', { paths: ['actors/le-four.md'] });
    await reviewer.act('publishUnpublishedEntry', { collection: 'actors', slug: 'le-four' });
    await nameField(page).fill('Le Four à pain');
    await save(page);
    await told(page).toContain('Cette fiche a été retirée du portail entre-temps');
    expect(await nameField(page).inputValue()).toBe('Le Four à pain');
  });

  it('the server was stopped, and started again: the save that waited is done', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('La Panne');
    // Any save waits while the server is away.
    const restarted = cms.restart();
    await summaryField(page).fill('Écrit pendant l’arrêt');
    await save(page);
    cms = await restarted;
    await page.getByText('Tout est enregistré').waitFor({ timeout: 30_000 });
    expect(plain((await draftText(cms, 'la-panne')) ?? '')).toContain("Écrit pendant l'arrêt");
  });
});
