/** `removed.yaml` with one entry more: an address that was published goes on answering. */
import { addressOf } from '../../src/domain/urls.ts';
import { readYaml } from '../../src/reader/yaml.ts';
import { typeOfCollection } from './paths.ts';
import type { EntryKey } from './types.ts';

/**
 * Nobody is named: an entry often leaves because somebody asked for it. The team adds a title, a reason, where to go.
 * @param day YYYY-MM-DD
 * @returns undefined where the address is there already, or the file is not a list that can be added to
 */
export function withRemoved(text: string, { collection, slug }: EntryKey, day: string): string | undefined {
  const address = addressOf({ kind: 'entry', type: typeOfCollection(collection), slug });
  const before = listOf(text);
  if (!before || before.some((one) => hasAddress(one, address))) return undefined;
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
