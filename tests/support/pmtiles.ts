/** PMTiles files made by hand, from the specification: what the reader is held against. */
import { gzipSync } from 'node:zlib';

interface Entry {
  id: number;
  run: number;
  length: number;
  offset: number;
}

export interface Written {
  /** By tile id; the same bytes in a row are one entry. */
  tiles: readonly { id: number; run?: number; bytes: Uint8Array }[];
  /** Entries of the root; the rest goes in leaves of this many. */
  leaf?: number;
  compression?: 'none' | 'gzip';
  /** 1 is vector. */
  type?: number;
  zooms?: [number, number];
}

export function writePmtiles({
  tiles,
  leaf,
  compression = 'gzip',
  type = 2,
  zooms = [0, 2],
}: Written): Buffer {
  const pack = (bytes: Buffer) => (compression === 'gzip' ? gzipSync(bytes) : bytes);
  let offset = 0;
  const entries = tiles.map(({ id, run = 1, bytes }): Entry => {
    const entry = { id, run, length: bytes.length, offset };
    offset += bytes.length;
    return entry;
  });
  const leaves: Buffer[] = [];
  let leavesLength = 0;
  const rootEntries: Entry[] = [];
  const starts = leaf ? [...entries.keys()].filter((i) => i % leaf === 0) : [];
  for (const i of starts) {
    const packed = pack(directory(entries.slice(i, i + leaf!)));
    rootEntries.push({ id: entries[i]!.id, run: 0, length: packed.length, offset: leavesLength });
    leaves.push(packed);
    leavesLength += packed.length;
  }
  const root = pack(directory(leaf ? rootEntries : entries));
  const header = Buffer.alloc(127);
  header.write('PMTiles');
  header[7] = 3;
  const parts: [at: number, value: number][] = [
    [8, 127],
    [16, root.length],
    [40, 127 + root.length],
    [48, leavesLength],
    [56, 127 + root.length + leavesLength],
    [64, offset],
  ];
  for (const [at, value] of parts) header.writeBigUInt64LE(BigInt(value), at);
  header[97] = compression === 'gzip' ? 2 : 1;
  header[98] = 1;
  header[99] = type;
  [header[100], header[101]] = zooms;
  return Buffer.concat([header, root, ...leaves, ...tiles.map(({ bytes }) => Buffer.from(bytes))]);
}

function directory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = [];
  const write = (value: number) => {
    for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) + 0x80);
    bytes.push(value);
  };
  write(entries.length);
  entries.forEach(({ id }, i) => write(id - (entries[i - 1]?.id ?? 0)));
  entries.forEach(({ run }) => write(run));
  entries.forEach(({ length }) => write(length));
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    write(before && before.offset + before.length === offset ? 0 : offset + 1);
  });
  return Buffer.from(bytes);
}
