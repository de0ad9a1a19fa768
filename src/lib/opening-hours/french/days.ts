import type { Phrase } from './phrase.ts';
import type { MonthRange } from '../types.ts';

/** Days that were named. */
export interface Days {
  /** 1 for Monday, in order. */
  days: number[];
  /** Named with others (« du lundi au vendredi »): one of them may be taken back by what follows. */
  broad: boolean;
  /** Only these of the month. */
  nth?: number[];
}

/** « du lundi au vendredi », « les mardis et jeudis », « tous les jours sauf le lundi », « le 1er samedi du mois ». */
export function readDays(phrase: Phrase): Days | undefined {
  return phrase.attempt(() => {
    phrase.skipAny('tous les', 'chaque', 'le', 'les', 'du', 'de');
    return readNthDays(phrase) ?? readWeekdays(phrase);
  });
}

function readWeekdays(phrase: Phrase): Days | undefined {
  const days = new Set<number>();
  let broad = false;
  let found = phrase.attempt(() => readRange(phrase));
  while (found) {
    for (const day of found.days) days.add(day);
    broad ||= found.broad;
    found = phrase.attempt(() => {
      phrase.skipAny(', et', 'et', ',', '/', '&', '+');
      phrase.skipAny('le', 'les', 'du');
      return readRange(phrase);
    });
  }
  return days.size ? { days: [...days].sort((a, b) => a - b), broad } : undefined;
}

function readRange(phrase: Phrase): { days: readonly number[]; broad: boolean } | undefined {
  const first = phrase.take('days');
  if (!first) return undefined;
  const last =
    first.days.length === 1
      ? phrase.attempt(() => (phrase.skipAny('au', 'a', '-', "jusqu' au") ? phrase.take('days') : undefined))
      : undefined;
  if (!last) return first;
  if (last.days.length !== 1) return phrase.refuse();
  const [from, to] = [first.days[0]!, last.days[0]!];
  const length = ((to - from + 7) % 7) + 1;
  return { days: Array.from({ length }, (_, i) => ((from - 1 + i) % 7) + 1), broad: true };
}

/** « 1er et 3e samedis du mois »: one weekday, and words that say of what it is the first. */
function readNthDays(phrase: Phrase): Days | undefined {
  const nth: number[] = [];
  for (let found = phrase.take('nth'); found; found = phrase.take('nth')) {
    nth.push(found.nth);
    phrase.skipAny('et le', 'et les', 'et', ',');
  }
  if (nth.length === 0) return undefined;
  const weekday = phrase.take('days');
  if (!weekday || weekday.days.length !== 1) return phrase.refuse();
  if (!phrase.skipAny('du mois', 'de chaque mois', 'de tous les mois', 'par mois', 'chaque mois'))
    return phrase.refuse();
  return { days: [...weekday.days], broad: false, nth };
}

/** « en août », « d’avril à octobre », « en juillet et août ». */
export function readMonths(phrase: Phrase): MonthRange[] | undefined {
  return phrase.attempt(() => {
    phrase.skipAny('en', "au mois d'", 'au mois de', 'tout le mois de', "tout le mois d'", 'de', "d'");
    const ranges: MonthRange[] = [];
    for (let first = phrase.take('month'); first; first = phrase.attempt(() => nextMonth(phrase))) {
      const last = phrase.attempt(() =>
        phrase.skipAny("jusqu' a", 'a', '-') ? phrase.take('month') : undefined,
      );
      ranges.push({ from: first.month, to: (last ?? first).month });
    }
    return ranges.length ? ranges : undefined;
  });
}

function nextMonth(phrase: Phrase) {
  if (!phrase.skipAny(', et', 'et', ',', '/')) return undefined;
  phrase.skipAny('en', 'de', "d'");
  return phrase.take('month');
}
