/** The team's pages of a workshop: projected, alive, read by keyboard and without a script, and printed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  COMPARE,
  END,
  ENDED,
  JOIN,
  QUEUE,
  REVIEW,
  SHEETS,
  SUMMARY,
  TEAM_PAGES,
  WALL,
} from '../../src/components/atelier/examples/workshop-team.ts';
import { FORM_KINDS, formOf } from '../../src/domain/forms/questions.ts';
import type { QueueRow, WorkshopPageModel } from '../../src/domain/models/workshop-types.ts';
import { refusalText } from '../../src/i18n/workshop/team.ts';
import { COLOURS, violations } from '../support/axe.ts';
import { DESKTOP, PHONE, focused, plain, useBrowser } from '../support/browser.ts';
import { readPdf } from '../support/pdf.ts';
import { serveTeam } from '../support/workshop-team.ts';
import type { TeamServer } from '../support/workshop-team.ts';

const opened = useBrowser();
let server: TeamServer;
/** What the page that is open wrote in its console. */
const faults: string[] = [];
beforeAll(async () => void (server = await serveTeam(inject('sample'))));
beforeEach(() => {
  server.models.clear();
  server.posted.length = 0;
  faults.length = 0;
  server.asleep = false;
});
afterAll(() => server.close());

const framed = (model: WorkshopPageModel): WorkshopPageModel =>
  model.kind === 'review' && model.frame ? { ...model, frame: '/atelier/cadre' } : model;

async function show(model: WorkshopPageModel, options: object = {}): Promise<Page> {
  server.models.set('page', framed(model));
  const page = await opened.page({ baseURL: server.url, viewport: DESKTOP, locale: 'fr-FR', ...options });
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.goto('/atelier/page');
  return page;
}

/** What follows happens in the workshop: the page has another model, and those who listen are told. */
function happen(model: WorkshopPageModel): void {
  server.models.set('page', framed(model));
  server.tell('contribution');
}

const WAITING = QUEUE.rows[0]!;
const newRow = (slug: string, title: string): QueueRow => ({
  ...WAITING,
  value: `events/${slug}`,
  read: `events/${slug}=1`,
  title,
  together: [],
});
const more = (...rows: QueueRow[]) => ({ ...QUEUE, rows: [...QUEUE.rows, ...rows] });
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: title });
const titles = (page: Page) => page.locator('form .draft-row h3').allTextContents();

describe('every page of the team', () => {
  const names = Object.entries(TEAM_PAGES);

  it.each(names)('%s: axe has nothing to say, and nothing overflows', async (_name, model) => {
    const page = await show(model);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, { rules: COLOURS })).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(PHONE);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(faults).toEqual([]);
  });
});

