/**
 * The pages of the team of a workshop, served in memory: a test puts the models that it wants, tells what happens, and
 * reads what was posted. For what a browser does with these pages; the server itself has tests of its own.
 */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { WorkshopPageModel } from '../../src/domain/models/workshop-types.ts';
import { guidePolicy } from '../../src/lib/security/csp.ts';
import { compileApp } from '../../src/site/build/compile.ts';
import { renderWorkshop } from './workshop-pages.ts';

export interface TeamServer {
  url: string;
  /** By the end of their address: `/atelier/<name>`. */
  models: Map<string, WorkshopPageModel>;
  /** Of the forms, as they were posted, in order. */
  posted: URLSearchParams[];
  /** To every page that listens. */
  tell(kind: string): void;
  /** The laptop sleeps: those who listen are cut, and nothing answers until it is set back. */
  asleep: boolean;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript' };

/** @param portal folder of a built portal, for what the pages ask for */
export async function serveTeam(portal: string): Promise<TeamServer> {
  const app = await compileApp('');
  const listeners = new Set<ServerResponse>();
  const state = {
    models: new Map<string, WorkshopPageModel>(),
    posted: [] as URLSearchParams[],
    asleep: false,
    tell: (kind: string) => listeners.forEach((one) => one.write(`event: ${kind}\ndata: {}\n\n`)),
  };
  const server = createServer((request, response) => {
    if (state.asleep) return void request.socket.destroy();
    const { pathname } = new URL(request.url ?? '/', 'http://portal.invalid');
    const name = pathname.replace('/atelier/', '');
    const model = state.models.get(name);
    if (name === 'evenements') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('event: hello\ndata: {}\n\n');
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
    } else if (name === 'cadre') {
      response.end('<!doctype html><html lang="fr"><title>Page</title><main><h1>Page</h1></main></html>');
    } else if (request.method === 'POST') {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        state.posted.push(new URLSearchParams(body));
        response.writeHead(303, { Location: pathname }).end();
      });
    } else if (model) {
      const headers = {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': guidePolicy({ asHeader: true }),
      };
      void renderWorkshop(app, model).then((html) => response.writeHead(200, headers).end(html));
    } else {
      const file = join(portal, pathname);
      const isFile = extname(file) !== '' && existsSync(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      if (isFile) response.writeHead(200, { 'Content-Type': type }).end(readFileSync(file));
      else response.writeHead(pathname === '/favicon.svg' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
