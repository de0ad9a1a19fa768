/**
 * A folder as one file (ZIP, APPNOTE 6.3.10), to be taken away on a stick: its files as they are, one after the other,
 * without compression: most of them are pictures. Under 4 GB and 65,535 files.
 */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { listFiles } from '../../../src/reader/files.ts';

/** Names are UTF-8 (general purpose bit 11). */
const UTF8 = 0x0800;
const VERSION = 20;
/** 1 January 1980, midnight: a day that says nothing. */
const DAY = 0x0021;

interface Member {
  name: Buffer;
  crc: number;
  size: number;
  at: number;
}

/** @param under the folder that it opens into. @returns bytes of the file */
export async function writeZip(folder: string, file: string, under: string): Promise<number> {
  const out = await open(file, 'w', 0o600);
  const members: Member[] = [];
  let at = 0;
  const write = async (...parts: Uint8Array[]): Promise<void> => {
    for (const part of parts) {
      await out.writeFile(part);
      at += part.byteLength;
    }
  };
  try {
    for (const path of listFiles(folder)) {
      const bytes = await readFile(join(folder, path));
      const member = { name: Buffer.from(`${under}/${path}`), crc: crc32(bytes), size: bytes.byteLength, at };
      members.push(member);
      await write(localHeader(member), member.name, bytes);
    }
    const begin = at;
    for (const member of members) await write(centralHeader(member), member.name);
    await write(endOf(members.length, begin, at - begin));
  } finally {
    await out.close();
  }
  return at;
}

/** What both headers say, from the version that is needed to the length of the name. */
function common(header: Buffer, from: number, { crc, size, name }: Member): void {
  header.writeUInt16LE(VERSION, from);
  header.writeUInt16LE(UTF8, from + 2);
  header.writeUInt16LE(DAY, from + 8);
  header.writeUInt32LE(crc, from + 10);
  header.writeUInt32LE(size, from + 14);
  header.writeUInt32LE(size, from + 18);
  header.writeUInt16LE(name.byteLength, from + 22);
}

function localHeader(member: Member): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, member);
  return header;
}

function centralHeader(member: Member): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  common(header, 6, member);
  header.writeUInt32LE(member.at, 42);
  return header;
}

function endOf(count: number, begin: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(begin, 16);
  return end;
}
