/** A journal that is put away, on a disk that refuses it at any step: what is acknowledged before and after is there. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Journal } from '../../../cms/store/journal.ts';
import type { Store } from '../../../cms/store/types.ts';
import { AMINA, bench } from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return { ...real, rename: vi.fn(real.rename), open: vi.fn(real.open) };
});
const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => logged.mockClear());

describe('a journal', () => {
  let folder: string;
  let path: string;
  let journal: Journal<{ text: string }>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cordee-journal-'));
    path = join(folder, 'journal');
    ({ journal } = await Journal.open(path));
    await journal.append({ text: 'un' });
  });
  afterEach(async () => {
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = async (): Promise<string[]> => {
    const { journal: again, entries } = await Journal.open<{ text: string }>(path);
    await again.close();
    return entries.map(({ text }) => text);
  };

  it('gives way to one that is empty, and stays beside it', async () => {
    const whole = readFileSync(path);
    journal = await journal.renew(path);
    await journal.append({ text: 'deux' });
    expect(await read()).toEqual(['deux']);
    expect(readFileSync(`${path}.1`)).toEqual(whole);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it.each([
    ['is not made', () => vi.mocked(files.open).mockRejectedValueOnce(full)],
    ['has no place beside it', () => vi.mocked(files.rename).mockRejectedValueOnce(full)],
    [
      'does not take its name',
      async () => {
        const { rename } = await vi.importActual<typeof files>('node:fs/promises');
        vi.mocked(files.rename).mockImplementationOnce(rename).mockRejectedValueOnce(full);
      },
    ],
  ])('goes on where the other %s, and gives way another time', async (_, refuse) => {
    await refuse();
    await expect(journal.renew(path)).rejects.toThrow(full);
    await journal.append({ text: 'deux' });
    expect(await read()).toEqual(['un', 'deux']);
    journal = await journal.renew(path);
    expect(await read()).toEqual([]);
  });

  it('acknowledges nothing where it is not found at the next start', async () => {
    const { rename } = await vi.importActual<typeof files>('node:fs/promises');
    vi.mocked(files.rename)
      .mockImplementationOnce(rename)
      .mockRejectedValueOnce(full)
      .mockRejectedValueOnce(full);
    await expect(journal.renew(path)).rejects.toThrow(full);
    await expect(journal.append({ text: 'deux' })).rejects.toThrow('cannot be put back');
  });
});

describe('a store whose journal cannot be put away', () => {
  let one: Bench;
  beforeEach(() => (one = bench()));
  afterEach(() => one.end());

  const save = async (store: Store, slug: string, body: string): Promise<void> => {
    const text = `---\nname: Asso ${slug}\n---\n\n${body}\n`;
    const saved = await store.save({ key: { collection: 'actors', slug }, text, by: AMINA });
    expect(saved).toMatchObject({ kind: 'saved' });
  };
  /** More than a journal has room for. */
  const many = (from: number) => Array.from({ length: 22 }, (_, i) => `a-${from + i}`);
  const saveMany = async (store: Store, from: number): Promise<void> => {
    for (const slug of many(from)) await save(store, slug, 'mot '.repeat(50_000));
  };

  it('says so, keeps what it acknowledges, starts again with all of it, and puts it away once it can', async () => {
    const before = join(one.state, 'journal.1');
    let store = await one.open();
    mkdirSync(join(before, 'x'), { recursive: true });
    await saveMany(store, 0);
    const line = expect.stringMatching(/^store: the journal does not begin anew for now: /);
    await vi.waitFor(() => expect(logged).toHaveBeenCalledWith(line), 60_000);
    await save(store, 'la-suite', 'Un mot.');
    await store.close();
    store = await one.open();
    expect((await store.drafts()).map(({ key }) => key.slug).toSorted()).toEqual(
      [...many(0), 'la-suite'].toSorted(),
    );
    rmSync(before, { recursive: true });
    await saveMany(store, 22);
    await vi.waitFor(() => expect(statSync(before).isFile()).toBe(true), 60_000);
    await store.close();
    expect(await (await one.open()).drafts()).toHaveLength(45);
  }, 180_000);
});
