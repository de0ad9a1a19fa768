/**
 * Pages to come, kept a few minutes under an address that nobody guesses: a frame can then show one as a page of the
 * portal, with its scripts and its styles.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nameIn } from '../store/intake.ts';
import { MEDIA, checkPath, typeOfCollection } from '../store/paths.ts';
import type { EntryKey, Store } from '../store/types.ts';
import { listFiles } from '../../src/reader/files.ts';
import type { Live } from '../../src/site/live/client.ts';
import type { Problem } from '../../src/schema/problem.ts';

/** Milliseconds. */
const KEPT = 10 * 60_000;
const MOST = 100;

/** Named so where the person has not named it yet. */
const NAMELESS = 'page-a-venir';

export interface Asset {
  path: string;
  bytes: Uint8Array;
}

export interface PreviewsOptions {
  store: Store;
  live: Live;
  /** For pictures that are not published. */
  folder: string;
  now: () => number;
}

export class PreviewPages {
  readonly #options: PreviewsOptions;
  readonly #pages = new Map<string, { html: string; at: number }>();

  constructor(options: PreviewsOptions) {
    this.#options = options;
  }

  html(id: string): string | undefined {
    return this.#pages.get(id)?.html;
  }

  /**
   * @param assets pictures that the page has and the server has not; sent once, they stay for the next previews
   * @returns the address of the page, unless errors set the text aside
   * @throws StoreRefusal, LiveError
   */
  async make(
    { collection, slug }: EntryKey,
    text: string,
    assets: readonly Asset[],
  ): Promise<{ id?: string; address?: string; problems: readonly Problem[] }> {
    const key = { collection, slug: slug || NAMELESS };
    const type = typeOfCollection(collection);
    const checked = this.#options.store.check(key, text);
    const paths = await this.#pictures(key, assets);
    const page = await this.#options.live.preview({
      type,
      slug: key.slug,
      text,
      ...(paths.length ? { pictures: { folder: this.#folderOf(key), paths } } : {}),
    });
    const problems = checked.length > 0 ? merged(checked, page.problems) : page.problems;
    if (page.html === undefined) return { problems };
    const id = randomUUID();
    const now = this.#options.now();
    this.#pages.set(id, { html: page.html, at: now });
    for (const [old, { at }] of this.#pages)
      if (at < now - KEPT || this.#pages.size > MOST) this.#pages.delete(old);
    return { id, ...(page.address ? { address: page.address } : {}), problems };
  }

  /** Whatever pictures were sent for previews, at a start. */
  clear(): Promise<void> {
    return rm(this.#options.folder, { recursive: true, force: true });
  }

  #folderOf = ({ collection, slug }: EntryKey): string => join(this.#options.folder, collection, slug);

  /** Those of the draft, and those that came with the text. @returns their paths from the folder of the preview */
  async #pictures(key: EntryKey, assets: readonly Asset[]): Promise<string[]> {
    const { store } = this.#options;
    const folder = this.#folderOf(key);
    // As the device named them: they have a name of the portal's once they are saved.
    for (const { path, bytes } of assets) await write(join(folder, MEDIA, nameIn(path)), bytes);
    for (const { path, isText } of (await store.draft(key))?.files ?? []) {
      if (isText || existsSync(join(folder, path))) continue;
      const found = await store.media(path, key);
      if (found) await write(join(folder, checkPath(path)), found.bytes);
    }
    return listFiles(folder);
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** What both say is said once. */
function merged(checked: readonly Problem[], others: readonly Problem[]): Problem[] {
  const known = new Set(checked.map(({ code, path }) => `${code} ${path.join('.')}`));
  return [...checked, ...others.filter(({ code, path }) => !known.has(`${code} ${path.join('.')}`))];
}
