/** What a git that was killed leaves behind: locks that nobody holds any more, and indexes of trees in the making. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX_FOLDER } from './objects.ts';

/** No lock of ours is held longer: a git that was cut off from its parent ends by itself before. */
const HELD_AT_MOST = 10_000;

/** @param dir the bare repository, whose only user is the caller */
export async function sweep(dir: string): Promise<void> {
  const names = await readdir(dir);
  for (const name of names) if (name.startsWith(INDEX_FOLDER)) await sweepOld(join(dir, name));
  const locks = names.filter((name) => name.endsWith('.lock')).map((name) => join(dir, name));
  const refs = await readdir(join(dir, 'refs'), { recursive: true });
  locks.push(...refs.filter((name) => name.endsWith('.lock')).map((name) => join(dir, 'refs', name)));
  for (const path of locks) await sweepOld(path);
}

async function sweepOld(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs > HELD_AT_MOST) await rm(path, { recursive: true, force: true });
}
