/** Every page and document of the portal, written under a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses } from '../../domain/addresses.ts';
import { documents } from '../../domain/documents/index.ts';
import { modelFor } from '../../domain/model-for.ts';
import type { PageModel } from '../../domain/models/types.ts';
import type { Portal } from '../../domain/portal.ts';
import { shieldMails } from '../../lib/mail-shield.ts';
import type { CompiledApp } from './compile.ts';

export class RenderError extends Error {
  override name = 'RenderError';
}

/** Where the page of an address is written. */
export const fileOf = (address: string): string => (address.endsWith('/') ? `${address}index.html` : address);

/** Writes files under a folder, one after the other: for small files, handing each to a thread costs more than writing it. */
export class Writer {
  readonly #root: string;
  readonly #made = new Set<string>();
  count = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** @throws what the file system says */
  write(path: string, content: string | Uint8Array): void {
    writeFileSync(this.place(path), content);
    this.count++;
  }

  /** The file of a path on the disk, its folder made. */
  protected place(path: string): string {
    const file = join(this.#root, path);
    const folder = dirname(file);
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#made.add(folder);
    }
    return file;
  }
}

/** One page, as the bytes of its HTML (UTF-8): ten thousand pages gain a second by not becoming text in between. */
export async function renderPage(app: CompiledApp, portal: Portal, address: string): Promise<Uint8Array> {
  const model = modelFor(portal, address);
  if (!model) throw new RenderError(`no model for ${address}`);
  return renderModel(app, portal.base, address, model);
}

/** The page of a model that is known already. @param base of the portal */
export async function renderModel(
  app: CompiledApp,
  base: string,
  address: string,
  model: PageModel,
): Promise<Uint8Array> {
  // The 404 page is a route of its own, at an address without a final slash.
  const path = address === '/404.html' ? '/404/' : address;
  const response = await app.render(new Request(`http://portal.invalid${base}${path}`), {
    locals: { model },
  });
  if (!response.ok && address !== '/404.html') throw new RenderError(`${address}: ${response.status}`);
  return shieldMails(new Uint8Array(await response.arrayBuffer()));
}

export async function renderPages(app: CompiledApp, portal: Portal, writer: Writer): Promise<number> {
  let pages = 0;
  for (const address of addresses(portal)) {
    writer.write(fileOf(address), await renderPage(app, portal, address));
    pages++;
  }
  return pages;
}

export function renderDocuments(portal: Portal, writer: Writer): number {
  let count = 0;
  for (const document of documents(portal)) {
    writer.write(document.address, document.text());
    count++;
  }
  return count;
}
