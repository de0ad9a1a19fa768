/** A form of `/proposer/` on a phone: typed, kept, checked, sent as a mail and a file, and published from that file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runReceive } from '../../src/cli/receive/command.ts';
import { modelFor } from '../../src/domain/model-for.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import { PHONE, plain, useBrowser } from '../support/browser.ts';
import { readPdf } from '../support/pdf.ts';
import { contentOf, folderOf, md } from '../support/portal.ts';

const opened = useBrowser();
const EVENT = '/proposer/rendez-vous/';
const ACTOR = '/proposer/association/';
afterEach(() => void vi.unstubAllEnvs());

const phone = () => opened.page({ viewport: PHONE, hasTouch: true, locale: 'fr-FR' });
const label = (page: Page, text: string) => page.getByLabel(text).first();
const prepare = (page: Page) => page.getByRole('button', { name: 'Préparer l’envoi' }).click();
const ready = (page: Page) => page.locator('.sending').waitFor();

async function fillEvent(page: Page): Promise<void> {
  await label(page, 'Titre du rendez-vous').fill('Bal de l’œuvre d’été');
  await label(page, 'Que s’y passe-t-il').fill('On danse.\n\n# Et on chante : « là-haut ».');
  await label(page, 'Jour').fill('2027-01-05');
  await label(page, 'Heure de début').fill('18:00');
  await label(page, 'Heure de fin').fill('20:00');
  await label(page, 'Cela se répète').fill('chaque mardi jusqu’en juin');
  await page.locator('[name="price.kind"]').selectOption({ label: 'Prix libre' });
}

const href = async (page: Page) => (await page.locator('[data-form=mail]').getAttribute('href'))!;
const bodyOf = (mail: string) => decodeURIComponent(/body=(.*)$/.exec(mail)![1]!);

describe('a form on a phone', () => {
  it('is kept on the device, and erased where it is asked for', async () => {
    const page = await phone();
    await page.goto(EVENT);
    expect(plain(await page.locator('.form-keep').textContent())).toMatch(/^Ce que vous écrivez sera gardé/);
    await fillEvent(page);
    await page.locator('.form-more > summary').click();
    await page.getByLabel('Handicap moteur').check();
    await page.getByText('Brouillon gardé sur cet appareil').waitFor();
    await page.reload();
    expect(await label(page, 'Titre du rendez-vous').inputValue()).toBe('Bal de l’œuvre d’été');
    expect(await label(page, 'Jour').inputValue()).toBe('2027-01-05');
    expect(await page.getByLabel('Handicap moteur').isChecked()).toBe(true);
    expect(plain(await page.locator('.form-keep').textContent())).toMatch(/^Voici votre brouillon/);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Effacer le brouillon' }).click();
    await page.reload();
    expect(await label(page, 'Titre du rendez-vous').inputValue()).toBe('');
  });

  it('survives a page that is killed while one types', async () => {
    const context = await opened.context({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto(EVENT);
    await label(page, 'Titre du rendez-vous').fill('À moitié');
    await page.getByText('Brouillon gardé').waitFor();
    void page.goto('chrome://crash').catch(() => undefined);
    await wait(300);
    const again = await context.newPage();
    await again.goto(EVENT);
    expect(await label(again, 'Titre du rendez-vous').inputValue()).toBe('À moitié');
  });

  it('says what is missing, on top and beside, and leads there by the keyboard', async () => {
    const page = await phone();
    await page.goto(EVENT);
    await prepare(page);
    const faults = page.locator('.form-faults');
    await faults.waitFor();
    expect(await faults.getByRole('link').allTextContents()).toEqual([
      'Il manque\u00a0: Titre du rendez-vous.',
      'Il manque\u00a0: Jour.',
    ]);
    expect(await faults.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const title = label(page, 'Titre du rendez-vous');
    expect(await title.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await title.getAttribute('aria-invalid')).toBe('true');
    const described = (await title.getAttribute('aria-describedby'))!.split(' ');
    expect(await page.locator(`#${described.at(-1)}`).textContent()).toContain('Il manque');
    await title.fill('Bal');
    expect(await title.getAttribute('aria-invalid')).toBeNull();
    expect(await page.locator('.sending').isVisible()).toBe(false);
  });

  it('says back what it understood, as one leaves the field and when a draft comes back', async () => {
    const page = await phone();
    await page.goto(EVENT);
    await fillEvent(page);
    const said = async () => (await page.locator('.understood:visible').allTextContents()).map(plain);
    const understood = () => page.locator('.understood:visible').waitFor();
    await label(page, 'Titre du rendez-vous').focus();
    await understood();
    expect(await said()).toEqual(["Compris : chaque mardi de 18 h à 20 h, jusqu'au 30 juin 2027."]);
    await label(page, 'Heure de fin').fill('21:30');
    await label(page, 'Titre du rendez-vous').focus();
    expect(await said()).toEqual(["Compris : chaque mardi de 18 h à 21 h 30, jusqu'au 30 juin 2027."]);
    await page.getByText('Brouillon gardé sur cet appareil').waitFor();

    await page.goto(ACTOR);
    await page.locator('.form-more > summary').click();
    const hours = page.locator('[name=openingHours]');
    await hours.fill('lun-ven 9h-12h, fermé en août');
    await label(page, 'Nom de l’association').focus();
    await understood();
    expect((await said())[0]).toMatch(/^Compris : du lundi au vendredi : 9 h – 12 h\. Fermé en août\./);
    await hours.fill('quand le drapeau est hissé');
    await label(page, 'Nom de l’association').focus();
    await page.getByText('Nous n’avons pas compris ces horaires').waitFor();
    expect(await said()).toEqual([]);

    await page.goto(EVENT);
    await label(page, 'Titre du rendez-vous').focus();
    await understood();
    expect((await said())[0]).toContain('chaque mardi de 18 h à 21 h 30');
  });

  it('takes hours day by day, in a table that writes the line and loses nothing of it', async () => {
    const page = await phone();
    await page.goto(ACTOR);
    await page.locator('.form-more > summary').click();
    const hours = page.locator('[name=openingHours]');
    const day = (name: string) => page.getByLabel(name, { exact: true });
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.getByText('Remplir jour par jour').click();
    await day('lundi').fill('9h-12h et 14h-18h');
    await page.getByRole('button', { name: 'mardi : idem que lundi' }).click();
    expect(await hours.inputValue()).toBe('lundi et mardi 9h-12h et 14h-18h');
    await day('mercredi').fill('le matin');
    await day('jeudi').focus();
    expect(await hours.inputValue()).toContain('mercredi le matin');
    expect(await day('mercredi').getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Nous n’avons pas compris ces horaires').waitFor();

    await hours.fill('mardi 9h-12h, fermé en août');
    await day('lundi').focus();
    expect(await day('lundi').inputValue()).toBe('');
    expect(await day('mardi').inputValue()).toBe('9h-12h');
    expect(await day('mercredi').inputValue()).toBe('');
    await day('samedi').fill('14h-17h');
    expect(await hours.inputValue()).toBe('mardi 9h-12h\nsamedi 14h-17h\nfermé en août');

    await hours.fill('sur rendez-vous');
    await label(page, 'Nom de l’association').focus();
    await page.getByText('La ligne au-dessus n’est pas encore comprise').waitFor();
    expect(await day('lundi').isVisible()).toBe(false);
    expect(await hours.inputValue()).toBe('sur rendez-vous');
    // What was written by the table is kept on the device as what is typed is.
    await hours.fill('');
    await label(page, 'Nom de l’association').focus();
    await day('vendredi').fill('9h-12h');
    await page.getByText('Brouillon gardé sur cet appareil').waitFor();
    await page.reload();
    await label(page, 'Nom de l’association').focus();
    await expect.poll(() => hours.inputValue()).toBe('vendredi 9h-12h');
    expect(errors).toEqual([]);
  });

  it('says that there is no network, and goes on when it is back', async () => {
    const context = await opened.context({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto('/proposer/question/');
    await context.setOffline(true);
    await label(page, 'Votre question').fill('Où ?');
    await prepare(page);
    await page.getByText('Pas de réseau').waitFor();
    await context.setOffline(false);
    await ready(page);
  });

  it('advises on what it does not read, and lets it leave', async () => {
    const page = await phone();
    await page.goto(EVENT);
    await fillEvent(page);
    await label(page, 'Cela se répète').fill('quand il fait beau');
    await label(page, 'Téléphone à publier').fill('06 12');
    await label(page, 'Titre du rendez-vous').focus();
    await page.getByText('Nous n’avons pas compris ce rythme').waitFor();
    await page.getByText('Un numéro à dix chiffres').waitFor();
    await prepare(page);
    await ready(page);
  });

  it('asks « est-ce celle-ci ? » before the work', async () => {
    const page = await phone();
    await page.goto(ACTOR);
    await label(page, 'Nom de l’association').fill('remise a neuf');
    const same = page.locator('.same');
    await same.waitFor();
    expect(plain(await same.textContent())).toContain('La Remise à neuf, Sarvenne');
    await same.getByRole('link', { name: 'Corriger cette page' }).click();
    await page.waitForURL(/correction/);
    expect(await label(page, 'Adresse de la page').inputValue()).toBe('/annuaire/la-remise-a-neuf/');
  });

  it('makes a mail that holds all, and asks nothing of anybody', async () => {
    const page = await phone();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(EVENT);
    await fillEvent(page);
    await prepare(page);
    await ready(page);
    const mail = await href(page);
    expect(mail).toMatch(/^mailto:equipe@ambrune\.example\?subject=/);
    const body = bodyOf(mail).replaceAll('\r\n', '\n');
    expect(body).toBe(await page.locator('#envoi-texte').inputValue());
    expect(body).toContain('\\# Et on chante : « là-haut ».');
    expect(body).toMatch(/^Proposition : un rendez-vous\n\n# Titre du rendez-vous\nBal de l’œuvre d’été\n/);
    expect(asked.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('makes a file of what is long, from which the page comes', async () => {
    const page = await phone();
    await page.goto(EVENT);
    await fillEvent(page);
    await label(page, 'Que s’y passe-t-il').fill('Une longue histoire, à l’été. '.repeat(120));
    await prepare(page);
    await ready(page);
    expect(await page.locator('.sending-long').isVisible()).toBe(true);
    const mail = await href(page);
    expect(encodeURI(mail).length).toBeLessThan(600);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger le fichier' }).click(),
    ]);
    const name = download.suggestedFilename();
    expect(name).toBe('proposition-bal-de-l-oeuvre-d-ete.txt');
    expect(bodyOf(mail)).toContain(name);
    const inbox = folderOf({});
    const file = join(inbox, name);
    await download.saveAs(file);

    vi.stubEnv('PORTAL_NOW', '2026-12-01T09:00');
    const content = contentOf({ 'actors/le-plot.md': md('name: Le Plot') });
    const quiet = { out: () => undefined, err: () => undefined };
    const options = { to: content, contacts: join(inbox, 'contacts.csv') };
    expect(await runReceive([file], options, quiet)).toBe(0);
    const draft = join(content, 'events/bal-de-l-oeuvre-d-ete.md');
    const address = '/agenda/bal-de-l-oeuvre-d-ete/';
    const environment = { content, out: join(inbox, 'out'), now: '2026-12-01T09:00' };
    expect(modelFor(await loadPortal(environment, null), address)).toBeUndefined();
    writeFileSync(draft, readFileSync(draft, 'utf8').replace('draft: oui\n', ''));
    const model = modelFor(await loadPortal(environment, null), address);
    if (model?.kind !== 'entry') throw new Error(`no page at ${address}`);
    expect(plain(model.title)).toBe("Bal de l'œuvre d'été");
    expect(model.event?.next.map(({ start }) => start).slice(0, 2)).toEqual([
      '2027-01-05T18:00',
      '2027-01-12T18:00',
    ]);
    expect(model.bodyHtml).toContain('Une longue histoire');
  });
});

describe('on paper', () => {
  it.each(['association', 'rendez-vous', 'annonce', 'question', 'article', 'correction'])(
    'the form of %s is one sheet',
    async (kind) => {
      const page = await opened.page({ javaScriptEnabled: false });
      await page.goto(`/proposer/${kind}/`);
      expect(readPdf(await page.pdf({ preferCSSPageSize: true })).sheets).toHaveLength(1);
    },
  );
});

describe('without JavaScript', () => {
  it('the questions wait in a mail, and the form on paper', async () => {
    const page = await opened.page({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto(EVENT);
    const mail = (await page.getByRole('link', { name: 'Écrire avec les questions' }).getAttribute('href'))!;
    expect(bodyOf(mail)).toContain('# Titre du rendez-vous');
    expect(bodyOf(mail)).toContain('# Fin');
    // Nothing to fill in that could not be sent.
    expect(await page.locator('main :is(input, select, textarea, button):visible').count()).toBe(0);
    expect(await page.getByText('Que s’y passe-t-il').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[name=title]').isVisible()).toBe(true);
    expect(await page.locator('.form-static').isVisible()).toBe(false);
  });
});
