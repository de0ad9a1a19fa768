/** Pagefind, brought in with the first question: https://pagefind.app/docs/api/ */
import { foldQuery } from '../../../lib/text/search-fold.ts';
import { knownWords } from './known-words.ts';
import type { Asked } from './state.ts';

export interface Result {
  url: string;
  /** HTML, escaped by Pagefind except for its `<mark>`. */
  excerpt: string;
  /** All that was indexed. */
  content: string;
  meta: Partial<Record<'title' | 'names' | 'summary' | 'type' | 'place' | 'date', string>>;
}

export interface Found {
  total: number;
  take(from: number, count: number): Promise<Result[]>;
}

interface Pagefind {
  options(options: {
    excerptLength: number;
    baseUrl: string;
    ranking: { metaWeights: Record<string, number> };
  }): Promise<void>;
  init(): Promise<void>;
  search(
    query: string | null,
    options: { filters: Record<string, string>; sort?: Record<string, 'asc' | 'desc'> },
  ): Promise<{ results: Answer[] }>;
}

interface Answer {
  data(): Promise<Result>;
}

/** How much more a word weighs in these than in a body: what a thing is called is what people look for. */
const WEIGHTS = { title: 5, names: 8, summary: 1, type: 1, place: 1, date: 0 };

/** Whether there is anything to look for. */
export function isAsked({ q, filters }: Asked): boolean {
  return q !== '' || Object.values(filters).some(({ value }) => value !== '');
}

export function createEngine(address: string): { search(asked: Asked): Promise<Found> } {
  let loaded: Promise<Pagefind> | undefined;

  async function load(): Promise<Pagefind> {
    const pagefind = (await import(/* @vite-ignore */ new URL(address, location.href).href)) as Pagefind;
    // Addresses in the index hold the portal's base path already.
    await pagefind.options({ excerptLength: 26, baseUrl: '/', ranking: { metaWeights: WEIGHTS } });
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
      const ask = async (query: string | null): Promise<Answer[]> => {
        const { results } = await pagefind.search(query, {
          filters: Object.fromEntries(chosen.map(([name, { label }]) => [name, label])),
          ...(sort === 'date' ? { sort: { date: 'desc' as const } } : {}),
        });
        return results;
      };
      const query = q === '' ? null : foldQuery(q);
      let results = await ask(query);
      if (query !== null && results[0]) {
        const known = await knownWords(
          query,
          results[0],
          async (word) => (await ask(`"${word}"`)).length > 0,
        );
        if (known !== query) results = known === '' ? [] : await ask(known);
      }
      return {
        total: results.length,
        take: (from, count) => Promise.all(results.slice(from, from + count).map((result) => result.data())),
      };
    },
  };
}
