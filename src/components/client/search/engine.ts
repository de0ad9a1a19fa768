/** Pagefind, brought in with the first question: https://pagefind.app/docs/api/ */
import { searchFold } from '../../../lib/text/search-fold.ts';
import type { Asked } from './state.ts';

export interface Result {
  url: string;
  /** HTML, escaped by Pagefind except for its `<mark>`. */
  excerpt: string;
  meta: Partial<Record<'title' | 'summary' | 'type' | 'place' | 'date', string>>;
}

export interface Found {
  total: number;
  take(from: number, count: number): Promise<Result[]>;
}

interface Pagefind {
  options(options: { excerptLength: number; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  search(
    query: string | null,
    options: { filters: Record<string, string>; sort?: Record<string, 'asc' | 'desc'> },
  ): Promise<{ results: { data(): Promise<Result> }[] }>;
}

/** Whether there is anything to look for. */
export function isAsked({ q, filters }: Asked): boolean {
  return q !== '' || Object.values(filters).some(({ value }) => value !== '');
}

export function createEngine(address: string): { search(asked: Asked): Promise<Found> } {
  let loaded: Promise<Pagefind> | undefined;

  async function load(): Promise<Pagefind> {
    const pagefind = (await import(/* @vite-ignore */ new URL(address, location.href).href)) as Pagefind;
    // Addresses in the index hold the portal's base path already.
    await pagefind.options({ excerptLength: 26, baseUrl: '/' });
    await pagefind.init();
    return pagefind;
  }

  return {
    async search({ q, filters, sort }) {
      loaded ??= load();
      // A failure (no network) is not kept: the next question tries again.
      loaded.catch(() => (loaded = undefined));
      const pagefind = await loaded;
      const chosen = Object.entries(filters).filter(([, { label }]) => label !== '');
      const { results } = await pagefind.search(q === '' ? null : searchFold(q), {
        filters: Object.fromEntries(chosen.map(([name, { label }]) => [name, label])),
        ...(sort === 'date' ? { sort: { date: 'desc' as const } } : {}),
      });
      return {
        total: results.length,
        take: (from, count) => Promise.all(results.slice(from, from + count).map((result) => result.data())),
      };
    },
  };
}
