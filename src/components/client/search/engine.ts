/** Pagefind, brought in with the first question: https://pagefind.app/docs/api/ */
import { foldQuery } from '../../../lib/text/search-fold.ts';
import { knownWords } from './known-words.ts';
import { overLast } from './rank.ts';
import type { Ranked } from './rank.ts';
import type { Asked } from './state.ts';

export interface Result {
  url: string;
  /** HTML, escaped by Pagefind except for its `<mark>`. */
  excerpt: string;
  /** All that was indexed. */
  content: string;
  meta: Partial<
    Record<
      | 'title'
      | 'shown'
      | 'names'
      | 'forms'
      | 'keywords'
      | 'summary'
      | 'type'
      | 'place'
      | 'shownPlace'
      | 'date'
      | 'status',
      string
    >
  >;
  filters: Partial<Record<'type' | 'theme' | 'territory' | 'state', string[]>>;
}

export interface Found {
  total: number;
  /** What was asked in the place of words that are nowhere, if it was something else than what was typed. */
  corrected?: string | undefined;
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

interface Answer extends Ranked {
  data(): Promise<Result>;
}

/** How much more a word weighs in these than in a body: what a thing is called is what people look for. */
const WEIGHTS = {
  title: 5,
  shown: 0,
  names: 8,
  forms: 3,
  keywords: 3,
  summary: 1,
  type: 1,
  place: 1,
  shownPlace: 0,
  date: 0,
  status: 0,
};

/** What a result is called and where it is, as people wrote it: `title` and `place` are as words are looked for. */
export const shownTitle = ({ url, meta }: Result): string => meta.shown ?? meta.title ?? url;
export const shownPlace = ({ meta }: Result): string => meta.shownPlace ?? meta.place ?? '';

/** Whether there is anything to look for. */
export function isAsked({ q, filters }: Asked): boolean {
  return q !== '' || Object.values(filters).some(({ value }) => value !== '');
}

/** What is over, and what of the same kind is not: `stateOf` in `domain/search-records.ts`. */
const STATES = [
  ['past', 'coming'],
  ['closed', 'open'],
] as const;

export interface Engine {
  /** Brings the engine in before it is asked. */
  warm(): void;
  search(asked: Asked): Promise<Found>;
}

/**
 * @param address of `pagefind.js`
 * @param wordsAddress of the words of names and titles: `domain/documents/search-vocabulary.ts`
 */
export function createEngine(address: string, wordsAddress: string): Engine {
  let loaded: Promise<Pagefind> | undefined;
  let vocabulary: Promise<readonly string[]> | undefined;

  /** Without them nothing is corrected, and all the rest answers. */
  const words = (): Promise<readonly string[]> =>
    (vocabulary ??= fetch(wordsAddress).then(
      (answer) => (answer.ok ? (answer.json() as Promise<string[]>) : []),
      () => [],
    ));

  async function load(): Promise<Pagefind> {
    const pagefind = (await import(/* @vite-ignore */ new URL(address, location.href).href)) as Pagefind;
    // Addresses in the index hold the portal's base path already.
    await pagefind.options({ excerptLength: 26, baseUrl: '/', ranking: { metaWeights: WEIGHTS } });
    await pagefind.init();
    return pagefind;
  }

  function ready(): Promise<Pagefind> {
    loaded ??= load();
    // A failure (no network) is not kept: the next question tries again.
    loaded.catch(() => (loaded = undefined));
    return loaded;
  }

  return {
    warm: () => void ready(),
    async search({ q, filters, sort }) {
      const pagefind = await ready();
      const chosen = Object.entries(filters).filter(([, { label }]) => label !== '');
      const ask = async (query: string | null, state?: string): Promise<Answer[]> => {
        const { results } = await pagefind.search(query, {
          filters: {
            ...Object.fromEntries(chosen.map(([name, { label }]) => [name, label])),
            ...(state ? { state } : {}),
          },
          ...(sort === 'date' ? { sort: { date: 'desc' as const } } : {}),
        });
        return results;
      };
      let query = q === '' ? null : foldQuery(q);
      let corrected: string | undefined;
      let results = await ask(query);
      if (query !== null) {
        const isThere = async (word: string): Promise<boolean> => (await ask(`"${word}"`)).length > 0;
        const known = await knownWords(query, results[0], { isThere, words });
        if (known.query !== query) results = known.query === '' ? [] : await ask(known.query);
        query = known.query;
        if (known.isCorrected) corrected = query;
      }
      for (const [over, live] of sort === 'date' || results.length < 2 ? [] : STATES) {
        const ended = idsOf(await ask(query, over));
        if (ended.size > 0) results = overLast(results, ended, idsOf(await ask(query, live)));
      }
      return {
        total: results.length,
        corrected,
        take: (from, count) => Promise.all(results.slice(from, from + count).map((result) => result.data())),
      };
    },
  };
}

const idsOf = (answers: readonly Answer[]): Set<string> => new Set(answers.map(({ id }) => id));
