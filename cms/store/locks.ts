/** One at a time by name, in the order of asking; or one alone. */
export class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();
  #gate: Promise<unknown> = Promise.resolve();

  /** Nobody else who names one of these works meanwhile. All are taken at once: no two wait for each other. */
  some<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const mine = Promise.all([this.#gate, ...names.map((name) => this.#tails.get(name))]).then(work);
    const done = quiet(mine);
    for (const name of names) this.#tails.set(name, done);
    void done.then(() => {
      for (const name of names) if (this.#tails.get(name) === done) this.#tails.delete(name);
    });
    return mine;
  }

  /** Nobody else works meanwhile. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = Promise.all([this.#gate, ...this.#tails.values()]).then(work);
    this.#gate = quiet(mine);
    return mine;
  }
}

/** Who waits wants the end, not the outcome. */
const quiet = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    () => undefined,
  );
