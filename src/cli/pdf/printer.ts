/**
 * Pages through Chromium, as tagged PDFs. The portal that is served aside is seen at its public address: the
 * links of a PDF lead to the site, not to a machine that will be off. Nothing else is reachable.
 */
import type { Browser, Page, Route } from 'playwright-core';
import { PdfError } from './chromium.ts';

export interface Printer {
  /** @throws where the page does not answer, or Chromium fails */
  print(address: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PrinterOptions {
  /** Path of a Chromium. */
  chromium: string;
  /** Of the portal: `https://ambrune.example`. */
  origin: string;
  base: string;
  /** Where it is served: `http://127.0.0.1:4700`. */
  served: string;
  /** A folder that will be taken away: what Chromium leaves there when it is stopped goes with it. */
  temporary: string;
}

/** Without a network, a screen or a first visit; Chromium refuses to protect what the administrator runs. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws PdfError where playwright-core is not installed or Chromium does not start */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const { origin, base, served } = options;
  const browser = await launch(options);
  try {
    const context = await browser.newContext({ serviceWorkers: 'block', javaScriptEnabled: false });
    await context.route('**/*', (route) => answer(route, origin, served));
    const page = await context.newPage();
    return { print: (address) => print(page, origin + base + address), close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function launch({ chromium: executablePath, temporary }: PrinterOptions): Promise<Browser> {
  const playwright = await import('playwright-core').catch(() => {
    throw new PdfError('Il manque le module playwright-core, qui conduit Chromium. Lancez : npm ci');
  });
  const isRoot = process.getuid?.() === 0;
  try {
    return await playwright.chromium.launch({
      executablePath,
      env: { ...process.env, TMPDIR: temporary } as Record<string, string>,
      args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
      // The command closes what it opened, whatever stops it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new PdfError(
      `${executablePath} ne démarre pas (${why}). Essayez un autre navigateur : CHROME_PATH=/chemin/du/navigateur.`,
    );
  }
}

async function answer(route: Route, origin: string, served: string): Promise<void> {
  const url = route.request().url();
  if (!url.startsWith(`${origin}/`)) return route.abort();
  try {
    const response = await route.fetch({ url: served + url.slice(origin.length) });
    await route.fulfill({ response });
  } catch {
    // Ctrl+C closes the browser while a page asks: nobody waits for the answer, and what was opened is still to be closed.
    await route.abort().catch(() => {});
  }
}

async function print(page: Page, url: string): Promise<Uint8Array> {
  const response = await page.goto(url, { waitUntil: 'load' });
  if (!response?.ok()) throw new Error(`réponse ${response?.status() ?? 'absente'}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.evaluate(everythingThere);
  return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
}

/** In the page: pictures that wait for a screen to come near are asked for, and fonts waited for. */
async function everythingThere(): Promise<void> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
}
