/** How often a code may be tried: so many wrong ones a minute from one place, and so many from all together. */
import { Refused } from './refused.ts';

const MINUTE = 60_000;
const FROM_ONE = 10;
/** A six-figure code then holds for more than a week against all the devices of a room. */
const FROM_ALL = 60;

export class Tries {
  readonly #now: () => number;
  #wrong: { from: string; at: number }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param from kept for a minute, in memory only. @throws Refused */
  check(from: string): void {
    const since = this.#now() - MINUTE;
    this.#wrong = this.#wrong.filter(({ at }) => at > since);
    const own = this.#wrong.filter((one) => one.from === from).length;
    if (own >= FROM_ONE || this.#wrong.length >= FROM_ALL)
      throw new Refused(
        429,
        'too-many-tries',
        'Trop d’essais avec un code qui n’est pas le bon. Attendez une minute, puis demandez le code à la personne qui a lancé le serveur.',
      );
  }

  wrong(from: string): void {
    this.#wrong.push({ from, at: this.#now() });
  }
}
