/** The repository in which the content lives, and in which its owner works: read, and changed by `--pull` alone. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';

/** What is not done, in French, with what to do instead. */
export class CmsError extends Error {
  override name = 'CmsError';
}

export interface OwnRepository {
  /** Where its working tree begins. */
  top: string;
  /** The content from there: `content/`, or empty. */
  prefix: string;
  /** Undefined where none is checked out. */
  branch: string | undefined;
}

interface Said {
  ok: boolean;
  out: string;
  said: string;
}

/** By the owner's own git and settings; arguments are a list, there is no shell. */
export function git(folder: string, ...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
  });
  return { ok: status === 0, out: (stdout ?? '').replace(/\n$/, ''), said: stderr ?? '' };
}

/** @throws CmsError where the content is in no repository, or in one without a commit */
export function ownRepository(content: string): OwnRepository {
  const here = resolve(content);
  const inside = git(here, 'rev-parse', '--show-toplevel');
  if (!inside.ok) throw outside(here);
  const top = resolve(inside.out);
  const prefix = relative(top, realpathSync(here)).split(sep).join('/');
  const tracked = git(
    top,
    'ls-tree',
    '--name-only',
    'HEAD',
    '--',
    prefix ? `${prefix}/portal.yaml` : 'portal.yaml',
  );
  if (!tracked.ok || tracked.out === '') throw outside(here);
  const branch = git(top, 'symbolic-ref', '--quiet', '--short', 'HEAD');
  return { top, prefix: prefix && `${prefix}/`, branch: branch.ok ? branch.out : undefined };
}

const outside = (folder: string): CmsError =>
  new CmsError(
    `Le dossier de contenu n’est pas suivi par git : ${folder}.
  Chaque brouillon et chaque publication sont gardés dans git, pour que rien ne se perde. Faites une fois, dans ce dossier :
    git init
    git add .
    git commit -m "Début"
  puis relancez la même commande.`,
  );

/** Paths that were changed and not committed, from the top; within the content where a prefix is given. */
export function uncommitted({ top }: OwnRepository, prefix = ''): string[] {
  const { out } = git(top, 'status', '--porcelain', '-z', '--untracked-files=all', '--', prefix || '.');
  return out
    .split('\0')
    .filter((line) => /^.. ./.test(line))
    .map((line) => line.slice(3));
}
