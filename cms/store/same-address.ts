/**
 * Published files that make pages of the portal and are none of the editor's: their name is no slug (`été-chaud.md`), or
 * they are in a folder of their folder. The reader makes an address of the last part of their name all the same.
 */
import { slugify } from '../../src/lib/text/slugify.ts';
import { COLLECTIONS, entryPath, keyOfPath } from './paths.ts';
import { StoreRefusal } from './refusal.ts';
import type { EntryKey } from './types.ts';

/** From the root of the content, in the order of git. */
export function* unlisted(main: ReadonlyMap<string, string>): Generator<string> {
  for (const path of main.keys()) {
    // Hidden files and folders are not read.
    const isRead = path.endsWith('.md') && !path.includes('/.');
    if (isRead && COLLECTIONS.some((folder) => path.startsWith(`${folder}/`)) && !keyOfPath(path)) yield path;
  }
}

/** The other file whose page has the address of an entry; undefined where its own file is published, which goes first. */
export function addressHolder(main: ReadonlyMap<string, string>, key: EntryKey): string | undefined {
  if (main.has(entryPath(key))) return undefined;
  for (const path of unlisted(main))
    if (path.startsWith(`${key.collection}/`) && slugOf(path) === key.slug) return path;
  return undefined;
}

/** As the reader has it (src/reader/read-entry.ts). */
const slugOf = (path: string): string => slugify(path.slice(path.lastIndexOf('/') + 1, -'.md'.length));

/** @param file the one that has the address, from the root of the repository */
export const addressTaken = (file: string, key: EntryKey): StoreRefusal =>
  new StoreRefusal(
    'address-taken',
    `Une page publiée a déjà cette adresse : celle du fichier ${file}, que l’éditeur ne peut pas ouvrir à cause de son nom. Si c’est la même, demandez à la personne qui s’occupe des fichiers du portail de le renommer ${entryPath(key)} : elle s’ouvrira ici. Sinon, changez un mot du titre, par exemple avec le nom de la commune. Votre texte est gardé.`,
  );
