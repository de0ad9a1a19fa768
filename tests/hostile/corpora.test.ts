/**
 * Every hostile text of the corpora, in the body and in the text fields of entries, looked at in Chromium by
 * an oracle that shares no code with the renderer. The control, built without protection, must be found
 * unsafe: an oracle that finds nothing there is broken.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { markdownToHtml } from 'satteri';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../src/site/build/index.ts';
import type { BuildReport } from '../../src/site/build/index.ts';
import { serve } from '../../src/site/serve.ts';
import { FLAGS, ensureChromium } from '../setup/chromium.ts';
import { CORPORA, domPurify, hasCorpora, payloads } from './corpora.ts';
import { inspect } from './oracle.ts';
import type { Verdict } from './oracle.ts';

if (!hasCorpora) console.warn(`Tests laissés de côté : ${CORPORA} n’est pas là.`);

/** The one script of an actor's page that depends on what the entry says. */
const HOURS = /\/Hours\.astro_/;

interface Seen extends Verdict {
  /** Dialogs opened and traps sprung while the page was open. */
  executions: string[];
  /** Requests to another origin. */
  elsewhere: string[];
  complaints: string[];
}

describe.skipIf(!hasCorpora)('hostile texts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-hostile-'));
  const content = join(folder, 'content');
  let browser: Browser;
  let report: BuildReport;
  let site: { server: Server; port: number };
  let slugs: string[];

  beforeAll(async () => {
    slugs = writeContent(content);
    report = await buildSite({ content, out: join(folder, 'dist'), now: '2026-12-01T09:00' });
    site = await serve({ folder: join(folder, 'dist'), base: '', port: 4900 });
    browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    site?.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all published or set aside, none lost', () => {
    const { published, setAside, files } = report.counts;
    expect(published + setAside).toBe(files);
    expect(published).toBeGreaterThan(slugs.length * 1.9);
  });

  it('are harmless on every page, and break no layout', { timeout: 1_800_000 }, async () => {
    const page = await watched(browser);
    const origin = `http://127.0.0.1:${site.port}`;
    const harmless = await look(page, `${origin}/annuaire/inoffensive/`);
    const article = await look(page, `${origin}/articles/inoffensif/`);
    expect([harmless.dangers, article.dangers]).toEqual([[], []]);
    const faults: string[] = [];
    const setAside = new Set(
      report.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ file }) => `/${file.replace('actors/', 'annuaire/').replace(/\.md$/, '/')}`),
    );
    let pages = 0;
    for (const slug of slugs) {
      for (const [address, model] of [
        [`/annuaire/${slug}/`, harmless],
        [`/articles/${slug}/`, article],
      ] as const) {
        const seen = await look(page, origin + address);
        if (setAside.has(address)) continue;
        pages++;
        for (const one of [...seen.dangers, ...seen.executions, ...seen.elsewhere])
          faults.push(`${address} ${one}`);
        if (seen.landmarks.join() !== model.landmarks.join())
          faults.push(`${address} layout: ${seen.landmarks.join()}`);
        // Where hours cannot be read, the script that follows them is not there; all others are, and no more.
        const expected = model.scripts.filter((one) => !HOURS.test(one) || seen.scripts.includes(one));
        if (seen.scripts.join() !== expected.join())
          faults.push(`${address} scripts: ${seen.scripts.join()}`);
      }
    }
    console.log(`${pages} pages hostiles regardées, ${faults.length} fautes`);
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(slugs.length);
  });

  it('are found unsafe when nothing protects: the control', { timeout: 600_000 }, async () => {
    const control = await serveControl(domPurify());
    const page = await watched(browser);
    let unsafe = 0;
    let executed = 0;
    const empty = await look(page, `${control.origin}/-1`);
    for (const [i] of domPurify().entries()) {
      const seen = await look(page, `${control.origin}/${i}`);
      const broken = seen.landmarks.join() !== empty.landmarks.join();
      if (seen.dangers.length || seen.executions.length || seen.elsewhere.length || broken) unsafe++;
      if (seen.executions.length) executed++;
    }
    control.server.close();
    console.log(
      `témoin sans protection : ${unsafe} pages dangereuses sur ${domPurify().length}, ${executed} où un script a tourné`,
    );
    expect(unsafe).toBeGreaterThanOrEqual(203);
    expect(executed).toBeGreaterThan(10);
  });
});

