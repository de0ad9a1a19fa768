/**
 * A recurrence as people say it, read: « chaque mardi jusqu’en juin », « le 1er et le 3e samedi du mois, sauf en août »,
 * « un jeudi sur deux ». The other way of `french.core`: what `sayRule` says of a plain rule is read back as it was.
 * What is not wholly understood is refused, never guessed.
 */
import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { fold } from '../../lib/text/fold.ts';
import { coreOf } from './french-core.ts';
import type { Core } from './french-core.ts';
import { dayOf, endOfMonth } from './french-dates.ts';
import { exceptionsIn } from './french-except.ts';
import { DAYS, LIST, MONTH, MONTHS, monthsNamed, NUMBER, numberOf } from './french-words.ts';

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
  /** « le soir », where it was said: it takes the place of no hour. */
  part?: PartOfDay;
}

export type PartOfDay = 'matin' | 'après-midi' | 'soir';

const PARTS: Record<string, PartOfDay> = { m: 'matin', a: 'après-midi', s: 'soir' };
const TIME = '\\d{1,2} ?(?:heures?|h|:) ?(?:\\d{2})?';
const ENDS = '(?= |,|$)';
/** Where something was taken out: what is said on either side of it is not one phrase. */
const GAP = ' | ';

interface Saying {
  rest: string;
}

type Beside = Omit<ReadRecurrence, keyof Core> & { byMonth?: number[] };

/**
 * @param from the first day, by which « jusqu’en juin » has its year
 *
 * Reasons: 'holidays' for those of schools, which have other dates in each zone; 'often' for « une fois par mois », which
 * tells no day; 'format'
 */
export function readFrenchRecurrence(text: string, from: string): Parsed<ReadRecurrence> {
  if (text.length > 300) return bad('format');
  const said: Saying = { rest: ` ${fold(text).replace(/[.!]+$/, '')} ` };
  if (/\bvacances\b/.test(said.rest)) return bad('holidays');
  if (/ (?:fois|seances?) (?:par|chaque|dans|tous|toutes) /.test(said.rest)) return bad('often');
  const found: Beside = {};
  const isRead =
    takeHours(said, found) && takeUntil(said, found, from) && takeCount(said, found) && takePart(said, found);
  const out = isRead && takeExceptions(said, from);
  if (!out || !takeMonths(said, found, out.months)) return bad('format');
  const core = coreOf(bare(said.rest), from);
  const rule = core && withoutDays(core, out.days);
  // A year has its months already.
  if (!rule || (rule.freq === 'annuel' && found.byMonth)) return bad('format');
  const dates = [...new Set(out.dates)].sort();
  return good({ ...rule, ...found, ...(dates.length > 0 ? { except: dates } : {}) });
}

const bare = (text: string): string => text.replace(/^[\s,|]+|[\s,|]+$/g, '');

function take(said: Saying, pattern: string): RegExpExecArray | undefined {
  const match = new RegExp(pattern).exec(said.rest);
  if (match) said.rest = said.rest.replace(match[0], GAP);
  return match ?? undefined;
}

/** « sauf le 24 décembre à 16 h »: the hours of that day, or of all the others? */
const isOfException = ({ input, index, 0: text }: RegExpExecArray): boolean =>
  !text.startsWith(',') && / (?:sauf|hors|excepte) /.test(input.slice(0, index + 1));

/** « de 18 h à 20 h », « 18h-20h », « à 18h » */
function takeHours(said: Saying, found: Beside): boolean {
  const either = '\\d{1,2}(?: ?(?:heures?|h|:) ?(?:\\d{2})?)?';
  const hours =
    take(said, `,? de (${either}) ?(?:a|-|jusqu'a) ?(${TIME})${ENDS}`) ??
    take(said, `,? entre (${either}) et (${TIME})${ENDS}`) ??
    take(said, `[ ,] ?(${TIME}) ?(?:a|-) ?(${TIME})${ENDS}`) ??
    take(said, `[ ,] ?(${either}) ?- ?(${TIME})${ENDS}`) ??
    take(said, `,? a (${TIME})${ENDS}`);
  if (!hours) return true;
  const [start, end] = [timeOf(hours[1]!), hours[2] === undefined ? undefined : timeOf(hours[2])];
  if (!start || (hours[2] !== undefined && !end) || isOfException(hours)) return false;
  found.start = start;
  if (end) found.end = end;
  // Only a night ends before it begins.
  return !end || end > start || (start > '12:00' && end <= '08:00');
}

