/** A workshop, whole: store, portal, editor and the pages of the workshop, by one server on the chosen networks. */
import type { LocalDateTime } from '../../src/lib/dates/local.ts';
import type { Codes } from '../server/session.ts';
import { startCms } from '../server/start.ts';
import type { Cms } from '../server/start.ts';
import { withoutSecret } from '../store/address.ts';
import type { Store } from '../store/types.ts';
import { mountWorkshop } from './http/mount.ts';
import type { Wifi } from './network/wifi.ts';
import type { Workshop, Resumed, WorkshopInfo } from './types.ts';

export interface WorkshopOptions {
  /** The repository, or the folder of the content in it: it is read, and never written. */
  origin: string;
  /** A folder of the workshop's own. */
  state: string;
  info: WorkshopInfo;
  resumed?: Resumed | undefined;
  codes: Required<Codes>;
  port: number;
  /** Addresses of this machine on which the room is answered, the best first; this machine answers itself always. */
  interfaces: readonly string[];
  /** Other names by which the server may be called. */
  hostnames?: readonly string[] | undefined;
  /** Shown on the page to project. */
  wifi?: Wifi | undefined;
  /** Where the end pushes to; may need a network that is not there yet. */
  remote?: string | undefined;
  /** The clock of the portal, where it is fixed. */
  now?: LocalDateTime | undefined;
  onOpen?: ((store: Store) => Promise<void>) | undefined;
  onLog?: ((message: string) => void) | undefined;
  /** File of the process that renders the portal: tests have one without the editor. */
  module?: string | undefined;
}

export interface RunningWorkshop extends Cms {
  /** Addresses of the workshop's door, `http://192.168.1.20:4331/atelier/`, the best first; this machine's own last. */
  addresses: readonly string[];
  workshop: Workshop;
}

/** @throws StoreRefusal, PortError, in French */
export async function startWorkshop(options: WorkshopOptions): Promise<RunningWorkshop> {
  const { interfaces, info, resumed, wifi, remote, ...rest } = options;
  let workshop: Workshop | undefined;
  const cms = await startCms({
    ...rest,
    // Told to whoever asks how the server is: its secret is for the end alone.
    remote: remote && withoutSecret(remote),
    // Every interface that was chosen, and no other.
    hosts: ['127.0.0.1', ...interfaces],
    hostnames: [...interfaces, ...(options.hostnames ?? [])],
    mount: async (parts) => {
      const mounted = await mountWorkshop({ ...parts, info, resumed, wifi, remote, interfaces });
      workshop = mounted.workshop;
      return mounted;
    },
  });
  const base = new URL(cms.url).pathname.replace(/\/$/, '');
  return {
    ...cms,
    addresses: [...interfaces, 'localhost'].map((host) => `http://${host}:${cms.port}${base}/atelier/`),
    workshop: workshop!,
  };
}
