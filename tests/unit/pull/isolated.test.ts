/** No build, no check, no start ever goes out: what pulls is reached from its own command alone. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { contentOf } from '../../support/portal.ts';

const SRC = join(PROJECT_ROOT, 'src');
const IMPORT = /(?:from\s*|\bimport\(\s*|^import\s+)['"]([^'"\n]+)['"]/gm;

/** Every file of `src` that another leads to, and the packages on the way. */
function reached(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  if (!existsSync(join(SRC, from))) return seen;
  for (const [, target] of readFileSync(join(SRC, from), 'utf8').matchAll(IMPORT))
    if (target!.startsWith('.')) reached(posix.join(posix.dirname(from), target!.split('?')[0]!), seen);
    else seen.add(target!);
  return seen;
}

describe('pulling', () => {
  it.each(['cli/build.ts', 'cli/start.ts', 'cli/dev.ts', 'cli/check.ts'])(
    'is not reached from %s',
    (file) => {
      const files = [...reached(file)];
      expect(files.length).toBeGreaterThan(50);
      expect(
        files.filter((one) => /^cli\/(pull|calendar|import)\/|^node:(https|dns|tls)$/.test(one)),
      ).toEqual([]);
    },
  );

  it('is reached from its command', () => {
    expect([...reached('cli/pull/command.ts')]).toEqual(
      expect.arrayContaining(['cli/pull/fetch.ts', 'node:https']),
    );
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'pull', ...args], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', PORTAL_CONTENT: contentOf({}), PORTAL_NOW: '2026-12-01T09:00' },
    });

  it('shows how it is used', () => {
    const { stdout, status } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run pull -- --dry-run');
    expect(stdout).toContain('sources:\n    - name: Mairie de Vernasse');
    expect(stdout).not.toMatch(/Usage|Options:|display help/);
  });

  it('says what is missing where there is nothing to pull', () => {
    const { stderr, status } = run();
    expect([status, stderr.trim()]).toEqual([
      0,
      'Ce portail n’est abonné à aucun agenda. Ajoutez « sources » dans portal.yaml : npm run pull -- --help montre comment.',
    ]);
  });
});
