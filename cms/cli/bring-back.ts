/**
 * `--pull`: what was published comes into the owner's branch, by a step forward that git itself refuses where it would
 * touch something that is not committed. Drafts come as branches beside, which nothing of the owner's is named like.
 */
import { join } from 'node:path';
import { CmsError, git, uncommitted } from './own-repository.ts';
import type { OwnRepository } from './own-repository.ts';

export interface BroughtBack {
  branch: string;
  /** Paths that changed in the working tree, from its top. */
  changed: string[];
  /** Names of branches: `cordee/cms/actors/la-cantine`. */
  drafts: string[];
}

const REMOTE = 'cordee';
const PUBLISHED = `refs/remotes/${REMOTE}/publie`;

/**
 * @param state folder of the store; it has all that the branch has, unless `isMerged` is false
 * @throws CmsError in French; the working tree is then as it was
 */
export function bringBack(repository: OwnRepository, state: string, isMerged: boolean): BroughtBack {
  const { top, branch } = repository;
  if (!branch)
    throw new CmsError(
      'Votre dépôt n’est sur aucune branche en ce moment. Choisissez-en une, par exemple : git switch main. Puis relancez npm run cms -- --pull.',
    );
  const from = join(state, 'git');
  const main = git(from, '--git-dir=.', 'symbolic-ref', '--short', 'HEAD').out;
  if (branch !== main)
    throw new CmsError(
      `L’éditeur suit la branche « ${main} », et vous êtes sur « ${branch} ». Passez sur la sienne (git switch ${main}), puis relancez npm run cms -- --pull.`,
    );
  const fetched = git(
    top,
    'fetch',
    '--quiet',
    '--no-tags',
    '--prune',
    from,
    `+refs/heads/${main}:${PUBLISHED}`,
    `+refs/heads/cms/*:refs/remotes/${REMOTE}/cms/*`,
  );
  if (!fetched.ok)
    throw new CmsError(`Git n’a pas pu lire ce que l’éditeur garde (${from}) : ${fetched.said.trim()}`);
  const changed = git(top, 'diff', '--name-only', '--no-renames', '-z', `HEAD...${PUBLISHED}`)
    .out.split('\0')
    .filter(Boolean);
  const drafts = git(top, 'for-each-ref', '--format=%(refname:lstrip=2)', `refs/remotes/${REMOTE}/cms`)
    .out.split('\n')
    .filter(Boolean);
  if (!git(top, 'merge-base', '--is-ancestor', 'HEAD', PUBLISHED).ok) throw diverged(isMerged);
  refuseOverwriting(repository, changed);
  const moved = git(top, 'merge', '--ff-only', '--quiet', PUBLISHED);
  if (!moved.ok)
    throw new CmsError(
      `Git n’a rien changé, et dit pourquoi :\n  ${moved.said.trim().split('\n').join('\n  ')}`,
    );
  return { branch, changed, drafts };
}

const diverged = (isMerged: boolean): CmsError =>
  new CmsError(
    isMerged
      ? 'Votre branche a avancé pendant que l’éditeur la lisait. Relancez npm run cms -- --pull.'
      : 'Votre branche a des commits que l’éditeur n’a pas encore lus. Arrêtez-le (Ctrl+C dans sa fenêtre), puis relancez npm run cms -- --pull : il les réunit avec ce qui a été publié.',
  );

/** @throws CmsError where a file to come has changes that no commit holds */
function refuseOverwriting(repository: OwnRepository, changed: readonly string[]): void {
  const wanted = new Set(changed);
  const both = uncommitted(repository).filter((path) => wanted.has(path));
  if (both.length === 0) return;
  const shown = both.slice(0, 10).map((path) => `    ${path}`);
  if (both.length > 10) shown.push(`    … et ${both.length - 10} autres`);
  throw new CmsError(
    `Rien n’a été changé : ces fichiers ont chez vous des changements qui ne sont dans aucun commit, et l’éditeur en a publié d’autres :
${shown.join('\n')}
  Gardez d’abord les vôtres (git add, puis git commit), et relancez npm run cms -- --pull : les deux seront réunis champ par champ.`,
  );
}
