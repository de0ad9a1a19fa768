/** A folder as one file to be taken away, written as it leaves: without compression, most of it is pictures. */
import { createReadStream, statSync } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { listFiles } from '../../../src/reader/files.ts';

/**
 * @param under the folder that it opens into
 * @returns what is sent, and how many bytes it will be; destroyed before its end, it lets go of the file it was in
 */
export function zipOf(folder: string, under: string): Promise<{ stream: Readable; size: number }> {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  let reading: ReadStream | undefined;
  for (const path of listFiles(folder)) {
    const { size, mtime } = statSync(join(folder, path));
    const options = { compress: false, mode: 0o100644, mtime, size };
    zip.addReadStreamLazy(`${under}/${path}`, options, (done) => {
      // Its folder goes with it.
      if (stream.destroyed) return;
      reading = createReadStream(join(folder, path));
      reading.on('error', (error) => zip.emit('error', error));
      done(null, reading);
    });
  }
  stream.on('close', () => reading?.destroy());
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => {
      stream.destroy(error);
      reject(error);
    });
    // Its types do not say that it is told the size.
    const told = (size: number) => resolve({ stream, size });
    zip.end(undefined, told as () => void);
  });
}
