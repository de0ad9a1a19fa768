/** Folders that somebody named: on a stick, on a disk that is full, where they may not write. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreRefusal } from './refusal.ts';

/**
 * Makes a folder and those above it, one by one: `mkdir` with `recursive` tries for ever where the system says of a folder
 * that is there that it is not (`/proc`).
 * @param mode of those that are made
 * @throws StoreRefusal, which names it and says why
 */
export function makeFolder(folder: string, mode = 0o777): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  try {
    for (const one of missing) mkdirSync(one, { mode });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'vous n’avez pas le droit d’y écrire',
  EPERM: 'vous n’avez pas le droit d’y écrire',
  EROFS: 'ce disque ne se laisse que lire',
  ENOSPC: 'ce disque est plein',
  EDQUOT: 'ce disque est plein',
  ENOTDIR: 'une partie de ce chemin est un fichier',
};

/** What is to be thrown for an error of the system; any other error is given back as it is. */
export function notWritable(folder: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new StoreRefusal(
    'folder',
    `On ne peut pas écrire dans le dossier ${folder} : ${WHY[code] ?? `le système le refuse (${code})`}. Donnez un autre dossier, par exemple sur une clé USB.`,
  );
}
