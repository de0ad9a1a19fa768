/** Compilers run in a process of their own: their memory goes with it. */
import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from '../environment.ts';

/** A test runner's own DEV and PROD would be compiled in as ours. */
const FOREIGN = /^(DEV|PROD|MODE|SSR|VITEST.*)$/;

/**
 * @param args a script, and what it is given
 * @returns undefined where all went well, else what the compiler said
 */
export function runCompiler(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...Object.fromEntries(own), ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? undefined : output));
  });
}
