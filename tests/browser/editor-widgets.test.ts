/** The editor's own controls, in Decap, on a phone: with a keyboard, with a thumb, and what a save makes of a file. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TYPE_NAMES, typeOf } from '../../src/content-types/registry.ts';
import { violations } from '../support/axe.ts';
import { PHONE, useBrowser } from '../support/browser.ts';
import { SAMPLE_CONTENT } from '../support/built.ts';
import type { CmsForTest } from '../support/cms.ts';
import { openEditor, save, saved, startEditor } from '../support/editor.ts';
import { richest, sampleText } from '../support/sample-texts.ts';

const browser = useBrowser();
let cms: CmsForTest;

const QUARTERLY =
  '---\ntitle: Tous les trois mois\nstart: 2026-12-07 18:30\nrecurrence: {freq: mensuel, interval: 3, byDay: ["1er lundi"]}\n---\n';

beforeAll(async () => {
  cms = await startEditor((folder) => {
    cpSync(SAMPLE_CONTENT, folder, { recursive: true });
    writeFileSync(join(folder, 'events', 'trimestre.md'), QUARTERLY);
  });
});
afterAll(() => cms?.close());

const logIn = async (): Promise<Page> => {
  const context = await browser.context({ viewport: PHONE, locale: 'fr-FR' });
  const page = await openEditor(cms, context, '#/collections/actors');
  // The whole of a collection is read before its list is shown.
  page.setDefaultTimeout(30_000);
  await page.getByRole('heading', { name: 'Annuaire' }).waitFor();
  return page;
};

/** By the list, as people go. */
async function open(page: Page, collection: string, entry: string): Promise<void> {
  await page.goto(`${cms.url}/admin/#/collections/${collection}`);
  await page.locator('a[href*="/entries/"]').first().waitFor();
  await page.goto(`${cms.url}/admin/#/collections/${collection}/${entry}`);
  await page.locator('.cordee-control').first().waitFor();
}

const draftOf = async (collection: string, slug: string): Promise<string | undefined> =>
  (await cms.store.draftText({ collection, slug }))?.text;

it('an entry of each type: touched, there is nothing to save; renamed, every other line is as it was', async () => {
  const page = await logIn();
  for (const name of TYPE_NAMES) {
    const { folder, fields, title } = typeOf(name);
    const slug = richest(name);
    await open(page, folder, `entries/${slug}`);
    const input = page.getByLabel((fields[title]!.label as { fr: string }).fr, { exact: true }).first();
    await expect.poll(() => input.inputValue()).not.toBe('');
    // A long title has several lines on a phone.
    await input.press('Control+End');
    await input.press('x');
    await input.press('Backspace');
    expect(await page.getByRole('button', { name: 'Enregistrer', exact: true }).isEnabled()).toBe(false);
    await input.press('x');
    await save(page);
    // Decap goes to the entry once more, after what it was told.
    await saved(page);
    await expect.poll(() => draftOf(folder, slug)).toBeDefined();
    const others = (text: string) => text.split('\n').filter((line) => !line.startsWith(`${title}:`));
    const draft = (await draftOf(folder, slug))!;
    expect(others(draft), slug).toEqual(others(sampleText(name, slug)));
    expect(draft, slug).toMatch(new RegExp(`^${title}: .*x`, 'm'));
  }
});

