/** A save on the laptop of the workshop, and what became of it. */
import type { Kept } from './kept.ts';

export type Became = 'kept' | 'older' | 'ended' | 'refused' | 'offline';

/** A phone that has lost its Wi-Fi may wait for minutes. */
const PATIENCE = 10_000;

/** Milliseconds to wait before the next try, after so many that failed. */
export const pause = (failed: number): number => Math.min(30_000, 1500 * 2 ** failed);

export interface Outcome {
  became: Became;
  /** The newest that the laptop has. */
  revision: number;
  /** Why it is refused, in the laptop's words. */
  why?: string | undefined;
}

/** Sends what is kept under its own number. */
export async function postKept(kept: Kept, token: string, keepalive = false): Promise<Outcome> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const { revision, since, device, before } = kept;
  try {
    const answer = await fetch(kept.keep, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Jeton': token },
      body: JSON.stringify({ values: kept.values, revision, since, device, before }),
      keepalive,
      signal: stop.signal,
    });
    // Led to the door: the session has ended.
    if (answer.redirected || answer.status === 401 || answer.status === 403)
      return { became: 'ended', revision };
    if (answer.status >= 500 || answer.status === 429) return { became: 'offline', revision };
    const said = (await answer.json()) as { revision?: number; kept?: boolean; error?: string };
    if (said.revision === undefined) return { became: 'refused', revision, why: said.error };
    const isKept = answer.ok && said.kept !== false;
    return { became: isKept ? 'kept' : 'older', revision: said.revision };
  } catch {
    return { became: 'offline', revision };
  } finally {
    clearTimeout(timer);
  }
}
