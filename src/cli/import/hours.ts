/**
 * Opening hours that a table gives by half-day, in the words people use (« 8h30-12h », « 14h18h », « - »),
 * to OpenStreetMap's syntax. What is not a range of hours is said in words, day by day, and never lost.
 */
import { formatOpeningHours } from '../../lib/opening-hours.ts';
import type { OpeningRule, TimeRange } from '../../lib/opening-hours.ts';
import { fold } from '../../lib/text/fold.ts';
import { lookUp } from './map.ts';
import type { HalfDaySpec } from './map.ts';
import { DAYS } from './map-words.ts';

export interface DayCells {
  /** 1 for Monday. */
  day: number;
  /** The whole day in one cell, or its parts in order. */
  parts: readonly { column: string; text: string }[];
}

export interface HoursRead {
  /** OSM text; '' where no range was read. */
  hours: string;
  /** A sentence on what is not a range; '' if there is nothing to say. */
  note: string;
  unread: { column: string; text: string }[];
}

/** A range in minutes from midnight. */
interface Span {
  from: number;
  to: number;
}

/** One part of a day, read. */
interface Part {
  day: number;
  /** « matin », « après-midi », or '' for the whole day. */
  name: string;
  spans: Span[];
  closed: boolean;
  words?: string | undefined;
}

export function readHalfDays(
  days: readonly DayCells[],
  spec: Pick<HalfDaySpec, 'closed' | 'texts'>,
): HoursRead {
  const unread: HoursRead['unread'] = [];
  const parts = days.flatMap(({ day, parts: cells }) =>
    cells.map(({ column, text }, i): Part => {
      const name = cells.length === 1 ? '' : cells.length === 2 ? ['matin', 'après-midi'][i]! : column;
      const part = { day, name, spans: [], closed: isClosed(text, spec.closed) };
      if (text === '' || part.closed) return part;
      const spans = readSpans(text);
      if (spans && isLikely(spans, name)) return { ...part, spans };
      unread.push({ column, text });
      return { ...part, words: lookUp(spec.texts, text)?.[0] ?? text };
    }),
  );
  const isOpen = parts.some((part) => part.spans.length > 0);
  // With not one hour to show, a week of closed days would deny what the note says.
  const said = isOpen ? parts : parts.map((part) => (part.closed ? { ...part, words: 'fermé' } : part));
  return { hours: isOpen ? formatOpeningHours({ rules: rulesOf(parts) }) : '', note: sayParts(said), unread };
}

const CLOSED = new Set(['-', '--', 'ferme', 'fermee', 'fermes', 'fermeture', 'non', 'off', 'closed']);

function isClosed(text: string, more: readonly string[]): boolean {
  const bare = fold(text);
  return CLOSED.has(bare) || more.some((word) => fold(word) === bare);
}

const TIME = String.raw`(\d{1,2})(?: ?(?:h|:|heures?)(?: ?(\d{2}))?)?`;
const HOUR = String.raw`(\d{1,2}) ?(?:h|:|heures?)(?: ?(\d{2}))?`;
// With a sign between them, one « h » of the two may be missing (« 9-12h »); without it, both are needed.
const APART = new RegExp(`^(?:de )?${TIME} ?(?:-|a|>|jusqu'a|jusqu a) ?${TIME}$`);
const TOGETHER = new RegExp(`^${HOUR} ?${HOUR}$`);

/** The ranges of a cell, or undefined where a part of it is not one. */
function readSpans(text: string): Span[] | undefined {
  if (text.length > 100) return undefined;
  const bare = fold(text).replaceAll('midi', '12h').replaceAll('minuit', '24h');
  const spans = bare.split(/ ?[/,;&+] ?| et (?:de )?| puis (?:de )?/).map(readSpan);
  return spans.includes(undefined) ? undefined : (spans as Span[]);
}

function readSpan(text: string): Span | undefined {
  const match = APART.exec(text) ?? TOGETHER.exec(text);
  if (!match) return undefined;
  const [from, to] = [minutes(match[1], match[2]), minutes(match[3], match[4])];
  if (from === undefined || to === undefined || from === 24 * 60) return undefined;
  // An end before the start is a night out, or a slip: « 14h-12h ».
  return from < to || (from >= 17 * 60 && to <= 6 * 60) ? { from, to } : undefined;
}

function minutes(hours = '', rest = '0'): number | undefined {
  const [hour, minute] = [Number(hours), Number(rest)];
  return minute < 60 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : undefined;
}

/** « 2h-6h » in the afternoon is a way of speaking that may mean 14 h: it stays in words. */
const isLikely = (spans: readonly Span[], part: string) =>
  part !== 'après-midi' || spans.every(({ from, to }) => to > 12 * 60 || to < from);

/** One rule for all the days that have the same hours; closed is said where the table says it of the whole day. */
function rulesOf(parts: readonly Part[]): OpeningRule[] {
  const rules: OpeningRule[] = [];
  for (const day of new Set(parts.map((part) => part.day))) {
    const own = parts.filter((part) => part.day === day);
    const ranges = merge(own.flatMap((part) => part.spans)).map(toRange);
    const closed = own.every((part) => part.closed);
    if (ranges.length === 0 && !closed) continue;
    const same = rules.find((rule) => JSON.stringify(rule.ranges) === JSON.stringify(ranges));
    if (same) same.days.push(day);
    else rules.push({ days: [day], ranges, closed });
  }
  return rules.toSorted((a, b) => Number(a.closed) - Number(b.closed));
}

/** « 9h-12h » and « 12h-17h » are one range; so are two that overlap. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && last.to > last.from && span.from <= last.to && span.to > span.from)
      last.to = Math.max(last.to, span.to);
    else if (!last || last.from !== span.from || last.to !== span.to) merged.push({ ...span });
  }
  return merged;
}

const toRange = ({ from, to }: Span): TimeRange => ({ from: clock(from), to: clock(to) });
const clock = (time: number) =>
  `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;

/** « Mardi matin : sur rendez-vous ; samedi et dimanche : sous condition » */
function sayParts(parts: readonly Part[]): string {
  const texts = [...new Set(parts.flatMap((part) => part.words ?? []))];
  const said = texts.map((text) => `${sayWhen(parts, text)} : ${text}`).join(' ; ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function sayWhen(parts: readonly Part[], text: string): string {
  const whole: number[] = [];
  const halves: string[] = [];
  for (const day of new Set(parts.map((part) => part.day))) {
    const own = parts.filter((part) => part.day === day);
    const meant = own.filter((part) => part.words === text);
    if (meant.length === own.length) whole.push(day);
    else halves.push(...meant.map((part) => `${DAYS[day - 1]!} ${part.name}`));
  }
  return sayList([...sayDays(whole), ...halves]);
}

/** « du lundi au mercredi », « samedi », « dimanche » */
function sayDays(days: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) =>
    run.length < 3
      ? run.map((day) => DAYS[day - 1]!)
      : [`du ${DAYS[run[0]! - 1]!} au ${DAYS[run.at(-1)! - 1]!}`],
  );
}

const sayList = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)!}`;
