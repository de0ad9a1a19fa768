/** Each publication goes to the forge, whose pipeline then builds; where there is no network, it goes later. */
import type { SendState } from '../server/sending.ts';
import type { Store, SyncReport } from '../store/types.ts';

/** Milliseconds: publications that follow each other go together. */
const SOON = 2000;
/** Milliseconds before another try; twice as long each time, up to the longest. */
const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 10 * 60_000;

interface Telling {
  log: (message: string) => void;
  report: (report: SyncReport) => void;
  /** Told after each try. */
  tell: (state: SendState) => void;
}

/** Sends now, then after each publication. @returns what stops it */
export function followRemote(store: Store, remote: string, { log, report, tell }: Telling): () => void {
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_WAIT;
  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), delay);
  };
  const send = async () => {
    try {
      report(await store.sync(remote));
      wait = FIRST_WAIT;
      tell({ kind: 'sent' });
    } catch (error) {
      const why = `${(error as Error).message} Nouvel essai dans ${Math.round(wait / 1000)} s.`;
      log(why);
      tell({ kind: 'waiting', why });
      plan(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  };
  const stop = store.on(({ kind }) => {
    if (kind === 'published') plan(SOON);
  });
  plan(0);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
