/**
 * Opening hours as a door has them, one line for each kind of day: « lundi et jeudi 9h-12h et 14h-18h », « fermé en août ».
 * The other way of `lib/opening-hours/french`: what is said here is read back as the same hours.
 */
import type { DateRange, OpeningHours, OpeningRule, TimeRange } from '../lib/opening-hours.ts';
import { formatOpeningHours, isWeekly, readFrenchHours } from '../lib/opening-hours.ts';
import { dayName, monthName } from './calendar-names.ts';
import { joinWords } from './language.ts';

/** Undefined where no such words say the whole of it. */
export function hoursInWords(hours: OpeningHours): string | undefined {
  const said = linesOf(hours)?.join('\n');
  const back = said ? readFrenchHours(said) : undefined;
  return back?.ok && isSameHours(back.value, hours) ? said : undefined;
}

/** Whatever rules say them in which order. */
export const isSameHours = (one: OpeningHours, other: OpeningHours): boolean =>
  formatOpeningHours(inOrder(one)) === formatOpeningHours(inOrder(other));

/** Days of the same hours share a rule; of two rules that speak of one day, the later holds. */
export function inOrder(hours: OpeningHours): OpeningHours {
  return { ...hours, rules: [...weekly(hours.rules), ...hours.rules.filter((rule) => !isWeekly(rule))] };
}

function weekly(rules: readonly OpeningRule[]): OpeningRule[] {
  const days = new Map<number, OpeningRule>();
  for (const rule of rules.filter(isWeekly)) for (const day of rule.days) days.set(day, rule);
  const same = new Map<string, OpeningRule>();
  for (const [day, { ranges, closed }] of [...days].sort(([a], [b]) => a - b)) {
    // A day without hours is closed: nothing is to be said.
    if (closed) continue;
    const key = JSON.stringify(ranges);
    const rule = same.get(key);
    if (rule) rule.days.push(day);
    else same.set(key, { days: [day], ranges, closed: false });
  }
  return [...same.values()];
}

function linesOf({
  rules,
  always,
  publicHolidays,
  schoolHolidays,
}: OpeningHours): (string | undefined)[] | undefined {
  // Hours of holidays have no words that all read alike.
  if ([publicHolidays, schoolHolidays].some((one) => one !== undefined && one !== 'off')) return undefined;
  return [
    ...(always ? ['24h/24'] : []),
    ...weekly(rules).map((rule) => openLine(rule)),
    ...rules.filter((rule) => !isWeekly(rule)).map(specialLine),
    ...(publicHolidays ? ['fermé les jours fériés'] : []),
    ...(schoolHolidays ? ['fermé pendant les vacances scolaires'] : []),
  ];
}

const openLine = ({ days, ranges, closed }: OpeningRule): string =>
  `${daysText(days)} ${closed ? 'fermé' : rangesInWords(ranges)}`;

function specialLine(rule: OpeningRule): string {
  const { days, ranges, closed, months, dates, nth } = rule;
  const when = months?.map(({ from, to }) => monthsText(from, to)).join(', ');
  if (dates) return `fermé ${dates.map(dateText).join(', ')}`;
  if (nth) {
    const named = `${joinWords(nth.map(rankText), 'fr')} ${dayName(days[0]!, 'fr')} du mois`;
    return `${when ? `${when} : ` : ''}${closed ? `fermé le ${named}` : `${named} ${rangesInWords(ranges)}`}`;
  }
  if (closed && days.length === 7) return `fermé ${when}`;
  return `${when} : ${openLine(rule)}`;
}

function daysText(days: readonly number[]): string {
  const names = days.map((day) => dayName(day, 'fr'));
  if (days.length === 7) return 'tous les jours';
  const last = days.length - 1;
  const isRun = last > 1 && days[last] === days[0]! + last;
  return isRun ? `du ${names[0]} au ${names[last]}` : joinWords(names, 'fr');
}

/** « 9h-12h et 14h-18h »; '' of none. */
export const rangesInWords = (ranges: readonly TimeRange[]): string =>
  ranges.map(({ from, to }) => `${timeText(from)}-${timeText(to)}`).join(' et ');

/** « 9h », « 13h30 » */
function timeText(time: string): string {
  const [hour = '', minute] = time.split(':');
  return `${Number(hour)}h${minute === '00' ? '' : minute}`;
}

const rankText = (nth: number): string => (nth === -1 ? 'dernier' : nth === 1 ? '1er' : `${nth}e`);

function monthsText(from: number, to: number): string {
  const [first, last] = [monthName(from, 'fr'), monthName(to, 'fr')];
  return from === to ? `en ${first}` : `${/^[ao]/.test(first) ? 'd’' : 'de '}${first} à ${last}`;
}

/** « le 1er mai », « du 24 décembre 2026 au 2 janvier 2027 » */
function dateText({ from, to }: DateRange): string {
  return from === to ? `le ${dayText(from)}` : `du ${dayText(from)} au ${dayText(to)}`;
}

function dayText(date: string): string {
  const [day, month, year] = date.split('-').reverse().map(Number);
  return [day === 1 ? '1er' : day, monthName(month!, 'fr'), year].filter(Boolean).join(' ');
}
