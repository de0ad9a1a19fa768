/** Launchers to double-click: the Linux one is run, the others are read. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { temporary } from '../../support/built.ts';

const FOLDER = 'cms/workshop/launchers';
const text = (name: string): string => readFileSync(join(PROJECT_ROOT, FOLDER, name), 'utf8');

const { folder, remove } = temporary();
afterAll(remove);

/** Says what it was given, by a name of its own, and ends as it is told. */
const saying = (name: string, status = 0, then = ''): string =>
  `#!/bin/sh\n${then}\necho "${name}:$*"\nexit ${status}\n`;

function program(path: string, code: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
  chmodSync(path, 0o755);
}

let count = 0;
/** A project with the launchers and nothing else, in a folder with a space and an accent. */
function project({ installed = true, status = 0 } = {}): string {
  const root = join(folder, `un dossier à moi ${count++}`);
  cpSync(join(PROJECT_ROOT, FOLDER), join(root, FOLDER), { recursive: true });
  program(join(root, 'src/cli/cordee.cjs'), '');
  if (installed) mkdirSync(join(root, 'node_modules/astro'), { recursive: true });
  program(join(root, 'node_modules/node/bin/node'), saying('own', status));
  return root;
}

/** Double-clicked: from a folder that is not its own, by somebody who presses Enter once. */
function launch(
  command: string,
  args: readonly string[] = [],
  bin = '',
): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    input: '\n',
    env: { PATH: `${bin ? `${bin}:` : ''}/usr/bin:/bin` },
  });
  return { status, said: stdout + stderr };
}

const sh = (root: string): string => join(root, FOLDER, 'atelier.sh');

describe.skipIf(process.platform === 'win32')('a double-click on Linux', () => {
  test('takes the Node of the project, wherever it stands, and opens the page to project', () => {
    const root = project();
    expect(launch(sh(root))).toEqual({ status: 0, said: `own:${root}/src/cli/cordee.cjs atelier --open\n` });
    const link = join(folder, 'raccourci');
    symlinkSync(sh(root), link);
    expect(launch(link).said).toContain(`own:${root}/`);
  });

  test('goes by its entry of the menu, and by that of macOS', () => {
    const root = project();
    const [command = '', ...args] = execOf(text('Atelier.desktop'));
    for (const place of [
      join(root, FOLDER, 'Atelier.desktop'),
      `file://${join(root, FOLDER, 'Atelier.desktop')}`,
    ])
      expect(
        launch(
          command,
          args.map((arg) => (arg === '%k' ? place : arg)),
        ).said,
      ).toContain(`own:${root}/`);
    expect(launch(join(root, FOLDER, 'Atelier.command')).said).toContain(`own:${root}/`);
  });

  test('installs the first time, with a word', () => {
    const root = project({ installed: false });
    const bin = join(folder, 'bin-good');
    program(join(bin, 'npm'), saying('npm', 0, 'mkdir -p node_modules/astro'));
    const { status, said } = launch(sh(root), [], bin);
    expect(status).toBe(0);
    expect(said).toMatch(/première fois[\s\S]*npm:ci[\s\S]*own:/);
    expect(existsSync(join(root, 'node_modules/astro'))).toBe(true);
    expect(launch(sh(root), [], bin).said).not.toContain('npm:');
  });

  test('says what to do, and waits to be read, where something goes wrong', () => {
    const failing = join(folder, 'bin-bad');
    program(join(failing, 'npm'), saying('npm', 1));
    const wrong: [string, { status: number | null; said: string }][] = [
      ['a pas abouti', launch(sh(project({ installed: false })), [], failing)],
      ['own:', launch(sh(project({ status: 3 })))],
    ];
    const alone = join(folder, 'Bureau', 'atelier.sh');
    cpSync(sh(project()), alone);
    wrong.push(['raccourci', launch(alone)]);
    for (const [words, { status, said }] of wrong) {
      expect(status, words).toBeGreaterThan(0);
      expect(said).toContain(words);
      expect(said).toContain('appuyez sur Entrée');
    }
  });

  test('closes without a word when the workshop was stopped', () => {
    expect(launch(sh(project({ status: 130 })))).toEqual({
      status: 130,
      said: expect.not.stringContaining('appuyez') as string,
    });
  });

  test.each(['atelier.sh', 'Atelier.command', 'Atelier.desktop'])('%s may be run', (name) => {
    expect(statSync(join(PROJECT_ROOT, FOLDER, name)).mode & 0o111).toBe(0o111);
    expect(text(name)).not.toContain('\r');
  });
});

describe('on Windows', () => {
  const lines = text('Atelier.bat').split('\r\n');

  test('lines end as its interpreter reads them, and a fresh clone keeps them so', () => {
    expect(text('Atelier.bat').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(readFileSync(join(PROJECT_ROOT, '.gitattributes'), 'utf8')).toMatch(/^\*\.bat text eol=crlf$/m);
  });

  test('accents come after the code page is said', () => {
    const page = lines.findIndex((line) => line.startsWith('chcp 65001'));
    expect(lines.findIndex((line) => /[^\x20-\x7e]/.test(line))).toBeGreaterThan(page);
    expect(page).toBeGreaterThan(0);
  });

  test('does what the Linux one does, from where it lies', () => {
    const code = lines.join('\n');
    expect(code).toContain('cd /d "%~dp0..\\..\\.."');
    expect(code).toMatch(/call npm ci[\s\S]*goto failed/);
    expect(code).toContain('node_modules\\node\\bin\\node.exe');
    expect(code).toContain('"src\\cli\\cordee.cjs" atelier --open');
    // Every way out that is an error waits for a key.
    expect(code.trimEnd()).toMatch(/:failed\n[\s\S]*pause >nul\nexit \/b 1$/);
    for (const label of code.matchAll(/goto (\w+)/g)) expect(lines).toContain(`:${label[1]}`);
  });
});

/** Words of the `Exec` of a desktop entry, by its two ways of escaping (Desktop Entry Specification 1.5, « Exec »). */
function execOf(entry: string): string[] {
  const value = /^Exec=(.*)$/m.exec(entry)![1]!.replace(/\\\\/g, '\\');
  return [...value.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replace(/\\(.)/g, '$1'),
  );
}
