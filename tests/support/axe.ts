/** What axe finds wrong on a page that is open. No rule is left out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { plain } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that colours alone decide: what night may break and day does not. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

interface Options {
  /** Whether what frames hold is looked at as well. */
  iframes?: boolean;
  /** These rules alone. */
  rules?: readonly string[];
}

/** A line each: the rule, the element, why. */
export async function violations(page: Page, { iframes = true, rules }: Options = {}): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations: found, passes } = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options),
    { runOnly: rules ?? TAGS, resultTypes: ['violations', 'passes'], iframes },
  );
  if (passes.length < (rules ? 1 : 15)) return [`axe looked at nothing: ${passes.length} rules`];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} ${target.join(' ')} ${plain(failureSummary ?? '').slice(0, 220)}`,
    ),
  );
}
