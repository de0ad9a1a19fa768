/** The maintainers' commands: their help is told and nothing begins, nor for a word that they do not know. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

const DOOR = join(PROJECT_ROOT, 'src/cli/cordee.cjs');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [DOOR, ...args], { encoding: 'utf8', timeout: 60_000 });

it.each(['bench', 'guide', 'test'])('%s tells its help, in French', (name) => {
  const { status, stdout } = run(name, '--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Utilisation : ${name}`));
  expect(stdout).toContain('montrer cette aide');
});

it.each([
  ['bench', 'agneda', /Le mot « agneda » n’est pas compris : .*agenda/],
  ['guide', 'publié', /Le mot « publié » n’est pas compris : les mots possibles : publier, atelier\./],
  ['test', '--lonng', /L’option « --lonng » n’existe pas/],
])('%s refuses %s', (name, word, said) => {
  const { status, stdout, stderr } = run(name, word);
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
  expect(stdout).toBe('');
});
