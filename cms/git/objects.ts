/** Trees and commits, made without an index of the repository's own nor a file on the disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';

/** The bytes that are to be there, or a blob that git has; null takes the file out. */
export type Changed = string | Uint8Array | { oid: string; mode?: string } | null;

export type Changes = ReadonlyMap<string, Changed>;

export interface Author {
  /** A pseudonym will do. */
  name: string;
  /** Made up: git never forgets an address. */
  email: string;
}

export interface CommitOptions {
  tree: string;
  parents: readonly string[];
  author: Author;
  committer: Author;
  /** Seconds since 1970, in UTC. */
  time: number;
  message: string;
}

export interface TreeFile {
  mode: string;
  oid: string;
  path: string;
}

/** How the folder of an index begins, beside the objects: where there is room for these, there is for it. */
export const INDEX_FOLDER = 'cordee-index-';

const NAME = /[\n<>\0]/g;

export const writeBlob = (git: Git, bytes: string | Uint8Array): Promise<string> =>
  git.text(['hash-object', '-w', '--stdin', '--no-filters'], { input: bytes });

/** Undefined where there is no such file. */
export async function readFile(git: Git, commit: string, path: string): Promise<Buffer | undefined> {
  const oid = await git.maybe(['rev-parse', '--verify', '--quiet', `${commit}:${path}`]);
  if (oid === undefined) return undefined;
  if ((await git.text(['cat-file', '-t', oid])) !== 'blob') return undefined;
  return git.bytes(['cat-file', 'blob', oid]);
}

/**
 * Files under a folder, in git's order; a link or another repository is none.
 * @param folder with its final slash; empty for all
 */
export async function filesOf(git: Git, commit: string, folder: string): Promise<TreeFile[]> {
  const within = folder === '' ? [] : ['--', folder];
  const listing = await git.text(['ls-tree', '-r', '-z', '--full-tree', commit, ...within]);
  return listing
    .split('\0')
    .filter(Boolean)
    .flatMap((line) => {
      const [head, path] = line.split('\t') as [string, string];
      const [mode, , oid] = head.split(' ') as [string, string, string];
      return mode === '100644' || mode === '100755' ? [{ mode, oid, path }] : [];
    });
}

/** The tree of a commit, changed. @param commit undefined for a tree that begins empty */
export async function treeWith(git: Git, commit: string | undefined, changes: Changes): Promise<string> {
  const folder = await mkdtemp(join(git.dir, INDEX_FOLDER));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await git.bytes(commit === undefined ? ['read-tree', '--empty'] : ['read-tree', commit], { env });
    const lines: string[] = [];
    for (const [path, bytes] of changes) {
      if (bytes === null) lines.push(`0 ${'0'.repeat(40)}\t${path}\0`);
      else lines.push(`${modeOf(bytes)} ${await oidOf(git, bytes)}\t${path}\0`);
    }
    await git.bytes(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
    return await git.text(['write-tree'], { env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isKnown = (bytes: NonNullable<Changed>): bytes is { oid: string; mode?: string } =>
  typeof bytes === 'object' && 'oid' in bytes;

const modeOf = (bytes: NonNullable<Changed>): string => (isKnown(bytes) && bytes.mode) || '100644';

const oidOf = async (git: Git, bytes: NonNullable<Changed>): Promise<string> =>
  isKnown(bytes) ? bytes.oid : writeBlob(git, bytes);

/** @returns its identifier */
export function writeCommit(git: Git, options: CommitOptions): Promise<string> {
  const { tree, parents, author, committer, time, message } = options;
  const person = ({ name, email }: Author) =>
    `${name.replace(NAME, ' ').trim() || 'Anonyme'} <${email.replace(NAME, '').trim()}> ${Math.floor(time)} +0000`;
  const text = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${person(author)}`,
    `committer ${person(committer)}`,
    '',
    `${message.replaceAll('\0', '').trimEnd()}\n`,
  ].join('\n');
  return git.text(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: text });
}
