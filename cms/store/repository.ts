/** The bare repository of the store: made once from its origin, which is only ever read. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { walk } from '../../src/reader/files.ts';
import { Git, GitError } from '../git/git.ts';
import { writeCommit } from '../git/objects.ts';
import { moveRef, readRef } from '../git/refs.ts';
import { withoutSecret, trackedAt } from './address.ts';
import { authorOf } from './message.ts';
import { StoreRefusal } from './refusal.ts';
import type { StoreOptions } from './types.ts';

export interface Repository {
  git: Git;
  /** `refs/heads/main` */
  main: string;
  /** `content/`, or empty. */
  prefix: string;
}

const SETTINGS = 'portal.yaml';

/** @throws StoreRefusal where the origin is no content */
export async function openRepository(options: StoreOptions): Promise<Repository> {
  const dir = join(options.state, 'git');
  const git = new Git(dir);
  if (!(await isThere(dir))) await makeRepository(options, dir);
  const main = await git.text(['symbolic-ref', 'HEAD']);
  const commit = await readRef(git, main);
  if (!commit) throw empty(options.origin);
  const origin = await locate(options.origin);
  const wanted = options.prefix ?? (origin.prefix || undefined);
  return { git, main, prefix: await prefixOf(git, commit, wanted) };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Made aside, then named: a copy that was cut short is begun again. */
async function makeRepository({ origin, branch, now }: StoreOptions, dir: string): Promise<void> {
  const aside = `${dir}.part`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  const git = new Git(aside);
  await git.bytes(['init', '--quiet', '--bare', '--object-format=sha1']);
  const from = await locate(origin);
  if (from.repository === undefined) await importFolder(git, origin, branch ?? 'main', now ?? Date.now);
  else await copyFrom(git, from.repository, branch);
  await rename(aside, dir);
}

interface Located {
  /** What git can fetch from; undefined for a folder that is in no repository. */
  repository: string | undefined;
  /** Where the folder stands in its repository. */
  prefix: string;
}

/** A folder may stand inside a repository: `content/` of a project. */
async function locate(origin: string): Promise<Located> {
  if (isAddress(origin) || !(await isThere(origin))) return { repository: origin, prefix: '' };
  const folder = resolve(origin);
  const inside = new Git(join(folder, '.git'));
  if ((await inside.maybe(['rev-parse', '--git-dir'])) !== undefined)
    return { repository: folder, prefix: '' };
  if ((await new Git(folder).maybe(['rev-parse', '--is-bare-repository'])) === 'true')
    return { repository: folder, prefix: '' };
  const parent = dirname(folder);
  if (parent === folder) return { repository: undefined, prefix: '' };
  const above = await locate(parent);
  // A folder that its repository does not know is nobody's content but its own.
  if (above.repository === undefined) return above;
  const prefix = `${above.prefix}${basename(folder)}/`;
  return (await isTracked(above.repository, prefix))
    ? { ...above, prefix }
    : { repository: undefined, prefix: '' };
}

async function isTracked(repository: string, prefix: string): Promise<boolean> {
  const dir = (await isThere(join(repository, '.git'))) ? join(repository, '.git') : repository;
  const found = await new Git(dir).maybe([
    'rev-parse',
    '--verify',
    '--quiet',
    `HEAD:${prefix.replace(/\/$/, '')}`,
  ]);
  return found !== undefined;
}

const isAddress = (origin: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/|^[\w.-]+@[\w.-]+:/i.test(origin);

async function copyFrom(git: Git, origin: string, asked: string | undefined): Promise<void> {
  if (origin.startsWith('-')) throw unreachable(origin);
  const remote = { remote: true };
  const listing = await git.maybe(['ls-remote', '--symref', '--', origin, 'HEAD'], remote);
  if (listing === undefined) throw unreachable(origin);
  const branch = asked ?? /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listing)?.[1];
  if (!branch || !listing.includes('HEAD')) throw await withoutBranch(git, origin, listing);
  const refspecs = [branch, 'cms/*'].flatMap((name) =>
    ['refs/heads/', trackedAt(origin)].map((beginning) => `+refs/heads/${name}:${beginning}${name}`),
  );
  try {
    await git.bytes(['fetch', '--quiet', '--no-tags', '--', origin, ...refspecs], remote);
  } catch (error) {
    if (error instanceof GitError && /couldn't find remote ref/.test(error.message))
      throw new StoreRefusal(
        'no-branch',
        `La branche « ${branch} » n’existe pas dans le dépôt ${withoutSecret(origin)}. Donnez le nom de celle qui est publiée.`,
      );
    throw unreachable(origin);
  }
  await git.bytes(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
}

/** A folder of content that no git keeps yet: its files, as they are, are the first commit. */
async function importFolder(git: Git, origin: string, branch: string, now: () => number): Promise<void> {
  if (!(await isThere(join(origin, SETTINGS))))
    throw new StoreRefusal(
      'no-content',
      `${origin} n’est ni un dépôt git, ni un dossier de contenu (il n’a pas de ${SETTINGS}). Donnez l’adresse d’un dépôt ou le dossier du contenu ; pour un contenu neuf : git init, puis git add et git commit.`,
    );
  const { files } = walk(origin);
  const input = files.map((file) => `${resolve(origin, file)}\n`).join('');
  const oids = (await git.text(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })).split(
    '\n',
  );
  const env = { GIT_INDEX_FILE: join(git.dir, 'import-index') };
  const lines = files.map((file, i) => `100644 ${oids[i]}\t${file}\0`).join('');
  await git.bytes(['update-index', '-z', '--add', '--index-info'], { env, input: lines });
  const tree = await git.text(['write-tree'], { env });
  await rm(env.GIT_INDEX_FILE, { force: true });
  const author = authorOf({ name: 'Cordée' });
  const [time, message] = [now() / 1000, 'Le contenu, tel qu’il était'];
  const commit = await writeCommit(git, { tree, parents: [], author, committer: author, time, message });
  await git.bytes(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  await moveRef(git, `refs/heads/${branch}`, undefined, commit);
}

/** The folder of `portal.yaml`: the root, else the one folder that has it nearest to the root. */
async function prefixOf(git: Git, commit: string, asked: string | undefined): Promise<string> {
  if (asked !== undefined) {
    const prefix = asked.replace(/^\/+|\/+$/g, '');
    return prefix === '' ? '' : `${prefix}/`;
  }
  const names = (await git.text(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])).split('\0');
  const folders = names
    .filter((name) => name === SETTINGS || name.endsWith(`/${SETTINGS}`))
    .map((name) => name.slice(0, -SETTINGS.length));
  const depth = (folder: string) => folder.split('/').length;
  const least = Math.min(...folders.map(depth));
  const nearest = folders.filter((folder) => depth(folder) === least);
  if (nearest.length === 1) return nearest[0]!;
  if (nearest.includes('content/')) return 'content/';
  throw new StoreRefusal(
    'no-content',
    nearest.length === 0
      ? `Ce dépôt ne contient pas de ${SETTINGS} : ce n’est pas le contenu d’un portail.`
      : `Plusieurs dossiers de ce dépôt ont un ${SETTINGS} : ${nearest.join(', ')}. Dites lequel est le contenu du portail.`,
  );
}

/** Nothing there, or no branch by which to say what is published: their remedies are not the same. */
async function withoutBranch(git: Git, origin: string, listing: string): Promise<StoreRefusal> {
  const heads = await git.maybe(['ls-remote', '--', origin, 'refs/heads/*'], { remote: true });
  const names = [...(heads ?? '').matchAll(/\trefs\/heads\/(\S+)$/gm)]
    .map(([, name]) => name!)
    .filter((name) => !name.startsWith('cms/'));
  const isDetached = listing.includes('HEAD');
  if (!isDetached && names.length === 0) return empty(origin);
  const one = names.includes('main') ? 'main' : (names[0] ?? 'main');
  const there = names.length > 0 ? ` (il y a : ${names.slice(0, 5).join(', ')})` : '';
  return new StoreRefusal(
    'no-branch',
    isDetached
      ? `Le dépôt ${withoutSecret(origin)} n’est sur aucune branche (HEAD détachée). Revenez sur celle qui est publiée${there}, dans ce dossier : git switch ${one} ; ou faites-en une de là où il est : git switch -c un-nom. Puis recommencez.`
      : `Le dépôt ${withoutSecret(origin)} se dit sur une branche qui n’existe pas${there}. Dites laquelle est publiée, dans ce dossier : git symbolic-ref HEAD refs/heads/${one}. Puis recommencez.`,
  );
}

const unreachable = (origin: string): StoreRefusal =>
  new StoreRefusal(
    'unreachable',
    `Le dépôt ${withoutSecret(origin)} ne répond pas, ou refuse l’accès. Vérifiez son adresse, le réseau et vos droits.`,
  );

const empty = (origin: string): StoreRefusal =>
  new StoreRefusal(
    'empty',
    `Le dépôt ${withoutSecret(origin)} est vide : il n’a aucun commit. Ajoutez-y le contenu (git add, git commit), puis recommencez.`,
  );
