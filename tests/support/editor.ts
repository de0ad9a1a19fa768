/** The editor in a browser, over the real server: the way in, its form, what is written behind it. */
import type { BrowserContext, Page } from 'playwright-core';
import type { CmsOptions } from '../../cms/server/start.ts';
import { plain } from './browser.ts';
import { writeSmall } from './built.ts';
import { enter, startTestCms } from './cms.ts';
import type { CmsForTest } from './cms.ts';

/** A portal with its editor, once the editor is there. @param write its content; a small one where absent */
export async function startEditor(
  write: (folder: string) => void = (folder) => void writeSmall(folder),
  options: Partial<CmsOptions> = {},
): Promise<CmsForTest> {
  const cms = await startTestCms({ write, admin: true, ...options });
  for (;;) {
    const answer = await fetch(`${cms.url}/admin/config.json`).catch(() => undefined);
    if (answer?.ok) return cms;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Logs in as Maëlle and opens an address of the editor. @param hash `#/collections/actors/new` */
export async function openEditor(
  cms: CmsForTest,
  context: BrowserContext,
  hash: string,
  code = '',
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${cms.url}/admin/${hash}`);
  await page.getByLabel('Votre nom ou un pseudonyme').fill('Maëlle');
  await page.getByLabel('Code de relecture').fill(code);
  await page.getByRole('button', { name: 'Entrer' }).click();
  return page;
}

export const nameField = (page: Page) => page.getByLabel('Nom', { exact: true });
export const summaryField = (page: Page) => page.getByLabel(/^Résumé/);
export const bodyField = (page: Page) => page.locator('[data-slate-editor]').first();

/** Said above the form, but its title. */
export const notices = async (page: Page): Promise<string> =>
  plain((await page.locator('#cordee-notices .notice').allInnerTexts()).join(' '));

export const save = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

export const saved = (page: Page): Promise<void> => page.getByText('Tout est enregistré').waitFor();

/** What was typed is on the device: it is written within a quarter of a second. */
export const kept = (page: Page): Promise<void> => page.waitForTimeout(700);

export const draftText = async (cms: CmsForTest, slug: string): Promise<string | undefined> =>
  (await cms.store.draftText({ collection: 'actors', slug }))?.text;

/** Another person's save of an actor. @returns the token of what is kept */
export async function writeAs(
  cms: CmsForTest,
  person: string,
  { slug, raw, seen }: { slug: string; raw: string; seen?: string },
): Promise<string> {
  const { act } = await enter(cms.url, person);
  const { status, body } = await act('persistEntry', {
    dataFiles: [{ slug, path: `actors/${slug}.md`, raw }],
    assets: [],
    options: {
      collectionName: 'actors',
      commitMessage: '',
      useWorkflow: true,
      newEntry: seen === undefined,
      unpublished: seen !== undefined,
      status: 'draft',
    },
    seen,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.token as string;
}

/** A file taken from the device, in the first picture of a form. */
export async function choosePicture(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const group = page
    .locator('[class*="-ControlContainer"]')
    .filter({ has: page.locator('label', { hasText: /^Image \(/ }) });
  const fold = group.getByRole('button', { name: 'Déplier' }).first();
  if (await fold.isVisible()) await fold.click();
  await page
    .getByRole('button', { name: /^Choisir une (autre )?photo/ })
    .first()
    .click();
  await page.locator('input[type=file]').first().setInputFiles(file);
}
