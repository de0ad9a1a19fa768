/** Every page and document of the portal, written under a folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addresses } from '../../domain/addresses.ts';
import { documents } from '../../domain/documents/index.ts';
import { modelFor } from '../../domain/model-for.ts';
import type { Portal } from '../../domain/portal.ts';
import type { CompiledApp } from './compile.ts';

/** Files being written at once; more gains nothing and costs memory. */
const WRITING = 24;

export class RenderError extends Error {
  override name = 'RenderError';
}

/** Where the page of an address is written. */
export const fileOf = (address: string): string => (address.endsWith('/') ? `${address}index.html` : address);

/** Writes files without waiting for each, within bounds; a failure stops all. */
export class Writer {
  readonly #root: string;
  readonly #made = new Set<string>();
  readonly #writing = new Set<Promise<void>>();
  count = 0;

  constructor(root: string) {
    this.#root = root;
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    if (this.#writing.size >= WRITING) await Promise.race(this.#writing);
    const writing = this.#put(join(this.#root, path), content).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    writing.catch(() => {});
    this.count++;
  }

  /** Waits for what is under way. @throws the first failure */
  async finish(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #put(file: string, content: string | Uint8Array): Promise<void> {
    const folder = dirname(file);
    if (!this.#made.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.#made.add(folder);
    }
    await writeFile(file, content);
  }
}

/** One page, as the bytes of its HTML (UTF-8): ten thousand pages gain a second by not becoming text in between. */
export async function renderPage(app: CompiledApp, portal: Portal, address: string): Promise<Uint8Array> {
  const model = modelFor(portal, address);
  if (!model) throw new RenderError(`no model for ${address}`);
  // The 404 page is a route of its own, at an address without a final slash.
  const path = address === '/404.html' ? '/404/' : address;
  const response = await app.render(new Request(`http://portal.invalid${portal.base}${path}`), {
    locals: { model },
  });
  if (!response.ok && address !== '/404.html') throw new RenderError(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export async function renderPages(app: CompiledApp, portal: Portal, writer: Writer): Promise<number> {
  let pages = 0;
  for (const address of addresses(portal)) {
    await writer.write(fileOf(address), await renderPage(app, portal, address));
    pages++;
  }
  return pages;
}

export async function renderDocuments(portal: Portal, writer: Writer): Promise<number> {
  let count = 0;
  for (const document of documents(portal)) {
    await writer.write(document.address, document.text());
    count++;
  }
  return count;
}
