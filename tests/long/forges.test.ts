/**
 * The editor in production: `portal.yaml` names a forge, the portal is only files. Forges are imitated over a real
 * repository (tests/support/forges); none of this was tried on the real ones.
 */
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { plain, useBrowser } from '../support/browser.ts';
import { nameField, save, saved, summaryField } from '../support/editor.ts';
import { forgejo } from '../support/forges/forgejo.ts';
import { github } from '../support/forges/github.ts';
import { gitlab } from '../support/forges/gitlab.ts';
import { portalOn } from '../support/forges/portal.ts';
import type { HostedPortal } from '../support/forges/portal.ts';
import type { Repository } from '../support/forges/repository.ts';

const browser = useBrowser();
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Production {
  portal: HostedPortal;
  repository: Repository;
  /** Origins that the editor may speak to. */
  origins: string[];
  rights: { push: boolean };
}

type Name = 'forgejo' | 'gitea' | 'gitlab' | 'github';

async function production(name: Name): Promise<Production> {
  const hub = name === 'github' ? await github() : await (name === 'gitlab' ? gitlab() : forgejo());
  closing.push(
    () => hub.close(),
    () => hub.repository.remove(),
  );
  const own = 'relay' in hub ? `authUrl: ${hub.relay.url}/connexion` : `appId: ${hub.door.appId}`;
  const portal = await portalOn(
    hub.repository,
    `backend: ${name}\nrepo: ambrune/portail\nsiteUrl: ${hub.url}\n${own}`,
  );
  closing.push(() => portal.close());
  if ('door' in hub) hub.door.redirect = `${portal.url}/admin/`;
  const relay = 'relay' in hub ? [hub.relay.url] : [];
  return { portal, repository: hub.repository, origins: [hub.url, ...relay], rights: hub.rights };
}

/** What the page asks of anybody but the portal and the forge, let through or not; and what it complains of. */
function watch(context: BrowserContext, { portal, origins }: Production): string[] {
  const seen: string[] = [];
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && ![portal.url, ...origins].includes(origin)) seen.push(request.url());
  });
  context.on('weberror', (error) => seen.push(error.error().message));
  context.on('console', (message) => {
    if (/Content Security Policy|CORS/.test(message.text())) seen.push(message.text());
  });
  return seen;
}

async function enter(context: BrowserContext, { portal }: Production): Promise<Page> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${portal.url}/admin/`);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  // The forge asks in its own page; GitHub's relay is a window that closes by itself.
  const allow = page.getByRole('link', { name: 'Autoriser' });
  await allow.or(page.getByText('La Grange')).first().waitFor();
  if (await allow.isVisible()) await allow.click();
  await page.getByText('La Grange').waitFor();
  return page;
}

const listed = async (page: Page): Promise<string> => plain(await page.locator('#nc-root').innerText());

const NAME = 'L’Œuvre d’été : Ça & Là';
const SLUG = 'l-oeuvre-d-ete-ca-la';
const PHOTO = 'media/fete-d-ete.webp';
const WHILE = { timeout: 30_000 };
const FILE = `content/actors/${SLUG}.md`;

async function write({ portal }: Production, page: Page): Promise<void> {
  await page.goto(`${portal.url}/admin/#/collections/actors/new`);
  await nameField(page).fill(NAME);
  await summaryField(page).fill('Ateliers d’été, à prix libre : « entrez »');
}

/** A photo from the device. */
async function choosePhoto(page: Page): Promise<void> {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const group = page
    .locator('[class*="-ControlContainer"]')
    .filter({ has: page.locator('label', { hasText: /^Image \(/ }) });
  await group.getByRole('button', { name: 'Déplier' }).click();
  await page.getByRole('button', { name: 'Choisir une photo' }).first().click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'Fête d’été.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('button', { name: 'Prendre celle-ci' }).click();
}

const publish = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Publier' }).click();
  await page.getByRole('menuitem', { name: 'Publier', exact: true }).click();
};

const crowd = (): Map<string, string> =>
  new Map(Array.from({ length: 1001 }, (_, index): [string, string] => [`a/${index}.txt`, '']));

const setState = async (page: Page, state: string): Promise<void> => {
  await page.getByText(/^État : /).click();
  await page.getByRole('menuitem', { name: state }).click();
  await page.getByText(`État : ${state}`).waitFor();
};

/** A new entry is saved, and read again from the forge under its own address. */
async function savedAnew(page: Page): Promise<void> {
  await save(page);
  await page.waitForURL(`**/entries/${SLUG}`);
  await saved(page);
  await page.waitForLoadState('networkidle');
}

