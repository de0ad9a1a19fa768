/** One address for the portal, the editor and the store: /api/ goes to the interface, the rest are files. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { compress } from '../../src/site/compress.ts';
import type { Handler } from '../../src/site/serve.ts';
import { escapeText } from '../../src/lib/markdown/escape.ts';
import { hostnameOf } from './guard.ts';

/** How many ports are tried after the one that was wanted. */
const TRIES = 20;

/** Milliseconds in which the head of a request, then all of it, must have come: a photo over a poor Wi-Fi takes minutes. */
const HEAD_TIME = 20_000;
const WHOLE_TIME = 10 * 60_000;

export interface Listening {
  app: Pick<Hono, 'fetch'>;
  /** Of a contribution workshop, where there is one: what is under `/atelier/`. */
  workshop?: Pick<Hono, 'fetch'> | undefined;
  /** Serves the portal and `/admin/`. */
  portal: Handler;
  /** Whether there is a portal to serve: the first time, it takes a while. */
  isReady: () => boolean;
  /** Why there is none yet, in French, where something went wrong. */
  failure?: () => string | undefined;
  /** Path under which the portal lives, without a final slash. */
  base: string;
  isHost: (hostname: string) => boolean;
  port: number;
  /** Interfaces to listen on, one at least, and no other. */
  hosts: readonly string[];
}

export interface Listener {
  port: number;
  close: () => void;
}

/** @throws Error in French where none of 20 ports is free on all interfaces */
export async function listen(options: Listening): Promise<Listener> {
  const handle = handlerOf(options);
  const last = Math.min(options.port + TRIES - 1, 65_535);
  for (let port = options.port; port <= last; port++) {
    const listener = await tryHosts(handle, port, options.hosts);
    if (listener) return listener;
  }
  throw new PortError(
    `Aucun port libre entre ${options.port} et ${last}. Choisissez-en un autre avec --port.`,
  );
}

export class PortError extends Error {
  override name = 'PortError';
}

/** The same port everywhere, or nowhere. */
async function tryHosts(
  handle: Handler,
  wanted: number,
  hosts: readonly string[],
): Promise<Listener | undefined> {
  const servers: Server[] = [];
  const close = () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  let port = wanted;
  for (const host of hosts) {
    const server = await tryPort(handle, port, host);
    const address = server?.address();
    if (!server || !address || typeof address !== 'object') {
      close();
      return undefined;
    }
    servers.push(server);
    // Port 0 is any: it is taken as it comes, by all.
    port = address.port;
  }
  return { port, close };
}

const listenerOf = (app: Pick<Hono, 'fetch'>) =>
  getRequestListener(app.fetch as (request: Request) => Response | Promise<Response>, {
    overrideGlobalObjects: false,
  });

const isUnder = (path: string, root: string): boolean => {
  const [before = ''] = path.split('?');
  return before === root || before.startsWith(`${root}/`);
};

function handlerOf({ app, workshop, base, ...rest }: Listening): Handler {
  const api = listenerOf(app);
  const atelier = workshop && listenerOf(workshop);
  return (request, response) => {
    try {
      const url = request.url ?? '/';
      const path = base && url.startsWith(`${base}/`) ? url.slice(base.length) : url;
      if (path === '/api' || path.startsWith('/api/')) {
        request.url = path;
        void api(request, response);
      } else if (atelier && isUnder(path, '/atelier') && (request.method === 'POST' || rest.isReady())) {
        request.url = path;
        compress(request, response);
        void atelier(request, response);
      } else pages(request, response, rest);
    } catch {
      // A malformed address costs its sender an answer, and nobody else anything.
      if (!response.headersSent) response.writeHead(400);
      response.end();
    }
  };
}

function pages(
  request: IncomingMessage,
  response: ServerResponse,
  { portal, isHost, isReady, failure }: Pick<Listening, 'portal' | 'isHost' | 'isReady' | 'failure'>,
): void {
  const name = hostnameOf(request.headers.host);
  if (name === undefined || !isHost(name)) {
    response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(
      'Ce serveur ne répond pas à ce nom. Ouvrez l’adresse qu’affiche la fenêtre où il a été lancé.\n',
    );
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  if (isReady()) return portal(request, response);
  const wrong = failure?.();
  response
    .writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '2', Refresh: '2' })
    .end(
      wrong === undefined
        ? page('Le portail se prépare', 'La première fois, il faut quelques secondes.')
        : page('Le portail n’a pas pu être préparé', wrong),
    );
}

/** Without a style: none is there yet. */
const page = (title: string, text: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>${escapeText(text)}</p><p>Cette page se recharge toute seule.</p></main></html>\n`;

function tryPort(handle: Handler, port: number, host: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer({ headersTimeout: HEAD_TIME, requestTimeout: WHOLE_TIME }, handle);
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    server.on('clientError', (_error, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    });
    server.listen(port, host, () => resolve(server));
  });
}
