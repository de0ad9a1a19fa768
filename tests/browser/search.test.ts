/** The search, as a person uses it: what is found, in which order, and how the page behaves around it. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { foldQuery } from '../../src/lib/text/search-fold.ts';
import { serve } from '../../src/site/serve.ts';
import { PHONE, focused, plain, useBrowser, where } from '../support/browser.ts';
import { build, temporary, writeFiles } from '../support/built.ts';
import { md } from '../support/portal.ts';

const opened = useBrowser();

const settled = /résultat|Un résultat|fiches?$|Rien avec|Aucun/;

const status = async (page: Page) => plain(await page.locator('[role=status]').textContent());

/** Waits for an answer to this question. */
async function answered(page: Page): Promise<void> {
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('[role=status]')?.textContent ?? ''),
    settled.source,
  );
}

const hrefs = (page: Page): Promise<string[]> =>
  page
    .locator('.search-results h3 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));

const titles = async (page: Page) => (await page.locator('.search-results h3').allTextContents()).map(plain);

/** Where a question leads, through the address, as a link from elsewhere does. */
async function find(page: Page, query: string, base = inject('sampleUrl')): Promise<string[]> {
  await page.goto(`${base}/recherche/?q=${encodeURIComponent(query)}`);
  await answered(page);
  return hrefs(page);
}

/** On a loaded machine a second is short. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 15_000 });

const countOf = async (page: Page) => {
  const text = await status(page);
  return text.startsWith('Un') ? 1 : text.startsWith('Aucun') ? 0 : Number(/^\d+/.exec(text)?.[0]);
};

describe('what people type', () => {
  it.each([
    ['permanence', 'permanences'],
    ['atelier', 'ateliers'],
    ['répétition', 'repetitions'],
    ['ŒUFS', 'oeuf'],
    ['L’ÉPICERIE', 'epicerie'],
    ["l'association", 'l’association'],
    ['où est la crèche ?', 'creche'],
  ])('« %s » finds what « %s » finds', async (one, other) => {
    const page = await opened.page();
    const first = await find(page, one);
    expect(first.length).toBeGreaterThan(2);
    const count = await countOf(page);
    expect((await find(page, other)).sort()).toEqual(first.sort());
    expect(await countOf(page)).toBe(count);
  });

  it('knows no word of which it has only the beginning', async () => {
    const page = await opened.page();
    // Pagefind alone finds « a », hence every page.
    expect(await find(page, 'alzheimer')).toEqual([]);
    expect(await status(page)).toMatch(/^Aucun résultat pour « alzheimer »/);
    // A name that only one page holds, and whose stem is shorter.
    await find(page, 'Samir');
    expect(await countOf(page)).toBeGreaterThan(0);
    // Told by one letter from a word that is there, it is that word, and the page says so.
    expect(await find(page, 'recylcerie')).toContain('/annuaire/la-remise-a-neuf/');
    expect(await status(page)).toMatch(
      /^Rien pour « recylcerie » : voici « recyclerie »\. \d+ résultats pour « recyclerie »$/,
    );
    // A word being typed is the beginning of those that it finds.
    expect(await find(page, 'biblioth')).toContain('/annuaire/mediatheque-du-moulin/');
  });
});

describe('a question, as the index is asked', () => {
  it.each([
    ['l’épicerie', 'épicerie'],
    ['où est l’épicerie du col ?', 'épicerie col'],
    ['Le Plot', 'Plot'],
    ['qu’est-ce que l’AMAP', 'AMAP'],
    ['aujourd’hui', "aujourd'hui"],
    ['cœurs', 'coeurs'],
    ['c’est où', 'est où'],
    ['où', 'où'],
    ['« pain »', 'pain'],
    ['"le pain"', '"le pain"'],
    ['  ', ''],
  ])('%s → %s', (query, folded) => expect(foldQuery(query)).toBe(folded));
});

describe('words with two spellings', () => {
  const ENTRIES: Record<string, string> = {
    'coeur-ligature': 'Un cœur',
    'coeur-ouvert': 'Un coeur',
    'oeuvre-ligature': 'Une œuvre',
    'oeuvre-ouverte': 'Une oeuvre',
    'evenement-grave': 'Un évènement',
    'evenement-aigu': 'Un événement',
    'apostrophe-droite': "De l'association",
    'apostrophe-courbe': 'De l’association',
    pluriel: 'Des chevaux',
    singulier: 'Un cheval',
    // Another word with the same beginning.
    maison: 'Une maison',
  };
  const HOSTILE = '<img src=x onerror="window.hacked = 1">Attaque & <b>gras</b>';
  const site = temporary();
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const content = join(site.folder, 'content');
    writeFiles(content, {
      'portal.yaml': 'name: Essai\nid: essai\nurl: https://essai.example\n',
      ...Object.fromEntries(
        Object.entries(ENTRIES).map(([slug, words]) => [
          `actors/${slug}.md`,
          md(
            `name: Fiche ${slug.replace('-', ' ').replace(/^(coeur|oeuvre|evenement|apostrophe)/, 'de')}`,
            `${words}.`,
          ),
        ]),
      ),
      'actors/hostile.md': md(
        `name: '${HOSTILE}'\nsummary: '${HOSTILE}'`,
        'Piège &lt;img src=x onerror=1&gt;.',
      ),
      'events/goguette-passee.md': md('title: Goguette\nstart: 2026-11-02 20:00', 'Une goguette.'),
      'events/goguette-prochaine.md': md(
        'title: Soirée goguette\nstart: 2027-02-02 20:00',
        'Une soirée longue, avec un repas et une goguette.',
      ),
      'actors/goguette-fermee.md': md('name: Goguette\nstatus: ferme', 'La goguette.'),
      'actors/goguette-ouverte.md': md('name: Amis de la goguette', 'Ils chantent ensemble, le jeudi.'),
      'actors/acronyme.md': md(
        'name: Maison verte\nacronym: ZZTOP\nalternateNames: [La Cabane bleue]\nlegalName: Société Untel',
      ),
    });
    const out = join(site.folder, 'dist');
    await build(content, out, { search: true });
    const serving = await serve({ folder: out, base: '', port: 4760 });
    server = serving.server;
    url = `http://127.0.0.1:${serving.port}`;
  });
  afterAll(() => {
    server?.close();
    site.remove();
  });

  const slugs = async (page: Page, query: string) =>
    (await find(page, query, url)).map((href) => href.split('/').at(-2)).sort();

  it.each([
    ['coeur', ['coeur-ligature', 'coeur-ouvert']],
    ['cœur', ['coeur-ligature', 'coeur-ouvert']],
    ['CŒUR', ['coeur-ligature', 'coeur-ouvert']],
    ['oeuvre', ['oeuvre-ligature', 'oeuvre-ouverte']],
    ['œuvres', ['oeuvre-ligature', 'oeuvre-ouverte']],
    ['evenement', ['evenement-aigu', 'evenement-grave']],
    ['évènement', ['evenement-aigu', 'evenement-grave']],
    ['événements', ['evenement-aigu', 'evenement-grave']],
    ["l'association", ['apostrophe-courbe', 'apostrophe-droite']],
    ['l’association', ['apostrophe-courbe', 'apostrophe-droite']],
    ['associations', ['apostrophe-courbe', 'apostrophe-droite']],
    ['cheval', ['pluriel', 'singulier']],
    ['chevaux', ['pluriel', 'singulier']],
    ['zztop', ['acronyme']],
    ['cabane bleue', ['acronyme']],
    ['untel', ['acronyme']],
    ['maison', ['acronyme', 'maison']],
    ['"cabane bleue"', ['acronyme']],
  ])('%s', async (query, expected) => {
    expect(await slugs(await opened.page(), query)).toEqual(expected);
  });

  it('are read with their ligature, where they had it and where not', async () => {
    const page = await opened.page();
    await find(page, 'coeur', url);
    const texts = await page.locator('.search-results .card-summary').allTextContents();
    expect(texts.map(plain)).toEqual([
      expect.stringContaining('Un cœur'),
      expect.stringContaining('Un cœur'),
    ]);
    expect(await page.locator('.search-results mark').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/cœur/)]),
    );
  });

  it('a hostile title is text', async () => {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await find(page, 'attaque', url);
    expect(plain(await page.locator('.search-results h3').first().textContent())).toContain(
      '<img src=x onerror=',
    );
    expect(await page.locator('.search-results img, .search-results b, .search-results script').count()).toBe(
      0,
    );
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(asked.filter((one) => one.endsWith('/x'))).toEqual([]);
    // What is typed comes back in a sentence.
    await find(page, '<img src=x onerror=1>attaque', url);
    expect(await page.locator('#recherche img').count()).toBe(0);
    expect(await status(page)).toContain('<img src=x onerror=1>attaque');
  });

  it('a hostile title is text in the dialog as well, and its excerpt', async () => {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${url}/plan-du-site/`);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('attaque');
    const option = page.getByRole('option', { name: '<img src=x onerror=' });
    await option.waitFor();
    expect(await option.locator('mark').allTextContents()).toContainEqual(expect.stringMatching(/attaque/i));
    expect(plain(await option.textContent())).toContain('<b>gras</b>');
    expect(await page.locator('.search-dialog :is(img, b, script)').count()).toBe(0);
    // What is typed comes back in a sentence.
    await page.getByRole('combobox').fill('<hydroglisseur>');
    await page.locator('.search-dialog-said', { hasText: '<hydroglisseur>' }).waitFor();
    expect(await page.locator('.search-dialog img').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(asked.filter((one) => one.endsWith('/x'))).toEqual([]);
  });

  it('what is over is found after what is not, and says so', async () => {
    const page = await opened.page();
    const found = (await find(page, 'goguette', url)).map((href) => href.split('/').at(-2)!);
    expect(found).toHaveLength(4);
    expect(found.indexOf('goguette-passee')).toBeGreaterThan(found.indexOf('goguette-prochaine'));
    expect(found.indexOf('goguette-fermee')).toBeGreaterThan(found.indexOf('goguette-ouverte'));
    const kickers = (await page.locator('.card-kicker').allTextContents()).map(plain);
    expect(kickers.sort()).toEqual(['Rendez-vous', 'Rendez-vous · Passé', 'Structure', 'Structure · Fermé']);
  });
});

describe('filters and order', () => {
  it('speak French, and hold the sections, themes and territories', async () => {
    const page = await opened.page();
    await page.goto('/recherche/');
    const labels = await page.locator('.search-form fieldset label').allTextContents();
    expect(labels).toEqual(['Rubrique', 'Thème', 'Territoire', 'Trier par']);
    const options = (name: string) => page.locator(`select[name=${name}] option`).allTextContents();
    expect(await options('type')).toEqual(
      expect.arrayContaining(['Tout', 'Structures', 'Rendez-vous', 'Annonces']),
    );
    expect((await options('theme')).map(plain)).toContain("S'entraider");
    expect((await options('territoire')).map(plain)).toContain("Massif d'Ambrune");
  });

  it.each([
    ['type', 'Rendez-vous', 'type=agenda', /^\/agenda\//],
    ['type', 'Annonces', 'type=annonces', /^\/annonces\//],
    ['theme', 'Bien manger', 'theme=bien-manger', /./],
    ['territoire', 'Haute-Dourse', 'territoire=haute-dourse', /./],
  ])('%s: %s', async (name, label, query, address) => {
    const page = await opened.page();
    const all = (await find(page, 'atelier'), await countOf(page));
    await page.locator(`select[name=${name}]`).selectOption({ label });
    await page.waitForFunction((part) => location.search.includes(part), query);
    await page.waitForFunction(
      (count) => !document.querySelector('[role=status]')!.textContent!.startsWith(`${count} `),
      all,
    );
    await answered(page);
    const found = await hrefs(page);
    expect(found.length).toBeGreaterThan(0);
    expect(await countOf(page)).toBeLessThan(all);
    for (const href of found) expect(href).toMatch(address);
  });

  it('a territory holds what is in its villages', async () => {
    const page = await opened.page();
    await page.goto('/recherche/?q=remise+neuf&territoire=massif-d-ambrune');
    await answered(page);
    expect(await hrefs(page)).toContain('/annuaire/la-remise-a-neuf/');
    await page.goto('/recherche/?q=remise+neuf&territoire=haute-dourse');
    await answered(page);
    expect(await hrefs(page)).not.toContain('/annuaire/la-remise-a-neuf/');
  });

  it('alone, without a word, list what they hold', async () => {
    const page = await opened.page();
    await page.goto('/recherche/?type=questions');
    await answered(page);
    expect(await status(page)).toBe('10 fiches');
    expect(await hrefs(page)).toHaveLength(10);
  });

  it('by date, the latest first', async () => {
    const page = await opened.page();
    await page.goto('/recherche/?q=atelier&type=articles&tri=date');
    await answered(page);
    expect(await page.locator('select[name=tri]').inputValue()).toBe('date');
    const shown = await page.locator('.search-results .card-facts').allTextContents();
    const months =
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
    const dates = shown.map((text) => {
      const [, day, month, year] = /(\d+)(?:er)? (\p{L}+) (\d{4})/u.exec(plain(text))!;
      return Number(year) * 10_000 + months.indexOf(month!) * 100 + Number(day);
    });
    expect(dates.length).toBeGreaterThan(3);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
    const byDate = await hrefs(page);
    await page.goto('/recherche/?q=atelier&type=articles');
    await answered(page);
    expect(await hrefs(page)).not.toEqual(byDate);
  });
});

describe('the address', () => {
  it('opened directly, shows what it asks for', async () => {
    const page = await opened.page();
    await page.goto('/recherche/?q=pain&theme=bien-manger');
    await answered(page);
    expect(await page.locator('#q').inputValue()).toBe('pain');
    expect(await page.locator('select[name=theme]').inputValue()).toBe('bien-manger');
    expect(await page.locator('select[name=type]').inputValue()).toBe('');
    expect((await hrefs(page))[0]).toBe('/annuaire/le-pain-perche/');
  });

  it('with a value that no list offers, asks without it', async () => {
    const page = await opened.page();
    await page.goto('/recherche/?q=pain&theme=inconnu&tri=couleur');
    await answered(page);
    expect(await page.locator('select[name=theme]').inputValue()).toBe('');
    expect((await hrefs(page)).length).toBeGreaterThan(5);
  });

  it('follows what is typed, in one step of history', async () => {
    const page = await opened.page();
    await page.goto('/annuaire/');
    await page.goto('/recherche/');
    const before = await page.evaluate(() => history.length);
    await page.locator('#q').pressSequentially('couture', { delay: 90 });
    await page.waitForFunction(() => location.search === '?q=couture');
    await answered(page);
    expect(await page.evaluate(() => history.length)).toBe(before);
    await page.goBack();
    expect(where(page)).toBe('/annuaire/');
  });

  it('goes back and forward through the questions that were sent', async () => {
    const page = await opened.page();
    await page.goto('/recherche/?q=pain');
    await answered(page);
    const bread = await hrefs(page);
    await page.locator('select[name=type]').selectOption('agenda');
    await page.waitForFunction(() => location.search.includes('type=agenda'));
    await page.waitForFunction(
      () =>
        !document.querySelector('.search-results a[href^="/annuaire/"]') &&
        document.querySelector('.search-results a'),
    );
    const events = await hrefs(page);
    expect(events).not.toEqual(bread);
    await page.locator('#q').fill('laine');
    await page.locator('.search-form button[type=submit]').click();
    await page.waitForFunction(() => /laine/.test(document.querySelector('[role=status]')!.textContent!));
    expect(where(page)).toBe('/recherche/?q=laine&type=agenda');

    await page.goBack();
    await soon(() => hrefs(page)).toEqual(events);
    expect(await page.locator('#q').inputValue()).toBe('pain');
    expect(await page.locator('select[name=type]').inputValue()).toBe('agenda');
    await page.goBack();
    await soon(() => hrefs(page)).toEqual(bread);
    expect(await page.locator('select[name=type]').inputValue()).toBe('');
    await page.goForward();
    await soon(() => hrefs(page)).toEqual(events);
    await page.goForward();
    await soon(() => page.locator('#q').inputValue()).toBe('laine');
  });

  it('comes back from an entry to the same answers', async () => {
    const page = await opened.page();
    const found = await find(page, 'pain');
    await page.locator('.search-results a').first().click();
    await page.waitForURL('**/annuaire/le-pain-perche/');
    await page.goBack();
    await answered(page);
    expect(await hrefs(page)).toEqual(found);
  });
});

