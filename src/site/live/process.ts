/** The process that renders: it takes orders from the server that started it, and ends with it. */
import { LivePortal } from './live-portal.ts';
import type { EntryName, LiveOptions } from './live-portal.ts';
import type { Answer, Order } from './messages.ts';

/** Errors that are sentences for whoever looks after the content. */
const SENTENCES = new Set(['ContentRootError', 'EnvironmentError', 'FaultsError']);

const HOUR = 3_600_000;

const say = (answer: Answer): void => {
  process.send?.(answer);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @param doors what else is written beside the pages */
export function runLive(doors?: LiveOptions['doors']): void {
  let orders: Orders | undefined;
  process.on('message', (order: Order) => {
    if (order.do === 'start') orders = new Orders({ ...order.options, ...(doors ? { doors } : {}) });
    else if (order.do === 'update') orders?.update(order.id, order.first);
    else void orders?.answer(order);
  });
  process.on('disconnect', () => process.exit());
  // Ctrl+C reaches all processes of a terminal: this one ends when the server has closed what it has to.
  process.on('SIGINT', () => {});
}

/** Updates one after the other; what came meanwhile is done together, its own pages first. */
class Orders {
  readonly #portal: LivePortal;
  #first: EntryName[] = [];
  #last = 0;
  #done = 0;
  #isBusy = false;

  constructor(options: LiveOptions) {
    this.#portal = new LivePortal(options);
    // Days pass, and what was to come out later comes out.
    setInterval(() => this.update(this.#last, []), HOUR).unref();
  }

  update(id: number, first: readonly EntryName[]): void {
    this.#last = id;
    this.#done = Math.min(this.#done, id - 1);
    this.#first.push(...first);
    if (!this.#isBusy) void this.#run();
  }

  async answer(order: Extract<Order, { do: 'preview' | 'facts' }>): Promise<void> {
    const { id } = order;
    try {
      if (order.do === 'facts') say({ kind: 'facts', id, facts: await this.#portal.facts() });
      else say({ kind: 'preview', id, page: await this.#portal.preview(order.text) });
    } catch (error) {
      say({ kind: 'answer-failed', id, message: messageOf(error) });
    }
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#done < this.#last) await this.#once(this.#last, this.#first.splice(0));
    this.#isBusy = false;
  }

  async #once(upTo: number, first: readonly EntryName[]): Promise<void> {
    try {
      const { isWhole, pages, rendered } = await this.#portal.update({
        first,
        onVisible: (addresses) => say({ kind: 'visible', upTo, addresses }),
        isOutdated: () => this.#last > upTo,
        onFault: (address, error) => say({ kind: 'fault', address, message: messageOf(error) }),
      });
      if (isWhole) say({ kind: 'whole', upTo, pages, rendered });
    } catch (error) {
      const isContent = error instanceof Error && SENTENCES.has(error.name);
      say({ kind: 'failed', upTo, message: messageOf(error), isContent });
    }
    this.#done = upTo;
  }
}
