/** The server on its socket: one address for all, by its own names only; what is malformed costs nobody else anything. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Hono } from 'hono';
import { listen } from '../../../cms/server/listen.ts';
import { portalHandler } from '../../../src/site/serve.ts';
import { temporary, writeFiles } from '../../support/built.ts';
import { random } from '../../support/random.ts';

const { folder, remove } = temporary();
const app = new Hono().all('/api/*', ({ json }) => json({ api: true }));
const BASE = '/pays';
let isReady = true;
let failure: string | undefined;
let server: Awaited<ReturnType<typeof listen>>;

const start = (port: number) =>
  listen({
    app,
    portal: portalHandler(`${folder}/portal`, BASE, { beside: `${folder}/drawn` }),
    isReady: () => isReady,
    failure: () => failure,
    base: BASE,
    isHost: (name) => name === 'localhost' || name === '127.0.0.1',
    port,
    hosts: ['127.0.0.1'],
  });

beforeAll(async () => {
  writeFiles(folder, {
    'portal/index.html': 'accueil',
    'portal/404.html': 'pas là',
    'drawn/media/a-320.webp': 'image',
    'hors.txt': 'secret',
  });
  server = await start(4850);
});

afterAll(() => {
  server?.close();
  remove();
});

/** What is answered to these bytes, whole. @param patience milliseconds: what is malformed may wait for more for ever */
const raw = (bytes: string | Buffer, patience = 5000): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.on('data', (data) => chunks.push(data));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });

const get = (path: string, host = 'localhost') =>
  raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

describe('an address', () => {
  test('is that of the portal, of what is beside it, or of the interface', async () => {
    expect(await get('/pays/')).toContain('accueil');
    expect(await get('/pays/media/a-320.webp')).toContain('image');
    expect(await get('/pays/rien/')).toContain('pas là');
    expect(await get('/api/status')).toContain('{"api":true}');
    expect(await get('/pays/api/status')).toContain('{"api":true}');
    expect(await get('/')).toMatch(/^HTTP\/1.1 302 .*location: \/pays\//is);
  });

  test.each([
    '/pays/../../hors.txt',
    '/pays/..%2fhors.txt',
    '/pays/%2e%2e/hors.txt',
    '/pays/%E0%A4%A',
    '/pays//etc/passwd',
    '//etc/passwd',
  ])('never leads out of the portal: %s', async (path) => {
    expect(await get(path)).toMatch(/^HTTP\/1.1 (30[12]|40[04]) /);
    expect(await get(path)).not.toMatch(/secret|root:/);
  });

  test('is only answered by our own names', async () => {
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      'evil.example:4850',
      '',
      'localhost, evil.example',
    ])
      expect(await get('/pays/', host)).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(await get('/pays/', 'LOCALHOST:4850')).toContain('accueil');
  });

  test('is read, and no more', async () => {
    expect(
      await raw('POST /pays/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1.1 405 /);
  });
});

test('before there is a portal, a page says so and comes back', async () => {
  isReady = false;
  const said = await get('/pays/');
  failure = 'portal.yaml : le champ <name> manque.';
  const wrong = await get('/pays/');
  [isReady, failure] = [true, undefined];
  expect(said).toMatch(/^HTTP\/1.1 503 .*Refresh: 2/is);
  expect(said).toContain('se prépare');
  expect(wrong).toMatch(/^HTTP\/1.1 503 /);
  expect(wrong).toContain('portal.yaml : le champ &lt;name&gt; manque.');
});

test('where a port is taken, the next one is', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const other = await start(port);
  expect(other.port).toBeGreaterThan(port);
  other.close();
  taken.close();
});

test('hundreds of malformed requests on the wire leave the server answering', async () => {
  const dice = random();
  const pick = <T>(list: readonly T[]): T => list[dice.next() % list.length]!;
  const bytes = () =>
    Buffer.from(Array.from({ length: dice.next() % 200 }, () => dice.next() & 255)).toString('latin1');
  const PIECES = [
    'GET',
    'POST',
    'TRACE',
    ' ',
    '/',
    '/api/v1',
    '/%',
    '/%ff%fe',
    '//x',
    '/pays/\0',
    '?',
    ' HTTP/1.1',
    ' HTTP/9.9',
    '\r\n',
    '\r\n\r\n',
    '\n',
    'Host: localhost',
    'Host: ',
    'Content-Length: 99',
    'Content-Length: -1',
    'Transfer-Encoding: chunked',
    'Cookie: a=b; ;;=',
    'Range: bytes=9-1',
    'Accept-Encoding: gzip',
    'zz\r\n',
    '{"action":',
  ];
  for (let round = 0; round < 30; round++)
    await Promise.all(
      Array.from({ length: 10 }, () =>
        raw(
          dice.next() % 4 === 0
            ? bytes()
            : Array.from({ length: 1 + (dice.next() % 14) }, () => pick(PIECES)).join(''),
          40,
        ),
      ),
    );
  expect(await get('/pays/'), `seed ${dice.seed}`).toContain('accueil');
});
