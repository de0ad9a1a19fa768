/** What happens, told to the pages that are open: server-sent events (HTML, 9.2). */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Refused } from './refused.ts';

interface Told {
  event: string;
  data: string;
}

/** Pages that listen at once; each holds a connection. */
const LISTENERS = 200;
/** Milliseconds; routers cut connections that say nothing for a minute. */
const PULSE = 25_000;

export class Events {
  readonly #listeners = new Set<(told: Told) => void>();

  tell(event: string, data: object): void {
    const told = { event, data: JSON.stringify(data) };
    for (const listener of this.#listeners) listener(told);
  }

  /** @param hello what a page that comes, or comes back, has to know */
  listen(context: Context, hello: object): Response {
    if (this.#listeners.size >= LISTENERS)
      throw new Refused(
        503,
        'too-many-pages',
        'Trop de pages écoutent ce serveur. Fermez-en, puis rechargez.',
      );
    // Nothing between the server and the browser may wait for more before it passes this on.
    context.header('X-Accel-Buffering', 'no');
    return streamSSE(context, async (stream) => {
      const waiting: Told[] = [{ event: 'hello', data: JSON.stringify(hello) }];
      let wake = () => {};
      const listener = (told: Told) => {
        waiting.push(told);
        wake();
      };
      this.#listeners.add(listener);
      stream.onAbort(() => {
        this.#listeners.delete(listener);
        wake();
      });
      while (!stream.aborted) {
        for (const told of waiting.splice(0)) await stream.writeSSE(told);
        if (waiting.length > 0 || stream.aborted) continue;
        const isQuiet = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), PULSE);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
        });
        if (isQuiet) await stream.write(': \n\n');
      }
      this.#listeners.delete(listener);
    });
  }
}
