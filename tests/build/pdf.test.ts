/** `npm run pdf` as people run it: the files it leaves, what it says, and how it stops. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW, temporary, writeSmall } from '../support/built.ts';
import { readPdf } from '../support/pdf.ts';

const CORDEE = join(PROJECT_ROOT, 'src/cli/cordee.cjs');

const { folder, remove } = temporary();
afterAll(remove);

const content = writeSmall(join(folder, 'content'));
/** Where the command builds, and where its browser keeps its things. */
const aside = join(folder, 'aside');
mkdirSync(aside);

/** What is there still; Node's own cache of compiled code is for the next command. */
const left = () => readdirSync(aside).filter((name) => name !== 'node-compile-cache');

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NO_COLOR: '1',
  CI: '',
  DEBUG: '',
  TMPDIR: aside,
  PORTAL_CONTENT: content,
  PORTAL_OUT: join(folder, 'out'),
  PORTAL_NOW: NOW,
  CHROME_PATH: inject('chromium'),
});

const pdf = (args: string[], more: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [CORDEE, 'pdf', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment(), ...more },
  });

const read = (...path: string[]) => readPdf(readFileSync(join(folder, ...path)));

describe('pages that are there', () => {
  const ran = pdf(['/articles/premier-pain/', 'content/events/fournee.md', '/', '--to', 'impressions']);

  it('are written, each in a file that says its address, and counted', () => {
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'impressions')).sort()).toEqual([
      'accueil.pdf',
      'agenda-fournee.pdf',
      'articles-premier-pain.pdf',
    ]);
    expect(ran.stdout).toContain('  2 sur 3  agenda-fournee.pdf');
    expect(ran.stdout).toContain('3 PDF écrits dans impressions/');
  });

  it('are tagged documents with a title, a language and an outline, on A4', () => {
    const { title, lang, isTagged, outline, sheets } = read('impressions', 'articles-premier-pain.pdf');
    expect(title).toBe('Le premier pain – Petit portail');
    expect([lang, isTagged]).toEqual(['fr', true]);
    expect(outline.slice(0, 2)).toEqual(['Le premier pain', 'La pâte']);
    expect(sheets.map(({ width, height }) => [Math.round(width), Math.round(height)])[0]).toEqual([595, 842]);
  });

  it('lead to the site, never to the machine that printed them', () => {
    const links = read('impressions', 'articles-premier-pain.pdf').sheets.flatMap((sheet) => sheet.links);
    expect(links.map(({ url }) => url)).toContain('https://petit.example/agenda/fournee/');
    expect(links.filter(({ url }) => !url.startsWith('https://petit.example/'))).toEqual([]);
  });

  it('leave nothing aside, and the portal as it was', () => {
    expect(left()).toEqual([]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

it('all articles are those that are published', () => {
  const ran = pdf(['--all-articles', '--to', 'articles']);
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  expect(readdirSync(join(folder, 'articles'))).toEqual(['articles-premier-pain.pdf']);
  expect(ran.stdout).toContain('1 PDF écrit dans articles/');
});

it('all posters and programmes are printed on paper of their own', () => {
  const ran = pdf(['--posters', '--to', 'affiches']);
  expect([ran.status, ran.stderr]).toEqual([0, '']);
  const names = readdirSync(join(folder, 'affiches')).sort();
  expect(names).toEqual([
    'agenda-2026-12-07-programme.pdf',
    'agenda-2026-12-affiche.pdf',
    'themes-se-nourrir-agenda-2026-12-affiche.pdf',
  ]);
  const shapes = names.map((name) => {
    const { isTagged, sheets } = read('affiches', name);
    return [isTagged, ...sheets.map(({ width, height }) => (width > height ? 'landscape' : 'portrait'))];
  });
  expect(shapes).toEqual([
    [true, 'landscape', 'landscape'],
    [true, 'portrait'],
    [true, 'portrait'],
  ]);
});

it('a page that cannot be written does not lose the others, and is named', () => {
  mkdirSync(join(folder, 'pris', 'agenda-fournee.pdf', 'a'), { recursive: true });
  const ran = pdf(['/agenda/fournee/', '/articles/premier-pain/', '--to', 'pris']);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('Pas imprimée : /agenda/fournee/ (');
  expect(ran.stdout).toContain('1 PDF écrit dans pris/');
  expect(readdirSync(join(folder, 'pris')).sort()).toEqual([
    'agenda-fournee.pdf',
    'articles-premier-pain.pdf',
  ]);
});

describe('what cannot be done is said in a sentence, and nothing is begun', () => {
  it.each([
    [
      'an address that is not there',
      ['/articles/premier-pin/', '/'],
      {},
      'Vouliez-vous dire /articles/premier-pain/',
    ],
    ['nothing to print', [], {}, 'Dites quelles pages'],
    ['a browser that is not there', ['/'], { CHROME_PATH: '/nulle/part' }, 'CHROME_PATH désigne /nulle/part'],
    ['a browser that is none', ['/'], { CHROME_PATH: '/bin/false' }, 'ne démarre pas'],
    ['a folder that is a file', ['/', '--to', 'content/portal.yaml'], {}, 'Choisissez-en un autre avec --to'],
  ])('%s', (_what, args, more, said) => {
    const ran = pdf(args.includes('--to') ? args : [...args, '--to', 'jamais'], more);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(/Arrêt : [A-ZÀÉ«/]/);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toMatch(/^\s+at |node:internal|\/src\/|undefined/m);
    expect(existsSync(join(folder, 'jamais', 'accueil.pdf'))).toBe(false);
    expect(left()).toEqual([]);
  });
});

it.skipIf(process.platform === 'win32')('Ctrl+C leaves no half file and no browser behind', async () => {
  const all = [
    '/',
    '/annuaire/',
    '/agenda/',
    '/articles/',
    '/annonces/',
    '/ressources/',
    '/questions/',
    '/themes/',
  ];
  const child = spawn(process.execPath, [CORDEE, 'pdf', ...all, '--to', 'coupe'], {
    cwd: folder,
    env: environment(),
  });
  child.stdout.on('data', (text: Buffer) => {
    if (text.toString().includes('1 sur')) child.kill('SIGINT');
  });
  let complained = '';
  child.stderr.on('data', (text: Buffer) => (complained += text.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, complained]).toEqual([130, '']);
  const files = readdirSync(join(folder, 'coupe'));
  expect(files.length).toBeLessThan(all.length);
  expect(files.filter((name) => !name.endsWith('.pdf'))).toEqual([]);
  for (const name of files) expect(read('coupe', name).sheets.length).toBeGreaterThan(0);
  expect(left()).toEqual([]);
});
