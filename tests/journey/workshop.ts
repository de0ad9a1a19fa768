/**
 * An afternoon, whole: six phones and a reviewer at once. A new association with its photo, an event every Tuesday in a
 * tab that was closed, a page corrected by two people, a double, an advertisement written without Wi-Fi; then all is
 * read again, and the workshop ends. Run by a test, and by the command that takes the pictures of the guide.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { photo } from './photo.ts';
import type { Shot } from './publish.ts';

export interface WorkshopJourney {
  browser: Browser;
  /** Address of the portal of the workshop. */
  url: string;
  codes: { contributor: string; reviewer: string };
  shot?: Shot;
  /** Of the reviewer's screen. */
  viewport?: { width: number; height: number };
}

export const ASSOCIATION = 'Le Fournil des Œillets';
export const DOUBLE = 'Le fournil des oeillets de Vernasse';
export const EVENT = 'La fournée du mardi';
export const CORRECTED = { key: 'actors/la-remise-a-neuf', title: 'La Remise à neuf' };
export const SALE = 'Matelas neufs à prix cassés';
export const ADDRESSES = {
  actor: '/annuaire/le-fournil-des-oeillets/',
  event: '/agenda/la-fournee-du-mardi/',
  corrected: '/annuaire/la-remise-a-neuf/',
};
/** What two people wrote of the same page, and what one of them wrote of what the other had changed too. */
export const CORRECTIONS = {
  phone: '04 65 71 20 41',
  note: 'Les dépôts se font le samedi seulement.',
  first: 'Recyclerie : on donne, on répare, on achète.',
  second: 'Recyclerie de la filature : meubles, vaisselle et livres.',
};

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'fr-FR' };
const nothing: Shot = async () => {};

export interface People {
  amina: Page;
  bruno: Page;
  chloe: Page;
  david: Page;
  emile: Page;
  fatou: Page;
  reviewer: Page;
}

