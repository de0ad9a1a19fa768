import { Unreadable, type Tokens } from './tokens.ts';
import {
  DAY_NAMES,
  MONTH_LENGTHS,
  MONTH_NAMES,
  WHOLE_DAY,
  type DateRange,
  type MonthRange,
  type TimeRange,
} from './types.ts';

// The parts of a rule, each read from where the tokens stand.

export function isMonth(token: string | undefined): boolean {
  return indexOf(MONTH_NAMES, token) > 0;
}

export function isDay(token: string | undefined): boolean {
  return indexOf(DAY_NAMES, token) > 0;
}

export function isTime(token: string | undefined): boolean {
  return token !== undefined && /^\d{1,2}:\d{2}$/.test(token);
}

export function isHoliday(token: string | undefined): boolean {
  return token !== undefined && /^[PS]H$/i.test(token);
}

export function isOff(token: string | undefined): boolean {
  return token !== undefined && /^(?:off|closed)$/i.test(token);
}

/** `May-Oct`, `Jan,Mar-Apr`, with or without the colon that OSM allows after it. */
export function readMonths(tokens: Tokens): MonthRange[] {
  const ranges: MonthRange[] = [];
  do {
    const from = oneOf(MONTH_NAMES, tokens);
    ranges.push({ from, to: tokens.skip('-') ? oneOf(MONTH_NAMES, tokens) : from });
  } while (tokens.skip(','));
  tokens.skip(':');
  return ranges;
}

/** A month with a day behind it, or a year before it. */
export function isDate(tokens: Tokens): boolean {
  if (isYear(tokens.peek())) return isMonth(tokens.peek(1));
  return isMonth(tokens.peek()) && isDayOfMonth(tokens.peek(1));
}

/** `Aug 01-15`, `Dec 24-Jan 02,May 01`, `2026 Dec 24-2027 Jan 02`. */
export function readDates(tokens: Tokens): DateRange[] {
  const ranges: DateRange[] = [];
  do {
    ranges.push(readDateRange(tokens));
  } while (tokens.skip(','));
  tokens.skip(':');
  return ranges;
}

function readDateRange(tokens: Tokens): DateRange {
  const first = readDate(tokens, {});
  if (!tokens.skip('-')) return { from: dateText(first), to: dateText(first) };
  const written = tokens.peek();
  const last = readDate(tokens, first);
  const range = { from: dateText(first), to: dateText(last) };
  // Of one year only where both say so, or the second takes it from the first.
  if ((first.year === undefined) !== (last.year === undefined)) throw new Unreadable(`token:${written}`);
  if (first.year !== undefined && range.to < range.from) throw new Unreadable(`token:${written}`);
  return range;
}

interface YearDay {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
}

/** What is not said again is that of the date before. */
function readDate(tokens: Tokens, before: YearDay): YearDay {
  const year = isYear(tokens.peek()) ? Number(tokens.next()) : before.year;
  const month = isMonth(tokens.peek()) ? oneOf(MONTH_NAMES, tokens) : before.month;
  const token = tokens.peek();
  if (!month || !isDayOfMonth(token)) return tokens.refuse();
  const day = Number(token);
  if (day < 1 || day > MONTH_LENGTHS[month - 1]!) return tokens.refuse();
  tokens.next();
  return { year, month, day };
}

const dateText = ({ year, month, day }: YearDay): string =>
  [...(year === undefined ? [] : [year]), month, day].map((part) => String(part).padStart(2, '0')).join('-');

const isYear = (token: string | undefined): boolean => token !== undefined && /^20\d{2}$/.test(token);

const isDayOfMonth = (token: string | undefined): boolean => token !== undefined && /^\d{1,2}$/.test(token);

