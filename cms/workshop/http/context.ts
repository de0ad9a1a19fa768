/** What the routes of the workshop share: who asks, what is known of the portal, how a page is answered. */
import type { Context } from 'hono';
import type { WorkshopPageModel } from '../../../src/domain/models/workshop-types.ts';
import type { PortalFacts } from '../../../src/site/live/client.ts';
import type { PreviewPages } from '../../server/previews.ts';
import type { Codes, Sessions } from '../../server/session.ts';
import type { Tries } from '../../server/tries.ts';
import type { Events } from '../../server/events.ts';
import type { Pages } from '../pages.ts';
import type { EntryKey, Participant, Workshop } from '../types.ts';

/** What phones have to join first, where the animator said so. */
export interface WifiAccess {
  name: string;
  /** Absent: an open network. */
  password?: string | undefined;
}

export interface WorkshopAppOptions {
  workshop: Workshop;
  /** The portal as it is shown now; kept, so that no page waits for it. */
  facts: () => Promise<PortalFacts>;
  pages: Pick<Pages, 'render'>;
  sessions: Sessions;
  tries: Tries;
  previews: Pick<PreviewPages, 'make' | 'html'>;
  /** Of an entry: as a draft has it, else as it is published. */
  text: (key: EntryKey) => Promise<string | undefined>;
  codes: Required<Codes>;
  /** Path under which the portal lives, without a final slash. */
  base: string;
  /** Names by which the server may be called. */
  isHost: (hostname: string) => boolean;
  /** Addresses of this machine on the networks of the room, the best first. */
  interfaces: readonly string[];
  wifi?: WifiAccess | undefined;
  /** Where the end pushes to. */
  remote?: string | undefined;
  /** Whoever wants to know what the portal shows: `visible` events go to pages that are open. */
  onVisible?: (listener: (addresses: readonly string[]) => void) => void;
  /** Milliseconds since 1970; the clock of the machine where absent. */
  now?: (() => number) | undefined;
  /** Told what nobody foresaw; never an address of a person. */
  onLog?: ((message: string) => void) | undefined;
  /** Whether a request comes from this machine itself; read from its socket where absent. */
  isOwn?: ((context: Context) => boolean) | undefined;
}

export type Notice = NonNullable<WorkshopPageModel['notice']>;

/** The options, whole, and what is made once for all requests. */
export interface Parts extends Required<Omit<WorkshopAppOptions, 'wifi' | 'remote' | 'onVisible'>> {
  wifi?: WifiAccess | undefined;
  remote?: string | undefined;
  events: Events;
  /** Keeps what is to be told on the next page. @returns the word for its address (`?fait=`) */
  tell: (notice: Notice) => string;
  toldBy: (word: string) => Notice | undefined;
  /** `/atelier`, with the base. */
  root: string;
}

export interface Env {
  Variables: {
    person: Participant;
    /** Of the session, against forged forms. */
    token: string;
    /** Added to the policy of the page that is answered: it shows a frame. */
    hasFrame?: boolean;
  };
}

export type Ctx = Context<Env>;

/** What every model begins with. */
export type ModelBase = Pick<
  WorkshopPageModel,
  'site' | 'address' | 'workshop' | 'person' | 'notice' | 'title'
>;

/** Who is there, of the portal, of the page: all that a model is built from besides the workshop. */
export interface Asked {
  parts: Parts;
  facts: PortalFacts;
  person: Participant | undefined;
  token: string | undefined;
  /** With the base. */
  address: string;
  /** `http://192.168.1.20:4331`, as this device reaches the server. */
  origin: string;
  /** Milliseconds since 1970. */
  now: number;
  notice?: ModelBase['notice'];
}
