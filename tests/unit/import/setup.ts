import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { importFile } from '../../../src/cli/import/run.ts';
import type { ImportOptions, ImportResult } from '../../../src/cli/import/run.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-import-'));
  folders.push(folder);
  return folder;
}

/** A content folder, a table and a map; imports as often as asked. */
export class Bench {
  readonly root = newFolder();
  readonly #inputs = newFolder();
  readonly #map: string;

  constructor(map: string) {
    this.#map = map;
  }

  async import(
    csv: string | Uint8Array,
    more: Partial<ImportOptions> & { mapText?: string } = {},
  ): Promise<ImportResult> {
    const [file, map] = [join(this.#inputs, 'table.csv'), join(this.#inputs, 'carte.yaml')];
    writeFileSync(file, csv);
    writeFileSync(map, more.mapText ?? this.#map);
    return await importFile({ type: 'actors', file, map, to: this.root, today: '2026-11-21', ...more });
  }

  files(folder = 'actors'): Record<string, string> {
    const path = join(this.root, folder);
    const names = readdirSync(path, { withFileTypes: true }).map((entry) => entry.name);
    return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(path, name), 'utf8')]));
  }

  names = (folder?: string): string[] => Object.keys(this.files(folder));

  read = (name: string): string => readFileSync(join(this.root, 'actors', name), 'utf8');

  write = (name: string, text: string): void => writeFileSync(join(this.root, 'actors', name), text);
}

/** The one sum that may never be wrong. */
export const isWhole = ({ read, written, unchanged, reported }: ImportResult): boolean =>
  read === written + unchanged + reported;

export const said = (result: ImportResult): string[] =>
  result.notes.map(
    ({ fate, line, column, value, why, cure }) => `${fate} ${line} [${column}] ${value} : ${why} → ${cure}`,
  );

/** The sentences of a refusal. */
export async function mistakesOf(run: () => unknown): Promise<readonly string[]> {
  try {
    await run();
  } catch (error) {
    return (error as { mistakes?: readonly string[] }).mistakes ?? [`not an ImportError: ${String(error)}`];
  }
  return [];
}
