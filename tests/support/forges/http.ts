/** A forge's interface on a port of this machine: routes, who may ask from a browser, and the way in. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  params: Record<string, string>;
  query: URLSearchParams;
  json: any;
}

export interface Answer {
  status?: number;
  json?: unknown;
  html?: string;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

/** `GET /repos/:owner/:repo/git/trees/*spec`: `:name` is one segment, `*name` the rest; both come decoded. */
export type Routes = Record<string, (asked: Asked) => Answer | Promise<Answer>>;

export interface Manners {
  /** Paths that pages of other sites may ask, as the forge's CORS rules have it. */
  open: RegExp;
  /** Answer headers that such a page may read. */
  exposed?: string;
  /** Paths that ask for the token, and the word before it. */
  guarded: RegExp;
  word: 'token' | 'Bearer';
}

export interface Served {
  url: string;
  /** `GET /api/v1/user`, as they came; preflights too. */
  log: string[];
  close: () => Promise<void>;
}

export const TOKEN = 'jeton-d-amelie';

export const notFound = (message = 'Not Found'): Answer => ({ status: 404, json: { message } });

export async function serveRoutes(routes: Routes, manners: Manners): Promise<Served> {
  const compiled = Object.entries(routes).map(([name, answer]) => {
    const [method, path] = name.split(' ') as [string, string];
    const source = path
      .replace(/([.])/g, '\\$1')
      .replace(/:(\w+)/g, '(?<$1>[^/]+)')
      .replace(/\*(\w+)/g, '(?<$1>.+)');
    return { method, pattern: new RegExp(`^${source}$`), answer };
  });
  const log: string[] = [];
  const answerTo = async (method: string, url: URL, request: IncomingMessage): Promise<Answer> => {
    if (manners.guarded.test(url.pathname) && request.headers.authorization !== `${manners.word} ${TOKEN}`)
      return { status: 401, json: { message: '401 Unauthorized' } };
    for (const { method: wanted, pattern, answer } of compiled) {
      const found = wanted === method ? pattern.exec(url.pathname) : null;
      if (!found) continue;
      const params = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
      );
      return answer({ params, query: url.searchParams, json: await bodyOf(request) });
    }
    return notFound(`no route: ${method} ${url.pathname}`);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://forge.invalid');
    const method = request.method ?? 'GET';
    log.push(`${method} ${decodeURIComponent(url.pathname)}`);
    const headers = corsHeaders(url.pathname, request, manners);
    if (method === 'OPTIONS') return void response.writeHead(headers ? 204 : 405, headers).end();
    const { status = 200, json, html, bytes, headers: own } = await answerTo(method, url, request);
    const type =
      html === undefined
        ? json === undefined
          ? 'application/octet-stream'
          : 'application/json'
        : 'text/html; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers, ...own });
    response.end(html ?? bytes ?? (json === undefined ? '' : JSON.stringify(json)));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.push(`failed: ${String(error)}`);
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: String(error) }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function corsHeaders(
  path: string,
  request: IncomingMessage,
  { open, exposed }: Manners,
): Record<string, string> | undefined {
  if (!request.headers.origin || !open.test(path)) return undefined;
  return {
    'access-control-allow-origin': '*',
    ...(exposed ? { 'access-control-expose-headers': exposed } : {}),
    ...(request.method === 'OPTIONS'
      ? {
          'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
          'access-control-allow-headers': 'Authorization, Content-Type',
        }
      : {}),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? JSON.parse(text) : undefined;
}

export interface Door {
  appId: string;
  /** The only return address that was declared to the forge, exactly. */
  redirect: string;
}

/** OAuth 2 for a page that keeps no secret: authorization code with PKCE (RFC 6749 §4.1, RFC 7636). */
export function pkceRoutes(door: Door, authorize: string, token: string): Routes {
  const codes = new Map<string, { challenge: string; redirect: string }>();
  return {
    [`GET ${authorize}`]: ({ query }) => {
      const redirect = query.get('redirect_uri') ?? '';
      const right =
        query.get('client_id') === door.appId &&
        redirect === door.redirect &&
        query.get('response_type') === 'code' &&
        query.get('code_challenge_method') === 'S256';
      if (!right) return { status: 400, html: '<h1>Unregistered Redirect URI</h1>' };
      const code = randomUUID();
      codes.set(code, { challenge: query.get('code_challenge') ?? '', redirect });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      return {
        html: `<!doctype html><title>Forge</title><a href="${back.href.replaceAll('&', '&amp;')}">Autoriser</a>`,
      };
    },
    [`POST ${token}`]: ({ json }) => {
      const known = codes.get(json.code);
      codes.delete(json.code);
      const proof = createHash('sha256').update(String(json.code_verifier)).digest('base64url');
      if (
        !known ||
        known.challenge !== proof ||
        known.redirect !== json.redirect_uri ||
        json.client_id !== door.appId
      )
        return { status: 400, json: { error: 'invalid_grant', error_description: 'The code is not valid' } };
      return {
        json: { access_token: TOKEN, token_type: 'Bearer', expires_in: 7200, refresh_token: 'suite' },
      };
    },
  };
}
