/** `npm test`: the browser first, then types, lint, format, and every test. Nothing is skipped quietly. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { speakFrench } from '../src/cli/french.ts';
import { PROJECT_ROOT } from '../src/site/environment.ts';
import { ensureChromium } from './setup/chromium.ts';

const bin = (...parts: string[]) => join(PROJECT_ROOT, 'node_modules', ...parts);

const STEPS: [name: string, program: string, ...args: string[]][] = [
  [
    'types',
    bin('astro', 'bin', 'astro.mjs'),
    'check',
    '--minimumFailingSeverity',
    'error',
    '--minimumSeverity',
    'error',
  ],
  ['règles', bin('oxlint', 'bin', 'oxlint'), '--deny-warnings'],
  ['mise en forme', bin('prettier', 'bin', 'prettier.cjs'), '--check', '.', '--log-level', 'warn'],
  ['tests', bin('vitest', 'vitest.mjs'), 'run', '--project', 'pur', '--project', 'construit'],
];

const command = speakFrench(
  new Command('test')
    .description('types, règles, mise en forme et tests ; avec des mots, les tests seuls')
    .argument('[mots...]', 'les tests dont le chemin contient ces mots')
    .option('--long', 'les épreuves longues, en dizaines de minutes')
    .option('-t, --testNamePattern <texte>', 'les tests dont le nom contient ce texte'),
).parse();
const { long = false, testNamePattern } = command.opts<{ long?: boolean; testNamePattern?: string }>();
const only = [...command.args, ...(testNamePattern === undefined ? [] : ['-t', testNamePattern])];
try {
  ensureChromium();
  if (long) ensureChromium('whole');
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
/** Corpora in a browser, builds that are killed: what takes minutes. One by one: kills are spread over a time that was measured. */
const LONG: typeof STEPS = [
  ['épreuves longues', bin('vitest', 'vitest.mjs'), 'run', '--project', 'long', '--no-file-parallelism'],
];

// With words after `npm test --`, the tests alone, and those whose path holds these words.
for (const [name, program, ...args] of long ? LONG : only.length ? STEPS.slice(-1) : STEPS) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [program, ...args, ...(only.length ? only : [])], {
    cwd: PROJECT_ROOT,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...(long ? { CORDEE_LONG: '1' } : {}) },
  });
  if (status !== 0) {
    console.error(`\n« ${name} » n’est pas passé.`);
    process.exit(status ?? 1);
  }
}
