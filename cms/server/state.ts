/** What a server keeps from one start to the next, in a folder of its own: nothing of it is in the content. */
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKey } from './session.ts';
import type { Codes } from './session.ts';

export interface ServerState {
  key: Uint8Array;
  codes: Codes;
  /** Files that hold the two. */
  secrets: readonly string[];
  /** The published content, as files. */
  content: string;
  /** The portal that is served. */
  portal: string;
  /** Pictures of previews: as they came, and as pages ask for them. */
  pictures: string;
  drawn: string;
}

const KEY = 'session.key';
const CODES = 'codes.json';

/** Makes what is not there yet, readable by its owner alone. */
export function openState(folder: string): ServerState {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const at = (name: string) => join(folder, name);
  return {
    key: readKey(at(KEY)),
    codes: readCodes(at(CODES)),
    secrets: [at(KEY), at(CODES)],
    content: at('content'),
    portal: at('portal'),
    pictures: at('preview-pictures'),
    drawn: at('preview-drawn'),
  };
}

/** Six figures, which stay: whoever reviews keeps their session over a restart. */
function readCodes(path: string): Codes {
  try {
    const { reviewer } = JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}') as Partial<Codes>;
    if (typeof reviewer === 'string' && /^\d{6}$/.test(reviewer)) return { reviewer };
  } catch {
    // Another one is drawn.
  }
  const codes = { reviewer: String(randomInt(1_000_000)).padStart(6, '0') };
  writeFileSync(path, JSON.stringify(codes), { mode: 0o600 });
  return codes;
}
