/** A disk that can be filled: a file system in memory. Only whoever may mount one has it: a container, a maintainer. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

/** @param size as mount says it: `8m` */
export function mountDisk(folder: string, size: string): () => void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  return () => execFileSync('umount', ['--lazy', folder]);
}

/** @param left bytes that are left. @returns what makes room again */
export function fillDisk(folder: string, left = 0): () => void {
  const path = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  try {
    writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  } catch {
    // Somebody wrote meanwhile: it is as full as can be.
  }
  return () => rmSync(path, { force: true });
}