/** `Mo-Fr`, `Mo,We`, `Sa-Mo`, `Th[1]`, `Mo-Fr,PH`: weekdays in order, which of the month, and the holidays named with them. */
export function readDays(tokens: Tokens): { days: number[]; nth: number[]; holidays: string[] } {
  const days = new Set<number>();
  const holidays: string[] = [];
  let shared: string | undefined;
  let nth: number[] = [];
  do {
    if (isHoliday(tokens.peek())) {
      holidays.push(tokens.next().toUpperCase());
      continue;
    }
    for (const day of readDayRange(tokens)) days.add(day);
    const place = tokens.peek();
    nth = readNth(tokens);
    // `Mo,Th[1]` would need two rules: the same selection must hold for every day of the list.
    if (shared !== undefined && shared !== nth.join()) throw new Unreadable(`token:${place ?? 'end'}`);
    shared = nth.join();
  } while (tokens.peek() === ',' && (isDay(tokens.peek(1)) || isHoliday(tokens.peek(1))) && tokens.skip(','));
  return { days: [...days].sort((a, b) => a - b), nth, holidays };
}

/** `09:00-12:00,14:00-18:00`; hours past 24 are turned into those of the next day. */
export function readTimes(tokens: Tokens): TimeRange[] {
  const ranges: TimeRange[] = [];
  do {
    const from = readMinutes(tokens, 23 * 60 + 59);
    tokens.expect('-');
    const written = tokens.peek();
    const end = readMinutes(tokens, 48 * 60);
    const to = end > 24 * 60 ? end - 24 * 60 : end;
    // The same hour twice, or more than a whole day.
    if (to === from || (end > 24 * 60 && to > from)) throw new Unreadable(`token:${written}`);
    ranges.push({ from: clock(from), to: clock(to) });
  } while (tokens.peek() === ',' && isTime(tokens.peek(1)) && tokens.skip(','));
  return ranges;
}

/** Nothing after the days means the whole of them. */
export function readTimesOrOff(tokens: Tokens): 'off' | TimeRange[] {
  if (isOff(tokens.peek())) {
    tokens.next();
    return 'off';
  }
  return tokens.isDone || tokens.peek() === ';' ? [WHOLE_DAY] : readTimes(tokens);
}

function readDayRange(tokens: Tokens): number[] {
  const from = oneOf(DAY_NAMES, tokens);
  const to = tokens.skip('-') ? oneOf(DAY_NAMES, tokens) : from;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => ((from - 1 + i) % 7) + 1);
}

function readNth(tokens: Tokens): number[] {
  if (!tokens.skip('[')) return [];
  const found = new Set<number>();
  do {
    const from = readPlace(tokens);
    const to = from > 0 && tokens.skip('-') ? readPlace(tokens) : from;
    for (let place = from; place <= to; place++) found.add(place);
  } while (tokens.skip(','));
  tokens.expect(']');
  // First to fifth, then from the end: last before last but one.
  return [...found].sort((a, b) => (a > 0 && b > 0 ? a - b : b - a));
}

function readPlace(tokens: Tokens): number {
  const sign = tokens.skip('-') ? -1 : 1;
  if (!/^[1-5]$/.test(tokens.peek() ?? '')) tokens.refuse();
  return sign * Number(tokens.next());
}

function readMinutes(tokens: Tokens, max: number): number {
  const token = tokens.peek();
  if (token === undefined || !isTime(token)) return tokens.refuse();
  const [hours, minutes] = token.split(':').map(Number);
  const total = hours! * 60 + minutes!;
  if (minutes! > 59 || total > max) return tokens.refuse();
  tokens.next();
  return total;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function oneOf(names: string[], tokens: Tokens): number {
  const index = indexOf(names, tokens.peek());
  if (index === 0) tokens.refuse();
  tokens.next();
  return index;
}

/** 1 for the first name, 0 for none of them. */
function indexOf(names: string[], token: string | undefined): number {
  if (token === undefined) return 0;
  return names.findIndex((name) => name.toLowerCase() === token.toLowerCase()) + 1;
}
