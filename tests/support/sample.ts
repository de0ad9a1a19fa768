/** The sample portal, read once a test file, at the hour of the built one. */
import { join } from 'node:path';
import type { Snapshot } from '../../src/content-types/snapshot.ts';
import { addresses } from '../../src/domain/addresses.ts';
import { modelFor } from '../../src/domain/model-for.ts';
import type { PageModel } from '../../src/domain/models/types.ts';
import { buildPortal } from '../../src/domain/portal.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { loadGazetteer } from '../../src/reader/communes.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW } from './portal.ts';

export const SAMPLE_ROOT = join(PROJECT_ROOT, 'content');

let snapshot: Snapshot | undefined;

/** The sample's files, once read; nothing that is returned may be modified. */
export const sampleSnapshot = (): Snapshot => (snapshot ??= readContent(SAMPLE_ROOT));

/** The sample's portal, from its snapshot as it is or as a test changed it. */
export const samplePortal = (changed: Partial<Snapshot> = {}): Portal =>
  buildPortal({ snapshot: { ...sampleSnapshot(), ...changed }, now: NOW, gazetteer: loadGazetteer });

/** Every page of a portal, by its address. */
export function modelsOf(portal: Portal): Map<string, PageModel> {
  return new Map(
    [...addresses(portal)].map((address) => {
      const model = modelFor(portal, address);
      if (!model) throw new Error(`no model for ${address}`);
      return [address, model];
    }),
  );
}

/** Every text of a value, with the keys that lead to it. */
export function* textsOf(value: unknown, path: string[] = []): Generator<{ text: string; path: string[] }> {
  if (typeof value === 'string') yield { text: value, path };
  else if (value && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) yield* textsOf(one, [...path, key]);
}

const LINK_KEYS = new Set([
  'href',
  'hrefs',
  'more',
  'to',
  'prev',
  'next',
  'home',
  'search',
  'subscribe',
  'siteMap',
]);

/** Every link of a model to the portal itself: its own, and those of its HTML. */
export function linksOf(model: PageModel): string[] {
  const links: string[] = [];
  for (const { text, path } of textsOf(model)) {
    const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
    if (LINK_KEYS.has(key) && text.startsWith('/')) links.push(text);
    else if (/html$/i.test(key))
      for (const [, href] of text.matchAll(/\shref="([^"]*)"/g)) if (href!.startsWith('/')) links.push(href!);
  }
  return links;
}
