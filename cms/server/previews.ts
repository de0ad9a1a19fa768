/**
 * Pages to come, kept a few minutes under an address that nobody guesses: a frame can then show one as a page of the
 * portal, with its scripts and its styles.
 */
import { randomUUID } from 'node:crypto';
import { typeOfCollection } from '../store/paths.ts';
import type { EntryKey, Store } from '../store/types.ts';
import type { Live } from '../../src/site/live/client.ts';
import type { Problem } from '../../src/schema/problem.ts';
import { KEPT, PreviewPictures } from './preview-pictures.ts';
import type { Asset } from './preview-pictures.ts';

export type { Asset } from './preview-pictures.ts';

/** Pages, and characters of them all, of which the oldest leave first. */
const MOST = 100;
const MOST_TEXT = 32 * 1024 * 1024;

/** Named so where the person has not named it yet. */
const NAMELESS = 'page-a-venir';

export interface PreviewsOptions {
  store: Store;
  live: Live;
  /** For pictures that are not published. */
  folder: string;
  now: () => number;
  /** Bytes of those pictures, all together; enough for a room where absent. */
  budget?: number | undefined;
}

export interface MadePreview {
  id?: string;
  address?: string;
  problems: readonly Problem[];
  /** Paths of the pictures that it could show: what the sender misses among them is to be sent again. */
  pictures: readonly string[];
}

export class PreviewPages {
  readonly #options: PreviewsOptions;
  readonly #pictures: PreviewPictures;
  readonly #pages = new Map<string, { html: string; at: number }>();
  #later: NodeJS.Timeout | undefined;

  constructor(options: PreviewsOptions) {
    this.#options = options;
    this.#pictures = new PreviewPictures(options);
  }

  /** Undefined for one that is kept no longer. */
  html(id: string): string | undefined {
    const page = this.#pages.get(id);
    return page && this.#isKept(page) ? page.html : undefined;
  }

  /**
   * @param assets pictures that the page has and the server has not; sent once, they stay for the next previews
   * @param whose the session, and what tells its pages apart: pictures of another are never shown
   * @returns the address of the page, unless errors set the text aside
   * @throws StoreRefusal, LiveError
   */
  async make(
    { collection, slug }: EntryKey,
    text: string,
    assets: readonly Asset[],
    whose: string,
  ): Promise<MadePreview> {
    const key = { collection, slug: slug || NAMELESS };
    const type = typeOfCollection(collection);
    const checked = this.#options.store.check(key, text);
    const own = `${whose}\n${collection}/${key.slug}`;
    const pictures = await this.#picturesOf(own, key, assets);
    const page = await this.#options.live.preview({
      type,
      slug: key.slug,
      text,
      ...(pictures.length ? { pictures: { folder: this.#pictures.folderOf(own), paths: pictures } } : {}),
    });
    const problems = checked.length > 0 ? merged(checked, page.problems) : page.problems;
    if (page.html === undefined) return { problems, pictures };
    const id = randomUUID();
    this.#pages.set(id, { html: page.html, at: this.#options.now() });
    this.#forgetPages();
    return { id, ...(page.address ? { address: page.address } : {}), problems, pictures };
  }

  #isKept = ({ at }: { at: number }): boolean => at > this.#options.now() - KEPT;

  #forgetPages(): void {
    let length = 0;
    for (const { html } of this.#pages.values()) length += html.length;
    for (const [old, page] of this.#pages) {
      if (this.#isKept(page) && this.#pages.size <= MOST && length <= MOST_TEXT) break;
      this.#pages.delete(old);
      length -= page.html.length;
    }
  }

  /** Those of the draft, and those that came with the text. @returns their paths from the folder of the preview */
  async #picturesOf(own: string, key: EntryKey, assets: readonly Asset[]): Promise<string[]> {
    const { store } = this.#options;
    this.#pictures.touch(own);
    await this.#pictures.take(own, assets);
    for (const { path, isText } of (await store.draft(key))?.files ?? []) {
      if (isText || this.#pictures.has(own, path)) continue;
      const found = await store.media(path, key);
      if (found) await this.#pictures.keep(own, path, found.bytes);
    }
    this.#forgetLater();
    return this.#pictures.pathsOf(own);
  }

  /** What nobody asks for any more leaves the disk as well. */
  #forgetLater(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#forgetPages();
      this.#pictures.forget().catch(() => {});
    }, KEPT + 1000).unref();
  }
}

/** What both say is said once. */
function merged(checked: readonly Problem[], others: readonly Problem[]): Problem[] {
  const known = new Set(checked.map(({ code, path }) => `${code} ${path.join('.')}`));
  return [...checked, ...others.filter(({ code, path }) => !known.has(`${code} ${path.join('.')}`))];
}
