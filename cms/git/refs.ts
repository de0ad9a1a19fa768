/** Refs, read and moved by compare-and-swap: whoever comes second is told. */
import type { Git } from './git.ts';

const NONE = '0'.repeat(40);

/** The commit of a ref; undefined where there is none. */
export const readRef = (git: Git, ref: string): Promise<string | undefined> =>
  git.maybe(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);

/**
 * @param from what it must be now; undefined where it must not be
 * @param to undefined takes it away
 * @returns false where it is not what was expected, and nothing was moved
 */
export async function moveRef(
  git: Git,
  ref: string,
  from: string | undefined,
  to: string | undefined,
): Promise<boolean> {
  const args =
    to === undefined ? ['update-ref', '-d', ref, from ?? NONE] : ['update-ref', ref, to, from ?? NONE];
  if ((await git.maybe(args)) !== undefined) return true;
  if ((await readRef(git, ref)) === from) await git.bytes(args);
  return false;
}

/** Refs under a beginning, with their commits, by name. */
export async function refsUnder(git: Git, beginning: string): Promise<Map<string, string>> {
  const text = await git.text(['for-each-ref', '--format=%(objectname) %(refname)', beginning]);
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line): [string, string] => [line.slice(41), line.slice(0, 40)]),
  );
}
