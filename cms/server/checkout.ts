/** The published content as files, for the process that renders: of a commit, what changed since the last one. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Git } from '../git/git.ts';
import { filesOf } from '../git/objects.ts';

/** Files asked of git at once: pictures of several megabytes are among them. */
const BATCH = 40;

export class Checkout {
  readonly #git: Git;
  readonly #prefix: string;
  readonly #folder: string;

  /** @param folder nobody else's: what the commit has not is taken away */
  constructor(git: Git, prefix: string, folder: string) {
    this.#git = git;
    this.#prefix = prefix;
    this.#folder = folder;
  }

  /** @returns paths that changed, from the root of the content */
  async to(commit: string): Promise<string[]> {
    const before = this.#known();
    const wanted = new Map<string, string>();
    for (const { path, oid } of await filesOf(this.#git, commit, this.#prefix)) {
      const name = path.slice(this.#prefix.length);
      if (isOrdinary(name)) wanted.set(name, oid);
    }
    const changed = [...wanted].filter(([path, oid]) => before.get(path) !== oid);
    const gone = [...before.keys()].filter((path) => !wanted.has(path));
    // What is about to change is forgotten first: cut here, it is written again.
    this.#keep(new Map([...before].filter(([path]) => wanted.get(path) === before.get(path))));
    for (let i = 0; i < changed.length; i += BATCH) await this.#write(changed.slice(i, i + BATCH));
    for (const path of gone) rmSync(join(this.#folder, path), { force: true });
    this.#keep(wanted);
    return [...changed.map(([path]) => path), ...gone];
  }

  async #write(files: readonly (readonly [string, string])[]): Promise<void> {
    const input = files.map(([, oid]) => `${oid}\n`).join('');
    const answer = await this.#git.bytes(['cat-file', '--batch'], { input });
    let at = 0;
    for (const [path] of files) {
      const end = answer.indexOf(10, at);
      const size = Number(answer.toString('latin1', at, end).split(' ')[2]);
      const file = join(this.#folder, path);
      mkdirSync(dirname(file), { recursive: true });
      const aside = `${this.#folder}.aside`;
      writeFileSync(aside, answer.subarray(end + 1, end + 1 + size));
      renameSync(aside, file);
      at = end + 1 + size + 1;
    }
  }

  get #index(): string {
    return `${this.#folder}.json`;
  }

  #known(): Map<string, string> {
    try {
      if (existsSync(this.#folder))
        return new Map(
          Object.entries(JSON.parse(readFileSync(this.#index, 'utf8')) as Record<string, string>),
        );
    } catch {
      // Without it, all is written again.
    }
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    return new Map();
  }

  #keep(files: ReadonlyMap<string, string>): void {
    writeFileSync(`${this.#index}.new`, JSON.stringify(Object.fromEntries(files)));
    renameSync(`${this.#index}.new`, this.#index);
  }
}

/** Whatever a repository holds, nothing is written outside the folder, nor anything hidden. */
const isOrdinary = (path: string): boolean =>
  path.split('/').every((part) => part !== '' && !part.startsWith('.') && !/[\\:\0]/.test(part));
