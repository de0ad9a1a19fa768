import { Unreadable } from '../tokens.ts';
import type { TimeRange } from '../types.ts';
import type { Phrase } from './phrase.ts';
import type { Token } from './tokens.ts';

/** In minutes from midnight; `to` before `from` is a time of the next day. */
export interface Span {
  from: number;
  to: number;
}

type Time = Extract<Token, { kind: 'time' }>;

const HOUR = 60;
/** An end after midnight is that of an evening: « 20h-2h » is, « 14h-12h » is a slip. */
const EVENING = 17 * HOUR;
const NIGHT_END = 6 * HOUR;
/** « de 2h à 6h » is a way of speaking of the afternoon: it may not be read as the night. */
const EARLIEST = 5 * HOUR;

/** « 9h-12h », « de 9 h à 12 h 30 et de 14 h à minuit », « matin : 9-12h, après-midi : 14-18h ». */
export function readSpans(phrase: Phrase): Span[] | undefined {
  const first = phrase.attempt(() => readSpan(phrase));
  if (!first) return undefined;
  const spans = [first];
  for (;;) {
    const other = phrase.attempt(() => {
      phrase.skipAny('et', ',', '/', 'puis', '&', '+');
      return readSpan(phrase);
    });
    if (!other) break;
    spans.push(other);
  }
  return inOrder(spans);
}

function readSpan(phrase: Phrase): Span | undefined {
  const half = readHalf(phrase);
  if (half) phrase.skip(':');
  const isBetween = phrase.skip('entre');
  if (!isBetween) phrase.skip('de');
  const from = phrase.take('time');
  if (!from) return undefined;
  const isDash = !isBetween && phrase.skip('-');
  if (!isDash && !phrase.skipAny(...(isBetween ? ['et'] : ['a', "jusqu' a", '>']))) return undefined;
  const to = phrase.take('time');
  if (!to) return phrase.refuse();
  // A number alone is an hour where the other one is; « 9-12 » are two, « 1-3 » may be days.
  if (from.bare && to.bare && !(isDash && from.minutes >= EARLIEST))
    throw new Unreadable(`token:${from.text}`);
  const span = likely(from, to);
  if (half && !isIn(half, span)) throw new Unreadable(`token:${from.text}`);
  phrase.skipAny(
    'sans interruption',
    'sans coupure',
    'non stop',
    'non - stop',
    'en continu',
    'journee continue',
  );
  if (!half)
    phrase.attempt(() => {
      const after = readHalf(phrase);
      return after && isIn(after, span) ? after : undefined;
    });
  return span;
}

type Half = 'matin' | 'apres-midi' | 'soir';

/** The part of the day that is named beside the hours; alone, it says none. */
function readHalf(phrase: Phrase): Half | undefined {
  return phrase.attempt(() => {
    phrase.skipAny('le', "l'");
    if (phrase.skipAny('matin', 'matins')) return 'matin';
    if (phrase.skipAny('apres-midi', 'apres midi', 'apres-midis', 'aprem')) return 'apres-midi';
    if (phrase.skipAny('soir', 'soirs', 'soiree')) return 'soir';
    return undefined;
  });
}

const isIn = (half: Half, { from, to }: Span): boolean => {
  if (half === 'matin') return from < to && to <= 14 * HOUR && from < 12 * HOUR;
  return from >= (half === 'soir' ? EVENING : 12 * HOUR);
};

function likely(from: Time, to: Time): Span {
  const span = { from: from.minutes, to: to.minutes };
  const written = `${from.text}-${to.text}`;
  const isNight = span.from >= EVENING && span.to <= NIGHT_END;
  if (span.from >= 24 * HOUR || (span.from >= span.to && !isNight)) throw new Unreadable(`order:${written}`);
  if (span.from < EARLIEST && span.to < 12 * HOUR) throw new Unreadable(`token:${from.text}`);
  return span;
}

/** As they were said, one after the other; one that begins before another ends is a slip. */
function inOrder(spans: Span[]): Span[] {
  for (const [i, span] of spans.entries()) {
    const before = spans[i - 1];
    if (before && (before.to < before.from || span.from < before.to))
      throw new Unreadable(`order:${clock(before.to)}-${clock(span.from)}`);
  }
  return spans;
}

export const overlap = (one: Span, other: Span): boolean =>
  one.from < endOf(other) && other.from < endOf(one);

const endOf = ({ from, to }: Span): number => (to < from ? to + 24 * HOUR : to);

export const rangeOf = ({ from, to }: Span): TimeRange => ({ from: clock(from), to: clock(to) });

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
