/** A browser for the tests: one of the machine, Debian's if it may be installed, playwright's otherwise. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

/** The same engine without windows, tabs and menus: a page costs it half the work, which tells on two cores. */
const SHELL = 'chromium-headless-shell';
/** Debian's own file: its command is a script that stays between, and keeps signals to itself. */
const SHELL_FILE = '/usr/lib/chromium/chromium-headless-shell';
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Flags under which Chromium runs in a container, and asks nothing of any network. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  for (const name of names)
    for (const folder of folders) if (folder && existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

const shellOne = (): string | undefined => (existsSync(SHELL_FILE) ? SHELL_FILE : onPath([SHELL]));

function wholeOne(): string | undefined {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return onPath(WHOLE) ?? (existsSync(mac) ? mac : playwrights());
}

const playwrights = (): string | undefined =>
  existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

function installDebian(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Pas de Chromium ici : installation du paquet « ${name} » de Debian…`);
  return (
    run('apt-get', 'update', '-qq') && run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name)
  );
}

function installPlaywright(): boolean {
  console.log('Pas de Chromium ici : essai de celui de playwright…');
  return run(
    process.execPath,
    join(PROJECT_ROOT, 'node_modules/playwright-core/cli.js'),
    'install',
    'chromium',
  );
}

/**
 * The path of a Chromium: its shell without a window if there is one, else the whole browser.
 * @param kind `whole` for journeys, as people have it
 * @throws an error of one line that says what to install
 */
export function ensureChromium(kind: 'shell' | 'whole' = 'shell'): string {
  const chosen = process.env.CORDEE_CHROMIUM ?? process.env.CHROME_PATH;
  const shell = kind === 'shell' ? shellOne() : undefined;
  const found = chosen ?? shell ?? wholeOne();
  if (found) return found;
  if (kind === 'shell' && installDebian(SHELL)) return shellOne()!;
  if (installDebian('chromium')) return onPath(WHOLE)!;
  if (installPlaywright() && playwrights()) return playwrights()!;
  throw new Error(
    'Les tests du navigateur ont besoin de Chromium, et il n’y en a pas : installez-le (Debian : sudo apt install chromium), ou donnez son chemin dans CHROME_PATH.',
  );
}