function timeOf(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:\D+(\d{2})?)?$/.exec(text) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return time < '24:00' && minute < '60' ? time : undefined;
}

/** « jusqu’en juin », « jusqu’au 15 juin » */
function takeUntil(said: Saying, found: Beside, from: string): boolean {
  const end = take(
    said,
    `,? jusqu'(?:(au mois de |au mois d'|en |a la fin (?:de |du mois de |du mois d'|d')?|a fin |a )|au )([^,|]+?)(?=,| sauf | hors | excepte | \\|| pendant | $)`,
  );
  if (!end) return true;
  const written = end[2]!.trim();
  const until = end[1] ? endOfMonth(written, from) : dayOf(written, from);
  if (!until || until < from || isOfException(end)) return false;
  found.until = until;
  return true;
}

/** « , dix fois », « pendant 6 séances »; « deux fois chaque semaine » is none. */
function takeCount(said: Saying, found: Beside): boolean {
  const count = take(said, `(?:, | (?:\\| )?pendant )([1-9]\\d{0,2}|${NUMBER}) (?:fois|seances?)${ENDS}`);
  if (count) found.count = numberOf(count[1]!);
  return !count || !isOfException(count);
}

/** « mardi soir », « , le matin » */
function takePart(said: Saying, found: Beside): boolean {
  const part = take(said, `,? (?:le |l')?(matin|apres[- ]midi|soir)s?${ENDS}`);
  if (!part) return true;
  if (isOfException(part)) return false;
  found.part = PARTS[part[1]![0]!]!;
  return found.start === undefined || isIn(found.part, found.start);
}

/** Whether an hour, HH:MM, is of that part of the day. */
export function isIn(part: PartOfDay, start: string): boolean {
  if (part === 'matin') return start < '12:00';
  return part === 'soir' ? start >= '17:00' : start >= '12:00' && start < '19:00';
}

/** « sauf en août », « sauf le 22 et le 29 décembre et en août », « hors juillet » */
function takeExceptions(said: Saying, from: string): ReturnType<typeof exceptionsIn> {
  const except = take(said, ',?(?: \\|)? (?:sauf|hors|excepte) ([^|]+?)[ ,]*(?=\\||$)');
  if (!except) return { days: [], dates: [], months: [] };
  const [, out, months] = new RegExp(`^(.+?)((?:,? (?:de |d')${MONTH} a ${MONTH})?)$`).exec(except[1]!)!;
  // Months that follow are those of the rule.
  said.rest += months;
  return exceptionsIn(out!, from);
}

/** « en mai et juin », « de mai à septembre », less those that are out. */
function takeMonths(said: Saying, found: Beside, out: readonly number[]): boolean {
  const range = take(said, `,? (?:de |d')(${MONTH}) a (${MONTH})(?=[ ,]|$)`);
  const some = range ? undefined : take(said, `,? en (${LIST(MONTH)})(?=[ ,]|$)`);
  const all = range
    ? monthsBetween(MONTHS.indexOf(range[1]!), MONTHS.indexOf(range[2]!))
    : some
      ? monthsNamed(some[1]!)
      : monthsBetween(0, 11);
  if (!out.every((month) => all.includes(month))) return false;
  const months = all.filter((month) => !out.includes(month));
  if (months.length < 12) found.byMonth = months;
  return months.length > 0;
}

const monthsBetween = (first: number, last: number): number[] =>
  Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, i) => ((first + i) % 12) + 1);

/** « tous les jours sauf le dimanche »: of the days that were said, those that are left. */
function withoutDays(core: Core, out: readonly string[]): Core | undefined {
  if (out.length === 0) return core;
  const { freq, interval = 1, byDay } = core;
  const days = freq === 'quotidien' && interval === 1 ? DAYS : freq === 'hebdomadaire' ? (byDay ?? []) : [];
  const left = days.filter((day) => !out.includes(day));
  if (left.length === 0 || !out.every((day) => days.includes(day))) return undefined;
  return { ...core, freq: 'hebdomadaire', byDay: left };
}
