/** Raster tiles of one file of this site (PMTiles v3), asked for by pieces. */
import { GridLayer } from 'leaflet';
import type { Coords, DoneCallback } from 'leaflet';
import { openPmtiles } from '../../../lib/geo/pmtiles.ts';

/** @throws where the server gives no pieces, or the file holds no pictures */
export async function pmtilesLayer(url: string): Promise<GridLayer> {
  const archive = await openPmtiles({ read: (from, length) => fetchPiece(url, from, length), gunzip });
  const Layer = GridLayer.extend({
    createTile(this: GridLayer, { z, x, y }: Coords, done: DoneCallback): HTMLElement {
      const image = document.createElement('img');
      image.alt = '';
      void archive
        .tile(z, x, y)
        .then(async (bytes) => {
          // The policy of the page lets in pictures as data, and no address of a blob.
          if (bytes) image.src = await dataUrl(bytes, archive.type);
          done(undefined, image);
        })
        .catch((error: Error) => done(error, image));
      return image;
    },
  }) as unknown as new (options: object) => GridLayer;
  return new Layer({ minNativeZoom: archive.minZoom, maxNativeZoom: archive.maxZoom, maxZoom: 20 });
}

async function fetchPiece(url: string, from: number, length: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { Range: `bytes=${from}-${from + length - 1}` } });
  // The whole file where a piece was asked for: hundreds of megabytes, perhaps.
  if (response.status !== 206) throw new Error(`${url}: no ranges (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function dataUrl(bytes: Uint8Array, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error as Error));
    reader.readAsDataURL(new Blob([bytes as BlobPart], { type }));
  });
}
