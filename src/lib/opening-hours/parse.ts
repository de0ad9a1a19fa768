import { bad, good, type Parsed } from '../result.ts';
import {
  isDate,
  isDay,
  isHoliday,
  isMonth,
  isOff,
  isTime,
  readDates,
  readDays,
  readMonths,
  readTimesOrOff,
} from './selectors.ts';
import { Tokens, Unreadable } from './tokens.ts';
import { ALL_DAYS, type OpeningHours, type OpeningRule, type TimeRange } from './types.ts';

/**
 * Reads the common subset of OpenStreetMap's `opening_hours`
 * (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification): days, times, months, dates (`Aug 01-15`, `Dec 24-Jan
 * 02`, `2026 Dec 24-2027 Jan 02`), nth weekdays, PH and SH, `off`, `24/7`. Not in it: weeks, years alone, sunrise, comments, open ends (`18:00+`), parts of a day off.
 *
 * A comma before a new rule is taken when its days are not those of the rules before it, since it then says the same as
 * a semicolon. Rules of holidays lose their place among the others: they are about other days.
 * Reasons: 'empty'; 'end' when something is missing after the last word; 'token:…' with the first word not understood.
 */
export function parseOpeningHours(text: string): Parsed<OpeningHours> {
  const tokens = new Tokens(text);
  if (tokens.isDone) return bad('empty');
  const hours: OpeningHours = { rules: [] };
  try {
    do {
      if (tokens.isDone) break; // a semicolon at the end
      readRule(tokens, hours);
    } while (goesOn(tokens, hours));
  } catch (error) {
    if (error instanceof Unreadable) return bad(error.reason);
    throw error;
  }
  return good(hours);
}

function readRule(tokens: Tokens, hours: OpeningHours): void {
  if (tokens.peek() === '24/7' && isFirst(hours)) {
    tokens.next();
    hours.always = true;
    return;
  }
  const season = readSeason(tokens);
  const named = isDay(tokens.peek()) || (isHoliday(tokens.peek()) && !season) ? readDays(tokens) : undefined;
  if (!season && !named && !isTime(tokens.peek()) && !isOff(tokens.peek())) tokens.refuse();
  if (season && named && named.holidays.length > 0) tokens.refuse();
  const times = readTimesOrOff(tokens);
  for (const holiday of named?.holidays ?? [])
    hours[holiday === 'PH' ? 'publicHolidays' : 'schoolHolidays'] = times;
  const days = named ? named.days : ALL_DAYS;
  if (days.length > 0) hours.rules.push(ruleOf(days, times, season, named?.nth));
}

type Season = Pick<OpeningRule, 'months' | 'dates'>;

function readSeason(tokens: Tokens): Season | undefined {
  if (isDate(tokens)) return { dates: readDates(tokens) };
  return isMonth(tokens.peek()) ? { months: readMonths(tokens) } : undefined;
}

function ruleOf(
  days: number[],
  times: 'off' | TimeRange[],
  season: Season = {},
  nth: number[] = [],
): OpeningRule {
  return {
    days: [...days],
    ranges: times === 'off' ? [] : times,
    closed: times === 'off',
    ...season,
    ...(nth.length > 0 && { nth }),
  };
}

/** Steps over what separates two rules; false at the end. */
function goesOn(tokens: Tokens, hours: OpeningHours): boolean {
  if (tokens.isDone) return false;
  if (tokens.skip(';')) return true;
  if (tokens.peek() === ',' && opensOtherDays(tokens, hours)) return tokens.skip(',');
  return tokens.refuse();
}

function opensOtherDays(tokens: Tokens, hours: OpeningHours): boolean {
  if (!isDay(tokens.peek(1)) && !isHoliday(tokens.peek(1))) return false;
  // Whether the season of a rule hold for what comes after its comma is anyone's guess.
  if (hours.always || isSeasonal(hours.rules[hours.rules.length - 1])) return false;
  // Reads ahead on a copy of the words that are left.
  const words: string[] = [];
  for (let i = 1; tokens.peek(i) !== undefined && tokens.peek(i) !== ';'; i++) words.push(tokens.peek(i)!);
  const { days } = readDays(new Tokens(words.join(' ')));
  return hours.rules.every((rule) => rule.days.every((day) => !days.includes(day)));
}

const isSeasonal = (rule: OpeningRule | undefined): boolean => Boolean(rule?.months ?? rule?.dates);

function isFirst(hours: OpeningHours): boolean {
  return hours.rules.length === 0 && !hours.always;
}
