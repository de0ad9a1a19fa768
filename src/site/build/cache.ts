/** What is long to make and depends on its content alone is kept: `node_modules/.cache/cordee/<folder>/<key>`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../environment.ts';

export const CACHE = join(PROJECT_ROOT, 'node_modules', '.cache', 'cordee');

let count = 0;

/**
 * The bytes of a key: those of an earlier build, or those that are made now.
 * @param key a file name that says all that the bytes depend on, hashed where it is long
 */
export async function cached(
  folder: string,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(CACHE, folder, key);
  if (existsSync(file)) return readFile(file);
  const bytes = await make();
  await mkdir(join(CACHE, folder), { recursive: true });
  // Written aside: whoever reads meanwhile, another build included, finds it whole or not at all.
  const aside = `${file}.${process.pid}-${count++}`;
  await writeFile(aside, bytes);
  await rename(aside, file);
  return bytes;
}

const hashes = new Map<string, string>();

/** A hash of files of the project, for keys that change when the code does: nobody has a version to remember. */
export function sourceHash(...files: readonly string[]): string {
  const name = files.join();
  let hash = hashes.get(name);
  if (hash === undefined) {
    const sum = createHash('sha256');
    for (const file of files) sum.update(readFileSync(join(PROJECT_ROOT, file)));
    hashes.set(name, (hash = sum.digest('hex').slice(0, 16)));
  }
  return hash;
}
