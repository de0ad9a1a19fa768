/** A workshop over a small repository of content, made for a test; opened again as after a stop. */
import { join } from 'node:path';
import { openWorkshop } from '../../cms/workshop/open.ts';
import type { Participant, Workshop, Resumed, WorkshopInfo } from '../../cms/workshop/types.ts';
import type { Store } from '../../cms/store/types.ts';
import { bench } from './store.ts';
import type { Bench } from './store.ts';

export const INFO: WorkshopInfo = {
  name: 'Fiches et thermos',
  place: 'Salle des fêtes de Vernasse',
  day: '2026-11-21',
  kinds: ['actor', 'event', 'article', 'listing', 'question', 'answer', 'correction', 'exact'],
};

/** The afternoon of the workshop. */
export const AFTERNOON = Date.UTC(2026, 10, 21, 14);

export interface WorkshopBench {
  store: Store;
  workshop: Workshop;
  one: Bench;
  /** The folder of the workshop's own. */
  folder: string;
  clock: { now: number };
  person: (name: string, how?: { credit?: boolean; role?: Participant['role'] }) => Promise<Participant>;
  /** Stopped, and started again, perhaps on another day. */
  again: (resumed?: Resumed) => Promise<void>;
  end: () => Promise<void>;
}

export async function workshopBench(
  files?: Readonly<Record<string, string>>,
  said: Partial<WorkshopInfo> = {},
): Promise<WorkshopBench> {
  const one = files ? bench({ files }) : bench();
  const clock = { now: AFTERNOON };
  const now = () => clock.now;
  const open = async (resumed?: Resumed) => {
    const store = await one.open({ now, today: '2026-11-21' });
    const info = { ...INFO, ...said };
    const workshop = await openWorkshop({ state: one.state, store, info, resumed, now, today: '2026-11-21' });
    return { store, workshop };
  };
  const made: WorkshopBench = {
    ...(await open()),
    one,
    folder: join(one.state, 'workshop'),
    clock,
    person: (name, { credit = true, role = 'contributor' } = {}) =>
      made.workshop.join({ name, credit, role }),
    async again(resumed) {
      await made.workshop.close();
      await made.store.close();
      Object.assign(made, await open(resumed));
    },
    async end() {
      await made.workshop.close();
      await one.end();
    },
  };
  return made;
}
