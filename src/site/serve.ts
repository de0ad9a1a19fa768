/** Serves a built portal as a host would: files, the 404 page, nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { FOR_EVER, servedHeaders } from '../domain/documents/host-headers.ts';
import { compress } from './compress.ts';

export interface Serving {
  folder: string;
  /** Path under which the portal lives, without a final slash. */
  base: string;
  port: number;
  /** Interface to listen on; this machine alone by default. */
  host?: string;
}

/** How many ports are tried after the one that was wanted. */
const TRIES = 20;

/** Listens on the port, or on the next one that is free. @throws where none of 20 is */
export async function serve({
  folder,
  base,
  port,
  host = '127.0.0.1',
}: Serving): Promise<{ server: Server; port: number }> {
  const handle = portalHandler(folder, base);
  for (let candidate = port; candidate < port + TRIES && candidate <= 65535; candidate++) {
    const server = await listen(handle, candidate, host);
    if (server) return { server, port: candidate };
  }
  throw new Error(
    `Aucun port libre entre ${port} et ${port + TRIES - 1}. Choisissez-en un autre avec --port.`,
  );
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface More {
  /** A second folder, for what the first has not. */
  beside?: string;
  /** Of an address from the portal's root. */
  headers?: (path: string) => Readonly<Record<string, string>>;
}

/** Answers with the files of a built portal. */
export function portalHandler(
  folder: string,
  base: string,
  { beside, headers = servedHeaders }: More = {},
): Handler {
  // `dev`: files are looked up at each request, so that a new build is served without a restart.
  const files = sirv(folder, { dev: true, etag: true, extensions: ['html'], setHeaders: keep });
  const others = beside === undefined ? undefined : sirv(beside, { dev: true, setHeaders: keep });
  return (request, response) => {
    compress(request, response);
    const url = request.url ?? '/';
    if (base && !url.startsWith(`${base}/`)) {
      response.writeHead(302, { location: `${base}/` }).end();
      return;
    }
    request.url = url.slice(base.length) || '/';
    const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(request.url) ?? [];
    for (const [name, value] of Object.entries(headers(path))) response.setHeader(name, value);
    if (lacksSlash(folder, path)) response.writeHead(301, { location: `${base}${path}/${query}` }).end();
    else
      files(request, response, () => {
        if (others) others(request, response, () => notFound(folder, response));
        else notFound(folder, response);
      });
  };
}

/** An ending that the server does not know, and texts whose alphabet it leaves out: old calendars take another one. */
const TYPES: Readonly<Record<string, string>> = {
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.vcf': 'text/vcard; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
};

/** What a host would say of a file. What carries a hash of itself in its name is kept by browsers; of the rest they ask whether it changed. */
function keep(response: ServerResponse, path: string): void {
  if (path.startsWith('/_astro/')) response.setHeader('Cache-Control', FOR_EVER);
  const type = TYPES[path.slice(path.lastIndexOf('.'))];
  if (type) response.setHeader('Content-Type', type);
}

/**
 * A page has one address, with its final slash. Only what the grammar of addresses allows is sent on:
 * `//elsewhere.example/a` would bring people to another host.
 */
const lacksSlash = (folder: string, path: string): boolean =>
  /^(\/[a-z0-9-]+)+$/.test(path) && existsSync(join(folder, path, 'index.html'));

function notFound(folder: string, response: ServerResponse): void {
  let page = 'Page introuvable';
  try {
    page = readFileSync(join(folder, '404.html'), 'utf8');
  } catch {
    // Between two renames there may be no site for a moment; the next request finds it.
  }
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function listen(handle: Handler, port: number, host: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    server.listen(port, host, () => resolve(server));
  });
}

/** The addresses of this machine on its networks. */
export function localAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one && one.family === 'IPv4' && !one.internal ? [one.address] : []));
}
