/** Reading and writing, with a sentence where it fails. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ImportError } from './errors.ts';

export function readBytes(file: string, what: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new ImportError(`${what} n’existe pas : ${file}. Vérifiez son nom et son dossier.`);
    if (code === 'EISDIR')
      throw new ImportError(`${what} attendu est un dossier : ${file}. Donnez le nom d’un fichier.`);
    throw new ImportError(`${what} ne peut pas être lu : ${file} (${code}). Vérifiez ses droits.`);
  }
}

/** Writes a file, with its folder; the code of the failure if there is one. */
export function save(file: string, text: string, flag: 'w' | 'wx'): string | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag });
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'erreur';
  }
}