/** Everybody comes in at once. @returns their pages, and what closes them */
export async function comeIn(
  journey: WorkshopJourney,
): Promise<{ people: People; leave: () => Promise<void> }> {
  const { browser, codes, shot = nothing } = journey;
  const contexts: BrowserContext[] = [];
  const enter = async (
    name: string,
    code: string,
    credit: boolean,
    options: object = PHONE,
  ): Promise<Page> => {
    const context = await browser.newContext({ locale: 'fr-FR', ...options });
    context.setDefaultTimeout(30_000);
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${journey.url}/atelier/`);
    // Fonts of a first visit may come too late to be drawn.
    if (journey.shot) await page.reload();
    await page.getByLabel('Le code de l’atelier').fill(code);
    await page.getByLabel('Votre nom, ou un pseudonyme').fill(name);
    if (credit) await page.getByLabel(/^Vous pouvez me citer/).check();
    if (name === 'Amina') await shot('entrer', page);
    await page.getByRole('button', { name: 'Entrer', exact: true }).click();
    await page.getByRole('heading', { name: 'Que voulez-vous partager ?' }).waitFor();
    return page;
  };
  const [amina, bruno, chloe, david, emile, fatou, reviewer] = (await Promise.all([
    enter('Amina', codes.contributor, true),
    enter('Bruno', codes.contributor, true),
    enter('Chloé', codes.contributor, true),
    enter('David', codes.contributor, false),
    enter('Émile', codes.contributor, true),
    enter('Fatou', codes.contributor, false),
    enter('Rémi, de l’équipe', codes.reviewer, false, {
      viewport: journey.viewport ?? { width: 1280, height: 900 },
    }),
  ])) as [Page, Page, Page, Page, Page, Page, Page];
  return {
    people: { amina, bruno, chloe, david, emile, fatou, reviewer },
    leave: async () => void (await Promise.all(contexts.map((context) => context.close()))),
  };
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

const choose = async (page: Page, label: string): Promise<void> => {
  await page.locator('.work-choices').getByRole('button', { name: label }).click();
  await page.locator('[data-keep] form').waitFor();
};

const field = (page: Page, name: string): Locator => page.locator(`[data-keep] [name="${name}"]`);

/** All questions at once, where the phone asks them one by one; it remembers the choice. */
async function seeAll(page: Page): Promise<void> {
  const choice = page.locator('.work-progress button');
  await choice.waitFor();
  if ((await choice.innerText()).trim() === 'Tout voir') await choice.click();
}

async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const one = field(page, name);
    const folded = page.locator('details.form-more:not([open])', { has: page.locator(`[name="${name}"]`) });
    if (await folded.count()) await folded.locator('summary').first().click();
    await one.fill(value);
  }
}

/** Where the text is, as the page says it. */
const isSaid = (page: Page, words: RegExp): Promise<void> =>
  page.locator('.work-where').filter({ hasText: words }).waitFor();

const RECEIVED = /reçu par l’ordinateur de l’atelier/;

async function send(page: Page): Promise<void> {
  await press(page, 'Envoyer à la relecture');
  await isSent(page);
}

const isSent = (page: Page): Promise<void> => page.getByText('C’est envoyé. Merci !').waitFor();

/** Everybody writes at once; each way has its trouble. */
export async function writeAll(journey: WorkshopJourney, people: People): Promise<void> {
  const first = associate(journey, people.amina);
  await Promise.all([
    first,
    announce(journey, people.bruno),
    correct(people.chloe, people.david),
    first.then(() => double(people.emile)),
    sell(journey, people.fatou),
  ]);
}

/** Question by question, with a photo. */
async function associate({ shot = nothing }: WorkshopJourney, page: Page): Promise<void> {
  await shot('choisir', page);
  await choose(page, 'Mon association');
  await field(page, 'name').fill(ASSOCIATION);
  await shot('question', page);
  await press(page, 'Suivant');
  await seeAll(page);
  await answer(page, {
    summary: 'Un four à bois que l’on allume à tour de rôle.',
    'address.commune': 'Vernasse',
    'contact.phone': '04 65 71 20 77',
  });
  await page
    .locator('#photo')
    .setInputFiles({ name: 'IMG_20261201.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  const alt = page.locator('.work-shot input[name^="alt:"]');
  await alt.fill('La façade du fournil, au pied de la montagne.');
  await page.getByText('Photo reçue par l’ordinateur de l’atelier').waitFor();
  await isSaid(page, RECEIVED);
  await shot('photo', page);
  await press(page, 'Voir la page à venir');
  await page.frameLocator('iframe').getByRole('heading', { name: ASSOCIATION }).waitFor();
  await shot('apercu', page);
  await press(page, 'Envoyer à la relecture');
  await isSent(page);
  await shot('envoye', page);
}

/** The tab is closed in the middle, without a word; what was typed is there again. */
async function announce({ url }: WorkshopJourney, page: Page): Promise<void> {
  await choose(page, 'Un rendez-vous');
  await seeAll(page);
  await answer(page, { title: EVENT, 'start.date': '2026-12-08', 'start.time': '18:00' });
  await answer(page, { recurrence: 'chaque mardi jusqu’en juin' });
  await isSaid(page, RECEIVED);
  await page.close();
  const again = await page.context().newPage();
  await again.goto(`${url}/atelier/`);
  await again.getByRole('link', { name: EVENT }).click();
  await again.getByRole('link', { name: 'Modifier mon texte' }).click();
  await seeAll(again);
  if ((await field(again, 'recurrence').inputValue()) !== 'chaque mardi jusqu’en juin')
    throw new Error('what was typed in a closed tab did not come back');
  await answer(again, { organisers: ASSOCIATION });
  await send(again);
}

/** The page of somebody whose tab was closed: the one that is open now. */
export const pageOf = (page: Page): Page => page.context().pages().at(-1)!;

/** Two people have the same page open; each changes a thing of theirs, and one thing is changed by both. */
async function correct(one: Page, other: Page): Promise<void> {
  await Promise.all([open(one), open(other)]);
  await answer(one, { 'contact.phone': CORRECTIONS.phone, summary: CORRECTIONS.first });
  await answer(other, { openingHoursNote: CORRECTIONS.note, summary: CORRECTIONS.second });
  await Promise.all([isSaid(one, RECEIVED), isSaid(other, RECEIVED)]);
  await send(one);
  await press(other, 'Envoyer à la relecture');
  await other
    .getByText(/a changé la même chose en même temps/)
    .first()
    .waitFor();

  async function open(page: Page): Promise<void> {
    await page.locator('.work-choices').getByRole('button', { name: 'Corriger une page' }).click();
    await page.getByLabel('Un nom, un mot, un village').fill('remise a neuf');
    await press(page, 'Chercher');
    await press(page, new RegExp(`^Corriger cette page.*${CORRECTED.title}`));
    await page.locator('[data-keep] form').waitFor();
    await seeAll(page);
  }
}

/** Somebody else tells of the same association: asked before the work, and sent as another one all the same. */
async function double(page: Page): Promise<void> {
  await choose(page, 'Mon association');
  await seeAll(page);
  await answer(page, { name: DOUBLE });
  await page.locator('.same').filter({ hasText: ASSOCIATION }).waitFor();
  await answer(page, { website: 'https://fournil.example', summary: 'Le four du village.' });
  await isSaid(page, RECEIVED);
  await press(page, 'Envoyer à la relecture');
  await press(page, 'Non, c’est une autre : envoyer');
  await isSent(page);
}

/** The Wi-Fi is lost while one writes and while one sends: all is on the phone, and leaves by itself. */
async function sell({ shot = nothing }: WorkshopJourney, page: Page): Promise<void> {
  await choose(page, 'Une annonce');
  await seeAll(page);
  await answer(page, { title: SALE });
  await isSaid(page, RECEIVED);
  await page.context().setOffline(true);
  await answer(page, {
    body: 'Livraison gratuite, premier arrivé premier servi.',
    validThrough: '2027-01-31',
  });
  await field(page, 'kind').selectOption({ index: 1 });
  await isSaid(page, /Pas de réseau.*le recevra/);
  await shot('sans-reseau', page);
  await press(page, 'Envoyer à la relecture');
  await isSaid(page, /partira tout seul/);
  await page.context().setOffline(false);
  await isSent(page);
}

/** The reviewer: a question, an answer; a double merged; two versions; a refusal; what belongs together, together. */
export async function reviewAll(journey: WorkshopJourney, { bruno, reviewer: page }: People): Promise<void> {
  const { url, shot = nothing } = journey;
  await page.goto(`${url}/atelier/entree`);
  await page.getByText(/264\s?813/).waitFor();
  await shot('entree', page);
  await page.goto(`${url}/atelier/mur`);
  await page.getByText(EVENT).first().waitFor();
  await shot('mur', page);
  await toQueue(journey, page);
  await shot('file', page);
  await ask(page);
  await complete(pageOf(bruno));
  await merge(journey, page);
  await settle(journey, page);
  await refuse(journey, page);
  await toQueue(journey, page);
  await openDraft(page, ASSOCIATION);
  await page.getByLabel(EVENT).check();
  await shot('relire', page);
  await approve(page);
  await toQueue(journey, page);
  await openDraft(page, CORRECTED.title);
  await approve(page);
}

async function toQueue({ url }: WorkshopJourney, page: Page): Promise<void> {
  await page.goto(`${url}/atelier/relire/`);
  await page.getByRole('heading', { level: 1, name: 'À relire' }).waitFor();
}

/** In the queue. */
const rowOf = (page: Page, title: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    .first();

async function openDraft(page: Page, title: string): Promise<void> {
  await rowOf(page, title).getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { name: 'Votre relecture' }).waitFor();
}

async function approve(page: Page): Promise<void> {
  await press(page, 'Approuver');
  await page.getByText(/^Publié\s:/).waitFor();
}

const open = (page: Page, summary: string): Promise<void> =>
  page.locator('summary').filter({ hasText: summary }).click();

async function ask(page: Page): Promise<void> {
  await openDraft(page, EVENT);
  await open(page, 'Demander une précision');
  await page.getByLabel('Votre message').fill('À quelle heure cela finit-il ?');
  await press(page, 'Envoyer la demande');
  await page.getByText('Votre demande est partie').waitFor();
}

/** The author reads it where the text is, and sends it again. */
async function complete(page: Page): Promise<void> {
  await page.reload();
  await page.getByText('À quelle heure cela finit-il ?').first().waitFor();
  await page.getByRole('link', { name: 'Modifier mon texte' }).click();
  await seeAll(page);
  await answer(page, { 'end.time': '20:00' });
  await send(page);
}

async function merge(journey: WorkshopJourney, page: Page): Promise<void> {
  await toQueue(journey, page);
  await rowOf(page, DOUBLE)
    .getByRole('link', { name: /comparer/ })
    .click();
  await page.getByText('Quelle page garder ?').waitFor();
  // The double is the first of the two: the other one is kept, with the address of the site that it lacks.
  await page.locator('[name="garder"][value="b"]').check();
  for (const name of ['name', 'summary']) await page.locator(`[name="champ:${name}"][value="b"]`).check();
  await page.locator('[name="champ:website"][value="a"]').check();
  await page.evaluate(() => scrollTo(0, 0));
  await (journey.shot ?? nothing)('reunir', page);
  await press(page, 'Fusionner');
  await page.getByText('Les deux textes n’en font plus qu’un').waitFor();
}

async function settle(journey: WorkshopJourney, page: Page): Promise<void> {
  await toQueue(journey, page);
  await openDraft(page, CORRECTED.title);
  await page.locator('[name="champ:summary"][value="mine"]').check();
  await (journey.shot ?? nothing)('deux-versions', page);
  await press(page, 'Garder ces choix');
  await page.getByText('C’est choisi').waitFor();
}

async function refuse(journey: WorkshopJourney, page: Page): Promise<void> {
  await toQueue(journey, page);
  await openDraft(page, SALE);
  await open(page, 'Ne pas publier');
  await page.getByLabel('Publicité').check();
  await (journey.shot ?? nothing)('refuser', page);
  await press(page, 'Envoyer la réponse et ne pas publier');
  await page.getByText('Le texte est refusé').waitFor();
}

/** « Terminer l’atelier ». */
export async function finish({ url, shot = nothing }: WorkshopJourney, page: Page): Promise<void> {
  await page.goto(`${url}/atelier/fin`);
  const sure = page.getByLabel(/^Oui, envoyer vers/);
  if ((await sure.count()) > 0) await sure.check();
  await press(page, 'Terminer l’atelier');
  await page.getByText('L’atelier est envoyé').waitFor({ timeout: 60_000 });
  await shot('fin', page);
  await page.goto(`${url}/atelier/bilan`);
  await shot('bilan', page);
}
