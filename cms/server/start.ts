/** Store, portal and editor, started together over one repository; stopped, all is found again at the next start. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminPolicy } from '../../src/lib/security/csp.ts';
import { servedHeaders } from '../../src/domain/documents/host-headers.ts';
import type { LocalDateTime } from '../../src/lib/dates/local.ts';
import { readSettings } from '../../src/reader/read-settings.ts';
import { startLive } from '../../src/site/live/client.ts';
import type { EntryName, Live } from '../../src/site/live/client.ts';
import { portalHandler } from '../../src/site/serve.ts';
import { Git } from '../git/git.ts';
import { keyOfPath, typeOfCollection } from '../store/paths.ts';
import { openStore } from '../store/store.ts';
import type { EntryKey, Store, StoreEvent } from '../store/types.ts';
import type { Hono } from 'hono';
import { createApp, shareParts } from './app.ts';
import type { SharedParts } from './app.ts';
import { Checkout } from './checkout.ts';
import { listen } from './listen.ts';
import type { Sending } from './sending.ts';
import type { Codes } from './session.ts';
import { openState } from './state.ts';

export interface CmsOptions {
  /** The repository, or the folder of the content in it: it is read, and never written. */
  origin: string;
  /** A folder of the server's own. */
  state: string;
  port: number;
  /** Interfaces to listen on; this machine alone where absent. */
  hosts?: readonly string[] | undefined;
  /** Other names and addresses by which the server may be called. */
  hostnames?: readonly string[] | undefined;
  /** Those of the state folder where absent, and no code for contributors. */
  codes?: Codes | undefined;
  /** The clock of the portal, where it is fixed. */
  now?: LocalDateTime | undefined;
  /** Where publications are pushed. */
  remote?: string | undefined;
  /** How that goes. */
  sending?: Sending | undefined;
  /** Called once the store is open and before anything is served: to take in what others have published. */
  onOpen?: (store: Store) => Promise<void>;
  /** Told what whoever looks after the server should know, in a line. */
  onLog?: (message: string) => void;
  /** What stands beside the interface of the editor, under `/atelier/`: a contribution workshop. */
  mount?: ((parts: MountParts) => Promise<Mounted>) | undefined;
  /** File of the process that renders: tests have one without the editor. */
  module?: string | undefined;
}

/** What the server lends to what is mounted on it. */
export interface MountParts extends SharedParts {
  store: Store;
  live: Live;
  codes: Codes;
  /** The folder of the server, and the files in it that are secret. */
  state: string;
  secrets: readonly string[];
  /** Path under which the portal lives, without a final slash. */
  base: string;
  locale: string;
  isHost: (hostname: string) => boolean;
  /** The clock of the portal, where it is fixed. */
  now?: LocalDateTime | undefined;
  onLog: (message: string) => void;
}

export interface Mounted {
  app: Pick<Hono, 'fetch'>;
  close(): Promise<void>;
}

export interface Cms {
  /** Address of the portal, without a final slash. */
  url: string;
  port: number;
  codes: Codes;
  store: Store;
  live: Live;
  close(): Promise<void>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Of what every portal has, written after its pages. */
const LAST_WRITTEN = 'sitemap.xml';

const PROCESS = fileURLToPath(new URL('live-process.ts', import.meta.url));

/** Of what was pulled, so many entries come first; the others come with the rest. */
const FIRST = 20;

/** @throws StoreRefusal, PortError, in French */
export async function startCms(options: CmsOptions): Promise<Cms> {
  const { state: folder, remote, sending, onLog = () => {} } = options;
  const state = openState(folder);
  const codes = options.codes ?? state.codes;
  const store = await openStore({
    state: folder,
    origin: options.origin,
    today: options.now?.slice(0, 10),
  });
  const live = startLive({
    module: options.module ?? PROCESS,
    content: state.content,
    out: state.portal,
    drawn: state.drawn,
    now: options.now,
    onLog,
  });
  const close = async () => {
    await live.close();
    await store.close();
  };
  try {
    await options.onOpen?.(store);
    await Promise.all([state.pictures, state.drawn].map((one) => rm(one, { recursive: true, force: true })));
    const stopFollowing = await follow(
      store,
      live,
      new Checkout(new Git(join(folder, 'git')), store.prefix, state.content),
      onLog,
    );
    const { base = '', locale = 'fr' } = readSettings(state.content).settings;
    const names = new Set([...LOOPBACK, ...(options.hostnames ?? [])]);
    const isHost = (name: string) => names.has(name);
    const own = {
      store,
      live,
      key: state.key,
      codes,
      isHost,
      pictures: state.pictures,
      remote,
      sending,
      onLog,
    };
    const shared = shareParts(own);
    const app = createApp({ ...own, ...shared });
    const { now } = options;
    const lent = { ...shared, store, live, codes, state: folder, secrets: state.secrets };
    const mounted = await options.mount?.({ ...lent, base, locale, isHost, now, onLog });
    const portal = portalHandler(state.portal, base, {
      beside: state.drawn,
      headers: (path) => ({
        ...servedHeaders(path),
        ...(path.startsWith('/admin/') ? { 'Content-Security-Policy': adminPolicy({ asHeader: true }) } : {}),
      }),
    });
    const listener = await listen({
      app,
      workshop: mounted?.app,
      portal,
      isReady: () => existsSync(join(state.portal, LAST_WRITTEN)),
      failure: failureOf(live),
      base,
      isHost,
      port: options.port,
      hosts: options.hosts ?? ['127.0.0.1'],
    }).catch(async (error: unknown) => {
      await mounted?.close();
      throw error;
    });
    const { port } = listener;
    return {
      url: `http://localhost:${port}${base}`,
      port,
      codes,
      store,
      live,
      close: async () => {
        listener.close();
        await mounted?.close();
        await stopFollowing();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Why the portal is not there, until it is. */
function failureOf(live: Live): () => string | undefined {
  let failure: string | undefined;
  live.on((event) => {
    if (event.kind === 'failed') failure = event.message;
    else if (event.kind === 'visible') failure = undefined;
  });
  return () => failure;
}

/** The portal follows what is published, one commit after the other. @returns what stops it */
async function follow(
  store: Store,
  live: Live,
  checkout: Checkout,
  log: (message: string) => void,
): Promise<() => Promise<void>> {
  const head = await store.head();
  await checkout.to(head);
  live.update(head, []);
  const show = async (event: Extract<StoreEvent, { commit: string }>) => {
    const changed = await checkout.to(event.commit);
    const pulled = changed.map(keyOfPath).filter((key) => key !== undefined);
    live.update(event.commit, namesOf(event.kind === 'published' ? event.keys : pulled.slice(0, FIRST)));
  };
  let last: Promise<void> = Promise.resolve();
  const stop = store.on((event: StoreEvent) => {
    if (event.kind !== 'published' && event.kind !== 'pulled') return;
    last = last.then(() => show(event)).catch((error: Error) => log(error.stack ?? error.message));
  });
  return () => {
    stop();
    return last;
  };
}

const namesOf = (keys: readonly EntryKey[]): EntryName[] =>
  keys.map(({ collection, slug }) => ({ type: typeOfCollection(collection), slug }));
