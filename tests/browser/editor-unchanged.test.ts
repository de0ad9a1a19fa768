/** An entry of each type, gone through the editor's screen and put back as it was: nothing of its file has changed. */
import { cpSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TYPE_NAMES, typeOf } from '../../src/content-types/registry.ts';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { useBrowser } from '../support/browser.ts';
import { SAMPLE_CONTENT } from '../support/built.ts';
import type { CmsForTest } from '../support/cms.ts';
import { bodyField, openEditor, save, saved, startEditor } from '../support/editor.ts';
import { richest, sampleText } from '../support/sample-texts.ts';

const browser = useBrowser();
let cms: CmsForTest;
beforeAll(async () => {
  cms = await startEditor((folder) => cpSync(SAMPLE_CONTENT, folder, { recursive: true }));
});
afterAll(() => cms?.close());

function parts(text: string): { raw: unknown; body: string } {
  const read = parseFrontMatter(text);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return { raw: read.raw, body: text.slice(text.indexOf('\n---\n') + '\n---\n'.length) };
}

/** The cursor is after the last letter, and the editor of texts, which looks ten times a second, has seen it. */
async function atTheEnd(page: Page): Promise<void> {
  const lettersAfter = () =>
    bodyField(page).evaluate((field) => {
      const selection = getSelection()!;
      const rest = document.createRange();
      rest.selectNodeContents(field);
      rest.setStart(selection.focusNode!, selection.focusOffset);
      return rest.toString().replace(/[\s\uFEFF]/g, '').length;
    });
  await expect.poll(lettersAfter).toBe(0);
  await page.waitForTimeout(300);
}

/** Written and saved, which Decap does for a change alone. */
async function change(page: Page, keys: readonly [where: 'title' | 'body', key: string][], title: string) {
  for (const [where, key] of keys) {
    const field = where === 'body' ? bodyField(page) : page.getByLabel(title, { exact: true }).first();
    const text = () => (where === 'body' ? field.innerText() : field.inputValue());
    const before = await text();
    const isDone = () =>
      expect
        .poll(text, { timeout: 3_000 })
        .not.toBe(before)
        .then(
          () => true,
          () => false,
        );
    // The editor of texts learns where the cursor is a tenth of a second later, or more where the machine is busy: a
    // key that did nothing is pressed again, as somebody would.
    for (let tries = 0; tries < 5; tries++) {
      await field.focus();
      if (where === 'body') await page.waitForTimeout(300);
      await page.keyboard.press('Control+End');
      if (where === 'body') await atTheEnd(page);
      await page.keyboard.press(key);
      if (await isDone()) break;
    }
  }
  await save(page);
  await saved(page);
}

it('an entry of each type, with a letter more and then a letter less, is the file that it was', async () => {
  // One page for all: from one entry straight to another, as by a bookmark.
  const page = await openEditor(cms, await browser.context(), '');
  page.setDefaultTimeout(30_000);
  await page.getByRole('heading', { name: 'Annuaire' }).waitFor();
  for (const name of TYPE_NAMES) {
    const { folder, fields, title } = typeOf(name);
    const slug = richest(name);
    const label = (fields[title]!.label as { fr: string }).fr;
    await page.goto(`${cms.url}/admin/#/collections/${folder}/entries/${slug}`);
    const before = parts(sampleText(name, slug));
    await expect
      .poll(() => page.getByLabel(label, { exact: true }).first().inputValue())
      .toBe((before.raw as Record<string, string>)[title]);
    await change(page, [['body', 'x']], label);
    // At once: the entry is still being read again.
    await change(page, [['title', 'x']], label);
    const draft = async () => parts((await cms.store.draftText({ collection: folder, slug }))!.text);
    expect((await draft()).body, slug).toBe(before.body.replace(/\n*$/, (end) => `x${end}`));
    await change(
      page,
      [
        ['body', 'Backspace'],
        ['title', 'Backspace'],
      ],
      label,
    );
    expect(await draft(), slug).toEqual(before);
  }
});