/** Two entries a payload: an actor whose body and texts are hostile, an article whose title is. */
function writeContent(content: string): string[] {
  for (const name of ['actors', 'articles']) mkdirSync(join(content, name), { recursive: true });
  writeFileSync(join(content, 'portal.yaml'), 'name: Essai\nid: essai\nurl: https://essai.example\n');
  const write = (path: string, data: object, body: string) =>
    writeFileSync(
      join(content, path),
      `---\n${stringify(data, { aliasDuplicateObjects: false })}---\n\n${body}\n`,
    );
  const actor = (text: string) => ({
    name: 'Une structure',
    summary: text,
    alternateNames: [text],
    legalName: text,
    openingHoursNote: text,
    verifiedOn: '2026-11-01',
    verifiedBy: text,
    address: { street: text, complement: text },
    gettingThere: { bus: text, parking: text },
    price: { kind: 'payant', details: text },
    keywords: [text],
    source: text,
  });
  const article = (text: string) => ({
    title: text,
    summary: text,
    authors: [text.slice(0, 150)],
    published: '2026-11-01',
  });
  write('actors/inoffensive.md', actor('Un texte inoffensif'), 'Un paragraphe.\n\nUn autre.');
  write('articles/inoffensif.md', article('Un texte inoffensif'), 'Un paragraphe.\n\nUn autre.');
  return payloads().map(({ name, text }) => {
    write(`actors/${name}.md`, actor(text), text);
    // A title must have a word in it; what follows is as hostile as it came.
    write(
      `articles/${name}.md`,
      article(`Titre ${text}`),
      `Avant ${text} après\n\n- ${text.replace(/\n/g, '\n  ')}`,
    );
    return name;
  });
}

/** A page that tells what ran in it and what it asked for. */
async function watched(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(() => {
    const sprung: string[] = [];
    Object.defineProperty(window, 'sprung', { value: sprung });
    for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'] as const)
      Object.defineProperty(window, name, { value: () => sprung.push(name) });
  });
  return context.newPage();
}

async function look(page: Page, url: string): Promise<Seen> {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  const { origin } = new URL(url);
  const onRequest = (request: { url(): string }) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin)
      elsewhere.push(`request to ${request.url().slice(0, 100)}`);
  };
  const onConsole = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') complaints.push(message.text());
  };
  page.on('request', onRequest).on('console', onConsole);
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 20_000 }).catch(() => {});
    // A slow machine may still be loading: what is looked at is the page once it is there.
    const verdict = await page.evaluate(inspect).catch(async () => {
      await page.waitForLoadState('load');
      return page.evaluate(inspect);
    });
    const executions = await page.evaluate(() => [...(window as unknown as { sprung: string[] }).sprung]);
    return { ...verdict, executions: executions.map((one) => `${one} ran`), elsewhere, complaints };
  } finally {
    page.off('request', onRequest).off('console', onConsole);
  }
}

/** The same texts as a default Markdown engine gives them, in a page without any policy. */
async function serveControl(texts: readonly string[]): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const text = texts[Number((request.url ?? '/').slice(1))] ?? 'Un paragraphe.';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>témoin</title><body><header></header><main><h1>x</h1><div class="prose">${rendered(text)}</div></main><footer></footer>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
}

function rendered(text: string): string {
  const made = markdownToHtml(text) as unknown;
  return typeof made === 'string' ? made : (made as { html: string }).html;
}
