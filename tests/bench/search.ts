/**
 * `npm run bench -- search`: how the dialog of the search feels while one types, on a processor four times slower.
 * A figure, never a test: it depends on the machine, and on what else it does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { buildSite } from '../../src/site/build/index.ts';
import { serve } from '../../src/site/serve.ts';
import { FLAGS, ensureChromium } from '../setup/chromium.ts';
import { generate } from './generate.ts';

const SIZES = [300, 1000, 3000];
const SLOWDOWN = 4;
/** Milliseconds between two letters: quick hands. */
const PACE = 120;
const QUESTIONS = ['association', 'réparer vélo', 'atelier couture', 'marché'];
/** From a key to the next picture, in milliseconds: what is felt as fluid (web.dev/inp). */
const FLUID = 200;

interface Felt {
  /** The slowest key, from its press to the picture that follows. */
  key: number;
  /** The longest time during which nothing else could happen. */
  task: number;
  /** From the last letter to the answers: a mean. */
  answers: number;
}

/** Runs in the page: keeps what is slow. */
function watch(): void {
  const slow = { key: 0, task: 0 };
  Object.assign(globalThis, { slow });
  const keep = (name: 'key' | 'task') => (list: PerformanceObserverEntryList) => {
    for (const { duration } of list.getEntries()) slow[name] = Math.max(slow[name], duration);
  };
  const events = { type: 'event', durationThreshold: 16, buffered: true };
  new PerformanceObserver(keep('key')).observe(events as PerformanceObserverInit);
  new PerformanceObserver(keep('task')).observe({ type: 'longtask', buffered: true });
}

async function feel(page: Page, base: string): Promise<Felt> {
  const session = await page.context().newCDPSession(page);
  await page.addInitScript(watch);
  await page.goto(`${base}/annuaire/`);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.keyboard.press('Control+k');
  const field = page.locator('.search-dialog [role=combobox]');
  const waits: number[] = [];
  for (const question of QUESTIONS) {
    await field.fill('');
    await field.pressSequentially(question, { delay: PACE });
    const typed = performance.now();
    // « Tout voir », or the way to the page where nothing is found.
    await page.locator(`[role=option][href$="?q=${encodeURIComponent(question)}"]`).waitFor();
    waits.push(performance.now() - typed);
  }
  const slow = await page.evaluate(() => (globalThis as unknown as { slow: Felt }).slow);
  return { ...slow, answers: waits.reduce((sum, wait) => sum + wait, 0) / waits.length };
}

/** Prints a line a size. @returns whether every key was answered in time */
export async function benchSearch(): Promise<boolean> {
  const column = (text: string | number) => String(text).padStart(22);
  console.log(
    `La frappe dans la recherche, processeur ralenti ${SLOWDOWN} fois (${FLUID} ms au plus par touche)`,
  );
  console.log(
    ['fiches', 'touche, au pire (ms)', 'tâche, au pire (ms)', 'réponses (ms)'].map(column).join(''),
  );
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
  let isFluid = true;
  try {
    for (const size of SIZES) {
      const folder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
      const out = join(folder, 'dist');
      generate(join(folder, 'content'), size);
      await buildSite({ content: join(folder, 'content'), out, now: '2026-12-01T09:00' });
      const { server, port } = await serve({ folder: out, base: '', port: 4960 });
      try {
        const felt = await feel(await browser.newPage(), `http://127.0.0.1:${port}`);
        console.log([size, ...[felt.key, felt.task, felt.answers].map(Math.round)].map(column).join(''));
        isFluid &&= felt.key <= FLUID;
      } finally {
        server.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }
  } finally {
    await browser.close();
  }
  return isFluid;
}
