/**
 * What was received, before anything else is done with it. A record is acknowledged once the disk has it; what was
 * never acknowledged may be cut off at its end, and is taken away when the journal opens again. One record a line,
 * behind its checksum: readable by hand on the day when it must be.
 */
import { open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** The journal holds something that it cannot have written: nothing is added to it, nothing is taken from it. */
export class JournalError extends Error {
  override name = 'JournalError';
}

interface Waiting {
  line: Buffer;
  done: () => void;
  failed: (error: unknown) => void;
}

export class Journal<Entry extends object> {
  readonly #file: FileHandle;
  /** Bytes that are known to be whole. */
  #length: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #broken: JournalError | undefined;

  private constructor(file: FileHandle, length: number) {
    this.#file = file;
    this.#length = length;
  }

  /**
   * @param path made if it is not there
   * @returns the journal, and its records in the order in which they were acknowledged
   * @throws JournalError where a record is damaged that others follow
   */
  static async open<Entry extends object>(
    path: string,
  ): Promise<{ journal: Journal<Entry>; entries: Entry[] }> {
    const file = await open(path, 'a+', 0o600);
    try {
      const { entries, length, size } = readAll<Entry>(await file.readFile(), path);
      if (length < size) await file.truncate(length);
      await file.datasync();
      await syncFolder(dirname(path));
      return { journal: new Journal<Entry>(file, length), entries };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Resolves once the disk has it. Those that come together are synced together. Rejects where it is not kept. */
  append(entry: Entry): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((done, failed) => {
      this.#waiting.push({ line: lineOf(entry), done, failed });
      this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  /**
   * Another one takes its place, empty; this one stays beside it, under `path.1`. The other is open before anything
   * moves: where the disk refuses, this one goes on as it was.
   * @param path where this one is; nobody may append meanwhile
   */
  async renew(path: string): Promise<Journal<Entry>> {
    const aside = `${path}.new`;
    await rm(aside, { force: true });
    const { journal } = await Journal.open<Entry>(aside);
    try {
      await this.#giveWay(path, aside);
    } catch (error) {
      await journal.close();
      throw error;
    }
    // All that it holds is on the disk.
    await this.close().catch(() => {});
    return journal;
  }

  async #giveWay(path: string, aside: string): Promise<void> {
    const before = `${path}.1`;
    await rename(path, before);
    try {
      await rename(aside, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rename(before, path).catch((again: unknown) => {
        // The next start would not look for it there.
        this.#broken = new JournalError(
          `the journal is under ${before} and cannot be put back: ${String(again)}`,
        );
      });
      throw error;
    }
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        const bytes = Buffer.concat(batch.map(({ line }) => line));
        await writeWhole(this.#file, bytes);
        await this.#file.datasync();
        this.#length += bytes.length;
        for (const { done } of batch) done();
      } catch (error) {
        await this.#takeBack();
        for (const { failed } of batch) failed(error);
      }
    }
  }

  /** A full disk leaves half a line: what was refused must not come back after a restart. */
  async #takeBack(): Promise<void> {
    try {
      await this.#file.truncate(this.#length);
      await this.#file.datasync();
    } catch (error) {
      this.#broken = new JournalError(`the end of the journal cannot be taken back: ${String(error)}`);
    }
  }
}

function lineOf(entry: object): Buffer {
  const text = JSON.stringify(entry);
  return Buffer.from(`${checksum(text)} ${text}\n`);
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten;
}

function readAll<Entry>(bytes: Buffer, path: string): { entries: Entry[]; length: number; size: number } {
  const entries: Entry[] = [];
  let length = 0;
  while (length < bytes.length) {
    const end = bytes.indexOf('\n', length);
    const entry = end === -1 ? undefined : entryOf<Entry>(bytes.toString('utf8', length, end));
    if (entry === undefined) {
      // The last batch was cut short. Something whole after it would have been acknowledged.
      if (hasRecord(bytes, length))
        throw new JournalError(`${path}: a record is damaged at byte ${length}, and others follow it`);
      break;
    }
    entries.push(entry);
    length = end + 1;
  }
  return { entries, length, size: bytes.length };
}

function hasRecord(bytes: Buffer, from: number): boolean {
  const lines = bytes.toString('utf8', from).split('\n').slice(1, -1);
  return lines.some((line) => entryOf(line) !== undefined);
}

function entryOf<Entry>(line: string): Entry | undefined {
  const text = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== checksum(text)) return undefined;
  try {
    return JSON.parse(text) as Entry;
  } catch {
    return undefined;
  }
}

/** A file that was made or renamed is there after a power cut once its folder is on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder, and needs it not.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file that is whole, or not there: written aside, synced, then named. */
export async function writeSynced(path: string, bytes: string | Uint8Array): Promise<void> {
  const aside = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await writeWhole(file, Buffer.from(bytes as Uint8Array));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    // Half a file on a full disk holds room that the next try needs.
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** What a stop left half-written in a folder of one's own. */
export async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/\.\d+-[a-z0-9]+\.part$/.test(name)) await rm(join(folder, name), { force: true });
}
