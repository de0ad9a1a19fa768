import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPmtiles, tileId } from '../../../../src/lib/geo/pmtiles.ts';
import { writePmtiles } from '../../../support/pmtiles.ts';
import type { Written } from '../../../support/pmtiles.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function open(written: Written) {
  const file = writePmtiles(written);
  const read: [number, number][] = [];
  const archive = await openPmtiles({
    read: (from, length) => {
      read.push([from, length]);
      return Promise.resolve(new Uint8Array(file.subarray(from, from + length)));
    },
    gunzip: (packed) => Promise.resolve(new Uint8Array(gunzipSync(packed))),
  });
  const tile = async (z: number, x: number, y: number) => {
    const found = await archive.tile(z, x, y);
    return found && new TextDecoder().decode(found);
  };
  return { archive, tile, read };
}

describe('the ids of tiles', () => {
  it('are those of the specification', () => {
    expect([tileId(0, 0, 0), tileId(1, 0, 0), tileId(1, 0, 1), tileId(1, 1, 1), tileId(1, 1, 0)]).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(tileId(2, 0, 0)).toBe(5);
    expect(tileId(12, 3423, 1763)).toBe(19078479);
  });

  it('are all different, each level in its own range, each step to a tile beside', () => {
    const side = 16;
    const byId = new Map<number, [number, number]>();
    for (let x = 0; x < side; x++) for (let y = 0; y < side; y++) byId.set(tileId(4, x, y), [x, y]);
    const ids = [...byId.keys()].sort((a, b) => a - b);
    expect([ids[0], ids.at(-1), ids.length]).toEqual([85, 340, 256]);
    for (const id of ids.slice(1)) {
      const [[ax, ay], [bx, by]] = [byId.get(id - 1)!, byId.get(id)!];
      expect(Math.abs(ax - bx) + Math.abs(ay - by)).toBe(1);
    }
  });
});

describe.each(['none', 'gzip'] as const)('a file, directories packed by %s', (compression) => {
  const TILES = [
    { id: 0, bytes: bytes('whole') },
    { id: 1, run: 3, bytes: bytes('same') },
    { id: 5, bytes: bytes('corner') },
  ];

  it('gives its tiles, one for several, and none where there is none', async () => {
    const { archive, tile } = await open({ tiles: TILES, compression });
    expect(archive).toMatchObject({ type: 'image/png', minZoom: 0, maxZoom: 2 });
    expect(await tile(0, 0, 0)).toBe('whole');
    expect([await tile(1, 0, 0), await tile(1, 0, 1), await tile(1, 1, 1)]).toEqual(['same', 'same', 'same']);
    expect(await tile(1, 1, 0)).toBeUndefined();
    expect(await tile(2, 0, 0)).toBe('corner');
    expect(await tile(2, 3, 3)).toBeUndefined();
  });

  it('is read by leaves, each once', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ id: 85 + i, bytes: bytes(`tile ${85 + i}`) }));
    const { tile, read } = await open({ tiles: many, compression, leaf: 64 });
    const [x, y] = [7, 9];
    expect(await tile(4, x, y)).toBe(`tile ${tileId(4, x, y)}`);
    const before = read.length;
    await tile(4, x, y);
    expect(read.length).toBe(before + 1);
    expect(before).toBe(4);
  });
});

describe('what is no raster file', () => {
  it.each([
    ['vector tiles', writePmtiles({ tiles: [], type: 1 }), 'not raster tiles'],
    ['another format', Buffer.from('<html>'.padEnd(200)), 'not PMTiles v3'],
    ['an older version', Buffer.from('PMTiles\u0002'.padEnd(200)), 'not PMTiles v3'],
  ])('%s is refused', async (_what, file, why) => {
    const source = {
      read: (from: number, length: number) =>
        Promise.resolve(new Uint8Array(file.subarray(from, from + length))),
      gunzip: (packed: Uint8Array) => Promise.resolve(packed),
    };
    await expect(openPmtiles(source)).rejects.toThrow(why);
  });
});
