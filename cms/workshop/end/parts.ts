/** What the end of a workshop works with. */
import { StoreRefusal } from '../../store/refusal.ts';
import { Git } from '../../git/git.ts';
import type { Context } from '../core/context.ts';
import type { Library } from '../core/library.ts';
import type { Photos } from '../core/photos.ts';
import type { Writer } from '../core/prepare.ts';
import type { Participant } from '../types.ts';

export interface EndOptions {
  writer: Writer;
  photos: Photos;
  /** The bare repository of the store. */
  git: string;
  /** Files and folders beside the workshop's own that hold something personal: the session key. */
  personal?: readonly string[] | undefined;
}

export interface EndParts extends Omit<EndOptions, 'git'> {
  context: Context;
  library: Library;
  git: Git;
}

export const endParts = ({ git, ...rest }: EndOptions): EndParts => ({
  ...rest,
  context: rest.writer.context,
  library: rest.writer.library,
  git: new Git(git),
});

/** @throws StoreRefusal */
export function checkEnds({ people }: Context, by: Participant): void {
  const role = people.get(by.id)?.role ?? by.role;
  if (by.role === 'reviewer' && role === 'reviewer') return;
  throw new StoreRefusal(
    'reviewers-only',
    'Seule une personne qui relit peut terminer l’atelier. Demandez à l’animatrice ou à l’animateur.',
  );
}
