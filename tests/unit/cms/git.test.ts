import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Git, GitError, gitEnvironment } from '../../../cms/git/git.ts';
import { filesOf, readFile, treeWith, writeCommit } from '../../../cms/git/objects.ts';
import { moveRef, readRef, refsUnder } from '../../../cms/git/refs.ts';

const AUTHOR = { name: 'Amina Öztürk', email: 'amina@atelier.invalid' };
const MAIN = 'refs/heads/main';
let folder: string;
let git: Git;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-git-'));
  execFileSync('git', ['init', '--quiet', '--bare', folder]);
  git = new Git(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function commit(files: Record<string, string | null>, parent?: string, author = AUTHOR) {
  const tree = await treeWith(git, parent, new Map(Object.entries(files)));
  return writeCommit(git, {
    tree,
    parents: parent ? [parent] : [],
    author,
    committer: author,
    time: 1_764_576_000,
    message: 'Essai',
  });
}

describe('a bare repository', () => {
  it('takes files, and gives them back byte for byte', async () => {
    const odd = 'a  \r\nÉté œ 🌱\n\n';
    const one = await commit({ 'actors/le plot.md': odd, 'events/b.md': 'b' });
    expect((await readFile(git, one, 'actors/le plot.md'))?.toString()).toBe(odd);
    expect(await readFile(git, one, 'actors')).toBeUndefined();
    expect(await readFile(git, one, 'absent.md')).toBeUndefined();
    expect((await filesOf(git, one, 'actors/')).map(({ path }) => path)).toEqual(['actors/le plot.md']);
  });

  it('changes some files of a tree and leaves the others, for git itself to read', async () => {
    const one = await commit({ 'a.md': '1', 'b/c.md': '2' });
    const two = await commit({ 'a.md': null, 'b/d.md': '3' }, one);
    expect((await filesOf(git, two, '')).map(({ path }) => path)).toEqual(['b/c.md', 'b/d.md']);
    execFileSync('git', ['--git-dir', folder, 'fsck', '--strict'], { stdio: 'pipe' });
    const log = execFileSync('git', ['--git-dir', folder, 'log', '--format=%an <%ae>', two]);
    expect(log.toString().split('\n')[0]).toBe('Amina Öztürk <amina@atelier.invalid>');
  });

  it('has no author who could write more than a name', async () => {
    const hostile = { name: 'X\ncommitter Y <z> 0 +0000', email: 'a>\nb' };
    const one = await commit({ 'a.md': '1' }, undefined, hostile);
    execFileSync('git', ['--git-dir', folder, 'fsck', '--strict'], { stdio: 'pipe' });
    const log = execFileSync('git', ['--git-dir', folder, 'log', '--format=%an|%ae', one]).toString().trim();
    expect(log).toBe('X committer Y  z  0 +0000|ab');
    expect((await commit({ 'a.md': '1' }, undefined, { name: ' ', email: '' })).length).toBe(40);
  });

  it('moves a ref only from where it is thought to be', async () => {
    const [one, two] = [await commit({ a: '1' }), await commit({ a: '2' })];
    expect(await moveRef(git, MAIN, undefined, one)).toBe(true);
    expect(await moveRef(git, MAIN, undefined, two)).toBe(false);
    expect(await moveRef(git, MAIN, two, one)).toBe(false);
    expect(await readRef(git, MAIN)).toBe(one);
    expect(await moveRef(git, MAIN, one, two)).toBe(true);
    expect(await refsUnder(git, 'refs/heads/')).toEqual(new Map([[MAIN, two]]));
    expect(await moveRef(git, MAIN, two, undefined)).toBe(true);
    expect(await readRef(git, MAIN)).toBeUndefined();
  });

  it('lets one of twenty move a ref at once, and tells the others', async () => {
    const first = await commit({ a: '0' });
    await moveRef(git, MAIN, undefined, first);
    const next = await Promise.all(Array.from({ length: 20 }, (_, i) => commit({ a: `${i}` }, first)));
    const moved = await Promise.all(next.map((to) => moveRef(git, MAIN, first, to).catch(() => false)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(next[moved.indexOf(true)]).toBe(await readRef(git, MAIN));
  });

  it('runs nothing of the repository, nor of the environment', async () => {
    const mark = join(folder, 'ran');
    writeFileSync(join(folder, 'hooks', 'reference-transaction'), `#!/bin/sh\ntouch ${mark}\n`, {
      mode: 0o755,
    });
    process.env['GIT_DIR'] = '/nowhere';
    try {
      await moveRef(git, MAIN, undefined, await commit({ a: '1' }));
    } finally {
      delete process.env['GIT_DIR'];
    }
    expect(() => execFileSync('test', ['-e', mark])).toThrow();
  });

  it('gives a remote what opens its door, and a local git nothing of it', () => {
    const own = {
      PATH: '/bin',
      LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
      XDG_CONFIG_HOME: '/home/a/.conf',
      GIT_DIR: '/nowhere',
      GIT_CONFIG_COUNT: '1',
    };
    const { PATH, LOCALAPPDATA, DBUS_SESSION_BUS_ADDRESS, XDG_CONFIG_HOME } = own;
    const remote = gitEnvironment(own, true);
    expect(remote).toMatchObject({ PATH, LOCALAPPDATA, DBUS_SESSION_BUS_ADDRESS, XDG_CONFIG_HOME });
    expect(remote).toHaveProperty('GIT_SSH_COMMAND', 'ssh -oBatchMode=yes');
    const local = gitEnvironment(own, false);
    expect(local).toMatchObject({ PATH, GIT_CONFIG_GLOBAL: '/dev/null' });
    for (const name of ['LOCALAPPDATA', 'XDG_CONFIG_HOME', 'GIT_DIR', 'GIT_CONFIG_COUNT'])
      expect(local).not.toHaveProperty(name);
    for (const name of ['GIT_DIR', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_GLOBAL'])
      expect(remote).not.toHaveProperty(name);
    expect(gitEnvironment({ GIT_SSH: 'plink' }, true)).toEqual(
      expect.not.objectContaining({ GIT_SSH_COMMAND: expect.anything() }),
    );
  });

  it('says what git said where it fails', () =>
    expect(git.text(['cat-file', 'blob', 'absent'])).rejects.toThrow(GitError));
});
