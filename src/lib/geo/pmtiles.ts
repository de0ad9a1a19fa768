/**
 * Reads raster tiles from a PMTiles file, version 3 (github.com/protomaps/PMTiles, spec/v3/spec.md): a header of 127
 * bytes, directories of tiles in the order of Hilbert's curve, then the tiles. Pieces of the file come from a function.
 */

export interface PmtilesSource {
  read(from: number, length: number): Promise<Uint8Array>;
  gunzip(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface Pmtiles {
  /** MIME type of its tiles. */
  type: string;
  minZoom: number;
  maxZoom: number;
  /** The picture of a tile; undefined where there is none. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | undefined>;
}

const HEADER = 127;
const TYPES: Readonly<Record<number, string>> = {
  2: 'image/png',
  3: 'image/jpeg',
  4: 'image/webp',
  5: 'image/avif',
};
const COMPRESSION = { none: 1, gzip: 2 };
/** The root points to leaves, and these to tiles; the specification allows a few levels more. */
const DEEPEST = 4;
/** A browser keeps this many directories at hand. */
const KEPT = 32;

interface Entry {
  id: number;
  offset: number;
  length: number;
  /** How many tiles in a row are this one; 0 where the entry leads to another directory. */
  run: number;
}

/** @throws where the file is no PMTiles v3, or holds no pictures that a browser shows */
export async function openPmtiles(source: PmtilesSource): Promise<Pmtiles> {
  const header = await source.read(0, HEADER);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (new TextDecoder().decode(header.subarray(0, 7)) !== 'PMTiles' || view.getUint8(7) !== 3)
    throw new Error('not PMTiles v3');
  // 64 bits as two halves: browsers of 2020 have no whole ones, and no file is so long.
  const number = (at: number) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  const [rootAt, rootLength, leavesAt, tilesAt] = [number(8), number(16), number(40), number(56)];
  const type = TYPES[view.getUint8(99)];
  if (!type) throw new Error('not raster tiles');
  const open = unpacker(source, view.getUint8(97));
  const openTile = unpacker(source, view.getUint8(98));
  const directories = new Map<number, Promise<Entry[]>>();

  function directory(at: number, length: number): Promise<Entry[]> {
    let known = directories.get(at);
    if (!known) {
      known = source.read(at, length).then(open).then(parseDirectory);
      // One that did not come is asked for again.
      known.catch(() => directories.delete(at));
      if (directories.size >= KEPT) directories.delete([...directories.keys()][1]!);
      directories.set(at, known);
    }
    return known;
  }

  return {
    type,
    minZoom: view.getUint8(100),
    maxZoom: view.getUint8(101),
    async tile(z, x, y) {
      const id = tileId(z, x, y);
      let entries = await directory(rootAt, rootLength);
      for (let depth = 0; depth < DEEPEST; depth++) {
        const entry = entryFor(entries, id);
        if (!entry) return undefined;
        if (entry.run > 0) return openTile(await source.read(tilesAt + entry.offset, entry.length));
        entries = await directory(leavesAt + entry.offset, entry.length);
      }
      return undefined;
    },
  };
}

function unpacker(
  { gunzip }: PmtilesSource,
  compression: number,
): (bytes: Uint8Array) => Promise<Uint8Array> {
  if (compression === COMPRESSION.none) return (bytes) => Promise.resolve(bytes);
  if (compression === COMPRESSION.gzip) return gunzip;
  throw new Error(`compression ${compression} is not read here`);
}

/** The last entry that begins at this tile or before, if it reaches as far. */
function entryFor(entries: readonly Entry[], id: number): Entry | undefined {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.id <= id) low = middle + 1;
    else high = middle - 1;
  }
  const entry = entries[high];
  return entry && (entry.run === 0 || id < entry.id + entry.run) ? entry : undefined;
}

/** Columns of numbers of variable length: ids as steps, runs, lengths, then offsets (0: just after the one before). */
export function parseDirectory(bytes: Uint8Array): Entry[] {
  let at = 0;
  const next = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('directory cut short');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  };
  const entries: Entry[] = Array.from({ length: next() }, () => ({ id: 0, offset: 0, length: 0, run: 0 }));
  let id = 0;
  for (const entry of entries) entry.id = id += next();
  for (const entry of entries) entry.run = next();
  for (const entry of entries) entry.length = next();
  for (const [i, entry] of entries.entries()) {
    const offset = next();
    const before = entries[i - 1];
    entry.offset = offset === 0 && before ? before.offset + before.length : offset - 1;
  }
  return entries;
}

/** The place of a tile on Hilbert's curve, after all tiles of the levels above. Exact up to level 26. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [right, low] = [x & side ? 1 : 0, y & side ? 1 : 0];
    id += side * side * ((3 * right) ^ low);
    if (low === 1) continue;
    if (right === 1) [x, y] = [side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))];
    [x, y] = [y, x];
  }
  return id;
}
