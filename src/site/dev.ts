/** The portal during development: read again when a file of the content folder has changed. */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentFor } from '../domain/documents/index.ts';
import { modelFor } from '../domain/model-for.ts';
import type { PageModel } from '../domain/models/types.ts';
import type { Portal } from '../domain/portal.ts';
import { listFiles } from '../reader/files.ts';
import { imageFiles, imageType } from './build/images.ts';
import { buildSearch } from './build/search.ts';
import { readEnvironment } from './environment.ts';
import { loadPortal } from './load-portal.ts';

interface DevFile {
  type: string;
  body: string | Uint8Array;
}

let current:
  { signature: string; portal: Promise<Portal>; search?: Promise<Map<string, Uint8Array>> } | undefined;

function state() {
  const environment = readEnvironment();
  const signature = signatureOf(environment.content);
  if (current?.signature !== signature) current = { signature, portal: loadPortal(environment, null) };
  return current;
}

/** Names, sizes and times of all files: cheaper than reading them, and enough. */
function signatureOf(root: string): string {
  return listFiles(root)
    .map((path) => {
      const stats = statSync(join(root, path), { throwIfNoEntry: false });
      return `${path}:${stats?.size}:${stats?.mtimeMs}`;
    })
    .join('\n');
}

/** @param path of a request, with the base */
export async function devModelFor(path: string): Promise<PageModel | undefined> {
  const portal = await state().portal;
  const address = path.startsWith(portal.base) ? path.slice(portal.base.length) : path;
  return modelFor(portal, address) ?? modelFor(portal, '/404.html');
}

/** A feed, a picture or a file of the search, when that is what is asked for. */
export async function fileFor(path: string): Promise<DevFile | undefined> {
  const portal = await state().portal;
  if (!path.startsWith(`${portal.base}/`) || path.endsWith('/')) return undefined;
  const address = path.slice(portal.base.length);
  const document = documentFor(portal, address);
  if (document) return { type: document.type, body: document.text() };
  if (address.startsWith('/pagefind/')) return searchFile(portal, address.slice('/pagefind/'.length));
  return /\.[a-z0-9]+$/i.test(address) ? imageOrDownload(portal, address.slice(1)) : undefined;
}

async function imageOrDownload(portal: Portal, file: string): Promise<DevFile | undefined> {
  const { content } = readEnvironment();
  if (portal.downloads.has(file))
    return { type: 'application/octet-stream', body: await readFile(join(content, file)) };
  for (const image of imageFiles(portal))
    if (image.file === file) return { type: imageType(file), body: await image.render(content) };
  return undefined;
}

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', json: 'application/json' };

async function searchFile(portal: Portal, name: string): Promise<DevFile | undefined> {
  const now = state();
  now.search ??= buildSearch(portal).then(({ files }) => files);
  const body = (await now.search).get(name);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return body && { type, body };
}