describe('the answers', () => {
  it('are announced', async () => {
    const page = await opened.page();
    await page.goto('/recherche/');
    const region = page.getByRole('status');
    expect(await region.count()).toBe(1);
    expect(plain(await region.textContent())).toBe('');
    await page.locator('#q').fill('accordéon');
    await soon(() => status(page)).toBe('3 résultats pour « accordéon »');
    await page.locator('#q').fill('déclaration de revenus');
    await soon(() => status(page)).toBe('Un résultat pour « déclaration de revenus »');
    await page.locator('#q').fill('');
    await soon(() => status(page)).toBe('');
    expect(await hrefs(page)).toEqual([]);
  });

  it('come by ten; « Plus de résultats » adds ten and leads to the first of them', async () => {
    const page = await opened.page();
    await find(page, 'sarvenne');
    const total = await countOf(page);
    expect(total).toBeGreaterThan(25);
    expect(await hrefs(page)).toHaveLength(10);
    const more = page.getByRole('button', { name: 'Plus de résultats' });
    await more.click();
    await soon(async () => (await hrefs(page)).length).toBe(20);
    const all = await hrefs(page);
    expect(new Set(all).size).toBe(20);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(all[10]);
    for (let shown = 20; shown < total; shown += 10) {
      await more.click();
      await soon(async () => (await hrefs(page)).length).toBe(Math.min(shown + 10, total));
    }
    expect(await more.isVisible()).toBe(false);
  });

  it('name their kind, where and when, and mark what was asked', async () => {
    const page = await opened.page();
    await find(page, 'concert');
    const first = page.locator('.search-results > li').first();
    expect(plain(await first.innerText())).toMatch(
      /^Rendez-vous Concert d'hiver 2026 .*Serre-Ambrune.* 13 décembre 2026/,
    );
    expect(await titles(page)).toContain("Concert d'hiver 2026");
    await find(page, 'couture');
    expect(await page.locator('.search-results mark').count()).toBeGreaterThan(0);
  });

  it('none: a sentence, and ways on', async () => {
    const page = await opened.page();
    expect(await find(page, 'hydroglisseur')).toEqual([]);
    expect(await status(page)).toMatch(/^Aucun résultat pour « hydroglisseur »\. Essayez/);
    const ways = page.getByRole('region', { name: 'Autres chemins' });
    expect(await ways.isVisible()).toBe(true);
    for (const name of ['Par thème', 'Par territoire', 'Par lettre'])
      expect(await ways.getByRole('heading', { name }).isVisible()).toBe(true);
    await find(page, 'pain');
    expect(await page.locator('.search-indexes').isVisible()).toBe(false);
  });

  it('failing: a sentence, ways on, and the next question tries again', async () => {
    const page = await opened.page();
    await page.route('**/pagefind/pagefind.js', (route) => route.abort(), { times: 1 });
    await page.goto('/recherche/?q=pain');
    await soon(() => status(page)).toMatch(/^La recherche ne répond pas/);
    expect(await page.locator('.search-indexes').isVisible()).toBe(true);
    await page.reload();
    await answered(page);
    expect((await hrefs(page)).length).toBeGreaterThan(5);
  });
});

