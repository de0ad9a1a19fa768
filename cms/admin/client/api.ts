/**
 * The store's interface (cms/server), as seen from the page. A network that is lost is waited for and what was asked is
 * asked again; a session that ended is begun again, and what was asked goes on. Neither loses what is typed.
 */
import { forget, notify } from './notices.ts';

export interface Session {
  name: string;
  role: 'contributor' | 'reviewer';
}

export interface Answer {
  status: number;
  json: Record<string, unknown>;
}

/** A refusal, in French, to be shown as it is. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  constructor(message: string, status = 0, code = '') {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Decap writes its errors into its toasts. */
  override toString(): string {
    return this.message;
  }
}

let root = '/api';
let askSession: () => Promise<void> = () => Promise.reject(new ApiError('Identifiez-vous de nouveau.', 401));

/** @param base `/api`, without a final slash; @param ask asks the person for their name again */
export function setApi(base: string, ask: () => Promise<void>): void {
  root = base;
  askSession = ask;
}

export const apiUrl = (path: string): string => root + path;

const WAITS = [2, 4, 8, 15];
const TIMEOUT = 60_000;

/**
 * @param waits whether a lost network is waited for; a preview is not
 * @throws ApiError where it does not wait
 */
export async function call(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
  { waits = true }: { waits?: boolean } = {},
): Promise<Answer> {
  for (let turn = 0; ; turn++) {
    const answer = await tryOnce(method, path, body);
    if (answer && answer.status !== 401) {
      forget('offline');
      return answer;
    }
    if (answer && path === '/session') return answer;
    if (answer) await sessionAgain();
    else if (waits) await network(turn);
    else throw new ApiError('Pas de réseau.', 0, 'offline');
  }
}

/** Undefined where nothing answered, or only something in between. */
async function tryOnce(method: string, path: string, body?: object): Promise<Answer | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const response = await fetch(apiUrl(path), {
      method,
      signal: stop.signal,
      credentials: 'same-origin',
      headers: body ? { 'Content-Type': 'application/json' } : {},
      ...(body && { body: JSON.stringify(body) }),
    });
    const json = await jsonOf(response);
    // Something in between, that cannot reach the store; the store itself says why in a sentence.
    const isBetween = response.status >= 502 && response.status <= 504 && typeof json.error !== 'string';
    return isBetween ? undefined : { status: response.status, json };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return {};
  const value: unknown = await response.json();
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
}

/** Resolves when it is worth trying again: the browser says so, or some seconds passed. */
function network(turn: number): Promise<void> {
  notify(
    'offline',
    'Pas de réseau. Votre texte est gardé sur cet appareil, et partira tout seul au retour du réseau : laissez cette page ouverte.',
    { kind: 'warning', closable: false },
  );
  return new Promise((resolve) => {
    const again = () => {
      clearTimeout(timer);
      removeEventListener('online', again);
      resolve();
    };
    const timer = setTimeout(again, WAITS[Math.min(turn, WAITS.length - 1)]! * 1000);
    addEventListener('online', again);
  });
}

let asking: Promise<void> | undefined;

/** However many requests find the session ended, the person is asked once. */
function sessionAgain(): Promise<void> {
  asking ??= askSession().finally(() => (asking = undefined));
  return asking;
}

/** The sentence of a refusal. */
export const refusal = ({ status, json }: Answer): ApiError =>
  new ApiError(
    typeof json.error === 'string'
      ? json.error
      : `Le serveur a répondu une erreur (${status}). Réessayez dans un moment.`,
    status,
    typeof json.code === 'string' ? json.code : '',
  );
