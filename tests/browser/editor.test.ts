/** The editor of /admin/ over its real server, as the people who write see it. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sending } from '../../cms/server/sending.ts';
import { violations } from '../support/axe.ts';
import { DESKTOP, PHONE, plain, useBrowser } from '../support/browser.ts';
import type { CmsForTest } from '../support/cms.ts';
import {
  draftText,
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
const sending = new Sending();
let cms: CmsForTest;
beforeAll(async () => {
  cms = await startEditor(undefined, { sending });
});
afterAll(() => cms?.close());

const AUTHOR = ['-c', 'user.name=Autre', '-c', 'user.email=autre@essai.example'];
const NEW = '#/collections/actors/new';
const entry = (slug: string) => `#/collections/actors/entries/${slug}`;

describe('an entry', () => {
  it('is written, saved under the portal’s own name for it, and read again', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('L’Œuvre d’été : Ça & Là');
    await save(page);
    await saved(page);
    expect(await draftText(cms, 'l-oeuvre-d-ete-ca-la')).toContain('L’Œuvre d’été : Ça & Là');
    await page.waitForURL(/entries\/l-oeuvre-d-ete-ca-la$/);
    await page.reload();
    await expect
      .poll(() => nameField(page).inputValue(), { timeout: 30_000 })
      .toBe('L’Œuvre d’été : Ça & Là');
    expect(await notices(page)).toBe('');
    // Of the states, those of a contributor.
    await page.getByText('État : Brouillon').click();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Brouillon', 'À relire']);
  });

  it('whose name is taken is offered, and never written twice', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('Le four');
    await save(page);
    await page.getByRole('dialog').getByText('Cette fiche existe déjà').waitFor();
    await page.getByRole('button', { name: 'Changer le titre' }).click();
    await expect.poll(() => nameField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await draftText(cms, 'le-four-1')).toBeUndefined();
    expect(await nameField(page).inputValue()).toBe('Le four');
  });

  it('that is refused keeps its text, with a list of what to mend that leads to the fields', async () => {
    const page = await openEditor(cms, await browser.context(), NEW);
    await nameField(page).fill('Chez Nous');
    await nameField(page).fill('');
    await summaryField(page).fill('Gardé');
    await save(page);
    // By the form itself.
    await page.getByRole('button', { name: 'Nom', exact: true }).click();
    await nameField(page).fill('Chez Nous');
    const problems = [
      { severity: 'error', code: 'x', path: ['summary'], label: 'Résumé', message: 'une phrase ?' },
    ];
    const refuse = (url: URL) => url.pathname === '/api/v1';
    await page.route(refuse, (route) =>
      route.request().postDataJSON().action === 'persistEntry'
        ? route.fulfill({ status: 422, json: { error: 'x', code: 'invalid', problems } })
        : route.continue(),
    );
    await save(page);
    // By the store.
    await page.getByRole('button', { name: 'Résumé', exact: true }).click();
    await expect.poll(() => summaryField(page).evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await notices(page)).toContain('une phrase ?');
    expect(await summaryField(page).inputValue()).toBe('Gardé');
    await page.unroute(refuse);
    await save(page);
    await saved(page);
    expect(await draftText(cms, 'chez-nous')).toContain('Gardé');
  });

  it('that somebody else changed meanwhile is settled by its author', async () => {
    const raw = (summary: string) => `---\nname: La Cour\nsummary: ${summary}\n---\n`;
    const seen = await writeAs(cms, 'Bob', { slug: 'la-cour', raw: raw('Avant') });
    const page = await openEditor(cms, await browser.context(), entry('la-cour'));
    await summaryField(page).fill('Le mien');
    await writeAs(cms, 'Bob', { slug: 'la-cour', raw: raw('Le sien'), seen });
    await save(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Bob a changé la même chose que vous').waitFor();
    expect(plain(await dialog.innerText())).toMatch(/Résumé.*Le mien.*La version de Bob.*Le sien/i);
    expect(await draftText(cms, 'la-cour')).toContain('Le sien');
    await dialog.getByRole('button', { name: 'Enregistrer ce choix' }).click();
    await saved(page);
    expect(await draftText(cms, 'la-cour')).toContain('Le mien');
  });

  it('that was published otherwise since its draft began is settled by who publishes it', async () => {
    const raw = (summary: string, telephone: string) =>
      `---\nname: La Barge\nsummary: ${summary}\ntelephone: "${telephone}"\n---\n`;
    const key = { collection: 'actors', slug: 'la-barge' };
    const { origin } = cms;
    const elsewhere = (text: string) => {
      writeFileSync(join(origin, 'actors/la-barge.md'), text);
      execFileSync('git', ['-C', origin, 'add', '--all']);
      execFileSync('git', ['-C', origin, ...AUTHOR, 'commit', '--quiet', '--message=Ailleurs']);
      return cms.store.sync(origin, { push: false });
    };
    await elsewhere(raw('Avant', '04 65 71 20 20'));
    const seen = (await cms.store.publishedEntry(key))!.token;
    await writeAs(cms, 'Maëlle', { slug: 'la-barge', raw: raw('Le brouillon', '04 65 71 20 20'), seen });
    await elsewhere(raw('La forge', '04 65 71 20 21'));
    await cms.store.setStatus(key, 'pending_publish', { name: 'Rémi', role: 'reviewer' });

    const page = await openEditor(cms, await browser.context(), entry('la-barge'), cms.reviewerCode);
    page.on('dialog', (dialog) => void dialog.accept());
    const publishNow = async () => {
      await page.getByRole('button', { name: 'Publier', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Publier', exact: true }).click();
    };
    await publishNow();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('que ce brouillon, et c’est publié').waitFor();
    await dialog.getByRole('button', { name: 'Plus tard' }).click();
    await page.getByText('Rien n’est publié pour l’instant').waitFor();
    expect(await draftText(cms, 'la-barge')).toContain('Le brouillon');

    await publishNow();
    expect(plain(await dialog.innerText())).toMatch(
      /Résumé.*La version du brouillon.*Le brouillon.*La forge/i,
    );
    await dialog.getByRole('button', { name: 'Publier ce choix' }).click();
    await expect.poll(async () => (await cms.store.publishedEntry(key))?.text).toContain('Le brouillon');
    expect((await cms.store.publishedEntry(key))?.text).toContain('04 65 71 20 21');
    expect(await draftText(cms, 'la-barge')).toBeUndefined();
    await expect.poll(() => summaryField(page).inputValue()).toBe('Le brouillon');
  });

  it('is made ready by a reviewer, whose words its author sees', async () => {
    await writeAs(cms, 'Maëlle', { slug: 'le-quai', raw: '---\nname: Le Quai\n---\n' });
    const review = await openEditor(cms, await browser.context(), entry('le-quai'), cms.reviewerCode);
    await review.getByRole('button', { name: 'Écrire un mot' }).click();
    await review.getByLabel('Votre mot').fill('À quelle heure ?');
    await review.getByRole('button', { name: 'Envoyer' }).click();
    await review.getByRole('button', { name: 'Échanges (1)' }).waitFor();
    await review.getByText('État : Brouillon').click();
    expect(await review.getByRole('menuitem').allInnerTexts()).toEqual(['Brouillon', 'À relire', 'Prête']);
    const page = await openEditor(cms, await browser.context(), entry('le-quai'));
    await page.getByText('À quelle heure ?').waitFor();
  });
});

describe('a session', () => {
  it('is closed by « Se déconnecter », or it is said that it was not', async () => {
    const context = await browser.context();
    const page = await openEditor(cms, context, '', cms.reviewerCode);
    const leave = async () => {
      await page.getByRole('button', { name: 'Votre session' }).click();
      await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
    };
    const whoIs = async () => (await context.request.get(`${cms.url}/api/session`)).status();
    await page.getByRole('link', { name: 'La Grange' }).waitFor();
    // Whoever publishes is told what has not gone to the forge, until it has.
    sending.set({ kind: 'waiting', why: 'Pas de réseau.' });
    await expect.poll(() => notices(page)).toContain('pas encore envoyé à la forge : Pas de réseau.');
    sending.set({ kind: 'sent' });
    await expect.poll(() => notices(page)).toBe('');
    const fail = (url: URL) => url.pathname === '/api/session';
    await page.route(fail, (route) =>
      route.request().method() === 'DELETE' ? route.fulfill({ status: 500, json: {} }) : route.continue(),
    );
    await leave();
    await expect.poll(() => notices(page)).toContain("La déconnexion n'a pas eu lieu");
    expect(await whoIs()).toBe(200);
    await page.unroute(fail);
    await leave();
    await page.getByRole('button', { name: 'Entrer' }).waitFor();
    expect(await whoIs()).toBe(401);
  });
});

describe('the page', () => {
  it('asks nothing of anybody else', async () => {
    const context = await browser.context();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    const page = await openEditor(cms, context, NEW);
    await nameField(page).fill('Rien');
    await page
      .frameLocator('iframe[title="Aperçu de la page"]')
      .getByRole('heading', { name: 'Rien' })
      .waitFor();
    expect(asked.filter((url) => !url.startsWith(cms.url) && !/^(blob|data):/.test(url))).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
  });

  it('holds in a phone, with the page to come over the form', async () => {
    const page = await openEditor(cms, await browser.context({ viewport: PHONE }), NEW);
    await nameField(page).fill('Petit écran');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    const box = await page.getByRole('button', { name: 'Enregistrer', exact: true }).boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(PHONE.width);
    expect((await nameField(page).boundingBox())!.width).toBeGreaterThan(300);
    await page.getByRole('button', { name: 'Aperçu' }).click();
    await page
      .frameLocator('iframe[title="Aperçu de la page"]')
      .getByRole('heading', { name: 'Petit écran' })
      .waitFor();
    await page.getByRole('button', { name: 'Revenir au formulaire' }).click();
    expect(await nameField(page).inputValue()).toBe('Petit écran');
  });

  it.each([
    ['a phone', PHONE],
    ['a desktop', DESKTOP],
  ])('leaves axe nothing to say on %s: the way in, the lists, a form, the board', async (_what, viewport) => {
    const context = await browser.context({ viewport });
    const door = await context.newPage();
    await door.goto(`${cms.url}/admin/`);
    await door.getByRole('button', { name: 'Entrer' }).waitFor();
    const found = { door: await violations(door, { iframes: false }) } as Record<string, string[]>;
    const page = await openEditor(cms, context, '');
    await page.getByRole('link', { name: 'La Grange' }).waitFor();
    found.list = await violations(page, { iframes: false });
    await page.goto(`${cms.url}/admin/${entry('la-grange')}`);
    await nameField(page).waitFor();
    const changed = `La Grange sur ${viewport.width}`;
    await nameField(page).fill(changed);
    // Messages and fields are mended in the frame that follows.
    await page.waitForTimeout(700);
    found.form = await violations(page, { iframes: false });
    await save(page);
    await saved(page);
    await page.goto(`${cms.url}/admin/#/workflow`);
    await page.getByRole('heading', { name: changed }).waitFor();
    await page.waitForTimeout(300);
    found.board = await violations(page, { iframes: false });
    expect(found).toEqual({ door: [], list: [], form: [], board: [] });
  });
});
