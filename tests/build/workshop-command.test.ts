/** `npm run atelier` as it is typed: started without a question, stopped, found again, finished, exported, erased. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW, temporary, writeSmall } from '../support/built.ts';
import { makeRepository } from '../support/cms.ts';

const CORDEE = join(PROJECT_ROOT, 'src/cli/cordee.cjs');
const { folder, remove } = temporary();
const content = join(folder, 'contenu');
const forge = join(folder, 'forge.git');
const home = join(folder, 'home');

const git = (at: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: at, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

writeSmall(content);
makeRepository(content);
git(folder, 'clone', '--quiet', '--bare', content, forge);
git(content, 'remote', 'add', 'origin', forge);
const head = git(content, 'rev-parse', 'HEAD');

const env = { ...process.env, PORTAL_CONTENT: content, PORTAL_NOW: NOW, XDG_STATE_HOME: home, NO_COLOR: '1' };

type Child = ChildProcessByStdio<null, Readable, Readable>;
const children = new Set<Child>();
afterAll(async () => {
  // Asked to stop, the command stops what it started; killed, it leaves a server behind.
  const ended = [...children].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(ended);
  remove();
});

/** Until it says that its portal is there. */
async function start(
  ...args: string[]
): Promise<{ said: () => string; url: string; stop: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [CORDEE, 'atelier', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  void ended.then(() => children.delete(child));
  while (!said.includes('Le portail est prêt')) {
    if (!children.has(child)) throw new Error(said);
    await wait(50);
  }
  const url = /Adresse à ouvrir +: (\S+)/.exec(said)![1]!.replace('localhost', '127.0.0.1');
  return {
    said: () => said,
    url,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

function run(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CORDEE, 'atelier', ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(stderr).not.toMatch(/^\s+at |node:internal/m);
  return { status, said: stdout + stderr };
}

const post = (url: string, path: string, body: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(url).origin, Cookie: cookie },
    body: new URLSearchParams(body),
  });

const textAt = async (url: string, cookie: string): Promise<string> =>
  (await fetch(url, { headers: { Cookie: cookie } })).text();

describe('a workshop', { timeout: 240_000 }, () => {
  let cookie = '';
  let place = '';

  test('is not there before it was begun, and says so', () => {
    for (const flag of ['--finish', '--erase']) {
      const { status, said } = run(flag);
      expect(status).toBe(1);
      expect(said).toContain('Pour en commencer un : npm run atelier');
    }
  });

  test('starts without a question where nobody can answer, and keeps what is begun', async () => {
    const { url, stop } = await start(
      '--name',
      'Essai',
      '--interface=aucun',
      '--port=4970',
      '--pin',
      '264 813',
    );
    expect((await fetch(url)).status).toBe(200);
    expect((await post(url, 'entrer', { code: '111111', nom: 'Amina' })).status).not.toBe(303);
    const entered = await post(url, 'entrer', { code: '264813', nom: 'Amina' });
    expect(entered.status).toBe(303);
    cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
    const jeton = /name="jeton" value="([^"]+)"/.exec(await textAt(url, cookie))![1]!;
    const begun = await post(url, 'commencer', { sorte: 'actor', jeton }, cookie);
    place = begun.headers
      .get('location')!
      .replace(/^.*\/c\//, 'c/')
      .replace(/modifier$/, '');
    const kept = await fetch(`${url}${place}garder`, {
      method: 'POST',
      headers: {
        Origin: new URL(url).origin,
        Cookie: cookie,
        'Content-Type': 'application/json',
        'X-Jeton': jeton,
      },
      body: JSON.stringify({ values: { name: ['La Cantine'] }, revision: 1 }),
    });
    expect(await kept.json()).toMatchObject({ kept: true });
    expect(await stop()).toBe(0);
  });

  test('is found again, with its people, their texts and their codes, by the same words', async () => {
    const { said, url, stop } = await start();
    expect(said()).toContain('Atelier « Essai »');
    expect(said()).toContain('264 813');
    expect(await textAt(url, cookie)).toContain('La Cantine');
    expect(await textAt(`${url}${place}modifier`, cookie)).toContain('value="La Cantine"');
    const { status, said: refused } = run('--finish');
    expect(status).toBe(1);
    expect(refused).toContain('déjà ouvert dans une autre fenêtre');
    expect(await stop()).toBe(0);
    expect(said()).toContain('Tout est gardé');
  });

  test('never touches the folder of the animator', () => {
    expect(git(content, 'rev-parse', 'HEAD')).toBe(head);
    expect(git(content, 'status', '--porcelain')).toBe('');
  });

  test('is not erased by mistake', () => {
    expect(run('--erase').said).toContain('ajoutez --yes');
    const { status, said } = run('--erase', '--yes');
    expect(status).toBe(1);
    expect(said).toMatch(/export/);
    expect(readdirSync(join(home, 'cordee', 'ateliers'))).toHaveLength(1);
  });

  test('is pushed to where the repository comes from, copied, and gone', () => {
    expect(run('--finish')).toEqual({ status: 0, said: expect.stringContaining('Envoyé vers') as string });
    expect(git(forge, 'show', 'main:events/essai.md')).toContain('title: Essai');
    const copy = join(folder, 'clé');
    expect(run('--export', copy).said).toMatch(/fichiers copiés dans .*clé/);
    expect(existsSync(join(copy, 'depot.bundle'))).toBe(true);
    expect(run('--export', copy).status).toBe(1);
    expect(run('--erase', '--yes')).toEqual({
      status: 0,
      said: expect.stringContaining('n’est plus sur') as string,
    });
    const [portal] = readdirSync(join(home, 'cordee', 'ateliers'));
    expect(readdirSync(join(home, 'cordee', 'ateliers', portal!))).toEqual([]);
  });
});

test('a folder that holds something else is not taken for a workshop', () => {
  const { status, said } = run('--yes', '--state', content);
  expect(status).toBe(1);
  expect(said).toContain('contient déjà autre chose');
});
