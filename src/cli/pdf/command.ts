/** `pdf`: pages of the portal as PDFs to print, to send, to keep. What is printed is what is in the content folder. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Portal } from '../../domain/portal.ts';
import { buildSite } from '../../site/build/index.ts';
import { readEnvironment } from '../../site/environment.ts';
import { loadPortal } from '../../site/load-portal.ts';
import { serve } from '../../site/serve.ts';
import { failWith, plural } from '../say.ts';
import { startBar } from './bar.ts';
import { PdfError, findChromium } from './chromium.ts';
import { Closing } from './closing.ts';
import { openPrinter } from './printer.ts';
import { articleAddresses, fileNames, posterAddresses, resolveTargets } from './targets.ts';

interface PdfOptions {
  allArticles?: boolean;
  posters?: boolean;
  to: string;
}

export const pdfCommand = (): Command =>
  new Command('pdf')
    .description('faire des PDF de pages du portail, à imprimer, à envoyer ou à garder')
    .argument('[adresses...]', 'adresses du portail, ou fichiers du dossier de contenu')
    .option('--all-articles', 'tous les articles')
    .option('--posters', 'toutes les affiches des mois et tous les programmes des semaines à plier')
    .option('--to <dossier>', 'où écrire les PDF (sinon : pdf)', 'pdf')
    .configureHelp({ optionDescription: ({ description }) => description })
    .addHelpText(
      'after',
      `
Un Chromium, Chrome, Edge ou Brave est cherché sur la machine ; CHROME_PATH=/chemin en désigne un.

Exemples :
  npm run pdf -- /agenda/ /annuaire/le-plot/
  npm run pdf -- content/articles/portrait.md --to impressions
  npm run pdf -- --all-articles
  npm run pdf -- --posters --to affiches
  npm run pdf -- /agenda/2026/12/affiche/`,
    )
    .action(async (texts: string[], options: PdfOptions) => {
      const closing = new Closing();
      try {
        process.exitCode = await pdf(texts, options, closing);
      } catch (error) {
        await closing.close();
        failWith(error);
      }
      await closing.close();
    });

/** The exit code: 0, or 1 where a page was not printed. */
async function pdf(texts: string[], options: PdfOptions, closing: Closing): Promise<number> {
  const environment = readEnvironment();
  const portal = await loadPortal(environment, null);
  const pages = pagesOf(portal, texts, options, environment.content);
  const chromium = findChromium();
  const folder = resolve(options.to);
  makeFolder(folder);
  const site = mkdtempSync(join(tmpdir(), 'cordee-pdf-'));
  closing.add(() => rmSync(site, { recursive: true, force: true }));
  console.log(styleText('dim', 'Construction du portail, à côté…'));
  const out = join(site, 'dist');
  await buildSite({ ...environment, out, previous: undefined, search: false });
  const { server, port } = await serve({ folder: out, base: portal.base, port: 4700 });
  closing.add(() => server.close());
  const { origin, base } = portal;
  const served = `http://127.0.0.1:${port}`;
  const printer = await openPrinter({ chromium, origin, base, served, temporary: site });
  closing.add(() => printer.close());
  const failed = await printAll(pages, printer.print, folder, closing);
  if (closing.isOver) return 130;
  say(pages.length, failed, folder);
  return failed.length ? 1 : 0;
}

/** @throws PdfError where there is nothing to print, or an address that leads nowhere: nothing is done by halves */
function pagesOf(
  portal: Portal,
  texts: string[],
  { allArticles, posters }: PdfOptions,
  content: string,
): string[] {
  const { addresses, refused } = resolveTargets(portal, texts, { content, cwd: process.cwd() });
  if (refused.length) throw new PdfError(refused.join('\n  '));
  const pages = [
    ...new Set([
      ...addresses,
      ...(allArticles ? articleAddresses(portal) : []),
      ...(posters ? posterAddresses(portal) : []),
    ]),
  ];
  if (pages.length) return pages;
  throw new PdfError(
    allArticles
      ? 'Il n’y a pas encore d’article publié.'
      : posters
        ? 'Il n’y a pas de date à venir : ni affiche ni programme à faire.'
        : 'Dites quelles pages : npm run pdf -- /articles/mon-article/ ou npm run pdf -- --all-articles',
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new PdfError(
      `Le dossier ${folder} ne peut pas être fait (${(error as NodeJS.ErrnoException).code}). Choisissez-en un autre avec --to.`,
    );
  }
}

interface Failure {
  address: string;
  why: string;
}

/** Page after page: one that fails does not lose the others. */
async function printAll(
  pages: readonly string[],
  print: (address: string) => Promise<Uint8Array>,
  folder: string,
  closing: Closing,
): Promise<Failure[]> {
  const failed: Failure[] = [];
  const bar = startBar(pages.length);
  for (const [address, name] of fileNames(pages)) {
    try {
      put(join(folder, name), await print(address));
      bar.advance(name);
    } catch (error) {
      // Stopped by Ctrl+C: it is no fault of this page.
      if (closing.isOver) break;
      failed.push({ address, why: (error as Error).message.split('\n')[0]! });
      bar.advance(`${address} n’a pas pu être imprimée`);
    }
  }
  bar.stop();
  return failed;
}

/** Whole or not at all: a file that was cut would look like a PDF. */
function put(file: string, bytes: Uint8Array): void {
  const part = `${file}.part`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

function say(total: number, failed: readonly Failure[], folder: string): void {
  const where = relative(process.cwd(), folder) || '.';
  console.log(
    `\n${styleText('bold', plural(total - failed.length, 'PDF écrit', 'PDF écrits'))} dans ${where}/`,
  );
  for (const { address, why } of failed)
    console.error(`${styleText('red', 'Pas imprimée')} : ${address} (${why})`);
}
