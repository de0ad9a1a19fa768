/** What the dialog lists: links under the names of what they are. */
import type { SearchStart } from '../../../domain/documents/search-start.ts';
import { sayDay } from '../../../i18n/days.ts';
import type { SearchWords } from '../../../i18n/search-words.ts';
import { unfoldForDisplay } from '../../../lib/text/search-fold.ts';
import { shownPlace, shownTitle } from './engine.ts';
import type { Result } from './engine.ts';
import { piecesOf } from './marks.ts';
import type { Piece } from './marks.ts';

export interface Choice {
  href: string;
  title: string;
  /** Where and when: « Sarvenne · 13 décembre 2026 ». */
  facts?: string;
  /** « Passé », « Fermé », « Annulé »… */
  status?: string;
  excerpt?: Piece[];
}

export interface Group {
  title: string;
  choices: Choice[];
}

/** How many dates are enough to begin with. */
const DATES = 4;

/** Results by kind; the kind of the best one first, and in each the order of relevance. */
export function groupResults(results: readonly Result[], locale: string): Group[] {
  const groups = new Map<string, Choice[]>();
  for (const result of results) {
    const kind = result.filters.type?.[0] ?? '';
    groups.set(kind, [...(groups.get(kind) ?? []), choiceOf(result, locale)]);
  }
  return [...groups].map(([title, choices]) => ({ title, choices }));
}

function choiceOf(result: Result, locale: string): Choice {
  const { url, excerpt, meta, filters } = result;
  // Of an actor the date is that of its page, which says nothing of where to go.
  const isActor = /^(?:open|closed)$/.test(filters.state?.[0] ?? '');
  const day = meta.date && !isActor ? sayDay(meta.date, locale, { weekday: false }) : '';
  return {
    href: url,
    title: shownTitle(result),
    facts: [shownPlace(result), day].filter((fact) => fact !== '').join(' · '),
    ...(meta.status ? { status: meta.status } : {}),
    excerpt: piecesOf(unfoldForDisplay(excerpt)),
  };
}

/**
 * Before a question: the next dates and the themes.
 * @param now UTC: what is over since the portal was built is left out
 */
export function groupStart(start: SearchStart, say: SearchWords, now: string): Group[] {
  const dates = start.dates.filter(({ ends }) => ends === undefined || ends > now).slice(0, DATES);
  return filled([
    {
      title: say.dates,
      choices: dates.map(({ title, href, when, place }) => ({
        href,
        title,
        facts: [when, place].filter(Boolean).join(' · '),
      })),
    },
    { title: say.themes, choices: start.themes.map(({ label, href }) => ({ href, title: label })) },
  ]);
}

/** When nothing is found, or nothing answers. */
export const groupWays = (ways: readonly { label: string; href: string }[], say: SearchWords): Group[] =>
  filled([{ title: say.ways, choices: ways.map(({ label, href }) => ({ href, title: label })) }]);

const filled = (groups: Group[]): Group[] => groups.filter(({ choices }) => choices.length > 0);
