/** How much may be asked in a minute: generous for a room behind one address, and for one person in it. */
import type { MiddlewareHandler } from 'hono';
import { Refused } from '../../server/refused.ts';
import type { Env } from './context.ts';

const MINUTE = 60_000;

/** Requests a minute. A save each time somebody stops typing is forty; a room of a hundred is a hundred times that. */
const MOST = {
  person: { read: 600, write: 240 },
  place: { read: 20_000, write: 8000 },
} as const;

/** Whom it counts at once; beyond, all begins again: memory stays small. */
const COUNTED = 5000;

export class Rates {
  readonly #now: () => number;
  #minute = 0;
  readonly #counts = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param who kept until the minute is over, in memory only. @throws Refused */
  count(who: string, most: number): void {
    const minute = Math.floor(this.#now() / MINUTE);
    if (minute !== this.#minute || this.#counts.size > COUNTED) {
      this.#minute = minute;
      this.#counts.clear();
    }
    const count = (this.#counts.get(who) ?? 0) + 1;
    this.#counts.set(who, count);
    if (count > most)
      throw new Refused(
        429,
        'too-many-requests',
        'Trop de demandes en une minute. Attendez un instant, puis réessayez ; ce que vous avez écrit est gardé.',
      );
  }
}

/** @param personOf of the session; @param placeOf address of the device */
export const checkRate =
  (
    rates: Rates,
    personOf: (context: Parameters<MiddlewareHandler<Env>>[0]) => string | undefined,
    placeOf: (context: Parameters<MiddlewareHandler<Env>>[0]) => string,
  ): MiddlewareHandler<Env> =>
  async (context, next) => {
    const kind = context.req.method === 'POST' ? 'write' : 'read';
    const person = personOf(context);
    rates.count(`${kind} at ${placeOf(context)}`, MOST.place[kind]);
    if (person) rates.count(`${kind} by ${person}`, MOST.person[kind]);
    await next();
  };
