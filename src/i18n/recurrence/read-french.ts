/**
 * A recurrence as people say it, read: « chaque mardi jusqu’en juin », « le 1er et le 3e samedi du mois, sauf en août »,
 * « un jeudi sur deux ». The other way of `french.core`: what `sayRule` says of a plain rule is read back as it was.
 * What is not wholly understood is refused, never guessed.
 */
import { dateOf, daysInMonth, partsOf } from '../../lib/dates/calendar.ts';
import { parseLocalDate } from '../../lib/dates/local.ts';
import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { fold } from '../../lib/text/fold.ts';
import { monthName } from '../calendar-names.ts';

/** In the words of the fields of an event (`content-types/event/recurrence.ts`). */
export interface ReadRecurrence {
  freq: 'quotidien' | 'hebdomadaire' | 'mensuel' | 'annuel';
  interval?: number;
  /** « mardi », « 1er samedi », « dernier jeudi » */
  byDay?: string[];
  byMonthDay?: number[];
  /** 1 to 12 */
  byMonth?: number[];
  /** YYYY-MM-DD */
  until?: string;
  count?: number;
  except?: string[];
  /** Hours that were said beside: « de 18 h à 20 h ». */
  start?: string;
  end?: string;
}

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = Array.from({ length: 12 }, (_, i) => fold(monthName(i + 1, 'fr')));
const NUMBERS = ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const RANKS: Record<string, string> = {
  premier: '1er',
  deuxieme: '2e',
  second: '2e',
  troisieme: '3e',
  quatrieme: '4e',
  cinquieme: '5e',
  dernier: 'dernier',
  'avant-dernier': '-2',
};

const DAY = `(?:${DAYS.join('|')})s?`;
const MONTH = `(?:${MONTHS.join('|')})`;
const RANK = `(?:${Object.keys(RANKS).join('|')}|\\d(?:er|e|eme))`;
const AND = '(?:, | et |, et )';
const LIST = (one: string) => `${one}(?:${AND}${one})*`;
const TIME = '\\d{1,2} ?(?:h|:) ?(?:\\d{2})?';

/** @param from the first day, by which « jusqu’en juin » has its year. Reason: 'format' */
export function readFrenchRecurrence(text: string, from: string): Parsed<ReadRecurrence> {
  if (text.length > 300) return bad('format');
  const said = { rest: ` ${fold(text).replace(/[.!]+$/, '')} ` };
  const found: Partial<ReadRecurrence> = {};
  const end = take(
    said,
    new RegExp(
      `,? jusqu'(?:au|en|a la fin (?:de |du mois de |d')|a fin |a) ?([^,]+?)(?=,| sauf | de \\d| a \\d|$)`,
    ),
  );
  if (end) {
    const until = dayOf(end[1]!.trim(), from);
    if (!until) return bad('format');
    found.until = until;
  }
  const count = take(
    said,
    new RegExp(`,? (?:pendant )?(\\d+|${NUMBERS.slice(2).join('|')}) (?:fois|seances)`),
  );
  if (count) found.count = numberOf(count[1]!);
  const hours = take(said, new RegExp(`,? (?:de|a|entre) (${TIME})(?: (?:a|et) (${TIME}))?(?= |,|$)`));
  if (hours) {
    found.start = timeOf(hours[1]!);
    if (hours[2]) found.end = timeOf(hours[2]);
  }
  if (!takeExceptions(said, found, from)) return bad('format');
  takeMonths(said, found);
  const core = coreOf(said.rest.replace(/^[\s,]+|[\s,]+$/g, ''), from);
  return core ? good({ ...core, ...found }) : bad('format');
}

function take(said: { rest: string }, pattern: RegExp): RegExpExecArray | undefined {
  const match = pattern.exec(said.rest);
  if (match) said.rest = said.rest.replace(match[0], ' ');
  return match ?? undefined;
}

