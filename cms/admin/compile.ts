/**
 * Compiles the editor's client with Vite, in a process of its own: the compiler's memory goes with it. Run as
 * `node cms/admin/compile.ts FOLDER`; writes `assets/`, and `compiled.json` that says what the page asks for and which
 * of our files went in.
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { patchDecap } from './patches.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROJECT = join(HERE, '..', '..');

export interface Compiled {
  /** From the folder of the editor: `assets/index-….js`. */
  script: string;
  styles: string[];
  /** Our own files, from the project's root: what changes one of them asks for a new compilation. */
  inputs: string[];
}

async function compile(out: string): Promise<void> {
  const patches = patchDecap();
  const result = (await build({
    root: HERE,
    base: './',
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [patches],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: out,
      emptyOutDir: false,
      assetsDir: 'assets',
      target: ['chrome87', 'firefox78', 'safari14'],
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: join(HERE, 'client', 'index.ts'),
        onwarn: (warning, warn) => {
          if (warning.code !== 'EVAL') warn(warning);
        },
      },
    },
  })) as Rolldown.RolldownOutput;
  patches.verify();
  writeFileSync(join(out, 'compiled.json'), JSON.stringify(describe(result.output), null, 1));
}

function describe(output: Rolldown.RolldownOutput['output']): Compiled {
  const chunks = output.filter((one) => one.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('the editor has no entry');
  const ours = chunks
    .flatMap(({ moduleIds }) => moduleIds)
    .map((id) => id.replace(/\?.*$/, ''))
    .filter((id) => id.startsWith(PROJECT) && !id.includes('node_modules'));
  return {
    script: entry.fileName,
    styles: output.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css')),
    inputs: [...new Set(ours)].map((id) => relative(PROJECT, id).replaceAll('\\', '/')).sort(),
  };
}

if (process.argv[1] && import.meta.filename === process.argv[1]) await compile(process.argv[2]!);
