/** A disk that is full: whoever saves is told so, what was acknowledged stays, and it works again once there is room. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../../cms/store/store.ts';
import type { Store } from '../../cms/store/types.ts';
import { canMount, mountDisk } from '../support/small-disk.ts';
import { AMINA, RELECTRICE, bench, git } from '../support/store.ts';
import type { Bench } from '../support/store.ts';

let one: Bench;
let disk: string;
let unmount = (): void => {};

beforeEach(() => {
  one = bench();
  disk = join(one.folder, 'disk');
  if (canMount) unmount = mountDisk(disk, '8m');
});
afterEach(async () => {
  unmount();
  await one.end();
});

const keyOf = (i: number) => ({ collection: 'actors', slug: `asso-${i}` });
const textOf = (i: number) => `---\nname: Asso ${i}\n---\n\n${`Un mot du numéro ${i}. `.repeat(400)}\n`;

/** Saves until it is refused. @returns how many were acknowledged, and what was said of the next one */
async function fill(store: Store, from: number): Promise<{ count: number; said: string }> {
  for (let i = from; ; i++) {
    try {
      expect(await store.save({ key: keyOf(i), text: textOf(i), by: AMINA })).toMatchObject({
        kind: 'saved',
      });
    } catch (error) {
      return { count: i, said: (error as Error).message };
    }
  }
}

it.skipIf(!canMount)('is said, loses nothing, and is got over', { timeout: 120_000 }, async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const options = { state: join(disk, 'state'), origin: one.origin };
  let store = await openStore(options);
  const room = join(disk, 'room');
  writeFileSync(room, Buffer.alloc(6_000_000));
  const { count, said } = await fill(store, 0);
  expect(said).toMatch(/le disque est plein\. Faites de la place/);
  expect(count).toBeGreaterThan(10);
  // Full still, and asked again: the same, and the server lives.
  expect((await fill(store, count)).said).toBe(said);
  expect(await store.drafts()).toHaveLength(count);
  // Stopped and started while it is full: git may lack what the journal has.
  await store.close();
  rmSync(room);
  store = await openStore(options);
  expect(await store.drafts()).toHaveLength(count);
  expect(await store.save({ key: keyOf(count), text: textOf(count), by: AMINA })).toMatchObject({
    kind: 'saved',
  });
  await store.settled();
  for (let i = 0; i <= count; i++) expect((await store.draftText(keyOf(i)))?.text).toBe(textOf(i));
  expect(await store.publish([keyOf(0), keyOf(count)], RELECTRICE)).toMatchObject({ kind: 'published' });
  await store.close();
  const bare = join(options.state, 'git');
  expect(git(bare, 'for-each-ref', 'refs/heads/cms', '--format=%(refname)').split('\n')).toHaveLength(
    count - 1,
  );
  expect(git(bare, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
  log.mockRestore();
});
