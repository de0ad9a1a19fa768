/** Texts that could not be kept as they came: in a conflict, or not valid. A file each, the last five hundred. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSynced } from './journal.ts';
import type { Save } from './types.ts';

/** The oldest go first. */
const KEPT = 500;

export class Attempts {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** With the pictures as they were encoded again, if they were. @returns the identifier under which it is found */
  async keep(id: string, save: Save, time: number): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const uploads = (save.uploads ?? []).map(({ path, bytes }) => ({
      path,
      base64: Buffer.from(bytes).toString('base64'),
    }));
    await writeSynced(this.#path(id), JSON.stringify({ id, time, save: { ...save, uploads } }));
    await this.#forget();
    return id;
  }

  async find(id: string): Promise<Save | undefined> {
    const text = await readFile(this.#path(id), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const { save } = JSON.parse(text) as {
      save: Omit<Save, 'uploads'> & { uploads: { path: string; base64: string }[] };
    };
    return {
      ...save,
      uploads: save.uploads.map(({ path, base64 }) => ({ path, bytes: Buffer.from(base64, 'base64') })),
    };
  }

  /** An identifier comes from outside: its hash is a name of a file, it is not. */
  #path(id: string): string {
    return join(this.#folder, `${createHash('sha256').update(id).digest('hex').slice(0, 40)}.json`);
  }

  async #forget(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
    if (names.length <= KEPT * 1.1) return;
    const dated = await Promise.all(
      names.map(async (name) => ({ name, time: (await stat(join(this.#folder, name))).mtimeMs })),
    );
    dated.sort((a, b) => b.time - a.time);
    for (const { name } of dated.slice(KEPT)) await rm(join(this.#folder, name), { force: true });
  }
}
