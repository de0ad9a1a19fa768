/** The participant's pages of a workshop on a phone: kept as one types, one question at a time, photos, no script. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { WORKSHOP_PAGES } from '../../src/components/atelier/examples/workshop.ts';
import { COLOURS, violations } from '../support/axe.ts';
import { DESKTOP, PHONE, focused, plain, useBrowser } from '../support/browser.ts';
import { serveWorkshop } from '../support/workshop-pages.ts';
import type { Server } from '../support/workshop-pages.ts';

const opened = useBrowser();
const FORM = '/atelier/c/exemple/modifier';
let server: Server;
beforeAll(async () => void (server = await serveWorkshop(inject('sample'))));
beforeEach(() => server.reset());
afterAll(() => server.close());

const phone = (more: object = {}) =>
  opened.context({ baseURL: server.url, viewport: PHONE, hasTouch: true, locale: 'fr-FR', ...more });
const form = async (context: BrowserContext, path = FORM): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(path);
  return page;
};
const desk = () => opened.context({ baseURL: server.url, viewport: DESKTOP, locale: 'fr-FR' });
const title = (page: Page) => page.getByLabel('Titre du rendez-vous');
const where = (page: Page, text: string | RegExp) => page.locator('.work-where', { hasText: text }).waitFor();
const step = async (page: Page) => plain(await page.locator('#etape').textContent());
const received = () => expect.poll(() => server.laptop.values['title']?.[0], { timeout: 30_000 });
const next = (page: Page) => page.getByRole('button', { name: 'Suivant' }).click();

describe('a text', () => {
  it('is kept on the phone at once, received by the laptop, and comes back', async () => {
    const context = await phone();
    const page = await form(context);
    await title(page).fill('Bal de l’œuvre d’été');
    const stored = await page.evaluate(() => localStorage.getItem('cordee:workshop:exemple'));
    expect(stored).toContain('Bal de l’œuvre d’été');
    await where(page, 'Gardé sur ce téléphone. En route');
    await where(page, 'reçu par l’ordinateur de l’atelier');
    await received().toBe('Bal de l’œuvre d’été');
    await page.reload();
    expect(await title(page).inputValue()).toBe('Bal de l’œuvre d’été');
    const elsewhere = await form(await phone());
    expect(await title(elsewhere).inputValue()).toBe('Bal de l’œuvre d’été');
    await where(elsewhere, /^Reçu par l’ordinateur/);
  });

  it('survives a lost Wi-Fi and a dead battery, and leaves when both are back', async () => {
    const context = await phone();
    const page = await form(context);
    server.laptop.mood = 'gone';
    await title(page).fill('À moitié');
    await where(page, 'Pas de réseau');
    void page.goto('chrome://crash').catch(() => undefined);
    await wait(300);
    const again = await form(context);
    expect(await title(again).inputValue()).toBe('À moitié');
    await where(again, /retrouvé sur ce téléphone|Pas de réseau/);
    server.laptop.mood = 'well';
    await again.evaluate(() => dispatchEvent(new Event('online')));
    await received().toBe('À moitié');
    await where(again, 'reçu par l’ordinateur de l’atelier');
  });

  it('that is erased is erased everywhere', async () => {
    server.laptop.values = { title: ['Bal'], body: ['On danse.'] };
    server.laptop.revision = 3;
    const context = await phone();
    const page = await form(context);
    server.laptop.mood = 'gone';
    await title(page).fill('');
    await where(page, 'Pas de réseau');
    await page.reload();
    expect(await title(page).inputValue()).toBe('');
    server.laptop.mood = 'well';
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await received().toBe(undefined);
    expect(server.laptop.values['body']).toEqual(['On danse.']);
  });

  it('leaves with the page that is closed', async () => {
    const page = await form(await phone());
    await title(page).fill('Vite fait');
    await page.close({ runBeforeUnload: true });
    await received().toBe('Vite fait');
  });

  it('is received on its own where another tab closed it: from the home page', async () => {
    const context = await phone();
    const page = await form(context);
    server.laptop.mood = 'broken';
    await title(page).fill('Oublié');
    await where(page, 'Pas de réseau');
    await page.close();
    const home = await form(context, '/atelier/');
    await home.getByText('Un texte gardé sur ce téléphone n’est pas encore reçu').waitFor();
    expect(await home.getByRole('link', { name: 'Reprendre : Oublié' }).getAttribute('href')).toContain(FORM);
    server.laptop.mood = 'well';
    await home.evaluate(() => dispatchEvent(new Event('online')));
    await home.getByText('Tout ce qui était gardé').waitFor();
    expect(server.laptop.values['title']).toEqual(['Oublié']);
  });

  it('of two devices: both are kept, and one chooses', async () => {
    const context = await phone();
    const page = await form(context);
    server.laptop.mood = 'gone';
    await title(page).fill('Du téléphone');
    await where(page, 'Pas de réseau');
    Object.assign(server.laptop, { mood: 'well', values: { title: ['D’ailleurs'] }, revision: 40 });
    await page.reload();
    await where(page, 'Ce texte a changé ailleurs');
    expect(await title(page).inputValue()).toBe('D’ailleurs');
    await page.getByRole('button', { name: 'Reprendre ma version' }).click();
    expect(await title(page).inputValue()).toBe('Du téléphone');
    await received().toBe('Du téléphone');
    expect(server.laptop.revision).toBeGreaterThan(40);
  });

  it('of two pages at once is written over by neither: each chooses, however long they type', async () => {
    const [one, two] = [await form(await phone()), await form(await phone())];
    await title(one).fill('Du premier');
    await received().toBe('Du premier');
    await title(two).fill('Du second');
    await where(two, 'Ce texte a changé ailleurs');
    for (const more of ['Du second, encore', 'Du second, toujours']) {
      await title(two).fill(more);
      await wait(2500);
      expect(server.laptop.values['title']).toEqual(['Du premier']);
    }
    expect(await two.getByRole('button', { name: 'Reprendre ma version' }).count()).toBe(1);
    // Meanwhile the first goes on; what was typed and not chosen stays on its own device.
    await title(one).fill('Du premier, repris');
    await received().toBe('Du premier, repris');
    await two.reload();
    await where(two, 'Ce texte a changé ailleurs');
    expect(await title(two).inputValue()).toBe('Du premier, repris');
    await two.getByRole('button', { name: 'Reprendre ma version' }).click();
    await received().toBe('Du second, toujours');
    await title(one).fill('Du premier, trop tard');
    await where(one, 'Ce texte a changé ailleurs');
    await one.getByRole('button', { name: 'Prendre l’autre version' }).click();
    await expect.poll(() => title(one).inputValue()).toBe('Du second, toujours');
  });

  it('typed without a network, and closed, is not sent by the home page over another’s', async () => {
    const context = await phone();
    const page = await form(context);
    server.laptop.mood = 'gone';
    await title(page).fill('Hors ligne');
    await where(page, 'Pas de réseau');
    // Each try grows its number.
    await wait(5000);
    await page.close();
    Object.assign(server.laptop, { mood: 'well', values: { title: ['D’ailleurs'] }, revision: 2 });
    const home = await form(context, '/atelier/');
    await home.getByText('Un texte gardé sur ce téléphone n’est pas encore reçu').waitFor();
    await wait(4000);
    expect(server.laptop.values['title']).toEqual(['D’ailleurs']);
    await home.getByRole('link', { name: 'Reprendre : Hors ligne' }).click();
    await where(home, 'Ce texte a changé ailleurs');
    await home.getByRole('button', { name: 'Reprendre ma version' }).click();
    await received().toBe('Hors ligne');
  });

  it('stays when the session ends, and says so', async () => {
    const page = await form(await phone());
    server.laptop.mood = 'ended';
    await title(page).fill('Toujours là');
    await where(page, 'entrez de nouveau le code. Votre texte reste gardé');
    server.laptop.mood = 'well';
    await page.getByRole('button', { name: 'Entrer le code' }).click();
    await received().toBe('Toujours là');
  });

  it('is told not to be kept where the browser keeps nothing', async () => {
    const context = await phone();
    await context.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new Error('full');
      };
    });
    const page = await form(context);
    server.laptop.mood = 'gone';
    await title(page).fill('Rien');
    await where(page, 'Ce navigateur ne garde rien');
    server.laptop.mood = 'well';
    await where(page, /^Reçu par l’ordinateur/);
  });
});

describe('sending', () => {
  const end = async (page: Page) => {
    await page.getByRole('button', { name: 'Tout voir' }).click();
    await page.getByLabel('Jour').fill('2027-01-05');
  };
  const send = (page: Page) => page.getByRole('button', { name: 'Envoyer à la relecture' }).click();

  it('without a network waits, and goes by itself', async () => {
    const context = await phone();
    const page = await form(context);
    await title(page).fill('Bal');
    await end(page);
    await where(page, 'reçu par');
    await context.setOffline(true);
    await send(page);
    await where(page, 'l’envoi à la relecture partira tout seul');
    expect(server.laptop.posted).toEqual([]);
    await context.setOffline(false);
    await page.waitForURL('**/c/exemple/');
    expect(server.laptop.posted).toEqual(['send']);
    expect(await page.evaluate(() => localStorage.getItem('cordee:workshop:exemple'))).toBeNull();
  });

  it('goes once, with all that was typed, and what the server refuses does not go again by itself', async () => {
    const page = await form(await phone());
    await title(page).fill('Bal');
    await end(page);
    await send(page);
    await page.waitForURL('**/c/exemple/');
    expect(server.laptop.posted).toEqual(['send']);
    expect(server.laptop.values).toMatchObject({ title: ['Bal'], 'start.date': ['2027-01-05'] });
    server.laptop.more = { problems: { title: 'Trop court.' } };
    await page.goto(FORM);
    await wait(2500);
    expect(server.laptop.posted).toEqual(['send']);
  });

  it('says what is missing, and leads there', async () => {
    const page = await form(await phone());
    for (let i = 0; i < 10; i++) await next(page);
    await send(page);
    const faults = page.locator('.form-faults');
    await faults.getByRole('link', { name: /Il manque.*Jour/ }).click();
    expect(await step(page)).toBe('Question 4 sur 10');
    expect(await page.getByLabel('Jour').evaluate((one) => one === document.activeElement)).toBe(true);
    expect(server.laptop.posted).toEqual([]);
  });

  it('shows what the server found, where it is', async () => {
    server.laptop.more = WORKSHOP_PAGES['atelier, formulaire, à reprendre'] as object;
    const page = await form(await phone());
    expect(await step(page)).toBe('Question 4 sur 10');
    await page.getByText('Il manque le jour. Exemple').last().waitFor();
    await page.getByRole('button', { name: 'Non, c’est une autre' }).waitFor();
  });
});

