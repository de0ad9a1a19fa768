/**
 * Which files a contribution may touch: one entry of a type, and pictures. All the rest of a repository is out of
 * reach: its settings, its code, another's folder.
 */
import { TYPE_NAMES, typeOf, typeOfFolder } from '../../src/content-types/registry.ts';
import type { TypeName } from '../../src/content-types/registry.ts';
import { isDeviceName } from '../../src/lib/text/device-names.ts';
import { isSlug, SLUG_MAX } from '../../src/lib/text/slugify.ts';
import { StoreRefusal } from './refusal.ts';

/** An entry, by the folder of its type and its name. */
export interface EntryKey {
  collection: string;
  slug: string;
}

export const MEDIA = 'media';

const PICTURE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpe?g|png|webp|gif)$/;
const PICTURE_LENGTH = 120;

/** The collections that people contribute to, in the order of the registry. */
export const COLLECTIONS: readonly string[] = TYPE_NAMES.map((name) => typeOf(name).folder);

/** @throws StoreRefusal */
export function typeOfCollection(collection: string): TypeName {
  const type = typeOfFolder(collection);
  if (!type)
    throw new StoreRefusal(
      'unknown-collection',
      `Il n’y a pas de rubrique « ${shown(collection)} ». Les rubriques : ${COLLECTIONS.join(', ')}.`,
    );
  return type;
}

/** @throws StoreRefusal */
export function checkKey({ collection, slug }: EntryKey): EntryKey {
  typeOfCollection(collection);
  if (slug.length > SLUG_MAX)
    throw new StoreRefusal(
      'long-name',
      `Le nom de la page est trop long (${slug.length} signes) : ${SLUG_MAX} au plus. Choisissez un titre plus court, le titre entier peut rester dans la page.`,
    );
  if (!isSlug(slug) || isDeviceName(slug))
    throw new StoreRefusal(
      'bad-name',
      `« ${shown(slug)} » ne peut pas être le nom d’une page. Des minuscules sans accent, des chiffres et des tirets, par exemple : mon-association.`,
    );
  return { collection, slug };
}

/** From the root of the content. @throws StoreRefusal */
export const entryPath = (key: EntryKey): string => {
  const { collection, slug } = checkKey(key);
  return `${collection}/${slug}.md`;
};

/** Undefined where the path is not that of an entry. */
export function keyOfPath(path: string): EntryKey | undefined {
  const [collection, file, ...rest] = path.split('/');
  if (!collection || !file?.endsWith('.md') || rest.length > 0 || !typeOfFolder(collection)) return undefined;
  const slug = file.slice(0, -'.md'.length);
  return isSlug(slug) && slug.length <= SLUG_MAX && !isDeviceName(slug) ? { collection, slug } : undefined;
}

/** @returns the path, where it is one that a contribution may write. @throws StoreRefusal */
export function checkPath(path: string): string {
  if (keyOfPath(path)) return path;
  const [folder, name, ...rest] = path.split('/');
  if (folder === MEDIA && name && rest.length === 0 && name.length <= PICTURE_LENGTH && PICTURE.test(name)) {
    if (!isDeviceName(name)) return path;
  }
  throw badPath(path);
}

export const badPath = (path: string): StoreRefusal =>
  new StoreRefusal(
    'bad-path',
    `Le fichier « ${shown(path)} » ne peut pas être écrit ici : une contribution est une page d’une rubrique, ou une image.`,
  );

/** Of what came, so much is repeated, and nothing that a screen would obey. */
const shown = (text: string): string => text.replace(/[\p{C}]/gu, '').slice(0, 60);
