import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under a folder, as paths from it with `/`, sorted: who comes first never depends on the disk. */
export function listFiles(folder: string): string[] {
  let names: ReturnType<typeof readFolder>;
  try {
    names = readFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((entry) => {
      if (entry.name.startsWith('.')) return [];
      if (!entry.isDirectory()) return [entry.name];
      return listFiles(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    })
    .sort(byCodePoint);
}

const readFolder = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** The same order on every machine, unlike a locale's. */
export const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
