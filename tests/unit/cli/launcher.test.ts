/** The door of every command, on machines whose Node is old or whose installation is not complete. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { folderOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

const LAUNCHER = readFileSync(join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'utf8');
/** Says which Node runs it, what it was given, and which Node its children will take. */
const MAIN =
  'console.log(JSON.stringify({ node: process.execPath, args: process.argv.slice(2), path: process.env.PATH }));\nprocess.exit(7);\n';

const INSTALLED = { 'node_modules/astro/package.json': '{}' };
const OWN = 'node_modules/node/bin/node';

function treeOf(files: Files): string {
  return folderOf({
    'package.json': '{"type":"module"}',
    'src/cli/cordee.cjs': LAUNCHER,
    'src/cli/main.ts': MAIN,
    ...files,
  });
}

/** The Node that the project brings: here, ours under its name. */
function withOwnNode(root: string): string {
  writeFileSync(join(root, OWN), `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
  chmodSync(join(root, OWN), 0o755);
  return root;
}

interface Machine {
  /** The Node on its PATH, and what it is given first. */
  node: string;
  first: string[];
}

function launch(root: string, { node, first }: Machine, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(node, [...first, join(root, 'src/cli/cordee.cjs'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, out: stdout, err: stderr };
}

/** Any Node, that says it is another. */
function saying(version: string): Machine {
  const stub = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  return { node: process.execPath, first: ['--require', join(folderOf({ 'stub.cjs': stub }), 'stub.cjs')] };
}

function oldNodes(): [string, Machine][] {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .filter((node) => existsSync(node))
    .map((node): [string, Machine] => [
      execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1),
      { node, first: [] },
    ])
    .filter(([version]) => Number(version.split('.')[0]) < 22);
  return found.slice(0, 1);
}

const CURRENT: Machine = { node: process.execPath, first: [] };

describe.each([['12.0.0', saying('12.0.0')], ['20.20.2', saying('20.20.2')], ...oldNodes()] as [
  string,
  Machine,
][])('on Node %s', (version, machine) => {
  it('asks for the dependencies where there are none', () => {
    expect(launch(treeOf({}), machine, 'build')).toEqual({
      status: 1,
      out: '',
      err: 'Il manque les dépendances. Lancez d’abord : npm ci\nDependencies are missing. First run: npm ci\n',
    });
  });

  it('says what to do where its own Node is missing, in two languages and without a stack', () => {
    const { status, out, err } = launch(treeOf(INSTALLED), machine, 'build');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err.replaceAll(version, 'X')).toMatchInlineSnapshot(`
      "Node X est trop ancien : il faut Node 22.18 ou plus récent.
      Le projet apporte le sien : lancez « npm ci » sans --ignore-scripts (ou « npm rebuild node »), puis recommencez.
      S’il n’y en a pas pour cette machine, installez-en un : https://nodejs.org
      Node X is too old: Node 22.18 or later is needed.
      The project brings its own: run "npm ci" without --ignore-scripts (or "npm rebuild node"), then try again.
      If there is none for this machine, install one: https://nodejs.org
      "
    `);
  });

  it('takes the Node that the project brings, for itself and for its children', () => {
    const root = withOwnNode(treeOf({ ...INSTALLED, [OWN]: '' }));
    const { status, out, err } = launch(root, machine, 'check', '--strict', 'deux mots');
    expect(err).toBe('');
    const said = JSON.parse(out) as { args: string[]; path: string };
    expect(said.args).toEqual(['check', '--strict', 'deux mots']);
    expect(said.path.split(delimiter)[0]).toBe(join(root, 'node_modules/node/bin'));
    expect(status).toBe(7);
  });
});

describe('on a recent Node', () => {
  it('takes that one, and needs no other', () => {
    const { status, out } = launch(treeOf(INSTALLED), CURRENT, 'build');
    expect(JSON.parse(out)).toMatchObject({ node: process.execPath, args: ['build'] });
    expect(status).toBe(7);
  });

  it.each([
    ['22.17.9', false],
    ['22.18.0', true],
    ['23.5.0', false],
    ['23.6.0', true],
    ['24.0.0', true],
    ['30.1.0', true],
  ])('%s: %s', (version, isRecent) => {
    expect(launch(treeOf(INSTALLED), saying(version), 'build').status).toBe(isRecent ? 7 : 1);
  });
});

it('is written for the oldest Node', () => {
  const code = LAUNCHER.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(code).not.toMatch(/\b(const|let|class|async|await)\b|=>|`|\?\.|\?\?|\.\.\.[a-z]/);
});