describe('on a phone', () => {
  it('every control is named, wide enough for a thumb, and no wider than the screen', async () => {
    const page = await logIn();
    for (const name of ['actor', 'event'] as const) {
      await open(page, typeOf(name).folder, `entries/${richest(name)}`);
      for (const folded of await page.locator('.cordee-control summary:visible').all()) await folded.click();
      const small = await page.locator('.cordee-control').evaluateAll((controls) =>
        controls.flatMap((control) =>
          [...control.querySelectorAll('button, select, input, textarea, summary')].flatMap((one) => {
            // A box to tick is as large as its label.
            const target = one.matches('[type=checkbox]') ? one.closest('label')! : one;
            const { width, height } = target.getBoundingClientRect();
            return width > 0 && (height < 44 || width < 44)
              ? [`${one.outerHTML.slice(0, 80)} ${width}x${height}`]
              : [];
          }),
        ),
      );
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      const wide = await page
        .locator('.cordee-control *')
        .evaluateAll((all) =>
          all
            .filter(
              (one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.cordee-aside'),
            )
            .map((one) => one.outerHTML.slice(0, 80)),
        );
      expect(wide).toEqual([]);
      const found = (await violations(page)).filter((one) => JSON.stringify(one).includes('cordee-'));
      expect(found).toEqual([]);
    }
  });

  it('an event every Tuesday is written with a keyboard alone, and read back in words', async () => {
    const page = await logIn();
    await open(page, 'events', 'new');
    await page.getByLabel('Titre', { exact: true }).fill('Café du mardi');
    await page.getByLabel('Début', { exact: true }).fill('2026-12-08');
    await page.getByLabel('Heure (Début)').fill('18:30');
    await page.getByRole('combobox', { name: /^Répétition/ }).focus();
    await page.keyboard.type('Chaque semaine');
    await page.getByLabel('mardi', { exact: true }).press(' ');
    await page
      .locator('.cordee-said')
      .getByText(/^Chaque mardi à 18.h.30\.$/)
      .waitFor();
    const organisers = page.getByRole('combobox', { name: /^Organisé par/ });
    await organisers.fill('remise a neuf');
    await page.locator('.cordee-combobox [role=option]').first().waitFor();
    await organisers.press('ArrowDown');
    await organisers.press('Enter');
    await organisers.fill('Les voisins du four');
    await organisers.press('Enter');
    await page
      .getByRole('list', { name: /^Organisé par/ })
      .getByText('La Remise à neuf', { exact: true })
      .first()
      .waitFor();
    const commune = page.getByRole('combobox', { name: 'Commune' });
    await commune.fill('vernas');
    await page.locator('.cordee-combobox [role=option]').first().waitFor();
    await commune.press('ArrowDown');
    await commune.press('Enter');
    await expect.poll(() => page.getByLabel('Code postal').inputValue()).toMatch(/^\d{5}$/);
    await save(page);
    await expect.poll(() => draftOf('events', 'cafe-du-mardi')).toBeDefined();
    const text = await draftOf('events', 'cafe-du-mardi');
    expect(text).toContain(
      'title: Café du mardi\nstart: "2026-12-08 18:30"\nrecurrence:\n  freq: hebdomadaire\n  byDay: [mardi]\n',
    );
    expect(text).toContain('organisers:\n  - la-remise-a-neuf\n  - Les voisins du four\n');
    expect(text).toMatch(/address:\n  postalCode: "\d{5}"\n  commune: Vernasse\n/);
  });

  it('a rule that is richer than the form is said, kept, and changed in its detail', async () => {
    const page = await logIn();
    await open(page, 'events', 'entries/trimestre');
    await page
      .locator('.cordee-said')
      .getByText(/^Tous les trois mois, le premier lundi/)
      .waitFor();
    await page.getByRole('button', { name: /^Modifier le détail/ }).click();
    await page.getByLabel(/^Intervalle/).fill('4');
    await page
      .locator('.cordee-said')
      .getByText(/^Tous les quatre mois/)
      .waitFor();
    await save(page);
    await expect
      .poll(() => draftOf('events', 'trimestre'))
      .toContain('recurrence:\n  freq: mensuel\n  interval: 4\n  byDay:\n    - "1er lundi"\n');
  });

  it('opening hours are filled day by day', async () => {
    const page = await logIn();
    await open(page, 'actors', 'new');
    await page.getByLabel('Nom', { exact: true }).fill('Le Fournil');
    const day = page.getByRole('group', { name: 'mardi', exact: true });
    await day.getByRole('button', { name: /^Ouvert/ }).click();
    await day.getByLabel('mardi, ouvre à').fill('14:00');
    await day.getByLabel('mardi, ferme à').fill('18:00');
    await page
      .getByRole('group', { name: 'mercredi' })
      .getByRole('button', { name: /^Comme la veille/ })
      .click();
    await page.getByLabel('Fermé les jours fériés').check();
    await save(page);
    await expect
      .poll(() => draftOf('actors', 'le-fournil'))
      .toContain('openingHours: "Tu,We 14:00-18:00; PH off"');
  });
});
