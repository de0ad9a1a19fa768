/** Whether publications have gone to the forge: told in /api/status, and gone once they have. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { followRemote } from '../../../cms/cli/remote.ts';
import { createApp } from '../../../cms/server/app.ts';
import { Sending } from '../../../cms/server/sending.ts';
import type { Live } from '../../../src/site/live/client.ts';
import { bench, git } from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

let one: Bench;
afterEach(() => one.end());

const HEADERS = {
  Host: 'localhost',
  Origin: 'http://localhost',
  'Content-Type': 'application/json',
};

it('a push that fails is in the status, and goes away once it is sent', async () => {
  one = bench();
  const store = await one.open();
  const sending = new Sending();
  const live = { state: () => ({}), on: () => () => {} } as unknown as Live;
  const key = new Uint8Array(32);
  const isHost = () => true;
  const shared = { store, live, key, isHost, pictures: one.folder, codes: { reviewer: '123456' } };
  const app = createApp({ ...shared, remote: 'la forge', sending });
  const entered = await app.request('/api/session', {
    method: 'POST',
    headers: HEADERS,
    body: '{"name":"Zoé"}',
  });
  const Cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const told = async () =>
    ((await (await app.request('/api/status', { headers: { ...HEADERS, Cookie } })).json()) as any).sending;
  expect(await told()).toBeUndefined();
  const forge = join(one.folder, 'forge.git');
  const follow = () =>
    followRemote(store, forge, { log: () => {}, report: () => {}, tell: (state) => sending.set(state) });
  let stop = follow();
  await vi.waitFor(async () => expect(await told()).toMatchObject({ kind: 'waiting' }), 20_000);
  expect((await told()).why).toMatch(/Il n’y a pas de dépôt git à l’adresse .*Nouvel essai dans 15 s\.$/);
  stop();
  git(one.folder, 'clone', '--quiet', '--bare', one.origin, forge);
  stop = follow();
  await vi.waitFor(async () => expect(await told()).toEqual({ kind: 'sent' }), 20_000);
  stop();
  rmSync(forge, { recursive: true });
});
