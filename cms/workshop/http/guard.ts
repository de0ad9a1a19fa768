/**
 * What a request to the workshop goes through before anything is read of it: where it comes from, and how much of it
 * there is. Forms are allowed here, which any site may send: their token is asked for besides (input.ts).
 */
import type { MiddlewareHandler } from 'hono';
import { limitBody } from '../../server/body-limit.ts';
import { Refused } from '../../server/refused.ts';
import type { Ctx, Env } from './context.ts';

const MB = 1024 * 1024;
/** Bytes of a photo, and of a form without one; in multipart, the questions come with it. */
export const PHOTO_BYTES = 12 * MB;
const TEXT_BYTES = MB;
/** Bytes of photos that are read at the same time: others wait at the door, and memory stays small. */
const AT_ONCE = 5 * MB;
/** Bytes of what does not wait: a text. */
const SMALL = MB / 8;
/** Milliseconds after which somebody slow keeps nobody else waiting. */
const SLOW = 15_000;

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** @throws Refused */
export const checkMethod: MiddlewareHandler<Env> = async ({ req }, next) => {
  if (!isSafe(req.method) && req.method !== 'POST')
    throw new Refused(405, 'bad-method', 'Cette adresse se lit, ou reçoit un formulaire : rien d’autre.');
  await next();
};

/**
 * Browsers say where a form comes from; of those that do not say it, the page that they come from (`Referer`) does.
 * @throws Refused
 */
export const checkSource: MiddlewareHandler<Env> = async ({ req }, next) => {
  if (!isSafe(req.method)) {
    const site = req.header('sec-fetch-site');
    const from = req.header('origin') ?? req.header('referer');
    const isOurs =
      from === undefined ? site === 'same-origin' : hostOf(from) === req.header('host')?.toLowerCase();
    if (!isOurs || (site !== undefined && site !== 'same-origin'))
      throw new Refused(
        403,
        'foreign-origin',
        'Cette demande ne vient pas d’une page de l’atelier : elle est refusée. Ouvrez la page de l’atelier, puis recommencez.',
      );
  }
  await next();
};

function hostOf(address: string): string | undefined {
  try {
    const { protocol, host } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? host : undefined;
  } catch {
    return undefined;
  }
}

const limited = (most: number): MiddlewareHandler =>
  limitBody(most, () => {
    throw tooLarge(most);
  });

export const tooLarge = (most: number): Refused =>
  new Refused(
    413,
    'too-large',
    `C’est trop lourd : ${most / MB} Mo au plus en une fois. Envoyez une photo à la fois, ou une photo plus petite. Ce qui était gardé l’est toujours.`,
  );

const LIMITS = { photo: limited(PHOTO_BYTES + TEXT_BYTES), text: limited(TEXT_BYTES) };

/** @param root path under which the workshop lives */
export function checkSize(root: string): MiddlewareHandler<Env> {
  const withPhotos = new RegExp(`^${root}/c/[^/]+/(?:photo)?$`);
  const gate = new Gate(AT_ONCE, SLOW);
  return async (context, next) => {
    if (isSafe(context.req.method)) return next();
    if (!withPhotos.test(context.req.path)) return LIMITS.text(context, next);
    const size = sizeOf(context);
    if (size <= SMALL) return LIMITS.photo(context, next);
    const free = await gate.enter(size);
    try {
      return await LIMITS.photo(context, next);
    } finally {
      free();
    }
  };
}

/** What a request says of its size; the most where it does not say. */
function sizeOf({ req }: Ctx): number {
  const most = PHOTO_BYTES + TEXT_BYTES;
  const length = Number(req.header('content-length'));
  return Number.isInteger(length) && length >= 0 ? Math.min(length, most) : most;
}

/** So much at once; those who come then wait for their turn, in the order in which they came. */
export class Gate {
  readonly #room: number;
  readonly #slow: number;
  #inside = 0;
  readonly #waiting: { size: number; wake: () => void }[] = [];

  /** @param slow milliseconds after which what is inside counts no longer */
  constructor(room: number, slow: number) {
    this.#room = room;
    this.#slow = slow;
  }

  /** @returns what is called when it is over */
  async enter(size: number): Promise<() => void> {
    if (this.#waiting.length > 0 || !this.#hasRoom(size))
      await new Promise<void>((wake) => this.#waiting.push({ size, wake }));
    else this.#inside += size;
    let isOver = false;
    const leave = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#inside -= size;
      this.#next();
    };
    const timer = setTimeout(leave, this.#slow).unref();
    return leave;
  }

  #hasRoom = (size: number): boolean => this.#inside === 0 || this.#inside + size <= this.#room;

  #next(): void {
    for (let [first] = this.#waiting; first && this.#hasRoom(first.size); [first] = this.#waiting) {
      this.#inside += first.size;
      this.#waiting.shift();
      first.wake();
    }
  }
}
