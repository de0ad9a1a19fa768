/**
 * Who is there: a name and a role in a cookie that the server has signed, and keeps nowhere. It survives a restart, and
 * ends when it is old or when the code by which it was opened is another one.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Person, Role } from '../store/types.ts';

export interface Codes {
  /** Whoever gives it reads others' texts again and publishes. */
  reviewer: string;
  /** Absent: whoever comes may contribute. */
  contributor?: string | undefined;
}

/** Somebody at a workshop: known by more than a name. */
export interface Identity extends Person {
  /** Of the participant; absent where the session was opened by the editor. */
  id?: string | undefined;
  /** Agrees to be named. */
  credit?: boolean | undefined;
}

/** Seconds: a month, for those who write between two meetings. */
const LASTING = 30 * 24 * 3600;

/** Closed sessions that are known again, the last ones. */
const CLOSED = 10_000;

const KEY_BYTES = 32;

/** The key that signs, made at the first start, in a file that its owner alone reads. */
export function readKey(path: string): Buffer {
  if (existsSync(path)) {
    const key = readFileSync(path);
    if (key.length === KEY_BYTES) return key;
  }
  const key = randomBytes(KEY_BYTES);
  writeFileSync(path, key, { mode: 0o600 });
  return key;
}

export interface SessionsOptions {
  key: Uint8Array;
  codes: Codes;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Seconds. */
  lasting?: number | undefined;
}

export class Sessions {
  readonly #options: SessionsOptions;
  /** Cookies know no port: two portals of one machine keep theirs apart. */
  readonly #cookie: string;
  /** Signatures of those that were closed: their cookie opens nothing, wherever a copy of it is, until a restart. */
  readonly #closed = new Set<string>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#cookie = `cordee-${createHmac('sha256', options.key).update('name').digest('hex').slice(0, 8)}`;
  }

  /** Undefined for a code that is none. */
  roleOf(code: string | undefined): Role | undefined {
    const { reviewer, contributor } = this.#options.codes;
    if (code !== undefined && isSame(code, reviewer)) return 'reviewer';
    if (contributor === undefined) return code === undefined ? 'contributor' : undefined;
    return code !== undefined && isSame(code, contributor) ? 'contributor' : undefined;
  }

  open(context: Context, person: Identity): void {
    const { now, lasting = LASTING } = this.#options;
    const said = JSON.stringify({ ...person, since: Math.floor(now() / 1000) });
    const body = Buffer.from(said).toString('base64url');
    const signature = this.#sign(body, person.role);
    // Closed and opened again in one second, it is the same.
    this.#closed.delete(signature);
    setCookie(context, this.#cookie, `${body}.${signature}`, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: lasting,
    });
  }

  close(context: Context): void {
    const signature = (getCookie(context, this.#cookie) ?? '').split('.')[1];
    if (signature && this.#said(context)) this.#closed.add(signature);
    if (this.#closed.size > CLOSED) this.#closed.delete(this.#closed.values().next().value!);
    deleteCookie(context, this.#cookie, { path: '/', httpOnly: true, sameSite: 'Strict' });
  }

  /** Undefined where nobody is, or not any more. */
  read(context: Context): Person | undefined {
    const said = this.#said(context);
    return said && { name: said.name, role: said.role };
  }

  /** The same, with what a workshop knows of them. */
  identity(context: Context): Identity | undefined {
    const said = this.#said(context);
    return said && { name: said.name, role: said.role, id: said.id, credit: said.credit };
  }

  /** What a page of this session hands back with what it sends: another site cannot know it (CSRF). */
  token(context: Context): string | undefined {
    if (!this.#said(context)) return undefined;
    const cookie = getCookie(context, this.#cookie) ?? '';
    return createHmac('sha256', this.#options.key)
      .update(`token\n${cookie}`)
      .digest('base64url')
      .slice(0, 32);
  }

  #said(context: Context): Said | undefined {
    const [body, signature] = (getCookie(context, this.#cookie) ?? '').split('.');
    if (!body || !signature || this.#closed.has(signature)) return undefined;
    const said = parse(body);
    if (!said || !isSame(signature, this.#sign(body, said.role))) return undefined;
    const { now, lasting = LASTING } = this.#options;
    return now() / 1000 - said.since > lasting ? undefined : said;
  }

  #sign(body: string, role: Role): string {
    const { key, codes } = this.#options;
    const code = role === 'reviewer' ? codes.reviewer : (codes.contributor ?? '');
    return createHmac('sha256', key).update(`${role}\n${code}\n${body}`).digest('base64url');
  }
}

type Said = Identity & { since: number };

function parse(body: string): Said | undefined {
  try {
    const said = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
    const { name, role, since, id } = said;
    const isSound = typeof name === 'string' && typeof since === 'number';
    if (!isSound || (role !== 'contributor' && role !== 'reviewer')) return undefined;
    return { name, role, since, ...(typeof id === 'string' ? { id, credit: said['credit'] === true } : {}) };
  } catch {
    return undefined;
  }
}

/** As long for a wrong code as for the right one. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'same').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
