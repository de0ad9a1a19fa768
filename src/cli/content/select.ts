/** Which files of a repository are content, by a list of what may come in; everything else stays out, and is said. */
import { TYPE_NAMES, typeOf } from '../../content-types/registry.ts';
import { DOCUMENT_ENDINGS } from '../../content-types/snapshot.ts';
import { isDeviceName } from '../../lib/text/device-names.ts';
import { MAX_BYTES } from '../../reader/decode.ts';
import { byCodePoint } from '../../reader/files.ts';
import { RECORD_FILE, REMOVED_FILE } from '../../schema/removed.ts';
import type { Listed } from './repository.ts';
import { ContentError } from './source.ts';

export interface Selected {
  /** From the content root, in composed letters (NFC). */
  path: string;
  id: string;
  bytes: number;
}

export interface LeftOut {
  /** As the repository writes it, from the content root; a folder ends with `/`. */
  path: string;
  reason: string;
  /** Files that this line stands for. */
  files: number;
}

export interface Selection {
  files: Selected[];
  left: LeftOut[];
}

export const MAX_FILES = 50_000;
export const MAX_MEDIA = 15 * 1024 * 1024;
/** Of all the files: the same bytes can be named fifty thousand times. */
export const MAX_TOTAL = 2 * 1024 * 1024 * 1024;

const FOLDERS = TYPE_NAMES.map((type) => typeOf(type).folder);
const MEDIA = new Set(['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif', 'heic', 'heif', ...DOCUMENT_ENDINGS]);

/**
 * @param from the content root in the repository, '' where it is the repository itself
 * @throws ContentError where there is nothing to publish, or more than a portal holds
 */
export function select(listed: readonly Listed[], from = ''): Selection {
  const kept: Selected[] = [];
  const left: LeftOut[] = [];
  const others = new Map<string, number>();
  const taken = new Taken();
  for (const file of inside(listed, from)) {
    const top = foreignFolder(file.path);
    if (top !== undefined) {
      others.set(top, (others.get(top) ?? 0) + 1);
      continue;
    }
    const path = file.path.normalize('NFC');
    const reason = reasonAgainst({ ...file, path }) ?? taken.reasonAgainst(path);
    if (reason) left.push({ path: file.path, reason, files: 1 });
    else {
      taken.add(path);
      kept.push({ path, id: file.id, bytes: file.bytes });
    }
  }
  for (const [path, files] of others)
    left.push({ path: `${path}/`, reason: 'ce dossier n’est pas un dossier de contenu', files });
  checkTotals(kept);
  return { files: kept, left: left.sort((a, b) => byCodePoint(a.path, b.path)) };
}

/** The files of the content root, sorted: who comes first never depends on the forge. */
function inside(listed: readonly Listed[], from: string): (Listed & { path: string })[] {
  const root = from === '' ? '' : `${from}/`;
  return listed
    .map((file) => ({ ...file, path: file.path ?? '' }))
    .filter(({ path }) => path === '' || path.startsWith(root))
    .map((file) => ({ ...file, path: file.path.slice(root.length) }))
    .sort((a, b) => byCodePoint(a.path, b.path));
}

/** The first folder of a path, where nothing in it can be content. Odd names are looked at one by one. */
function foreignFolder(path: string): string | undefined {
  const slash = path.indexOf('/');
  if (slash < 1) return undefined;
  const top = path.slice(0, slash);
  // What says which addresses were published, and nothing else of that folder.
  if (path === RECORD_FILE) return undefined;
  return FOLDERS.includes(top) || top === 'media' || top === '..' || top === '.' ? undefined : top;
}

function checkTotals(kept: readonly Selected[]): void {
  if (kept.length === 0)
    throw new ContentError(
      'Aucun contenu dans ce dépôt : il doit contenir un fichier portal.yaml et des dossiers comme actors/ ou events/. S’ils sont dans un dossier, donnez-le avec --from.',
    );
  const bytes = kept.reduce((sum, file) => sum + file.bytes, 0);
  if (kept.length > MAX_FILES || bytes > MAX_TOTAL)
    throw new ContentError(
      `Ce dépôt contient ${kept.length} fichiers et ${Math.ceil(bytes / 1024 / 1024)} Mo de contenu ; la limite est de ${MAX_FILES} fichiers et 2 Go. Rien n’est pris.`,
    );
}

