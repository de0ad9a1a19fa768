/** A complete copy in a folder of its own, which needs no software to be read: a USB stick, an archive. */
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { slugify } from '../../../src/lib/text/slugify.ts';
import { Checkout } from '../../server/checkout.ts';
import { makeFolder, notWritable } from '../../store/make-folder.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import { shownId } from '../core/ids.ts';
import type { Kept } from '../core/records.ts';
import { asidePath, setAsides } from '../review/aside.ts';
import type { Export, ExportAside } from '../types.ts';
import { marksOf, noteExported, onlyHere } from './marks.ts';
import type { EndParts } from './parts.ts';
import { readable, readableAside, readableNotes, readableSummary } from './readable.ts';
import { readMe } from './read-me.ts';
import { summaryOf } from './summary.ts';

/** @throws StoreRefusal where the folder has something in it, or cannot be written */
export async function exportTo(parts: EndParts, folder: string): Promise<Export> {
  await makeEmpty(folder);
  try {
    return await writeAll(parts, folder);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

async function writeAll(parts: EndParts, folder: string): Promise<Export> {
  const { context, library, git } = parts;
  const { store } = context;
  await store.settled();
  // Before anything is written: what comes meanwhile may not be in it.
  const marks = await marksOf(context);
  const content = join(folder, 'contenu');
  await new Checkout(git, store.prefix, content).to(await store.head());
  for (const left of [`${content}.json`, `${content}.aside`]) await rm(left, { force: true });
  await writeDrafts(parts, join(folder, 'brouillons'));
  await writeTexts(parts, folder);
  await writePhotos(parts, join(folder, 'photos'));
  await git.bytes(['bundle', 'create', '--quiet', join(folder, 'depot.bundle'), 'HEAD', '--branches']);
  const summary = await summaryOf(context, library);
  await writeFile(join(folder, 'bilan.md'), readableSummary(summary));
  await writeFile(join(folder, 'LISEZ-MOI.txt'), readMe(context.info));
  return { ...(await measured(folder)), taken: () => noteExported(context, marks) };
}

/** Removed whatever becomes of it: here, by `remove`, at the next start. @throws StoreRefusal */
export async function exportAside(parts: EndParts): Promise<ExportAside> {
  const folder = join(await parts.context.copyFolder(), 'export');
  const remove = () => rm(dirname(folder), { recursive: true, force: true });
  try {
    return { ...(await exportTo(parts, folder)), folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function makeEmpty(folder: string): Promise<void> {
  makeFolder(folder);
  const there = await readdir(folder).catch((error: unknown) => {
    throw notWritable(folder, error);
  });
  if (there.length === 0) return;
  throw new StoreRefusal(
    'folder-in-use',
    `Le dossier ${folder} contient déjà quelque chose. Donnez le nom d’un dossier neuf : rien n’y sera effacé.`,
  );
}

/** As they would be in the content, with what was said of each beside it. */
async function writeDrafts({ context: { store } }: EndParts, folder: string): Promise<void> {
  for (const { key, files, notes, isRemoval } of await store.drafts()) {
    const at = join(folder, key.collection, key.slug);
    const text = isRemoval ? undefined : await store.draftText(key);
    if (text) await writeIn(`${at}.md`, text.text);
    if (isRemoval) await writeIn(`${at}.retrait.txt`, 'Le retrait de cette page est demandé.\n');
    if (notes.length > 0) await writeIn(`${at}.notes.txt`, readableNotes(notes));
    for (const { path, isText } of files) {
      const picture = isText ? undefined : await store.media(path, key);
      if (picture) await writeIn(join(folder, path), picture.bytes);
    }
  }
}

async function writeTexts({ context, library, writer }: EndParts, folder: string): Promise<void> {
  await library.fresh();
  for (const kept of onlyHere(context)) {
    const where = kept.stage === 'refused' ? 'refuses' : 'commences';
    const form = kept.kind === 'exact' ? undefined : writer.form(kept.kind, kept.page);
    await writeIn(
      join(folder, where, `${fileName(kept)}.md`),
      readable(kept, form, `photos/${fileName(kept)}`),
    );
  }
  for (const [i, one] of setAsides(context).entries()) {
    const where = one.why.kind === 'refused' ? 'refuses' : 'reunis';
    await writeIn(join(folder, where, `${one.key.slug}-${i + 1}.md`), readableAside(one));
    for (const { path, file } of one.photos)
      await writeIn(
        join(folder, where, `${one.key.slug}-${i + 1}`, path.replace(/^media\//, '')),
        await readFile(asidePath(context.folder, file)),
      );
  }
}

/** Two may bear one title. */
const fileName = ({ title, id }: Kept): string =>
  `${slugify(title, 50) || 'texte'}-${shownId(id).slice(0, 6)}`;

/** Of what is in no draft nor page: the others are with their page. */
async function writePhotos({ context, photos }: EndParts, folder: string): Promise<void> {
  for (const kept of onlyHere(context))
    for (const { path, hash } of kept.photos) {
      const bytes = await photos.read(hash);
      if (bytes) await writeIn(join(folder, fileName(kept), path.replace(/^media\//, '')), bytes);
    }
}

async function writeIn(path: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function measured(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return { files: files.length, bytes };
}
