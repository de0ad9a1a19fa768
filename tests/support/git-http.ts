/** A forge, as far as git is concerned: `git http-backend` behind a server, with a name and a password. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GitServer {
  /** `http://user:secret@127.0.0.1:1234/` */
  address: string;
  secret: string;
  /** Requests that were answered. */
  count: () => number;
  /** Called before a push is taken, once: somebody else comes first. */
  beforePush: (work: () => void) => void;
  close: () => Promise<void>;
}

/** @param root the folder of the bare repositories */
export async function serveGit(root: string): Promise<GitServer> {
  const secret = 'mot-de-passe-secret';
  const expected = `Basic ${Buffer.from(`relais:${secret}`).toString('base64')}`;
  let requests = 0;
  let first: (() => void) | undefined;
  const server: Server = createServer((request, response) => {
    requests++;
    if (request.headers.authorization !== expected) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
      return;
    }
    if (request.url?.endsWith('/git-receive-pack') && first) {
      const work = first;
      first = undefined;
      work();
    }
    backend(root, request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://relais:${secret}@127.0.0.1:${port}/`,
    secret,
    count: () => requests,
    beforePush: (work) => (first = work),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** CGI: headers and a body on its output. */
function backend(root: string, request: IncomingMessage, response: ServerResponse): void {
  const [path, query = ''] = (request.url ?? '/').split('?');
  const child = spawn('git', ['-c', 'http.receivepack=true', 'http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.receivepack',
      GIT_CONFIG_VALUE_0: 'true',
      PATH_INFO: path,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'relais',
    },
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => {});
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.on('close', () => {
    const all = Buffer.concat(out);
    const end = all.indexOf('\r\n\r\n');
    const headers = all
      .toString('latin1', 0, end)
      .split('\r\n')
      .map((line) => line.split(': ') as [string, string]);
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    response.writeHead(
      Number.parseInt(status, 10),
      Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    );
    response.end(all.subarray(end + 4));
  });
}
