import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { fold } from '../../lib/text/fold.ts';
import { WEEKDAYS } from '../shared/vocabularies.ts';

/** `weekday` 1 = Monday; `nth` counts in the month, -1 from its end. */
export interface ByDay {
  weekday: number;
  nth?: number | undefined;
}

const RANKS: Record<string, number> = {
  premier: 1,
  premiere: 1,
  deuxieme: 2,
  second: 2,
  troisieme: 3,
  quatrieme: 4,
  cinquieme: 5,
  dernier: -1,
  derniere: -1,
};

function weekdayOf(word: string): number | undefined {
  const index = WEEKDAYS.findIndex((day) => day.value === word || day.synonyms?.includes(word));
  return index < 0 ? undefined : index + 1;
}

function rankOf(word: string): number | undefined {
  const figure = /^(-?\d)(?:er|e|eme|nd|re)?$/.exec(word);
  const rank = figure ? Number(figure[1]) : RANKS[word];
  return rank && rank >= -5 && rank <= 5 ? rank : undefined;
}

/** « mardi », « 1er samedi », « dernier jeudi », « avant-dernier » excluded; also RFC 5545's `2TU`, `-1TH`. */
export function parseByDay(text: string): Parsed<ByDay> {
  const words = fold(text)
    .replace(/^(les?|chaque|tous les)\s+/, '')
    .replace(/^(-?\d)([a-z]{2})$/, '$1 $2')
    .split(/\s+/);
  const weekday = weekdayOf(words.at(-1) ?? '');
  if (!weekday || words.length > 2) return bad('format');
  if (words.length === 1) return good({ weekday });
  const nth = rankOf(words[0]!);
  return nth ? good({ weekday, nth }) : bad('format');
}
