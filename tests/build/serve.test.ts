/** The server of `npm start`: what a host does, and nothing that a stranger could make of it. */
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/reader/files.ts';
import { serve } from '../../src/site/serve.ts';
import { readPages, temporary, writeFiles } from '../support/built.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request as it is written: `fetch` would tidy its path first. */
function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

/** Bytes as they are, for what no client would send. */
const askRaw = (port: number, text: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.on('data', (data) => (answer += data.toString('utf8')));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });

const { folder, remove } = temporary();
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  remove();
});

async function start(options: Parameters<typeof serve>[0]): Promise<number> {
  const { server, port } = await serve(options);
  servers.push(server);
  return port;
}

describe('a portal that is served', () => {
  let port: number;
  beforeAll(async () => {
    port = await start({ folder: inject('sample'), base: '', port: 4830 });
    writeFiles(folder, { 'secret.txt': 'secret', 'package.json': '{"secret":1}' });
  });

  test('gives each page at its address, as HTML', async () => {
    for (const { address, html } of readPages(inject('sample')).slice(0, 40)) {
      const answer = await ask(port, address);
      expect([answer.status, answer.headers['content-type']], address).toEqual([
        200,
        'text/html;charset=utf-8',
      ]);
      expect(answer.body).toBe(html);
    }
  });

  test.each([
    ['/atom.xml', /xml/],
    ['/feed.json', /json/],
    ['/sitemap.xml', /xml/],
    ['/robots.txt', /^text\/plain/],
    ['/theme.css', /^text\/css/],
    ['/favicon.svg', /^image\/svg\+xml/],
    ['/pagefind/pagefind.js', /javascript/],
    ['/agenda/calendrier.ics', /^text\/calendar; charset=utf-8$/],
    ['/agenda/agenda.csv', /^text\/csv; charset=utf-8$/],
    ['/agenda/agenda.json', /json/],
    ['/agenda/dates-atom.xml', /xml/],
  ])('gives %s with its type', async (path, type) => {
    const { status, headers } = await ask(port, path);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(type);
  });

  test('brings an address without its final slash to the one that has it, with what was asked', async () => {
    for (const [from, to] of [
      ['/agenda', '/agenda/'],
      ['/annuaire/le-plot', '/annuaire/le-plot/'],
      ['/recherche?q=v%C3%A9lo', '/recherche/?q=v%C3%A9lo'],
      ['/recherche?q=ou%20?&b=1', '/recherche/?q=ou%20?&b=1'],
    ]) {
      const { status, headers } = await ask(port, from!);
      expect([status, headers.location], from).toEqual([301, to]);
    }
  });

  test.each(['/rien/', '/rien', '/agenda/rien/', '/rien.html', '/annuaire/le-plot/rien.png'])(
    'has a page for what is not there: %s',
    async (path) => {
      const { status, headers, body } = await ask(port, path);
      expect(status).toBe(404);
      expect(headers['content-type']).toMatch(/^text\/html/);
      expect(body).toContain('<main');
      expect(body).toContain('href="/plan-du-site/"');
    },
  );

  test.each([
    '/%E0%A4%A',
    '/%',
    '/%00',
    '/agenda/%00/',
    '/%ff%fe/',
    '/a%2',
    '/\\..\\',
    '//',
    '///',
    '/?',
    '/#a',
  ])('stands a malformed address: %s', async (path) => {
    const { status } = await ask(port, path);
    expect(status).toBeLessThan(500);
    expect((await ask(port, '/')).status).toBe(200);
  });

  test.each([
    '/../package.json',
    '/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/agenda/../../package.json',
    '/agenda/%2e%2e/%2e%2e/package.json',
    '/....//package.json',
    '/%252e%252e/package.json',
    '/..;/package.json',
    '/package.json%00.html',
    '//package.json',
    '/file:///etc/passwd',
    '/etc/passwd',
  ])('gives nothing from outside its folder: %s', async (path) => {
    const { status, body } = await ask(port, path);
    expect(status).toBeGreaterThanOrEqual(300);
    expect(body).not.toMatch(/secret|root:|"name": ?"cordee"/);
  });

  test('gives nothing from outside its folder, the folder beside it having its name and more', async () => {
    writeFiles(folder, {
      'site/index.html': 'ici',
      'site/404.html': 'rien',
      'site-prive/lettre.txt': 'secret',
    });
    const beside = await start({ folder: join(folder, 'site'), base: '', port: 4840 });
    for (const path of ['/../site-prive/lettre.txt', '/..%2fsite-prive/lettre.txt', '/../secret.txt']) {
      const { status, body } = await ask(beside, path);
      expect(status, path).not.toBe(200);
      expect(body, path).not.toContain('secret');
    }
  });

  test.each([
    '//autre.example/a',
    '//autre.example',
    '/\\autre.example/a',
    '//autre.example/agenda',
    '/%2f/autre.example/a',
    '/%5cautre.example/a',
  ])('sends nobody to another host: %s', async (path) => {
    const { location } = (await ask(port, path)).headers;
    if (location !== undefined)
      expect(new URL(location, 'http://ici.example/').origin, location).toBe('http://ici.example');
  });

  test('puts nothing of a request into its answer', async () => {
    const answer = await askRaw(
      port,
      'GET /rien%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer.split('\r\n\r\n')[0]).not.toMatch(/^set-cookie/im);
    const page = await ask(port, '/%3Cscript%3Ealert(1)%3C/script%3E/');
    expect(page.body).not.toContain('alert(1)');
  });

  test.each(['autre.example', '127.0.0.1', '[::1]:80', 'localhost:1', '<script>'])(
    'answers alike whatever host is named: %s',
    async (host) => {
      const { status, body } = await ask(port, '/', { headers: { host } });
      expect(status).toBe(200);
      expect(body).not.toContain('autre.example');
    },
  );

  test('answers HEAD with the head alone', async () => {
    const full = await ask(port, '/agenda/');
    const head = await ask(port, '/agenda/', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'etag'])
      expect(head.headers[name], name).toBe(full.headers[name]);
    const missing = await ask(port, '/rien/', { method: 'HEAD' });
    expect([missing.status, missing.body]).toEqual([404, '']);
  });

  test('says 304 to who has it already', async () => {
    const { headers } = await ask(port, '/agenda/');
    const again = await ask(port, '/agenda/', { headers: { 'if-none-match': headers.etag! } });
    expect([again.status, again.body]).toEqual([304, '']);
  });
});