const dataOf = (text: string): object => {
  const parsed = parseFrontMatter(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.raw;
};

const logOf = async (repository: Repository, branch: string): Promise<string> =>
  repository.git.text(['log', '-1', '--format=%an%n%B', branch]);

describe.each<Name>(['forgejo', 'gitlab', 'github'])('with %s', (name) => {
  it('an association logs in, writes, sends to review; it is published, and is in git as it was written', async () => {
    const made = await production(name);
    const { portal, repository, origins } = made;
    // More files than Forgejo gives at once, before those of the content.
    if (name === 'forgejo') await repository.write('main', crowd(), 'Code');
    const context = await browser.context({ baseURL: undefined });
    const seen = watch(context, made);
    const page = await enter(context, made);
    expect(await listed(page)).toContain('Le Plot');

    await write(made, page);
    await choosePhoto(page);
    // No store makes the page: its preview is in the portal's own styles.
    const preview = page.frameLocator('#nc-root iframe').first();
    await preview.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await preview.locator('link[rel="stylesheet"][href*="/_astro/"]').first().waitFor({ state: 'attached' });
    await savedAnew(page);
    const branch = `cms/actors/${SLUG}`;
    expect(await repository.text(FILE, branch)).toContain('entrez');
    expect(await repository.text(FILE)).toBeUndefined();
    expect(await logOf(repository, branch)).toMatch(
      new RegExp(`^Amélie Œuvrard\\nNouvelle fiche \\(Structure\\) : ${SLUG}`),
    );
    expect(repository.proposals).toMatchObject([
      {
        branch,
        title: `Nouvelle fiche (Structure) : ${SLUG}`,
        body: 'Écrit dans l’éditeur du portail.',
        labels: ['decap-cms/draft'],
      },
    ]);

    await summaryField(page).fill('Ateliers d’été, à prix libre : « entrez »,');
    await save(page);
    await saved(page);
    await page.waitForLoadState('networkidle');
    await setState(page, 'À relire');
    expect(repository.proposals[0]!.labels).toEqual(['decap-cms/pending_review']);
    await setState(page, 'Prête');
    await publish(page);
    await expect.poll(() => repository.text(FILE), WHILE).toBeDefined();
    await page.getByText('Publiée').first().waitFor();

    expect(dataOf((await repository.text(FILE))!)).toEqual({
      name: NAME,
      summary: 'Ateliers d’été, à prix libre : « entrez »,',
      image: PHOTO,
    });
    const photo = await repository.git.bytes(['cat-file', 'blob', `main:content/${PHOTO}`]);
    expect((await sharp(photo).metadata()).format).toBe('webp');
    expect(await repository.branch(branch)).toBeUndefined();
    const told = await repository.git.text(['log', '--format=%B', 'main']);
    expect(told).toContain(`Nouvelle fiche (Structure) : ${SLUG}`);
    expect(told).toContain('Publié depuis l’éditeur du portail.');
    expect(told).not.toMatch(/Decap|Automatically/);
    // The forge has it: nothing of it is left on the device.
    await page.goto(`${portal.url}/admin/#/collections/actors/new`);
    await page.reload();
    await nameField(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await nameField(page).inputValue()).toBe('');
    // Of the portal and the forge, and of nobody else.
    expect(seen).toEqual([]);
    const policy = (await (await fetch(`${portal.url}/admin/`)).headers.get('content-security-policy'))!;
    expect(/connect-src ([^;]*)/.exec(policy)![1]).toBe(`'self' blob: data: ${origins[0]}`);
  });
});

describe('on a forge', () => {
  it('what is typed while the forge gives back what it was just given stays', async () => {
    const made = await production('gitlab');
    const page = await enter(await browser.context({ baseURL: undefined }), made);
    await write(made, page);
    await save(page);
    await saved(page);
    await summaryField(page).fill('Tapé aussitôt');
    await page.waitForURL(`**/entries/${SLUG}`);
    await page.waitForLoadState('networkidle');
    expect(await summaryField(page).inputValue()).toBe('Tapé aussitôt');
  });

  it('what a colleague saved meanwhile is not written over, and one is told', async () => {
    const made = await production('gitlab');
    const page = await enter(await browser.context({ baseURL: undefined }), made);
    await write(made, page);
    await savedAnew(page);
    const branch = `cms/actors/${SLUG}`;
    const theirs = '---\nname: Autrement\n---\n';
    await made.repository.write(branch, new Map([[FILE, theirs]]), 'Bob');
    await summaryField(page).fill('Le mien');
    await save(page);
    await page.getByText('Quelqu’un d’autre a enregistré cette fiche').first().waitFor();
    expect(await made.repository.text(FILE, branch)).toBe(theirs);
    expect(await summaryField(page).inputValue()).toBe('Le mien');
  });

  it('a page that changed meanwhile is not published over by force, and one is told', async () => {
    const made = await production('github');
    const page = await enter(await browser.context({ baseURL: undefined }), made);
    await page.goto(`${made.portal.url}/admin/#/collections/actors/entries/le-plot`);
    await nameField(page).fill('Le Plot d’en haut');
    await save(page);
    await saved(page);
    await setState(page, 'Prête');
    const theirs = '---\nname: Le Plot d’en bas\n---\n';
    await made.repository.write('main', new Map([['content/actors/le-plot.md', theirs]]), 'Bob');
    await publish(page);
    await page.getByText('La forge ne publie pas cette fiche').first().waitFor();
    expect(await made.repository.text('content/actors/le-plot.md')).toBe(theirs);
    const draft = await made.repository.text('content/actors/le-plot.md', 'cms/actors/le-plot');
    expect(draft).toContain('Le Plot d’en haut');
  });

  it('who may not write is told so in French, and stays outside', async () => {
    const made = await production('forgejo');
    made.rights.push = false;
    const page = await (await browser.context({ baseURL: undefined })).newPage();
    await page.goto(`${made.portal.url}/admin/`);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('link', { name: 'Autoriser' }).click();
    await page
      .getByText('Ce compte n’a pas le droit d’écrire dans le dépôt ambrune/portail')
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  });

  it('of Gitea there is no review: it is said, and what is published is on the main branch at once', async () => {
    const made = await production('gitea');
    const context = await browser.context({ baseURL: undefined });
    const seen = watch(context, made);
    const page = await enter(context, made);
    expect(plain(await page.locator('#cordee-notices').innerText())).toContain("il n'y a pas de relecture");
    await write(made, page);
    await publish(page);
    await expect.poll(() => made.repository.text(FILE), WHILE).toMatch(/entrez/);
    expect(await logOf(made.repository, 'main')).toMatch(/^Amélie Œuvrard\nNouvelle fiche \(Structure\)/);
    expect(made.repository.proposals).toEqual([]);
    expect(seen).toEqual([]);
  });
});
