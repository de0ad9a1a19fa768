/** From a content folder to a site on the disk. */
import { cpSync, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TypeName } from '../../content-types/registry.ts';
import { TYPE_NAMES } from '../../content-types/registry.ts';
import type { Counts } from '../../domain/life.ts';
import type { Portal } from '../../domain/portal.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Environment } from '../environment.ts';
import { EnvironmentError, PROJECT_ROOT } from '../environment.ts';
import { loadPortal } from '../load-portal.ts';
import { compileApp } from './compile.ts';
import type { ImageKind } from './images.ts';
import { writeImages } from './images.ts';
import { Writer, renderDocuments, renderPages } from './render.ts';
import { buildSearch } from './search.ts';
import { heal, isForeign, prepare, swap } from './swap.ts';
import { refuseAccident, refuseFaults, verify } from './verify.ts';
import { writeQuarantine } from './quarantine.ts';

export interface BuildReport {
  name: string;
  /** Path under which the portal is served, without a final slash. */
  base: string;
  out: string;
  entries: Record<TypeName, number>;
  counts: Counts;
  pages: number;
  documents: number;
  /** How many of each: pictures of entries in their widths, icons and logos, cards of links. */
  images: Record<ImageKind, number>;
  searched: number;
  /** Seconds of each step, by the wall clock. */
  seconds: { read: number; compile: number; pages: number; images: number; search: number; total: number };
  problems: Problem[];
}

export type Step = 'read' | 'compile' | 'pages' | 'images' | 'search';

export interface BuildOptions extends Environment {
  /** Told when a step begins. */
  onStep?: (step: Step) => void;
  /** Leaves the search out: for measures. */
  search?: boolean;
  /** What else opens on this portal, written beside its pages: the editor, which this folder knows nothing of. */
  doors?: (portal: Portal, writer: Writer) => Promise<void>;
}

/**
 * Builds aside, verifies, then swaps: a build that fails leaves the site that was there.
 * @throws ContentRootError, EnvironmentError, FaultsError, CompileError, RenderError, SearchError, VerifyError
 */
export async function buildSite(options: BuildOptions): Promise<BuildReport> {
  const { out, content, onStep = () => {}, search = true, strict = false, doors } = options;
  const clock = stopwatch();
  heal(out);
  if (isForeign(out))
    throw new EnvironmentError(
      `Le dossier ${out} contient autre chose qu’un portail : il n’est pas remplacé. Choisissez un autre dossier avec PORTAL_OUT.`,
    );
  onStep('read');
  const portal = await loadPortal(options);
  if (strict) refuseFaults(portal);
  refuseAccident(portal, options);
  const read = clock();
  onStep('compile');
  const app = await compileApp(portal.base);
  const compile = clock();
  onStep('pages');
  const folder = prepare(out);
  const writer = new Writer(folder);
  const pages = await renderPages(app, portal, writer);
  const documents = renderDocuments(portal, writer);
  await writeDownloads(content, portal, writer);
  writeQuarantine(portal, writer);
  copyStatic(app.client, folder);
  await doors?.(portal, writer);
  const rendered = clock();
  onStep('images');
  const images = await writeImages(content, portal, folder);
  const drawn = clock();
  onStep('search');
  const searched = search ? await writeSearch(portal, folder) : 0;
  verify(portal, folder, search);
  swap(out);
  const searchTime = clock();
  return {
    name: portal.settings.name,
    base: portal.base,
    out,
    entries: countEntries(portal),
    counts: portal.counts,
    pages,
    documents,
    images,
    searched,
    seconds: {
      read,
      compile,
      pages: rendered,
      images: drawn,
      search: searchTime,
      total: read + compile + rendered + drawn + searchTime,
    },
    problems: portal.problems,
  };
}

/** Seconds since the last call. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = (now - last) / 1000;
    last = now;
    return seconds;
  };
}

async function writeSearch(portal: Portal, folder: string): Promise<number> {
  const { count, files } = await buildSearch(portal);
  const writer = new Writer(join(folder, 'pagefind'));
  for (const [name, content] of files) writer.write(name, content);
  return count;
}

/** Documents to download, as they are. */
export async function writeDownloads(content: string, portal: Portal, writer: Writer): Promise<void> {
  for (const path of portal.downloads) writer.write(path, await readFile(join(content, path)));
}

export function copyStatic(client: string, folder: string): void {
  for (const source of [client, join(PROJECT_ROOT, 'public')])
    if (existsSync(source)) cpSync(source, folder, { recursive: true });
}

const countEntries = (portal: Portal): Record<TypeName, number> =>
  Object.fromEntries(TYPE_NAMES.map((type) => [type, portal.items[type].length])) as Record<TypeName, number>;
