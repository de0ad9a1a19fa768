/** Texts and pictures by the identifier that git gives their bytes, from before git has them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../git/git.ts';

/** Characters of texts that are kept at hand. */
const ROOM = 32_000_000;

export class Blobs {
  readonly #git: Git;
  readonly #pictures: string;
  /** What git may not have yet. */
  readonly #held = new Map<string, { text: string } | { picture: string }>();
  readonly #near = new Map<string, string>();
  #room = ROOM;

  /** @param pictures the folder of those that came */
  constructor(git: Git, pictures: string) {
    this.#git = git;
    this.#pictures = pictures;
  }

  oidOf(bytes: string | Uint8Array): string {
    const content = Buffer.from(bytes as Uint8Array);
    return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  }

  hold(oid: string, what: { text: string } | { picture: string }): void {
    this.#held.set(oid, what);
  }

  /** Git has it. */
  release(oid: string): void {
    const held = this.#held.get(oid);
    this.#held.delete(oid);
    if (held && 'text' in held) this.#keep(oid, held.text);
  }

  async text(oid: string): Promise<string | undefined> {
    return (await this.texts([oid])).get(oid);
  }

  /** Those that are not there are left out. */
  async texts(oids: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const missing: string[] = [];
    for (const oid of oids) {
      const held = this.#held.get(oid);
      const text = held && 'text' in held ? held.text : this.#near.get(oid);
      if (text === undefined) missing.push(oid);
      else found.set(oid, text);
    }
    if (missing.length > 0)
      for (const [oid, bytes] of await readBlobs(this.#git, missing)) {
        const text = bytes.toString('utf8');
        this.#keep(oid, text);
        found.set(oid, text);
      }
    return found;
  }

  async bytes(oid: string): Promise<Buffer | undefined> {
    const held = this.#held.get(oid);
    if (held && 'picture' in held) return readFile(join(this.#pictures, held.picture));
    if (held) return Buffer.from(held.text);
    return (await readBlobs(this.#git, [oid])).get(oid);
  }

  #keep(oid: string, text: string): void {
    if (this.#near.has(oid)) return;
    this.#near.set(oid, text);
    this.#room -= text.length;
    for (const [oldest, dropped] of this.#near) {
      if (this.#room >= 0) break;
      this.#near.delete(oldest);
      this.#room += dropped.length;
    }
  }
}

/** In one run of git. What is not an identifier is no file. */
async function readBlobs(git: Git, oids: readonly string[]): Promise<Map<string, Buffer>> {
  const asked = oids.filter((oid) => /^[0-9a-f]{40,64}$/.test(oid));
  if (asked.length === 0) return new Map();
  const out = await git.bytes(['cat-file', '--batch'], { input: `${asked.join('\n')}\n` });
  const found = new Map<string, Buffer>();
  for (let at = 0; at < out.length;) {
    const end = out.indexOf('\n', at);
    const [oid, kind, size] = out.toString('utf8', at, end).split(' ') as [string, string, string];
    at = end + 1;
    if (kind === 'missing') continue;
    const stop = at + Number(size);
    if (kind === 'blob') found.set(oid, out.subarray(at, stop));
    at = stop + 1;
  }
  return found;
}
