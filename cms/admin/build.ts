/**
 * `/admin/` of a built portal: the editor's client, compiled once and kept, a page that starts it, the configuration
 * that the content types make, and the names that its fields suggest.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry } from '../../src/content-types/snapshot.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { adminPolicy } from '../../src/lib/security/csp.ts';
import { loadGazetteer } from '../../src/reader/communes.ts';
import { listFiles } from '../../src/reader/files.ts';
import { forgeOrigins } from '../../src/schema/editor-settings.ts';
import { runCompiler } from '../../src/site/build/compiler.ts';
import type { Writer } from '../../src/site/build/render.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { communesIndex, editorConfig, entriesIndex } from '../config/index.ts';
import type { EditorOptions } from '../config/index.ts';
import type { Compiled } from './compile.ts';
import { adminPage } from './page.ts';

export interface Editor {
  /** Folder of what Vite wrote. */
  folder: string;
  compiled: Compiled;
}

const CACHE = join(PROJECT_ROOT, 'node_modules', '.cache', 'cordee');
const LATEST = join(CACHE, 'admin.json');
const COMPILER = fileURLToPath(new URL('compile.ts', import.meta.url));

/** What every compilation depends on, besides the files that went into it. */
const ALWAYS = ['cms/admin/compile.ts', 'cms/admin/patches.ts', 'package-lock.json'];

/**
 * The compiled client: the last one where none of its files changed since, else a new one (some seconds).
 * @throws Error what the compiler says
 */
export async function compileEditor(): Promise<Editor> {
  return kept() ?? (await compile());
}

function kept(): Editor | undefined {
  try {
    const { inputs } = JSON.parse(readFileSync(LATEST, 'utf8')) as { inputs: string[] };
    const folder = folderOf(inputs);
    return existsSync(folder) ? { folder, compiled: compiledIn(folder) } : undefined;
  } catch {
    return undefined;
  }
}

const folderOf = (inputs: readonly string[]): string => join(CACHE, `admin-${hashOf(inputs)}`);

const compiledIn = (folder: string): Compiled =>
  JSON.parse(readFileSync(join(folder, 'compiled.json'), 'utf8')) as Compiled;

function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...inputs, ...ALWAYS]) hash.update(file).update(readFileSync(join(PROJECT_ROOT, file)));
  return hash.digest('hex').slice(0, 20);
}

/** Compiled aside, then put in place whole: two builds at once do not meet. */
async function compile(): Promise<Editor> {
  mkdirSync(CACHE, { recursive: true });
  const aside = join(CACHE, `admin.${process.pid}`);
  try {
    const compiled = await compiledWhole(aside);
    const folder = folderOf(compiled.inputs);
    if (!existsSync(folder)) renameSync(aside, folder);
    const told = `${LATEST}.${process.pid}`;
    writeFileSync(told, JSON.stringify({ inputs: compiled.inputs }));
    renameSync(told, LATEST);
    return { folder, compiled };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** What was changed while it was read would be kept under the name of what it has become: it is compiled again. */
async function compiledWhole(folder: string): Promise<Compiled> {
  for (;;) {
    const began = Date.now();
    await run(folder);
    const compiled = compiledIn(folder);
    const changed = compiled.inputs.some((file) => statSync(join(PROJECT_ROOT, file)).mtimeMs >= began);
    if (!changed) return compiled;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(out: string): Promise<void> {
  const fault = await runCompiler([COMPILER, out]);
  if (fault !== undefined) throw new Error(`L’éditeur ne se compile pas.\n${fault}`);
}

export interface AdminFile {
  /** From `/admin/`. */
  path: string;
  content: string | Uint8Array;
}

/** What depends on the portal: the page, the configuration, the names. @param options as for the configuration */
export function portalFiles(portal: Portal, { compiled }: Editor, options: EditorOptions = {}): AdminFile[] {
  const { settings } = portal;
  const entries = Object.values(portal.items).flat() as unknown as Entry[];
  const forges = options.backend === 'store' ? [] : forgeOrigins(settings.editor);
  const words = { themes: portal.items.theme.map(({ slug, title }) => ({ slug, name: title })), ...options };
  return [
    {
      path: 'index.html',
      content: adminPage({ name: settings.name, compiled, policy: adminPolicy({ asHeader: false, forges }) }),
    },
    { path: 'config.json', content: JSON.stringify(editorConfig(settings, words)) },
    { path: 'communes.json', content: JSON.stringify(communesIndex(entries, loadGazetteer)) },
    { path: 'entries.json', content: JSON.stringify(entriesIndex(entries)) },
  ];
}

/** The client's own files, the same for every portal. */
export function* clientFiles({ folder }: Editor): Generator<AdminFile> {
  for (const path of listFiles(join(folder, 'assets')))
    yield { path: `assets/${path}`, content: readFileSync(join(folder, 'assets', path)) };
}

/** The door that `npm run build` passes to `buildSite`: nothing where `portal.yaml` says that there is no editor. */
export async function adminDoor(portal: Portal, writer: Writer): Promise<void> {
  if (portal.settings.editor?.backend === 'none') return;
  const editor = await compileEditor();
  for (const { path, content } of [...portalFiles(portal, editor), ...clientFiles(editor)])
    writer.write(`/admin/${path}`, content);
}
