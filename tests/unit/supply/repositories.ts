/** Repositories for tests, made with git's own plumbing: what no honest git would commit is written too. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS, folderOf } from '../../support/portal.ts';

export interface Node {
  mode?: '100644' | '100755' | '120000' | '160000';
  /** The name, byte for byte; a `/` in it is written as it is. */
  name: string;
  /** Bytes of a file, target of a link, id of a submodule, or what a folder holds. */
  holds: string | Uint8Array | Node[];
}

/** A git that reads nobody's settings, for making repositories. */
export function plainGit(
  args: string[],
  options: { input?: string | Uint8Array; cwd?: string } = {},
): Buffer {
  return execFileSync('git', args, {
    ...options,
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Essai',
      GIT_AUTHOR_EMAIL: 'essai@essai.example',
      GIT_COMMITTER_NAME: 'Essai',
      GIT_COMMITTER_EMAIL: 'essai@essai.example',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

const idOf = (out: Buffer) => out.toString('ascii').trim();

/** A tree, written as bytes: `mktree` itself refuses `..`, a `/` in a name, and the same name twice. */
function writeTree(repository: string, nodes: readonly Node[], known = new Map<unknown, string>()): string {
  const hash = (type: string, input: string | Uint8Array) =>
    idOf(plainGit(['hash-object', '-t', type, '-w', '--stdin', '--literally'], { cwd: repository, input }));
  const rows = nodes.map(({ mode = '100644', name, holds }) => {
    const isFolder = Array.isArray(holds);
    const id = isFolder
      ? writeTree(repository, holds, known)
      : mode === '160000'
        ? String(holds)
        : (known.get(holds) ?? hash('blob', holds));
    if (!isFolder) known.set(holds, id);
    return Buffer.concat([Buffer.from(`${isFolder ? '40000' : mode} ${name}\0`), Buffer.from(id, 'hex')]);
  });
  return hash('tree', Buffer.concat(rows));
}

/** A repository with these files and this branch; its folder, with a work tree for `.git` to be in. */
export function repositoryOf(nodes: readonly Node[], branch = 'main'): string {
  const repository = folderOf({});
  plainGit(['init', '--quiet', `--initial-branch=${branch}`, repository]);
  const tree = writeTree(repository, nodes);
  const commit = idOf(plainGit(['commit-tree', tree, '-m', 'Essai'], { cwd: repository }));
  plainGit(['update-ref', `refs/heads/${branch}`, commit], { cwd: repository });
  return repository;
}

export const file = (name: string, holds: string | Uint8Array = 'texte\n'): Node => ({ name, holds });
export const folder = (name: string, ...holds: Node[]): Node => ({ name, holds });
export const link = (name: string, target: string): Node => ({ mode: '120000', name, holds: target });

export const GOOD = [
  folder('actors', file('foyer.md', '---\nname: Le Foyer\n---\n')),
  file('portal.yaml', SETTINGS),
];

const HOOKS = [
  'post-checkout',
  'pre-commit',
  'post-merge',
  'post-update',
  'pre-receive',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-auto-gc',
  'post-rewrite',
  'sendemail-validate',
];

/** Every hook of a repository, ready to run: each would leave its name at this place. */
export function armHooks(hooks: string, canary: string): void {
  mkdirSync(hooks, { recursive: true });
  for (const name of HOOKS) {
    writeFileSync(join(hooks, name), `#!/bin/sh\necho ${name} >> '${canary}'\n`);
    chmodSync(join(hooks, name), 0o755);
  }
}