describe('what is projected', () => {
  const projected = { viewport: { width: 1280, height: 720 } };

  it('shows on top what arrives, without drawing again what was there', async () => {
    const page = await show(WALL, projected);
    await page
      .locator('.wall-row')
      .nth(0)
      .evaluate((row) => row.setAttribute('data-mine', ''));
    const fresh = { ...WALL.rows[1]!, id: 'z', title: 'Chorale du lundi' };
    const published = { ...WALL.rows[0]!, stage: 'en ligne' };
    happen({ ...WALL, rows: [fresh, published, ...WALL.rows.slice(1)], thanks: [...WALL.thanks, 'Zoé'] });
    await page.getByRole('heading', { name: 'Chorale du lundi' }).waitFor();
    expect(await page.locator('.wall-row h3').first().textContent()).toBe('Chorale du lundi');
    const second = page.locator('.wall-row').nth(1);
    expect(await second.getAttribute('data-mine')).toBe('');
    expect(await second.locator('.badge').textContent()).toBe('en ligne');
    expect(plain(await page.locator('.wall-thanks').textContent())).toContain('Zoé');
    expect(await page.locator('.wall-row').count()).toBe(WALL.rows.length + 1);
  });

  it('can be held still, and then shows what it missed', async () => {
    const page = await show(WALL, projected);
    await page.getByRole('button', { name: 'Mettre en pause' }).click();
    const asked = page.waitForResponse((response) => response.url().endsWith('/atelier/page'));
    happen({ ...WALL, rows: WALL.rows.slice(1) });
    await (await asked).finished();
    expect(await page.locator('.wall-row').count()).toBe(WALL.rows.length);
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await expect.poll(() => page.locator('.wall-row').count()).toBe(WALL.rows.length - 1);
  });

  it('says that the laptop sleeps, and that it is back', async () => {
    const page = await show(WALL, projected);
    await page.getByText('se met à jour seule').waitFor();
    server.asleep = true;
    server.tell('contribution');
    await page.getByText('ne répond plus').waitFor();
    server.asleep = false;
    await page.getByText('se met à jour seule').waitFor();
  });

  it('is written large: names and codes 40 pixels high at 1280, more at 1920', async () => {
    const page = await show(WALL, projected);
    const size = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(await size('.wall-row h3')).toBeGreaterThanOrEqual(39);
    expect(await size('.wall-row p')).toBeGreaterThanOrEqual(26);
    await page.setViewportSize({ width: 1920, height: 1080 });
    expect(await size('.wall-row h3')).toBeGreaterThanOrEqual(58);
    server.models.set('page', JOIN);
    await page.goto('/atelier/page');
    expect(await size('.join-large')).toBeGreaterThanOrEqual(58);
    expect(await size('.join-code')).toBeGreaterThanOrEqual(90);
  });

  it.each([projected.viewport, { width: 1920, height: 1080 }])(
    'the way in is whole on a screen of $width',
    async (viewport) => {
      const page = await show(JOIN, { viewport });
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      const foot = await page.locator('.join-notes').evaluate((one) => one.getBoundingClientRect().bottom);
      expect(foot).toBeLessThanOrEqual(viewport.height);
      expect(await page.locator('.team-code').count()).toBe(2);
      const text = plain(await page.locator('.join').textContent());
      expect(text).toContain('rester connecté');
      expect(text).toContain('482 739');
      const code = page.locator('.join-code');
      expect(await code.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    },
  );

  it('without a script the wall asks for itself again', async () => {
    const page = await show(WALL, { ...projected, javaScriptEnabled: false });
    expect(await page.locator('noscript meta[http-equiv=refresh]').getAttribute('content')).toBe('30');
    expect(await page.getByRole('link', { name: 'Actualiser' }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Mettre en pause' }).isVisible()).toBe(false);
  });
});

describe('the queue', () => {
  it('announces what arrives, moves nothing, and shows it on demand', async () => {
    const page = await show(QUEUE, { viewport: PHONE });
    await box(page, 'Soupe du jeudi').check();
    const before = await box(page, 'Permanence du mardi').boundingBox();
    happen(more(newRow('chorale', 'Chorale'), newRow('tarot', 'Tarot')));
    const button = page.getByRole('button', { name: '2 nouvelles contributions : afficher' });
    await button.waitFor();
    expect(await box(page, 'Permanence du mardi').boundingBox()).toEqual(before);
    expect(await titles(page)).toEqual(QUEUE.rows.map(({ title }) => title));
    await button.click();
    expect(await titles(page)).toEqual([...QUEUE.rows.map(({ title }) => title), 'Chorale', 'Tarot']);
    expect(await box(page, 'Soupe du jeudi').isChecked()).toBe(true);
    expect(await box(page, 'Chorale').evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await button.isVisible()).toBe(false);
  });

  it('says where another reviewer was faster, and approves it no more', async () => {
    const page = await show(QUEUE);
    await box(page, 'Soupe du jeudi').check();
    await box(page, 'Bal de fin').check();
    happen({ ...QUEUE, rows: QUEUE.rows.filter(({ title }) => title !== 'Soupe du jeudi') });
    await page.getByText('Une autre personne s’en est chargée').waitFor();
    expect(await titles(page)).toContain('Soupe du jeudi');
    await page.getByRole('button', { name: 'Approuver 1 page cochée' }).click();
    await expect.poll(() => server.posted.length).toBe(1);
    expect(server.posted[0]!.getAll('page')).toEqual(['events/bal-de-fin-d-hiver=1']);
  });

  it('ticks together what belongs together, by the keyboard alone', async () => {
    const page = await show(QUEUE);
    await box(page, 'Bal de fin').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('button Cocher aussi ce qui va avec');
    await page.keyboard.press('Enter');
    expect(await box(page, 'Les Watts').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Approuver 2 pages cochées' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => server.posted.length).toBe(1);
    expect(Object.fromEntries(server.posted[0]!)).toMatchObject({ faire: 'approve', jeton: 'essai' });
    expect(server.posted[0]!.getAll('page')).toEqual([WAITING.read, 'actors/les-watts-du-vallon=1']);
  });

  it('does the same without a script', async () => {
    const page = await show(QUEUE, { javaScriptEnabled: false });
    expect(await page.getByText('Cocher aussi').first().isVisible()).toBe(false);
    await box(page, 'Soupe du jeudi').check();
    await box(page, 'Permanence').check();
    await page.getByRole('button', { name: 'Approuver ce qui est coché' }).click();
    expect(server.posted[0]!.getAll('page')).toEqual(['events/soupe-du-jeudi=1', 'events/permanence=1']);
  });
});

describe('a review', () => {
  const opening = (page: Page, way: string) => page.locator('summary', { hasText: way }).click();
  const reply = (page: Page) => page.getByLabel('Votre réponse');
  const reason = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
  const ready = (key: 'double' | 'incomplete') =>
    refusalText(key, { title: REVIEW.title, contact: '04 65 71 00 00' }, 'fr');

  it('tells what left and what came to those who do not see colours, nor the screen', async () => {
    const page = await show(REVIEW);
    const text = page.locator('.diff-field').last();
    expect(plain(await text.locator('del').textContent())).toBe('retiré : et on jette le reste fin.');
    expect(plain(await text.locator('ins').textContent())).toMatch(/^ajouté : , on démonte .* fin\.$/);
    // Every space and line of the text is there, and no other.
    expect(await text.locator('dd').innerText()).toContain('.\n\nVenez avec vos outils.');
    const line = (tag: string) =>
      text.locator(tag).evaluate((one) => getComputedStyle(one).textDecorationLine);
    expect([await line('del'), await line('ins')]).toEqual(['line-through', 'underline']);
  });

  it('writes the reply of the reason, until somebody writes another', async () => {
    const page = await show(REVIEW);
    await opening(page, 'Ne pas publier');
    await reason(page, 'Doublon').focus();
    await page.keyboard.press('Space');
    expect(await reply(page).inputValue()).toBe(ready('double'));
    await page.keyboard.press('ArrowDown');
    expect(await reply(page).inputValue()).toBe(ready('incomplete'));
    await reply(page).fill('Ma phrase à moi.');
    await reason(page, 'Doublon').check();
    expect(await reply(page).inputValue()).toBe('Ma phrase à moi.');
    const replace = page.getByRole('button', { name: 'Remplacer par la réponse toute prête' });
    await replace.click();
    expect(await reply(page).inputValue()).toBe(ready('double'));
    expect(await replace.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'ne pas publier' }).click();
    await expect.poll(() => server.posted.length).toBe(1);
    const posted = Object.fromEntries(server.posted[0]!);
    expect(posted).toMatchObject({ faire: 'refuse', raison: 'double', jeton: 'essai' });
    expect(posted['texte']!.replace(/\r/g, '')).toBe(ready('double'));
  });

  it('has each reply to read without a script, and sends an empty one', async () => {
    const page = await show(REVIEW, { javaScriptEnabled: false });
    await opening(page, 'Ne pas publier');
    for (const { text } of REVIEW.reasons) {
      const shown = page.locator('.refuse details', { hasText: text.split('\n')[1]! });
      await shown.locator('summary').click();
      expect(await shown.locator('p').innerText()).toBe(text);
    }
    await reason(page, 'Illisible').check();
    await page.getByRole('button', { name: 'ne pas publier' }).click();
    expect(Object.fromEntries(server.posted[0]!)).toMatchObject({ raison: 'illegible', texte: '' });
  });

  it('approves with what goes with it, or asks', async () => {
    const page = await show(REVIEW);
    await page.getByRole('button', { name: 'Approuver', exact: true }).click();
    await expect.poll(() => server.posted.length).toBe(1);
    expect(Object.fromEntries(server.posted[0]!)).toEqual({
      jeton: 'essai',
      lu: 'events/permanence=1',
      avec: 'actors/les-watts-du-vallon=1',
      faire: 'approve',
    });
    await opening(page, 'Demander une précision');
    await page.getByLabel('Votre message').fill('À quelle heure ?');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect.poll(() => server.posted.length).toBe(2);
    expect(server.posted[1]!.get('texte')).toBe('À quelle heure ?');
  });

  it('settles a clash field by field, one side under the other on a phone', async () => {
    const page = await show(REVIEW, { viewport: PHONE, javaScriptEnabled: false });
    const sides = page.locator('.team-ask .side');
    const place = async (index: number) => (await sides.nth(index).boundingBox())!;
    expect((await place(1)).y).toBeGreaterThan((await place(0)).y);
    await page.getByRole('radio', { name: /La version de Jean-Baptiste\s*17/ }).check();
    await page.getByRole('button', { name: 'Garder ces choix' }).click();
    expect(Object.fromEntries(server.posted[0]!)).toEqual({
      jeton: 'essai',
      'champ:start.time': 'mine',
      'champ:place': 'theirs',
    });
  });
});

describe('doubles, and the end', () => {
  it('merges field by field, side by side where there is room', async () => {
    const page = await show(COMPARE);
    const sides = page.locator('.sides').nth(1).locator('.side');
    const [a, b] = [(await sides.nth(0).boundingBox())!, (await sides.nth(1).boundingBox())!];
    expect(b.y).toBe(a.y);
    expect(b.x).toBeGreaterThan(a.x + a.width - 1);
    await page.getByRole('radio', { name: 'Les deux' }).check();
    await page.getByRole('radio', { name: /^B, La soupe du jeudi, par/ }).check();
    await page.getByRole('button', { name: 'Fusionner' }).click();
    await expect.poll(() => server.posted.length).toBe(1);
    expect(Object.fromEntries(server.posted[0]!)).toEqual({
      jeton: 'essai',
      a: COMPARE.a.read,
      b: COMPARE.b.read,
      garder: 'b',
      'champ:title': 'a',
      'champ:themes': 'both',
      // Where one side has nothing, the other is kept.
      'champ:body': 'b',
    });
  });

  it('erases after a tick alone, and only when nothing would be lost', async () => {
    const early = await show(END);
    expect(await early.getByRole('button', { name: 'Effacer' }).count()).toBe(0);
    await early.getByRole('button', { name: 'Recommencer l’envoi' }).click();
    expect(server.posted).toHaveLength(0);
    await early.getByLabel(/^Oui, envoyer vers/).check();
    await early.getByRole('button', { name: 'Recommencer l’envoi' }).click();
    await expect.poll(() => server.posted.length).toBe(1);
    expect(server.posted[0]!.get('faire')).toBe('finish');
    const page = await show(ENDED);
    await page.getByRole('button', { name: 'Effacer' }).click();
    expect(server.posted).toHaveLength(1);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Effacer' }).click();
    await expect.poll(() => server.posted.length).toBe(2);
    expect(Object.fromEntries(server.posted[1]!)).toMatchObject({ faire: 'erase', oui: 'oui' });
  });
});

describe('on paper', () => {
  const A4 = { width: 595, height: 842 };
  const pdf = async (page: Page) => readPdf(await page.pdf({ preferCSSPageSize: true }));
  const themes = Array.from({ length: 12 }, (_, index) => ({
    value: `t${index}`,
    label: `Thème numéro ${index}`,
  }));

  it('each kind is one sheet, two sides', async () => {
    const forms = FORM_KINDS.map((kind) => formOf(kind, { locale: 'fr', themes }));
    const sheets = forms.map((form) => ({ form, intro: 'Quelques lignes suffisent pour commencer.' }));
    const page = await show({ ...SHEETS, sheets });
    const sides = (await pdf(page)).sheets;
    expect(sides).toHaveLength(2 * forms.length);
    for (const { width, height } of sides)
      expect([Math.round(width), Math.round(height)]).toEqual([A4.width, A4.height]);
    // Nothing to type into, and a code on each front.
    expect(await page.locator('.paper-side :is(input, select, textarea)').count()).toBe(0);
    expect(await page.locator('.paper-side .team-code').count()).toBe(forms.length);
    // Every question of every form is there, once.
    const asked = forms.flatMap(({ groups }) =>
      groups.flatMap(({ questions }) => questions.map(({ label }) => label)),
    );
    const printed = (await page.locator('.paper-label').allTextContents()).map(plain);
    expect(printed).toHaveLength(asked.length);
    for (const label of new Set(asked.map(plain)))
      expect(printed.filter((one) => one.startsWith(label)).length, label).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    // There is always room for a few lines of text.
    const lines = await page
      .locator('.paper-lines.grows')
      .evaluateAll((all) => all.map((one) => one.clientHeight));
    expect(Math.min(...lines)).toBeGreaterThan(130);
  });

  it('forty pages and thirty names are a summary of two sheets', async () => {
    const items = Array.from({ length: 20 }, (_, index) => ({
      title: `Une page au titre assez long, numéro ${index}`,
      href: '#',
      by: ['Amina', 'Jean-Baptiste'],
    }));
    const thanks = Array.from({ length: 30 }, (_, index) => `Prénom ${index}`);
    const groups = [
      { title: 'Nouvelles pages', items },
      { title: 'Pages mises à jour', items },
    ];
    const page = await show({ ...SUMMARY, groups, thanks });
    expect((await pdf(page)).sheets.length).toBeLessThanOrEqual(2);
  });
});
