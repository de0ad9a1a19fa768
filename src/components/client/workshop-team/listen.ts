/**
 * A page of the team that stays open: told when something happens in the workshop, it asks for itself again, quietly.
 * What comes in a burst is asked for once. A laptop that sleeps, or a Wi-Fi that goes, is said, and tried again.
 */
import { pageAgain } from '../page-again.ts';

export interface Listened {
  /** A fresh copy of the page that is open. */
  fresh(page: Document): void;
  /** Whether the laptop answers. */
  reached(isThere: boolean): void;
}

const TOLD = ['contribution', 'joined-workshop', 'visible', 'message'];
/** Milliseconds: what comes in a burst is one; then what is asked for where nothing was told. */
const BURST = 700;
const PATIENCE = 60_000;
const AGAIN = 5_000;

/** @param events address of the server-sent events */
export function listen(events: string, { fresh, reached }: Listened): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;

  const soon = (): void => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void ask();
    }, BURST);
  };

  async function ask(): Promise<void> {
    try {
      const page = await pageAgain();
      // The session is over: the door asks for the code, and leads back.
      if (!page) return location.reload();
      fresh(page);
      reached(true);
    } catch {
      reached(false);
      setTimeout(soon, AGAIN);
    }
  }

  function connect(): void {
    source = new EventSource(events);
    // What happened while nobody listened.
    source.addEventListener('open', soon);
    for (const kind of TOLD) source.addEventListener(kind, soon);
    source.addEventListener('error', () => {
      reached(false);
      // A browser tries again by itself, unless it was refused.
      if (source?.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN);
    });
  }

  connect();
  setInterval(() => document.hidden || soon(), PATIENCE);
  document.addEventListener('visibilitychange', () => document.hidden || soon());
}

/** The same part in a page: the first that bears its name. */
export const part = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-part=${name}]`);
