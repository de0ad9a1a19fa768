/** How much may be asked in a minute, by one person and from one place: beyond, they are told to wait. */
import type { Context, Env, MiddlewareHandler } from 'hono';
import { Refused } from './refused.ts';

const MINUTE = 60_000;

/** Whom it counts at once; beyond, all begins again: memory stays small. */
const COUNTED = 5000;

/** Requests a minute: those that read, and those that change something. */
export interface Most {
  read: number;
  write: number;
}

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

export interface Counted<E extends Env> {
  most: { person: Most; place: Most };
  /** Of the session. */
  personOf: (context: Context<E>) => string | undefined;
  /** Address of the device. */
  placeOf: (context: Context<E>) => string;
}

export const checkRate =
  <E extends Env>(rates: Rates, { most, personOf, placeOf }: Counted<E>): MiddlewareHandler<E> =>
  async (context, next) => {
    const kind = context.req.method === 'POST' ? 'write' : 'read';
    const person = personOf(context);
    rates.count(`${kind} at ${placeOf(context)}`, most.place[kind]);
    if (person) rates.count(`${kind} by ${person}`, most.person[kind]);
    await next();
  };
