import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

/** What a folder holds that is no ordinary file: it is never opened. */
export interface Refused {
  path: string;
  kind: 'link' | 'special' | 'hidden' | 'folder-named-as-file';
}

export interface Tree {
  /** Ordinary files, as paths from the folder with `/`, sorted: who comes first never depends on the disk. */
  files: string[];
  refused: Refused[];
}

/** Hidden files that forges, editors and systems leave everywhere, and that mean nothing to a portal. */
const HARMLESS =
  /^\.(git|gitkeep|gitignore|github|gitlab|gitlab-ci\.yml|forgejo|gitea|woodpecker.*|DS_Store|editorconfig|vscode|obsidian)$/;

/**
 * Walks a folder without ever following a link: what is elsewhere on the disk cannot be published by
 * pointing at it, and a pipe cannot hold a build up for ever.
 */
export function walk(folder: string): Tree {
  const tree: Tree = { files: [], refused: [] };
  for (const entry of readFolder(folder)) place(folder, entry, tree);
  tree.files.sort(byCodePoint);
  return tree;
}

/** The ordinary files of a folder; none where there is no such folder. */
export const listFiles = (folder: string): string[] => walk(folder).files;

function place(folder: string, entry: Dirent, { files, refused }: Tree): void {
  const path = entry.name;
  if (path.startsWith('.')) {
    if (!HARMLESS.test(path)) refused.push({ path, kind: 'hidden' });
  } else if (entry.isSymbolicLink()) refused.push({ path, kind: 'link' });
  else if (entry.isDirectory()) {
    if (path.endsWith('.md')) refused.push({ path, kind: 'folder-named-as-file' });
    const inner = walk(join(folder, path));
    files.push(...inner.files.map((file) => `${path}/${file}`));
    refused.push(...inner.refused.map((one) => ({ ...one, path: `${path}/${one.path}` })));
  } else if (entry.isFile()) files.push(path);
  else refused.push({ path, kind: 'special' });
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** The same order on every machine, unlike a locale's. */
export const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
