/** What was opened is closed once, the last first, however the command ends: done, failed or stopped by Ctrl+C. */
export class Closing {
  readonly #steps: (() => unknown)[] = [];
  #closed: Promise<void> | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, this.#stop);
    process.once('exit', this.#leave);
  }

  /** Stopped, or done. */
  get isOver(): boolean {
    return this.#closed !== undefined;
  }

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Whoever asks a second time waits for what the first one closes. */
  close(): Promise<void> {
    this.#closed ??= this.#closeAll();
    return this.#closed;
  }

  async #closeAll(): Promise<void> {
    for (const step of this.#steps.splice(0).toReversed())
      try {
        await step();
      } catch {
        // A browser that is gone already does not keep its folder here.
      }
  }

  /** A terminal tells the command and its launcher, who tells the command: the second time says nothing new. */
  readonly #stop = (): void => {
    if (this.#closed) return;
    // The pages under way fail as their browser closes, and the command may end by itself before this does.
    process.once('exit', () => (process.exitCode = 130));
    void this.close().finally(() => process.exit(130));
  };

  /** The bar holds the keyboard and leaves at once on Ctrl+C: what can be closed without waiting is. */
  readonly #leave = (): void => {
    if (this.#closed) return;
    process.exitCode = 130;
    for (const step of this.#steps.splice(0).toReversed()) void step();
  };
}
