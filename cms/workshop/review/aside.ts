/** Texts that left the queue without being published: kept whole in the workshop's journal, their pictures beside it. */
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskRefusal } from '../../store/core.ts';
import { writeSynced } from '../../store/journal.ts';
import type { Draft } from '../../store/types.ts';
import type { Context } from '../core/context.ts';
import type { EntryKey, RefusalReason } from '../types.ts';

export interface SetAside {
  key: EntryKey;
  title: string;
  /** The whole file; absent for a demand that a page be taken out. */
  text?: string | undefined;
  /** Who wrote it, as they are called in the room. */
  by: string;
  /** Contributions of the workshop that were in it; the editor's drafts have none. */
  contributions: number;
  /** Who read it, and when (ISO 8601). */
  reviewer: string;
  time: string;
  why: { kind: 'refused'; reason: RefusalReason; reply: string } | { kind: 'joined'; into: EntryKey };
  /** Pictures of the draft, by the name of their file in `set-aside/`. */
  photos: readonly { path: string; file: string }[];
}

const FACT = 'set-aside';
const FOLDER = 'set-aside';

export const setAsides = (context: Context): readonly SetAside[] =>
  (context.fact(FACT) as readonly SetAside[] | undefined) ?? [];

/** Resolves once the disk has it. @throws StoreRefusal where it is full: then nothing else may be done */
export async function setAside(
  context: Context,
  draft: Draft,
  what: Pick<SetAside, 'by' | 'contributions' | 'reviewer' | 'why'>,
): Promise<void> {
  const text = (await context.store.draftText(draft.key))?.text;
  const photos = await keepPhotos(context, draft);
  const one: SetAside = { key: draft.key, title: draft.title, text, ...what, time: context.time(), photos };
  await context.locks.some([FACT], () => context.setFact(FACT, [...setAsides(context), one]));
}

async function keepPhotos({ store, folder }: Context, draft: Draft): Promise<SetAside['photos']> {
  const kept: { path: string; file: string }[] = [];
  for (const { path, isText } of draft.files) {
    const found = isText ? undefined : await store.media(path, draft.key);
    if (!found) continue;
    const file = createHash('sha256').update(found.bytes).digest('hex') + path.slice(path.lastIndexOf('.'));
    try {
      await mkdir(join(folder, FOLDER), { recursive: true, mode: 0o700 });
      await writeSynced(asidePath(folder, file), found.bytes);
    } catch (error) {
      throw diskRefusal(error);
    }
    kept.push({ path, file });
  }
  return kept;
}

/** @param folder of the workshop */
export const asidePath = (folder: string, file: string): string => join(folder, FOLDER, file);

export const eraseAside = (folder: string): Promise<void> =>
  rm(join(folder, FOLDER), { recursive: true, force: true });