describe('ways in', () => {
  it.each(['keyboard', 'button'])('the field of the home leads to results, by the %s', async (by) => {
    const page = await opened.page({ viewport: PHONE });
    await page.goto('/');
    const field = page.locator('.hero').getByRole('searchbox');
    await field.fill('accordéon');
    if (by === 'keyboard') await field.press('Enter');
    else await page.locator('.hero').getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL('**/recherche/?q=*');
    await answered(page);
    expect(where(page)).toBe('/recherche/?q=accordéon');
    expect((await hrefs(page))[0]).toBe('/questions/jouer-de-l-accordeon-sans-deranger/');
  });

  it('the keyboard alone goes from the question to an entry', async () => {
    const page = await opened.page();
    await page.goto('/recherche/');
    // The content begins after the skip link.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Aller au contenu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('input Mot, village ou nom');
    await page.keyboard.type('couture');
    await page.keyboard.press('Enter');
    await answered(page);
    const stops: string[] = [];
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    expect(stops.map((stop) => stop.replace(/^(select \S+).*/, '$1'))).toEqual([
      'button Chercher',
      'select Rubrique',
      'select Thème',
      'select Territoire',
      'select Trier',
      expect.stringMatching(/^a Stage de couture/),
    ]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/agenda/stage-de-couture-2027/');
  });

  it('nothing of the engine comes before a question', async () => {
    const page = await opened.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/recherche/', { waitUntil: 'networkidle' });
    expect(asked.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
    await page.locator('#q').fill('pain');
    await answered(page);
    expect(asked).toContain('/pagefind/pagefind.js');
  });
});