/** « sauf en août », « sauf le 24 décembre » */
function takeExceptions(said: { rest: string }, found: Partial<ReadRecurrence>, from: string): boolean {
  const months = take(said, new RegExp(`,? sauf en (${LIST(MONTH)})(?=[ ,])`));
  if (months) {
    const out = monthsIn(months[1]!);
    found.byMonth = MONTHS.map((_, i) => i + 1).filter((month) => !out.includes(month));
  }
  const days = take(said, /,? sauf (les? \d[^,]*?)(?=,| +$)/);
  if (days) {
    const except = daysIn(days[1]!.trim(), from);
    if (!except) return false;
    found.except = except;
  }
  return !/ sauf /.test(said.rest);
}

/** « en mai et juin », « de mai à septembre » */
function takeMonths(said: { rest: string }, found: Partial<ReadRecurrence>): void {
  const range = take(said, new RegExp(`,? (?:de |d')(${MONTH}) a (${MONTH})(?=[ ,])`));
  const some = range ? undefined : take(said, new RegExp(`,? en (${LIST(MONTH)})(?=[ ,])`));
  if (some) found.byMonth = monthsIn(some[1]!);
  if (!range) return;
  const [first, last] = [MONTHS.indexOf(range[1]!), MONTHS.indexOf(range[2]!)];
  found.byMonth = Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, i) => ((first + i) % 12) + 1);
}

const monthsIn = (text: string): number[] =>
  (text.match(new RegExp(MONTH, 'g')) ?? []).map((name) => MONTHS.indexOf(name) + 1).sort((a, b) => a - b);

type Core = Pick<ReadRecurrence, 'freq' | 'interval' | 'byDay' | 'byMonthDay' | 'byMonth'>;

