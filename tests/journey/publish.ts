/**
 * The whole way of a contribution, as people go it: an association writes its page, an event every Tuesday and an
 * article; the reviewer asks for a change; it is made; all three are published together. Run by a test, and by the
 * command that takes the pictures of the guide.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { photo } from './photo.ts';

/** Takes a picture of the page as it is, where somebody wants one. */
export type Shot = (name: string, page: Page, around?: Locator) => Promise<void>;

interface Journey {
  browser: Browser;
  /** Address of the server, by a name that is not `localhost`: what browsers keep for secure pages is missing there. */
  url: string;
  reviewerCode: string;
  shot?: Shot;
  viewport?: { width: number; height: number };
}

export const ASSOCIATION = 'Les Œufs d’Été – l’épicerie';
export const EVENT = 'Le marché du mardi';
export const ARTICLE = 'Où sont passés les œufs de l’été ?';
export const ADDRESSES = {
  actor: '/annuaire/les-oeufs-d-ete-l-epicerie/',
  event: '/agenda/le-marche-du-mardi/',
  article: '/articles/ou-sont-passes-les-oeufs-de-l-ete/',
};

const nothing: Shot = async () => {};

export async function publishJourney(journey: Journey): Promise<void> {
  const { browser, shot = nothing } = journey;
  const contextOf = () =>
    browser.newContext({ locale: 'fr-FR', viewport: journey.viewport ?? { width: 1280, height: 900 } });
  const [writer, reviewer] = [await contextOf(), await contextOf()];
  try {
    const page = await enter(journey, writer, 'Amina, pour l’épicerie');
    await writeActor(journey, page);
    await writeEvent(journey, page);
    await writeArticle(journey, page);
    for (const name of [ASSOCIATION, EVENT, ARTICLE]) await sendToReview(page, name);
    await shot('relecture', page);
    const review = await enter(
      { ...journey, shot: nothing },
      reviewer,
      'Rémi, de l’équipe',
      journey.reviewerCode,
    );
    await askForChange(journey, review);
    await change(journey, page);
    await publishAll(journey, review);
  } finally {
    await writer.close();
    await reviewer.close();
  }
}

const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });

/** The panel of messages says it, whatever else does. */
const saved = (page: Page): Promise<void> => page.getByText('Tout est enregistré').waitFor();

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

async function save(page: Page): Promise<void> {
  await press(page, 'Enregistrer');
  await saved(page);
}