function reasonAgainst(file: Listed & { path: string }): string | undefined {
  return reasonOfMode(file.mode) ?? reasonOfName(file.path) ?? reasonOfKind(file);
}

function reasonOfMode(mode: string): string | undefined {
  if (/^100/.test(mode)) return undefined;
  if (mode === '120000') return 'c’est un raccourci vers un autre fichier. Mettez le fichier lui-même';
  if (mode === '160000') return 'c’est un autre dépôt (sous-module). Mettez-y les fichiers eux-mêmes';
  return 'ce n’est pas un fichier ordinaire';
}

function reasonOfName(path: string): string | undefined {
  if (path === '') return 'son nom est illisible. Renommez-le sans accent';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'son chemin sort du dossier de contenu';
  // Letters of any language stay; what turns or hides the text around it does not.
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(path))
    return 'son nom contient un signe invisible. Renommez-le';
  if (path !== RECORD_FILE && parts.some((part) => part.startsWith('.')))
    return 'c’est un fichier caché, qui pourrait régler d’autres outils';
  if (/[\\:*?"<>|]/.test(path) || parts.some((part) => isDeviceName(part) || /[. ]$|^ /.test(part)))
    return 'son nom n’est pas possible sur tous les ordinateurs. Renommez-le';
  if (parts.length > 8 || parts.some((part) => Buffer.byteLength(part) > 200))
    return 'son nom est trop long, ou dans trop de dossiers';
  return undefined;
}

function reasonOfKind({ path, bytes }: { path: string; bytes: number }): string | undefined {
  const folder = path.slice(0, Math.max(path.indexOf('/'), 0));
  const ending = path.slice(path.lastIndexOf('.') + 1);
  if (folder === 'media') {
    if (ending.toLowerCase() === 'svg')
      return 'un dessin SVG peut contenir du code. Mettez une image PNG ou WebP';
    if (!MEDIA.has(ending.toLowerCase()))
      return 'ce n’est ni une image ni un document que le portail sait servir';
    return bytes > MAX_MEDIA ? tooHeavy(bytes, 15) : undefined;
  }
  const isText =
    path === 'portal.yaml' ||
    path === REMOVED_FILE ||
    path === RECORD_FILE ||
    (folder !== '' && ending === 'md') ||
    (folder === 'territories' && ending === 'geojson');
  if (!isText)
    return folder === ''
      ? 'ce fichier n’est pas du contenu'
      : 'seuls les fichiers .md sont pris dans ce dossier (les images vont dans media/)';
  return bytes > MAX_BYTES ? tooHeavy(bytes, 1) : undefined;
}

const tooHeavy = (bytes: number, limit: number) =>
  `il pèse ${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} Mo, la limite est ${limit} Mo`;

/** Names that a Mac or Windows would take for the same, and write one over the other. */
class Taken {
  #files = new Map<string, string>();
  #folders = new Set<string>();

  reasonAgainst(path: string): string | undefined {
    const folded = fold(path);
    const twin =
      this.#files.get(folded) ??
      foldersOf(folded)
        .map((folder) => this.#files.get(folder))
        .find(Boolean);
    if (twin !== undefined)
      return `son nom ne diffère de « ${twin} » que par des majuscules. Gardez-en un, ou renommez-le`;
    return this.#folders.has(folded) ? 'un dossier porte le même nom. Renommez-le' : undefined;
  }

  add(path: string): void {
    const folded = fold(path);
    this.#files.set(folded, path);
    for (const folder of foldersOf(folded)) this.#folders.add(folder);
  }
}

const fold = (path: string) => path.toUpperCase().toLowerCase().normalize('NFC');

const foldersOf = (path: string): string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));

const LFS = 'version https://git-lfs.github.com/spec/v1';

/** A file whose bytes are elsewhere: these are only its address. */
export const isPointer = (bytes: Buffer): boolean =>
  bytes.length < 1024 && bytes.toString('latin1', 0, LFS.length) === LFS;

export const POINTER = 'ses octets sont chez Git LFS, et non dans le dépôt. Mettez le fichier lui-même';