function coreOf(text: string, from: string): Core | undefined {
  const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`).exec(text);
  if (whole('chaque jour|tous les jours')) return { freq: 'quotidien' };
  if (whole('un jour sur deux')) return { freq: 'quotidien', interval: 2 };
  if (whole('chaque semaine|toutes les semaines')) return { freq: 'hebdomadaire' };
  if (whole('une semaine sur deux|tous les quinze jours|tous les 15 jours'))
    return { freq: 'hebdomadaire', interval: 2 };
  if (whole('chaque mois|tous les mois')) return { freq: 'mensuel' };
  if (whole('chaque annee|tous les ans')) return { freq: 'annuel' };
  return weeklyOf(whole) ?? monthlyOf(whole) ?? yearlyOf(whole, from);
}

type Whole = (pattern: string) => RegExpExecArray | null;

function weeklyOf(whole: Whole): Core | undefined {
  const stretch = whole(`du (${DAY}) au (${DAY})`);
  if (stretch)
    return { freq: 'hebdomadaire', byDay: stretchOf(dayNamed(stretch[1]!), dayNamed(stretch[2]!)) };
  const days = `(?:(?:le|les|chaque|tous les) )?${DAY}`;
  const each = whole(`(?:tous )?(${LIST(days)})`);
  if (each) return { freq: 'hebdomadaire', byDay: daysNamed(each[1]!) };
  const nth = whole(`(?:un|le) (${DAY}) sur (${NUMBERS.join('|')}|\\d+)`);
  if (nth) return { freq: 'hebdomadaire', interval: numberOf(nth[2]!), byDay: daysNamed(nth[1]!) };
  const weeks = whole(`une semaine sur (${NUMBERS.join('|')}|\\d+),? (${LIST(days)}|du ${DAY} au ${DAY})`);
  if (!weeks) return undefined;
  const [first, last] = daysNamed(weeks[2]!);
  const byDay = weeks[2]!.startsWith('du ') ? stretchOf(first!, last!) : daysNamed(weeks[2]!);
  return { freq: 'hebdomadaire', interval: numberOf(weeks[1]!), byDay };
}

function monthlyOf(whole: Whole): Core | undefined {
  const which = `(?:(?:chaque|tous les|les?) )?${RANK}(?:${AND}(?:le )?${RANK})* ${DAY}`;
  const every = `(?:(un mois sur deux|tous les (?:${NUMBERS.join('|')}) mois), )?`;
  const ofMonth = '(?: (?:du|de chaque|chaque) mois)?';
  const ranked = whole(`${every}(${LIST(which)})${ofMonth}`);
  if (ranked) return { freq: 'mensuel', ...intervalOf(ranked[1]), byDay: rankedIn(ranked[2]!) };
  const dated = whole(`${every}les? (${LIST('(?:le )?(?:1er|\\d{1,2})')})(?: (?:du|de chaque|chaque) mois)?`);
  if (!dated || !(dated[1] ?? dated[0].endsWith(' mois'))) return undefined;
  const byMonthDay = (dated[2]!.match(/\d+/g) ?? []).map(Number);
  return byMonthDay.every((day) => day >= 1 && day <= 31)
    ? { freq: 'mensuel', ...intervalOf(dated[1]), byMonthDay }
    : undefined;
}

const intervalOf = (every: string | undefined): { interval?: number } => {
  if (!every) return {};
  return { interval: every.startsWith('un mois') ? 2 : numberOf(/tous les (\S+)/.exec(every)![1]!) };
};

/** « chaque année, le 14 juin » */
function yearlyOf(whole: Whole, from: string): Core | undefined {
  const dated = whole(`(?:chaque annee|tous les ans),? le (1er|\\d{1,2}) (${MONTH})`);
  const day = dated && dayOf(`${dated[1]} ${dated[2]}`, from);
  if (!day) return undefined;
  return { freq: 'annuel', byMonthDay: [partsOf(day).day], byMonth: [partsOf(day).month] };
}

function rankedIn(text: string): string[] {
  let ranks: string[] = [];
  const found: string[] = [];
  for (const [word] of text.matchAll(new RegExp(`${RANK}|${DAY}`, 'g'))) {
    if (!new RegExp(`^${DAY}$`).test(word)) ranks.push(RANKS[word] ?? rankText(word));
    else {
      found.push(...ranks.map((rank) => `${rank} ${dayNamed(word)}`));
      ranks = [];
    }
  }
  return found;
}

const rankText = (word: string): string => (word.startsWith('1') ? '1er' : `${word[0]}e`);
const dayNamed = (word: string): string => word.replace(/s$/, '');
const daysNamed = (text: string): string[] => (text.match(new RegExp(DAY, 'g')) ?? []).map(dayNamed);
const stretchOf = (first: string, last: string): string[] =>
  DAYS.slice(DAYS.indexOf(first), DAYS.indexOf(last) + 1);

function numberOf(word: string): number {
  const index = NUMBERS.indexOf(word);
  return index < 0 ? Number(word) : index;
}

function timeOf(text: string): string {
  const [, hour = '', minute = '00'] = /(\d{1,2})\D+(\d{2})?/.exec(text) ?? [];
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** A day with or without its year, or the last of a month: the first such day from there on. */
function dayOf(text: string, from: string): string | undefined {
  const written = text.replace(/^le /, '');
  const whole = parseLocalDate(written);
  if (whole.ok) return whole.value;
  const [, month, year] = new RegExp(`^(${MONTH})(?: (\\d{4}))?$`).exec(written) ?? [];
  const start = Number(from.slice(0, 4));
  if (month) {
    const number = MONTHS.indexOf(month) + 1;
    const ends = (of: number) => dateOf(of, number, daysInMonth(of, number));
    if (year) return ends(Number(year));
    return ends(start) >= from ? ends(start) : ends(start + 1);
  }
  for (const one of [start, start + 1]) {
    const day = parseLocalDate(`${written} ${one}`);
    if (day.ok && day.value >= from) return day.value;
  }
  return undefined;
}

/** « 24 et 31 décembre », « 24 décembre 2026 et le 7 janvier » */
function daysIn(text: string, from: string): string[] | undefined {
  const found: string[] = [];
  for (const [group, days, month, year] of text.matchAll(
    new RegExp(`(?:les? )?((?:1er|\\d{1,2})(?:${AND}(?:1er|\\d{1,2}))*) (${MONTH})(?: (\\d{4}))?`, 'g'),
  )) {
    if (!group) return undefined;
    for (const [day] of days!.matchAll(/1er|\d{1,2}/g)) {
      const one = dayOf(`${day} ${month}${year ? ` ${year}` : ''}`, from);
      if (!one) return undefined;
      found.push(one);
    }
  }
  return found.length > 0 ? found.sort() : undefined;
}