describe('one question at a time', () => {
  it('goes on with Suivant, Enter and the Back button of the phone', async () => {
    const page = await form(await phone());
    expect(await step(page)).toBe('Question 1 sur 10');
    expect(await page.locator('.question:visible').count()).toBe(1);
    await title(page).fill('Bal');
    await page.keyboard.press('Enter');
    expect(await step(page)).toBe('Question 2 sur 10');
    expect(await focused(page)).toContain('Que s’y passe-t-il');
    await next(page);
    expect(await focused(page)).toContain('Thèmes');
    await page.goBack();
    expect(await step(page)).toBe('Question 2 sur 10');
    await page.getByRole('button', { name: 'Précédent' }).click();
    expect(await step(page)).toBe('Question 1 sur 10');
    await page.goForward();
    await next(page);
    await page.reload();
    expect(await step(page)).toBe('Question 3 sur 10');
    expect(server.laptop.posted).toEqual([]);
    expect(await title(page).inputValue()).toBe('Bal');
  });

  it('asks hours together, and a yes with what it is about', async () => {
    const page = await form(await phone());
    const seen: string[][] = [];
    for (let i = 0; i < 10; i++) {
      seen.push(
        await page
          .locator('.question:visible')
          .evaluateAll((all) =>
            all.map((one) => one.querySelector('label, legend')!.firstChild!.textContent!.trim()),
          ),
      );
      await next(page);
    }
    expect(seen).toContainEqual(['Heure de début', 'Heure de fin']);
    expect(seen).toContainEqual(['Téléphone à publier', expect.any(String)]);
    expect(await step(page)).toBe('Pour finir');
    await page.locator('.form-more > summary').click();
    await page.getByRole('textbox', { name: 'Horaires' }).fill('lun-ven 9h-12h');
    await page.getByRole('textbox', { name: 'Horaires' }).blur();
    await page.getByText(/Compris.*du lundi au vendredi/).waitFor();
    // Day by day: the table writes the line, and the line is what is kept.
    await page.getByText('Remplir jour par jour').click();
    await page.getByLabel('samedi', { exact: true }).fill('14h-17h');
    const line = 'du lundi au vendredi 9h-12h\nsamedi 14h-17h';
    expect(await page.getByRole('textbox', { name: 'Horaires' }).inputValue()).toBe(line);
    await where(page, 'reçu par l’ordinateur de l’atelier');
    await expect.poll(() => server.laptop.values['openingHours']?.[0]).toBe(line);
  });

  it('can all be seen at once, and stays so', async () => {
    const page = await form(await phone());
    await page.getByRole('button', { name: 'Tout voir' }).click();
    expect(await page.locator('.question:visible').count()).toBeGreaterThan(9);
    await page.reload();
    expect(await page.locator('.question:visible').count()).toBeGreaterThan(9);
    await page.getByRole('button', { name: 'Une question à la fois' }).click();
    expect(await page.locator('.question:visible').count()).toBe(1);
  });

  it('of a reviewer who edits in place is saved at once, under the number that it was given', async () => {
    server.laptop.more = {
      keep: '',
      revision: 4242,
      values: { title: ['Bal'], 'start.date': ['2027-01-05'] },
    };
    const page = await form(await desk());
    await title(page).fill('Bal d’hiver');
    expect(await page.getByRole('button', { name: 'Voir la page à venir' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect.poll(() => server.laptop.posted).toEqual(['send']);
    expect(server.laptop).toMatchObject({ saves: 0, revision: 4242, values: { title: ['Bal d’hiver'] } });
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('is for small screens', async () => {
    const page = await form(await desk());
    expect(await page.locator('.question:visible').count()).toBeGreaterThan(9);
    expect(await page.locator('.work-moves:visible').count()).toBe(0);
    await title(page).fill('Bal');
    await page.keyboard.press('Enter');
    await received().toBe('Bal');
    expect(server.laptop.posted).toEqual([]);
  });
});

describe('while one types', () => {
  it('asks « est-ce celle-ci ? » and offers names', async () => {
    const page = await form(await desk());
    await title(page).fill('La remise');
    await page.getByText('Est-ce celle-ci').waitFor();
    expect(await page.getByRole('link', { name: 'La Remise à neuf, Sarvenne' }).getAttribute('href')).toBe(
      '/annuaire/la-remise-a-neuf/',
    );
    await title(page).fill('Bal');
    await expect.poll(() => page.locator('.same').count()).toBe(0);
    await page.getByLabel('Commune').fill('sarv');
    await expect.poll(() => page.locator('#liste-communes option').count()).toBe(1);
  });
});

/** A road sign: red on its left as the camera held it, so on top once it is turned. */
const photo = async (orientation = 6, width = 3000, height = 2000) => {
  const half = await sharp({ create: { width: width / 2, height, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#00f' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .jpeg()
    .withExif({ IFD0: { Make: 'Essai' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '44/1 5/1 0/1' } })
    .withMetadata({ orientation })
    .toBuffer();
};

describe('a photo', () => {
  const give = (page: Page, buffer: Buffer, name = 'IMG_0001.JPG', mimeType = 'image/jpeg') =>
    page.locator('#photo').setInputFiles({ name, mimeType, buffer });
  const sent = () => expect.poll(() => server.laptop.photos.length, { timeout: 15_000 });

  const check = async () => {
    const { bytes, name } = server.laptop.photos[0]!;
    expect(name).toBe('IMG_0001.jpg');
    const { width, height, orientation, exif, format } = await sharp(bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 1707, height: 2560, format: 'jpeg' });
    expect(orientation ?? 1).toBe(1);
    expect(exif).toBeUndefined();
    const at = async (top: number) => [
      ...(await sharp(bytes).extract({ left: 800, top, width: 1, height: 1 }).raw().toBuffer()),
    ];
    const [top, bottom] = [await at(200), await at(2300)];
    expect(top[0]).toBeGreaterThan(200);
    expect(bottom[2]).toBeGreaterThan(200);
  };

  it('is turned, shrunk, without its place, sent apart, shown and described', async () => {
    const page = await form(await desk());
    await give(page, await photo());
    await sent().toBe(1);
    await check();
    await page.getByText('Photo reçue par l’ordinateur').waitFor();
    const alt = page.getByLabel('Que voit-on sur cette photo');
    expect(await alt.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('.work-shot img').evaluate((one: HTMLImageElement) => one.naturalHeight)).toBe(
      2560,
    );
    await alt.fill('IMG_0001');
    await alt.blur();
    await page.getByText('plutôt que le nom du fichier').waitFor();
    await alt.fill('Un panneau');
    await expect
      .poll(() => server.laptop.values['alt:media/0.jpg'], { timeout: 30_000 })
      .toEqual(['Un panneau']);
  });

  it('is turned by hand where the browser does not', async () => {
    const context = await desk();
    await context.addInitScript(() => {
      // Safari 13.0 has none, and turns nothing: the picture of two pixels stays as it lies.
      Object.assign(window, { createImageBitmap: undefined });
      const size = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'naturalWidth')!;
      Object.defineProperty(HTMLImageElement.prototype, 'naturalWidth', {
        get(this: HTMLImageElement) {
          return this.style.imageOrientation === 'none' || size.get!.call(this) !== 1
            ? size.get!.call(this)
            : 2;
        },
      });
      const make = window.Image;
      Object.assign(window, {
        Image: function () {
          const image = new make();
          image.style.imageOrientation = 'none';
          document.documentElement.append(image);
          return image;
        },
      });
    });
    const page = await form(context);
    await give(page, await photo());
    await sent().toBe(1);
    await check();
  });

  it('waits for the network, and the text with it', async () => {
    const page = await form(await desk());
    await title(page).fill('Bal');
    await page.getByLabel('Jour').fill('2027-01-05');
    server.laptop.mood = 'gone';
    await give(page, await photo(1, 400, 300));
    await page.getByText('La photo attend le réseau').waitFor();
    await page.getByRole('button', { name: 'Envoyer à la relecture' }).click();
    server.laptop.mood = 'well';
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForURL('**/c/exemple/', { timeout: 20_000 });
    expect(server.laptop.photos).toHaveLength(1);
    expect(server.laptop.posted).toEqual(['send']);
  });

  it('survives the page that is closed while it waits', async () => {
    const context = await desk();
    const page = await form(context);
    server.laptop.mood = 'gone';
    await give(page, await photo(1, 400, 300));
    await page.getByText('La photo attend le réseau').waitFor();
    void page.goto('chrome://crash').catch(() => undefined);
    await wait(300);
    server.laptop.mood = 'well';
    const again = await form(context);
    await again.getByLabel('Que voit-on sur cette photo').waitFor();
    expect(server.laptop.photos.map(({ name }) => name)).toEqual(['IMG_0001.jpg']);
    await again.reload();
    await again.locator('.work-shot').waitFor();
    await wait(500);
    expect(server.laptop.photos).toHaveLength(1);
  });

  it.each([
    ['HEIC', 'IMG_1.HEIC', 'image/heic', 'Le plus compatible'],
    ['a text', 'notes.txt', 'text/plain', 'Ce fichier n’est pas une photo'],
    ['a broken JPEG', 'a.jpg', 'image/jpeg', 'Cette photo ne s’ouvre pas'],
  ])('that cannot be read is refused in a sentence: %s', async (_, name, type, text) => {
    const page = await form(await desk());
    await give(page, Buffer.from('ftypheic, or not'), name, type);
    await page.getByText(text).waitFor();
    expect(server.laptop.photos).toEqual([]);
    expect(await page.locator('#photo').isEnabled()).toBe(true);
  });

  it('that the laptop refuses says why', async () => {
    const page = await form(await desk());
    server.laptop.mood = 'refusing';
    await give(page, await photo(1, 400, 300));
    await page.getByText('Cette photo est refusée.').waitFor();
  });
});

describe('without scripts', () => {
  it('is an ordinary form, all of it', async () => {
    const page = await form(await phone({ javaScriptEnabled: false }));
    expect(await page.locator('.question:visible').count()).toBeGreaterThan(9);
    await page.getByText('Sans JavaScript, touchez').waitFor();
    await title(page).fill('Sans script');
    await page.keyboard.press('Enter');
    await expect.poll(() => server.laptop.posted).toEqual(['keep']);
    await expect.poll(() => title(page).inputValue()).toBe('Sans script');
    await page.locator('.form-more > summary').click();
    await page.getByRole('textbox', { name: 'Horaires' }).fill('lun 9h-12h');
    await page.getByRole('button', { name: 'Voir la page à venir' }).click();
    await page.waitForURL('**/apercu');
    expect(server.laptop.values).toMatchObject({ title: ['Sans script'], openingHours: ['lun 9h-12h'] });
  });
});

describe.each([
  ['390 pixels, light', PHONE, 'light'],
  ['1280 pixels, light', DESKTOP, 'light'],
  ['1280 pixels, dark', DESKTOP, 'dark'],
] as const)('at %s', (_, viewport, colorScheme) => {
  it('axe finds nothing, and nothing is wider than the screen', async () => {
    const page = await opened.page({ viewport, colorScheme, baseURL: server.url });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on(
      'console',
      (said) => void (said.type() === 'error' && !said.text().includes('404') && faults.push(said.text())),
    );
    for (const [i, state] of Object.keys(WORKSHOP_PAGES).entries()) {
      await page.goto(`/atelier/exemple/${i}`);
      const options = colorScheme === 'dark' ? { rules: COLOURS } : {};
      const isFrame = state.startsWith('atelier, aperçu');
      faults.push(
        ...(await violations(page, { ...options, iframes: !isFrame })).map((fault) => `${state}: ${fault}`),
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${state}: ${wide} pixels too wide`);
    }
    expect(faults).toEqual([]);
  }, 60_000);
});
