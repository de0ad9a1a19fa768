/** One process at a time has a store's folder: two would write over each other. */
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join, resolve } from 'node:path';
import { StoreRefusal } from './refusal.ts';

const held = new Set<string>();

/** @returns what lets it go. @throws StoreRefusal where another process has it */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(resolve(folder), 'lock');
  if (held.has(path)) throw taken(process.pid);
  held.add(path);
  try {
    await take(path);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    await rm(path, { force: true });
    held.delete(path);
  };
}

async function take(path: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  for (;;) {
    try {
      // Named once it is written: whoever comes at the same moment reads a process, not an empty file.
      await writeFile(aside, `${process.pid}\n`);
      await link(aside, path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(aside, { force: true });
    }
    const pid = await holderOf(path);
    if (pid !== undefined) throw taken(pid);
    await rm(path, { force: true });
  }
}

/** Undefined where it was left by a process that was killed, or before the machine started anew. */
async function holderOf(path: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(path, 'utf8'));
    const { mtimeMs } = await stat(path);
    const started = Date.now() - uptime() * 1000;
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || mtimeMs < started - 5000)
      return undefined;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? -1 : undefined;
  }
}

const taken = (pid: number): StoreRefusal =>
  new StoreRefusal(
    'in-use',
    `Ces contributions sont déjà ouvertes par un autre portail (processus ${pid}). Arrêtez-le d’abord, ou servez-vous de celui-là.`,
  );
