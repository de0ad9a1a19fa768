/** The tools of a page and of a list, as hands use them; and what is left of them without scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { PHONE, focused, plain, useBrowser } from '../support/browser.ts';

const opened = useBrowser();

const ARTICLE = '/articles/dossier-covoiturer-en-montagne/';
const EVENT = '/agenda/cafe-des-bricoles/';
const ACTOR = '/annuaire/la-remise-a-neuf/';
const CANONICAL = `https://ambrune.example${ARTICLE}`;

async function at(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await opened.page(options);
  await page.goto(address);
  return page;
}

const tools = (page: Page) => page.getByRole('region', { name: 'Outils de la page' });
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name });
const said = (page: Page) => page.locator('main .tool-status').first();

async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read']);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a page asks of its browser, kept instead of done. */
const noPrinter = (page: Page) =>
  page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, {
      heard,
      print: () => heard.push(document.querySelector('.tool-status')!.innerHTML),
    });
  });
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

describe('the panel « Partager »', () => {
  it('opens by the keyboard; Escape closes it and gives the focus back', async () => {
    const page = await at(ARTICLE);
    const summary = tools(page).locator('summary').first();
    const mail = tools(page).getByRole('link', { name: 'Par courriel' });
    await summary.focus();
    expect(await mail.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await mail.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(plain(await focused(page))).toBe("button Copier l'adresse");
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Par courriel');
    await page.keyboard.press('Escape');
    expect(await mail.isVisible()).toBe(false);
    expect(await focused(page)).toBe('summary Partager');
  });

  it('closes where one presses elsewhere, and not within', async () => {
    const page = await at(ARTICLE);
    await tools(page).getByText('Partager', { exact: true }).click();
    const address = tools(page).locator('.tool-address');
    await address.click();
    expect(await address.isVisible()).toBe(true);
    await page.locator('h1').click();
    expect(await address.isVisible()).toBe(false);
  });

  it.each([320, 390, 1280])('stays on the screen at %i pixels, and so does « S’abonner »', async (width) => {
    const page = await at(ACTOR, { viewport: { width, height: 800 } });
    for (const menu of await tools(page).locator('.tool-menu').all()) {
      await menu.locator('summary').first().click();
      const box = (await menu.locator('.tool-panel').boundingBox())!;
      expect(box.width).toBeGreaterThan(200);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.keyboard.press('Escape');
    }
  });

  it('gives fingers 44 pixels', async () => {
    const page = await at(ACTOR, { viewport: PHONE });
    await tools(page).getByText('Partager', { exact: true }).click();
    const heights = await tools(page)
      .locator('.tool')
      .filter({ visible: true })
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(6);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('copies the canonical address, and says so', async () => {
    const page = await at(ARTICLE, { permissions: ['clipboard-write'] });
    await tools(page).getByText('Partager', { exact: true }).click();
    await button(page, 'Copier l’adresse').click();
    await expect.poll(async () => plain(await said(page).textContent())).toMatch(/^Adresse copiée/);
    expect(await said(page).getAttribute('role')).toBe('status');
    expect(await clipboard(page)).toBe(CANONICAL);
  });

  it('copies it also where the page has no clipboard', async () => {
    const page = await opened.page();
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
    );
    await page.goto(ARTICLE);
    await tools(page).getByText('Partager', { exact: true }).click();
    await page.evaluate(() => {
      document.addEventListener('copy', () => {
        document.body.dataset.copied = document.getSelection()?.toString();
      });
    });
    await button(page, 'Copier l’adresse').click();
    await expect.poll(async () => plain(await said(page).textContent())).toMatch(/^Adresse copiée/);
    expect(await page.locator('body').getAttribute('data-copied')).toBe(CANONICAL);
    expect(plain(await focused(page))).toBe("button Copier l'adresse");
    expect(await page.locator('textarea').count()).toBe(0);
  });

  it('says when nothing could be copied', async () => {
    const page = await opened.page();
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await page.goto(ARTICLE);
    await tools(page).getByText('Partager', { exact: true }).click();
    await button(page, 'Copier l’adresse').click();
    await expect.poll(async () => plain(await said(page).textContent())).toContain("n'a pas marché");
    expect(plain(await tools(page).locator('.tool-address').innerText())).toContain(CANONICAL);
  });

  it('gives a phone its own list of applications, where it has one', async () => {
    const page = await opened.page();
    await page.addInitScript(() => {
      Object.assign(navigator, {
        share: (data: ShareData) => Promise.reject(Object.assign(window, { data })),
      });
    });
    await page.goto(EVENT);
    await tools(page).getByText('Partager', { exact: true }).click();
    await button(page, 'Avec une application').click();
    const data = await page.evaluate(() => (window as unknown as { data: ShareData }).data);
    expect(data.title).toBe('Café des bricoles');
    expect(data.url).toBe(`https://ambrune.example${EVENT}`);
    expect(data.text).toMatch(/^Café des bricoles\nSamedi 5 décembre 2026, de 14 h à 17 h 30\n.*Sarvenne$/);
  });

  it('offers no list of applications where there is none', async () => {
    const page = await opened.page();
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
    await page.goto(EVENT);
    await tools(page).getByText('Partager', { exact: true }).click();
    expect(await button(page, 'Copier l’adresse').isVisible()).toBe(true);
    expect(await button(page, 'Avec une application').count()).toBe(0);
  });
});

describe('Mastodon', () => {
  async function open(page: Page): Promise<void> {
    await tools(page).getByText('Partager', { exact: true }).click();
    await tools(page).getByText('Mastodon', { exact: true }).click();
  }
  const field = (page: Page) => tools(page).getByLabel('Votre serveur Mastodon');

  it('asks for the visitor’s server, and refuses what is none', async () => {
    const page = await at(ARTICLE);
    await open(page);
    await expect.poll(() => field(page).evaluate((one) => one === document.activeElement)).toBe(true);
    for (const typed of ['', 'mon serveur', 'javascript:alert(1)']) {
      await field(page).fill(typed);
      await button(page, 'Continuer').click();
      expect(await field(page).getAttribute('aria-invalid')).toBe('true');
      expect(plain(await said(page).textContent())).toContain('Exemple : framapiaf.org');
    }
    expect(page.context().pages()).toHaveLength(1);
    await field(page).fill('f');
    expect(await field(page).getAttribute('aria-invalid')).toBeNull();
  });

  it('opens that server with the text, and remembers it on this machine alone', async () => {
    const page = await at(ARTICLE);
    await page.context().route('https://framapiaf.org/**', (route) => route.fulfill({ body: 'ok' }));
    await open(page);
    await field(page).fill('@moi@Framapiaf.org');
    const opening = page.waitForEvent('popup');
    await page.keyboard.press('Enter');
    const url = new URL((await opening).url());
    expect(url.origin + url.pathname).toBe('https://framapiaf.org/share');
    expect(url.searchParams.get('text')).toBe(
      `${plain(await page.locator('h1').textContent()).replace(/'/g, '’')}\n${CANONICAL}`,
    );
    await page.goto(EVENT);
    await open(page);
    await expect.poll(() => field(page).inputValue()).toBe('framapiaf.org');
  });

  it('closes alone under Escape, then the panel', async () => {
    const page = await at(ARTICLE);
    await open(page);
    await field(page).press('Escape');
    expect(await field(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe('summary Mastodon');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('summary Partager');
  });
});

describe('paper', () => {
  it('is asked for by « Imprimer »', async () => {
    const page = await opened.page();
    await noPrinter(page);
    await page.goto(ARTICLE);
    await button(page, 'Imprimer').click();
    expect(await heard(page)).toEqual(['']);
  });

  it('becomes a PDF: what to choose is said before the window of the printer opens', async () => {
    const page = await opened.page();
    await noPrinter(page);
    await page.goto(ARTICLE);
    await button(page, 'Enregistrer en PDF').click();
    await expect.poll(() => heard(page)).toHaveLength(1);
    const [sentence] = await heard(page);
    expect(plain(sentence!.replaceAll('&nbsp;', ' '))).toBe(
      "Dans la fenêtre d'impression, choisissez « Enregistrer au format PDF ».",
    );
  });

  it('carries the code of the page, at a size that cameras read, and no tool', async () => {
    const page = await at(ARTICLE);
    const code = page.locator('.paper-code');
    expect(await code.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    const { width, height } = (await code.boundingBox())!;
    const [, , side] = (await code.getAttribute('viewBox'))!.split(' ').map(Number);
    const dark = ((side! - 8) / side!) * (width / (96 / 2.54));
    expect(width).toBeCloseTo(height);
    expect(dark).toBeGreaterThanOrEqual(2);
    expect(await tools(page).isVisible()).toBe(false);
    expect(await page.locator('.correct').isVisible()).toBe(false);
  });
});

/** A browser that has these voices, and speaks when the test says. */
const speaking = (page: Page, ...langs: string[]) =>
  page.addInitScript((voices) => {
    const spoken: string[] = [];
    let current: EventTarget | undefined;
    const tell = (one: EventTarget | undefined, type: string) => one?.dispatchEvent(new Event(type));
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices.map((lang) => ({ lang })),
      speak(utterance: EventTarget & { text: string }) {
        spoken.push(utterance.text);
        current = utterance;
      },
      cancel() {
        // As browsers do: what was cut ends too, later.
        const cut = current;
        current = undefined;
        setTimeout(() => tell(cut, 'end'));
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.assign(window, {
      SpeechSynthesisUtterance: class extends EventTarget {
        text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      },
      spoken,
      isSpeaking: () => current !== undefined,
      endSentence: () => tell(current, 'end'),
      failSentence: () => tell(current, 'error'),
    });
  }, langs);

interface Speaking {
  spoken: string[];
  isSpeaking(): boolean;
  endSentence(): void;
  failSentence(): void;
}
const spoken = (page: Page) => page.evaluate(() => (window as unknown as Speaking).spoken);
const isSpeaking = (page: Page) => page.evaluate(() => (window as unknown as Speaking).isSpeaking());
const endSentence = (page: Page) => page.evaluate(() => (window as unknown as Speaking).endSentence());

describe('« Écouter »', () => {
  it('reads the title, then the text, sentence after sentence; pauses, goes on, stops', async () => {
    const page = await opened.page();
    await speaking(page, 'en-GB', 'fr_FR');
    await page.goto(ARTICLE);
    const title = (await page.locator('h1').innerText()).trim();
    await button(page, 'Écouter').click();
    expect(await spoken(page)).toEqual([title]);
    for (let i = 0; i < 3; i++) await endSentence(page);
    const first = await spoken(page);
    expect(first).toHaveLength(4);
    const shown = plain(await page.locator('main .intro').innerText());
    expect(shown.startsWith(plain(first.slice(1, 2).join(' ')))).toBe(true);

    await button(page, 'Pause').click();
    expect(await isSpeaking(page)).toBe(false);
    // What was cut says that it ended: nobody goes on for that.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    expect(await spoken(page)).toHaveLength(4);
    await button(page, 'Reprendre').click();
    expect((await spoken(page)).slice(4)).toEqual([first[3]]);

    await button(page, 'Arrêter l’écoute').click();
    expect(await isSpeaking(page)).toBe(false);
    expect(await focused(page)).toBe('button Écouter');
    expect(await button(page, 'Arrêter l’écoute').isVisible()).toBe(false);
    await button(page, 'Écouter').click();
    expect((await spoken(page)).at(-1)).toBe(title);
  });

  it('says the whole text, in pieces, and comes to its end', async () => {
    const page = await opened.page();
    await speaking(page, 'fr-FR');
    await page.goto(EVENT);
    await button(page, 'Écouter').click();
    for (let i = 0; i < 500 && (await isSpeaking(page)); i++) {
      const before = (await spoken(page)).length;
      await endSentence(page);
      if ((await spoken(page)).length === before) break;
    }
    const words = (text: string) => plain(text).replace(/[^\p{L}\p{N}]/gu, '');
    const parts = await page.locator('main :is(h1, .intro, .prose)').allInnerTexts();
    expect(words((await spoken(page)).join(''))).toBe(words(parts.join('')));
    expect(await button(page, 'Écouter').isVisible()).toBe(true);
  });

  it('stops where the voice fails', async () => {
    const page = await opened.page();
    await speaking(page, 'fr-FR');
    await page.goto(ARTICLE);
    await button(page, 'Écouter').click();
    await page.evaluate(() => (window as unknown as Speaking).failSentence());
    expect(await spoken(page)).toHaveLength(1);
    expect(await button(page, 'Écouter').isVisible()).toBe(true);
    expect(await button(page, 'Arrêter l’écoute').isVisible()).toBe(false);
  });

  it('falls silent when one leaves', async () => {
    const page = await opened.page();
    await speaking(page, 'fr-FR');
    await page.goto(ARTICLE);
    await button(page, 'Écouter').click();
    expect(await isSpeaking(page)).toBe(true);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect(await isSpeaking(page)).toBe(false);
  });

  it.each([
    ['no voice', []],
    ['no voice of the language', ['en-GB', 'de-DE']],
  ])('is not there where the browser has %s', async (_, langs) => {
    const page = await opened.page();
    await speaking(page, ...langs);
    await page.goto(ARTICLE);
    expect(await button(page, 'Imprimer').isVisible()).toBe(true);
    expect(await button(page, 'Écouter').count()).toBe(0);
  });

  it('comes with voices that come late, once', async () => {
    const page = await opened.page();
    await speaking(page);
    await page.goto(ARTICLE);
    expect(await button(page, 'Écouter').count()).toBe(0);
    await page.evaluate(() => {
      speechSynthesis.getVoices = () => [{ lang: 'fr-CA' } as SpeechSynthesisVoice];
      for (let i = 0; i < 2; i++) speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    });
    expect(await button(page, 'Écouter').count()).toBe(1);
  });

  it('breaks nothing in a browser that cannot speak', async () => {
    const page = await opened.page();
    await page.addInitScript(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }));
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await noPrinter(page);
    await page.goto(ARTICLE);
    await button(page, 'Imprimer').click();
    expect(await heard(page)).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});

describe('« Copier en texte »', () => {
  const NOW = new Date('2026-12-01T06:00:00');

  async function copied(
    address: string,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<[Page, string]> {
    const page = await opened.page({ permissions: ['clipboard-write'] });
    await page.clock.setFixedTime(NOW);
    await page.goto(address);
    await prepare?.(page);
    await button(page, 'Copier en texte').click();
    await expect.poll(async () => plain(await said(page).textContent())).toMatch(/^Texte copié/);
    return [page, await clipboard(page)];
  }

  it('says the agenda by days, each date whole on its line', async () => {
    const [page, text] = await copied('/agenda/');
    const [head, ...parts] = text.split('\n\n');
    const total = await page.locator('.total').textContent();
    expect(head).toBe(`Agenda — Ambrune en commun\n${total}\n1er décembre 2026`);
    expect(parts.pop()).toBe('https://ambrune.example/agenda/');
    const days = await page.locator('.day').evaluateAll((all) =>
      all.map((day) =>
        [...day.querySelectorAll('.card')].map((card) => ({
          day: day.querySelector('.day-name time')!.textContent!,
          when: card.querySelector('.card-when')!.textContent!,
          title: card.querySelector('.card-title')!.textContent!,
          place: card.querySelector('.card-facts li')?.textContent ?? '',
          href: card.querySelector('a')!.getAttribute('href')!,
        })),
      ),
    );
    expect(days.flat().length).toBeGreaterThan(20);
    const lines = parts.map((part) => part.split('\n').map(plain));
    // The year goes without saying, but in another one; what lasts tells its own days.
    const whole = ({ day, when }: { day: string; when: string }) =>
      plain(/\d{4}/.test(when) ? when : `${day}, ${when}`)
        .replaceAll(' 2026', '')
        .toLowerCase();
    expect(lines.map((day) => day.map((line) => line.split(' — ')[0]!.toLowerCase()))).toEqual(
      days.map((cards) => cards.map(whole)),
    );
    for (const [i, { title, place, href }] of days.flat().entries()) {
      const [, what = '', address] = lines.flat()[i]!.split(' — ');
      expect(address).toBe(`https://ambrune.example${href}`);
      expect(what.replace(/ \([^)]*\)(?=,|$)/, '')).toBe(
        [title, place].map(plain).filter(Boolean).join(', '),
      );
    }
  });

  it('gives a parish bulletin its line', async () => {
    const [, text] = await copied('/agenda/2026/12/');
    expect(text.split('\n').map(plain)).toContain(
      'Samedi 5 décembre, de 14 h à 17 h 30 — Café des bricoles, La Remise à neuf, Sarvenne — https://ambrune.example/agenda/cafe-des-bricoles/',
    );
    expect(text).toMatch(/ \((?:Annulé|Déplacé en ligne|Complet|Reporté)\)/);
  });

  it('tells another year, and the same on a phone, where the month is laid out otherwise', async () => {
    const [, text] = await copied('/agenda/2027/01/');
    expect(plain(text)).toMatch(/Samedi 16 janvier 2027, de 10 h à 12 h — Visite de la chaufferie/);
    const [, small] = await copied('/agenda/2027/01/', (page) => page.setViewportSize(PHONE));
    expect(small).toBe(text);
  });

  it('says the directory card by card: title, place, a short summary, address', async () => {
    const [page, text] = await copied('/annuaire/');
    const cards = await page.locator('main .card').evaluateAll((all) =>
      all.map((card) => ({
        title: card.querySelector('.card-title')!.textContent!,
        summary: card.querySelector('.card-summary')?.textContent ?? '',
        href: card.querySelector('a')!.getAttribute('href')!,
      })),
    );
    const lines = text.split('\n').filter((line) => line.startsWith('• '));
    expect(lines).toHaveLength(cards.length);
    for (const [i, { title, summary, href }] of cards.entries()) {
      const parts = lines[i]!.slice(2).split(' — ');
      expect(plain(parts[0]!)).toMatch(new RegExp(`^${plain(title).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
      expect(parts.at(-1)).toBe(`https://ambrune.example${href}`);
      const short = parts.at(-2)!;
      expect(short.length).toBeLessThanOrEqual(141);
      expect(plain(summary).startsWith(plain(short.replace(/…$/, '')))).toBe(true);
    }
  });

  it('says what was asked of a list that is filtered, and where it is found again', async () => {
    const address = '/annuaire/?theme=bien-manger&territoire=val-de-sarvenne';
    const [page, text] = await copied(address, (one) =>
      expect
        .poll(async () => plain(await one.locator('.list-status').textContent()))
        .toMatch(/^\d+ structures sur \d+$/),
    );
    const [head, ...parts] = text.split('\n\n');
    const found = plain(await page.locator('.list-status').textContent());
    expect(plain(head!)).toBe(
      `Annuaire — Ambrune en commun ${found} Bien manger · Val de Sarvenne 1er décembre 2026`,
    );
    expect(parts.at(-1)).toBe(`https://ambrune.example${address}`);
  });

  it('says of one page of a list that there are others', async () => {
    const [page, text] = await copied('/annuaire/');
    const [head, ...parts] = text.split('\n\n');
    const total = plain(await page.locator('.total').textContent());
    expect(total).toMatch(/^\d+ structures, page 1 sur \d+$/);
    expect(plain(head!)).toBe(`Annuaire — Ambrune en commun ${total} 1er décembre 2026`);
    expect(parts.at(-1)).toBe('https://ambrune.example/annuaire/');
  });

  it('is told apart from the files, which hold the whole list', async () => {
    const page = await opened.page();
    await page.goto('/annuaire/');
    const menu = page.locator('.list-tools details', { hasText: 'Télécharger' });
    await menu.locator('summary').click();
    expect(plain(await menu.innerText())).toContain('Les structures de cette page');
    await page.goto('/annuaire/?theme=bien-manger');
    await expect
      .poll(async () => plain(await page.locator('.list-status').textContent()))
      .toMatch(/^\d+ structures sur/);
    await menu.locator('summary').click();
    expect(plain(await menu.innerText())).toContain("Tout l'annuaire, et non ce que vous avez filtré");
    expect(plain(await menu.innerText())).not.toContain('Les structures de cette page');
  });

  it('keeps the groups of a theme or a territory under their names', async () => {
    const [page, text] = await copied('/territoires/haute-dourse/');
    const groups = await page.locator('.group > h2').allTextContents();
    expect(groups.length).toBeGreaterThan(2);
    // Where a group is cut, its last line says where the rest is.
    const cut = await page.locator('.group .see-all a').first().getAttribute('href');
    expect(plain(text)).toMatch(new RegExp(`• Tout voir \\(\\d+\\) — https://ambrune.example${cut}`));
    const heads = text
      .split('\n\n')
      .slice(1, -1)
      .map((part) => plain(part.split('\n')[0]!));
    expect(heads).toEqual(groups.map(plain));
  });

  it('leaves out what is not shown', async () => {
    const [page, text] = await copied('/annuaire/', (one) =>
      one
        .locator('main .card')
        .nth(1)
        .evaluate((card) => card.closest('li')!.toggleAttribute('hidden', true)),
    );
    const all = await page.locator('main .card').count();
    expect(text.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(all - 1);
    expect(text).not.toContain(await page.locator('main .card a').nth(1).getAttribute('href'));
  });
});

describe('« S’abonner »', () => {
  it('says what it is, then the formats', async () => {
    const page = await at('/agenda/');
    const menu = page.locator('.list-tools details', { hasText: 'S’abonner' });
    await menu.locator('summary').click();
    expect(plain(await menu.locator('p').first().innerText())).toContain('Abonnez votre agenda');
    expect(plain(await menu.locator('p').last().innerText())).toContain('lecteur de flux');
    expect((await menu.getByRole('link').allTextContents()).map(plain)).toEqual([
      'Recevoir les dates dans mon agenda',
      'Télécharger le calendrier (.ics)',
      'Recevoir les nouveautés (RSS)',
      'Autre format : Atom',
      'Autre format : JSON Feed',
      "Toutes les façons de s'abonner",
    ]);
    await menu.getByRole('link', { name: 'Toutes les façons' }).click();
    await page.waitForURL('**/s-abonner/');
  });
});

describe('« Proposer une correction »', () => {
  it.each([ARTICLE, '/accessibilite/'])('%s: a mail with its subject and the address', async (address) => {
    const page = await at(address);
    const block = page.locator('.correct');
    expect(plain(await block.innerText())).toContain('Une erreur, un oubli ?');
    const href = await block.getByRole('link', { name: 'Proposer une correction' }).getAttribute('href');
    const url = new URL(href!);
    expect(url.pathname).toBe('equipe@ambrune.example');
    const title = plain(await page.locator('h1').textContent());
    expect(plain(url.searchParams.get('subject'))).toBe(`Correction : ${title}`);
    expect(url.searchParams.get('body')).toBe(`https://ambrune.example${address}`);
    expect(await block.locator('a[href^="tel:"]').isVisible()).toBe(true);
    expect(plain(await block.innerText())).toMatch(/Dernière mise à jour le (?:\d|1er)+ \p{L}+ 20\d\d/u);
  });
});

describe('« Signaler une erreur »', () => {
  it('opens on an actor’s page: reasons, each a mail, and a text to copy', async () => {
    const page = await at(ACTOR);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const block = page.locator('.correct');
    expect(plain(await block.innerText())).toContain('Cette fiche est la vôtre ?');
    await block.getByText('Signaler une erreur').click();
    const links = block.locator('.report li a');
    expect(await links.count()).toBe(7);
    // Or by a form, which knows the page.
    expect(await block.locator('.report p a').getAttribute('href')).toBe(
      `/proposer/correction/?page=${ACTOR}`,
    );
    expect(await links.first().getAttribute('href')).toMatch(/^mailto:equipe@ambrune\.example\?subject=/);
    await block.getByRole('button', { name: 'Copier le message' }).click();
    await expect.poll(() => block.getByRole('status').textContent()).toBe('Message copié.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`https://ambrune.example${ACTOR}`);
    expect(copied).toMatch(/^À : equipe@ambrune\.example\n/);
  });
});

describe('the contents of a long text', () => {
  it('lead to its headings', async () => {
    const page = await at(ARTICLE);
    const contents = page.getByRole('navigation', { name: 'Sur cette page' });
    const names = (await contents.getByRole('link').allTextContents()).map(plain);
    expect(names).toEqual(
      (await page.locator('.prose :is(h2, h3)').allTextContents()).map(plain).slice(0, names.length),
    );
    expect(names.length).toBeGreaterThan(5);
    await contents.getByRole('link').nth(2).click();
    const { hash } = new URL(page.url());
    expect(plain(await page.locator(decodeURIComponent(hash)).textContent())).toBe(names[2]);
  });

  it('are spared to a short one', async () => {
    const page = await at('/annuaire/les-watts-d-ambrune/');
    expect(await page.locator('.contents').count()).toBe(0);
  });
});

describe('without scripts', () => {
  it('the links of « Partager » work, and nothing is shown that would not answer', async () => {
    const page = await at(EVENT, { javaScriptEnabled: false, viewport: PHONE });
    await tools(page).getByText('Partager', { exact: true }).click();
    const links = tools(page).locator('.tool-panel').first().getByRole('link');
    expect((await links.allTextContents()).map(plain)).toEqual(['Par courriel', 'Par SMS', 'WhatsApp']);
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
    expect(hrefs.map((href) => href.slice(0, href.indexOf('?')))).toEqual([
      'mailto:',
      'sms:',
      'https://wa.me/',
    ]);
    expect(plain(await tools(page).locator('.tool-address').innerText())).toContain(
      `https://ambrune.example${EVENT}`,
    );
    expect(await page.locator('main :is(button, input)').filter({ visible: true }).count()).toBe(0);
    expect(await tools(page).getByText('Mastodon', { exact: true }).isVisible()).toBe(false);
  });

  it('a list can be followed, and offers no copy', async () => {
    const page = await at('/agenda/', { javaScriptEnabled: false });
    expect(await page.locator('.list-tools button').filter({ visible: true }).count()).toBe(0);
    await page.locator('.list-tools summary', { hasText: 'S’abonner' }).click();
    expect(await page.getByRole('link', { name: 'Recevoir les nouveautés (RSS)' }).isVisible()).toBe(true);
  });
});

describe('the weight of the scripts', () => {
  const WITHOUT_TOOLS = '/plan-du-site/';

  /** Every file that a page asks for as a script, with what these import. */
  async function scriptsOf(address: string): Promise<string[]> {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') asked.push(new URL(request.url()).pathname);
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    return asked;
  }

  // Filters wait for a gesture: a kilobyte of them is there to hear it.
  it.each([
    [ARTICLE, 3],
    ['/agenda/', 4],
  ])('%s: %i KB at most', async (address, most) => {
    const others = await scriptsOf(WITHOUT_TOOLS);
    const files = (await scriptsOf(address)).filter((path) => !others.includes(path));
    expect(files.length).toBeGreaterThan(0);
    const bytes = files.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(inject('sample'), path)), { level: 9 }).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(most * 1024);
  });

  it('is spared to pages without tools', async () => {
    const name = /\/(?:List)?Tools\./;
    expect((await scriptsOf(ARTICLE)).some((path) => name.test(path))).toBe(true);
    for (const address of ['/', WITHOUT_TOOLS])
      expect((await scriptsOf(address)).filter((path) => name.test(path))).toEqual([]);
  });
});
