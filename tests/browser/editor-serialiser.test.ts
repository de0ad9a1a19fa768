/** Every entry of the sample portal, through Decap's own serializers, in a browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editorConfig } from '../../cms/config/index.ts';
import { typeOf } from '../../src/content-types/registry.ts';
import { useBrowser } from '../support/browser.ts';
import { SAMPLE_CONTENT } from '../support/built.ts';
import { serializerScript } from '../support/decap.ts';
import { sampleSnapshot } from '../support/sample.ts';

const browser = useBrowser();

it('each comes back byte for byte', { timeout: 120_000 }, async () => {
  const { settings, entries } = sampleSnapshot();
  const files = entries.map(({ type, file }) => ({
    file,
    folder: typeOf(type).folder,
    text: readFileSync(join(SAMPLE_CONTENT, file), 'utf8'),
  }));
  expect(files.length).toBeGreaterThan(200);
  const page = await (await browser.context()).newPage();
  await page.addScriptTag({ content: await serializerScript(), type: 'module' });
  await page.waitForFunction(() => 'through' in window);
  const written = await page.evaluate(
    ([config, all]) =>
      (window as unknown as { through(config: unknown, files: unknown): string[] }).through(config, all),
    [editorConfig(settings), files] as const,
  );
  expect(written.length).toBe(files.length);
  expect(files.filter(({ text }, i) => written[i] !== text).map(({ file }) => file)).toEqual([]);
});