describe('on the way', () => {
  let port: number;
  beforeAll(async () => {
    port = await start({ folder: inject('sample'), base: '', port: 4850 });
  });

  /** The bytes as they came, not as a client undoes them. */
  const bytesOf = (path: string, headers: Record<string, string>) =>
    new Promise<{ headers: IncomingHttpHeaders; status: number; bytes: Buffer }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ headers: response.headers, status: response.statusCode!, bytes: Buffer.concat(chunks) }),
        );
      });
      asked.on('error', reject).end();
    });

  test.each([
    '/',
    '/agenda/',
    '/rien/',
    '/theme.css',
    '/atom.xml',
    '/feed.json',
    '/favicon.svg',
    '/pagefind/pagefind.js',
  ])('text is compressed: %s', async (path) => {
    const plain = await bytesOf(path, {});
    const small = await bytesOf(path, { 'accept-encoding': 'br, gzip, deflate' });
    expect([small.status, small.headers['content-encoding'], small.headers.vary]).toEqual([
      plain.status,
      'gzip',
      'Accept-Encoding',
    ]);
    expect(gunzipSync(small.bytes).equals(plain.bytes)).toBe(true);
    expect(small.headers['content-length']).toBeUndefined();
    expect(small.headers.etag).toBe(plain.headers.etag);
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  test('what is compressed already, asked in part, or not wanted so is sent as it is', async () => {
    const font = listFiles(inject('sample')).find((file) => file.endsWith('.woff2'))!;
    for (const [path, headers] of [
      [`/${font}`, { 'accept-encoding': 'gzip' }],
      ['/', { 'accept-encoding': 'gzip;q=0, identity' }],
      ['/', { 'accept-encoding': 'br' }],
      ['/', { 'accept-encoding': 'gzip', range: 'bytes=0-99' }],
    ] as const) {
      const answer = await bytesOf(path, headers);
      expect(answer.headers['content-encoding'], path).toBeUndefined();
      expect(answer.headers['content-length'], path).toBe(String(answer.bytes.length));
    }
  });

  test('what never changes is kept by browsers, and nothing else', async () => {
    const named = listFiles(inject('sample')).filter((file) => file.startsWith('_astro/'));
    expect(named.length).toBeGreaterThan(2);
    for (const file of named)
      expect((await bytesOf(`/${file}`, {})).headers['cache-control'], file).toBe(
        'public, max-age=31536000, immutable',
      );
    for (const path of ['/', '/theme.css', '/favicon.svg'])
      expect((await bytesOf(path, {})).headers['cache-control'], path).toBe('no-cache');
  });
});

describe('the port', () => {
  test('is the next one that is free', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    servers.push(taken);
    const { port } = taken.address() as AddressInfo;
    const served = await start({ folder: inject('sample'), base: '', port });
    expect(served).toBeGreaterThan(port);
    expect(served).toBeLessThan(port + 20);
    expect((await ask(served, '/')).status).toBe(200);
  });

  test('is this machine’s alone unless it is asked otherwise', async () => {
    await start({ folder: inject('sample'), base: '', port: 4860 });
    expect((servers.at(-1)!.address() as AddressInfo).address).toBe('127.0.0.1');
    await start({ folder: inject('sample'), base: '', port: 4870, host: '0.0.0.0' });
    expect((servers.at(-1)!.address() as AddressInfo).address).toBe('0.0.0.0');
  });

  test('is never beyond the last one', async () => {
    const port = await start({ folder: inject('sample'), base: '', port: 65535 });
    expect(port).toBe(65535);
    await expect(serve({ folder: inject('sample'), base: '', port: 65535 })).rejects.toThrow(
      /Aucun port libre/,
    );
  });
});

describe('a new build', () => {
  test('is served without a restart, and its absence is survived', async () => {
    const site = join(folder, 'live');
    writeFiles(site, { 'index.html': 'un', '404.html': 'rien' });
    const port = await start({ folder: site, base: '', port: 4880 });
    expect((await ask(port, '/')).body).toBe('un');
    // Put in place whole, as builds do: a file that grows while it is read would be sent beyond its length.
    writeFileSync(join(site, 'index.new'), 'deux');
    renameSync(join(site, 'index.new'), join(site, 'index.html'));
    expect((await ask(port, '/')).body).toBe('deux');
    renameSync(site, `${site}.old`);
    expect(await ask(port, '/')).toMatchObject({ status: 404, body: 'Page introuvable' });
    renameSync(`${site}.old`, site);
    expect((await ask(port, '/')).body).toBe('deux');
  });
});
