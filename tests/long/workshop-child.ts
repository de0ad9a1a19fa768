/**
 * The workshop as phones reach it, until it is killed: the store, its journal, its routes; pages are told as data.
 * Arguments: the folder of its state, the content's repository, the port.
 */
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { readKey, Sessions } from '../../cms/server/session.ts';
import { Tries } from '../../cms/server/tries.ts';
import { openStore } from '../../cms/store/store.ts';
import { workshopApp } from '../../cms/workshop/http/app.ts';
import { openWorkshop } from '../../cms/workshop/open.ts';
import { INFO } from '../support/workshop-desk.ts';

const [state, origin, port] = process.argv.slice(2) as [string, string, string];
const codes = { contributor: '1234', reviewer: '987654' };

const store = await openStore({ state, origin });
const workshop = await openWorkshop({ state, store, info: INFO });
const key = readKey(`${state}.key`);
const never = async (): Promise<never> => {
  throw new Error('nobody asks for this here');
};
const app = workshopApp({
  workshop,
  facts: async () => ({
    site: { locale: 'fr', name: 'Essai', base: '' } as never,
    themes: [],
    names: {},
    entries: [],
  }),
  pages: { render: async (model) => JSON.stringify(model) },
  sessions: new Sessions({ key, codes, now: Date.now }),
  tries: new Tries(Date.now),
  previews: { make: never, html: () => undefined } as never,
  text: async (entry) => (await store.draftText(entry))?.text,
  codes,
  base: '',
  isHost: () => true,
  interfaces: [],
  onLog: (message) => console.error(message),
});
createServer(getRequestListener(app.fetch)).listen(Number(port), '127.0.0.1', () => writeSync(1, 'ready\n'));
