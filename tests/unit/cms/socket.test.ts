/** The interfaces of the store and of a workshop over a real socket: bodies whose size nobody told, and the way out. */
import { request } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../cms/server/app.ts';
import { listen } from '../../../cms/server/listen.ts';
import type { Listener } from '../../../cms/server/listen.ts';
import { openStore } from '../../../cms/store/store.ts';
import type { Store } from '../../../cms/store/types.ts';
import { temporary, writeSmall } from '../../support/built.ts';
import { makeRepository } from '../../support/cms.ts';
import type { Live } from '../../../src/site/live/client.ts';
import { CODES, stand } from '../../support/workshop-http.ts';

const { folder, remove } = temporary();
let store: Store;
let server: Listener;
const logged: string[] = [];

beforeAll(async () => {
  const origin = join(folder, 'origin');
  mkdirSync(origin);
  makeRepository(writeSmall(origin));
  store = await openStore({ state: join(folder, 'state'), origin });
  const isHost = (name: string) => name === '127.0.0.1';
  const onLog = (message: string) => logged.push(message);
  const app = createApp({
    store,
    // What renders is asked nothing of here but its state.
    live: { state: () => ({ visible: 'abc' }), on: () => () => {} } as unknown as Live,
    key: new Uint8Array(32).fill(7),
    codes: { reviewer: '123456' },
    isHost,
    pictures: join(folder, 'pictures'),
    onLog,
  });
  const { app: workshop } = stand({ isHost, onLog, base: '' });
  server = await listen({
    app,
    workshop,
    portal: (_request, response) => void response.end(),
    isReady: () => true,
    base: '',
    isHost,
    port: 0,
    hosts: ['127.0.0.1'],
  });
});

afterAll(async () => {
  server?.close();
  await store?.close();
  remove();
});

interface Told {
  status: number;
  text: string;
  cookie: string;
}

/** @param parts of a body: chunked, whatever their number, where no length is told */
function send(
  method: string,
  path: string,
  parts: readonly string[] = [],
  headers: Record<string, string> = {},
): Promise<Told> {
  const origin = `http://127.0.0.1:${server.port}`;
  return new Promise((resolve, reject) => {
    const asked = request(
      origin + path,
      { method, headers: { Origin: origin, 'Content-Type': 'application/json', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (more: string) => (text += more));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            text,
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.removeHeader('Content-Length');
    for (const part of parts) asked.write(part);
    asked.end();
  });
}

const CHUNKED = { 'Transfer-Encoding': 'chunked' };

describe('a way out', () => {
  test('is one: the cookie that it leaves opens nothing, nor a copy of the one that there was', async () => {
    const body = '{"name":"Zoé","code":"123456"}';
    const open = () =>
      send('POST', '/api/session', [body], { 'Content-Length': String(Buffer.byteLength(body)) });
    const { cookie } = await open();
    const as = (Cookie: string) => send('GET', '/api/session', [], { Cookie });
    expect(await as(cookie)).toMatchObject({ status: 200, text: '{"name":"Zoé","role":"reviewer"}' });
    // As browsers send it: no body, and nothing said of its size.
    const out = await send('DELETE', '/api/session', [], { Cookie: cookie });
    expect(out).toMatchObject({ status: 204, cookie: expect.stringMatching(/^cordee-\w+=$/) });
    expect((await as(out.cookie)).status).toBe(401);
    expect((await as(cookie)).status).toBe(401);
    expect((await send('GET', '/api/status', [], { Cookie: cookie })).status).toBe(401);
    expect((await as((await open()).cookie)).status).toBe(200);
    expect(logged).toEqual([]);
  });
});

describe('a body in pieces, whose size is not told', () => {
  test('is read like another', async () => {
    const opened = await send('POST', '/api/session', ['{"na', 'me":"Amina"}'], CHUNKED);
    expect(opened).toMatchObject({ status: 200, text: '{"name":"Amina","role":"contributor"}' });
    const read = await send('POST', '/api/v1', ['{"action":"info",', '"params":{}}'], {
      ...CHUNKED,
      Cookie: opened.cookie,
    });
    expect(read.status).toBe(200);
    expect(logged).toEqual([]);
  });

  test('is no way around the limit', async () => {
    const piece = 'a'.repeat(300_000);
    const sent = await send('POST', '/api/session', [piece, piece, piece, piece], CHUNKED);
    expect(sent).toMatchObject({ status: 413, text: expect.stringContaining('1 Mo au plus') });
    expect(logged).toEqual([]);
  });

  test('is read, and limited, by a workshop too', async () => {
    const form = { ...CHUNKED, 'Content-Type': 'application/x-www-form-urlencoded' };
    const entered = await send('POST', '/atelier/entrer', ['nom=Amina', `&code=${CODES.contributor}`], form);
    expect(entered.status).toBe(303);
    const piece = `&nom=${'a'.repeat(300_000)}`;
    expect((await send('POST', '/atelier/entrer', [piece, piece, piece, piece], form)).status).toBe(413);
    expect(logged).toEqual([]);
  });
});
