/**
 * Which texts other tabs of this browser hold at this moment: theirs are not to be taken from them, and of those that
 * nobody holds any more, a tab was closed or fell. Web Locks would say it as well, not on plain HTTP.
 */
interface Held {
  /** The record of the form that is open there. */
  record: string;
  /** `actors/la-grange`; `actors/` for a new one. */
  entry: string;
}

// A channel of this origin alone: there is no target to name.
/* oxlint-disable unicorn/require-post-message-target-origin */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('cordee-editor');

/** Tabs of one browser answer within a few milliseconds; a busy one is given this long. */
const PATIENCE = 250;

/** @param mine what this tab holds when it is asked */
export function answerTabs(mine: () => Held | undefined): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<{ ask?: true }>) => {
    const held = data.ask && mine();
    if (held) channel.postMessage({ held });
  });
}

export function askTabs(): Promise<Held[]> {
  if (!channel) return Promise.resolve([]);
  return new Promise((resolve) => {
    const found: Held[] = [];
    const hear = ({ data }: MessageEvent<{ held?: Held }>) => {
      if (data.held) found.push(data.held);
    };
    channel.addEventListener('message', hear);
    channel.postMessage({ ask: true });
    setTimeout(() => {
      channel.removeEventListener('message', hear);
      resolve(found);
    }, PATIENCE);
  });
}
