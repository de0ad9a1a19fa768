/** A folder as one file to be taken away, written as it leaves: without compression, most of it is pictures. */
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { listFiles } from '../../../src/reader/files.ts';

/**
 * @param under the folder that it opens into
 * @returns what is sent, and how many bytes it will be
 */
export function zipOf(folder: string, under: string): Promise<{ stream: Readable; size: number }> {
  const zip = new ZipFile();
  for (const path of listFiles(folder))
    zip.addFile(join(folder, path), `${under}/${path}`, { compress: false, mode: 0o100644 });
  const stream = zip.outputStream as Readable;
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
