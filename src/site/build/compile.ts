/**
 * The code of the pages, compiled by Astro once and kept: it is compiled again when the code, the
 * configuration, the lock file or the base path changes. Its key is a hash of their contents.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listFiles } from '../../reader/files.ts';
import { PROJECT_ROOT } from '../environment.ts';
import { runCompiler } from './compiler.ts';

export interface CompiledApp {
  /** Folder of the styles, scripts and fonts that the pages ask for. */
  client: string;
  /** Hash of all the code: what is rendered with another code must be rendered again. */
  key: string;
  render(request: Request, options: { locals: object }): Promise<Response>;
}

export class CompileError extends Error {
  override name = 'CompileError';
}

const CACHE = join(PROJECT_ROOT, 'node_modules', '.cache', 'cordee');

/** @param base the portal's base path: compiled in, for the addresses of styles and scripts */
export async function compileApp(base: string): Promise<CompiledApp> {
  const key = codeKey(base);
  const folder = join(CACHE, `app-${key}`);
  if (!existsSync(folder)) await compile(folder, base);
  const entry = pathToFileURL(join(folder, 'server', 'entry.mjs')).href;
  const { app } = (await import(entry)) as { app: Pick<CompiledApp, 'render'> };
  return { client: join(folder, 'client'), key, render: (request, options) => app.render(request, options) };
}

function codeKey(base: string): string {
  const hash = createHash('sha256').update(base).update(process.version);
  const files = listFiles(join(PROJECT_ROOT, 'src')).map((path) => `src/${path}`);
  for (const file of [...files, 'astro.config.mjs', 'package-lock.json'])
    hash.update(file).update(readFileSync(join(PROJECT_ROOT, file)));
  return hash.digest('hex').slice(0, 20);
}

/** Compiled aside, then put in place whole: two builds at once do not meet. */
async function compile(folder: string, base: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const aside = `${folder}.${process.pid}`;
  try {
    await runAstro(['build', '--outDir', aside], base);
    if (!existsSync(folder)) renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function runAstro(args: string[], base: string): Promise<void> {
  const astro = join(PROJECT_ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const fault = await runCompiler([astro, ...args], { PORTAL_BASE: base, ASTRO_TELEMETRY_DISABLED: '1' });
  if (fault !== undefined) throw new CompileError(fault);
}
