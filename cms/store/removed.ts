/** `removed.yaml` with one entry more: an address that was published goes on answering. */
import { typeOf } from '../../src/content-types/registry.ts';
import { readYaml } from '../../src/reader/yaml.ts';
import { REMOVED_FILE } from '../../src/schema/removed.ts';
import { typeOfCollection } from './paths.ts';
import type { EntryKey } from './types.ts';

export const REMOVED = REMOVED_FILE;

/** The address of an entry on the portal: `/annuaire/le-plot/`. */
export function addressOf({ collection, slug }: EntryKey): string {
  const { section } = typeOf(typeOfCollection(collection));
  return section === undefined ? `/${slug}/` : `/${section}/${slug}/`;
}

/**
 * Nobody is named: an entry often leaves because somebody asked for it. The team adds a title, a reason, where to go.
 * @param now milliseconds since 1970
 * @returns undefined where the address is there already, or the file is not a list that can be added to
 */
export function withRemoved(text: string, key: EntryKey, now: number): string | undefined {
  const address = addressOf(key);
  const before = listOf(text);
  if (!before || before.some((one) => hasAddress(one, address))) return undefined;
  const day = new Date(now).toISOString().slice(0, 10);
  const added = `${text === '' || text.endsWith('\n') ? text : `${text}\n`}- address: ${address}\n  on: ${day}\n`;
  return listOf(added)?.length === before.length + 1 ? added : undefined;
}

/** Theirs, and the addresses that left here. */
export function mergeRemoved(theirs: string, ours: string): string {
  const there = listOf(theirs);
  if (!there) return theirs;
  const added = (listOf(ours) ?? []).filter((one) => {
    const address = Object.values((one ?? {}) as Record<string, unknown>).find((value) =>
      String(value).startsWith('/'),
    );
    return address !== undefined && !there.some((other) => hasAddress(other, String(address)));
  });
  const lines = added.map((one) =>
    Object.entries(one as Record<string, unknown>)
      .map(([name, value], i) => `${i ? '  ' : '- '}${name}: ${JSON.stringify(value)}\n`)
      .join(''),
  );
  return `${theirs === '' || theirs.endsWith('\n') ? theirs : `${theirs}\n`}${lines.join('')}`;
}

function listOf(text: string): unknown[] | undefined {
  try {
    const read = readYaml(text) as unknown;
    if (read === undefined || read === null || read === '') return [];
    return Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

const hasAddress = (one: unknown, address: string): boolean =>
  Object.values((one ?? {}) as Record<string, unknown>).includes(address);
