/** Writes in place what has changed, file by file: whoever reads meanwhile has the file of before or of after, whole. */
import { hash } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Writer } from '../build/render.ts';
import type { LiveRecord } from './record.ts';

export const hashOf = (content: string | Uint8Array): string => hash('sha1', content, 'base64url');

export class LiveWriter extends Writer {
  readonly #record: LiveRecord;
  /** Beside the portal: nobody is served half a file. */
  readonly #aside: string;
  readonly #current = new Set<string>();

  constructor(root: string, record: LiveRecord) {
    super(root);
    this.#record = record;
    this.#aside = `${root}.aside`;
  }

  /** Whether the file of a path was made from this already. Either way it is one of the portal as it is now. */
  has(path: string, from: string): boolean {
    const name = nameOf(path);
    this.#current.add(name);
    return this.#record.of(name) === from;
  }

  /** @param from a hash of what the content was made from; of the content itself where it is left out */
  override write(path: string, content: string | Uint8Array, from = hashOf(content)): void {
    if (this.has(path, from)) return;
    const name = nameOf(path);
    writeFileSync(this.#aside, content);
    this.#record.touch(name);
    renameSync(this.#aside, this.place(name));
    this.count++;
    this.#record.done(name, from);
  }

  remove(path: string): void {
    const name = nameOf(path);
    this.#record.touch(name);
    rmSync(this.place(name), { force: true });
    this.#record.done(name, undefined);
  }

  /** Takes away what the portal has no more. @param keeps whose names stay all the same */
  sweep(keeps: (name: string) => boolean): void {
    for (const name of this.#record.names()) if (!this.#current.has(name) && !keeps(name)) this.remove(name);
  }
}

const nameOf = (path: string): string => path.replace(/^\//, '');
