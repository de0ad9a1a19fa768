import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, JournalError, sweepParts, writeSynced } from '../../../cms/store/journal.ts';

interface Note {
  text: string;
}

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-journal-'));
  path = join(folder, 'journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(...texts: string[]): Promise<void> {
  const { journal } = await Journal.open<Note>(path);
  await Promise.all(texts.map((text) => journal.append({ text })));
  await journal.close();
}

async function read(): Promise<string[]> {
  const { journal, entries } = await Journal.open<Note>(path);
  await journal.close();
  return entries.map(({ text }) => text);
}

describe('the journal', () => {
  it('gives back what it took, in order, whatever it holds', async () => {
    const odd = ['été œ 🌱', 'deux\nlignes\r\n', '\u0000', '', 'x'.repeat(300_000)];
    await write(...odd);
    await write('encore');
    expect(await read()).toEqual([...odd, 'encore']);
  });

  it('takes away a record that was cut short, at any byte, and goes on', async () => {
    await write('un', 'deux');
    const whole = readFileSync(path);
    const first = whole.indexOf('\n') + 1;
    for (let cut = first; cut < whole.length; cut++) {
      writeFileSync(path, whole);
      truncateSync(path, cut);
      await write('trois');
      expect(await read()).toEqual(['un', 'trois']);
    }
  });

  it('takes away noise at its end', async () => {
    await write('un');
    appendFileSync(path, Buffer.from([0xff, 0, 0x80]));
    expect(await read()).toEqual(['un']);
    appendFileSync(path, '00000000 {"text":"faux"}\n');
    expect(await read()).toEqual(['un']);
  });

  it('refuses to open where a record is damaged that others follow, and leaves all as it is', async () => {
    await write('un', 'deux', 'trois');
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('deux')] = 'D'.charCodeAt(0);
    writeFileSync(path, bytes);
    await expect(Journal.open(path)).rejects.toThrow(JournalError);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('acknowledges two hundred that come together', async () => {
    const texts = Array.from({ length: 200 }, (_, i) => `${i}`);
    await write(...texts);
    expect(await read()).toEqual(texts);
  });
});

describe('a file that is written whole', () => {
  it('is there under its name, and nothing beside it', async () => {
    await writeSynced(join(folder, 'image'), new Uint8Array([1, 2, 3]));
    expect(readdirSync(folder)).toEqual(['image']);
    expect([...readFileSync(join(folder, 'image'))]).toEqual([1, 2, 3]);
  });

  it('leaves nothing where it cannot be written', async () => {
    mkdirSync(join(folder, 'image'));
    await expect(writeSynced(join(folder, 'image'), new Uint8Array([1]))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['image']);
  });

  it('that a stop left half-written is swept, and nothing else', async () => {
    for (const name of ['applied', 'applied.812-k3x9.part', 'depot.part'])
      writeFileSync(join(folder, name), '');
    await sweepParts(folder);
    expect(readdirSync(folder)).toEqual(['applied', 'depot.part']);
  });
});
