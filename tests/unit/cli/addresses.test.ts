/** `npm run addresses`, as a person or a forge runs it. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { NOW, contentOf, md } from '../../support/portal.ts';

function run(content: string, ...args: string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'addresses', ...args],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', PORTAL_CONTENT: content, PORTAL_NOW: NOW, NO_COLOR: '1' },
    },
  );
  expect(stderr).toBe('');
  return { code: status, out: stdout };
}

it('records what is published, never forgets, and stops a forge where something would vanish', () => {
  const content = contentOf({ 'actors/le-four.md': md('name: Le Four') });
  const file = join(content, '.cordee/addresses.txt');
  const lines = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('/'));

  // Checking writes nothing.
  expect(run(content, '--check')).toMatchObject({
    code: 0,
    out: expect.stringContaining('adresses nouvelles, pas encore dans'),
  });
  expect(existsSync(file)).toBe(false);

  expect(run(content).code).toBe(0);
  expect(lines()).toContain('/annuaire/le-four/');
  expect(lines()).toEqual(lines().toSorted());
  const before = readFileSync(file, 'utf8');
  expect(run(content)).toMatchObject({ code: 0, out: expect.stringContaining('Rien ne disparaît') });
  expect(readFileSync(file, 'utf8')).toBe(before);

  // Two branches that met: the marks of git are no addresses, and both sides count.
  appendFileSync(file, '<<<<<<< HEAD\n/annuaire/parti/\n=======\n/annuaire/le-four/\n>>>>>>> autre\n');
  renameSync(join(content, 'actors/le-four.md'), join(content, 'actors/le-fournil.md'));
  const refused = run(content, '--check');
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/erreur \.cordee\/addresses\.txt .*« \/annuaire\/le-four\/ »/);
  expect(refused.out).toContain('2 adresses publiées disparaîtraient');

  // Recording what is new keeps what is known: it is still told.
  expect(run(content)).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 adresses publiées disparaîtraient'),
  });
  expect(lines()).toEqual(
    expect.arrayContaining(['/annuaire/le-four/', '/annuaire/le-fournil/', '/annuaire/parti/']),
  );

  writeFileSync(join(content, 'actors/le-fournil.md'), md('name: Le Four\nformerSlugs: [le-four]'));
  writeFileSync(join(content, 'removed.yaml'), '- { address: /annuaire/parti/, reason: ferme }\n');
  const { code, out } = run(content, '--check', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ dropped: [], problems: [] });
});
