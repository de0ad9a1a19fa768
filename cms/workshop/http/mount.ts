/** The workshop on the server: its journal opened over the store, its pages rendered beside it, its routes. */
import type { Live, PortalFacts } from '../../../src/site/live/client.ts';
import type { Mounted, MountParts } from '../../server/start.ts';
import { openWorkshop } from '../open.ts';
import { startPages } from '../pages.ts';
import type { EntryKey, Workshop, Resumed, WorkshopInfo } from '../types.ts';
import { workshopApp } from './app.ts';
import type { WifiAccess } from './context.ts';

export interface MountOptions extends MountParts {
  info: WorkshopInfo;
  resumed?: Resumed | undefined;
  wifi?: WifiAccess | undefined;
  remote?: string | undefined;
  /** Addresses of this machine on the networks of the room, the best first. */
  interfaces: readonly string[];
}

export interface MountedWorkshop extends Mounted {
  workshop: Workshop;
}

/** @throws StoreRefusal, JournalError, in French */
export async function mountWorkshop(options: MountOptions): Promise<MountedWorkshop> {
  const { state, store, live, info, resumed, base, locale, onLog, codes } = options;
  const today = options.now?.slice(0, 10);
  const workshop = await openWorkshop({
    state,
    store,
    info,
    resumed,
    today,
    locale,
    personal: options.secrets,
  });
  const facts = new Facts(live, onLog);
  const pages = startPages({ base, onLog });
  const { sessions, tries, previews, isHost, interfaces, wifi, remote } = options;
  const app = workshopApp({
    workshop,
    facts: () => facts.now(),
    pages,
    sessions,
    tries,
    previews,
    text: async (key: EntryKey) => ((await store.draftText(key)) ?? (await store.publishedEntry(key)))?.text,
    codes: { contributor: '', ...codes },
    base,
    isHost,
    interfaces,
    wifi,
    remote,
    onVisible: (listener) =>
      live.on((event) => {
        if (event.kind === 'visible') listener(event.addresses);
      }),
    onLog,
  });
  const close = async (): Promise<void> => {
    facts.close();
    await pages.close();
    await workshop.close();
  };
  return { app, workshop, close };
}

/** What the portal is, asked again when it has changed: until the answer is there, what it was serves. */
class Facts {
  readonly #live: Live;
  readonly #log: (message: string) => void;
  #last: PortalFacts | undefined;
  #asking: Promise<PortalFacts> | undefined;
  readonly close: () => void;

  constructor(live: Live, log: (message: string) => void) {
    this.#live = live;
    this.#log = log;
    this.close = live.on(({ kind }) => {
      if (kind === 'visible') this.#again().catch((error: Error) => this.#log(error.message));
    });
  }

  /** @throws LiveError */
  async now(): Promise<PortalFacts> {
    return this.#last ?? this.#ask();
  }

  /** What is being answered may be of before. */
  async #again(): Promise<void> {
    await this.#asking?.catch(() => {});
    await this.#ask();
  }

  #ask(): Promise<PortalFacts> {
    this.#asking ??= this.#live
      .facts()
      .then((facts) => (this.#last = facts))
      .finally(() => (this.#asking = undefined));
    return this.#asking;
  }
}
