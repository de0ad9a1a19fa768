/**
 * What was written and from what, kept beside the portal: what has not changed is not written again, not even after a
 * stop. A name is told in a second file before its file is touched: cut anywhere, the record never says of a file what
 * it is not.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';

interface Written {
  /** Of the code that rendered it. */
  code: string;
  /** Hash of what each file was made from, by its path from the portal's root. */
  files: Record<string, string>;
}

export class LiveRecord {
  readonly #path: string;
  /** Of the code that renders. */
  readonly code: string;
  /** Nothing says what is there. */
  readonly isNew: boolean;
  readonly #files: Map<string, string>;
  #touched: number;

  /** @param code what another code has rendered is written again */
  constructor(path: string, code: string) {
    this.#path = path;
    this.code = code;
    const written = parse(read(path));
    this.isNew = written === undefined;
    const { code: before, files } = written ?? { code: '', files: {} };
    // The names stay whatever the code: what the portal has no more is taken away.
    this.#files = new Map(Object.entries(files).map(([name, from]) => [name, before === code ? from : '']));
    for (const name of (read(this.#touchedPath) ?? '').split('\n')) if (name) this.#files.set(name, '');
    this.#touched = openSync(this.#touchedPath, 'a');
  }

  get #touchedPath(): string {
    return `${this.#path}.touched`;
  }

  names(): string[] {
    return [...this.#files.keys()];
  }

  /** What a file was made from; undefined where there is none, or where it may be half done. */
  of(name: string): string | undefined {
    return this.#files.get(name) || undefined;
  }

  /** Before a file is written or taken away. */
  touch(name: string): void {
    writeSync(this.#touched, `${name}\n`);
  }

  /** Once it is. @param from undefined where it was taken away */
  done(name: string, from: string | undefined): void {
    if (from === undefined) this.#files.delete(name);
    else this.#files.set(name, from);
  }

  save(): void {
    const written: Written = { code: this.code, files: Object.fromEntries(this.#files) };
    writeFileSync(`${this.#path}.new`, JSON.stringify(written));
    renameSync(`${this.#path}.new`, this.#path);
    closeSync(this.#touched);
    rmSync(this.#touchedPath, { force: true });
    this.#touched = openSync(this.#touchedPath, 'a');
  }
}

/** Undefined where it is damaged: all is written again. */
function parse(json: string | undefined): Written | undefined {
  try {
    return JSON.parse(json ?? '') as Written;
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
