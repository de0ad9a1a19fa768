/** « Tout exporter », over a socket that is cut at any moment: the server goes on, and nothing is left behind. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from '../../../cms/server/listen.ts';
import type { Listener } from '../../../cms/server/listen.ts';
import { BASE, HOST, reviewer, stand } from '../../support/workshop-http.ts';
import type { Stand } from '../../support/workshop-http.ts';

/** Files of an export, and bytes of each: more than a socket holds. */
const FILES = 24;
const BYTES = 100_000;

let stood: Stand;
let server: Listener;
let cookie: string;
let copies: string;
beforeEach(async () => {
  stood = stand();
  copies = mkdtempSync(join(tmpdir(), 'cordee-copies-'));
  stood.workshop.exportAside = async () => {
    const folder = mkdtempSync(join(copies, 'copie-'));
    for (let i = 0; i < FILES; i++) {
      await wait(2);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${i}.txt`), Buffer.alloc(BYTES, 'é'));
    }
    const remove = async () => rmSync(folder, { recursive: true, force: true });
    const taken = async () => void stood.workshop.asked.push('taken');
    return { files: FILES, bytes: FILES * BYTES, folder, remove, taken };
  };
  const claire = await reviewer(stood);
  ({ cookie } = claire);
  server = await listen({
    app: stood.app,
    workshop: stood.app,
    portal: (_request, response) => void response.end(),
    isReady: () => true,
    base: BASE,
    isHost: () => true,
    port: 5440,
    hosts: ['127.0.0.1'],
  });
});
afterEach(() => {
  server.close();
  rmSync(copies, { recursive: true, force: true });
});

/** By a socket of its own. */
const options = () => ({
  port: server.port,
  host: '127.0.0.1',
  path: `${BASE}/atelier/export.zip`,
  agent: false,
  headers: { Host: HOST, Cookie: cookie },
});

/** @param from when the milliseconds are counted: the question, or the first byte of the answer */
const cutAfter = (milliseconds: number, from: 'asked' | 'answered'): Promise<void> =>
  new Promise((resolve) => {
    const cut = () => setTimeout(() => asked.destroy(), milliseconds);
    const asked = request(options(), (answer) => {
      if (from === 'answered') answer.once('data', cut);
      answer.resume();
      answer.on('error', () => {});
    });
    asked.on('error', () => {});
    asked.on('close', () => resolve());
    asked.end();
    if (from === 'asked') cut();
  });

const ask = (method: string) =>
  new Promise<{ status: number; bytes: number; length: number }>((resolve, reject) => {
    request({ ...options(), method }, (answer) => {
      let bytes = 0;
      answer.on('data', (data: Buffer) => (bytes += data.length));
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, bytes, length: Number(answer.headers['content-length']) }),
      );
    })
      .on('error', reject)
      .end();
  });

test(
  'a download that is cut at any moment stops nobody, and leaves nothing',
  { timeout: 30_000 },
  async () => {
    const moments = [1, 10, 30, ...Array.from({ length: 16 }, (_, i) => 40 + i * 8), 250, 400];
    for (const moment of moments) await cutAfter(moment, 'asked');
    for (const moment of [0, 1, 2, 4, 8]) await cutAfter(moment, 'answered');
    const whole = await ask('GET');
    expect(whole.status).toBe(200);
    expect(whole.bytes).toBe(whole.length);
    await expect.poll(() => readdirSync(copies), { timeout: 10_000 }).toEqual([]);
    expect(stood.workshop.asked).toContain('taken');
  },
);

test('whoever asks for its head alone makes no copy', async () => {
  expect(await ask('HEAD')).toMatchObject({ status: 200, bytes: 0 });
  expect(readdirSync(copies)).toEqual([]);
  expect(stood.workshop.asked).toEqual([]);
});
