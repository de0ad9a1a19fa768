/** The words by which French tells days, months, ranks and hours, folded, as pieces of patterns. */
import { fold } from '../../lib/text/fold.ts';
import { monthName } from '../calendar-names.ts';

export const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
export const MONTHS = Array.from({ length: 12 }, (_, i) => fold(monthName(i + 1, 'fr')));
const NUMBERS = ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
export const RANKS: Record<string, string> = {
  premier: '1er',
  deuxieme: '2e',
  second: '2e',
  troisieme: '3e',
  quatrieme: '4e',
  cinquieme: '5e',
  dernier: 'dernier',
  'avant-dernier': '-2',
};

export const DAY = `(?:${DAYS.join('|')})s?`;
export const MONTH = `(?:${MONTHS.join('|')})`;
/** A month has no ninth Tuesday. */
export const RANK = `(?:(?:${Object.keys(RANKS).join('|')})s?|[1-5](?:er|e|eme))`;
/** None of them is nought. */
export const NUMBER = `(?:${NUMBERS.slice(1).join('|')}|[1-9]\\d?)`;
export const AND = '(?:, | et |, et )';
export const LIST = (one: string): string => `${one}(?:${AND}${one})*`;

export function numberOf(word: string): number {
  const index = NUMBERS.indexOf(word);
  return index < 0 ? Number(word) : index;
}

const dayNamed = (word: string): string => word.replace(/s$/, '');

export const daysNamed = (text: string): string[] => (text.match(new RegExp(DAY, 'g')) ?? []).map(dayNamed);

/** Round the week: « du vendredi au lundi » is four days. */
export function stretchOf(text: string): string[] {
  const [first = 0, last = 0] = daysNamed(text).map((day) => DAYS.indexOf(day));
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => DAYS[(first + i) % 7]!);
}

export const monthsNamed = (text: string): number[] =>
  (text.match(new RegExp(MONTH, 'g')) ?? []).map((name) => MONTHS.indexOf(name) + 1).sort((a, b) => a - b);
