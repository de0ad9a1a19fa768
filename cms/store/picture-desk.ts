/** The side of the server of the process that decodes pictures: started when one comes, and ended when none comes. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BROKEN } from '../../src/schema/picture-kind.ts';
import type { PictureKind } from '../../src/schema/picture-kind.ts';
import type { PictureFault, EncodedPicture } from './picture-encode.ts';

export interface PictureOrder {
  id: number;
  kind: PictureKind;
  bytes: Uint8Array;
}

type Encoded = EncodedPicture | PictureFault;

const PROCESS = fileURLToPath(new URL('picture-process.ts', import.meta.url));

/** Milliseconds without a picture. */
const IDLE = 20_000;

let child: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;
const waiting = new Map<number, (result: Encoded) => void>();

/** A picture that ends the process is told to be broken, with those that were with it. */
export function encodeApart(kind: PictureKind, bytes: Uint8Array): Promise<Encoded> {
  const id = ++last;
  clearTimeout(idle);
  child ??= start();
  const own = child;
  // While somebody waits, the program stays.
  own.ref();
  own.channel?.ref();
  return new Promise((resolve) => {
    waiting.set(id, (result) => {
      resolve(result);
      tidy(bytes.byteLength);
    });
    own.send({ id, kind, bytes } satisfies PictureOrder, (error) => {
      if (error) settle(id, { code: 'broken-picture', what: BROKEN });
    });
  });
}

/** Bytes of pictures after which what is done with is given back: V8 lets 64 MB of buffers wait for it. */
const TIDY = 3 * 1024 * 1024;

/** It takes some thirty milliseconds, in which nobody is answered. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

let collect: (() => void) | undefined;
let taken = 0;

function tidy(bytes: number): void {
  taken += bytes;
  if (taken < TIDY) return;
  taken = 0;
  collect ??= collector();
  collect();
}

function settle(id: number, result: Encoded): void {
  const resolve = waiting.get(id);
  waiting.delete(id);
  if (waiting.size === 0) rest();
  resolve?.(result);
}

/** Nobody waits: it holds the program no longer, and ends by itself after a while. */
function rest(): void {
  child?.unref();
  child?.channel?.unref();
  clearTimeout(idle);
  idle = setTimeout(() => {
    child?.disconnect();
    child = undefined;
  }, IDLE).unref();
}

function start(): ChildProcess {
  const started = fork(PROCESS, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  started.on('message', ({ id, result }: { id: number; result: Encoded }) => settle(id, result));
  started.on('error', () => gone(started));
  started.on('exit', () => gone(started));
  try {
    if (started.pid !== undefined) setPriority(started.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems do not let it; a photo is only as quick as the rest then.
  }
  return started;
}

function gone(ended: ChildProcess): void {
  if (child !== ended) return;
  child = undefined;
  for (const id of waiting.keys()) settle(id, { code: 'broken-picture', what: BROKEN });
}
