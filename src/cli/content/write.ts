/** Content is written aside, then put in place whole; a folder that this command did not make is never replaced. */
import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { heal, prepare, swap } from '../../site/build/swap.ts';
import type { Repository } from './repository.ts';
import { isPointer, POINTER } from './select.ts';
import type { Selection } from './select.ts';
import { ContentError } from './source.ts';

/** In each folder that was written here: by it, the next run knows that it may be replaced. */
const MARK = '.cordee-contenu.json';

/** @throws ContentError where this folder holds something else */
export function checkTarget(to: string): void {
  heal(to);
  const stats = lstatSync(to, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory())
    throw new ContentError(`${to} n’est pas un dossier : il n’est pas remplacé. Choisissez un autre nom.`);
  const names = readdirSync(to);
  if (names.length > 0 && !names.includes(MARK))
    throw new ContentError(
      `Le dossier ${to} contient déjà autre chose : il n’est pas remplacé. Donnez un nouveau dossier avec --to.`,
    );
}

/** What was written, and what was left once its bytes were seen. */
export function writeContent(
  to: string,
  repository: Repository,
  selection: Selection,
  mark: Record<string, string>,
): Selection {
  const aside = prepare(to);
  const files: Selection['files'] = [];
  const left = [...selection.left];
  const bytes = repository.read(selection.files);
  mkdirSync(aside, { recursive: true });
  for (const file of selection.files) {
    const content = bytes.next().value as Buffer;
    if (isPointer(content)) {
      left.push({ path: file.path, reason: POINTER, files: 1 });
      continue;
    }
    const target = join(aside, file.path);
    mkdirSync(dirname(target), { recursive: true });
    // `wx`: nothing is ever written over, nor through a link.
    writeFileSync(target, content, { flag: 'wx', mode: 0o644 });
    files.push(file);
  }
  writeFileSync(join(aside, MARK), `${JSON.stringify(mark, null, 2)}\n`, { flag: 'wx' });
  swap(to);
  return { files, left };
}
