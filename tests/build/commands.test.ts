/** `build` and `start` as people run them: what they print, and how they stop. */
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW, readPages, temporary, writeSmall } from '../support/built.ts';

const CORDEE = join(PROJECT_ROOT, 'src/cli/cordee.cjs');

const { folder, remove } = temporary();
afterAll(remove);

const content = writeSmall(join(folder, 'content'), {
  'articles/brouillon.md': '---\ntitle: Brouillon\ndraft: oui\n---\n',
  'articles/sans-titre.md': '---\nsummary: Sans titre.\n---\n',
});

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  NO_COLOR: '1',
  CI: '',
  DEBUG: '',
  PORTAL_CONTENT: content,
  PORTAL_OUT: join(folder, 'out'),
  PORTAL_NOW: NOW,
  ...more,
});

const cordee = (args: string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [CORDEE, ...args], { cwd: folder, encoding: 'utf8', env: environment(more) });

/** A sentence for people: no stack, no name of a class, no path of the program’s code. */
function expectSentence(text: string): void {
  expect(text).toMatch(/Arrêt : [A-ZÀÉ]/);
  expect(text).not.toMatch(/^\s+at |node:internal|\bError\b|\/src\/|undefined/m);
  expect(text.trim().split('\n').length).toBeLessThan(6);
}

describe('build', () => {
  const ran = cordee(['build']);
  const lines = ran.stdout.split('\n');

  test('ends well, in silence on the side of errors', () => {
    expect([ran.status, ran.stderr]).toEqual([0, '']);
  });

  test('says what it built, where, of what and in how long', () => {
    expect(lines).toContain('Petit portail est construit dans out');
    expect(lines).toContain(
      '  2 structures, 1 rendez-vous, 1 article, 2 annonces, 1 ressource, 1 question, 1 thème, 1 territoire, 1 page',
    );
    expect(lines).toContain('  13 fichiers : 11 publiés, 1 mis de côté, 1 brouillon');
    expect(ran.stdout).toMatch(
      /^ {2}\d+,\d s \(lecture \d+,\d s, pages \d+,\d s, images \d+,\d s, recherche \d+,\d s\)$/m,
    );
    expect(ran.stdout).toContain(': npm run check les montre tous');
  });

  test('counts the pages that are there', () => {
    const said = /^ {2}(\d+) pages, (\d+) flux et documents, (\d+) fiches cherchables, (\d+) image/m.exec(
      ran.stdout,
    )!;
    expect(Number(said[1])).toBe(
      readPages(join(folder, 'out')).filter(({ address }) => !address.startsWith('/admin/')).length,
    );
    // Eleven entries, less the listing that is over.
    expect(Number(said[3])).toBe(10);
    expect(existsSync(join(folder, 'out/pagefind/pagefind.js'))).toBe(true);
  });

  test('says what keeps a file aside, where, and how to mend it', () => {
    expect(ran.stdout).toMatch(/^ {2}erreur articles\/sans-titre\.md:\d+ — Titre \(title\) : .+\.$/m);
  });

  test('tells the forge the same, where it runs on one', () => {
    const onForge = cordee(['build'], { CI: 'true' });
    expect(onForge.status).toBe(0);
    expect(onForge.stdout).toMatch(/^::error file=content\/articles\/sans-titre\.md,line=\d+::Titre/m);
  });
});

describe('build, where it cannot', () => {
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'a-file'), '');
  const site = join(folder, 'out/index.html');

  test.each([
    [
      'a folder that is missing',
      { PORTAL_CONTENT: join(folder, 'missing') },
      /Le dossier de contenu n’existe pas : .*missing\. Vérifiez PORTAL_CONTENT/,
    ],
    [
      'an empty folder',
      { PORTAL_CONTENT: join(folder, 'empty') },
      /Le dossier de contenu est vide : .*portal\.yaml/,
    ],
    [
      'a file for a folder',
      { PORTAL_CONTENT: join(folder, 'a-file') },
      /doit être un dossier, et ceci est un fichier/,
    ],
    [
      'an hour that is none',
      { PORTAL_NOW: 'demain' },
      /PORTAL_NOW doit être .*2026-12-01T09:00\. Reçu : « demain »/,
    ],
    ['a day that does not exist', { PORTAL_NOW: '2026-02-30T09:00' }, /PORTAL_NOW doit être/],
    ['a folder that is not ours', { PORTAL_OUT: content }, /contient autre chose qu’un portail/],
    ['a file for the site', { PORTAL_OUT: join(folder, 'a-file') }, /n’est pas remplacé/],
  ])('says so in a sentence: %s', (_, more, sentence) => {
    const before = existsSync(site) && readFileSync(site, 'utf8');
    const { status, stdout, stderr } = cordee(['build'], more);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expectSentence(stderr);
    expect(before && readFileSync(site, 'utf8')).toBe(before);
  });

  test('says the same for start', () => {
    const { status, stderr } = cordee(['start'], { PORTAL_CONTENT: join(folder, 'missing') });
    expect(status).toBe(1);
    expectSentence(stderr);
  });

  test('refuses a word or a port that is none, with a sentence', () => {
    for (const args of [['bild'], ['start', '--port', 'abc'], ['start', '--port', '70000']]) {
      const { status, stderr } = cordee(args);
      expect(status, args.join(' ')).toBe(1);
      expect(stderr).not.toMatch(/^\s+at |node:internal/m);
      expect(stderr).toMatch(/\S/);
    }
  });
});

describe('start', () => {
  test('builds, says that the port is taken, and serves on the next', async () => {
    const taken = createServer();
    const port = await listen(taken, 4890);
    const child = spawn(process.execPath, [CORDEE, 'start', '--port', String(port)], {
      cwd: folder,
      env: environment({ PORTAL_OUT: join(folder, 'started') }),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own group: the door and what it opened end together.
      detached: true,
    });
    try {
      const said = await untilSaid(child, /Pour arrêter/);
      expect(said).toContain(`Le port ${port} est déjà pris : voici le suivant qui est libre.`);
      const address = /Le portail : (http:\/\/localhost:(\d+)\/)/.exec(said)!;
      expect(Number(address[2])).toBeGreaterThan(port);
      expect(said).toContain('Petit portail est construit dans started');
      const response = await fetch(address[1]!.replace('localhost', '127.0.0.1'));
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Petit portail');
    } finally {
      process.kill(-child.pid!, 'SIGTERM');
      taken.close();
    }
  });
});

/** The first free port from one on, taken. */
async function listen(server: Server, from: number): Promise<number> {
  for (let port = from; ; port++) {
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (free) return port;
  }
}

const untilSaid = (child: ReturnType<typeof spawn>, end: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (data: Buffer) => {
        said += data.toString();
        if (end.test(said)) resolve(said);
      });
    child.on('exit', () => reject(new Error(`it ended: ${said}`)));
  });
