/** What was opened is closed once, the last first, however the command ends: done, failed or stopped by Ctrl+C. */
export class Closing {
  readonly #steps: (() => unknown)[] = [];
  #isOver = false;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, this.#stop);
    process.once('exit', this.#leave);
  }

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  async close(): Promise<void> {
    this.#isOver = true;
    for (const step of this.#steps.splice(0).toReversed()) await step();
  }

  /** A terminal tells the command and its launcher, who tells the command: the second time says nothing new. */
  readonly #stop = (): void => {
    if (this.#isOver) return;
    // The pages under way fail as their browser closes, and the command may end by itself before this does.
    process.once('exit', () => (process.exitCode = 130));
    void this.close().finally(() => process.exit(130));
  };

  /** The bar holds the keyboard and leaves at once on Ctrl+C: what can be closed without waiting is. */
  readonly #leave = (): void => {
    if (this.#isOver) return;
    process.exitCode = 130;
    for (const step of this.#steps.splice(0).toReversed()) void step();
  };
}