async function enter(
  { url, shot = nothing }: Journey,
  context: BrowserContext,
  name: string,
  code?: string,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}/admin/`);
  await page.getByLabel('Votre nom ou un pseudonyme').fill(name);
  if (code) await page.getByLabel('Code de relecture').fill(code);
  await shot('entrer', page);
  await press(page, 'Entrer');
  await page.getByRole('heading', { name: 'Annuaire' }).waitFor();
  return page;
}

/** Of what is suggested, the first. */
async function choose(page: Page, name: RegExp, typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name });
  await box.fill(typed);
  await page.locator('.cordee-combobox [role=option]').first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
}

/** From a list, or from the form that was just saved. */
async function begin(page: Page, collection: string): Promise<void> {
  await leave(page);
  await page.getByRole('link', { name: 'Fiches', exact: true }).click();
  await page.locator(`a[href="#/collections/${collection}"]`).click();
  await page.locator(`a[href$="/collections/${collection}/new"]`).first().click();
  await page.locator('.cordee-control').first().waitFor();
}

async function choosePhoto(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choisir une photo' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Photos du portail' });
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'IMG_20261124.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await dialog.getByRole('paragraph').filter({ hasText: 'img_20261124' }).first().waitFor();
  await dialog.getByRole('button', { name: 'Prendre celle-ci' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The page to come has the photo, which nobody saved yet. */
const previewShows = (page: Page, alt: string): Promise<void> =>
  page.frameLocator('iframe[title="Aperçu de la page"]').getByRole('img', { name: alt }).waitFor();

const body = (page: Page): Locator => page.locator('[data-slate-editor]').first();

async function writeActor(journey: Journey, page: Page): Promise<void> {
  const { shot = nothing } = journey;
  await begin(page, 'actors');
  await field(page, 'Nom').fill(ASSOCIATION);
  await page
    .getByLabel(/^Résumé/)
    .fill('Épicerie associative : des œufs, des légumes d’ici, et un café le mardi soir.');
  await choose(page, /^Thèmes/, 'bien manger');
  await choose(page, /^Adresse/, 'Vernasse');
  await field(page, 'Rue').fill('12, place du Four');
  await body(page).click();
  await page.keyboard.type('Un four, trois voisines et un poulailler. On vient avec ses boîtes.');
  await press(page, 'Ouvert le mardi');
  await field(page, 'mardi, ouvre à').fill('18:00');
  await field(page, 'mardi, ferme à').fill('20:00');
  await press(page, 'Déplier : Image');
  await choosePhoto(page);
  await page.getByLabel(/^Description de l’image/).fill('La façade de l’épicerie, au pied de la montagne.');
  await previewShows(page, 'La façade de l’épicerie, au pied de la montagne.');
  await field(page, 'Nom').scrollIntoViewIfNeeded();
  await shot('fiche', page);
  await save(page);
}

async function writeEvent(journey: Journey, page: Page): Promise<void> {
  const { shot = nothing } = journey;
  await begin(page, 'events');
  await field(page, 'Titre').fill(EVENT);
  await field(page, 'Début').fill('2026-12-08');
  await field(page, 'Heure (Début)').fill('18:00');
  await page.getByRole('combobox', { name: /^Répétition/ }).selectOption({ label: 'Chaque semaine' });
  await page
    .locator('.cordee-said')
    .getByText(/^Chaque mardi/)
    .waitFor();
  await choose(page, /^Organisé par/, 'oeufs');
  await page.getByRole('combobox', { name: /^Répétition/ }).scrollIntoViewIfNeeded();
  await shot('repetition', page);
  await save(page);
}

async function writeArticle(journey: Journey, page: Page): Promise<void> {
  const { shot = nothing } = journey;
  await begin(page, 'articles');
  await field(page, 'Titre').fill(ARTICLE);
  await choose(page, /^Écrit par/, 'oeufs');
  await body(page).click();
  await page.keyboard.type('Cet été, les poules de Vernasse ont boudé. Nous leur avons demandé pourquoi.');
  await page.keyboard.press('Enter');
  await press(page, 'Citation');
  await page.keyboard.type('On n’a jamais mangé autant de courgettes.');
  // Twice, to leave the quotation.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await press(page, 'Insérer');
  await page.getByRole('menuitem', { name: 'Photo' }).click();
  await choosePhoto(page);
  await page.getByLabel(/^Ce que montre la photo/).fill('Trois poules devant le four.');
  await previewShows(page, 'Trois poules devant le four.');
  await shot('article', page);
  await save(page);
}

/** Out of a form, to the lists. */
async function leave(page: Page): Promise<void> {
  const back = page.getByRole('link', { name: /^← Retour/ });
  if (await back.isVisible()) await back.click();
  await page.getByRole('link', { name: 'En préparation', exact: true }).waitFor();
}

/** What others did since. */
async function refresh(page: Page): Promise<void> {
  await leave(page);
  await page.reload();
  await page.getByRole('link', { name: 'En préparation', exact: true }).waitFor();
}

/** The board, where the draft is opened by its title. */
async function openDraft(page: Page, name: string): Promise<void> {
  await leave(page);
  await page.getByRole('link', { name: 'En préparation', exact: true }).click();
  await page.getByRole('heading', { name }).click();
  await page.locator('.cordee-control').first().waitFor();
}

async function setState(page: Page, from: string, to: string): Promise<void> {
  await press(page, `État : ${from}`);
  await page.getByRole('menuitem', { name: to }).click();
  await page.getByRole('button', { name: `État : ${to}` }).waitFor();
}

async function sendToReview(page: Page, name: string): Promise<void> {
  await openDraft(page, name);
  await setState(page, 'Brouillon', 'À relire');
}

async function askForChange(_journey: Journey, page: Page): Promise<void> {
  await openDraft(page, EVENT);
  await press(page, 'Écrire un mot');
  await page.getByLabel('Votre mot').fill('Merci ! À quelle heure cela finit-il ?');
  await press(page, 'Envoyer');
  await page.getByRole('button', { name: 'Échanges (1)' }).waitFor();
  await setState(page, 'À relire', 'Brouillon');
}

async function change({ shot = nothing }: Journey, page: Page): Promise<void> {
  await refresh(page);
  await openDraft(page, EVENT);
  await page.getByText('À quelle heure cela finit-il ?').waitFor();
  await shot('un-mot', page);
  await field(page, 'Fin (facultatif)').fill('2026-12-08');
  await field(page, 'Heure (Fin)').fill('20:00');
  await save(page);
  await setState(page, 'Brouillon', 'À relire');
}

/** The reviewer presses « Publier », and waits to be told that the page is there. */
async function publishAll({ shot = nothing }: Journey, page: Page): Promise<void> {
  await refresh(page);
  for (const name of [ASSOCIATION, EVENT, ARTICLE]) {
    await openDraft(page, name);
    await setState(page, 'À relire', 'Prête');
    page.once('dialog', (dialog) => void dialog.accept());
    await press(page, 'Publier');
    const now = page.getByRole('menuitem', { name: /^Publier/ }).first();
    await now.waitFor();
    if (name === ASSOCIATION) await shot('publier', page);
    await now.click();
    await page
      .getByText(/^Publié, visible/)
      .first()
      .waitFor();
    if (name === ASSOCIATION) await shot('visible', page);
  }
}
