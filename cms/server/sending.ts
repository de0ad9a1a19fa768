/** Whether what is published has gone to the forge: told to whoever publishes, who does not see the window of the server. */

export type SendState =
  | { kind: 'sent' }
  /** @property why in French, with when it is tried again */
  | { kind: 'waiting'; why: string };

export class Sending {
  #state: SendState | undefined;
  readonly #listeners = new Set<(state: SendState) => void>();

  /** Undefined before the first try. */
  get state(): SendState | undefined {
    return this.#state;
  }

  set(state: SendState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  on(listener: (state: SendState) => void): void {
    this.#listeners.add(listener);
  }
}
